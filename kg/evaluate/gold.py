"""Reads annotation files: what a careful analyst, reading one article, would put into the graph.

A fault in such a file is a `DataError` that names the file, the place in it and what would be right.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import DataError, UsageError
from kg.model import ENTITY_KINDS, Precision, ReportDate

RELATIONS = frozenset(
    {
        "chainLeaderOf",
        "develops",
        "hasDesignation",
        "locatedIn",
        "operatesIn",
        "partOf",
        "partnersWith",
        "produces",
        "subsidiaryOf",
        "supplies",
        "undertakes",
    }
)
STATUSES = frozenset({"actual", "target", "forecast"})
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """One real-world thing of the article; `mentions` are the distinct surface forms that name it."""

    id: str
    kind: str
    name: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """`subject` and `object` are ids of `GoldEntity`; `evidence` is the clause that states it."""

    subject: str
    predicate: str
    object: str
    evidence: str


@dataclass(frozen=True, slots=True)
class GoldObservation:
    """A number about an entity, as printed: (`Decimal(130)`,) 亿元; a range has two values."""

    entity: str
    metric: str
    values: tuple[Decimal, ...]
    unit: str
    period: str | None
    status: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotation file."""

    path: Path
    doc: str
    date: str | None
    """When the article was published, as far as known: ``2025``, ``2025-04``, ``2025-04-03``."""
    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...]
    observations: tuple[GoldObservation, ...]


def read_gold(path: Path) -> Gold:
    """One annotation file; raises `UsageError` when it does not exist and `DataError` when it is faulty."""
    if not path.is_file():
        raise UsageError(f"{path}: no such annotation file")
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except json.JSONDecodeError as fault:
        raise DataError(f"not JSON: {fault.msg}", file=str(path), line=fault.lineno) from fault
    except UnicodeDecodeError as fault:
        raise DataError("not UTF-8", file=str(path), hint="save it as UTF-8") from fault
    return _Reader(path).gold(raw)


def document_date(gold: Gold) -> ReportDate | None:
    """The article's date for the builder, as ``--date`` would give it; none when the annotation has none."""
    if gold.date is None:
        return None
    numbers = [int(part) for part in gold.date.split("-")]
    precision: Precision = ("year", "month", "day")[len(numbers) - 1]
    year, month, day = (*numbers, 1, 1)[:3]
    return ReportDate(dt.date(year, month, day), precision, "given")


class _Reader:
    """Checks one file while reading it; `where` says which row is at fault."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def fail(self, where: str, message: str, hint: str = "") -> DataError:
        return DataError(f"{where}: {message}" if where else message, file=str(self.path), hint=hint)

    def gold(self, raw: Any) -> Gold:
        if not isinstance(raw, dict):
            raise self.fail(
                "", "not an object", "one JSON object with doc, source, entities, relations, observations"
            )
        source = raw.get("source") or {}
        entities = self.rows(raw, "entities", self.entity)
        ids = {entity.id for entity in entities}
        if len(ids) < len(entities):
            repeated = sorted(i for i in ids if sum(e.id == i for e in entities) > 1)
            raise self.fail("entities", f"id given twice: {', '.join(repeated)}")
        relations = self.rows(raw, "relations", self.relation)
        observations = self.rows(raw, "observations", self.observation)
        for number, relation in enumerate(relations):
            self.known(f"relations[{number}]", ids, relation.subject, relation.object)
        for number, observation in enumerate(observations):
            self.known(f"observations[{number}]", ids, observation.entity)
        date = source.get("date") if isinstance(source, dict) else None
        doc = str(raw.get("doc") or self.path.stem)
        return Gold(self.path, doc, self.date(date), entities, relations, observations)

    def rows(
        self, raw: dict[str, Any], part: str, build: Callable[[str, dict[str, Any]], Row]
    ) -> tuple[Row, ...]:
        rows = raw.get(part, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self.fail(part, "not a list of objects")
        return tuple(build(f"{part}[{number}]", row) for number, row in enumerate(rows))

    def known(self, where: str, ids: set[str], *used: str) -> None:
        for one in used:
            if one not in ids:
                raise self.fail(where, f"no entity has the id {one!r}")

    def text(self, where: str, row: dict[str, Any], key: str) -> str:
        value = row.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fail(where, f"{key} is missing", f'"{key}": a text')
        return value

    def entity(self, where: str, row: dict[str, Any]) -> GoldEntity:
        kind = self.text(where, row, "type")
        if kind not in ENTITY_KINDS:
            raise self.fail(where, f"no such type: {kind!r}", ", ".join(ENTITY_KINDS))
        mentions = row.get("mentions") or []
        if not isinstance(mentions, list) or not all(isinstance(one, str) for one in mentions):
            raise self.fail(where, "mentions is not a list of texts")
        return GoldEntity(self.text(where, row, "id"), kind, self.text(where, row, "name"), tuple(mentions))

    def relation(self, where: str, row: dict[str, Any]) -> GoldRelation:
        predicate = self.text(where, row, "p")
        if predicate not in RELATIONS:
            raise self.fail(where, f"no such relation: {predicate!r}", ", ".join(sorted(RELATIONS)))
        evidence = str(row.get("evidence") or "")
        return GoldRelation(self.text(where, row, "s"), predicate, self.text(where, row, "o"), evidence)

    def observation(self, where: str, row: dict[str, Any]) -> GoldObservation:
        status = row.get("status") or "actual"
        if status not in STATUSES:
            raise self.fail(where, f"no such status: {status!r}", ", ".join(sorted(STATUSES)))
        period = row.get("period")
        if period is not None and not re.match(r"\d{4}(?!\d)", str(period)):
            raise self.fail(
                where, f"no such period: {period!r}", "2027, 2024-07, 2024-01/2024-07, 2025-Q1 or null"
            )
        return GoldObservation(
            entity=self.text(where, row, "s"),
            metric=self.text(where, row, "metric"),
            values=self.values(where, row.get("value")),
            unit=str(row.get("unit") or ""),
            period=None if period is None else str(period),
            status=str(status),
            evidence=str(row.get("evidence") or ""),
        )

    def values(self, where: str, value: Any) -> tuple[Decimal, ...]:
        parts: Sequence[Any] = value if isinstance(value, list) else [value]
        if len(parts) not in (1, 2) or any(isinstance(part, bool | None) for part in parts):
            raise self.fail(where, f"no such value: {value!r}", "a number, or a list of two for a range")
        try:
            numbers = tuple(Decimal(str(part).replace(",", "")) for part in parts)
        except InvalidOperation as fault:
            raise self.fail(where, f"not a number: {value!r}", "130, 2.2 or [60, 200]") from fault
        return numbers

    def date(self, value: Any) -> str | None:
        if value is None or value == "":
            return None
        parts = str(value).split("-")
        try:
            dt.date(*(*(int(part) for part in parts), 1, 1)[:3])
        except (ValueError, TypeError) as fault:
            raise self.fail("source", f"no such date: {value!r}", "2025, 2025-04 or 2025-04-03") from fault
        return "-".join(parts[:3])
