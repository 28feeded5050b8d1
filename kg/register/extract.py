"""A register's document → its extract: one thing a row, its facts each with the row that states it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from kg.model import Claim, Document, Extract, Issue, LocalEntity, Observation, Span
from kg.register.mapping import Mapping, NumberColumn, from_text
from kg.register.places import Place, Places
from kg.seeds import Seeds
from kg.text.credit_code import fault_of, normal

_NUMBER = re.compile(r"[-−]?\d[\d,，]*(?:\.\d+)?")
_LONGEST = 20
"""Characters of a number: what all tables and exports can hold."""
_POWERS = {"万亿": 12, "亿": 8, "万": 4}
_EMPTY = frozenset(("-", "—", "——", "/", "\\", "无", "暂无", "不详", "N/A", "n/a"))


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a column of a row, and where in the text."""

    text: str
    start: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))


@dataclass(slots=True)
class _Thing:
    """One thing as the rows name it."""

    labels: set[str] = field(default_factory=set)
    mentions: set[Span] = field(default_factory=set)
    rows: set[Span] = field(default_factory=set)
    code: str | None = None
    places: set[str] = field(default_factory=set)


_Key = tuple[str, str, str]
"""Class, name (of a district its code), credit code."""


@dataclass(slots=True)
class _Found:
    things: dict[_Key, _Thing] = field(default_factory=dict)
    claims: dict[tuple[_Key, str, _Key], set[Span]] = field(default_factory=dict)
    numbers: dict[tuple[_Key, NumberColumn, str], set[Span]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)


