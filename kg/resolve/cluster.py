"""Unites groups by recorded pairs: a pure function of the pairs, in whatever order they come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations

from kg.resolve.forest import Forest
from kg.resolve.group import GroupId
from kg.resolve.pair import Pair

_LIMIT = 400
"""In a heap of more names that hang together, only so many neighbours are looked at with one another."""


def cluster(ids: Iterable[GroupId], pairs: Iterable[Pair]) -> list[list[GroupId]]:
    """Groups that are one, sorted: those a person united, then by points. What is two on record stays two."""
    everything = sorted(ids)
    recorded = sorted(pairs, key=lambda one: (-one.points, one.left, one.right))
    judged = Forest(everything)
    for pair in recorded:
        if pair.who == "person" and pair.verdict == "same":
            judged.join(pair.left, pair.right)
    enemies: defaultdict[GroupId, set[GroupId]] = defaultdict(set)
    for pair in recorded:
        left, right = judged.root(pair.left), judged.root(pair.right)
        if (
            pair.verdict == "different" and left != right
        ):  # a person said same: a rule's veto between them is void
            enemies[left].add(right)
            enemies[right].add(left)
    home = {one: judged.root(one) for one in everything}
    members: defaultdict[GroupId, list[GroupId]] = defaultdict(list)
    for one, root in home.items():
        members[root].append(one)
    for pair in recorded:
        if pair.verdict == "same":
            _unite(home[pair.left], home[pair.right], home, members, enemies)
    return sorted(sorted(row) for row in members.values())


def _unite(
    one: GroupId,
    other: GroupId,
    home: dict[GroupId, GroupId],
    members: dict[GroupId, list[GroupId]],
    enemies: dict[GroupId, set[GroupId]],
) -> None:
    if one == other or other in enemies[one]:
        return
    big, small = sorted((one, other), key=lambda root: (-len(members[root]), root))
    for group in members[small]:
        home[group] = big
    members[big] += members.pop(small)
    for enemy in enemies.pop(small, set()):
        enemies[enemy].discard(small)
        enemies[enemy].add(big)
        enemies[big].add(enemy)


def closure(
    ids: Iterable[GroupId], pairs: Iterable[Pair], forbidden: Callable[[GroupId, GroupId, bool], str | None]
) -> list[Pair]:
    """Vetoes among names that hang together through others, recorded too: A=S and B=S, but A and B are two firms."""
    everything, recorded = list(ids), list(pairs)
    known = {(pair.left, pair.right) for pair in recorded}
    misprints = {pair.misprint for pair in recorded if pair.misprint}
    found = []
    for heap in _heaps(everything, [pair for pair in recorded if pair.verdict == "same"]):
        for left, right in combinations(heap, 2):
            if (left, right) in known:
                continue
            reason = forbidden(left, right, left in misprints or right in misprints)
            if reason:
                found.append(Pair(left, right, 0, "different", (reason,)))
    return found


def _heaps(ids: list[GroupId], same: list[Pair]) -> list[list[GroupId]]:
    """What hangs together by pairs that say same, sorted; a heap too large in parts."""
    forest = Forest(ids)
    for pair in same:
        forest.join(pair.left, pair.right)
    rows: defaultdict[GroupId, list[GroupId]] = defaultdict(list)
    for pair in same:
        for one in (pair.left, pair.right):
            rows[forest.root(one)].append(one)
    heaps = sorted(sorted(set(row)) for row in rows.values())
    return [heap[start : start + _LIMIT] for heap in heaps for start in range(0, len(heap), _LIMIT)]
