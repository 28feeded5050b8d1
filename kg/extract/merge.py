"""Puts the finders' mentions together: which of two overlapping readings stands."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract.mention import Mention

_RANK = {
    "Project": 0,
    "Enterprise": 1,
    "Institution": 2,
    "IndustryCluster": 3,
    "IndustrialPark": 3,
    "Designation": 4,
    "Region": 5,
    "GovernmentBody": 5,
    "District": 6,
    "Industry": 7,
    "Product": 8,
}
"""Among names of equal length the lower rank stands."""
_NESTS = {
    "Project": {"Enterprise", "IndustrialPark", "District", "Institution", "Product"},
    "IndustrialPark": {"IndustrialPark", "District"},
    "IndustryCluster": {"IndustrialPark", "District"},
    "Industry": {"IndustrialPark", "District"},
    "Institution": {"District"},
    "GovernmentBody": {"District"},
}
"""Kind → kinds of names that may stand inside a name of that kind and still be named by it."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Outer mentions, which do not overlap, and inner ones, which stand inside one that may hold them.

    某公司锂电池项目 is an outer project with an inner firm. Both are in order of place.
    """

    outer: tuple[Mention, ...]
    inner: tuple[Mention, ...]

    def inside(self, mention: Mention) -> tuple[Mention, ...]:
        """Inner mentions within an outer one."""
        first = bisect_left(self.inner, mention.start, key=lambda m: m.start)
        last = bisect_left(self.inner, mention.end, key=lambda m: m.start)
        return tuple(m for m in self.inner[first:last] if m.end <= mention.end)


def merge(mentions: Iterable[Mention]) -> Merged:
    """Let the longest reading stand, of equally long ones that of the stronger kind."""
    best: dict[tuple[int, int], Mention] = {}
    for mention in mentions:
        held = best.get((mention.start, mention.end))
        if held is None or _stronger(mention, held):
            best[mention.start, mention.end] = mention
    order = sorted(best.values(), key=lambda m: (-(m.end - m.start), _RANK[m.kind], m.start))
    outer: list[Mention] = []
    inner: list[Mention] = []
    nested: defaultdict[int, list[Mention]] = defaultdict(list)
    free = len(order)
    owner = [free] * max((m.end for m in order), default=0)
    """Position → the outer mention that covers it."""
    for mention in order:
        first = min(owner[mention.start : mention.end])
        if first == free:
            owner[mention.start : mention.end] = [len(outer)] * (mention.end - mention.start)
            outer.append(mention)
        elif _holds(outer[first], mention) and not any(_covers(held, mention) for held in nested[first]):
            inner.append(mention)
            nested[first].append(mention)
    outer.sort(key=lambda m: m.start)
    inner.sort(key=lambda m: (m.start, -m.end))
    return Merged(tuple(outer), tuple(inner))


def _holds(outer: Mention, inner: Mention) -> bool:
    nested = outer.start <= inner.start and inner.end <= outer.end
    return nested and inner.kind in _NESTS.get(outer.kind, ())


def _covers(held: Mention, mention: Mention) -> bool:
    """Whether a firm's short name only stands inside its longer one: 岚行汽车 in 岚行汽车部件有限公司."""
    return (
        held.kind == mention.kind == "Enterprise" and held.start <= mention.start and mention.end <= held.end
    )


def _stronger(one: Mention, other: Mention) -> bool:
    if one.kind == other.kind:
        if bool(one.labels) != bool(other.labels) and abs(one.score - other.score) < 0.25:
            return bool(one.labels)
        return one.score > other.score
    return (one.score, -_RANK[one.kind]) > (other.score, -_RANK[other.kind])
