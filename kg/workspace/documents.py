"""What a graph folder keeps of its documents: their texts and what was known of them, one file a text.

``texts/<id>.txt`` is the text that offsets count, in UTF-8 with its own line ends; ``documents.jsonl`` has a
row a document with its source, title and date as they were read.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from kg.errors import StoreError
from kg.files import flush, write_whole
from kg.model import DateOrigin, Document, Precision, ReportDate

_SHA = re.compile("[0-9a-f]{64}")
_ID = re.compile("[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Kept:
    """A document whose text lies in a file: all that is held of it while many are worked on."""

    sha256: str
    source: str
    characters: int
    title: str | None
    date: ReportDate | None
    digest: str
    """Of the text; empty in rows of early versions."""
    file: str
    """Name in ``texts/``; of a text that is to replace another one, that of its draft."""
    new: bool = False
    """Whether its text was just written."""
    mapping: str = ""
    """As of the document."""

    @property
    def id(self) -> str:
        """As of the document."""
        return self.sha256[:16]

    def read(self, out: Path) -> Document:
        """The document. Raises StoreError where its text is not what it was."""
        name = f"texts/{self.file}"
        try:
            text = _read(out / name)
            if len(text) != self.characters:
                raise ValueError(f"有 {len(text)} 个字符，应有 {self.characters} 个")
            if self.digest not in ("", text_digest(text)):
                raise ValueError("内容有变，与校验和不符")
        except (OSError, ValueError) as error:
            raise StoreError(f"{out / name} 损坏：{error}；用 kg doctor {out} --repair 修复") from error
        return Document(self.sha256, self.source, text, self.title, self.date, self.mapping)


def kept_documents(out: Path) -> Iterator[Kept]:
    """Documents of a graph folder; none where there is no graph yet. Raises StoreError for a damaged one."""
    listing = out / "documents.jsonl"
    if not listing.is_file():
        return
    with listing.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                yield _kept(out, json.loads(line))
            except (OSError, ValueError, KeyError, TypeError) as error:
                raise StoreError(
                    f"{listing} 第 {number} 行损坏：{error}；用 kg doctor {out} --repair 修复"
                ) from error


def take_in(out: Path, document: Document) -> Kept:
    """Write the text of a document; as a draft where another one lies there that the graph is still of."""
    name = f"{document.id}.txt"
    new = not _holds(out / "texts" / name, document.text)
    if new:
        if (out / "texts" / name).exists():
            name = f".{name}.{os.getpid()}.new"
        write_whole(out / "texts" / name, (document.text,), flushed=False)
    size, digest = len(document.text), text_digest(document.text)
    date, mapping = document.date, document.mapping
    return Kept(document.sha256, document.source, size, document.title, date, digest, name, new, mapping)


def keep_documents(out: Path, documents: Iterable[Kept]) -> None:
    """Put drafts of texts in their places, and write the list of all documents, by id."""
    texts = out / "texts"
    texts.mkdir(parents=True, exist_ok=True)
    ordered = sorted(documents, key=lambda one: one.sha256)
    for one in ordered:
        if one.file.startswith("."):
            (texts / one.file).replace(texts / f"{one.id}.txt")
    flush([*(texts / f"{one.id}.txt" for one in ordered if one.new), texts])
    rows = (json.dumps(_row(one), ensure_ascii=False, sort_keys=True) + "\n" for one in ordered)
    write_whole(out / "documents.jsonl", rows)


def drop_texts(out: Path, taken: Iterable[Kept]) -> None:
    """Delete what was taken in for a graph that was not built, unless it is on the list of documents already."""
    with suppress(StoreError):
        listed = {one.sha256 for one in kept_documents(out)}
        for one in taken:
            if one.file.startswith(".") or one.sha256 not in listed:
                (out / "texts" / one.file).unlink(missing_ok=True)
    with suppress(OSError):
        (out / "texts").rmdir()


def _holds(path: Path, text: str) -> bool:
    try:
        return _read(path) == text
    except (FileNotFoundError, UnicodeDecodeError):
        return False


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _row(document: Kept) -> dict[str, str | int | None]:
    date = document.date
    mapping = {"mapping": document.mapping} if document.mapping else {}
    return {
        **mapping,
        "sha256": document.sha256,
        "source": document.source,
        "characters": document.characters,
        "text": document.digest,
        "title": document.title,
        "date": date.value.isoformat() if date else None,
        "precision": date.precision if date else None,
        "origin": date.origin if date else None,
    }


def _kept(out: Path, row: dict[str, str | None]) -> Kept:
    """The document of a row; those of early versions say less of the text."""
    sha, source = row["sha256"] or "", row["source"] or ""
    if not _SHA.fullmatch(sha):
        raise ValueError(f"sha256 {sha[:80]!r}")
    name = f"{sha[:16]}.txt"
    characters = int(row.get("characters") or len(_read(out / "texts" / name)))
    date = _date(row["date"], row["precision"], row["origin"])
    digest, mapping = row.get("text") or "", row.get("mapping") or ""
    return Kept(sha, source, characters, row["title"], date, digest, name, mapping=mapping)


def text_digest(text: str) -> str:
    """SHA-256 of a text as it lies in its file."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _date(value: str | None, precision: str | None, origin: str | None) -> ReportDate | None:
    if value is None:
        return None
    if precision not in get_args(Precision) or origin not in get_args(DateOrigin):
        raise ValueError(f"date {precision} {origin}")
    return ReportDate(dt.date.fromisoformat(value), cast(Precision, precision), cast(DateOrigin, origin))


def prune(out: Path, documents: Iterable[Kept]) -> None:
    """Delete texts and extracts of documents that the graph no longer has."""
    ids = {document.id for document in documents}
    for folder, suffix in (("texts", ".txt"), ("extracts", ".jsonl")):
        for path in (out / folder).glob(f"*{suffix}"):
            if _ID.fullmatch(path.stem) and path.stem not in ids:
                path.unlink(missing_ok=True)
