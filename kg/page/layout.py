"""Fixed places for the nodes of a network, the same on every run.

Each group is laid out in a disc of its own: graph distances, placed by pivots (landmark MDS), evened out by stress
moves, then everybody gets room. The discs are packed, each as near as can be to those that it is related to.
A unit is about a pixel at scale 1.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from kg.page.groups import Beside, neighbours

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[Any]

Point = tuple[float, float]

ROOM = 46.0
"""From a node to the next."""
_GAP = 30.0
"""Between the discs of two groups."""
_WIDE = 1.15
"""A window is wider than tall."""
_FAR = 7.0
"""Graph distance at most: what is further apart, or not connected, is far."""
_PIVOTS = 24
_TRIED, _ANGLES = 36, 24
"""Discs that a further one is put beside, and where around each."""


def places(group: Sequence[int], edges: Iterable[tuple[int, int]]) -> list[Point]:
    """A place for each node, given the group of each and the relations."""
    import numpy as np

    count = len(group)
    if not count:
        return []
    pairs = list(edges)
    beside = neighbours(count, pairs)
    members: list[list[int]] = [[] for _ in range(max(group) + 1)]
    for node, number in enumerate(group):
        members[number].append(node)
    discs = [_disc(nodes, beside) for nodes in members]
    radii = np.array([_radius(disc) for disc in discs])
    middles = _middles(radii, Counter((group[a], group[b]) for a, b in pairs if group[a] != group[b]))
    at = np.zeros((count, 2))
    for nodes, disc, middle in zip(members, discs, middles, strict=True):
        at[nodes] = disc + middle
    at -= (at.max(axis=0) + at.min(axis=0)) / 2
    return [(round(float(x), 1), round(float(y), 1)) for x, y in at]


def _radius(disc: Floats) -> float:
    import numpy as np

    return float(np.hypot(disc[:, 0], disc[:, 1]).max()) + ROOM / 2


def _disc(nodes: Sequence[int], beside: Beside) -> Floats:
    """Places of a group around its own middle."""
    import numpy as np

    count = len(nodes)
    if count == 1:
        return np.zeros((1, 2))
    own = {node: i for i, node in enumerate(nodes)}
    inside = [[own[other] for other in beside[node] if other in own] for node in nodes]
    if not any(inside):
        return _rows(count)
    at = _moved(_far(_distances(inside)), ROOM * 1.25)
    return _roomy(at, np.full(count, ROOM / 2), rounds=40)


def _rows(count: int) -> Floats:
    """Nodes without relations, in rows."""
    import numpy as np

    across = max(1, math.ceil(math.sqrt(count * 2.2)))
    at = np.array([(i % across * ROOM * 1.9, i // across * ROOM) for i in range(count)], float)
    return np.asarray(at - (at.max(axis=0) + at.min(axis=0)) / 2)


def _distances(beside: Sequence[Sequence[int]]) -> Floats:
    """Steps from each node to each, infinite where there is no way."""
    import numpy as np

    count = len(beside)
    found = np.full((count, count), np.inf)
    for start in range(count):
        steps, rim, length = {start: 0}, [start], 0
        while rim:
            length += 1
            rim = list({other for node in rim for other in beside[node] if other not in steps})
            steps.update(dict.fromkeys(rim, length))
        found[start, list(steps)] = list(steps.values())
    return found


def _far(distances: Floats) -> Floats:
    import numpy as np

    ends = distances[np.isfinite(distances)].max(initial=1.0)
    return np.where(np.isfinite(distances), distances, min(_FAR, ends + 1.0))


def _moved(distances: Floats, unit: float) -> Floats:
    """Pivot MDS, then moves that lower the stress: each node to where its distances to all others would put it."""
    import numpy as np

    count = len(distances)
    at = _by_pivots(distances) * unit
    # Leaves of one node have the same distances: a golden spiral parts them, the same on every run.
    turn = np.arange(count) * 2.399963
    at += (
        0.35
        * unit
        * np.stack([np.cos(turn), np.sin(turn)], axis=1)
        * np.sqrt(np.arange(count) + 1)[:, None]
        / math.sqrt(count)
    )
    wanted = distances.astype(float) * unit
    weight = 1.0 / np.maximum(wanted, unit * 0.5) ** 2
    np.fill_diagonal(weight, 0.0)
    total = weight.sum(axis=1)
    for _ in range(40 if count < 120 else 22):
        square = (at**2).sum(axis=1)
        length = np.sqrt(np.maximum(square[:, None] + square[None, :] - 2 * at @ at.T, 1e-6))
        pull = weight * wanted / length
        at = ((weight @ at) + pull.sum(axis=1)[:, None] * at - pull @ at) / total[:, None]
    return np.asarray(at - at.mean(axis=0))


def _by_pivots(distances: Floats) -> Floats:
    """Places in the plane from the distances to a few nodes that are far from one another."""
    import numpy as np

    count = len(distances)
    pivots = [int(distances.sum(axis=1).argmin())]
    nearest = distances[pivots[0]].copy()
    while len(pivots) < min(_PIVOTS, count):
        pivots.append(int(nearest.argmax()))
        nearest = np.minimum(nearest, distances[pivots[-1]])
    square = distances[:, pivots].astype(float) ** 2
    square -= square.mean(axis=0)
    square -= square.mean(axis=1)[:, None]
    values, vectors = np.linalg.eigh(square.T @ square)
    axes = vectors[:, np.argsort(values)[::-1][:2]]
    # The sign of an axis is free: the largest part of it points up.
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])])
    at = square @ axes
    if at.shape[1] < 2:
        at = np.hstack([at, np.zeros((count, 2 - at.shape[1]))])
    spread = np.abs(at).max(axis=0)
    return np.asarray(at / np.where(spread > 1e-9, spread, 1.0) * distances.max() / 2)


def _middles(radii: Floats, between: Counter[tuple[int, int]]) -> Floats:
    """A place for the middle of each disc: the largest first, each where it touches others nearest to its relations."""
    import numpy as np

    count = len(radii)
    wish: list[Counter[int]] = [Counter() for _ in range(count)]
    for (one, other), weight in between.items():
        wish[one][other] += weight
        wish[other][one] += weight
    wide = np.array([1 / _WIDE, 1.0])
    reach = radii + _GAP / 2
    at = np.zeros((count, 2))
    done: list[int] = []
    placed: set[int] = set()
    for disc in _order(radii, wish):
        if done:
            related = [other for other in wish[disc] if other in placed]
            weights = [math.sqrt(wish[disc][other]) for other in related]
            target = np.average(at[related], axis=0, weights=weights) if related else np.zeros(2)
            at[disc] = _free(target, at[done], reach[done], reach[disc], wide, bool(related))
        done.append(disc)
        placed.add(disc)
    return at


def _order(radii: Floats, wish: Sequence[Counter[int]]) -> list[int]:
    """The largest first, and after each those that are related to what is placed before those that are not."""
    waiting = sorted(range(len(radii)), key=lambda i: (-radii[i], i))
    large = [i for i in waiting if wish[i]]
    return large + [i for i in waiting if not wish[i]]


def _free(target: Floats, at: Floats, reach: Floats, own: float, wide: Floats, related: bool) -> Floats:
    """Where a disc touches one that stands already and overlaps none: near its target, and near the middle."""
    import numpy as np

    order = np.argsort(np.hypot(*((at - target) * wide).T) - reach, kind="stable")
    near = order[:_TRIED]
    while True:
        turn = np.arange(_ANGLES) * 2 * math.pi / _ANGLES
        ring = np.stack([np.cos(turn), np.sin(turn)], axis=1)
        tried = (at[near, None, :] + (reach[near, None, None] + own) * ring[None]).reshape(-1, 2)
        across = tried[:, None, 0] - at[None, :, 0]
        down = tried[:, None, 1] - at[None, :, 1]
        room = (across**2 + down**2 >= (reach + own - 0.01) ** 2).all(axis=1)
        if room.any():
            tried = tried[room]
            pull = 0.35 if related else 1.0
            cost = np.hypot(*((tried - target) * wide).T) + pull * np.hypot(*(tried * wide).T)
            return np.asarray(tried[int(cost.argmin())])
        near = order[: 2 * len(near)]


def _roomy(at: Floats, radii: Floats, rounds: int) -> Floats:
    """Pushed apart until nobody stands on another, or for so many rounds."""
    import numpy as np

    count, near = len(at), None
    for turn in range(rounds):
        if turn % 8 == 0:
            near = _near(at, radii)
        if near is None or not len(near[0]):
            break
        one, other = near
        apart = at[one] - at[other]
        length = np.maximum(np.hypot(apart[:, 0], apart[:, 1]), 1e-3)
        push = apart * (np.maximum(0.0, radii[one] + radii[other] - length) / length * 0.35)[:, None]
        if float(np.abs(push).max()) < 0.1:
            break
        at = at + np.stack(
            [
                np.bincount(one, push[:, axis], count) - np.bincount(other, push[:, axis], count)
                for axis in (0, 1)
            ],
            axis=1,
        )
    return at


def _near(at: Floats, radii: Floats) -> tuple[Floats, Floats]:
    """Pairs that touch, or may do so soon."""
    import numpy as np

    across, down = (np.abs(at[:, None, axis] - at[None, :, axis]) for axis in (0, 1))
    reach = (radii[:, None] + radii[None, :]) * 1.3
    one, other = np.nonzero(np.triu((across < reach) & (down < reach), 1))
    return one, other
