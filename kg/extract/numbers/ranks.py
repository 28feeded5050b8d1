"""Finds ranks: 居全市第一, 全国前三."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kg.text.numerals import parse_number

_RANK = re.compile(
    r"(?:位列|位居|居|排名?(?:在)?|名列|列|排到|登|进入)?(?P<scope>全球|世界|全国|国内|全省|全市|全区|全县|亚洲|西部|中部|行业)(?:同行业)?(?P<more>[\u4e00-\u9fff“”0-9]{0,10}?)(?:第(?P<n>\d+|[一二三四五六七八九十]+)|前(?P<top>[一二三四五六七八九十]+|\d+)(?:强|名|位|甲)?|(?P<first>首位|榜首|第一))(?:位|名)?"
)


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in an order: 居全市第一, 全国前三."""

    start: int
    end: int
    place: Decimal
    scope: str
    text: str


def find_ranks(text: str, start: int, end: int) -> list[Rank]:
    """Ranks in a stretch of clean text."""
    found = []
    for match in _RANK.finditer(text, start, end):
        printed = match["n"] or match["top"]
        place = Decimal(1) if match["first"] else parse_number(printed or "")
        if place is not None and 0 < place <= 1000 and "500强" not in match.group():
            found.append(Rank(match.start(), match.end(), place, match["scope"], match.group()))
    return found
