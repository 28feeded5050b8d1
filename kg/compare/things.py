"""The entities of a graph with what they can be known again by."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.store import Store
from kg.terms import IND, Literal, NamedNode, local_name

_NAMED = f"""
SELECT ?entity ?class ?name {{
  ?entity a ?class ; skos:prefLabel ?name FILTER(STRSTARTS(STR(?class), '{IND}'))
}}"""
_LABELS = "SELECT ?entity ?label { ?entity skos:altLabel|skos:hiddenLabel ?label }"
_DOCUMENTS = "SELECT ?entity ?document { ?entity ind:mentionedIn ?document }"


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity as one graph has it."""

    iri: str
    kind: str
    """Local name of its class."""
    name: str
    labels: frozenset[str]
    """All its names, misread ones too."""
    documents: frozenset[str]
    """Ids of the documents that mention it; none for background."""


def iris_of(store: Store) -> set[str]:
    """IRIs of the entities."""
    return {row[0].value for row in store.select(_NAMED) if isinstance(row[0], NamedNode)}


def things_of(store: Store) -> dict[str, Thing]:
    """IRI → entity."""
    labels, documents = _gathered(store, _LABELS), _gathered(store, _DOCUMENTS)
    found = {}
    for entity, kind, name in store.select(_NAMED):
        if isinstance(entity, NamedNode) and isinstance(kind, NamedNode) and isinstance(name, Literal):
            one = entity.value
            ids = frozenset(local_name(document) for document in documents[one])
            names = frozenset((name.value, *labels[one]))
            found[one] = Thing(one, local_name(kind.value), name.value, names, ids)
    return found


def _gathered(store: Store, sparql: str) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entity, value in store.select(sparql):
        if isinstance(entity, NamedNode) and isinstance(value, (NamedNode, Literal)):
            found[entity.value].add(value.value)
    return found