class RegisterReader:
    """Reads registers by the mappings that their documents carry."""

    def __init__(self, seeds: Seeds) -> None:
        self._places, self._metrics = Places(seeds.districts), seeds.metrics

    def extract(self, document: Document) -> Extract:
        """Everything that the rows say. What cannot be understood becomes an issue, the rest of its row counts."""
        mapping = from_text(document.mapping)
        found = _Found()
        for number, row, cells in _rows(document.text, mapping):
            self._row(_RowOf(document, number, row, cells, mapping, found))
        return self._assemble(document, mapping, found)

    def _row(self, row: _RowOf) -> None:
        mapping, found = row.mapping, row.found
        name = row.cells.get(mapping.name)
        if name is None or name.text in _EMPTY:
            row.complain("bad-row", f"没有{mapping.name}，未采用", row.span)
            return
        place = self._place(row)
        own = self._subject(row, name, place)
        found.things[own].rows.add(row.span)
        if place is not None and own[0] != "District":
            home = self._district(row, place[0], place[1])
            found.things[own].places.add(place[0].code)
            if own[0] in ("Enterprise", "IndustrialPark", "Institution", "Project"):
                found.claims.setdefault((own, "locatedIn", home), set()).add(row.span)
        self._facts(row, own)
        for column in mapping.numbers:
            if (cell := row.cells.get(column.column)) is not None and cell.text not in _EMPTY:
                if _NUMBER.fullmatch(cell.text) and len(cell.text) <= _LONGEST:
                    found.numbers.setdefault((own, column, cell.text), set()).add(row.span)
                else:
                    row.complain("bad-number", f"{column.column}“{cell.text[:40]}”不是数", cell.span)

    def _subject(self, row: _RowOf, name: Cell, place: tuple[Place, Cell] | None) -> _Key:
        mapping = row.mapping
        code = ""
        if (cell := row.cells.get(mapping.code)) is not None and cell.text not in _EMPTY:
            fault = fault_of(cell.text)
            code = "" if fault else normal(cell.text)
            if fault:
                message = f"“{name.text[:40]}”的统一社会信用代码 {cell.text[:40]} 有误：{fault}；未采用"
                row.complain("bad-code", message, cell.span)
        if mapping.kind == "District":
            key = self._district(row, place[0], place[1]) if place else self._named(row, name, "District")
        else:
            key = (mapping.kind, name.text, code)
        thing = row.found.things.setdefault(key, _Thing())
        thing.mentions.add(name.span)
        for column in mapping.aliases:
            if column in row.cells:
                thing.labels.update(one.text for one in _values(row.cells[column], mapping.separator))
        return key

    def _place(self, row: _RowOf) -> tuple[Place, Cell] | None:
        mapping = row.mapping
        cells = [row.cells[column] for column in mapping.place if column in row.cells]
        if not cells:
            return None
        place = self._places.find([cell.text for cell in cells], mapping.within)
        if place is None:
            said = "".join(cell.text for cell in cells)[:40]
            row.complain("unknown-place", f"“{said}”是哪个行政区，认不出或不止一处；未采用", cells[0].span)
            return None
        cell = cells[place.cell]
        return place, Cell(cell.text[place.start : place.end], cell.start + place.start)

    def _district(self, row: _RowOf, place: Place, cell: Cell) -> _Key:
        key = ("District", place.code, "")
        thing = row.found.things.setdefault(key, _Thing(code=place.code))
        thing.mentions.add(cell.span)
        thing.labels.add(cell.text)
        return key

    def _facts(self, row: _RowOf, own: _Key) -> None:
        for fact in row.mapping.facts:
            cell = row.cells.get(fact.column)
            for value in _values(cell, row.mapping.separator) if cell is not None else ():
                other = self._named(row, value, fact.kind)
                ends = (other, own) if fact.reverse else (own, other)
                if own != other:
                    row.found.claims.setdefault((ends[0], fact.relation, ends[1]), set()).add(row.span)

    def _named(self, row: _RowOf, value: Cell, kind: str) -> _Key:
        """The thing that a cell names; a district by its code, where that is plain."""
        if kind == "District" and (place := self._places.find([value.text], row.mapping.within)):
            end = place.end - place.start
            if end == len(value.text) or place.end == len(value.text):
                return self._district(row, place, value)
        key = (kind, value.text, "")
        row.found.things.setdefault(key, _Thing()).mentions.add(value.span)
        return key

    def _assemble(self, document: Document, mapping: Mapping, found: _Found) -> Extract:
        index = {key: position for position, key in enumerate(sorted(found.things))}
        claims = [
            Claim(
                index[s], relation, index[o], mapping.confidence, f"register.{relation}", tuple(sorted(rows))
            )
            for (s, relation, o), rows in found.claims.items()
        ]
        numbers = [
            self._observation(index[key], column, cell, mapping.confidence, tuple(sorted(rows)))
            for (key, column, cell), rows in found.numbers.items()
        ]
        return Extract(
            document,
            tuple(self._entity(key, found.things[key]) for key in index),
            tuple(sorted(claims, key=lambda one: (one.subject, one.predicate, one.object))),
            tuple(sorted(numbers, key=lambda one: (one.entity, one.metric, str(one.start), one.evidence))),
            tuple(found.issues),
        )

    def _entity(self, key: _Key, thing: _Thing) -> LocalEntity:
        kind, name, credit_code = key
        name = self._places.name(thing.code) if thing.code else name
        return LocalEntity(
            kind=kind,
            name=name,
            labels=tuple(sorted(thing.labels - {name})),
            mentions=tuple(sorted(thing.mentions)),
            code=thing.code,
            place=next(iter(thing.places)) if len(thing.places) == 1 else None,
            credit_code=credit_code,
            rows=tuple(sorted(thing.rows)),
        )

    def _observation(
        self, entity: int, column: NumberColumn, printed: str, confidence: float, rows: tuple[Span, ...]
    ) -> Observation:
        head = next((word for word in _POWERS if column.unit.startswith(word)), "")
        value = Decimal(re.sub("[,，]", "", printed).replace("−", "-")).scaleb(_POWERS.get(head, 0))
        year = column.year
        return Observation(
            entity=entity,
            metric=column.metric,
            broader=self._broader(column.metric),
            value=value,
            minimum=None,
            maximum=None,
            unit_text=column.unit.removeprefix(head),
            value_text=f"{printed}{column.unit}",
            qualifier="",
            start=dt.date(year, 1, 1) if year else None,
            end=dt.date(year, 12, 31) if year else None,
            status="actual",
            confidence=confidence,
            rule="register.number",
            evidence=rows,
        )

    def _broader(self, metric: str) -> str:
        """The concept above a metric, by the longest ending that is a trigger word."""
        if metric.endswith(("增速", "增幅", "增长率", "降幅")):
            return "growth"
        endings = (metric[start:] for start in range(len(metric) - 1))
        return next((self._metrics[one].broader for one in endings if one in self._metrics), "other")


@dataclass(frozen=True, slots=True)
class _RowOf:
    document: Document
    number: int
    span: Span
    cells: dict[str, Cell]
    mapping: Mapping
    found: _Found

    def complain(self, kind: str, message: str, span: Span) -> None:
        self.found.issues.append(
            Issue(kind, self.document.source, f"第 {self.number} 行：{message}", span.start, span.end)
        )


def _rows(text: str, mapping: Mapping) -> Iterator[tuple[int, Span, dict[str, Cell]]]:
    """Rows of a register's text: number, where it stands, cells by their columns."""
    columns = sorted(mapping.columns, key=len, reverse=True)
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if number > 1 and line:
            yield number, Span(start, start + len(line)), dict(_cells(line, start, columns))
        start += len(line) + 1


def _cells(line: str, start: int, columns: list[str]) -> Iterator[tuple[str, Cell]]:
    for cell in line.split("\t"):
        column = next((one for one in columns if cell.startswith(f"{one}：")), None)
        if column is not None:
            yield column, Cell(cell[len(column) + 1 :], start + len(column) + 1)
        start += len(cell) + 1


def _values(cell: Cell, separator: str) -> Iterator[Cell]:
    """The several values of a cell."""
    start = 0
    for value in re.split(f"[{re.escape(separator)}]", cell.text):
        text = value.strip()
        if text and text not in _EMPTY:
            yield Cell(text, cell.start + start + value.index(text))
        start += len(value) + 1
