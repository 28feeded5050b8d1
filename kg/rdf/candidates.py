"""Facts that stay out of the graph, for somebody to look at: the rows of candidates.jsonl."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from kg.model import Claim, Document, Extract, Observation, Resolution, Span
from kg.rdf.build import Settings, facts_in
from kg.rdf.facts import Facts, objection
from kg.terms import decimal_text

Row = dict[str, object]


def candidates(extracts: Iterable[Extract], resolution: Resolution, settings: Settings) -> Iterator[Row]:
    """What `nquads` leaves out, ready for JSON, by document; `reason` is ``confidence`` or ``ends``.

    ``ends``: the ontology does not let this relation hold between things of these classes.
    """
    by_id = {extract.document.id: extract for extract in extracts}
    for one in sorted(by_id):
        facts = facts_in(by_id[one], resolution, settings)
        yield from left_out(by_id[one].document, facts, resolution, settings)


def left_out(document: Document, facts: Facts, resolution: Resolution, settings: Settings) -> Iterator[Row]:
    """The rows of one document. `facts`: all that are in it."""
    for claim in facts.claims:
        reason = objection(claim, resolution, settings.vocab, settings.min_confidence)
        if reason is not None:
            yield _claim_row(claim, reason, document, resolution)
    for observation in facts.observations:
        if observation.confidence < settings.min_confidence:
            yield _observation_row(observation, document, resolution)


def _claim_row(claim: Claim, reason: str, document: Document, resolution: Resolution) -> Row:
    subject, obj = resolution.entities[claim.subject], resolution.entities[claim.object]
    return {
        "fact": "claim",
        "reason": reason,
        "subject": subject.name,
        "subjectType": subject.kind,
        "predicate": claim.predicate,
        "object": obj.name,
        "objectType": obj.kind,
        **_grounds(claim, document),
    }


def _observation_row(observation: Observation, document: Document, resolution: Resolution) -> Row:
    entity = resolution.entities[observation.entity]
    return {
        "fact": "observation",
        "reason": "confidence",
        "entity": entity.name,
        "entityType": entity.kind,
        "metric": observation.metric,
        "value": _number(observation.value),
        "minValue": _number(observation.minimum),
        "maxValue": _number(observation.maximum),
        "unitText": observation.unit_text,
        "valueText": observation.value_text,
        "qualifier": observation.qualifier,
        "periodStart": None if observation.start is None else observation.start.isoformat(),
        "periodEnd": None if observation.end is None else observation.end.isoformat(),
        "status": observation.status,
        **_grounds(observation, document),
    }


def _grounds(fact: Claim | Observation, document: Document) -> Row:
    return {
        "confidence": round(fact.confidence, 4),
        "extractor": fact.rule,
        "document": document.id,
        "source": document.source,
        "passages": _passages(document, fact.evidence),
    }


def _passages(document: Document, spans: Sequence[Span]) -> list[Row]:
    return [{"start": s.start, "end": s.end, "exact": document.text[s.start : s.end]} for s in spans]


def _number(value: Decimal | None) -> str | None:
    """Digits as text: JSON numbers lose them."""
    return None if value is None else decimal_text(value)
