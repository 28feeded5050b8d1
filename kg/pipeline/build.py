"""Building a graph folder, or adding documents to one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kg.errors import StoreError, UsageError
from kg.model import Document, Extract, Issue, ReportDate, Resolution
from kg.pipeline.extracting import FORK_FROM, extract_each
from kg.pipeline.growing import open_folder, write_graph
from kg.pipeline.options import BuildOptions, BuildResult, OnProgress
from kg.read import read_sources
from kg.report import Report
from kg.resolve import knowledge_of, resolve
from kg.seeds import load_judgements, load_seeds
from kg.workspace import Kept, drop_texts, has_extract, kept_documents, take_in, writing_to


def build(
    sources: Sequence[Path], out: Path, options: BuildOptions, on_progress: OnProgress | None = None
) -> BuildResult:
    """Build a graph folder from sources, or add their documents to the graph that stands there.

    Only documents that are new or changed are extracted. Raises UsageError for a path that does not exist,
    SeedError for faulty seeds, StoreError where `out` cannot hold a graph; then nothing is touched. A document
    that cannot be read becomes an issue, and the others are built.
    """
    report = Report()
    found = read_sources(sources, options.date, report.add)
    with writing_to(out):
        folder = open_folder(out, options)
        kept = {document.sha256: document for document in kept_documents(out)}
        fresh: dict[str, Kept] = {}
        first = _First(options)
        try:
            for document in found:
                fresh[document.sha256] = take_in(out, document)
                if not has_extract(out, document.id):
                    first.add(document)
            first.read()
            report.met = frozenset(fresh)
            documents = kept | {sha: _same_bytes(one, kept.get(sha), out) for sha, one in fresh.items()}
            return write_graph(folder, documents, kept.keys(), options, report, on_progress)
        finally:
            drop_texts(out, fresh.values())


class _First:
    """New documents, for the process that is getting ready to read, as long as they are few."""

    def __init__(self, options: BuildOptions) -> None:
        self._reader = options.reader
        self._documents: list[Document] = []
        self._characters = 0

    def add(self, document: Document) -> None:
        if self._reader is not None and self._characters < FORK_FROM:
            self._documents.append(document)
            self._characters += len(document.text)

    def read(self) -> None:
        """Hands them over, unless there are none, or several processes are quicker."""
        if self._reader is None:
            return
        if 0 < self._characters < FORK_FROM:
            self._reader.read(self._documents)
        else:
            self._reader.dismiss()


def import_registers(
    mappings: Sequence[Path],
    out: Path,
    options: BuildOptions,
    on_progress: OnProgress | None = None,
    *,
    replacing: bool = False,
) -> BuildResult:
    """Add registers, as mapping files declare them, to the graph of a folder, or begin one with them.

    Id prefix and least confidence are those the graph was built with. With `replacing`, registers of the same
    sources that the graph has give way. Raises MappingError for a faulty mapping; then nothing is touched.
    """
    from kg.register import read_registers  # brings the whole extractor along

    report = Report()
    found = read_registers(mappings, report.add)
    report.met = frozenset(document.sha256 for document in found)
    with writing_to(out):
        folder = open_folder(out, options)
        if folder.made is not None:
            made = folder.made
            options = replace(options, base_iri=made.base_iri, min_confidence=made.min_confidence)
        kept = {document.sha256: document for document in kept_documents(out)}
        fresh: dict[str, Kept] = {}
        try:
            for document in found:
                fresh[document.sha256] = take_in(out, document)
            older = _older(kept, fresh)
            left = {sha: one for sha, one in kept.items() if not (replacing and sha in older)}
            result = write_graph(folder, left | fresh, kept.keys(), options, report, on_progress)
        finally:
            drop_texts(out, fresh.values())
    names = tuple(sorted({one.source for one in older.values()}))
    if replacing:
        return replace(result, removed=names)
    told = tuple(f"图里已有另一份 {name}，两份都算数；要用新的替换，加 --replace" for name in names)
    return replace(result, notes=(*result.notes, *told))


def _older(kept: Mapping[str, Kept], fresh: Mapping[str, Kept]) -> dict[str, Kept]:
    """Other registers of the sources that registers were just read from."""
    sources = {one.source for one in fresh.values()}
    return {
        sha: one for sha, one in kept.items() if one.mapping and one.source in sources and sha not in fresh
    }


def build_apart(
    articles: Sequence[tuple[Path, ReportDate | None]], seeds: Path | None = None
) -> tuple[list[Extract], Resolution]:
    """Extracts of articles in their order, each with a date of its own, and one resolution over all of them.

    For evaluation: nothing is written. Raises UsageError for an article that cannot be read.
    """

    def refuse(issue: Issue) -> None:
        raise UsageError(f"{issue.source}: {issue.message}")

    documents = [next(iter(read_sources([path], date, refuse))) for path, date in articles]
    extracts = list(extract_each(documents, BuildOptions(seeds=seeds)))
    return extracts, resolve(extracts, knowledge_of(load_seeds(seeds)), load_judgements(seeds))


def _same_bytes(new: Kept, kept: Kept | None, out: Path) -> Kept:
    """A document met again is read as under the smaller of its names; a date given now replaces one given before."""
    if kept is None:
        return new
    first = kept if kept.source < new.source and _whole(kept, out) else new
    if first.date is not None and first.date.origin == "stated":
        return first
    given = (one.date for one in (new, kept) if one.date is not None and one.date.origin == "given")
    return replace(first, date=next(given, None))


def _whole(kept: Kept, out: Path) -> bool:
    try:
        kept.read(out)
    except StoreError:
        return False
    return True
