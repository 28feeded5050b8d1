"""A workbook with a sheet for each class and each relation. Text stays text: no formulas, no links."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.export.base import Exporter, Source
from kg.export.csv import SEPARATOR
from kg.export.property_graph import Column
from kg.export.tables import Table, Value, tables
from kg.files import draft_of

_MOST_ROWS = 1_048_576
_MOST_CHARACTERS = 32_767
_SHEET_NAME = 31
_MADE = dt.datetime(2020, 1, 1)  # noqa: DTZ001 (workbooks know no time zones)
"""The same graph gives the same bytes, hence no clock."""
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False}


def write(source: Source, out: Path) -> None:
    from xlsxwriter import Workbook

    found = list(tables(source.properties))
    for table in found:
        if len(table.rows) >= _MOST_ROWS:
            raise UsageError(
                f"表 {table.name} 有 {len(table.rows)} 行，一张工作表至多 {_MOST_ROWS}：请用 csv 或 parquet"
            )
    with draft_of(out) as draft, Workbook(str(draft), _PLAIN) as book:
        book.set_properties({"title": "产业知识图谱", "created": _MADE})
        for table in found:
            _sheet(book, table)


def _sheet(book: Any, table: Table) -> None:
    sheet = book.add_worksheet(table.name[:_SHEET_NAME])
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, [column.name for column in table.columns], book.add_format({"bold": True}))
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for number, row in enumerate(table.rows, 1):
        for place, (value, column) in enumerate(zip(row, table.columns, strict=True)):
            _write(sheet, (number, place), value, column, day)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _write(sheet: Any, at: tuple[int, int], value: Value, column: Column, day: Any) -> None:
    text = value if isinstance(value, str) else SEPARATOR.join(value)
    if not text:
        return
    if column.type in ("integer", "decimal") and not column.many:
        sheet.write_number(*at, Decimal(text))
    elif column.type == "date" and not column.many:
        sheet.write_datetime(*at, dt.date.fromisoformat(text), day)
    else:
        sheet.write_string(*at, text[:_MOST_CHARACTERS])


EXPORTER = Exporter("xlsx", ".xlsx", "一个工作簿：每类实体、每种关系一张表", write)
