"""Answers as text: columns that line up with Chinese in them, CSV, SPARQL results JSON, Turtle."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from kg.store import Term
from kg.terms import SYNTAXES, BlankNode, Literal, NamedNode, Quad, Triple, compact, serialize_quads

_GAP = "  "
_LEAST_WIDTH = 8
_NUMERIC = frozenset(
    f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "double", "float")
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_STRING = "http://www.w3.org/2001/XMLSchema#string"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; None where a row has no value."""

    columns: tuple[str, ...]
    """Variables of the query."""
    rows: tuple[tuple[Term | None, ...], ...]
    titles: tuple[str, ...]
    """What people read over the columns."""


@dataclass(frozen=True, slots=True)
class Turtle:
    """Triples of a CONSTRUCT or DESCRIBE, sorted."""

    triples: tuple[Triple, ...]


def layout(table: Table, width: int | None = None) -> str:
    """Lines of text without a last line end; numbers stand to the right.

    With `width`, in columns of a terminal, the widest columns of text are narrowed until a line fits, down to
    eight each; what is cut ends in an ellipsis. A number is never cut.
    """
    titles = [plain(title) for title in table.titles]
    rows = [[plain(cell(term)) for term in row] for row in table.rows]
    widths = [max(map(columns_of, texts)) for texts in zip(titles, *rows, strict=True)]
    right = [
        bool(table.rows) and all(row[index] is None or _is_number(row[index]) for row in table.rows)
        for index in range(len(titles))
    ]
    if width is not None:
        _narrow(widths, right, width - len(_GAP) * (len(widths) - 1))
    lines = [titles, ["─" * size for size in widths], *rows]
    return "\n".join(_line(line, widths, right) for line in lines)


def as_csv(table: Table) -> str:
    """CSV with a line of variables, as SPARQL 1.1 results in CSV: IRIs in full, lines end with CR LF.

    Text that a spreadsheet would run as a formula has an apostrophe in front; numbers have not.
    """
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_csv_cell(term) for term in row] for row in table.rows)
    return out.getvalue()


def _csv_cell(term: Term | None) -> str:
    text = _value(term)
    return text if term is None or _is_number(term) else no_formula(text)


def no_formula(text: str) -> str:
    """A text that no spreadsheet program takes for a formula: with an apostrophe in front, as OWASP advises."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_typed(text: str) -> str:
    """What stood there before `no_formula`."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def as_json(answer: Table | bool) -> str:
    """SPARQL 1.1 Query Results JSON, Chinese as it is."""
    import json

    if isinstance(answer, bool):
        return json.dumps({"head": {}, "boolean": answer}, indent=1)
    bindings = [
        {name: _json(term) for name, term in zip(answer.columns, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    found = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return json.dumps(found, ensure_ascii=False, indent=1)


def as_turtle(answer: Turtle) -> str:
    """Triples as Turtle."""
    quads = [Quad(triple.subject, triple.predicate, triple.object) for triple in answer.triples]
    return serialize_quads(quads, SYNTAXES["turtle"]).decode("utf-8")


def cell(term: Term | None) -> str:
    """A term as people read it: words without language, IRIs with their prefix."""
    return compact(term.value) if isinstance(term, NamedNode) else _value(term)


def plain(text: str) -> str:
    """One line, safe on a terminal: white space is one blank, control and format characters are gone."""
    kept = (char if char.isspace() or not _hidden(char) else "" for char in text)
    return " ".join("".join(kept).split())


def columns_of(text: str) -> int:
    """Columns that a plain text takes on a terminal; a Chinese character takes two."""
    from wcwidth import wcswidth, wcwidth

    if text.isascii() and text.isprintable():
        return len(text)
    size = wcswidth(text)
    return size if size >= 0 else sum(max(wcwidth(char), 0) for char in text)


def cut(text: str, width: int) -> str:
    """The start of a plain text that fits, with … where something is left out."""
    if columns_of(text) <= width:
        return text
    kept, size = "", 0
    for char in text:
        size += columns_of(char)
        if size > width - 1:
            break
        kept += char
    return kept + "…"


def pad(text: str, width: int) -> str:
    """A plain text with blanks after it up to a width."""
    return text + " " * (width - columns_of(text))


def _narrow(widths: list[int], fixed: Sequence[bool], room: int) -> None:
    texts = [index for index in range(len(widths)) if not fixed[index]]
    while texts and sum(widths) > room and max(widths[index] for index in texts) > _LEAST_WIDTH:
        index = max(texts, key=lambda each: widths[each])
        widest = widths[index]
        below = [widths[each] for each in texts if widths[each] < widest]
        widths[index] = max(widest - (sum(widths) - room), max(below, default=_LEAST_WIDTH), _LEAST_WIDTH)
        if widths[index] == widest:
            return


def _line(texts: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    parts = []
    for text, size, to_right in zip(texts, widths, right, strict=True):
        shown = cut(text, size)
        blanks = " " * (size - columns_of(shown))
        parts.append(blanks + shown if to_right else shown + blanks)
    return _GAP.join(parts).rstrip()


def _hidden(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn")


def _is_number(term: Term | None) -> bool:
    return isinstance(term, Literal) and term.datatype.value in _NUMERIC


def _value(term: Term | None) -> str:
    if term is None:
        return ""
    return str(term) if isinstance(term, Triple) else term.value


def _json(term: Term) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        return {"type": "triple", "value": str(term)}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        found["datatype"] = term.datatype.value
    return found
