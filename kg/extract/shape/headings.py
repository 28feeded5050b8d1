"""Headings that are a place or open with one, and lines that only say what a picture shows."""

from __future__ import annotations

import re
from functools import lru_cache

_NTH = r"第[一二三四五六七八九十\d]{1,3}[章节篇站幕程组]"
_NUMBER = rf"(?:{_NTH}|[（(]?第?[一二三四五六七八九十\d]{{1,3}})[）)】、.．:： \s]+|{_NTH}"
_LEAD = re.compile(
    rf"(?:[^\w\n]|_){{0,6}}(?:{_NUMBER})?(?:[^\w\n]|_){{0,4}}(?:(?:走进|走读|探访)[^\w\n]?)?(?:[\u4e00-\u9fff]{{2,4}}[·•])?"
)
_BEHIND = re.compile(r"(?:篇|站|卷|专版|样本|实践|答卷)?(?:[^\w\n、“]|_|$)")
_PICTURE = re.compile(
    r"[^，。；：！？]{0,40}(?:车间|生产线|产线|全景|全貌|鸟瞰图?|俯瞰图?|航拍图?|效果图|一角|现场|外景|内景|夜景|厂区)[。！]?"
    r"|[^。；：！？]{0,60}(?:工人|员工|技术人员)们?[^，。；：]{0,6}正[^，。；：]{0,30}[。！]?"
)


@lru_cache(maxsize=1024)
def leads(before: str) -> bool:
    """Whether what stands in a heading before a place is only marks, a number and such: 【, ■, （二）, 第三站：."""
    return _LEAD.fullmatch(before) is not None


def goes_on(text: str, end: int, stop: int) -> bool:
    """Whether a heading ends behind the place that it opens with, or turns to a slogan: 海盐：…, 海盐 | …, 海盐】."""
    return end >= stop or _BEHIND.match(text, end, stop) is not None


def style(before: str) -> str:
    """How headings of one row are marked before their words: （一） and （二） alike, 一、 and 二、, ■, 【."""
    opening = before.strip()
    if opening[:1] in ("（", "("):
        return "（"
    if "、" in opening:
        return "、"
    return "" if opening[:1] in ("", "“", "‘", "《") or opening[0].isalnum() else opening[0]


def mark_of(line: str) -> str:
    """The mark or number with which a heading begins.

    >>> mark_of("（二）海盐"), mark_of("■海盐"), mark_of("海盐")
    ('（二）', '■', '')
    """
    return _MARK.match(line).group()  # type: ignore[union-attr]


_MARK = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、]|[^\w\s“‘《]?")


def is_picture(text: str, start: int, end: int) -> bool:
    """Whether a line of its own says what a picture shows, and no more: 某公司生产车间。

    >>> is_picture("飞屿模具有限公司生产车间。", 0, 13), is_picture("打造一流车间，冲刺全年红。", 0, 13)
    (True, False)
    """
    alone = text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
    return alone and _PICTURE.fullmatch(text, start, end) is not None
