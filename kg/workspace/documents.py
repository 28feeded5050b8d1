"""What a graph folder keeps of its documents: their texts and what was known of them, one file a text.

``texts/<id>.txt`` is the text that offsets count, in UTF-8 with its own line ends; ``documents.jsonl`` has a
row a document with its source, title and date as they were read.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import cast, get_args

from kg.errors import StoreError
from kg.model import DateOrigin, Document, Precision, ReportDate
from kg.workspace.files import write_whole

_SHA = re.compile("[0-9a-f]{64}")
_ID = re.compile("[0-9a-f]{16}")


def kept_documents(out: Path, fresh: Set[str] = frozenset()) -> Iterator[Document]:
    """Documents of a graph folder; none where there is no graph yet. Raises StoreError for a damaged one.

    `fresh`: SHA-256 of documents that were just read anew, so that a damage to their kept texts does no harm.
    """
    listing = out / "documents.jsonl"
    if not listing.is_file():
        return
    with listing.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                yield _document(out, json.loads(line), fresh)
            except (OSError, ValueError, KeyError, TypeError) as error:
                raise StoreError(f"{listing} 第 {number} 行损坏：{error}；请删去该目录重新构建") from error


def keep_documents(out: Path, documents: Iterable[Document]) -> None:
    """Write the texts that are not there as they are now read, then the list of all documents, by id."""
    texts = out / "texts"
    texts.mkdir(parents=True, exist_ok=True)
    rows = []
    for document in sorted(documents, key=lambda d: d.sha256):
        path = texts / f"{document.id}.txt"
        if not _holds(path, document.text):
            write_whole(path, (document.text,))
        rows.append(json.dumps(_row(document), ensure_ascii=False, sort_keys=True) + "\n")
    write_whole(out / "documents.jsonl", rows)


def _holds(path: Path, text: str) -> bool:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read() == text
    except (FileNotFoundError, UnicodeDecodeError):
        return False


def _row(document: Document) -> dict[str, str | int | None]:
    date = document.date
    mapping = {"mapping": document.mapping} if document.mapping else {}
    return {
        **mapping,
        "sha256": document.sha256,
        "source": document.source,
        "characters": len(document.text),
        "title": document.title,
        "date": date.value.isoformat() if date else None,
        "precision": date.precision if date else None,
        "origin": date.origin if date else None,
    }


def _document(out: Path, row: dict[str, str | None], fresh: Set[str]) -> Document:
    """The document of a row; one of a first version has no ``characters``."""
    sha, source = row["sha256"] or "", row["source"] or ""
    if not _SHA.fullmatch(sha):
        raise ValueError(f"sha256 {sha[:80]!r}")
    with (out / "texts" / f"{sha[:16]}.txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    if sha not in fresh and len(text) != int(row.get("characters") or len(text)):
        raise ValueError(f"texts/{sha[:16]}.txt 有 {len(text)} 个字符，应有 {row['characters']} 个")
    date = _date(row["date"], row["precision"], row["origin"])
    return Document(sha, source, text, row["title"], date, row.get("mapping") or "")


def _date(value: str | None, precision: str | None, origin: str | None) -> ReportDate | None:
    if value is None:
        return None
    if precision not in get_args(Precision) or origin not in get_args(DateOrigin):
        raise ValueError(f"date {precision} {origin}")
    return ReportDate(dt.date.fromisoformat(value), cast(Precision, precision), cast(DateOrigin, origin))


def prune(out: Path, documents: Iterable[Document]) -> None:
    """Delete texts and extracts of documents that the graph no longer has."""
    ids = {document.id for document in documents}
    for folder, suffix in (("texts", ".txt"), ("extracts", ".jsonl")):
        for path in (out / folder).glob(f"*{suffix}"):
            if _ID.fullmatch(path.stem) and path.stem not in ids:
                path.unlink(missing_ok=True)
