"""One article's own graph, in the few terms that scoring needs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.evaluate.gold import Gold
from kg.model import Extract, Observation, Resolution, Span

_ENDS = "。！？!?\n"
_REACH = 120


@dataclass(frozen=True, slots=True)
class Case:
    """An annotation and what was found in its article.

    `resolution` tells which local entities are one; without it each stands for itself. One resolution over all
    articles serves as well as one for each.
    """

    gold: Gold
    extract: Extract
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """An entity of the article's graph: `labels` are all forms that the document gives it, sorted."""

    kind: str
    name: str
    labels: tuple[str, ...]
    confidence: float
    sentence: str


@dataclass(frozen=True, slots=True)
class FoundEdge:
    """A relation between two `Found`, by index; stated twice it is one, with the higher confidence."""

    subject: int
    predicate: str
    object: int
    confidence: float
    rule: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """An observation about a `Found`, by index."""

    entity: int
    observation: Observation
    sentence: str


@dataclass(frozen=True, slots=True)
class Graph:
    """What one article yielded at or above a confidence."""

    document: str
    entities: tuple[Found, ...]
    edges: tuple[FoundEdge, ...]
    numbers: tuple[FoundNumber, ...]


def graph_of(case: Case, min_confidence: float) -> Graph:
    """The graph of the case's article; a fact whose end is left out is left out too."""
    extract = case.extract
    groups = _groups(case, min_confidence)
    entities = tuple(_found(case, members) for members in groups)
    place = {member: index for index, members in enumerate(groups) for member in members}
    edges: dict[tuple[int, str, int], FoundEdge] = {}
    for claim in extract.claims:
        if claim.confidence < min_confidence or claim.subject not in place or claim.object not in place:
            continue
        s, o = place[claim.subject], place[claim.object]
        if claim.predicate == "partnersWith":
            s, o = min(s, o), max(s, o)
        edge = FoundEdge(
            s, claim.predicate, o, claim.confidence, claim.rule, _evidence(extract, claim.evidence)
        )
        known = edges.get((s, claim.predicate, o))
        if known is None or known.confidence < edge.confidence:
            edges[(s, claim.predicate, o)] = edge
    return Graph(
        case.gold.doc,
        entities,
        tuple(edges[key] for key in sorted(edges)),
        _numbers(case, place, min_confidence),
    )


def _numbers(case: Case, place: dict[int, int], min_confidence: float) -> tuple[FoundNumber, ...]:
    numbers: dict[tuple[object, ...], FoundNumber] = {}
    for one in case.extract.observations:
        if one.confidence < min_confidence or one.entity not in place or one.broader == "stage":
            continue
        entity = place[one.entity]
        key = (
            entity,
            one.metric,
            one.value,
            one.minimum,
            one.maximum,
            one.unit_text,
            one.start,
            one.end,
            one.status,
        )
        numbers.setdefault(key, FoundNumber(entity, one, _evidence(case.extract, one.evidence)))
    return tuple(numbers.values())


def _groups(case: Case, min_confidence: float) -> list[list[int]]:
    """Local entities that the resolution holds to be one, by their first index."""
    links = case.resolution.links if case.resolution else {}
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index, entity in enumerate(case.extract.entities):
        if entity.confidence >= min_confidence:
            linked = links.get((case.extract.document.id, index))
            groups[("local", index) if linked is None else ("resolved", linked)].append(index)
    return list(groups.values())


def _found(case: Case, members: list[int]) -> Found:
    locals_ = [case.extract.entities[index] for index in members]
    first = max(locals_, key=lambda entity: len(entity.name))
    kind = first.kind
    if case.resolution:
        linked = case.resolution.links.get((case.extract.document.id, members[0]))
        kind = kind if linked is None else case.resolution.entities[linked].kind
    labels = {label for entity in locals_ for label in (entity.name, *entity.labels, *entity.hidden)}
    spans = sorted(span for entity in locals_ for span in entity.mentions)
    sentence = sentence_at(case.extract.document.text, spans[0]) if spans else ""
    confidence = max(entity.confidence for entity in locals_)
    return Found(kind, first.name, tuple(sorted(labels)), confidence, sentence)


def _evidence(extract: Extract, spans: tuple[Span, ...]) -> str:
    return sentence_at(extract.document.text, spans[0]) if spans else ""


def sentence_at(text: str, span: Span) -> str:
    """The sentence around a span on one line, cut where it runs on for more than 120 characters either side."""
    start, end = span.start, span.end
    while start > max(0, span.start - _REACH) and text[start - 1] not in _ENDS:
        start -= 1
    while end < min(len(text), span.end + _REACH) and text[end - 1] not in _ENDS:
        end += 1
    return " ".join(text[start:end].split())
