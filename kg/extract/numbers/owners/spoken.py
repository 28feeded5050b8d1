"""Those spoken of before whom a sentence does not name, as owners of its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.numbers.clauses import Placed
from kg.extract.numbers.number import Carry
from kg.extract.page import Page
from kg.extract.reading.state import Read

_CARRIED = 1.7
_ENTRY = {"Project": 4.6, "Enterprise": 3.4}
"""For what its paragraph began with as a line of a list."""
_JOINED = 0.4
_AREA = 0.9
_OPENED = 2.2
"""For the place that the sentence opens with: 在某镇，……."""
_FIRM = 0.8
_SPEAKING = 2.4
_SPEAKER = 3.4
"""For the firm whose man is quoted."""

Scored = tuple[float, str, int]
"""Score, kind and thing."""

_PLACES_DO = re.compile(r"(?:已|先后|累计|共|现已|已经|初步)?(?:聚集|集聚|汇聚|聚起|吸引|招引|引育|云集)了?")
"""How a sentence without a subject begins that tells of a place."""
_WE = re.compile(
    "[“”]*+(?:[今去前]年|目前|如今|现在|近年来?|[上下]半年)?(?:一年)?，?[“”]*(?:我们|咱们|咱|企业|公司|车间|产品|这家)"
)


def spoken_of(page: Page, read: Read, names: Sequence[Placed], start: int, carry: Carry) -> Iterator[Scored]:
    """Those that the sentence does not name."""
    if _PLACES_DO.match(page.text, read.sentence.start) and read.area is not None:
        yield _CARRIED, "District", read.area
        return
    if carry.entry is not None:
        yield _ENTRY[carry.entry.kind], carry.entry.kind, carry.entry.thing
    if carry.topic is not None:
        yield _CARRIED + (_JOINED if carry.joined else 0.0), carry.topic.kind, carry.topic.thing
    if carry.project is not None:
        yield _CARRIED - 0.6 + (_JOINED if carry.joined else 0.0), "Project", carry.project
    area = _area(read, names, start)
    if area is not None:
        opened = _opens(page, read, area)
        yield _OPENED if opened is not None else _AREA, opened or "District", area
    if carry.speaker is not None:
        yield _SPEAKER, "Enterprise", carry.speaker
    firm = carry.firm if carry.firm is not None else read.firm
    if firm is not None:
        speaking = _WE.match(page.text, read.sentence.start) is not None
        if speaking or carry.firm is not None:
            yield _SPEAKING if speaking else _FIRM, "Enterprise", firm


def _opens(page: Page, read: Read, area: int) -> str | None:
    """The kind of a place with which the sentence opens: 在某镇，……."""
    place = next((r for r in read.references if r.thing == area and r.printed), None)
    if place is None or page.text[place.end : place.end + 1] != "，":
        return None
    return place.kind if _IN.fullmatch(page.text, read.sentence.start, place.start) else None


_IN = re.compile("(?:而|同样)?(?:走进|来到|在)[^，。；]{0,8}")


def _area(read: Read, names: Sequence[Placed], start: int) -> int | None:
    """The place a sentence stands under; not one that it names only in passing or behind the number."""
    scene = read.scene_at(start)
    if scene is not None and scene.inside and scene.start >= read.sentence.start:
        return scene.places[-1]
    named = [n for n in names if n.reference.thing == read.area]
    passing = named and all(
        n.part in ("oblique", "member", "place") or n.reference.start > start for n in named
    )
    return read.whole if passing and read.whole is not None else read.area
