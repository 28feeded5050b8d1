"""Lists joined by 、 as items with their positions."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ROW = re.compile(r"[^，。；：、！？“”（）—\s]{2,26}(?:、[^，。；：、！？“”（）—\s]{2,26})+")
_STRETCH = re.compile(r"[^，。；：！？“”（）—\s]+")
"""What a list cannot reach beyond."""


def rows_in(text: str) -> Iterator[re.Match[str]]:
    """Lists joined by 、, looked for only in stretches that hold one."""
    for stretch in _STRETCH.finditer(text):
        if "、" in stretch.group():
            yield from _ROW.finditer(text, *stretch.span())


def row_items(start: int, row: str) -> list[tuple[int, str]]:
    """Items of a list that starts at a position.

    >>> row_items(5, "青禾、云岭科技")
    [(5, '青禾'), (8, '云岭科技')]
    """
    items = []
    for item in row.split("、"):
        items.append((start, item))
        start += len(item) + 1
    return items


def last_end(text: str, words: tuple[str, ...], start: int, end: int) -> int:
    """Where the last of some words in a stretch ends; -1 if none stands there.

    >>> last_end("青禾等企业落户", ("企业", "公司"), 0, 7)
    5
    """
    last = -1
    for word in words:
        found = text.rfind(word, start, end)
        if found >= 0 and found + len(word) > last:
            last = found + len(word)
    return last
