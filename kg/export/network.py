"""The graph as a network to look at: nodes, edges and the sentences behind them, as plain values."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.explain import standing_of
from kg.store import Store
from kg.terms import Literal, NamedNode, local_name
from kg.vocab import Vocab

_ENTITIES = (
    "SELECT ?e ?kind ?label { ?e a ?kind ; skos:prefLabel ?label FILTER(STRSTARTS(STR(?kind), STR(ind:))) }"
)
_LABELS = "SELECT ?e ?label { ?e skos:altLabel ?label }"
_CLAIMS = """
SELECT ?s ?p ?o ?quote ?d {
    ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; prov:wasDerivedFrom ?passage .
    ?passage oa:hasSource ?d ; oa:hasSelector ?selector . ?selector oa:exact ?quote .
}"""
_WITHIN = "SELECT ?s ?o { ?s ind:withinDistrict ?o }"
_DOCUMENTS = (
    "SELECT ?d ?title ?date { ?d a ind:Document ; dcterms:title ?title OPTIONAL { ?d dcterms:date ?date } }"
)
_NUMBERS = """
SELECT ?e ?metric ?broader ?text ?qualifier ?year ?status ?quote ?d {
    ?o ind:observedEntity ?e ; ind:metric ?about ; ind:valueText ?text ; ind:status ?status ;
        prov:wasDerivedFrom ?passage .
    ?passage oa:hasSource ?d ; oa:hasSelector ?selector . ?selector oa:exact ?quote .
    ?about skos:prefLabel ?metric . OPTIONAL { ?about skos:broader ?broader }
    OPTIONAL { ?o ind:qualifier ?qualifier } OPTIONAL { ?o ind:year ?year }
}"""
_MUTE = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}
_STATUS = {"actual": "", "target": "目标", "forecast": "预计", "promised": "计划或签约"}

Evidence = tuple[str, int]
"""A sentence, and the index of its document in `Network.documents`."""


@dataclass(frozen=True, slots=True)
class Node:
    """An entity. `numbers`: what is counted of it, as a line of text, with its sentences."""

    kind: str
    """Local name of its class."""
    label: str
    others: tuple[str, ...]
    numbers: tuple[tuple[str, tuple[Evidence, ...]], ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two nodes, by index; background knowledge has no evidence."""

    source: int
    target: int
    relation: str
    """Local name of the property."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges, in an order that depends on their content alone."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    documents: tuple[str, ...]
    """Titles with dates."""


def network(store: Store, vocab: Vocab) -> Network:
    """Everything that the page shows."""
    documents = {d: f"{title}（{date}）" if date else title for d, title, date in _rows(store, _DOCUMENTS)}
    place = {document: index for index, document in enumerate(sorted(documents))}
    kinds = set(vocab.entity_classes)
    entities = {
        e: (local_name(kind), label)
        for e, kind, label in _rows(store, _ENTITIES)
        if local_name(kind) in kinds
    }
    index = {entity: i for i, entity in enumerate(sorted(entities))}
    others = _others(store)
    numbers = _numbers(store, place)
    nodes = tuple(
        Node(*entities[e], tuple(sorted(others.get(e, ()))), tuple(numbers.get(e, ()))) for e in index
    )
    return Network(nodes, _edges(store, index, place), tuple(documents[d] for d in place))


def _edges(store: Store, index: dict[str, int], place: dict[str, int]) -> tuple[Edge, ...]:
    stated: defaultdict[tuple[int, int, str], set[Evidence]] = defaultdict(set)
    for s, p, o, quote, document in _rows(store, _CLAIMS):
        if s in index and o in index:
            stated[index[s], index[o], local_name(p)].add((quote, place[document]))
    for s, o in _rows(store, _WITHIN):
        if s in index and o in index:
            stated.setdefault((index[s], index[o], "withinDistrict"), set())
    return tuple(Edge(*key, tuple(sorted(stated[key]))) for key in sorted(stated))


def _others(store: Store) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entity, label in _rows(store, _LABELS):
        found[entity].add(label)
    return found


def _numbers(store: Store, place: dict[str, int]) -> dict[str, list[tuple[str, tuple[Evidence, ...]]]]:
    """Entity → lines like ``产值 超13.9亿元（2024年，目标）``."""
    stated: defaultdict[tuple[str, str], set[Evidence]] = defaultdict(set)
    for entity, metric, broader, text, qualifier, year, status, quote, document in _rows(store, _NUMBERS):
        standing = standing_of(status, local_name(broader), metric, quote)
        notes = [note for note in (f"{year}年" if year else "", _STATUS.get(standing, standing)) if note]
        value = text if qualifier in text else f"{qualifier}{text}"
        line = f"{metric} {value}" + (f"（{'，'.join(notes)}）" if notes else "")
        stated[entity, line].add((quote, place[document]))
    found: defaultdict[str, list[tuple[str, tuple[Evidence, ...]]]] = defaultdict(list)
    for entity, line in sorted(stated):
        found[entity].append((line, tuple(sorted(stated[entity, line]))))
    return found


def _rows(store: Store, sparql: str) -> list[tuple[str, ...]]:
    """Values as strings without what no font can show; an unbound one is empty."""
    return [
        tuple(term.value.translate(_MUTE) if isinstance(term, (NamedNode, Literal)) else "" for term in row)
        for row in store.select(sparql)
    ]
