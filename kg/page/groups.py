"""Who is drawn together: a district with its parks, firms and clusters; what has no district, by its relations.

No group is larger than `LARGEST`, so that each can be laid out by itself and be drawn as one node where the graph
is too large to draw whole.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Sequence

from kg.page.model import Network

LARGEST = 260
_USUAL = 110
"""Members that a part of a larger whole has on average."""
_MOST = 400
"""Groups; what is left over in small ones is bundled."""

_PLACED = frozenset({"locatedIn", "partOf"})
"""Relations that say where a thing is at home, before all others do."""

Beside = list[list[int]]


def groups(network: Network) -> list[int]:
    """The group of each node. Groups are numbered, the largest first; a node without relations stands in the last."""
    count = len(network.nodes)
    stated = [edge for edge in network.edges if edge.relation != "withinDistrict"]
    beside = neighbours(count, ((edge.source, edge.target) for edge in stated))
    home = [-1] * count
    for i, node in enumerate(network.nodes):
        if node.kind == "District":
            home[i] = i
    placed = [(e.source, e.target) for e in stated if e.relation in _PLACED and home[e.source] < 0]
    _settle(home, neighbours(count, placed))
    _settle(home, beside)
    homeless = [i for i in range(count) if home[i] < 0 and beside[i]]
    waiting = set(homeless)
    for start in homeless:
        if start in waiting:
            part = _connected(start, waiting, beside)
            waiting -= set(part)
            for one in part:
                home[one] = start
    found: dict[int, list[int]] = {}
    for i, at in enumerate(home):
        found.setdefault(at, []).append(i)
    alone = found.pop(-1, [])
    parts = [part for nodes in found.values() for part in _split(nodes, beside)]
    parts.sort(key=lambda part: (-len(part), part))
    if len(parts) > _MOST:
        parts = parts[:_MOST] + _cut([node for part in parts[_MOST:] for node in part])
    group = [len(parts)] * count if alone else [0] * count
    for number, part in enumerate(parts):
        for one in part:
            group[one] = number
    return group


def neighbours(count: int, pairs: Iterable[tuple[int, int]]) -> Beside:
    """For each node those beside it, once each, in order."""
    found: list[set[int]] = [set() for _ in range(count)]
    for one, other in pairs:
        if one != other:
            found[one].add(other)
            found[other].add(one)
    return [sorted(others) for others in found]


def _settle(home: list[int], beside: Beside) -> None:
    """Who has no home yet takes the one that most of its neighbours have, round after round."""
    waiting = [i for i, at in enumerate(home) if at < 0 and beside[i]]
    while waiting:
        settled: list[tuple[int, int]] = []
        for i in waiting:
            votes = Counter(home[other] for other in beside[i] if home[other] >= 0)
            if votes:
                settled.append((i, min(votes, key=lambda at: (-votes[at], at))))
        if not settled:
            return
        for i, at in settled:
            home[i] = at
        waiting = [i for i in waiting if home[i] < 0]


def _split(nodes: list[int], beside: Beside) -> list[list[int]]:
    return [nodes] if len(nodes) <= LARGEST else _grown(nodes, beside)


def _grown(nodes: Sequence[int], beside: Beside) -> list[list[int]]:
    """Parts that grow from the most related nodes on, side by side, each up to `LARGEST` members."""
    order = sorted(nodes, key=lambda node: (-len(beside[node]), node))
    seeds = order[: -(-len(order) // _USUAL)]
    part_of = {seed: number for number, seed in enumerate(seeds)}
    parts = [[seed] for seed in seeds]
    free = set(nodes) - set(seeds)
    queue = deque(seeds)
    while queue:
        node = queue.popleft()
        part = parts[part_of[node]]
        for other in beside[node]:
            if other in free and len(part) < LARGEST:
                free.discard(other)
                part_of[other] = part_of[node]
                part.append(other)
                queue.append(other)
    return parts + _left_over(free, part_of, beside)


def _left_over(free: set[int], part_of: dict[int, int], beside: Beside) -> list[list[int]]:
    """What found no room: parts of its own where it hangs together, else bundles of those beside the same part."""
    parts: list[list[int]] = []
    bundles: dict[int, list[int]] = {}
    waiting = set(free)
    for node in sorted(free):
        if node not in waiting:
            continue
        piece = _connected(node, waiting, beside)
        waiting -= set(piece)
        if len(piece) > LARGEST:
            parts += _grown(piece, beside)
        else:
            near = Counter(part_of[other] for one in piece for other in beside[one] if other in part_of)
            bundles.setdefault(min(near, key=lambda at: (-near[at], at), default=-1), []).extend(piece)
    small: list[int] = []
    for bundle in bundles.values():
        if len(bundle) < _USUAL // 4:
            small += bundle
        else:
            parts += _cut(bundle)
    return parts + _cut(small)


def _cut(nodes: list[int]) -> list[list[int]]:
    return [nodes[at : at + LARGEST] for at in range(0, len(nodes), LARGEST)]


def _connected(start: int, among: set[int], beside: Beside) -> list[int]:
    found, queue = {start}, [start]
    for node in queue:
        fresh = [other for other in beside[node] if other in among and other not in found]
        found.update(fresh)
        queue += fresh
    return queue
