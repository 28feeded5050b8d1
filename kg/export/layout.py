"""Fixed places for the nodes of a network, the same on every run.

The canvas is cut into one rectangle per connected part, as large as the part has nodes; networkx's springs lay
each part out, and it is then spread over its rectangle. A part too large for springs is first split into
communities. Nodes without any relation stand in rows at the lower edge.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, width, height."""

WIDTH, HEIGHT = 860.0, 640.0
"""What a window of 1280×760 has room for at scale 1."""
_FEW, _MANY = 40, 250
"""Below and above these numbers of nodes the canvas shrinks and grows with them."""
_LARGEST = 400
"""Nodes that springs can take: above 500 networkx wants scipy, and its time grows with the square."""
_ROW = 44.0
"""Height of a row of nodes without relations."""
_GAP = 16.0
"""From the edge of a rectangle to its nodes."""
_EVEN = 0.6
"""How evenly a part covers its rectangle: 0 leaves the springs' distances, 1 keeps their order alone."""
_SEED = 1


def canvas_scale(count: int) -> float:
    """Side of the canvas for this many nodes, in units of WIDTH and HEIGHT."""
    return math.sqrt(max(1, count) / min(max(count, _FEW), _MANY))


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
    scale = canvas_scale(count)
    width, height = WIDTH * scale, HEIGHT * scale
    places: dict[int, Point] = {}
    rows = _rows(lone, width)
    top = height - (max((y for _, y in rows.values()), default=-_ROW) + _ROW) if parts else 0.0
    if parts:
        top = max(top, height / 3)
        for part, box in zip(parts, _cut([len(part) for part in parts], (0, 0, width, top)), strict=True):
            places.update(_part(graph.subgraph(part), part, box))
    places.update({node: (x, top + _ROW / 2 + y) for node, (x, y) in rows.items()})
    return [places[node] for node in range(count)]


def _communities(graph: Any, nodes: list[int]) -> list[list[int]]:
    """A connected part as it is, or in communities that springs can take."""
    if len(nodes) <= _LARGEST:
        return [nodes]
    import networkx as nx

    found = nx.community.louvain_communities(graph.subgraph(nodes), seed=_SEED)
    ordered = (sorted(community) for community in found)
    return [nodes[at : at + _LARGEST] for nodes in ordered for at in range(0, len(nodes), _LARGEST)]


def _cut(sizes: Sequence[int], box: Box) -> list[Box]:
    """A rectangle for each size, in proportion; halves are cut across the longer side."""
    if len(sizes) == 1:
        return [box]
    # The square root of its number of nodes gives a small part room enough for its labels.
    rooms = [size + 6 * math.sqrt(size) for size in sizes]
    total = sum(rooms)
    at = min(range(1, len(rooms)), key=lambda i: (abs(sum(rooms[:i]) - total / 2), i))
    share = sum(rooms[:at]) / total
    left, top, width, height = box
    if width >= height:
        first, second = (
            (left, top, width * share, height),
            (left + width * share, top, width * (1 - share), height),
        )
    else:
        first, second = (
            (left, top, width, height * share),
            (left, top + height * share, width, height * (1 - share)),
        )
    return _cut(sizes[:at], first) + _cut(sizes[at:], second)


def _part(graph: Any, nodes: Sequence[int], box: Box) -> dict[int, Point]:
    """One part, by springs, then over its rectangle, then with room around each node."""
    import networkx as nx
    import numpy as np

    ordered = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges))
    found = nx.spring_layout(ordered, seed=_SEED, k=2.4 / math.sqrt(len(nodes)), iterations=200)
    left, top, width, height = box
    gap = min(_GAP, width / 4, height / 4)
    low = np.array([left + gap, top + gap])
    side = np.array([width - 2 * gap, height - 2 * gap])
    at = np.array([found[node] for node in nodes])
    # Its longest direction along the longer side.
    at = at - at.mean(axis=0)
    turn = 0.5 * math.atan2(
        2 * float((at[:, 0] * at[:, 1]).sum()), float((at[:, 0] ** 2 - at[:, 1] ** 2).sum())
    )
    turn -= 0.0 if width >= height else math.pi / 2
    at = at @ np.array([[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]])
    order = np.argsort(np.argsort(at, axis=0, kind="stable"), axis=0, kind="stable") / max(1, len(nodes) - 1)
    at = (at - at.min(axis=0)) / np.maximum(np.ptp(at, axis=0), 1e-9)
    at = low + side * (_EVEN * order + (1 - _EVEN) * at)
    room = 0.8 * math.sqrt(float(side[0] * side[1]) / len(nodes))
    for _ in range(80):
        apart = at[:, None, :] - at[None, :, :]
        distance = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 1e-6)
        push = np.maximum(0.0, room - distance) / distance
        np.fill_diagonal(push, 0.0)
        at = np.clip(at + 0.25 * (apart * push[..., None]).sum(axis=1), low, low + side)
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, at, strict=True)}


def _rows(lone: Sequence[int], width: float) -> dict[int, Point]:
    """Nodes without any relation, in rows as wide as the canvas or so many that they are not too long."""
    per_row = max(1, min(len(lone), max(int(width / 110), math.isqrt(2 * len(lone)))))
    step = max(width / per_row, 30.0) if per_row > 1 else width
    return {node: (step * (0.5 + i % per_row), i // per_row * _ROW) for i, node in enumerate(lone)}
