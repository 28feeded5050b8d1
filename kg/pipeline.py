"""The way through: sources → documents → extracts → entities → RDF → store, graph.ttl and graph.html.

A graph folder keeps the text of every document and what was known of it, so that adding documents
gives the same graph as building all of them at once.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from pathlib import Path

from kg.errors import StoreError, UsageError
from kg.export import export
from kg.export.turtle import write_lines
from kg.extract import Engine, Miss, ModelEndpoint, ModelFinder, build_engine, by_promise
from kg.model import Document, Extract, Issue, ReportDate, Resolution
from kg.rdf import Minter, Settings, candidates, nquads
from kg.read import read_sources
from kg.report import Report
from kg.resolve import knowledge_of, resolve
from kg.seeds import Seeds, load_seeds
from kg.store import create_store_of_nquads, open_store
from kg.terms import BASE
from kg.vocab import load_vocab
from kg.workspace import keep_documents, kept_documents, write_whole

OnProgress = Callable[[int, int], None]
"""Called with documents done and documents in all."""

_FORK_FROM = 400_000
"""Characters below which one process is quicker than several."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build. `jobs`: processes, 0 for one a core."""

    date: ReportDate | None = None
    jobs: int = 0
    min_confidence: float = 0.5
    base_iri: str = BASE
    seeds: Path | None = None
    html: bool = True
    explain_misses: bool = False
    model: ModelEndpoint | None = None
    """A language model to ask for further names."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did. Counts of entities, claims and observations are those of the whole graph."""

    documents: int
    read: int
    failed: int
    issues: tuple[Issue, ...]
    entities: Mapping[str, int]
    """Class → number of entities."""
    claims: int
    observations: int
    candidates: int
    turtle: Path
    html: Path
    misses: tuple[Miss, ...] = ()
    """Where asked for: sentences that look as if they held facts and gave none, the most promising first."""


def build(
    sources: Sequence[Path], out: Path, options: BuildOptions, on_progress: OnProgress | None = None
) -> BuildResult:
    """Build a graph folder from sources, or add their documents to the graph that stands there.

    Raises UsageError for a path that does not exist, SeedError for faulty seeds, StoreError where `out`
    cannot hold a graph. A document that cannot be read becomes an issue, and the others are built.
    """
    seeds = load_seeds(options.seeds)
    _engine(options.seeds, options.model)  # faulty patterns stop here, before anything is read
    report = Report()
    found = read_sources(sources, options.date, report.add)
    _refuse_strange(out)
    documents = {d.sha256: d for d in kept_documents(out)}
    for document in found:
        report.read += 1
        documents[document.sha256] = _same_bytes(document, documents.get(document.sha256))
    ordered = [documents[sha] for sha in sorted(documents)]
    extracts = extract_documents(ordered, options, on_progress)
    for extract in extracts:
        for issue in extract.issues:
            report.add(issue)
    resolution = resolve(extracts, knowledge_of(seeds))
    _write(out, ordered, extracts, resolution, seeds, options)
    report.built, report.failed = len(ordered), _failed(report.issues, {d.source for d in ordered})
    report.write(out / "issues.jsonl")
    left_out = sum(1 for _ in (out / "candidates.jsonl").open(encoding="utf-8"))
    result = _result(out, report, extracts, resolution, options, left_out)
    return dataclasses.replace(result, misses=_misses(ordered, extracts, options))


def _misses(
    documents: Sequence[Document], extracts: Sequence[Extract], options: BuildOptions
) -> tuple[Miss, ...]:
    if not options.explain_misses:
        return ()
    engine = _engine(options.seeds, options.model)
    pairs = zip(documents, extracts, strict=True)
    return by_promise(miss for document, extract in pairs for miss in engine.misses(document, extract))


def _failed(issues: Iterable[Issue], sources: set[str]) -> int:
    """Documents that could not be read: files, or rows of one, that an issue names and that are not in the graph."""
    lost = [
        i for i in issues if i.source not in sources and i.kind not in ("unsupported-format", "empty-folder")
    ]
    rows = sum(1 for i in lost if i.kind == "bad-row")
    return rows + len({i.source for i in lost if i.kind != "bad-row"})


