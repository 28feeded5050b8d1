"""Gathers what the graph says about an entity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.explain import questions
from kg.explain.standing import standing_of
from kg.query.run import known_name, refuse_name
from kg.store import Store, Term
from kg.terms import Literal, NamedNode, iri, lit, local_name
from kg.vocab import load_vocab

_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Source:
    """Where one document says something."""

    confidence: Decimal
    rule: str
    """Id of the rule that found it."""
    sentence: str
    """The very slice of the document's text."""
    title: str
    file: str
    date: str
    """Day of the report, ``YYYY-MM-DD``; empty where the document tells none."""
    start: int
    """Code points before the slice."""
    end: int
    document: str = ""
    """Its IRI."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation to another entity, with every place that states it."""

    relation: str
    """Local name: ``locatedIn``."""
    forward: bool
    """Whether the explained entity is the subject."""
    other: str
    other_kind: str
    other_iri: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """An observation; times are days, empty where the text gives none."""

    metric: str
    broader: str
    """Local name of the concept above the metric: ``investment``."""
    text: str
    """As printed: ``130亿元``."""
    value: Decimal | None
    """None for a range or a stage."""
    least: Decimal | None
    most: Decimal | None
    unit: str
    status: str
    standing: str
    """The status, or ``promised`` for a sum signed or planned for: no money spent yet."""
    stage: str
    start: str
    end: str
    source: Source


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a register, as `Source` is a sentence of an article."""

    text: str
    title: str
    file: str
    date: str
    start: int
    end: int
    document: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One entity with all that the graph knows of it."""

    iri: str
    name: str
    kind: str
    """Local name of its class."""
    other_names: tuple[str, ...]
    misread: tuple[str, ...]
    code: str
    """GB/T 2260 code of a district, else empty."""
    credit_codes: tuple[str, ...]
    """Unified social credit code, out of registers; empty where none has one."""
    rows: tuple[Row, ...]
    """Rows of registers that list it."""
    places: tuple[tuple[str, ...], ...]
    """Ways up the hierarchy, each from what holds the entity to the top."""
    facts: tuple[Fact, ...]
    numbers: tuple[Number, ...]


def explain(store: Store, name: str, former: Mapping[str, str] = _NONE) -> tuple[Explanation, ...]:
    """Every entity of that name, right or misread, or of that IRI. Raises UsageError when there is none.

    `former`: IRIs that no entity has any more → those that stand for them.
    """
    found = entities_of(store, name, former)
    return tuple(_explanation(store, *entity) for entity in found)


def entities_of(store: Store, name: str, former: Mapping[str, str] = _NONE) -> list[tuple[str, str, str]]:
    """IRI, class and name of every entity of that name or IRI. Raises UsageError when there is none."""
    wanted = name.strip()
    rows = _entities(store, former.get(wanted, wanted))
    found = [(text_of(row[-3]), local_name(text_of(row[-2])), text_of(row[-1])) for row in rows]
    if not found:
        raise refuse_name(store, name)
    return found


def _entities(store: Store, name: str) -> Iterable[tuple[Term | None, ...]]:
    if not name.startswith(("http://", "https://")):
        return store.select(questions.BY_NAME, {"name": lit(known_name(store, name) or name, "zh")})
    try:
        return store.select(questions.BY_IRI, {"entity": iri(name)})
    except ValueError:
        return ()


def _explanation(store: Store, entity: str, kind: str, name: str) -> Explanation:
    node = {"entity": iri(entity)}
    names = [
        (local_name(text_of(prop)), text_of(label)) for _, prop, label in store.select(questions.NAMES, node)
    ]
    return Explanation(
        iri=entity,
        name=name,
        kind=kind,
        other_names=tuple(label for prop, label in names if prop == "altLabel"),
        misread=tuple(label for prop, label in names if prop == "hiddenLabel"),
        code="".join(label for prop, label in names if prop == "gbCode"),
        credit_codes=tuple(label for prop, label in names if prop == "creditCode"),
        rows=tuple(_row(row) for row in store.select(questions.ROWS, node)),
        places=_places(entity, _parents(store, entity)),
        facts=(*_facts(store, node, True), *_facts(store, node, False)),
        numbers=tuple(map(_number, store.select(questions.NUMBERS, node))),
    )


def _facts(store: Store, node: dict[str, NamedNode], forward: bool) -> Iterator[Fact]:
    ends = ("rdf:subject", "rdf:object") if forward else ("rdf:object", "rdf:subject")
    found: dict[tuple[str, str, str, str], list[Source]] = {}
    for _, relation, other, label, kind, *source in store.select(questions.claims(*ends), node):
        key = (local_name(text_of(relation)), text_of(label), local_name(text_of(kind)), text_of(other))
        found.setdefault(key, []).append(source_of(source))
    order = {relation: index for index, relation in enumerate(load_vocab().relations)}
    for key in sorted(found, key=lambda key: (order.get(key[0], len(order)), *key)):
        yield Fact(key[0], forward, *key[1:], tuple(found[key]))


def _row(row: tuple[Term | None, ...]) -> Row:
    sentence, title, file, date, start, end, document = map(text_of, row[1:])
    return Row(sentence, title, file, date, int(start), int(end), document)


def _number(row: tuple[Term | None, ...]) -> Number:
    _, metric, broader, text, value, least, most, unit, status, stage, start, end, *source = row
    said, label, above = source_of(source), text_of(metric), local_name(text_of(broader))
    return Number(
        label,
        above,
        text_of(text),
        decimal_of(value),
        decimal_of(least),
        decimal_of(most),
        text_of(unit),
        text_of(status),
        standing_of(text_of(status), above, label, said.sentence),
        text_of(stage),
        text_of(start),
        text_of(end),
        said,
    )


def source_of(terms: Sequence[Term | None]) -> Source:
    """Where something is said, of the variables in `questions`."""
    confidence, rule, sentence, title, file, date, start, end, document = map(text_of, terms)
    return Source(Decimal(confidence), rule, sentence, title, file, date, int(start), int(end), document)


def _parents(store: Store, entity: str) -> dict[str, list[tuple[str, str]]]:
    """Everything above an entity: IRI → IRI and name of each that holds it."""
    found: dict[str, list[tuple[str, str]]] = {}
    waiting = [entity]
    while waiting:
        child = waiting.pop()
        if child not in found:
            rows = store.select(questions.PARENTS, {"entity": iri(child)})
            found[child] = list(dict.fromkeys((text_of(parent), text_of(label)) for _, parent, label in rows))
            waiting.extend(parent for parent, _ in found[child])
    return found


def _places(entity: str, parents: Mapping[str, list[tuple[str, str]]]) -> tuple[tuple[str, ...], ...]:
    """Ways up, the longest first; one that lies wholly within another is left out."""
    ways: list[tuple[str, ...]] = []
    for way in sorted(_ways(entity, parents, (entity,)), key=lambda way: (-len(way), way)):
        if way and not any(set(way) <= set(longer) for longer in ways):
            ways.append(way)
    return tuple(ways)


def _ways(
    child: str, parents: Mapping[str, list[tuple[str, str]]], seen: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    above = [(parent, label) for parent, label in parents[child] if parent not in seen]
    if not above:
        yield ()
    for parent, label in above:
        for way in _ways(parent, parents, (*seen, parent)):
            yield (label, *way)


def text_of(term: Term | None) -> str:
    """Value of an IRI or a literal; empty for none."""
    return term.value if isinstance(term, (NamedNode, Literal)) else ""


def decimal_of(term: Term | None) -> Decimal | None:
    """Number of a literal."""
    return Decimal(term.value) if isinstance(term, Literal) else None
