"""Turns the findings of a page into an extract of the model."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping

from kg.extract.calibration import Calibration
from kg.extract.facts.fact import Fact
from kg.extract.numbers.number import Number
from kg.extract.page import Page
from kg.extract.things.things import Thing, Things
from kg.model import Claim, Document, Extract, LocalEntity, Observation, ReportDate, Span
from kg.seeds import Metric

_ALWAYS = frozenset(
    (
        "District",
        "Region",
        "IndustrialPark",
        "Enterprise",
        "IndustryCluster",
        "Industry",
        "Project",
        "Institution",
    )
)


def assemble(
    page: Page, things: Things, facts: list[Fact], numbers: list[Number], calibration: Calibration
) -> Extract:
    """The extract of a page: things that matter, and what is said of them, in a fixed order."""
    used = {i for f in facts for i in (f.subject, f.object)} | {n.thing for n in numbers}
    kept = [i for i, t in enumerate(things.all) if t.mentions and (i in used or t.kind in _ALWAYS)]
    index = {thing: position for position, thing in enumerate(kept)}
    places = _places(things, facts)
    entities = tuple(_entity(page, things.all[i], places.get(i, frozenset()), calibration) for i in kept)
    claims = _claims(page, facts, index, calibration)
    observations = tuple(
        dict.fromkeys(_observation(page, n, index, calibration) for n in numbers if n.thing in index)
    )
    return Extract(_dated(page), entities, claims, observations, tuple(page.issues))


def _dated(page: Page) -> Document:
    """The document with the date worked out from its text, where it states none."""
    if page.document.date is None and page.anchor is not None:
        return dataclasses.replace(page.document, date=ReportDate(page.anchor, "month", "inferred"))
    return page.document


def _entity(page: Page, thing: Thing, places: frozenset[str], calibration: Calibration) -> LocalEntity:
    spans = set()
    hidden: set[str] = set()
    labels = {n for n in thing.names if n and n != thing.name}
    for mention in thing.mentions:
        labels.add(page.text[mention.start : mention.end])
        span = page.original(mention.start, mention.end)
        spans.add(span)
        printed = page.document.text[span.start : span.end]
        read = page.text[mention.start : mention.end]
        if printed != read and any(w in printed and w not in read for w in page.lexicon.seeds.confusions):
            hidden.add(printed)
    labels.discard(thing.name)
    return LocalEntity(
        kind=thing.kind,
        name=thing.name,
        labels=tuple(sorted(labels)),
        hidden=tuple(sorted(hidden)),
        mentions=tuple(sorted(spans)),
        code=thing.code,
        place=next(iter(places)) if len(places) == 1 else None,
        confidence=calibration.of("entity", max((m.score for m in thing.mentions), default=0.5)),
    )


def _places(things: Things, facts: list[Fact]) -> dict[int, frozenset[str]]:
    """Thing → codes of the districts it is said to lie in."""
    codes: dict[int, frozenset[str]] = {}
    for fact in facts:
        code = things.all[fact.object].code
        if fact.predicate == "locatedIn" and code:
            codes[fact.subject] = codes.get(fact.subject, frozenset()) | {code}
    return codes


def _claims(
    page: Page, facts: list[Fact], index: dict[int, int], calibration: Calibration
) -> tuple[Claim, ...]:
    best: dict[tuple[int, str, int], Fact] = {}
    spans: dict[tuple[int, str, int], set[Span]] = {}
    for fact in facts:
        if fact.subject not in index or fact.object not in index:
            continue
        key = (index[fact.subject], fact.predicate, index[fact.object])
        if fact.predicate == "partnersWith" and (key[2], key[1], key[0]) in best:
            key = (key[2], key[1], key[0])
        spans.setdefault(key, set()).add(page.original(fact.start, fact.end))
        if key not in best or _rank(fact, calibration) > _rank(best[key], calibration):
            best[key] = fact
    return tuple(
        Claim(s, p, o, _sure(best[s, p, o], calibration), best[s, p, o].rule, tuple(sorted(spans[s, p, o])))
        for s, p, o in sorted(best)
    )


def _rank(fact: Fact, calibration: Calibration) -> tuple[float, float, str]:
    """By how often such facts are right, not by how sure their rules say they are."""
    return _sure(fact, calibration), fact.confidence, fact.rule


def _sure(fact: Fact, calibration: Calibration) -> float:
    return calibration.of("relation", fact.confidence, fact.rule)


def _observation(page: Page, number: Number, index: dict[int, int], calibration: Calibration) -> Observation:
    start, end = number.period.start, number.period.end
    return Observation(
        entity=index[number.thing],
        metric=number.metric,
        broader=number.broader or _broader(page, number.metric),
        value=number.value,
        minimum=number.minimum,
        maximum=number.maximum,
        unit_text=number.unit,
        value_text=number.value_text,
        qualifier=number.qualifier,
        start=start,
        end=_bounded(start, end),
        status=number.status,
        confidence=calibration.of("observation", number.confidence, number.rule),
        rule=number.rule,
        evidence=(page.original(number.start, number.end),),
    )


def _bounded(start: dt.date | None, end: dt.date | None) -> dt.date | None:
    return end if start is not None else None


def _broader(page: Page, metric: str) -> str:
    """The concept above a metric: by its ending, else by any trigger word it contains."""
    if metric.endswith(("增速", "增幅", "增长率", "降幅")):
        return "growth"
    if metric.endswith("排名"):
        return "rank"
    metrics = page.lexicon.seeds.metrics
    for start in range(len(metric) - 1):
        if metric[start:] in metrics:
            return metrics[metric[start:]].broader
    inside = _inside(metric, metrics) if len(metric) <= 20 else ""
    return metrics[inside].broader if inside else "other"


def _inside(metric: str, metrics: Mapping[str, Metric]) -> str:
    """The longest known trigger word in a metric, of several the last in code point order."""
    for size in range(len(metric), 1, -1):
        pieces = {metric[at : at + size] for at in range(len(metric) - size + 1)}
        if known := [piece for piece in pieces if piece in metrics]:
            return max(known)
    return ""
