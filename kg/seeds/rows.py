"""Rows of the CSV tables of seeds/, over all folders laid one upon another."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import suppress
from operator import itemgetter
from pathlib import Path

from kg.errors import SeedError

_KEYS = {
    "calibration": ("part", "rule", "stated"),
    "heads": ("word", "kind"),
    "word_lists": ("list", "word"),
}
"""Tables whose rows are told apart by more than their first column."""


class Row(dict[str, str]):
    """One row of a CSV with the place it stands at."""

    __slots__ = ("file", "line")

    def __init__(self, cells: Iterable[tuple[str, str]], file: str, line: int) -> None:
        super().__init__(cells)
        self.file, self.line = file, line

    def fault(self, message: str, hint: str = "") -> SeedError:
        return SeedError(message, file=self.file, line=self.line, hint=hint)


def cells_of(folders: tuple[Path, ...], name: str, *columns: str) -> list[tuple[str, ...]]:
    """The cells of some columns of a gazetteer, row by row as in `rows_of`, in a third of its time.

    A table of one folder and without a fault, which is nearly every one, is taken as a whole.
    """
    if len(folders) == 1:
        with suppress(OSError, csv.Error, ValueError, IndexError):
            return _cells(text_of(folders[0] / f"{name}.csv"), columns, _KEYS.get(name, columns[:1]))
    return [tuple(row[column] for column in columns) for row in rows_of(folders, name, *columns)]


def _cells(text: str, columns: tuple[str, ...], keys: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Raises ValueError or IndexError unless all rows are sound and told apart by their keys."""
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    places = [header.index(column) for column in columns]
    if set(map(len, rows)) - {len(header)} or not all(map(itemgetter(places[0]), rows)):
        raise ValueError
    if len(set(map(itemgetter(*map(header.index, keys)), rows))) < len(rows):
        raise ValueError
    if len(places) == 1:
        return [(row[places[0]],) for row in rows]
    return list(map(itemgetter(*places), rows))


def row_at(at: int, folders: tuple[Path, ...], name: str, *columns: str) -> Row:
    """A row of `cells_of`, with the place it stands at."""
    return list(rows_of(folders, name, *columns))[at]


def rows_of(folders: tuple[Path, ...], name: str, *columns: str) -> Iterator[Row]:
    """Rows of a gazetteer over all folders; a later row with the same first column replaces the earlier."""
    merged: dict[tuple[str, ...], Row] = {}
    for folder in folders:
        path = folder / f"{name}.csv"
        if not path.is_file():
            if folder == folders[0]:
                raise SeedError("缺少种子文件", file=str(path), hint=f"列：{','.join(columns)}")
            continue
        for row in read_rows(path, columns):
            merged[tuple(row[column] for column in _KEYS.get(name, columns[:1]))] = row
    yield from merged.values()


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """Rows of one table; it may have further columns."""
    reader = csv.reader(io.StringIO(text_of(path), newline=""))
    try:
        header = next(reader, [])
        missing = [c for c in columns if c not in header]
        if missing:
            hint = f"第一行应为 {','.join(columns)}"
            raise SeedError(f"缺少列 {','.join(missing)}", file=path.name, line=1, hint=hint)
        for values in reader:
            if not any(values):
                continue
            row = Row(zip(header, values, strict=False), path.name, reader.line_num)
            if len(values) != len(header):
                raise row.fault(f"有 {len(values)} 列，应为 {len(header)} 列", "含逗号的内容要加英文双引号")
            if not row[columns[0]]:
                raise row.fault(f"列 {columns[0]} 为空", "填上内容或删去这一行")
            yield row
    except csv.Error as error:
        hint = "检查英文双引号是否成对"
        raise SeedError(
            f"不是正确的 CSV：{error}", file=path.name, line=reader.line_num, hint=hint
        ) from error


def text_of(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SeedError("不是 UTF-8 文件", file=path.name, line=line, hint="另存为 UTF-8 编码") from error


def split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
