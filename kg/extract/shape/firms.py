"""Whether a stretch of text can be the short name of a firm."""

from __future__ import annotations

import re

from kg.extract.lexicon import Lexicon
from kg.extract.page import Page
from kg.extract.shape.brands import brand_weight, is_ware
from kg.text.segment import is_word, words


def name_like(page: Page, text: str) -> bool:
    """Whether a text can be a firm's short name rather than a thing, a trade or a phrase."""
    lexicon = page.lexicon
    if not 2 <= len(text) <= 12 or text in lexicon.seeds.industries or text in lexicon.seeds.generic:
        return False
    if text in lexicon.districts or text in lexicon.seeds.edges or _SAYS.search(text):
        return False
    first = words(text)[0]
    if len(first) > 1 and first in lexicon.seeds.edges and first not in lexicon.seeds.trade_words:
        return False
    if text in lexicon.heads or lexicon.ends("not_firm_endings", text):
        return False
    if ("group", text) in lexicon.canonical:
        return True
    if is_ware(lexicon, text) and (len(text) < 4 or brand_weight(lexicon, text[:2], traded=True) < 0.5):
        return False
    if _made_there(lexicon, text):
        return False
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


_SAYS = re.compile(
    r"[的了在是有不被把等个项]|(?<=[\d一二两三四五六七八九十百千万多余几数])家|家$|^[\d一两几也都还又就已而且但则均更]"
    r"|产值|营收|收入|税收|利润|销量|产量|增长|下降|合计|分别|同比|[日月年]处理|[日月年]产(?!业)|屠宰|[两三四五六七八九十](?:大|方|巨头|企业|公司)|\d[万亿多余]|平方米|第\d"
)
"""What no short name of a firm holds: function words, and what is told of a firm."""


def _made_there(lexicon: Lexicon, text: str) -> bool:
    """Whether a text says what is made rather than by whom: 高压油管制造."""
    ware = text[:-2] if text.endswith(("制造", "加工", "生产")) else ""
    return (
        len(ware) > 2
        and lexicon.ends("product_heads", ware)
        and brand_weight(lexicon, ware[:2], traded=True) < 0.5
    )


def after_edge(page: Page, start: int, end: int) -> int:
    """Where the first member of a list begins: after the last verb or function word before it."""
    seeds = page.lexicon.seeds
    cut = start
    for s, e in page.tokens_in(start, end):
        if e < end and page.text[s:e] in seeds.edges:
            cut = e
    cut = max(cut, start + _last_edge(page.lexicon, page.text[start:end]))
    while cut < end and page.text[cut] in "了的":
        cut += 1
    return cut


def after_kind(page: Page, start: int, item: str) -> tuple[int, str]:
    """A list's item without the kind of firm that stands before its name: 膜电极厂商潍科膜."""
    cut = max(
        (
            m.end()
            for m in page.lexicon.any_of["before_firms"].finditer(item)
            if m.end() < len(item) - 1
            and not item.startswith(("（", "集团", "股份"), m.end())
            and not item.endswith(("有限公司", "集团公司", "股份公司"), 0, m.end())
        ),
        default=0,
    )
    cut += cut > 0 and item.startswith("业", cut)  # 港企·业
    if mill := _MILL.match(item):
        cut = max(cut, mill.end() if all(map(is_word, words(mill.group(1)))) else 0)
    return start + cut, item[cut:]


_MILL = re.compile(r"([\u4e00-\u9fff]{2,6})厂(?=[\u4e00-\u9fff]{2,}(?!厂))")
"""A kind of works before its name: 领带厂雅士林集团."""


def _last_edge(lexicon: Lexicon, item: str) -> int:
    """Where the last edge word of two or more characters ends before the end of an item, else 0."""
    edges, trades = lexicon.seeds.edges, lexicon.seeds.trade_words
    for end in range(len(item) - 1, 1, -1):
        for start in range(max(end - lexicon.longest_edge, 0), end - 1):
            word = item[start:end]
            if word in edges and word not in trades and item.rfind(word) == start:
                return end
    return 0


THING = re.compile(
    r"(?:材料|产业|产品|生产线|技术|行业|领域|基地|市场|板块|设备|系统|零部件|制造|生产|研发|应用|出口|项目|工程|相关产能|业$|化)"
)
