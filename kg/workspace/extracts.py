"""Extracts that a graph folder keeps, so that a document is read by the extractor once: ``extracts/<id>.jsonl``.

The first line says what the extract was made of (`made_of`) and how many lines follow; each of them is an entity,
a claim, an observation or an issue. Plain JSON: numbers keep their digits as text, days are ISO dates.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, cast, get_args

from kg.files import write_whole
from kg.model import (
    Claim,
    DateOrigin,
    Document,
    Extract,
    Issue,
    LocalEntity,
    Observation,
    Precision,
    ReportDate,
    Span,
    Status,
)

_FORMAT = 2
Row = dict[str, Any]


def kept_extract(out: Path, document: Document, extractor: str) -> Extract | None:
    """The extract of just this document by just this extractor; None where there is none, or a damaged one."""
    try:
        lines = _path(out, document).read_text(encoding="utf-8").split("\n")
        head = json.loads(lines[0])
        if head["madeOf"] != made_of(document, extractor) or head["lines"] != len(lines) - 2 or lines[-1]:
            return None
        return _extract(document, head, [json.loads(line) for line in lines[1:-1]])
    except (OSError, ValueError, KeyError, TypeError, ArithmeticError):
        return None


def has_extract(out: Path, identity: str) -> bool:
    """Whether there is an extract of a document, by its id, be it one that will not do."""
    return (out / "extracts" / f"{identity}.jsonl").exists()


def drop_extracts(out: Path, identities: Iterable[str]) -> None:
    """Delete the extracts of documents, by their ids, so that the next build makes them again."""
    for identity in identities:
        (out / "extracts" / f"{identity}.jsonl").unlink(missing_ok=True)


def keep_extract(out: Path, document: Document, extract: Extract, extractor: str) -> None:
    """Keep the extract of a document; `document` is as it was read, before a date was worked out."""
    rows = list(_rows(extract))
    head = {
        "format": _FORMAT,
        "madeOf": made_of(document, extractor),
        "date": _date_row(extract.document.date),
        "lines": len(rows),
    }
    write_whole(_path(out, document), (_line(row) for row in (head, *rows)), flushed=False)


def rows_of_extract(extract: Extract) -> Iterator[Row]:
    """An extract without its document, as plain JSON: first its date, then entities, claims, numbers and issues."""
    yield {"date": _date_row(extract.document.date)}
    yield from _rows(extract)


def extract_of_rows(document: Document, rows: list[Row]) -> Extract:
    """The extract of a document out of `rows_of_extract`."""
    return _extract(document, rows[0], rows[1:])


def made_of(document: Document, extractor: str) -> str:
    """Digest of all that an extract depends on: what was read of the document, and the extractor's own digest."""
    parts = (str(_FORMAT), extractor, document.sha256, document.source, document.title, document.text)
    whole = json.dumps((*parts, _date_row(document.date)))
    return hashlib.sha256(whole.encode("ascii")).hexdigest()


def _path(out: Path, document: Document) -> Path:
    return out / "extracts" / f"{document.id}.jsonl"


def _line(row: Row) -> str:
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # half a surrogate pair out of a broken file
        text = json.dumps(row, separators=(",", ":"))
    return text + "\n"


def _rows(extract: Extract) -> Iterator[Row]:
    for entity in extract.entities:
        yield {
            "entity": [entity.kind, entity.name, entity.labels, entity.hidden, entity.code, entity.place],
            "confidence": entity.confidence,
            "spans": _span_rows(entity.mentions),
        } | ({"register": [entity.credit_code, _span_rows(entity.rows)]} if entity.rows else {})
    for claim in extract.claims:
        yield {
            "claim": [claim.subject, claim.predicate, claim.object, claim.rule],
            "confidence": claim.confidence,
            "spans": _span_rows(claim.evidence),
        }
    for one in extract.observations:
        numbers = [None if n is None else str(n) for n in (one.value, one.minimum, one.maximum)]
        days = [None if day is None else day.isoformat() for day in (one.start, one.end)]
        printed = [one.unit_text, one.value_text, one.qualifier]
        yield {
            "observation": [
                one.entity,
                one.metric,
                one.broader,
                *numbers,
                *printed,
                *days,
                one.status,
                one.rule,
            ],
            "confidence": one.confidence,
            "spans": _span_rows(one.evidence),
        }
    for issue in extract.issues:
        yield {"issue": [issue.kind, issue.source, issue.message, issue.start, issue.end]}


def _extract(document: Document, head: Row, rows: list[Row]) -> Extract:
    dated = replace(document, date=_date(head["date"]))
    return Extract(
        dated,
        tuple(_entity(row) for row in rows if "entity" in row),
        tuple(_claim(row) for row in rows if "claim" in row),
        tuple(_observation(row) for row in rows if "observation" in row),
        tuple(Issue(*row["issue"]) for row in rows if "issue" in row),
    )


def _entity(row: Row) -> LocalEntity:
    kind, name, labels, hidden, code, place = row["entity"]
    credit_code, rows = row.get("register", ("", ()))
    return LocalEntity(
        kind, name, tuple(labels), tuple(hidden), _spans(row), code, place, float(row["confidence"]),
        credit_code, tuple(Span(start, end) for start, end in rows),
    )  # fmt: skip


def _claim(row: Row) -> Claim:
    subject, predicate, obj, rule = row["claim"]
    return Claim(subject, predicate, obj, float(row["confidence"]), rule, _spans(row))


def _observation(row: Row) -> Observation:
    entity, metric, broader, *numbers, unit, printed, qualifier, start, end, status, rule = row["observation"]
    if status not in get_args(Status):
        raise ValueError(status)
    value, minimum, maximum = (None if number is None else Decimal(number) for number in numbers)
    first, last = (None if day is None else dt.date.fromisoformat(day) for day in (start, end))
    return Observation(
        entity, metric, broader, value, minimum, maximum, unit, printed, qualifier, first, last, status,
        float(row["confidence"]), rule, _spans(row),
    )  # fmt: skip


def _span_rows(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _spans(row: Row) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in row["spans"])


def _date_row(date: ReportDate | None) -> list[str] | None:
    return None if date is None else [date.value.isoformat(), date.precision, date.origin]


def _date(row: list[str] | None) -> ReportDate | None:
    if row is None:
        return None
    value, precision, origin = row
    if precision not in get_args(Precision) or origin not in get_args(DateOrigin):
        raise ValueError(row)
    return ReportDate(dt.date.fromisoformat(value), cast(Precision, precision), cast(DateOrigin, origin))
