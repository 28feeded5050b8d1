"""The graph as a networkx graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.store import Store
from kg.terms import IND, Literal, NamedNode, local_name

if TYPE_CHECKING:
    import networkx as nx

_ENTITIES = f"""SELECT ?e ?kind ?name {{
  ?e a ?kind ; skos:prefLabel ?name FILTER(STRSTARTS(STR(?kind), '{IND}'))
}} ORDER BY ?e"""
_CLAIMS = """SELECT ?s ?p ?o ?confidence ?sentence ?file ?start ?end {
  ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ind:confidence ?confidence ; prov:wasDerivedFrom ?passage .
  ?passage oa:hasSource/dcterms:source ?file ; oa:hasSelector ?position ; oa:hasSelector/oa:exact ?sentence .
  ?position oa:start ?start ; oa:end ?end
} ORDER BY ?s ?p ?o ?file ?start"""
_WITHIN = "SELECT ?s ?o { ?s ind:withinDistrict ?o } ORDER BY ?s ?o"


def as_networkx(store: Store) -> nx.MultiDiGraph[str]:
    """Entities as nodes named by their IRIs, relations as edges with the local name of the relation as key.

    Nodes have ``name`` and ``kind``; edges ``relation``, ``confidence`` (the highest of its claims) and ``sentences``,
    dicts with text, file, start and end. The district hierarchy is background knowledge: relation
    ``withinDistrict``, confidence 1, no sentences. Nodes and edges come in the order of their IRIs.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity, kind, name in _rows(store, _ENTITIES):
        graph.add_node(entity, name=name, kind=local_name(kind))
    for subject, predicate, object_, confidence, *passage in _rows(store, _CLAIMS):
        if subject in graph and object_ in graph:
            _add(graph, subject, object_, local_name(predicate), float(confidence), passage)
    for subject, object_ in _rows(store, _WITHIN):
        if subject in graph and object_ in graph:
            _add(graph, subject, object_, "withinDistrict", 1.0, [])
    return graph


def _add(
    graph: nx.MultiDiGraph[str],
    subject: str,
    object_: str,
    relation: str,
    confidence: float,
    passage: list[str],
) -> None:
    if not graph.has_edge(subject, object_, relation):
        graph.add_edge(subject, object_, relation, relation=relation, confidence=confidence, sentences=[])
    edge: dict[str, Any] = graph.edges[subject, object_, relation]
    edge["confidence"] = max(edge["confidence"], confidence)
    if passage:
        text, file, start, end = passage
        edge["sentences"].append({"text": text, "file": file, "start": int(start), "end": int(end)})


def simple(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """One edge between two entities, whatever relates them and in whichever direction."""
    import networkx as nx

    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(graph.nodes(data=True))
    plain.add_edges_from((s, o) for s, o in graph.edges() if s != o)
    return plain


def _rows(store: Store, sparql: str) -> Iterator[list[str]]:
    for row in store.select(sparql):
        yield [term.value if isinstance(term, (NamedNode, Literal)) else "" for term in row]
