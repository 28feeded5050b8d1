"""Puts the pairs that were decided on record, in the words of the documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.model import Decision, Entity, Named
from kg.resolve.group import Group, GroupId
from kg.resolve.pair import Pair


def decisions(
    entities: Sequence[Entity],
    home: Mapping[GroupId, int],
    pairs: Iterable[Pair],
    found: Mapping[GroupId, Group],
) -> tuple[Decision, ...]:
    """Decisions by class and names. `home`: index of the entity of each group."""
    rows = []
    for pair in pairs:
        left, right = (_named(found[one], home[one]) for one in (pair.left, pair.right))
        rows.append(
            Decision(
                kind=entities[left.entity].kind,
                left=left,
                right=right,
                verdict=pair.verdict,
                who=pair.who,
                confidence=pair.points / 100,
                reasons=pair.reasons,
            )
        )
    rows.sort(key=lambda one: (one.kind, one.left.name, one.left.place, one.right.name, one.right.place))
    return tuple(rows)


def _named(group: Group, entity: int) -> Named:
    document, index, _ = group.gathered.first
    place = group.code or (min(group.places, default="") if group.profile.bound else "")
    return Named(group.name, place, document, index, entity)
