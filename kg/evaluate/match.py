"""One-to-one matching: the most pairs there can be, the better ones first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def match(scores: Sequence[Mapping[int, float]]) -> dict[int, int]:
    """Left index → right index, as many as there can be, no right index twice.

    `scores[left]` has a positive score for every right index that `left` may go with. Among matchings of the same
    size, pairs with higher scores are preferred (taken first, moved only where that makes room for one more pair).
    """
    by_right: dict[int, int] = {}
    by_left: dict[int, int] = {}
    ranked = sorted((-score, left, right) for left, row in enumerate(scores) for right, score in row.items())
    for _, left, right in ranked:
        if left not in by_left and right not in by_right:
            by_left[left], by_right[right] = right, left
    for left in range(len(scores)):
        if left not in by_left:
            _augment(left, scores, by_left, by_right)
    return dict(sorted(by_left.items()))


def _augment(
    root: int, scores: Sequence[Mapping[int, float]], by_left: dict[int, int], by_right: dict[int, int]
) -> None:
    """Breadth-first search for an alternating path from `root` to a free right index, then flips it."""
    came_from: dict[int, int] = {}
    frontier = [root]
    while frontier:
        left = frontier.pop(0)
        for right in sorted(scores[left], key=lambda index: (-scores[left][index], index)):
            if right in came_from:
                continue
            came_from[right] = left
            if right not in by_right:
                _flip(right, came_from, by_left, by_right)
                return
            frontier.append(by_right[right])


def _flip(
    right: int, came_from: Mapping[int, int], by_left: dict[int, int], by_right: dict[int, int]
) -> None:
    while True:
        left = came_from[right]
        previous = by_left.get(left)
        by_left[left], by_right[right] = right, left
        if previous is None:
            return
        right = previous
