"""Registers as rows of cells: CSV in any Chinese encoding, and Turtle.

A row comes with its number, as a spreadsheet program counts it; of Turtle, the number of the subject in the order
of IRIs. Columns that the mapping does not name are not read.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kg.errors import DataError, ReadError
from kg.read.base import one_line
from kg.read.encoding import decode
from kg.register.mapping import Mapping
from kg.terms import PREFIXES, SYNTAXES, Literal, NamedNode, expand, local_name, parse_file

Row = tuple[int, dict[str, str]]
"""Number of the row, and its cells by their columns, empty ones left out."""
Complain = Callable[[str], None]

HEAD_ROWS = 10
"""Rows among which the row with the names of the columns is looked for."""
SUBJECT = "IRI"
"""The column that every row of Turtle has: its subject."""
_DELIMITERS = ",\t;|"
_LONGEST = 2_000


class MissingColumnsError(Exception):
    """No row has all columns that the mapping names: those that lack, those that are there."""

    def __init__(self, missing: Sequence[str], there: Sequence[str]) -> None:
        self.missing, self.there = tuple(missing), tuple(there)
        super().__init__("、".join(missing))


def rows_of_csv(data: bytes, mapping: Mapping, complain: Complain) -> Iterator[Row]:
    """Rows below the names of the columns. Raises ReadError and MissingColumnsError.

    `complain` is told of rows that have more cells than there are columns; they are left out.
    """
    text = decode(data)[0]
    head, at, records = _head(text, mapping.columns)
    where = {column: head.index(column) for column in mapping.columns}
    for number, record in enumerate(records, at + 1):
        cells = [_clean(cell) for cell in record]
        if any(cells[len(head) :]):
            complain(f"第 {number} 行有 {len(cells)} 列，应为 {len(head)} 列；含逗号的内容要加英文双引号")
            continue
        found = {column: cells[i] for column, i in where.items() if i < len(cells) and cells[i]}
        if found:
            yield number, found


def _head(text: str, columns: Sequence[str]) -> tuple[list[str], int, Iterator[list[str]]]:
    """The row with the names of the columns, its number, and the rows below it."""
    best: tuple[list[str], list[str]] = (list(columns), [])
    for delimiter in _DELIMITERS:
        records = _records(text, delimiter)
        for number, record in zip(range(1, HEAD_ROWS + 1), records, strict=False):
            head = [_clean(cell) for cell in record]
            missing = [column for column in columns if column not in head]
            if not missing:
                return head, number, records
            if (len(missing), -len(head)) < (len(best[0]), -len(best[1])):
                best = missing, head
    raise MissingColumnsError(*best)


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as error:
        message = f"第 {reader.line_num} 行起不是正确的 CSV（{error}）；检查英文双引号是否成对"
        raise ReadError("bad-row", message) from error


def _clean(cell: str) -> str:
    """A cell without needless blanks, and without the ``="…"`` that keeps spreadsheet programs from counting."""
    text = one_line(cell, _LONGEST)
    return text[2:-1].strip() if text.startswith('="') and text.endswith('"') else text


def rows_of_turtle(path: Path, mapping: Mapping) -> Iterator[Row]:
    """One row a subject: of the mapping's class, or with the property that holds the name.

    Columns are properties, as prefixed names or IRIs; several values stand side by side. Raises ReadError and
    MissingColumnsError.
    """
    about = _about(path)
    properties = {_iri(column): column for column in mapping.columns}
    there = {predicate for found in about.values() for predicate in found}
    missing = [column for iri, column in properties.items() if iri not in there]
    if missing:
        raise MissingColumnsError(missing, sorted(there))
    is_a, name = expand("rdf:type").value, _iri(mapping.name)
    separator = mapping.separator[0]
    chosen = [s for s in sorted(about) if _chosen(about[s], mapping.subjects, is_a, name)]
    for number, subject in enumerate(chosen, 2):
        found = about[subject]
        cells = {c: separator.join(sorted(found[iri])) for iri, c in properties.items() if iri in found}
        yield number, {SUBJECT: _clean(subject), **cells}


def _chosen(found: dict[str, set[str]], subjects: str, is_a: str, name: str) -> bool:
    return subjects in found.get(is_a, ()) if subjects else name in found


def _about(path: Path) -> dict[str, defaultdict[str, set[str]]]:
    """Subject → predicate → what people read of its objects; another thing of the file is read by its label."""
    try:
        quads = parse_file(path, SYNTAXES["turtle"])
    except DataError as error:
        raise ReadError("broken-turtle", f"第 {error.line} 行不是正确的 Turtle：{error.message}") from error
    labels: dict[str, str] = {}
    for prefix_name in ("skos:prefLabel", "rdfs:label", "schema:name", "foaf:name"):
        term = expand(prefix_name)
        for quad in quads:
            if quad.predicate == term and isinstance(quad.object, Literal) and not _foreign(quad.object):
                labels.setdefault(str(quad.subject), quad.object.value)
    about: dict[str, defaultdict[str, set[str]]] = {}
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and not _foreign(quad.object):
            value = _printed(quad.object, labels, quad.predicate == expand("rdf:type"))
            about.setdefault(quad.subject.value, defaultdict(set))[quad.predicate.value].add(value)
    return about


def _foreign(term: object) -> bool:
    """Text in another language than Chinese."""
    return isinstance(term, Literal) and not (term.language or "zh").startswith("zh")


def _printed(term: object, labels: dict[str, str], whole: bool) -> str:
    if isinstance(term, Literal):
        return _clean(term.value)
    if isinstance(term, NamedNode):
        return term.value if whole else _clean(labels.get(str(term), local_name(term.value)))
    return _clean(labels.get(str(term), ""))


def _iri(column: str) -> str:
    prefix, _, local = column.partition(":")
    return column if local.startswith("//") or prefix not in PREFIXES else expand(column).value
