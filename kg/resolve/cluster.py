"""Unites groups by recorded pairs: a pure function of the pairs and of what contradicts them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.resolve.candidates import Pair
from kg.resolve.group import Group, GroupId
from kg.resolve.keys import compatible


def cluster(
    found: Mapping[GroupId, Group], pairs: Iterable[Pair], separate: set[tuple[GroupId, GroupId]]
) -> list[list[Group]]:
    """Groups that are one, sorted. Stronger pairs first; a union that would bring a contradiction is not made."""
    enemies: dict[GroupId, set[GroupId]] = {}
    for left, right in separate:
        enemies.setdefault(left, set()).add(right)
        enemies.setdefault(right, set()).add(left)
    home: dict[GroupId, GroupId] = {identity: identity for identity in found}
    members: dict[GroupId, list[Group]] = {identity: [group] for identity, group in found.items()}
    for pair in sorted(pairs, key=lambda one: (-one.score, one.left, one.right)):
        left, right = sorted(
            (home[pair.left], home[pair.right]), key=lambda root: (-len(members[root]), root)
        )
        if left == right or _contradict(members[left], members[right], enemies):
            continue
        for group in members[right]:
            home[group.id] = left
        members[left] += members.pop(right)
    return sorted(
        (sorted(row, key=lambda group: group.id) for row in members.values()), key=lambda row: row[0].id
    )


def _contradict(left: list[Group], right: list[Group], enemies: Mapping[GroupId, set[GroupId]]) -> bool:
    """Two registered names, two codes, two places that exclude each other, or a relation between the two."""
    if _registered(left) and _registered(right):
        return True
    for one in right:
        others = enemies.get(one.id, set())
        for other in left:
            if other.id in others:
                return True
            if (one.bound or other.bound) and not compatible(one.places, other.places):
                return True
    return False


def _registered(row: list[Group]) -> bool:
    return any(group.full for group in row)
