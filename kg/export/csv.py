"""CSV for spreadsheet programs: a file for each class and each relation.

With a byte order mark, without which Excel takes Chinese for another encoding. Text that a spreadsheet
would run as a formula gets an apostrophe in front, as OWASP advises: articles are not to be trusted.
"""

from __future__ import annotations

import csv
from pathlib import Path

from kg.export.base import Source, folder_exporter
from kg.export.property_graph import Column
from kg.export.tables import Value, tables
from kg.files import whole_file
from kg.query.table import no_formula

SEPARATOR = "；"
"""Between several values of one cell."""


def write(source: Source, folder: Path) -> None:
    for table in tables(source.properties):
        with whole_file(folder / f"{table.name}.csv") as file:
            file.write("\ufeff")
            rows = csv.writer(file)
            rows.writerow([column.name for column in table.columns])
            for row in table.rows:
                rows.writerow([cell(value, column) for value, column in zip(row, table.columns, strict=True)])


def cell(value: Value, column: Column) -> str:
    """Text of a cell that no spreadsheet program takes for a formula."""
    text = value if isinstance(value, str) else SEPARATOR.join(value)
    return no_formula(text) if column.type == "string" else text


EXPORTER = folder_exporter("csv", "文件夹：每类实体、每种关系一个 CSV，可用 Excel 打开", write)
