"""The sentences behind the rows of an answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.ask.answer import Answer
from kg.store import Store, Term
from kg.terms import Literal, NamedNode, iri, lit
from kg.vocab import load_vocab

_SOURCE = """prov:wasDerivedFrom ?passage .
  ?passage oa:hasSource ?document ; oa:hasSelector ?position ; oa:hasSelector/oa:exact ?sentence .
  ?position oa:start ?start ; oa:end ?end . ?document dcterms:source ?file OPTIONAL { ?document dcterms:date ?date }"""
_CLAIM = f"""SELECT DISTINCT ?one ?relation ?other ?sentence ?file ?start ?end ?date {{
  ?subject skos:prefLabel ?one . ?object skos:prefLabel ?other .
  ?claim rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object ; {_SOURCE}
}} ORDER BY ?date ?file ?start"""
_NUMBER = f"""SELECT DISTINCT ?one ?name ?printed ?sentence ?file ?start ?end ?date {{
  ?entity skos:prefLabel ?one . ?metric skos:prefLabel ?name .
  ?observation ind:observedEntity ?entity ; ind:metric ?metric ; ind:valueText ?printed ; {_SOURCE}
}} ORDER BY ?date ?file ?start"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A passage that states a row: the slice `[start, end)` of the text of a file."""

    text: str
    file: str
    start: int
    end: int
    date: str
    """Day of the report, ``YYYY-MM-DD``, or empty."""


def why(store: Store, answer: Answer) -> tuple[tuple[Sentence, ...], ...]:
    """For each row of an answer the sentences that state it; none where a row only counts."""
    columns = {name: index for index, name in enumerate(answer.table.columns)}
    return tuple(tuple(_of_row(store, answer, columns, row)) for row in answer.table.rows)


def _of_row(
    store: Store, answer: Answer, columns: dict[str, int], row: tuple[Term | None, ...]
) -> Iterator[Sentence]:
    if "sentence" in columns:
        held = row[columns["sentence"]]
        if isinstance(held, Literal):
            yield from _standing(store, held)
        return
    seen: set[Sentence] = set()
    for one, relation, other in answer.question.why:
        ends = row[columns[one]], row[columns[other]]
        if isinstance(ends[0], Literal) and isinstance(ends[1], Literal):
            for sentence in _stated(store, ends[0], relation, ends[1], columns, row):
                if sentence not in seen:
                    seen.add(sentence)
                    yield sentence


def _stated(
    store: Store,
    one: Literal,
    relation: str,
    other: Literal,
    columns: dict[str, int],
    row: tuple[Term | None, ...],
) -> Iterator[Sentence]:
    if relation in load_vocab().relations:
        values: dict[str, NamedNode | Literal] = {
            "one": one,
            "relation": iri(load_vocab().prop(relation)),
            "other": other,
        }
        rows = store.select(_CLAIM, values)
    else:
        name = row[columns[relation]]
        if not isinstance(name, Literal):
            return
        rows = store.select(_NUMBER, {"one": one, "name": name, "printed": lit(other.value)})
    for found in rows:
        yield _sentence(found[3:])


_QUOTED = """SELECT ?sentence ?file ?start ?end ?date {
  ?passage oa:hasSource ?document ; oa:hasSelector ?position ; oa:hasSelector/oa:exact ?sentence .
  ?position oa:start ?start ; oa:end ?end . ?document dcterms:source ?file OPTIONAL { ?document dcterms:date ?date }
} ORDER BY ?date ?file ?start"""


def _standing(store: Store, sentence: Literal) -> Iterator[Sentence]:
    for found in store.select(_QUOTED, {"sentence": sentence}):
        yield _sentence(found)


def _sentence(terms: tuple[Term | None, ...]) -> Sentence:
    text, file, start, end, date = (getattr(term, "value", "") for term in terms)
    return Sentence(text, file, int(start), int(end), date)
