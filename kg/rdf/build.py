"""All statements of a build, document by document, then the entities, then the background.

One triple stands in one graph: what a document states in its own; entities, their labels and direct relations
in ``graph/entities``; the divisions above those that documents name, and concepts, in ``graph/background``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from kg.model import Entity, Extract, Resolution, Span
from kg.rdf.background import Division, concept_lines, division_lines, divisions_above, metric_lines
from kg.rdf.facts import Facts, facts_of, objection
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


@dataclass(frozen=True, slots=True)
class _Metrics:
    iris: Mapping[str, str]
    broader: Mapping[str, str]
    """Label → IRI of the concept above it: the one that most of its observations give."""


def nquads(extracts: Iterable[Extract], resolution: Resolution, settings: Settings) -> Iterator[str]:
    """Lines of canonical N-Quads, each with its line end; the same lines in whatever order extracts come.

    A document given twice counts once. Facts below the confidence asked for, and relations that the ontology
    does not allow between things of these classes, are left out: `candidates` has them.
    """
    by_id = {extract.document.id: extract for extract in extracts}
    facts = {one: accepted(by_id[one], resolution, settings) for one in sorted(by_id)}
    homes = homes_of_towns(resolution.entities, settings.districts, settings.towns)
    above = _above(resolution, homes, settings)
    names = named(resolution, settings)
    metrics = _metrics(facts.values(), settings)

    edges: set[Edge] = set()
    units: set[str] = set()
    for one, extract in ((one, by_id[one]) for one in facts):
        found = facts[one]
        yield from document_lines(extract.document, settings.minter)
        listed = _listed(extract, resolution)
        spans = spans_of((*found.claims, *found.observations)).union(span for _, span in listed)
        yield from passage_lines(extract.document, spans, settings.minter)
        yield from listed_lines(extract.document, listed, names)
        for claim in found.claims:
            edges.add((claim.subject, claim.predicate, claim.object))
            yield from claim_lines(extract.document, claim, names)
        for observation in found.observations:
            unit = settings.vocab.unit(observation.unit_text)
            units.update(() if unit is None else (unit,))
            yield from observation_lines(
                extract.document, observation, metrics.iris[observation.metric], unit, names
            )
    yield from _entity_lines(resolution.entities, edges, names)
    yield from _background(above, homes, len(resolution.entities), names, metrics, units, settings)


def named(resolution: Resolution, settings: Settings) -> Names:
    """The entities of a build, those of the background after them, and their IRIs."""
    homes = homes_of_towns(resolution.entities, settings.districts, settings.towns)
    above = {*_above(resolution, homes, settings).values(), *homes.values()}
    everything = (*resolution.entities, *_unnamed(above, resolution, settings.districts))
    return Names(settings.minter, everything, settings.minter.entities(everything))


def accepted(extract: Extract, resolution: Resolution, settings: Settings) -> Facts:
    """The facts of one document that enter the graph."""
    least = settings.min_confidence
    facts = judged(facts_of(extract, resolution), extract.document.id, resolution, settings.judgements)
    return Facts(
        tuple(c for c in facts.claims if objection(c, resolution, settings.vocab, least) is None),
        tuple(o for o in facts.observations if o.confidence >= least),
    )


def _listed(extract: Extract, resolution: Resolution) -> list[tuple[int, Span]]:
    """Entities and the rows of a register that list them."""
    document = extract.document.id
    rows = {
        (resolution.links[document, index], span)
        for index, entity in enumerate(extract.entities)
        for span in entity.rows
    }
    return sorted(rows)


def _above(resolution: Resolution, homes: Mapping[int, str], settings: Settings) -> dict[str, str]:
    """Code of each division that matters → code of the one above."""
    codes = {entity.code for entity in resolution.entities if entity.code}
    return divisions_above(sorted(codes.union(homes.values())), settings.districts)


def _unnamed(above: Set[str], resolution: Resolution, districts: Mapping[str, Division]) -> list[Entity]:
    """Those of the divisions above that no document names."""
    named = {entity.code for entity in resolution.entities if entity.kind == "District"}
    codes = sorted(above - named)
    return [Entity("District", districts[code].name, code, code=code) for code in codes]


def _metrics(facts: Iterable[Facts], settings: Settings) -> _Metrics:
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for found in facts:
        for observation in found.observations:
            votes[observation.metric][observation.broader] += 1
    chosen = {label: min(found, key=lambda one: (-found[one], one)) for label, found in votes.items()}
    return _Metrics(
        settings.minter.metrics(chosen),
        {label: settings.vocab.concept(broader) for label, broader in chosen.items()},
    )


def _entity_lines(entities: Sequence[Entity], edges: Iterable[Edge], names: Names) -> Iterator[str]:
    end = f"<{names.minter.entities_graph}> .\n"
    for iri, entity in zip(names.iris, entities, strict=False):
        s = f"<{iri}>"
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
    for subject, predicate, obj in sorted(edges):
        yield f"<{names.iris[subject]}> <{IND}{predicate}> <{names.iris[obj]}> {end}"


def _background(
    above: Mapping[str, str],
    homes: Mapping[int, str],
    found: int,
    names: Names,
    metrics: _Metrics,
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
    yield from metric_lines(
        {label: (iri, metrics.broader[label]) for label, iri in metrics.iris.items()}, graph
    )
    yield from concept_lines((*metrics.broader.values(), *units), settings.vocab, graph)
