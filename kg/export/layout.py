"""Fixed places for the nodes of a network, the same on every run.

Each connected part is laid out by networkx's springs; one too large for them is first split into communities.
The parts become discs, the largest in the middle, the others around it where the first free spot is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

Point = tuple[float, float]

_LARGEST = 400
"""Nodes that springs can take: above 500 networkx wants scipy, and its time grows with the square."""
_STEP = 100.0
"""Room for one node, in pixels of the page at scale 1."""
_SEED = 1


def positions(count: int, edges: Iterable[tuple[int, int]]) -> list[Point]:
    """A place for each of the nodes 0 … count-1."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(sorted({(min(edge), max(edge)) for edge in edges if edge[0] != edge[1]}))
    parts: list[list[int]] = []
    lone: list[int] = []
    for component in nx.connected_components(graph):
        nodes = sorted(component)
        if len(nodes) == 1:
            lone.extend(nodes)
        else:
            parts.extend(_communities(graph, nodes))
    parts.sort(key=lambda part: (-len(part), part))
    places: dict[int, Point] = {}
    centres = _packed([_radius(len(part)) for part in parts])
    for part, centre in zip(parts, centres, strict=True):
        places.update(_springs(graph.subgraph(part), part, centre))
    places.update(_rows_below(lone, places.values()))
    return [places[node] for node in range(count)]


def _communities(graph: Any, nodes: list[int]) -> list[list[int]]:
    """A connected part as it is, or in communities that springs can take."""
    if len(nodes) <= _LARGEST:
        return [nodes]
    import networkx as nx

    found = nx.community.louvain_communities(graph.subgraph(nodes), seed=_SEED)
    ordered = (sorted(community) for community in found)
    return [nodes[at : at + _LARGEST] for nodes in ordered for at in range(0, len(nodes), _LARGEST)]


def _springs(graph: Any, nodes: Sequence[int], centre: Point) -> dict[int, Point]:
    import networkx as nx

    ordered = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges))
    found = nx.spring_layout(ordered, seed=_SEED, k=1.6 / math.sqrt(len(nodes)), iterations=80)
    scale = _radius(len(nodes))
    return {
        node: (centre[0] + scale * float(point[0]), centre[1] + scale * float(point[1]))
        for node, point in found.items()
    }


def _radius(count: int) -> float:
    return _STEP * math.sqrt(count) + _STEP / 2


def _packed(radii: Sequence[float]) -> list[Point]:
    """Centres of discs that do not overlap, the first in the middle, each next on a spiral around it."""
    placed: list[tuple[float, float, float]] = []
    turn = 0.0
    for radius in radii:
        while True:
            x, y = 12 * turn * math.cos(turn), 9 * turn * math.sin(turn)
            if all(math.hypot(x - a, y - b) >= radius + r for a, b, r in placed):
                break
            turn += 0.12
        placed.append((x, y, radius))
        turn = max(0.0, turn - 2 * math.pi)
    return [(x, y) for x, y, _ in placed]


def _rows_below(lone: Sequence[int], places: Iterable[Point]) -> dict[int, Point]:
    """Nodes without any relation, in rows beneath everything else."""
    taken = list(places)
    left = min((x for x, _ in taken), default=0.0)
    right = max((x for x, _ in taken), default=0.0)
    top = max((y for _, y in taken), default=0.0) + 3 * _STEP
    width = max(8, int((right - left) / (2 * _STEP)), math.isqrt(4 * len(lone)))
    return {node: (left + (i % width) * 2 * _STEP, top + (i // width) * _STEP) for i, node in enumerate(lone)}
