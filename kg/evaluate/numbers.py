"""Matches observations: the same entity, value and unit; metric, year and status are reported beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.evaluate.gold import Gold, GoldObservation
from kg.evaluate.graph import FoundNumber, Graph
from kg.evaluate.match import match
from kg.evaluate.normal import amount
from kg.evaluate.scores import Count, Finding, Outcome, Share, Verdict
from kg.resolve.keys import plain

Amount = tuple[tuple[Decimal, ...], str]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The observation figures of one article."""

    count: Count
    metric: Share
    year: Share
    status: Share
    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]


def match_numbers(gold: Gold, graph: Graph, gold_of: Mapping[int, str]) -> Numbers:
    """One to one; where several numbers fit, the pairs that agree in metric, year and status come first."""
    wanted = list(dict.fromkeys(gold.observations))
    index: dict[tuple[str, Amount], list[int]] = defaultdict(list)
    for position, one in enumerate(wanted):
        index[(one.entity, amount(one.values, one.unit))].append(position)
    rows: list[dict[int, float]] = []
    for number in graph.numbers:
        near = index.get((gold_of.get(number.entity, ""), amount_of(number)), ())
        rows.append({position: 1.0 + _agreement(wanted[position], number) for position in near})
    pairs = match(rows)
    right = [(wanted[position], graph.numbers[found]) for found, position in pairs.items()]
    dated = [(one, number) for one, number in right if one.period is not None]
    return Numbers(
        count=Count(len(wanted), len(pairs), len(graph.numbers), len(pairs)),
        metric=Share(sum(metric_right(one, number) for one, number in right), len(right)),
        year=Share(sum(year_right(one, number) for one, number in dated), len(dated)),
        status=Share(sum(status_right(one, number) for one, number in right), len(right)),
        findings=_findings(gold, wanted, graph, gold_of, pairs),
        verdicts=tuple(
            Verdict("observation", number.observation.confidence, found in pairs, number.observation.rule)
            for found, number in enumerate(graph.numbers)
        ),
    )


def amount_of(number: FoundNumber) -> Amount:
    """Value (or minimum and maximum) and unit, made comparable."""
    one = number.observation
    values = [one.value] if one.value is not None else [one.minimum, one.maximum]
    return amount([value for value in values if value is not None], one.unit_text)


def metric_right(one: GoldObservation, number: FoundNumber) -> bool:
    """One label contains the other."""
    wanted, given = plain(one.metric), plain(number.observation.metric)
    return bool(given) and (wanted in given or given in wanted)


def year_right(one: GoldObservation, number: FoundNumber) -> bool:
    """The period starts in the annotated year; no period is right where none is annotated."""
    start = number.observation.start
    return (
        one.period is None
        if start is None
        else one.period is not None and f"{start.year:04d}" == one.period[:4]
    )


def status_right(one: GoldObservation, number: FoundNumber) -> bool:
    """Actual, target and forecast are told apart."""
    return one.status == number.observation.status


def _agreement(one: GoldObservation, number: FoundNumber) -> float:
    return 4 * metric_right(one, number) + 2 * year_right(one, number) + status_right(one, number)


def _findings(
    gold: Gold,
    wanted: list[GoldObservation],
    graph: Graph,
    gold_of: Mapping[int, str],
    pairs: Mapping[int, int],
) -> tuple[Finding, ...]:
    names = {entity.id: entity.name for entity in gold.entities}
    found_ids = set(gold_of.values())
    by_amount: dict[Amount, list[str]] = defaultdict(list)
    for number in graph.numbers:
        by_amount[amount_of(number)].append(graph.entities[number.entity].name)
    findings = []
    for position, one in enumerate(wanted):
        if position not in pairs.values():
            elsewhere = by_amount.get(amount(one.values, one.unit), [])
            why = "value not found" if one.entity in found_ids else "entity not found"
            why = f"{why}, value given to {elsewhere[0]}" if elsewhere else why
            text = f"{names[one.entity]} {one.metric} {'—'.join(map(str, one.values))}{one.unit}"
            findings.append(Finding(gold.doc, "observation", one.metric, "miss", text, why, one.evidence))
    for found, number in enumerate(graph.numbers):
        seen = number.observation
        text = f"{graph.entities[number.entity].name} {seen.metric} {seen.value_text}"
        outcome: Outcome = "differs" if found in pairs else "false"
        if found not in pairs:
            why = _why_false(wanted, names, number, gold_of)
        else:
            why = _why_beside(wanted[pairs[found]], number)
            if not why:
                continue
        findings.append(
            Finding(
                gold.doc,
                "observation",
                seen.metric,
                outcome,
                text,
                why,
                number.sentence,
                seen.rule,
                seen.confidence,
            )
        )
    return tuple(findings)


def _why_false(
    wanted: list[GoldObservation], names: Mapping[str, str], number: FoundNumber, gold_of: Mapping[int, str]
) -> str:
    if number.entity not in gold_of:
        return "entity not annotated"
    owners = [names[one.entity] for one in wanted if amount(one.values, one.unit) == amount_of(number)]
    return f"annotated of {owners[0]}" if owners else "value not annotated"


def _why_beside(one: GoldObservation, number: FoundNumber) -> str:
    """What differs in an observation that counts as right; empty when nothing does."""
    seen = number.observation
    differs = []
    if not metric_right(one, number):
        differs.append(f"metric {one.metric}")
    if one.period is not None and not year_right(one, number):
        differs.append(f"period {one.period}, not {seen.start}")
    if not status_right(one, number):
        differs.append(f"status {one.status}, not {seen.status}")
    return "right but for " + ", ".join(differs) if differs else ""
