"""Numbers that do not agree: one metric of one entity and period with two values."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import combinations

from kg.explain import questions
from kg.explain.about import Source, decimal_of, entities_of, source_of, text_of
from kg.store import Store, Term
from kg.terms import local_name

Value = tuple[Decimal, ...]
"""A number, or both ends of a range."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One of the values, with every place that gives it, the latest reported first."""

    value: Value
    text: str
    """As printed in the first of the places."""
    newest: bool
    """Whether it was reported later than all others, as far as the dates of the reports tell."""
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A metric of an entity for which documents give several values. Times are days, empty where none is told."""

    entity: str
    kind: str
    iri: str
    metric: str
    unit: str
    status: str
    start: str
    end: str
    across: bool
    """Whether two documents disagree; else two sentences of one, which may speak of parts."""
    difference: Decimal | None
    """Between the smallest and the largest, in percent of the smaller one; None where that is zero."""
    readings: tuple[Reading, ...]
    """The latest reported first."""


@dataclass(frozen=True, slots=True)
class _Said:
    value: Value
    text: str
    last: dt.date | None
    """Last day on which the report can have been made."""
    source: Source


def conflicts(store: Store, name: str = "") -> tuple[Conflict, ...]:
    """All conflicts, of the entity of that name or IRI where one is given.

    Those between documents come first, then those whose period is told.
    Two documents conflict where they share no value, two sentences of one document where the period is told besides:
    由10万台提高到25万台 is no conflict. Values are compared as they stand: 超120亿元 and 123亿元 differ. Targets are
    compared with targets only.
    """
    groups: dict[tuple[str, ...], list[_Said]] = {}
    for row in store.select(questions.ALL_NUMBERS):
        key, said = _read(row)
        groups.setdefault(key, []).append(said)
    found = [
        _conflict(key, said) for key, said in groups.items() if _across(said) or (key[-2] and _within(said))
    ]
    wanted = {iri for iri, _, _ in entities_of(store, name)} if name.strip() else None
    kept = [one for one in found if wanted is None or one.iri in wanted]
    return tuple(
        sorted(
            kept,
            key=lambda one: (
                not one.across,
                not one.start,
                one.entity,
                one.iri,
                one.metric,
                one.start,
                one.end,
            ),
        )
    )


def _read(row: Sequence[Term | None]) -> tuple[tuple[str, ...], _Said]:
    entity, label, kind, metric, text, value, least, most, unit, status, start, end, precision, *source = row
    numbers = [decimal_of(term) for term in (value, least, most)]
    printed = source_of(source)
    key = (*map(text_of, (label, kind, entity, metric, unit, status, start, end)),)
    last = _last_day(printed.date, text_of(precision))
    return key, _Said(tuple(number for number in numbers if number is not None), text_of(text), last, printed)


def _last_day(date: str, precision: str) -> dt.date | None:
    if not date:
        return None
    day = dt.date.fromisoformat(date)
    if precision == "year":
        return dt.date(day.year, 12, 31)
    if precision == "month":
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day


def _across(said: Sequence[_Said]) -> bool:
    return _apart(said, lambda source: (source.file, source.title, source.date))


def _within(said: Sequence[_Said]) -> bool:
    return _apart(said, lambda source: (source.file, source.title, source.start, source.end))


def _apart(said: Sequence[_Said], place: Callable[[Source], Hashable]) -> bool:
    """Whether two places share no value."""
    values: dict[Hashable, set[Value]] = {}
    for one in said:
        values.setdefault(place(one.source), set()).add(one.value)
    return any(left.isdisjoint(right) for left, right in combinations(values.values(), 2))


def _conflict(key: tuple[str, ...], said: Sequence[_Said]) -> Conflict:
    label, kind, entity, metric, unit, status, start, end = key
    by_value: dict[Value, list[_Said]] = {}
    for one in sorted(
        said, key=lambda one: (one.source.date, one.source.file, one.source.start), reverse=True
    ):
        by_value.setdefault(one.value, []).append(one)
    readings = tuple(
        Reading(value, ones[0].text, _newest(value, by_value), tuple(one.source for one in ones))
        for value, ones in by_value.items()
    )
    low, high = min(min(value) for value in by_value), max(max(value) for value in by_value)
    with localcontext(prec=100):  # from the smallest number to the largest
        difference = round((high - low) / abs(low) * 100, 1) if low else None
    return Conflict(
        label, local_name(kind), entity, metric, unit, status, start, end, _across(said), difference, readings
    )


def _newest(value: Value, by_value: Mapping[Value, Sequence[_Said]]) -> bool:
    """Whether a report of this value began after all reports of other values must have been made."""
    mine = [one.source.date for one in by_value[value] if one.source.date]
    others = [one.last for other, said in by_value.items() if other != value for one in said]
    if not mine or None in others:
        return False
    return all(dt.date.fromisoformat(max(mine)) > last for last in others if last is not None)
