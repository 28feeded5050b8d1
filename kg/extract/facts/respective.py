"""Who is where in two lists that go together: 甲、乙分别位于东区和西区."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.facts.fact import Fact
from kg.extract.page import Page
from kg.extract.reading.scenes import places_told
from kg.extract.reading.state import Read

_EACH = re.compile(
    r"分别(?:位于|坐落|地处|设在|设|落户|入驻|进驻|落地|落子|落脚|落|选址|布局|扎根|安家|迁入|搬进|搬到|建在|建|放在|在)(?:了|在|于|到)?"
)
_AND = re.compile("、|和|与|及|以及")
_LISTED = re.compile("[、和与及]")
_SEATED = ("Enterprise", "Project", "Institution", "IndustrialPark")


def respective_facts(page: Page, reads: Sequence[Read]) -> Iterator[Fact]:
    """Each of a list lies in the place that stands at the same position behind 分别."""
    for read in reads:
        for match in _EACH.finditer(page.text, read.sentence.start, read.sentence.end):
            places = _places(page, read, match.end())
            names = _names(page, read, match.start())
            if len(names) == len(places) > 1:
                for name, place in zip(names, places, strict=True):
                    yield Fact(
                        name,
                        "locatedIn",
                        place,
                        0.88,
                        "loc.respective",
                        read.sentence.start,
                        read.sentence.end,
                    )


def _places(page: Page, read: Read, start: int) -> list[int]:
    """The places listed from a position on, each by its smallest name."""
    found: list[int] = []
    for told in places_told(page, [r for r in read.references if r.start >= start and r.printed]):
        if not (_AND.fullmatch(page.text, start, told[0].start) if found else told[0].start == start):
            break
        found.append(told[-1].thing)
        start = told[-1].end
    return found


def _names(page: Page, read: Read, end: int) -> list[int]:
    """The names of a list that ends before a position, each member by what it names last: 某公司的某项目."""
    since = max(page.text.rfind(mark, read.sentence.start, end) for mark in "。；：，") + 1
    at = max(since, read.sentence.start)
    named = [r for r in read.references if r.kind in _SEATED and r.printed and at <= r.start and r.end <= end]
    pieces: list[int] = []
    for name in named:
        if not pieces or _LISTED.search(page.text, at, name.start):
            pieces.append(name.thing)
        else:
            pieces[-1] = name.thing
        at = name.end
    return pieces
