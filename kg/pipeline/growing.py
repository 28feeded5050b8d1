"""What adding and removing share: extracts, kept or new → resolution → the files of a graph folder.

All that a build writes is a function of the documents it ends with, so that any way there gives the same graph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.export import export
from kg.files import digest, write_whole
from kg.model import Resolution
from kg.pipeline.apart import apart
from kg.pipeline.extracting import engine_of
from kg.pipeline.extractor import changed, digest_of, parts_of_extractor
from kg.pipeline.former import redirects_after, things_gone
from kg.pipeline.options import BuildOptions, BuildResult, OnProgress
from kg.pipeline.reading import Found, Shelf, read_all
from kg.pipeline.writing import Book, Scribe, json_line
from kg.rdf import Minter, Settings, by_fact, decided, named, redirects
from kg.rdf.pinyin import Speller
from kg.report import Report
from kg.resolve import check_judgements, connect, knowledge_of
from kg.seeds import (
    FACT_JUDGEMENTS,
    JUDGEMENTS,
    FactJudgement,
    Judgement,
    Seeds,
    load_fact_judgements,
    load_judgements,
    load_seeds,
)
from kg.store import check_replaceable, created, digest_of_sum
from kg.vocab import load_vocab
from kg.workspace import (
    Kept,
    Made,
    Redirect,
    drop_extracts,
    finish,
    keep_documents,
    prune,
    read_made,
    read_redirects,
    staged,
    write_made,
    write_redirects,
)

if TYPE_CHECKING:
    from kg.extract import Miss

_OF_HISTORY = ("issues.jsonl", "redirects.csv")


@dataclass(frozen=True, slots=True)
class Folder:
    """A graph folder as a build finds it. `made` is None where there is no graph yet."""

    path: Path
    made: Made | None
    seeds: Seeds
    parts: Mapping[str, str]
    """What the extractor of this run is made of."""
    redirects: Mapping[str, Redirect]
    judgements: tuple[Judgement, ...]
    """Whether names are one thing: packaged, the user's, this folder's."""
    fact_judgements: tuple[FactJudgement, ...]


def open_folder(path: Path, options: BuildOptions) -> Folder:
    """Look at a folder before anything is read or written. Raises SeedError and StoreError."""
    made = read_made(path)
    if finish(path):
        made = read_made(path)
    check_replaceable(path / "store")
    seeds, parts = load_seeds(options.seeds), parts_of_extractor(options.seeds, options.model)
    if options.reader is None and _is_new(made, parts):
        engine_of(options.seeds, options.model)  # faulty patterns stop here
    judgements = load_judgements(options.seeds, [path / JUDGEMENTS])
    check_judgements(judgements)
    facts = load_fact_judgements(path / FACT_JUDGEMENTS)
    return Folder(path, made, seeds, parts, read_redirects(path), judgements, facts)


def write_graph(
    folder: Folder,
    documents: Mapping[str, Kept],
    before: Set[str],
    options: BuildOptions,
    report: Report,
    on_progress: OnProgress | None = None,
) -> BuildResult:
    """Make the folder hold the graph of just these documents. `before`: SHA-256 of those it holds now."""
    rows = [documents[sha] for sha in sorted(documents)]
    before = frozenset(before)
    shelf = Shelf(folder.path, digest_of(folder.parts), options)
    if options.reader is not None:
        _meanwhile(options)
        if _is_new(folder.made, folder.parts) and not options.reader.is_ready():
            engine_of(options.seeds, options.model)  # faulty patterns stop here

    def resolved(on_progress: OnProgress | None) -> tuple[Found, Resolution]:
        return _resolved(folder, rows, shelf, options, on_progress)

    found, resolution = apart(resolved, on_progress, len(rows))
    for issue in found.issues:
        report.add(issue)
    report.count(found.new, found.spoilt)
    left_out = _write(folder, rows, found.metrics, shelf, resolution, options, report)
    drop_extracts(folder.path, found.again)
    return BuildResult(
        documents=len(rows),
        read=report.read,
        built=report.built,
        unchanged=report.unchanged,
        failed=report.failed,
        issues=report.issues,
        entities=dict(sorted(Counter(e.kind for e in resolution.entities).items())),
        claims=found.claims,
        observations=found.observations,
        candidates=left_out,
        turtle=folder.path / "graph.ttl",
        html=folder.path / "graph.html",
        misses=_misses(found) if options.explain_misses else (),
        extracted=len(found.new),
        notes=tuple(_notes(folder, found.new & before, options)),
    )


def _resolved(
    folder: Folder,
    rows: Sequence[Kept],
    shelf: Shelf,
    options: BuildOptions,
    on_progress: OnProgress | None,
) -> tuple[Found, Resolution]:
    """What is in the documents, and which things their names are."""
    knowledge = knowledge_of(folder.seeds)
    found = read_all(rows, shelf, knowledge, folder.path, options, on_progress)
    resolution = connect(found.gathering, knowledge, folder.judgements)
    del found.gathering  # what it held is in the resolution
    return found, resolution


def _is_new(made: Made | None, parts: Mapping[str, str]) -> bool:
    """Whether the extractor is none that this folder has met."""
    return made is None or made.parts != parts


def _meanwhile(options: BuildOptions) -> None:
    """Loads what the writing needs while another process gets ready to read."""
    Speller({}).slug("中")
    if options.html:
        import numpy  # noqa: F401


def _misses(found: Found) -> tuple[Miss, ...]:
    from kg.extract import by_promise

    return by_promise(found.misses)


def _notes(folder: Folder, anew: Set[str], options: BuildOptions) -> Iterable[str]:
    again = len(anew)
    if folder.made is None:
        if again:
            yield f"图谱由早先的版本建成：已有的 {again} 篇重新提取"
        return
    if again:
        why = "、".join(changed(folder.made.parts, folder.parts))
        yield (
            f"{why}有变：已有的 {again} 篇重新提取"
            if why
            else f"已有的 {again} 篇有变或缺少提取结果，重新提取"
        )
    if folder.made.base_iri != options.base_iri:
        yield f"标识前缀由 {folder.made.base_iri} 改为 {options.base_iri}"
    if folder.made.min_confidence != options.min_confidence:
        yield f"可信度门槛由 {folder.made.min_confidence:g} 改为 {options.min_confidence:g}"


def _write(
    folder: Folder,
    rows: Sequence[Kept],
    metrics: Set[str],
    shelf: Shelf,
    resolution: Resolution,
    options: BuildOptions,
    report: Report,
) -> int:
    """Write all files, each whole or not at all; gives the number of facts left out.

    The list of documents comes first: from then on the next build takes them along, however this one ends.
    """
    out, seeds = folder.path, folder.seeds
    judgements = by_fact(folder.fact_judgements)
    minter = Minter(options.base_iri, seeds.pinyin)
    settings = Settings(
        load_vocab(), minter, seeds.districts, options.min_confidence, seeds.towns, judgements
    )
    names = named(resolution, settings)
    scribe = Scribe(resolution, settings, names, minter.metrics(metrics))
    gone = things_gone(out, names.iris)
    keep_documents(out, rows)
    rows = [replace(row, file=f"{row.id}.txt") for row in rows]
    with staged(out) as stage:
        book = Book(stage, scribe, names)
        lines = book.lines(rows, shelf, options)
        with created(stage / "store", lines) as store:
            book.write_turtle(stage / "graph.ttl")
            pairs = map(json_line, decided(resolution.decisions, book.sides, names.iris))
            write_whole(stage / "pairs.jsonl", pairs, flushed=False)
            if options.html:
                export("html", store, stage / "graph.html")
            implied = redirects(book.called, names)
            write_redirects(stage, redirects_after(implied, gone, folder.redirects, names.iris, store))
        del store
        report.write(stage / "issues.jsonl")
        sums = {**_sums(out, stage), "store": digest_of_sum(book.sum)}
        write_made(stage, Made(options.base_iri, options.min_confidence, folder.parts, sums))
    prune(out, rows)
    return book.candidates


def _sums(out: Path, stage: Path) -> dict[str, str]:
    """Digests of the files that are functions of the documents."""
    files = [path for path in stage.iterdir() if path.is_file() and path.name not in _OF_HISTORY]
    return {path.name: digest(path) for path in (out / "documents.jsonl", *files)}
