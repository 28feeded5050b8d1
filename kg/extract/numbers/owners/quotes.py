"""Whose words a quotation is that stands before its speaker: “……产值可达8亿元。”某公司总经理说."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.page import Page
from kg.extract.reading.state import Read

_SAYS = re.compile(
    r"[^，。；]{2,40}?(?:说|表示|介绍|告诉|坦言|透露|直言|感慨|感叹|回忆|算了|称)(?![明书号法得])"
)
_LONGEST = 6
"""Sentences of the longest quotation."""


def speakers(page: Page, reads: Sequence[Read]) -> dict[int, int]:
    """Beginning of a quoted sentence → the firm whose man is named behind the quotation."""
    found: dict[int, int] = {}
    for at, read in enumerate(reads):
        if read.sentence.role != "body" or not page.text.startswith("“", read.sentence.start):
            continue
        quoted = _quoted(page, reads[at : at + _LONGEST])
        following = reads[at + len(quoted)] if at + len(quoted) < len(reads) else None
        if not quoted or following is None or following.sentence.paragraph != read.sentence.paragraph:
            continue
        firm = _speaker(page, following)
        if firm is not None:
            found.update({one.sentence.start: firm for one in quoted})
    return found


def _quoted(page: Page, reads: Sequence[Read]) -> list[Read]:
    """The sentences up to the one that ends with the closing quotation mark; none if a mark closes earlier."""
    quoted: list[Read] = []
    for read in reads:
        quoted.append(read)
        start, end = read.sentence.start, read.sentence.end
        if page.text.startswith("”", end - 1):
            return quoted
        if page.text.count("”", start, end) > page.text.count("“", start, end) - (len(quoted) == 1):
            return []
    return []


def _speaker(page: Page, read: Read) -> int | None:
    says = _SAYS.match(page.text, read.sentence.start, read.sentence.end)
    if says is None:
        return None
    firms = {r.thing for r in read.references if r.kind == "Enterprise" and r.printed and r.end <= says.end()}
    return firms.pop() if len(firms) == 1 else None
