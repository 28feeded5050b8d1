"""Things that are one, by joining them two by two."""

from __future__ import annotations

from collections.abc import Iterable

from kg.resolve.group import GroupId


class Forest:
    """Disjoint sets; the root of a set is its least member, so the order of joining leaves no trace."""

    def __init__(self, ids: Iterable[GroupId]) -> None:
        self._above: dict[GroupId, GroupId] = {one: one for one in ids}

    def root(self, one: GroupId) -> GroupId:
        top = one
        while self._above[top] != top:
            top = self._above[top]
        while self._above[one] != top:
            self._above[one], one = top, self._above[one]
        return top

    def join(self, one: GroupId, other: GroupId) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._above[high] = low
