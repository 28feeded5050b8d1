"""Whether a stretch of text can be the short name of a firm."""

from __future__ import annotations

import re

from kg.extract.page import Page
from kg.text.segment import words


def name_like(page: Page, text: str) -> bool:
    """Whether a text can be a firm's short name rather than a thing, a trade or a phrase."""
    lexicon = page.lexicon
    if not 2 <= len(text) <= 12 or text in lexicon.seeds.industries or text in lexicon.seeds.generic:
        return False
    if (
        text in lexicon.districts
        or text in lexicon.seeds.edges
        or re.search(r"[的了在是有不被把等个家项]|^[\d一两几]", text)
    ):
        return False
    first = words(text)[0]
    if len(first) > 1 and first in lexicon.seeds.edges and first not in lexicon.seeds.trade_words:
        return False
    if any(text == c for c in lexicon.heads) or text.endswith(
        (
            "企业",
            "产业",
            "行业",
            "项目",
            "技术",
            "人才",
            "政策",
            "服务",
            "专业",
            "领域",
            "环节",
            "市场",
            "高校",
            "院所",
            "机构",
        )
    ):
        return False
    if ("group", text) in lexicon.canonical:
        return True
    parts = words(text)
    if len(parts) == 1:
        return False
    if all(
        len(w) > 1
        and (w in lexicon.seeds.generic or w in lexicon.seeds.edges or w in lexicon.seeds.industries)
        for w in parts
    ):
        return False
    brandless = lexicon.splitter.split(text)
    return not (not brandless.brand and not brandless.place)


def after_edge(page: Page, start: int, end: int) -> int:
    """Where the first member of a list begins: after the last verb or function word before it."""
    seeds = page.lexicon.seeds
    cut = start
    for s, e in page.tokens(page.sentence_at(start)):
        if s >= start and e < end and page.text[s:e] in seeds.edges:
            cut = e
    item = page.text[start:end]
    for word in seeds.edges:
        if (
            len(word) > 1
            and word not in seeds.trade_words
            and (at := item.rfind(word)) >= 0
            and start + at + len(word) < end
        ):
            cut = max(cut, start + at + len(word))
    while cut < end and page.text[cut] in "了的":
        cut += 1
    return cut


THING = re.compile(
    r"(?:材料|产业|产品|生产线|技术|行业|领域|基地|市场|板块|设备|系统|零部件|制造|生产|研发|应用|出口|业$|化)"
)
NOT_BRAND = frozenset(
    "年月日个家条项亿万元米吨套台件名位人区市县镇乡省国新大小多高低超约近余之内外中间均达至增占比率化型式性类种级首次能可会要需应所未无不很更最较越再只仅每双单独两一二三四五六七八九十百千户"
)