def build_apart(
    articles: Sequence[tuple[Path, ReportDate | None]], seeds: Path | None = None
) -> tuple[list[Extract], Resolution]:
    """Extracts of articles in their order, each with a date of its own, and one resolution over all of them.

    For evaluation: nothing is written. Raises UsageError for an article that cannot be read.
    """

    def refuse(issue: Issue) -> None:
        raise UsageError(f"{issue.source}: {issue.message}")

    documents = [next(iter(read_sources([path], date, refuse))) for path, date in articles]
    extracts = extract_documents(documents, BuildOptions(seeds=seeds))
    return extracts, resolve(extracts, knowledge_of(load_seeds(seeds)))


def extract_documents(
    documents: Sequence[Document], options: BuildOptions, on_progress: OnProgress | None = None
) -> list[Extract]:
    """Extracts of documents in their order, on one process or several; the same either way."""
    jobs = options.jobs or os.cpu_count() or 1
    total = len(documents)
    if jobs == 1 or total < 2 or sum(len(d.text) for d in documents) < _FORK_FROM:
        stream: Iterable[Extract] = (
            _extract(document, options.seeds, options.model) for document in documents
        )
    else:
        stream = _forked(documents, options, jobs)
    done: list[Extract] = []
    for extract in stream:
        done.append(extract)
        if on_progress is not None:
            on_progress(len(done), total)
    return done


def _forked(documents: Sequence[Document], options: BuildOptions, jobs: int) -> Iterator[Extract]:
    """Forked workers share the automaton that this process has built."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        size = max(1, min(64, len(documents) // (jobs * 8)))
        seeds, models = repeat(options.seeds), repeat(options.model)
        yield from pool.map(_extract, documents, seeds, models, chunksize=size)


@cache
def _engine(seeds: Path | None, model: ModelEndpoint | None) -> Engine:
    finders = [] if model is None else [ModelFinder(model)]
    return build_engine(load_seeds(seeds), load_vocab(), finders)


def _extract(document: Document, seeds: Path | None, model: ModelEndpoint | None) -> Extract:
    return _engine(seeds, model).extract(document)


def _same_bytes(new: Document, kept: Document | None) -> Document:
    """A document met again keeps the smaller of its names; a date given now replaces one given before."""
    if kept is None:
        return new
    first = min(new, kept, key=lambda d: d.source)
    return Document(new.sha256, first.source, new.text, first.title, new.date or kept.date)


def _refuse_strange(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise StoreError(f"{out} 是一个文件，不能作图谱目录；请用 -o 换一个目录")


def _write(
    out: Path,
    documents: Sequence[Document],
    extracts: Sequence[Extract],
    resolution: Resolution,
    seeds: Seeds,
    options: BuildOptions,
) -> None:
    settings = Settings(
        load_vocab(), Minter(options.base_iri, seeds.pinyin), seeds.districts, options.min_confidence
    )
    keep_documents(out, documents)
    rows = candidates(extracts, resolution, settings)
    write_whole(
        out / "candidates.jsonl", (json.dumps(r, ensure_ascii=False, sort_keys=True) + "\n" for r in rows)
    )
    lines = list(nquads(extracts, resolution, settings))
    write_lines(lines, out / "graph.ttl")
    create_store_of_nquads(out / "store", lines)
    if options.html:
        export("html", open_store(out / "store"), out / "graph.html")


def _result(
    out: Path,
    report: Report,
    extracts: Sequence[Extract],
    resolution: Resolution,
    options: BuildOptions,
    left_out: int,
) -> BuildResult:
    least = options.min_confidence
    return BuildResult(
        documents=report.built,
        read=report.read,
        failed=report.failed,
        issues=report.issues,
        entities=dict(sorted(Counter(e.kind for e in resolution.entities).items())),
        claims=sum(1 for x in extracts for c in x.claims if c.confidence >= least),
        observations=sum(1 for x in extracts for o in x.observations if o.confidence >= least),
        candidates=left_out,
        turtle=out / "graph.ttl",
        html=out / "graph.html",
    )
