"""Who is central."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.graph.network import as_networkx, simple
from kg.model import ENTITY_KINDS
from kg.store import Store

if TYPE_CHECKING:
    import networkx as nx

_MANY = 1500
"""Entities above which ways are counted from a sample of them."""
_SAMPLE = 300
_SEED = 1


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entity and how central it is, between 0 and 1, and to how many others it is related."""

    name: str
    kind: str
    iri: str
    score: float
    neighbours: int


def rank(store: Store, by: str = "degree", kind: str | None = None, top: int = 20) -> tuple[Ranked, ...]:
    """The most central entities, of one class or of all.

    ``degree``: related to many; ``betweenness``: on many shortest ways between others; ``closeness``: few steps from
    everybody. Ties go by name. Raises UsageError for another measure or an unknown class.
    """
    if by not in MEASURES:
        raise UsageError(f"没有 {by!r} 这种中心度；可用：{'、'.join(MEASURES)}")
    if kind is not None and kind not in ENTITY_KINDS:
        raise UsageError(f"没有 {kind!r} 这个类；可用：{'、'.join(ENTITY_KINDS)}")
    graph = simple(as_networkx(store))
    scores = MEASURES[by](graph)
    found = [
        Ranked(str(data["name"]), str(data["kind"]), node, round(scores[node], 6), graph.degree(node))
        for node, data in graph.nodes(data=True)
        if kind is None or data["kind"] == kind
    ]
    return tuple(sorted(found, key=lambda one: (-one.score, one.name, one.iri))[:top])


def _degree(graph: nx.Graph[str]) -> dict[str, float]:
    import networkx as nx

    return dict(nx.degree_centrality(graph))


def _betweenness(graph: nx.Graph[str]) -> dict[str, float]:
    import networkx as nx

    sample = _SAMPLE if len(graph) > _MANY else None
    return dict(nx.betweenness_centrality(graph, k=sample, seed=_SEED))


def _closeness(graph: nx.Graph[str]) -> dict[str, float]:
    import networkx as nx

    return dict(nx.closeness_centrality(graph))


MEASURES: Mapping[str, Callable[[nx.Graph[str]], dict[str, float]]] = {
    "degree": _degree,
    "betweenness": _betweenness,
    "closeness": _closeness,
}
"""Name → measure of how central each node is."""
