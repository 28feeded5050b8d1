"""What 前者 and 后者 mean, and 全市 where the text has turned to the city above its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.page import Page, Sentence
from kg.extract.reading.places import ancestors
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import State
from kg.extract.things.things import Things

WIDE = ("全市", "全州", "全盟")
_TURNS = re.compile("(?:^|[，。；：！？\n”]|放眼|放大到|纵观|环顾|着眼|整个|看|是|据)$")
"""What stands before a place that a sentence turns to."""


def wider_place(page: Page, things: Things, state: State, found: list[Reference], end: int) -> int | None:
    """The place above the page's that the paragraph speaks of at a position: 保山是……主产区，全市……."""
    if state.place is None:
        return None
    above = ancestors(page, things, state.place)
    named = [r for r in found if r.kind == "District" and r.printed and r.end <= end]
    turned = [r for r in named if _TURNS.search(page.text, max(0, r.start - 3), r.start)]
    last = max(turned, key=lambda r: r.start, default=None)
    if last is None:
        return state.wider
    return last.thing if last.thing in above else None


_OF_TWO = re.compile(r"前者|后者(?!园)")
_TWO = frozenset(
    ("Enterprise", "District", "IndustrialPark", "Project", "IndustryCluster", "Institution", "Industry")
)


def former_and_latter(
    page: Page, state: State, sentence: Sentence, found: list[Reference]
) -> Iterator[Reference]:
    """前者 and 后者: the last two names of one kind that stand before, in their sentence or else the one before it."""
    before = sentence.end
    told_before, state.latter = state.latter, None
    for match in _OF_TWO.finditer(page.text, sentence.start, sentence.end):
        before = min(before, match.start())  # the same two for 后者 as for 前者
        here = sorted((r for r in found if r.end <= before), key=lambda r: r.start)
        two = _two_of(here) or _two_of(state.last)
        meant = two[match.group() == "后者"] if two is not None else None
        if match.group() == "后者" and not here and told_before is not None:
            meant = told_before
        if meant is not None:
            yield Reference(*match.span(), meant.kind, meant.thing, False)
        if two is not None and match.group() == "前者":
            state.latter = two[1]


def _two_of(names: Iterable[Reference]) -> tuple[Reference | None, Reference] | None:
    """The last two names of one kind; the former is None where there is but one."""
    named = [r for r in names if r.printed and r.kind in _TWO]
    if not named:
        return None
    alike = [r for r in named if r.kind == named[-1].kind and r.thing != named[-1].thing]
    return (alike[-1] if alike else None, named[-1])
