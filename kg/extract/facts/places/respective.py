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
    """Each of a list lies in the place that stands at the same position behind 分别, or in 一家在…，一家在…."""
    for number, read in enumerate(reads):
        start, end = read.sentence.start, read.sentence.end
        for match in _EACH.finditer(page.text, start, end):
            places = _places(page, read, match.end())
            names = _names(page, read, match.start())
            if not names and _THEY.search(page.text, start, match.start()):
                names = _spoken(reads[: number + 1], match.start(), len(places))
            yield from _paired(read, names, places)
        ones = [(m, _places(page, read, m.end())) for m in _ONE.finditer(page.text, start, end)]
        if len(ones) > 1 and all(places for _, places in ones):
            names = _spoken(reads[: number + 1], ones[0][0].start(), len(ones))
            yield from _paired(read, names, [places[0] for _, places in ones])


def _paired(read: Read, names: Sequence[int], places: Sequence[int]) -> Iterator[Fact]:
    if len(names) == len(places) > 1:
        for name, place in zip(names, places, strict=True):
            yield Fact(
                name, "locatedIn", place, 0.88, "loc.respective", read.sentence.start, read.sentence.end
            )


_THEY = re.compile(r"(?:[两二三四五六七八九]家[^，。；]{0,6}|[两二三四]者|它们|各家)$")
_ONE = re.compile(
    r"(?<![^，。；：、])(?:其中)?(?:另|有)?一[家个座处](?:企业|公司|工厂|项目)?(?:则|也|就|，)?"
    r"(?:位于|坐落于?|地处|设在|落户|入驻|落地|落脚|落在|落|选址|扎根|安家|安在|建在|放在|在)(?:了|在|于|到)?"
)
_FAR = 3
"""Sentences back to the names of which 一家在…，一家在… tells."""


def _spoken(reads: Sequence[Read], position: int, count: int) -> list[int]:
    """As many firms as are asked for, or else projects, of those named last before a position, in their order."""
    for kind in ("Enterprise", "Project"):
        last: list[int] = []
        for read in reversed(reads[-_FAR:]):
            for name in sorted(read.references, key=lambda r: r.start, reverse=True):
                if name.kind == kind and name.printed and name.end <= position and name.thing not in last:
                    last.append(name.thing)
            if len(last) >= count:
                return last[:count][::-1]
    return []


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
