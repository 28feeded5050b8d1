"""People's decisions on single facts: a right one enters the graph however doubtful, a wrong one stays out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from kg.model import Claim, Entity, Observation, Resolution
from kg.rdf.facts import Facts
from kg.seeds import FactJudgement

FactJudgements = Mapping[tuple[str, str], tuple[FactJudgement, ...]]
"""(document id, relation or metric) → the judgements on it."""

_Fact = TypeVar("_Fact", Claim, Observation)


def by_fact(judgements: Iterable[FactJudgement]) -> FactJudgements:
    """Judgements by what they are about; a rule's before a person's, whose word is the last."""
    found: dict[tuple[str, str], tuple[FactJudgement, ...]] = {}
    for one in sorted(judgements, key=lambda one: (one.who == "person", one.file, one.line)):
        found[one.document, one.relation] = (*found.get((one.document, one.relation), ()), one)
    return found


def judged(facts: Facts, document: str, resolution: Resolution, judgements: FactJudgements) -> Facts:
    """The facts of a document with the confidence that people give them: 1, or 0 where they are not sure."""
    if not any(one == document for one, _ in judgements):
        return facts
    entities = resolution.entities
    claims, observations = [], []
    for claim in facts.claims:
        said = judgements.get((document, claim.predicate), ())
        fits = [one for one in said if _bears(entities[claim.subject], one.subject)]
        claims += _as_said(claim, [one for one in fits if _bears(entities[claim.object], one.object)])
    for number in facts.observations:
        said = judgements.get((document, number.metric), ())
        fits = [one for one in said if _bears(entities[number.entity], one.subject)]
        observations += _as_said(number, [one for one in fits if one.object == number.value_text])
    return Facts(tuple(claims), tuple(observations))


def _bears(entity: Entity, name: str) -> bool:
    return name == entity.name or name in entity.labels or name in entity.hidden


def _as_said(fact: _Fact, said: list[FactJudgement]) -> list[_Fact]:
    if not said:
        return [fact]
    if said[-1].verdict == "wrong":
        return []
    return [replace(fact, confidence=1.0 if said[-1].verdict == "right" else 0.0)]
