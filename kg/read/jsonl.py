"""Reads .jsonl: one document a row, row by row, however long the file is."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any, NoReturn

from kg.errors import ReadError
from kg.read.base import MAX_TEXT_BYTES, Reading, one_line, safe_name, safe_text
from kg.read.encoding import decode
from kg.read.formats import too_large

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is a document."""

    sha256: str
    source: str
    reading: Reading


def read_jsonl(file: IO[bytes], name: str) -> Iterator[tuple[int, Row | ReadError]]:
    """Rows with their line numbers from 1; in place of a bad row the fault. Empty lines are passed over.

    A row is an object with `text`; it may have `title`, `date`, `source` and `id`.
    `name` is the file's, for rows without a source of their own.
    """
    for number, line in _lines(file):
        if isinstance(line, ReadError):
            yield number, line
            if line.kind in ("binary", "unknown-encoding"):
                return
            continue
        if not line or line.isspace():
            continue
        try:
            yield number, _row(line, name, number)
        except ReadError as error:
            yield number, error


def canonical(row: object) -> bytes:
    """The bytes that stand for a row: keys sorted, no blanks, UTF-8."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "surrogatepass")


def _row(line: str, name: str, number: int) -> Row:
    try:
        row = json.loads(line, parse_constant=_refuse)
        sha = hashlib.sha256(canonical(row)).hexdigest()
    except (ValueError, RecursionError):
        raise ReadError("bad-row", '不是有效的 JSON；每行应是一个对象，如 {"text": "……"}') from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ReadError("bad-row", '缺少文字字段 text；每行应是一个对象，如 {"text": "……"}')
    text = safe_text(row["text"])
    if not text or text.isspace():
        raise ReadError("empty", "text 是空的；请检查来源")
    return Row(sha, _source(row, name, number), Reading(text, _string(row, "title"), _dates(row)))


def _source(row: dict[str, Any], name: str, number: int) -> str:
    """The row's own source (of a path the last part only), else the file's name with the row's id or line."""
    if own := _string(row, "source"):
        url = "://" in own
        last = own if url else own.replace("\\", "/").rstrip("/").rpartition("/")[2]
        if last:
            return safe_name(last)
    key = row.get("id")
    known = isinstance(key, (str, int)) and not isinstance(key, bool) and one_line(str(key))
    return f"{name}#{known or number}"


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    return (one_line(value, 2_000) or None) if isinstance(value, str) else None


def _dates(row: dict[str, Any]) -> tuple[str, ...]:
    value = row.get("date")
    printable = isinstance(value, (str, int)) and not isinstance(value, bool)
    return (str(value),) if printable and str(value).strip() else ()


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _lines(file: IO[bytes]) -> Iterator[tuple[int, str | ReadError]]:
    """Decoded lines. A line over the limit is passed over in pieces, never held."""
    wide = _wide(file)
    if wide:
        text = io.TextIOWrapper(file, encoding=wide, errors="replace", newline="\n")
        yield from _split(lambda size: text.readline(size), MAX_TEXT_BYTES // 2)
        return
    for number, line in _split(lambda size: file.readline(size), MAX_TEXT_BYTES):
        if isinstance(line, ReadError):
            yield number, line
            continue
        try:
            yield number, decode(line)[0]
        except ReadError as error:
            yield number, error


def _wide(file: IO[bytes]) -> str | None:
    """UTF-16 with or without its mark: the one encoding whose lines cannot be told by their bytes."""
    start = file.read(4)
    file.seek(0)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return "utf-16-le" if start[1:2] == b"\0" else "utf-16-be" if start[:1] == b"\0" else None


def _split(readline: Any, limit: int) -> Iterator[tuple[int, Any]]:
    number = 0
    while line := readline(limit + 1):
        number += 1
        newline = "\n" if isinstance(line, str) else b"\n"
        if len(line) <= limit or line.endswith(newline):
            yield number, line
            continue
        while (rest := readline(_CHUNK)) and not rest.endswith(newline):
            pass
        yield number, too_large(MAX_TEXT_BYTES)
