"""Puts the pairs that were decided on record, in the words of the documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.model import Decision, Named, Resolution
from kg.resolve.group import Group, GroupId
from kg.resolve.pair import Pair


def decisions(resolution: Resolution, pairs: Iterable[Pair], found: Mapping[GroupId, Group]) -> Resolution:
    """The resolution with its decisions, by class and names."""
    rows = [
        Decision(
            kind=resolution.entities[_named(found[pair.left], resolution).entity].kind,
            left=_named(found[pair.left], resolution),
            right=_named(found[pair.right], resolution),
            verdict=pair.verdict,
            who=pair.who,
            confidence=pair.points / 100,
            reasons=pair.reasons,
        )
        for pair in pairs
    ]
    rows.sort(key=lambda one: (one.kind, one.left.name, one.left.place, one.right.name, one.right.place))
    return replace(resolution, decisions=tuple(rows))


def _named(group: Group, resolution: Resolution) -> Named:
    document, index, _ = group.gathered.first
    place = group.code or (min(group.places, default="") if group.profile.bound else "")
    return Named(group.name, place, document, index, resolution.links[document, index])
