"""Building a graph folder, or adding documents to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg.errors import UsageError
from kg.model import Document, Extract, Issue, ReportDate, Resolution
from kg.pipeline.extracting import extract_each
from kg.pipeline.growing import open_folder, write_graph
from kg.pipeline.options import BuildOptions, BuildResult, OnProgress
from kg.read import read_sources
from kg.register import read_registers
from kg.report import Report
from kg.resolve import knowledge_of, resolve
from kg.seeds import load_judgements, load_seeds
from kg.workspace import kept_documents, writing_to


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
        fresh = {document.sha256: document for document in found}
        report.read = len(fresh)
        documents = {document.sha256: document for document in kept_documents(out, fresh.keys())}
        before = frozenset(documents)
        for sha, document in fresh.items():
            documents[sha] = _same_bytes(document, documents.get(sha))
        return write_graph(folder, documents, before, options, report, on_progress)


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
    report = Report()
    fresh = {document.sha256: document for document in read_registers(mappings, report.add)}
    report.read = len(fresh)
    with writing_to(out):
        folder = open_folder(out, options)
        if folder.made is not None:
            made = folder.made
            options = replace(options, base_iri=made.base_iri, min_confidence=made.min_confidence)
        documents = {document.sha256: document for document in kept_documents(out, fresh.keys())}
        before = frozenset(documents)
        sources = {document.source for document in fresh.values()}
        older = {
            sha: one
            for sha, one in documents.items()
            if one.mapping and one.source in sources and sha not in fresh
        }
        left = {sha: one for sha, one in documents.items() if not (replacing and sha in older)}
        result = write_graph(folder, left | fresh, before, options, report, on_progress)
    names = tuple(sorted({one.source for one in older.values()}))
    if replacing:
        return replace(result, removed=names)
    told = tuple(f"图里已有另一份 {name}，两份都算数；要用新的替换，加 --replace" for name in names)
    return replace(result, notes=(*result.notes, *told))


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


def _same_bytes(new: Document, kept: Document | None) -> Document:
    """A document met again is read as under the smaller of its names; a date given now replaces one given before."""
    if kept is None:
        return new
    first = kept if kept.source < new.source else new
    if first.date is not None and first.date.origin == "stated":
        return first
    given = (one.date for one in (new, kept) if one.date is not None and one.date.origin == "given")
    return replace(first, date=next(given, None))
