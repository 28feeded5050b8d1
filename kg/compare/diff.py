"""What came, went and changed between two graphs, in the words of the graph rather than in triples.

An entity that goes by another IRI in the second graph, since its name grew longer or its class was decided otherwise,
is one entity here: its relations and numbers do not go and come with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kg.compare.statements import Number, documents_of, numbers_of, relations_of
from kg.compare.succession import successors
from kg.compare.things import Thing, things_of
from kg.store import Store
from kg.vocab import load_vocab

Sign = Literal["+", "-", "~"]


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a comparison."""

    sign: Sign
    """Came, went, changed."""
    what: str
    """文档, 实体, 关系 or 数字."""
    subject: str
    about: str
    """Class of an entity, relation, or metric with its period."""
    before: str
    after: str


def diff(before: Store, after: Store) -> tuple[Change, ...]:
    """All changes: documents, entities, relations, numbers; each by name."""
    old, new = things_of(before), things_of(after)
    became = successors([thing for iri, thing in old.items() if iri not in new], new)
    names = {iri: thing.name for iri, thing in (old | new).items()}
    return (
        *_documents(before, after),
        *sorted(_entities(old, new, became), key=_order),
        *sorted(_relations(before, after, became, names), key=_order),
        *sorted(_numbers(before, after, became, names), key=_order),
    )


def _order(change: Change) -> tuple[str, ...]:
    return change.subject, change.about, change.sign, change.before, change.after


def _documents(before: Store, after: Store) -> Iterator[Change]:
    old, new = documents_of(before), documents_of(after)
    for iri in sorted(old.keys() | new.keys(), key=lambda iri: (old.get(iri) or new[iri], iri)):
        if iri not in old:
            yield Change("+", "文档", new[iri][0], new[iri][1], "", new[iri][2])
        elif iri not in new:
            yield Change("-", "文档", old[iri][0], old[iri][1], old[iri][2], "")
        elif old[iri] != new[iri]:
            yield Change("~", "文档", new[iri][0], new[iri][1], " ".join(old[iri]), " ".join(new[iri]))


def _entities(
    old: Mapping[str, Thing], new: Mapping[str, Thing], became: Mapping[str, str]
) -> Iterator[Change]:
    heirs: defaultdict[str, list[str]] = defaultdict(list)
    for former, now in sorted(became.items()):
        heirs[now].append(former)
    for iri, thing in new.items():
        kind = _label(thing.kind)
        for former in heirs[iri]:
            was = old[former]
            yield Change("~", "实体", thing.name, kind, _called(was, thing), _called(thing, was))
        if iri in old:
            went, came = old[iri].labels - thing.labels, thing.labels - old[iri].labels
            if went or came:
                yield Change("~", "实体", thing.name, kind, "、".join(sorted(went)), "、".join(sorted(came)))
        elif not heirs[iri]:
            yield Change("+", "实体", thing.name, kind, "", thing.name)
    for iri, thing in old.items():
        if iri not in new and iri not in became:
            yield Change("-", "实体", thing.name, _label(thing.kind), thing.name, "")


def _called(thing: Thing, other: Thing) -> str:
    """Its name, with its class where that is what changed."""
    return thing.name if thing.kind == other.kind else f"{thing.name}（{_label(thing.kind)}）"


def _relations(
    before: Store, after: Store, became: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[Change]:
    old = {(became.get(s, s), p, became.get(o, o)) for s, p, o in relations_of(before)}
    new = relations_of(after)
    for subject, relation, obj in old ^ new:
        came = (subject, relation, obj) in new
        sign: Sign = "+" if came else "-"
        told = names[obj]
        yield Change(
            sign, "关系", names[subject], _label(relation), "" if came else told, told if came else ""
        )


def _numbers(
    before: Store, after: Store, became: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[Change]:
    old = _by_subject(numbers_of(before), became)
    new = _by_subject(numbers_of(after), {})
    for key in old.keys() | new.keys():
        entity, about = key
        was, now = old.get(key, {}), new.get(key, {})
        if was.keys() == now.keys():
            continue
        went = [was[value] for value in sorted(was.keys() - now.keys())]
        came = [now[value] for value in sorted(now.keys() - was.keys())]
        sign: Sign = "~" if went and came else "+" if came else "-"
        yield Change(sign, "数字", names[entity], about, "、".join(went), "、".join(came))


def _by_subject(
    numbers: Iterator[Number], became: Mapping[str, str]
) -> dict[tuple[str, str], dict[tuple[str, ...], str]]:
    """(Entity, metric with unit, status and period) → value → as printed."""
    found: defaultdict[tuple[str, str], dict[tuple[str, ...], str]] = defaultdict(dict)
    for number in numbers:
        entity = became.get(number.entity, number.entity)
        found[entity, number.about].setdefault(number.value, number.text)
    return found


def _label(name: str) -> str:
    return load_vocab().label(name, "zh")
