"""Parquet: the same tables, typed, for pandas, polars, DuckDB and Spark."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.export.base import Source, folder_exporter
from kg.export.property_graph import Column
from kg.export.tables import Value, tables
from kg.files import draft_of


def write(source: Source, folder: Path) -> None:
    try:
        import polars as pl
    except ImportError:
        raise UsageError("Parquet 需要 polars：pip install 'chanye-kg[parquet]'") from None
    types: dict[str, Any] = {
        "string": pl.String,
        "integer": pl.Int64,
        "decimal": pl.Decimal(38, 6),
        "date": pl.Date,
    }
    for table in tables(source.properties):
        schema: dict[str, Any] = {
            column.name: pl.List(types[column.type]) if column.many else types[column.type]
            for column in table.columns
        }
        rows = [
            [_cell(value, column) for value, column in zip(row, table.columns, strict=True)]
            for row in table.rows
        ]
        with draft_of(folder / f"{table.name}.parquet") as draft:
            pl.DataFrame(rows, schema=schema, orient="row").write_parquet(draft)


def _cell(value: Value, column: Column) -> Any:
    if isinstance(value, str):
        return _plain(value, column) if value else None
    return [_plain(one, column) for one in value]


def _plain(text: str, column: Column) -> Any:
    match column.type:
        case "integer":
            return int(text)
        case "decimal":
            return Decimal(text)
        case "date":
            return dt.date.fromisoformat(text)
        case _:
            return text


EXPORTER = folder_exporter("parquet", "文件夹：同样的表，带类型，供 pandas、polars、DuckDB", write)
