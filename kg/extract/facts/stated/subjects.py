"""Whom a clause without a subject of its own is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kg.extract.numbers.clauses import Part, Placed, placed
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read

_PARTS: dict[Part, float] = {
    "subject": 3.0,
    "object": 1.7,
    "modifier": 1.6,
    "member": 0.9,
    "place": 0.5,
    "oblique": -2.0,
}
_FAR = 0.25
"""What each clause between a name and the place asked about costs."""
_NEW = 0.6
"""What a name gains that comes behind the last semicolon or full stop."""
_LEAST = 0.0


def spoken_of(
    page: Page,
    read: Read,
    position: int,
    kinds: Sequence[str],
    owners: Mapping[int, int],
    alone: bool = False,
) -> list[int]:
    """The things of some kinds that a clause at a position is about, as its sentence says; none if it does not.

    A list is taken whole, or, where one is asked for that stands `alone`, not at all. A project stands for the firm
    in its name where firms are asked for.
    """
    clauses = read.clauses
    names = placed(page, read, clauses, tuple(dict.fromkeys(("Enterprise", "Project", *kinds))))
    here = clauses.number(position)
    since = max(page.text.rfind("；", read.sentence.start, position), read.sentence.start)
    best: tuple[float, int] | None = None
    for at, name in enumerate(names):
        if name.reference.end > position or _kind(name, owners) not in kinds:
            continue
        part = name.part
        if at and name.reference.kind == "District" and names[at - 1].reference.end == name.reference.start:
            part = names[at - 1].part  # 地处“某省某市某区”
        score = _PARTS[part] - _FAR * (here - name.clause)
        score += _NEW if name.reference.start >= since else 0.0
        if score > _LEAST and (best is None or score >= best[0]):
            best = (score, at)
    if best is None:
        return []
    chosen = names[best[1]]
    counted = [
        n.reference for n in names if n.reference.start == chosen.reference.start and not n.reference.printed
    ]
    if len(counted) > 1:
        return [] if alone else [_thing(reference, kinds, owners) for reference in counted]
    if chosen.part != "member":
        return [_thing(chosen.reference, kinds, owners)]
    return [] if alone else [_thing(n.reference, kinds, owners) for n in _row(page, names, best[1])]


def has_subject(page: Page, read: Read, position: int) -> bool:
    """Whether anything but a firm is what the sentence speaks of before a position: 全镇, 该产业集群."""
    kinds = ("District", "IndustrialPark", "IndustryCluster", "Industry", "Institution", "Enterprise")
    names = placed(page, read, read.clauses, kinds)
    return any(n.part in ("subject", "modifier", "member") and n.reference.end <= position for n in names)


def _kind(name: Placed, owners: Mapping[int, int]) -> str:
    return (
        "Enterprise"
        if name.reference.kind == "Project" and name.reference.thing in owners
        else name.reference.kind
    )


def _thing(reference: Reference, kinds: Sequence[str], owners: Mapping[int, int]) -> int:
    if reference.kind in kinds:
        return reference.thing
    return owners.get(reference.thing, reference.thing)


def _row(page: Page, names: Sequence[Placed], at: int) -> list[Placed]:
    """The names listed together with one."""
    first = last = at
    while first and _side_by_side(page, names[first - 1], names[first]):
        first -= 1
    while last + 1 < len(names) and _side_by_side(page, names[last], names[last + 1]):
        last += 1
    return list(names[first : last + 1])


def _side_by_side(page: Page, one: Placed, other: Placed) -> bool:
    between = page.text[one.reference.end : other.reference.start]
    return one.reference.kind == other.reference.kind and between in _JOINTS


def row_from(
    page: Page, read: Read, first: Reference, owners: Mapping[int, int] = MappingProxyType({})
) -> list[int]:
    """A name and those of its kind listed behind it, each perhaps with its place: 甲市的某公司、乙市的某公司.

    A project of the row stands for the firm in its name.
    """
    found = [first.thing]
    end = first.end
    for reference in read.references:
        if reference.start < end:
            continue
        between = page.text[end : reference.start]
        if between not in _JOINTS and not (between == "的" and end != first.end):
            break
        end = reference.end
        if reference.kind == first.kind:
            found.append(reference.thing)
        elif first.kind == "Enterprise" and reference.thing in owners:
            found.append(owners[reference.thing])
        elif reference.kind not in ("District", "IndustrialPark"):
            break
    return found


_JOINTS = ("、", "和", "与", "及", "以及", "”、“", "”和“", "、“")
