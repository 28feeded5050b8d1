"""A part of a network: what lies around a few of its nodes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.explain.about import entities_of
from kg.page.model import Network
from kg.store import Store

MOST_STEPS = 6


def around_name(network: Network, store: Store, name: str, depth: int) -> Network:
    """The part around all entities of a name, alias or IRI. Raises UsageError where there is none."""
    wanted = {iri for iri, _, _ in entities_of(store, name)}
    starts = [i for i, node in enumerate(network.nodes) if node.iri in wanted]
    part = around(network, starts, depth)
    if len(wanted) != 1:
        return part
    return replace(part, about=next((i for i, node in enumerate(part.nodes) if node.iri in wanted), -1))


def around(network: Network, starts: Iterable[int], depth: int) -> Network:
    """The nodes at most `depth` relations away from `starts`, and what is said of them.

    The way is not taken through the hierarchy of districts, which would bring in the neighbours of a whole province;
    the districts above those in the part come with it.
    """
    beside: defaultdict[int, set[int]] = defaultdict(set)
    above: dict[int, int] = {}
    for edge in network.edges:
        if edge.relation == "withinDistrict":
            above[edge.source] = edge.target
        else:
            beside[edge.source].add(edge.target)
            beside[edge.target].add(edge.source)
    found = set(starts)
    rim = set(found)
    for _ in range(depth):
        rim = {other for node in rim for other in beside[node]} - found
        found |= rim
    for node in sorted(found):
        while node in above and above[node] not in found:
            node = above[node]
            found.add(node)
    return _part(network, found)


def _part(network: Network, kept: set[int]) -> Network:
    nodes = _numbered(kept)
    edges = [edge for edge in network.edges if edge.source in nodes and edge.target in nodes]
    numbers = [number for number in network.numbers if number.node in nodes]
    said = {passage for edge in edges for passage, _ in edge.evidence}
    said.update(passage for number in numbers for passage in number.passages)
    passages = _numbered(said)
    mentioned = {network.passages[i].document for i in said}
    mentioned.update(d for i in nodes for d in network.nodes[i].documents)
    documents = _numbered(mentioned)
    return Network(
        tuple(
            replace(network.nodes[i], documents=tuple(documents[d] for d in network.nodes[i].documents))
            for i in nodes
        ),
        tuple(
            replace(
                edge,
                source=nodes[edge.source],
                target=nodes[edge.target],
                evidence=tuple((passages[passage], sure) for passage, sure in edge.evidence),
            )
            for edge in edges
        ),
        tuple(
            replace(
                number,
                node=nodes[number.node],
                passages=tuple(passages[passage] for passage in number.passages),
            )
            for number in numbers
        ),
        tuple(network.documents[d] for d in documents),
        tuple(
            replace(network.passages[i], document=documents[network.passages[i].document]) for i in passages
        ),
    )


def _numbered(kept: set[int]) -> dict[int, int]:
    return {old: new for new, old in enumerate(sorted(kept))}
