"""CSV for programs: no byte order mark, line feeds, every value as it is."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.files import whole_file

SEPARATOR = "\x1f"
"""Between several values of one field: the unit separator, which no label holds."""


def write_rows(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """An empty value is nothing between two commas, which databases read as null."""
    with whole_file(path) as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(header)
        lines.writerows(rows)
