"""Scores one article's graph against its annotation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.evaluate.closure import implied
from kg.evaluate.gold import Gold, GoldEntity, GoldRelation
from kg.evaluate.graph import Graph, sentence_at
from kg.evaluate.match import match
from kg.evaluate.normal import bucket
from kg.evaluate.numbers import Numbers, match_numbers
from kg.evaluate.scores import Count, Finding, Tally, Verdict
from kg.model import Span
from kg.resolve.keys import plain


def score_article(gold: Gold, graph: Graph, text: str) -> Tally:
    """Entities one to one, relations and observations between the entities so matched."""
    pairing = Pairing.of(gold, graph)
    entities = _entities(gold, graph, pairing, text)
    relations = _relations(gold, graph, pairing)
    numbers: Numbers = match_numbers(gold, graph, pairing.gold_of)
    return Tally(
        document=gold.doc,
        entities=entities.counts,
        relations=relations.counts,
        observations=numbers.count,
        metric=numbers.metric,
        year=numbers.year,
        status=numbers.status,
        findings=(*entities.findings, *relations.findings, *numbers.findings),
        verdicts=(*entities.verdicts, *relations.verdicts, *numbers.verdicts),
    )


@dataclass(frozen=True, slots=True)
class Pairing:
    """`gold_of`: index in the graph → gold id; `found_as`: the reverse; `forms`: plain form → gold entities."""

    gold_of: dict[int, str]
    found_as: dict[str, int]
    forms: dict[str, list[GoldEntity]]

    @classmethod
    def of(cls, gold: Gold, graph: Graph) -> Pairing:
        """Pairs of one type that share a form, one to one; a pair that shares the gold's name comes first."""
        order = {entity.id: index for index, entity in enumerate(gold.entities)}
        forms: dict[str, list[GoldEntity]] = defaultdict(list)
        for entity in gold.entities:
            for form in {plain(one) for one in (entity.name, *entity.mentions)}:
                forms[form].append(entity)
        rows: list[dict[int, float]] = []
        for found in graph.entities:
            row: dict[int, float] = defaultdict(float)
            for label in {plain(one) for one in found.labels}:
                for entity in forms.get(label, ()):
                    if bucket(entity.kind) == bucket(found.kind):
                        row[order[entity.id]] += 10 if label == plain(entity.name) else 1
            rows.append(row)
        gold_of = {found: gold.entities[index].id for found, index in match(rows).items()}
        return cls(gold_of, {entity: found for found, entity in gold_of.items()}, dict(forms))


@dataclass(frozen=True, slots=True)
class _Part:
    counts: dict[str, Count]
    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]


def _table(
    gold: Iterable[str], found: Iterable[str], predicted: Iterable[str], right: Iterable[str]
) -> dict[str, Count]:
    """Counts by type, from the types of the four sets."""
    columns = [Counter(names) for names in (gold, found, predicted, right)]
    return {name: Count(*(column[name] for column in columns)) for name in sorted(set().union(*columns))}


def _entities(gold: Gold, graph: Graph, pairing: Pairing, text: str) -> _Part:
    findings = []
    for entity in gold.entities:
        if entity.id not in pairing.found_as:
            why = _why_missed(entity, graph, pairing)
            sentence = _where(entity, text)
            findings.append(Finding(gold.doc, "entity", entity.kind, "miss", entity.name, why, sentence))
    for index, one in enumerate(graph.entities):
        if index not in pairing.gold_of:
            why = _why_false(one.kind, one.labels, pairing)
            findings.append(
                Finding(
                    gold.doc, "entity", one.kind, "false", one.name, why, one.sentence, "", one.confidence
                )
            )
    kinds = {entity.id: bucket(entity.kind) for entity in gold.entities}
    counts = _table(
        kinds.values(),
        (kinds[one] for one in pairing.found_as),
        (bucket(one.kind) for one in graph.entities),
        (bucket(graph.entities[index].kind) for index in pairing.gold_of),
    )
    verdicts = tuple(
        Verdict("entity", one.confidence, i in pairing.gold_of) for i, one in enumerate(graph.entities)
    )
    return _Part(counts, tuple(findings), verdicts)


def _where(entity: GoldEntity, text: str) -> str:
    for form in (entity.name, *entity.mentions):
        at = text.find(form)
        if at >= 0:
            return sentence_at(text, Span(at, at + len(form)))
    return ""


