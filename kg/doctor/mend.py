"""Puts right what can be made again out of what is left."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import cast, get_args

from kg.doctor.fault import Fault
from kg.doctor.kept import rows_of
from kg.errors import StoreError
from kg.files import discard_folder
from kg.model import DateOrigin, Document, Precision, ReportDate
from kg.pipeline import BuildOptions, BuildResult, OnProgress, rebuild
from kg.store import open_store
from kg.workspace import finish, keep_documents, kept_documents, read_made, take_in, writing_to

_DOCUMENTS = """SELECT ?sha ?source ?title ?date ?precision ?origin {
    ?d a ind:Document ; ind:sha256 ?sha ; dcterms:source ?source .
    OPTIONAL { ?d dcterms:title ?title }
    OPTIONAL { ?d dcterms:date ?date ; ind:datePrecision ?precision ; ind:dateOrigin ?origin }
}"""

_REGISTERS = "SELECT DISTINCT ?sha { ?row ind:lists ?entity ; oa:hasSource ?d . ?d ind:sha256 ?sha }"
"""What their columns mean stands in documents.jsonl alone: they have to be imported again."""


def mend(
    out: Path, faults: Sequence[Fault], options: BuildOptions, on_progress: OnProgress | None = None
) -> BuildResult | None:
    """Mend what can be; gives what a rebuild did, None where none was needed or a text that it needs is lost."""
    if any(fault.mending == "none" for fault in faults):
        return None
    with writing_to(out):
        _clean(out, faults)
        if any(fault.check == "documents" and fault.mending == "clean" for fault in faults):
            keep_documents(out, [take_in(out, document) for document in _recalled(out)])
        _put_away_store(out, faults)
        try:
            for kept in kept_documents(out):
                kept.read(out)
        except StoreError:
            return None
    if not faults:
        return None
    return rebuild(out, options, on_progress)


def _clean(out: Path, faults: Sequence[Fault]) -> None:
    with suppress(StoreError):
        read_made(out)  # one of a newer version is not touched
    finish(out)
    for fault in faults:
        if fault.check in ("extract", "build", "redirects") and "://" not in fault.where:
            (out / fault.where).unlink(missing_ok=True)


def _put_away_store(out: Path, faults: Sequence[Fault]) -> None:
    if any(fault.check == "store" for fault in faults) and (out / "store").exists():
        discard_folder(out / "store")
        shutil.rmtree(out / "store", ignore_errors=True)


def _recalled(out: Path) -> list[Document]:
    """Documents of the rows that are whole, and those that the graph still tells of and whose text is there."""
    found: dict[str, Document] = {}
    with suppress(StoreError):
        store = open_store(out / "store")
        registers = {getattr(row[0], "value", None) for row in store.select(_REGISTERS)}
        for row in store.select(_DOCUMENTS):
            sha, source, title, *dated = (getattr(term, "value", None) for term in row)
            text = _text(out, sha or "")
            if sha and text is not None and sha not in registers:
                found[sha] = Document(sha, source or "", text, title, _date(*dated))
    for _, kept in rows_of(out):
        if kept is not None and (text := _text(out, kept["sha256"])) is not None:
            day = _date(kept.get("date"), kept.get("precision"), kept.get("origin"))
            told = kept["sha256"], kept["source"], text, kept.get("title"), day, kept.get("mapping") or ""
            found[kept["sha256"]] = Document(*told)
    return list(found.values())


def _text(out: Path, sha: str) -> str | None:
    try:
        with (out / "texts" / f"{sha[:16]}.txt").open(encoding="utf-8", newline="") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return None


def _date(value: str | None, precision: str | None, origin: str | None) -> ReportDate | None:
    """The date as it was read; one that was worked out is worked out again."""
    if value is None or precision not in get_args(Precision) or origin not in ("stated", "given"):
        return None
    return ReportDate(dt.date.fromisoformat(value), cast(Precision, precision), cast(DateOrigin, origin))
