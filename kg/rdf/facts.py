"""What one document states once its local entities are resolved: same facts merged, void ones left out.

`Claim` and `Observation` here refer to entities by their index in `Resolution.entities`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from kg.model import Claim, Extract, Observation, Resolution, Span
from kg.vocab import Vocab

SYMMETRIC = frozenset({"partnersWith"})
"""Relations whose direction means nothing: they are written once, whichever way documents put them."""

STAGES = frozenset({"签约", "开工", "在建", "投产", "达产"})

_Fact = TypeVar("_Fact", Claim, Observation)


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of one document, in an order that depends on nothing but their content."""

    claims: tuple[Claim, ...]
    observations: tuple[Observation, ...]


def facts_of(extract: Extract, resolution: Resolution) -> Facts:
    """Claims and observations about resolved entities.

    Of facts with the same content one is left: all their passages, confidence and rule of the surest.
    A relation between a thing and itself is none, nor is anything without a passage or without a value.
    """
    document = extract.document.id
    claims: dict[tuple[object, ...], Claim] = {}
    for claim in extract.claims:
        ends = resolution.links[document, claim.subject], resolution.links[document, claim.object]
        if ends[0] == ends[1] or not claim.evidence:
            continue
        subject, obj = sorted(ends) if claim.predicate in SYMMETRIC else ends
        _merge(claims, (subject, claim.predicate, obj), replace(claim, subject=subject, object=obj))
    observations: dict[tuple[object, ...], Observation] = {}
    for observation in extract.observations:
        if observation.evidence and has_value(observation):
            resolved = replace(observation, entity=resolution.links[document, observation.entity])
            _merge(observations, (resolved.entity, *content(resolved)), resolved)
    return Facts(
        tuple(claims[key] for key in sorted(claims, key=repr)),
        tuple(observations[key] for key in sorted(observations, key=repr)),
    )


def content(observation: Observation) -> tuple[str, ...]:
    """What makes two observations about one entity the same: all but printed form, rule and passages."""
    one = observation
    number = (one.value,) if one.value is not None else (one.minimum, one.maximum)
    numbers = tuple("" if n is None else format(n.normalize(), "f") for n in number)
    stage = stage_of(one)
    period = tuple("" if day is None else day.isoformat() for day in (one.start, one.end))
    return (one.metric, "|".join(numbers), stage or "", one.unit_text, one.qualifier, *period, one.status)


def stage_of(observation: Observation) -> str | None:
    """The stage that an observation without number states: ``value_text`` of one under ``stage``."""
    numbers = (observation.value, observation.minimum, observation.maximum)
    is_stage = observation.broader == "stage" and all(number is None for number in numbers)
    return observation.value_text if is_stage and observation.value_text in STAGES else None


def has_value(observation: Observation) -> bool:
    """Whether it has a number, both ends of a range, or a stage."""
    one = observation
    if one.value is not None:
        return one.value.is_finite()
    if one.minimum is not None and one.maximum is not None:
        return one.minimum.is_finite() and one.maximum.is_finite()
    return stage_of(one) is not None


def objection(claim: Claim, resolution: Resolution, vocab: Vocab, min_confidence: float) -> str | None:
    """Why a claim stays out of the graph: ``confidence``, or ``ends`` that the ontology does not allow."""
    subject, obj = resolution.entities[claim.subject].kind, resolution.entities[claim.object].kind
    if subject not in vocab.domain(claim.predicate) or obj not in vocab.range(claim.predicate):
        return "ends"
    if claim.predicate == "partOf" and obj != ("Region" if subject == "District" else subject):
        return "ends"
    return "confidence" if claim.confidence < min_confidence else None


def _merge(found: dict[tuple[object, ...], _Fact], key: tuple[object, ...], fact: _Fact) -> None:
    if key not in found:
        found[key] = replace(fact, evidence=_passages(fact.evidence))
        return
    best = min(found[key], fact, key=_rank)
    found[key] = replace(best, evidence=_passages((*found[key].evidence, *fact.evidence)))


def _rank(fact: Claim | Observation) -> tuple[float, str, tuple[Span, ...]]:
    """The surest first."""
    return -fact.confidence, fact.rule, fact.evidence


def _passages(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans)))