def _why_missed(entity: GoldEntity, graph: Graph, pairing: Pairing) -> str:
    forms = {plain(one) for one in (entity.name, *entity.mentions)}
    for index, found in enumerate(graph.entities):
        if forms.isdisjoint(plain(label) for label in found.labels):
            continue
        if bucket(found.kind) != bucket(entity.kind):
            return f"found as {found.kind}"
        return f"merged with {pairing.gold_of.get(index, '?')} as {found.name}"
    return "not found"


def _why_false(kind: str, labels: Iterable[str], pairing: Pairing) -> str:
    near = [entity for label in labels for entity in pairing.forms.get(plain(label), ())]
    same = [entity for entity in near if bucket(entity.kind) == bucket(kind)]
    if same:
        return f"second of {same[0].name}"
    return f"annotated as {near[0].kind}" if near else "not annotated"


def _relations(gold: Gold, graph: Graph, pairing: Pairing) -> _Part:
    names = {entity.id: entity.name for entity in gold.entities}
    annotated = {_edge(relation): relation for relation in gold.relations}
    stated = implied((r.subject, r.predicate, r.object) for r in gold.relations)
    entailed = {
        (pairing.gold_of[s], p, pairing.gold_of[o])
        for s, p, o in implied((e.subject, e.predicate, e.object) for e in graph.edges)
        if s in pairing.gold_of and o in pairing.gold_of
    }
    found = {edge for edge, r in annotated.items() if (r.subject, r.predicate, r.object) in entailed}
    findings = []
    for edge, relation in annotated.items():
        if edge not in found:
            text = f"{names[relation.subject]} — {relation.predicate} → {names[relation.object]}"
            why = _why_no_edge(relation, pairing, entailed)
            findings.append(
                Finding(gold.doc, "relation", relation.predicate, "miss", text, why, relation.evidence)
            )
    right: list[bool] = []
    for one in graph.edges:
        s, o = pairing.gold_of.get(one.subject), pairing.gold_of.get(one.object)
        right.append(s is not None and o is not None and (s, one.predicate, o) in stated)
        if not right[-1]:
            ends = (graph.entities[one.subject].name, graph.entities[one.object].name)
            text = f"{ends[0]} — {one.predicate} → {ends[1]}"
            why = _why_wrong_edge(s, o, stated)
            findings.append(
                Finding(
                    gold.doc,
                    "relation",
                    one.predicate,
                    "false",
                    text,
                    why,
                    one.sentence,
                    one.rule,
                    one.confidence,
                )
            )
    counts = _table(
        (relation.predicate for relation in annotated.values()),
        (annotated[edge].predicate for edge in found),
        (edge.predicate for edge in graph.edges),
        (edge.predicate for edge, is_right in zip(graph.edges, right, strict=True) if is_right),
    )
    verdicts = tuple(
        Verdict("relation", e.confidence, ok, e.rule) for e, ok in zip(graph.edges, right, strict=True)
    )
    return _Part(counts, tuple(findings), verdicts)


def _edge(relation: GoldRelation) -> tuple[str, str, str]:
    """Written twice, or partnersWith in both directions, it is one."""
    s, o = relation.subject, relation.object
    return (
        (min(s, o), relation.predicate, max(s, o))
        if relation.predicate == "partnersWith"
        else (s, relation.predicate, o)
    )


def _between(s: str, o: str, edges: Iterable[tuple[str, str, str]]) -> list[str]:
    there = {p for a, p, b in edges if (a, b) == (s, o)}
    back = {f"{p} in the other direction" for a, p, b in edges if (a, b) == (o, s)}
    return sorted(there) + sorted(back)


def _why_no_edge(relation: GoldRelation, pairing: Pairing, entailed: Iterable[tuple[str, str, str]]) -> str:
    found: Mapping[str, int] = pairing.found_as
    absent = [
        end for end, one in (("subject", relation.subject), ("object", relation.object)) if one not in found
    ]
    if absent:
        return f"{' and '.join(absent)} not found"
    other = _between(relation.subject, relation.object, entailed)
    return f"found as {', '.join(other)}" if other else "both ends found, no edge"


def _why_wrong_edge(s: str | None, o: str | None, stated: Iterable[tuple[str, str, str]]) -> str:
    if s is None or o is None:
        absent = [end for end, one in (("subject", s), ("object", o)) if one is None]
        return f"{' and '.join(absent)} not annotated"
    other = _between(s, o, stated)
    return f"annotated as {', '.join(other)}" if other else "both ends right, no such edge"
