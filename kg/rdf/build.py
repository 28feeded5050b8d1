"""All statements of a build, document by document, then the entities, then the background.

One triple stands in one graph: what a document states in its own; entities, their labels and direct relations
in ``graph/entities``; the divisions above those that documents name, and concepts, in ``graph/background``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from kg.model import Entity, Extract, Resolution, Span
from kg.rdf.background import Division, concept_lines, division_lines, divisions_above, metric_lines
from kg.rdf.facts import Facts, facts_of, has_value, objection
from kg.rdf.iri import Minter
from kg.rdf.judged import FactJudgements, judged
from kg.rdf.literal import text, zh
from kg.rdf.provenance import document_lines, passage_lines
from kg.rdf.statements import Names, claim_lines, listed_lines, observation_lines, spans_of
from kg.rdf.towns import homes_of_towns, town_lines
from kg.terms import IND, PREFIXES
from kg.vocab import Vocab

_A = f"<{PREFIXES['rdf']}type>"
_SKOS = PREFIXES["skos"]
_LABEL = f"<{PREFIXES['rdfs']}label>"

Edge = tuple[int, str, int]
"""A direct relation: index of an entity, local name, index of an entity."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build goes by besides what was found."""

    vocab: Vocab
    minter: Minter
    districts: Mapping[str, Division]
    """GB/T 2260 code → division."""
    min_confidence: float = 0.5
    """Facts below stay out of the graph."""
    towns: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Code of a division → its towns, townships and streets."""
    judgements: FactJudgements = field(default_factory=dict)
    """What people said of single facts."""


@dataclass(slots=True)
class Tally:
    """What documents add to what is said of all of them. Halves made apart merge."""

    edges: set[Edge] = field(default_factory=set)
    units: set[str] = field(default_factory=set)
    votes: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """Metric → how often its observations give which concept above it."""

    def merge(self, other: Tally) -> None:
        """What other documents add."""
        self.edges |= other.edges
        self.units |= other.units
        for label, counts in other.votes.items():
            self.votes[label] += counts


class Statements:
    """Lines of a build: those of each document, whatever is known of the others; then those of all together."""

    def __init__(self, resolution: Resolution, settings: Settings, names: Names, metrics: Mapping[str, str]):
        self._resolution, self._settings, self._names, self._metrics = resolution, settings, names, metrics

    def document(self, extract: Extract, facts: Facts, tally: Tally) -> Iterator[str]:
        """What one document states, in its own graph. `facts`: those of `accepted`."""
        document, minter = extract.document, self._settings.minter
        yield from document_lines(document, minter)
        listed = _listed(extract, self._resolution)
        spans = spans_of((*facts.claims, *facts.observations)).union(span for span, _ in listed)
        yield from passage_lines(document, spans, minter)
        yield from listed_lines(document, listed, self._names)
        for claim in facts.claims:
            tally.edges.add((claim.subject, claim.predicate, claim.object))
            yield from claim_lines(document, claim, self._names)
        for one in facts.observations:
            unit = self._settings.vocab.unit(one.unit_text)
            tally.units.update(() if unit is None else (unit,))
            tally.votes[one.metric][one.broader] += 1
            yield from observation_lines(document, one, self._metrics[one.metric], unit, self._names)

    def entity(self, index: int, edges: Iterable[Edge]) -> Iterator[str]:
        """What is said of an entity in the graph of all entities. `edges`: those that leave it, sorted."""
        iri, entity = self._names.iris[index], self._names.entities[index]
        return _entity_lines(iri, entity, edges, self._names)

    def background(self, tally: Tally) -> Iterator[str]:
        """Divisions above and beside, and concepts."""
        settings, found = self._settings, self._resolution.entities
        homes = homes_of_towns(found, settings.districts, settings.towns)
        above = _above(self._resolution, homes, settings)
        chosen = {label: _chosen(counts) for label, counts in tally.votes.items()}
        broader = {label: settings.vocab.concept(concept) for label, concept in chosen.items()}
        return _background(
            above, homes, len(found), self._names, self._metrics, broader, tally.units, settings
        )


def nquads(extracts: Iterable[Extract], resolution: Resolution, settings: Settings) -> Iterator[str]:
    """Lines of canonical N-Quads, each with its line end; the same lines in whatever order extracts come.

    A document given twice counts once. Facts below the confidence asked for, and relations that the ontology
    does not allow between things of these classes, are left out: `candidates` has them.
    """
    by_id = {extract.document.id: extract for extract in extracts}
    names, tally = named(resolution, settings), Tally()
    metrics = settings.minter.metrics(label for extract in by_id.values() for label in metrics_of(extract))
    statements = Statements(resolution, settings, names, metrics)
    for one in sorted(by_id):
        facts = accepted(facts_in(by_id[one], resolution, settings), resolution, settings)
        yield from statements.document(by_id[one], facts, tally)
    leaving = groupby(sorted(tally.edges), key=itemgetter(0))
    edges = {index: list(some) for index, some in leaving}
    for index in range(len(resolution.entities)):
        yield from statements.entity(index, edges.get(index, ()))
    yield from statements.background(tally)


def metrics_of(extract: Extract) -> set[str]:
    """Labels of the metrics that a document may observe."""
    return {one.metric for one in extract.observations if one.evidence and has_value(one)}


def named(resolution: Resolution, settings: Settings) -> Names:
    """The entities of a build, those of the background after them, and their IRIs."""
    homes = homes_of_towns(resolution.entities, settings.districts, settings.towns)
    above = {*_above(resolution, homes, settings).values(), *homes.values()}
    everything = (*resolution.entities, *_unnamed(above, resolution, settings.districts))
    return Names(settings.minter, everything, settings.minter.entities(everything))


def facts_in(extract: Extract, resolution: Resolution, settings: Settings) -> Facts:
    """All facts of one document, as sure as people say."""
    return judged(facts_of(extract, resolution), extract.document.id, resolution, settings.judgements)


def accepted(facts: Facts, resolution: Resolution, settings: Settings) -> Facts:
    """Those that enter the graph."""
    least = settings.min_confidence
    return Facts(
        tuple(c for c in facts.claims if objection(c, resolution, settings.vocab, least) is None),
        tuple(o for o in facts.observations if o.confidence >= least),
    )


def _listed(extract: Extract, resolution: Resolution) -> list[tuple[Span, int]]:
    """Rows of a register, and the entities that they list."""
    document = extract.document.id
    rows = {
        (span, resolution.links[document, index])
        for index, entity in enumerate(extract.entities)
        for span in entity.rows
    }
    return sorted(rows)


def _chosen(counts: Mapping[str, int]) -> str:
    return min(counts, key=lambda one: (-counts[one], one))


def _above(resolution: Resolution, homes: Mapping[int, str], settings: Settings) -> dict[str, str]:
    """Code of each division that matters → code of the one above."""
    codes = {entity.code for entity in resolution.entities if entity.code}
    return divisions_above(sorted(codes.union(homes.values())), settings.districts)


def _unnamed(above: Set[str], resolution: Resolution, districts: Mapping[str, Division]) -> list[Entity]:
    """Those of the divisions above that no document names."""
    named = {entity.code for entity in resolution.entities if entity.kind == "District"}
    codes = sorted(above - named)
    return [Entity("District", districts[code].name, code, code=code) for code in codes]


def _entity_lines(iri: str, entity: Entity, edges: Iterable[Edge], names: Names) -> Iterator[str]:
    s, end = f"<{iri}>", f"<{names.minter.entities_graph}> .\n"
    yield f"{s} {_A} <{IND}{entity.kind}> {end}"
    yield f"{s} <{_SKOS}prefLabel> {zh(entity.name)} {end}"
    yield f"{s} {_LABEL} {zh(entity.name)} {end}"
    labels = set(entity.labels) - {entity.name, ""}
    for label in sorted(labels):
        yield f"{s} <{_SKOS}altLabel> {zh(label)} {end}"
    for label in sorted(set(entity.hidden) - labels - {entity.name, ""}):
        yield f"{s} <{_SKOS}hiddenLabel> {zh(label)} {end}"
    if entity.kind == "District" and entity.code:
        yield f"{s} <{IND}gbCode> {text(entity.code)} {end}"
    for code in entity.credit_codes:
        yield f"{s} <{IND}creditCode> {text(code)} {end}"
    for document in entity.documents:
        yield f"{s} <{IND}mentionedIn> <{names.minter.document(document)}> {end}"
    for _, predicate, obj in edges:
        yield f"{s} <{IND}{predicate}> <{names.iris[obj]}> {end}"


def _background(
    above: Mapping[str, str],
    homes: Mapping[int, str],
    found: int,
    names: Names,
    metrics: Mapping[str, str],
    broader: Mapping[str, str],
    units: Iterable[str],
    settings: Settings,
) -> Iterator[str]:
    graph = settings.minter.background_graph
    iris = {
        entity.code: iri
        for entity, iri in zip(names.entities, names.iris, strict=True)
        if entity.kind == "District" and entity.code
    }
    yield from division_lines(above, iris, names.entities[found:], graph)
    yield from town_lines(homes, names.iris, iris, graph)
    yield from metric_lines({label: (metrics[label], concept) for label, concept in broader.items()}, graph)
    yield from concept_lines((*broader.values(), *units), settings.vocab, graph)
