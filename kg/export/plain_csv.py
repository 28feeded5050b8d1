"""CSV for programs: no byte order mark, line feeds, every value as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from kg.files import whole_file

_QUOTED = re.compile(r'[,"\r\n]')
SEPARATOR = "\x1f"
"""Between several values of one field: the unit separator, which no label holds."""


def write_rows(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """An empty value is nothing between two commas, which databases read as null."""
    with whole_file(path) as file:
        for row in chain((header,), rows):
            file.write(",".join(map(_field, row)) + "\n")


def _field(value: str) -> str:
    """Python's own writer leaves a carriage return without quotes, and readers take it for the end of the line."""
    return '"' + value.replace('"', '""') + '"' if _QUOTED.search(value) else value
