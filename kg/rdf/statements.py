"""Claims and observations of one document as lines of N-Quads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.model import Claim, Document, Entity, Observation, Span
from kg.rdf.facts import content, stage_of
from kg.rdf.iri import Minter
from kg.rdf.literal import date, decimal, integer, text
from kg.terms import IND, PREFIXES

_RDF = PREFIXES["rdf"]
_A = f"<{_RDF}type>"
_DERIVED = f"<{PREFIXES['prov']}wasDerivedFrom>"


@dataclass(frozen=True, slots=True)
class Names:
    """The entities of a build and what they are called in the graph."""

    minter: Minter
    entities: Sequence[Entity]
    iris: Sequence[str]
    """IRIs of `entities`, by the same index."""


def claim_lines(document: Document, claim: Claim, names: Names) -> Iterator[str]:
    """A claim whose ends are indices into `names.entities`."""
    subject, obj = names.entities[claim.subject], names.entities[claim.object]
    s = f"<{names.minter.claim(document.id, subject, claim.predicate, obj)}>"
    end = f"<{names.minter.doc_graph(document.id)}> .\n"
    yield f"{s} {_A} <{IND}Claim> {end}"
    yield f"{s} <{_RDF}subject> <{names.iris[claim.subject]}> {end}"
    yield f"{s} <{_RDF}predicate> <{IND}{claim.predicate}> {end}"
    yield f"{s} <{_RDF}object> <{names.iris[claim.object]}> {end}"
    yield from _grounds(s, end, document, claim, names.minter)


def observation_lines(
    document: Document, observation: Observation, metric: str, unit: str | None, names: Names
) -> Iterator[str]:
    """An observation of `names.entities[observation.entity]`. `metric` and `unit` are IRIs."""
    one = observation
    entity = names.entities[one.entity]
    s = f"<{names.minter.observation(document.id, entity, *content(one))}>"
    end = f"<{names.minter.doc_graph(document.id)}> .\n"
    yield f"{s} {_A} <{IND}Observation> {end}"
    yield f"{s} <{IND}observedEntity> <{names.iris[one.entity]}> {end}"
    yield f"{s} <{IND}metric> <{metric}> {end}"
    if unit is not None:
        yield f"{s} <{IND}unit> <{unit}> {end}"
    for local, term in _values(one):
        yield f"{s} <{IND}{local}> {term} {end}"
    yield from _grounds(s, end, document, one, names.minter)


def listed_lines(document: Document, listed: Sequence[tuple[Span, int]], names: Names) -> Iterator[str]:
    """Rows of a register, with the indices in `names.entities` of what they list."""
    end = f"<{names.minter.doc_graph(document.id)}> .\n"
    for span, entity in listed:
        passage = names.minter.passage(document.id, span)
        yield f"<{passage}> <{IND}lists> <{names.iris[entity]}> {end}"


def _values(one: Observation) -> Iterator[tuple[str, str]]:
    """(local name of the property, term) of what the observation says."""
    if one.value is not None:
        yield "value", decimal(one.value)
    elif one.minimum is not None and one.maximum is not None:
        yield "minValue", decimal(one.minimum)
        yield "maxValue", decimal(one.maximum)
    stage = stage_of(one)
    strings = (stage, one.unit_text, one.value_text, one.qualifier, one.status)
    for local, string in zip(("stage", "unitText", "valueText", "qualifier", "status"), strings, strict=True):
        if string:
            yield local, text(string)
    if one.start is not None:
        yield "periodStart", date(one.start)
        yield "year", integer(one.start.year)
    if one.end is not None:
        yield "periodEnd", date(one.end)


def _grounds(
    s: str, end: str, document: Document, fact: Claim | Observation, minter: Minter
) -> Iterator[str]:
    yield f"{s} <{IND}confidence> {decimal(_confidence(fact.confidence))} {end}"
    yield f"{s} <{IND}extractor> {text(fact.rule)} {end}"
    for span in fact.evidence:
        yield f"{s} {_DERIVED} <{minter.passage(document.id, span)}> {end}"


def spans_of(facts: Sequence[Claim | Observation]) -> set[Span]:
    """All passages that the facts rest on."""
    return {span for fact in facts for span in fact.evidence}


def _confidence(value: float) -> Decimal:
    """Four digits are more than any rule means."""
    return Decimal(f"{value:.4f}")
