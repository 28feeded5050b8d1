"""From the store to what the page shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.explain import conflicts, standing_of
from kg.page.model import Document, Edge, Network, Node, Number, Passage
from kg.store import Store
from kg.terms import Literal, NamedNode, local_name
from kg.vocab import Vocab

_ENTITIES = """SELECT ?e ?kind ?label {
    ?e a ?kind FILTER(STRSTARTS(STR(?kind), STR(ind:))) OPTIONAL { ?e skos:prefLabel ?label }
}"""
_PAIRS = "SELECT ?e ?value { ?e %s ?value }"
_WITHIN = "SELECT ?s ?o { ?s ind:withinDistrict ?o }"
_PASSAGE = """?source prov:wasDerivedFrom ?passage .
    ?passage oa:hasSource ?d ; oa:hasSelector ?position , ?words . ?position oa:start ?start ; oa:end ?end .
    ?words oa:exact ?quote ."""
_CLAIMS = f"""SELECT ?s ?p ?o ?confidence ?d ?start ?end ?quote {{
    ?source rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ind:confidence ?confidence . {_PASSAGE}
}}"""
_DOCUMENTS = """SELECT ?d ?title ?date ?precision ?file {
    ?d a ind:Document OPTIONAL { ?d dcterms:title ?title } OPTIONAL { ?d dcterms:date ?date }
    OPTIONAL { ?d ind:datePrecision ?precision } OPTIONAL { ?d dcterms:source ?file }
}"""
_NUMBERS = """SELECT ?number ?e ?metric ?broader ?value ?low ?high ?unit ?text ?qualifier ?begin ?until ?status ?sure {
    ?number ind:observedEntity ?e ; ind:metric ?about ; ind:valueText ?text ; ind:status ?status .
    ?about skos:prefLabel ?metric . OPTIONAL { ?about skos:broader ?broader }
    OPTIONAL { ?number ind:value ?value } OPTIONAL { ?number ind:minValue ?low ; ind:maxValue ?high }
    OPTIONAL { ?number ind:unitText ?unit } OPTIONAL { ?number ind:qualifier ?qualifier }
    OPTIONAL { ?number ind:periodStart ?begin } OPTIONAL { ?number ind:periodEnd ?until }
    OPTIONAL { ?number ind:confidence ?sure }
}"""
_WORDS_OF_NUMBERS = f"SELECT ?source ?d ?start ?end ?quote {{ ?source ind:observedEntity ?e . {_PASSAGE} }}"

_Place = tuple[str, int, int, str]
"""Document's IRI, start, end, words."""


def read(store: Store, vocab: Vocab) -> Network:
    """Everything that the page shows."""
    documents = tuple(Document(*row) for row in sorted(set(_rows(store, _DOCUMENTS))))
    known = {document.iri: i for i, document in enumerate(documents)}
    nodes = _nodes(store, vocab, known)
    index = {node.iri: i for i, node in enumerate(nodes)}
    claims = [(s, p, o, float(sure), _place(rest)) for s, p, o, sure, *rest in _rows(store, _CLAIMS)]
    said: defaultdict[str, set[_Place]] = defaultdict(set)
    for number, *rest in _rows(store, _WORDS_OF_NUMBERS):
        said[number].add(_place(rest))
    places = {place for *_, place in claims if place[0] in known}
    places.update(place for found in said.values() for place in found if place[0] in known)
    passages = sorted((known[d], start, end, words) for d, start, end, words in places)
    at = {(documents[d].iri, start, end, words): i for i, (d, start, end, words) in enumerate(passages)}
    return Network(
        nodes,
        _edges(store, index, claims, at),
        _numbers(store, index, said, at),
        documents,
        tuple(Passage(*passage) for passage in passages),
    )


def _nodes(store: Store, vocab: Vocab, documents: dict[str, int]) -> tuple[Node, ...]:
    kinds = set(vocab.entity_classes)
    found: dict[str, tuple[str, str]] = {}
    for iri, kind, label in sorted(_rows(store, _ENTITIES)):
        if local_name(kind) in kinds:
            found.setdefault(iri, (local_name(kind), label))
    others, hidden, mentioned, codes = (
        _many(store, _PAIRS % name)
        for name in ("skos:altLabel", "skos:hiddenLabel", "ind:mentionedIn", "ind:creditCode|ind:gbCode")
    )
    return tuple(
        Node(
            iri,
            *found[iri],
            tuple(sorted(others[iri])),
            tuple(sorted(hidden[iri])),
            tuple(sorted(documents[d] for d in mentioned[iri] if d in documents)),
            "、".join(sorted(codes[iri])),
        )
        for iri in sorted(found)
    )


def _edges(
    store: Store,
    index: dict[str, int],
    claims: Iterable[tuple[str, str, str, float, _Place]],
    at: dict[_Place, int],
) -> tuple[Edge, ...]:
    stated: defaultdict[tuple[int, int, str], dict[int, float]] = defaultdict(dict)
    for s, p, o, sure, place in claims:
        if s in index and o in index and place in at:
            found = stated[index[s], index[o], local_name(p)]
            found[at[place]] = max(sure, found.get(at[place], 0.0))
    for s, o in _rows(store, _WITHIN):
        if s in index and o in index:
            stated.setdefault((index[s], index[o], "withinDistrict"), {})
    return tuple(Edge(*key, tuple(sorted(stated[key].items()))) for key in sorted(stated))


def _numbers(
    store: Store, index: dict[str, int], said: dict[str, set[_Place]], at: dict[_Place, int]
) -> tuple[Number, ...]:
    disagreeing = {
        (one.iri, one.metric, one.unit, one.status, one.start, one.end): i
        for i, one in enumerate(conflicts(store))
    }
    found = []
    for number, e, metric, broader, value, low, high, unit, *rest in sorted(_rows(store, _NUMBERS)):
        text, qualifier, start, end, status, sure = rest
        if e not in index:
            continue
        passages = sorted(at[place] for place in said.get(number, ()) if place in at)
        sentence = next((place[3] for place in sorted(said.get(number, ()))), "")
        found.append(
            Number(
                index[e], metric, local_name(broader) if broader else "", _float(value), _float(low),
                _float(high), unit, text, qualifier, start, end,
                standing_of(status, local_name(broader) if broader else "", metric, sentence),
                float(sure or 1), tuple(passages),
                disagreeing.get((e, metric, unit, status, start, end), -1),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.node, one.metric, one.start, one.end, one.text)))


def _many(store: Store, sparql: str) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in _rows(store, sparql):
        found[one].add(other)
    return found


def _place(row: list[str]) -> _Place:
    document, start, end, words = row
    return document, int(start), int(end), words


def _float(text: str) -> float | None:
    return float(text) if text else None


def _rows(store: Store, sparql: str) -> list[tuple[str, ...]]:
    """Values as strings; an unbound one is empty."""
    return [
        tuple(term.value if isinstance(term, (NamedNode, Literal)) else "" for term in row)
        for row in store.select(sparql)
    ]
