"""Ways from one entity to another."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from kg.explain import explain
from kg.graph.network import as_networkx, simple
from kg.store import Store

if TYPE_CHECKING:
    import networkx as nx

_LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Step:
    """One relation on a way; `forward`: whether it is stated in the direction of the way."""

    start: str
    """Name of the entity that it begins at."""
    relation: str
    """Local name in the ontology."""
    forward: bool
    end: str
    sentences: tuple[dict[str, Any], ...]
    """text, file, start, end; none for the hierarchy of districts."""


@dataclass(frozen=True, slots=True)
class Path:
    """A way, step by step."""

    steps: tuple[Step, ...]


def paths(store: Store, one: str, other: str, number: int = 3, longest: int = 6) -> tuple[Path, ...]:
    """The `number` closest ways of at most `longest` steps, whatever the direction of the relations.

    A way through an entity that much is related to (a province) counts as longer than one through a firm, since
    it tells less. Names are any that the entities have, or IRIs. Raises UsageError for an unknown one.
    """
    import networkx as nx

    ends = [[found.iri for found in explain(store, name)] for name in (one, other)]
    graph = as_networkx(store)
    plain = simple(graph)
    _weigh(plain)
    found: list[tuple[float, list[str]]] = []
    for start in ends[0]:
        for end in ends[1]:
            if start == end or not nx.has_path(plain, start, end):
                continue
            ways = nx.shortest_simple_paths(plain, start, end, weight=_LENGTH)
            short = (way for way in islice(ways, 50 * number) if len(way) <= longest + 1)
            found += [(nx.path_weight(plain, way, _LENGTH), way) for way in islice(short, number)]
    return tuple(Path(tuple(_steps(graph, way))) for _, way in sorted(found)[:number])


def _weigh(plain: nx.Graph[str]) -> None:
    """An edge is the longer the more its ends are related to."""
    degree = dict(plain.degree())
    for one, other, edge in plain.edges(data=True):
        edge[_LENGTH] = 1 + (math.log1p(degree[one]) + math.log1p(degree[other])) / 2


def _steps(graph: nx.MultiDiGraph[str], way: list[str]) -> Iterator[Step]:
    name = {node: str(graph.nodes[node]["name"]) for node in way}
    for one, other in pairwise(way):
        for subject, object_ in ((one, other), (other, one)):
            for relation, edge in sorted(graph.get_edge_data(subject, object_, default={}).items()):
                yield Step(name[one], relation, subject == one, name[other], tuple(edge["sentences"]))
