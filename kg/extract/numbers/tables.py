"""Numbers of a table pasted as text: a line of headings with units, then a line for each thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg.extract.numbers.number import Carry, Column, Number
from kg.extract.numbers.owners.choice import KINDS
from kg.extract.numbers.quantities import QuantityFinder
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read
from kg.text.dates import Period

_CELL = re.compile(r"[^\s|]+")
_BETWEEN = re.compile(r"[\s|]")
_HEADING = re.compile(r"(?P<metric>[\u4e00-\u9fff]{2,14})(?:[（(](?P<unit>[^（）()\d]{1,6})[）)])?")
_NUMBER = re.compile(r"-?\d+(?:,\d{3})*(?:\.\d+)?%?")
_GREW = re.compile("(?:同比|环比|[比较][上去]年(?:同期)?)?(?:增长|增速|增幅|增减|[+±]-?)?(?:率|幅度)?")
_RULE = re.compile(r"[-:]+")
_FEWEST = 2
"""Columns of the smallest table."""


def table_line(page: Page, read: Read, finder: QuantityFinder, carry: Carry) -> list[Number] | None:
    """The numbers of a line of a table; None for any other line. `carry.columns` are those of the table."""
    if not carry.columns and _BETWEEN.search(page.text, read.sentence.start, read.sentence.end) is None:
        return None
    text = page.text[read.sentence.start : read.sentence.end]
    cells = [m for m in _CELL.finditer(text) if not _RULE.fullmatch(m.group())]
    if carry.columns and not cells:
        return []
    if len(cells) < _FEWEST:
        carry.columns = ()
        return None
    if carry.columns and len(cells) == len(carry.columns):
        words = [cell.group() for cell in cells]
        if sum(_NUMBER.fullmatch(word) is not None for word in words):
            return list(_row(read, words, _named(read, cells), finder, carry))
    carry.columns = _columns(cells)
    return [] if carry.columns else None


def _columns(cells: Sequence[re.Match[str]]) -> tuple[Column, ...]:
    """What the columns hold if the line is one of headings: 企业名称 产值（亿元） 同比（%）."""
    columns: list[Column] = []
    measured = ""
    for cell in cells:
        heading = _HEADING.fullmatch(cell.group())
        if heading is None:
            return ()
        metric, unit = heading["metric"], heading["unit"] or ""
        if unit == "%" and _GREW.fullmatch(metric):
            metric = f"{measured}增速"
        elif unit:
            measured = metric
        columns.append(Column(metric, unit))
    return tuple(columns) if any(column.unit for column in columns[1:]) else ()


def _named(read: Read, cells: Sequence[re.Match[str]]) -> Reference | None:
    """Whose line it is: the name in the first cell that is no number."""
    cell = next((cell for cell in cells if not _NUMBER.fullmatch(cell.group())), None)
    if cell is None:
        return None
    start, end = read.sentence.start + cell.start(), read.sentence.start + cell.end()
    names = [r for r in read.references if start <= r.start and r.end <= end and r.kind in KINDS]
    return max(names, key=lambda r: (r.end - r.start, -r.start), default=None)


def _row(
    read: Read, words: Sequence[str], named: Reference | None, finder: QuantityFinder, carry: Carry
) -> Iterator[Number]:
    if named is None:
        return
    for column, word in zip(carry.columns, words, strict=True):
        if not column.unit or not _NUMBER.fullmatch(word):
            continue
        printed = word.removesuffix("%").lstrip("-") + column.unit
        quantity = next(iter(finder.find(printed, 0, len(printed))), None)
        if quantity is None or quantity.value is None:
            continue
        yield Number(
            named.thing, column.metric, quantity.value * (Decimal(-1) if word.startswith("-") else 1), None, None,
            quantity.unit.canonical, word, "", carry.period or carry.whole or Period(None, None), "actual", 0.8,
            "quantity.table", read.sentence.start, read.sentence.end,
        )  # fmt: skip
