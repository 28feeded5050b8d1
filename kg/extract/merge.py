"""Puts the finders' mentions together: which of two overlapping readings stands."""

from __future__ import annotations

from collections.abc import Iterable

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
_NESTS = {
    "Project": {"Enterprise", "IndustrialPark", "District", "Institution", "Product"},
    "IndustrialPark": {"IndustrialPark", "District"},
    "IndustryCluster": {"IndustrialPark", "District"},
    "Institution": {"District"},
    "GovernmentBody": {"District"},
    "Enterprise": set(),
}


def merge(mentions: Iterable[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Outer mentions, which do not overlap, and inner ones, which stand at the edge of an outer one they may belong to."""
    best: dict[tuple[int, int], Mention] = {}
    for mention in mentions:
        held = best.get((mention.start, mention.end))
        if held is None or _stronger(mention, held):
            best[mention.start, mention.end] = mention
    order = sorted(best.values(), key=lambda m: (-(m.end - m.start), _RANK[m.kind], m.start))
    outer: list[Mention] = []
    inner: list[Mention] = []
    for mention in order:
        clash = next((o for o in outer if o.overlaps(mention)), None)
        if clash is None:
            outer.append(mention)
        elif (
            clash.start <= mention.start
            and mention.end <= clash.end
            and mention.kind in _NESTS.get(clash.kind, ())
        ):
            inner.append(mention)
    outer.sort(key=lambda m: m.start)
    inner.sort(key=lambda m: (m.start, -m.end))
    return outer, inner


def _stronger(one: Mention, other: Mention) -> bool:
    if one.kind == other.kind:
        if bool(one.labels) != bool(other.labels) and abs(one.score - other.score) < 0.25:
            return bool(one.labels)
        return one.score > other.score
    return (one.score, -_RANK[one.kind]) > (other.score, -_RANK[other.kind])
