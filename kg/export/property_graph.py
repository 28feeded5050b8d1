"""The graph as nodes with properties and edges, for tables and property graph databases.

One walk over the quads, nothing guessed: a subject is a node of its class, an IRI that is a node too makes an edge,
everything else a property under the local name of its predicate. ``rdfs:label`` is left out where it repeats
``skos:prefLabel``. Edges that claims state carry how sure the surest claim is, and its sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal as Choice

from kg.store import Store
from kg.terms import IND, PREFIXES, Literal, NamedNode, compact, local_name

Type = Choice["string", "integer", "decimal", "date"]

LISTS = frozenset({"altLabel", "hiddenLabel"})
"""Properties that hold several values whether or not a node of this graph has more than one."""
_TYPES: Mapping[str, Type] = {
    PREFIXES["xsd"] + "integer": "integer",
    PREFIXES["xsd"] + "decimal": "decimal",
    PREFIXES["xsd"] + "date": "date",
}
_RDF_TYPE = PREFIXES["rdf"] + "type"
_LABEL, _PREF_LABEL = PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "prefLabel"
_CLAIMS = """SELECT ?s ?p ?o ?confidence ?date ?title ?sentence ?claim {
  ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ind:confidence ?confidence ; prov:wasDerivedFrom ?passage .
  ?passage oa:hasSource ?document ; oa:hasSelector/oa:exact ?sentence .
  ?document dcterms:title ?title OPTIONAL { ?document dcterms:date ?date }
}"""

Key = tuple[str, str, str]
"""Subject, relation, object."""


@dataclass(frozen=True, slots=True)
class Column:
    """A property of the nodes of a class."""

    name: str
    type: Type
    many: bool
    """Whether nodes may have several values."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The surest claim behind an edge, and how many claims there are."""

    confidence: str
    claims: int
    sentence: str
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """Everything in the order of names and IRIs, so that the same graph is written the same."""

    nodes: Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]]
    """Class → IRI → property → its values, sorted."""
    columns: Mapping[str, tuple[Column, ...]]
    """Class → its properties, names first."""
    edges: Mapping[str, tuple[tuple[str, str], ...]]
    """Relation → (subject, object), sorted."""
    kinds: Mapping[str, str]
    """IRI of a node → its class."""
    evidence: Mapping[Key, Evidence]

    def label(self, iri: str) -> str:
        """Name or title of a node; of one without, its IRI."""
        values = self.nodes[self.kinds[iri]][iri]
        for name in ("prefLabel", "title", "exact"):
            if name in values:
                return values[name][0]
        return iri


def property_graph(store: Store) -> PropertyGraph:
    """Reads the whole graph."""
    about, names = _read(store)
    kinds = {subject: _kind(found.get(_RDF_TYPE, ())) for subject, found in about.items()}
    nodes: dict[str, dict[str, dict[str, tuple[str, ...]]]] = {kind: {} for kind in sorted({*kinds.values()})}
    edges: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    types: defaultdict[str, dict[str, set[Type]]] = defaultdict(lambda: defaultdict(set))
    for subject in sorted(about):
        kind, found = kinds[subject], about[subject]
        node: defaultdict[str, set[str]] = defaultdict(set)
        for predicate, objects in found.items():
            for value in objects:
                if predicate == _RDF_TYPE and local_name(value.value) == kind:
                    continue
                if predicate == _LABEL and value in found.get(_PREF_LABEL, ()):
                    continue
                if isinstance(value, NamedNode) and value.value in kinds:
                    edges[names[predicate]].append((subject, value.value))
                    continue
                node[names[predicate]].add(value.value)
                types[kind][names[predicate]].add(_type(value))
        nodes[kind][subject] = {name: tuple(sorted(values)) for name, values in node.items()}
    return PropertyGraph(
        nodes=nodes,
        columns={kind: _columns(types[kind], nodes[kind].values()) for kind in nodes},
        edges={relation: tuple(sorted(edges[relation])) for relation in sorted(edges)},
        kinds=kinds,
        evidence=_evidence(store, names),
    )


def _read(store: Store) -> tuple[dict[str, dict[str, set[NamedNode | Literal]]], dict[str, str]]:
    """Subject → predicate → objects, and predicate → its name."""
    about: defaultdict[str, defaultdict[str, set[NamedNode | Literal]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for quad in store.quads():
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, (NamedNode, Literal)):
            about[quad.subject.value][quad.predicate.value].add(quad.object)
    predicates = {predicate for found in about.values() for predicate in found}
    return {s: dict(found) for s, found in about.items()}, _names(predicates)


def _names(predicates: Iterable[str]) -> dict[str, str]:
    """Local names; where two predicates share one, the later one gets its prefix too."""
    names: dict[str, str] = {}
    for predicate in sorted(predicates, key=lambda iri: (not iri.startswith(IND), iri)):
        local = local_name(predicate)
        names[predicate] = local if local not in names.values() else compact(predicate).replace(":", "_")
    return names


def _kind(types: Iterable[NamedNode | Literal]) -> str:
    """Local name of the class, one of the ontology first."""
    found = sorted((not kind.value.startswith(IND), local_name(kind.value)) for kind in types)
    return found[0][1] if found else "Resource"


def _type(value: NamedNode | Literal) -> Type:
    return _TYPES.get(value.datatype.value, "string") if isinstance(value, Literal) else "string"


def _columns(
    types: Mapping[str, set[Type]], nodes: Iterable[Mapping[str, tuple[str, ...]]]
) -> tuple[Column, ...]:
    many = {name for node in nodes for name, values in node.items() if len(values) > 1} | LISTS
    first = ("prefLabel", "altLabel", "hiddenLabel", "title")
    order = sorted(types, key=lambda name: (first.index(name) if name in first else len(first), name))
    return tuple(
        Column(name, next(iter(types[name])) if len(types[name]) == 1 else "string", name in many)
        for name in order
    )


def _evidence(store: Store, names: Mapping[str, str]) -> dict[Key, Evidence]:
    """Of several claims or sentences the surest, then the latest, then the last by the alphabet."""
    rows = [tuple(getattr(term, "value", "") for term in row) for row in store.select(_CLAIMS)]
    claims: defaultdict[Key, set[str]] = defaultdict(set)
    best: dict[Key, tuple[float, tuple[str, ...]]] = {}
    for s, p, o, confidence, date, title, sentence, claim in rows:
        key = (s, names.get(p, local_name(p)), o)
        claims[key].add(claim)
        found = (float(confidence), (date, title, sentence, confidence))
        best[key] = max(best.get(key, found), found)
    return {
        key: Evidence(confidence, len(claims[key]), sentence, title, date)
        for key, (_, (date, title, sentence, confidence)) in best.items()
    }
