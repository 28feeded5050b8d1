"""What a graph states, in a form that can be laid beside another's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.store import Store, Term
from kg.terms import IND, Literal, NamedNode, local_name
from kg.vocab import load_vocab

_STATUS = {"actual": "", "target": "目标", "forecast": "预测"}
_DOCUMENTS = """
SELECT ?document ?source ?title ?date {
  ?document a ind:Document ; dcterms:source ?source ; dcterms:title ?title OPTIONAL { ?document dcterms:date ?date }
}"""
_NUMBERS = """
SELECT ?entity ?metric ?text ?value ?least ?most ?unit ?status ?from ?to {
  ?observation ind:observedEntity ?entity ; ind:status ?status ; ind:metric/skos:prefLabel ?metric .
  OPTIONAL { ?observation ind:valueText ?text }
  OPTIONAL { ?observation ind:value ?value }
  OPTIONAL { ?observation ind:minValue ?least ; ind:maxValue ?most }
  OPTIONAL { ?observation ind:unitText ?unit }
  OPTIONAL { ?observation ind:periodStart ?from }
  OPTIONAL { ?observation ind:periodEnd ?to }
} ORDER BY ?observation"""


@dataclass(frozen=True, slots=True)
class Number:
    """An observation of an entity: what it is about, and its value."""

    entity: str
    about: str
    """Metric, status and period for people: 产值 2024 目标."""
    value: tuple[str, ...]
    """The number or both ends with the unit; a stage by its name."""
    text: str
    """As printed."""


def documents_of(store: Store) -> dict[str, tuple[str, str, str]]:
    """IRI → source, title, date."""
    rows = (tuple(map(_text, row)) for row in store.select(_DOCUMENTS))
    return {iri: (source, title, date) for iri, source, title, date in rows}


def relations_of(store: Store) -> set[tuple[str, str, str]]:
    """Direct relations between entities: IRI, local name, IRI."""
    listed = " ".join(f"<{IND}{relation}>" for relation in load_vocab().relations)
    rows = store.select(f"SELECT ?s ?p ?o {{ VALUES ?p {{ {listed} }} ?s ?p ?o }}")
    return {(_text(s), local_name(_text(p)), _text(o)) for s, p, o in rows}


def numbers_of(store: Store) -> Iterator[Number]:
    """All observations."""
    for row in store.select(_NUMBERS):
        entity, metric, text, value, least, most, unit, status, start, end = map(_text, row)
        numbers = tuple(filter(None, (value, least, most)))
        about = " ".join(filter(None, (metric, _period(start, end), _STATUS.get(status, status))))
        yield Number(entity, about, (*numbers, unit) if numbers else (text,), text)


def _period(start: str, end: str) -> str:
    if start[5:] == "01-01" and end == f"{start[:4]}-12-31":
        return start[:4]
    return start if start == end else f"{start}–{end}"


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, (NamedNode, Literal)) else ""
