"""What became of entities that a later graph does not have under their IRI."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.compare.things import Thing

_ONE_KIND = {"IndustryCluster": "Industry"}
"""Classes between which documents change their mind."""


def successors(former: Iterable[Thing], now: Mapping[str, Thing]) -> dict[str, str]:
    """IRI of each former entity → IRI of the one that stands for it now; without those that have none.

    It is of the same kind and shares a name; the one that bears the former one's canonical name comes first,
    then the one that shares most documents, then most names.
    """
    by_label: defaultdict[tuple[str, str], list[Thing]] = defaultdict(list)
    for thing in now.values():
        for label in thing.labels:
            by_label[_kind(thing), label].append(thing)
    found = {}
    for thing in former:
        near = {one.iri: one for label in thing.labels for one in by_label[_kind(thing), label]}
        fitting = [
            one for one in near.values() if thing.name in one.labels or thing.documents & one.documents
        ]
        if fitting:
            found[thing.iri] = min(fitting, key=lambda one: _rank(thing, one)).iri
    return found


def _rank(former: Thing, now: Thing) -> tuple[bool, int, int, str]:
    return (
        former.name not in now.labels,
        -len(former.documents & now.documents),
        -len(former.labels & now.labels),
        now.iri,
    )


def _kind(thing: Thing) -> str:
    return _ONE_KIND.get(thing.kind, thing.kind)
