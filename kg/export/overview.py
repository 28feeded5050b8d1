"""A graph that is too large for one page, cut down to what is spoken of most.

Every sentence of the overview is one of the whole graph, with the same ids; it only leaves out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nsmallest

from kg.store import Store, store_of
from kg.terms import IND, PREFIXES, Literal, NamedNode, Quad

MOST = 3000
"""Entities that a page holds with all that is said of them."""
_COUNTS = "SELECT ?e (COUNT(?d) AS ?n) { ?e ind:mentionedIn ?d } GROUP BY ?e"
_CLAIMS = "SELECT ?s ?o ?claim { ?claim rdf:subject ?s ; rdf:object ?o }"
_NUMBERS = "SELECT ?e ?number { ?number ind:observedEntity ?e }"
_CLAIMS_OF_ONE, _NUMBERS_OF_ONE, _MENTIONS = 40, 20, 3
_DERIVED, _MENTIONED = NamedNode(PREFIXES["prov"] + "wasDerivedFrom"), NamedNode(IND + "mentionedIn")
_FOLLOWED = {
    *(NamedNode(IND + name) for name in ("metric", "unit")),
    *(NamedNode(PREFIXES["oa"] + name) for name in ("hasSource", "hasSelector")),
    NamedNode(PREFIXES["skos"] + "broader"),
    _DERIVED,
}
"""Properties whose objects belong to what is told."""


def overview(store: Store, most: int = MOST) -> tuple[Store, int]:
    """The graph itself, or what it says of the `most` entities that most documents name; and how many it has."""
    counted = [
        (int(n.value), e)
        for e, n in store.select(_COUNTS)
        if isinstance(e, NamedNode) and isinstance(n, Literal)
    ]
    if len(counted) <= most:
        return store, len(counted)
    chosen = {e for _, e in nsmallest(most, counted, key=lambda one: (-one[0], one[1].value))}
    claims = _of_chosen(store, chosen, _CLAIMS, _CLAIMS_OF_ONE)
    numbers = _of_chosen(store, chosen, _NUMBERS, _NUMBERS_OF_ONE)
    return store_of(_quads(store, chosen, [*claims, *numbers])), len(counted)


def _of_chosen(store: Store, chosen: set[NamedNode], sparql: str, most: int) -> Iterator[NamedNode]:
    """What is said of the chosen and no other, so much of each at most, the same on every run."""
    taken: dict[NamedNode, list[str]] = {}
    for *about, fact in store.select(sparql):
        ends = [one for one in about if isinstance(one, NamedNode) and one in chosen]
        if isinstance(fact, NamedNode) and len(ends) == len(about):
            taken.setdefault(ends[0], []).append(fact.value)
    for facts in taken.values():
        yield from map(NamedNode, nsmallest(most, facts))


def _quads(store: Store, chosen: set[NamedNode], told: Iterable[NamedNode]) -> Iterator[Quad]:
    """The chosen, what is told of them, and what that rests on."""
    waiting = list(told)
    for entity in chosen:
        about = sorted(store.about(entity), key=str)
        mentions = [quad for quad in about if quad.predicate == _MENTIONED]
        for quad in [quad for quad in about if quad.predicate != _MENTIONED] + mentions[:_MENTIONS]:
            if quad.predicate == _MENTIONED:
                waiting.append(_iri(quad))
            elif _leads_out(quad, chosen):
                continue
            yield quad
    done: set[NamedNode] = set()
    while waiting:
        one = waiting.pop()
        if one in done:
            continue
        done.add(one)
        for quad in store.about(one):
            yield quad
            if quad.predicate in _FOLLOWED:
                waiting.append(_iri(quad))


def _leads_out(quad: Quad, chosen: set[NamedNode]) -> bool:
    there = quad.object
    return isinstance(there, NamedNode) and "/id/" in there.value and there not in chosen


def _iri(quad: Quad) -> NamedNode:
    assert isinstance(quad.object, NamedNode)
    return quad.object
