"""Finds coded systems of clusters, “246”产业体系, and the industries of which they are made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.sectors import sector_like
from kg.text.search import matches_at, matches_before, openings

_WHAT = (
    r"(?:现代化?|新型|先进|特色|优势|战略性?|新兴|制造业?|工业化?|服务业|产业链?|链群?|重点|标志性|主导|支柱|"
    r"高质量|绿色|数字|[百千万]*亿级|培育|发展|新|集群)"
)
_N = r"[一二两三四五六七八九\d]"
_CODED = re.compile(
    r"(?:“?(?P<code>\d{1,4}(?:\+(?:\d{1,2}|[NXnx]))+|\d{2,4}[NXnx]|\d{3,5})”?"
    rf"|“(?P<parts>{_N}[主核]{_N}[辅特新副翼配](?:{_N}[辅特新副翼配])?)”)"
    rf"(?P<head>(?={_WHAT}{{0,6}}?(?:产业|集群|制造业|工业|链)){_WHAT}{{0,6}}?(?:集群体系|集群|体系|格局|布局|矩阵|版图|方阵|链群|(?<=产业)(?=规模|集中|集聚|总?产值|实现|完成|营收|营业|占|增|[，。；]))(?:体系)?)?"
)
_SUMMED = re.compile(
    rf"“(?P<parts>[\u4e00-\u9fff]{{2,10}}(?:\+[\u4e00-\u9fff]{{2,10}}){{1,4}})”{_WHAT}{{0,3}}?产业(?:集群|体系|格局|矩阵)"
)
"""A cluster called by its parts: “磷化工+金属冶炼+新材料”产业集群."""
_OPENS = openings("", {"“": r"\d|[一二两三四五六七八九][主核]", r"\d": r"\d{0,3}\+|\d\d"})


def find_coded(page: Page) -> Iterator[Mention]:
    """Coded systems: “246”产业体系, 3+3+X现代产业集群. A bare number needs quotes and a head, once in the document."""
    named: dict[str, str] = {}
    found: list[tuple[int, int, str, str | None]] = []
    for match in matches_at(_OPENS, _CODED, page.text, 0, len(page.text)):
        code, head = match["code"] or match["parts"], match["head"]
        quoted = match.group().startswith("“")
        if "+" not in code and not (quoted and (head or code in named)):
            continue
        if "+" in code and not (head or quoted or code in named):
            continue
        if head:
            named.setdefault(code, f"“{code}”{head}")
        found.append((match.start(), match.end(), code, head))
    for match in _SUMMED.finditer(page.text):
        yield Mention(
            *match.span(), "IndustryCluster", match.group(), "cluster.coded", 0.9, (match["parts"],)
        )
    for start, end, code, _ in found:
        if code not in named:
            continue
        printed = page.text[start:end]
        yield Mention(
            start,
            end,
            "IndustryCluster",
            named[code],
            "cluster.coded",
            0.95,
            tuple({printed, code, f"“{code}”"} - {named[code]}),
        )


_CODE = re.compile(r"\+")
_AHEAD = 21
"""What stands before that at most: ，共同构成了…….“."""
_SYSTEM = re.compile(r"，?(?:共同|一起|一道)?(?:构成|组成|撑起|形成)了?[^，。；]{0,10}?“?\d\+")


def find_system(page: Page) -> Iterator[Mention]:
    """Industries of which a coded system is made: A、B与C共同构成“3+3”现代化产业体系."""
    for match in matches_before(_CODE, _AHEAD, _SYSTEM, page.text, 0, len(page.text)):
        at = (
            max(page.text.rfind(mark, max(0, match.start() - _ROW), match.start()) for mark in "，。；：\n")
            + 1
        )
        listed = page.text[at : match.start()]
        if "、" not in listed or len(listed) > _ROW:
            continue
        for item in re.split("(、|和|与|及)", listed):
            if item not in ("、", "和", "与", "及") and sector_like(page, item):
                yield Mention(at, at + len(item), "Industry", item, "industry.listed", 0.82)
            at += len(item)


_ROW = 100
"""Characters of the longest list that makes up a system."""
