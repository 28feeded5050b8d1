"""What a graph folder keeps of its documents: their texts and what was known of them, one file a text.

``texts/<id>.txt`` is the text that offsets count, in UTF-8 with its own line ends; ``documents.jsonl`` has a row a
document with its source, title and date as they were read.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import StoreError
from kg.model import Document, ReportDate


def kept_documents(out: Path) -> Iterator[Document]:
    """Documents of a graph folder; none where there is no graph yet. Raises StoreError for a damaged folder."""
    listing = out / "documents.jsonl"
    if not listing.is_file():
        return
    with listing.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                yield _document(out, json.loads(line))
            except (OSError, ValueError, KeyError) as error:
                raise StoreError(f"{listing} 第 {number} 行损坏：{error}；请删去该目录重新构建") from error


def keep_documents(out: Path, documents: Iterable[Document]) -> None:
    """Write the texts that are not there yet, then the list of all documents, by id."""
    texts = out / "texts"
    texts.mkdir(parents=True, exist_ok=True)
    rows = []
    for document in sorted(documents, key=lambda d: d.sha256):
        path = texts / f"{document.id}.txt"
        if not path.exists():
            write_whole(path, (document.text,))
        rows.append(json.dumps(_row(document), ensure_ascii=False, sort_keys=True) + "\n")
    write_whole(out / "documents.jsonl", rows)


def write_whole(path: Path, parts: Iterable[str]) -> None:
    """Write a UTF-8 file that takes its name when it is complete; line ends stay as they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("w", encoding="utf-8", newline="") as file:
            file.writelines(parts)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _row(document: Document) -> dict[str, str | None]:
    date = document.date
    return {
        "sha256": document.sha256,
        "source": document.source,
        "title": document.title,
        "date": date.value.isoformat() if date else None,
        "precision": date.precision if date else None,
        "origin": date.origin if date else None,
    }


def _document(out: Path, row: dict[str, str | None]) -> Document:
    sha, source = row["sha256"] or "", row["source"] or ""
    with (out / "texts" / f"{sha[:16]}.txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    date, precision, origin = row["date"], row["precision"], row["origin"]
    known = ReportDate(dt.date.fromisoformat(date), precision, origin) if date and precision and origin else None  # type: ignore[arg-type]
    return Document(sha, source, text, row["title"], known)
