"""Who belongs together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.graph.network import as_networkx, simple
from kg.store import Store

_SEED = 1


@dataclass(frozen=True, slots=True)
class Community:
    """Entities more related to one another than to others: names, the most related first."""

    members: tuple[str, ...]
    kinds: dict[str, int]
    """Class → how many."""
    sentences: tuple[str, ...]
    """What is said of two of its members, for the most related ones."""


def communities(store: Store, least: int = 3, top: int = 20) -> tuple[Community, ...]:
    """The largest communities of at least `least` entities (Louvain, the same on every run)."""
    import networkx as nx

    graph = as_networkx(store)
    plain = simple(graph)
    parts = nx.community.louvain_communities(plain, seed=_SEED)
    found = []
    for part in parts:
        if len(part) < least:
            continue
        inside = plain.subgraph(part)
        order = sorted(part, key=lambda node: (-inside.degree(node), str(plain.nodes[node]["name"]), node))
        said = [
            sentence["text"]
            for one, other, data in sorted(graph.subgraph(order[:10]).edges(data=True), key=lambda e: e[:2])
            for sentence in data["sentences"][:1]
        ]
        found.append(
            Community(
                tuple(str(plain.nodes[node]["name"]) for node in order),
                dict(sorted(Counter(str(plain.nodes[node]["kind"]) for node in part).items())),
                tuple(dict.fromkeys(said))[:10],
            )
        )
    return tuple(sorted(found, key=lambda one: (-len(one.members), one.members))[:top])
