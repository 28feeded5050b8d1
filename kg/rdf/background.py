"""Background knowledge: the divisions above those that documents name, and the concepts in use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from kg.errors import VocabError
from kg.model import Entity
from kg.rdf.literal import text, zh
from kg.terms import IND, PREFIXES
from kg.vocab import Vocab

_A = f"<{PREFIXES['rdf']}type>"
_PREF = f"<{PREFIXES['skos']}prefLabel>"
_LABEL = f"<{PREFIXES['rdfs']}label>"
_BROADER = f"<{PREFIXES['skos']}broader>"
_CONCEPT = f"<{PREFIXES['skos']}Concept>"


class Division(Protocol):
    """What is needed of a row of seeds/districts.csv."""

    @property
    def name(self) -> str: ...
    @property
    def parent(self) -> str | None: ...


def divisions_above(codes: Iterable[str], districts: Mapping[str, Division]) -> dict[str, str]:
    """Code → code of the division above it, for the codes and all that stand above them.

    Towns and street offices, whose codes have nine or twelve digits, lie in the division of the first six.
    """
    above: dict[str, str] = {}
    for code in codes:
        at = code
        while at not in above:
            row = districts.get(at)
            parent = row.parent if row is not None else at[:6] if len(at) > 6 else None
            if parent is None or parent not in districts or parent == at:
                break
            above[at] = parent
            at = parent
    return above


def division_lines(
    above: Mapping[str, str], iris: Mapping[str, str], unnamed: Iterable[Entity], graph: str
) -> Iterator[str]:
    """What lies within what, by `iris` of codes; and the `unnamed` divisions that no document mentions."""
    end = f"<{graph}> .\n"
    for code, parent in sorted(above.items()):
        yield f"<{iris[code]}> <{IND}withinDistrict> <{iris[parent]}> {end}"
    for division in unnamed:
        s = f"<{iris[division.key]}>"
        yield f"{s} {_A} <{IND}District> {end}"
        yield f"{s} {_PREF} {zh(division.name)} {end}"
        yield f"{s} {_LABEL} {zh(division.name)} {end}"
        yield f"{s} <{IND}gbCode> {text(division.key)} {end}"


def metric_lines(metrics: Mapping[str, tuple[str, str]], graph: str) -> Iterator[str]:
    """Metrics by their printed labels: (IRI, IRI of the concept above)."""
    end = f"<{graph}> .\n"
    for label, (iri, broader) in sorted(metrics.items()):
        yield from _concept_lines(iri, label, end)
        yield f"<{iri}> {_BROADER} <{broader}> {end}"


def concept_lines(iris: Iterable[str], vocab: Vocab, graph: str) -> Iterator[str]:
    """Concepts of the ontology's schemes, so that a graph tells their names without the ontology."""
    for iri in sorted(set(iris)):
        try:
            label = vocab.label(iri, "zh")
        except VocabError:
            continue
        yield from _concept_lines(iri, label, f"<{graph}> .\n")


def _concept_lines(iri: str, label: str, end: str) -> Iterator[str]:
    yield f"<{iri}> {_A} {_CONCEPT} {end}"
    yield f"<{iri}> {_PREF} {zh(label)} {end}"
    yield f"<{iri}> {_LABEL} {zh(label)} {end}"
