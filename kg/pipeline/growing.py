"""What adding and removing share: extracts, kept or new → resolution → the files of a graph folder.

All that a build writes is a function of the documents it ends with, so that any way there gives the same graph.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from kg.compare import things_of
from kg.export import export
from kg.export.turtle import write_lines
from kg.extract import Miss, by_promise
from kg.files import digest, write_whole
from kg.model import Document, Extract, Issue, Resolution
from kg.pipeline.extracting import engine_of, extract_each
from kg.pipeline.extractor import changed, digest_of, parts_of_extractor
from kg.pipeline.former import redirects_after, things_before
from kg.pipeline.options import BuildOptions, BuildResult, OnProgress
from kg.rdf import Minter, Settings, by_fact, candidates, decided, nquads, redirects
from kg.report import Report
from kg.resolve import check_judgements, knowledge_of, resolve
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
from kg.store import check_replaceable, create_store_of_nquads, digest_of_lines, open_store
from kg.vocab import load_vocab
from kg.workspace import (
    Made,
    Redirect,
    finish,
    keep_documents,
    keep_extract,
    kept_extract,
    prune,
    read_made,
    read_redirects,
    staged,
    write_made,
    write_redirects,
)

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
    if made is None or made.parts != parts:
        engine_of(options.seeds, options.model)  # faulty patterns stop here
    judgements = load_judgements(options.seeds, [path / JUDGEMENTS])
    check_judgements(judgements)
    facts = load_fact_judgements(path / FACT_JUDGEMENTS)
    return Folder(path, made, seeds, parts, read_redirects(path), judgements, facts)


def write_graph(
    folder: Folder,
    documents: Mapping[str, Document],
    before: Set[str],
    options: BuildOptions,
    report: Report,
    on_progress: OnProgress | None = None,
) -> BuildResult:
    """Make the folder hold the graph of just these documents. `before`: SHA-256 of those it holds now."""
    ordered = [documents[sha] for sha in sorted(documents)]
    extracts, new = _extracts(folder, ordered, options, on_progress)
    for extract in extracts:
        for issue in extract.issues:
            report.add(issue)
    resolution = resolve(extracts, knowledge_of(folder.seeds), folder.judgements)
    report.built, report.failed = len(ordered), _failed(report.issues, {d.source for d in ordered})
    left_out = _write(folder, ordered, extracts, resolution, options, report)
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
        turtle=folder.path / "graph.ttl",
        html=folder.path / "graph.html",
        misses=_misses(ordered, extracts, options),
        extracted=len(new),
        notes=tuple(_notes(folder, new & before, options)),
    )


def _extracts(
    folder: Folder, documents: Sequence[Document], options: BuildOptions, on_progress: OnProgress | None
) -> tuple[list[Extract], set[str]]:
    """Extracts in the order of the documents, and the SHA-256 of those that had to be read for it."""
    extractor = digest_of(folder.parts)
    kept = {d.sha256: kept_extract(folder.path, d, extractor) for d in documents}
    missing = [document for document in documents if kept[document.sha256] is None]
    for done, (document, extract) in enumerate(zip(missing, extract_each(missing, options), strict=True), 1):
        keep_extract(folder.path, document, extract, extractor)
        kept[document.sha256] = extract
        if on_progress is not None:
            on_progress(done, len(missing))
    return [extract for extract in kept.values() if extract is not None], {d.sha256 for d in missing}


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


def _misses(
    documents: Sequence[Document], extracts: Sequence[Extract], options: BuildOptions
) -> tuple[Miss, ...]:
    if not options.explain_misses:
        return ()
    engine = engine_of(options.seeds, options.model)
    pairs = zip(documents, extracts, strict=True)
    return by_promise(miss for document, extract in pairs for miss in engine.misses(document, extract))


def _failed(issues: Iterable[Issue], sources: set[str]) -> int:
    """Documents that could not be read: files, or rows of one, that an issue names and that are not in the graph."""
    lost = [
        i for i in issues if i.source not in sources and i.kind not in ("unsupported-format", "empty-folder")
    ]
    rows = sum(1 for i in lost if i.kind == "bad-row")
    return rows + len({i.source for i in lost if i.kind != "bad-row"})


def _write(
    folder: Folder,
    documents: Sequence[Document],
    extracts: Sequence[Extract],
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
    rows = _json_lines(candidates(extracts, resolution, settings))
    pairs = _json_lines(decided(extracts, resolution, settings))
    lines = list(nquads(extracts, resolution, settings))
    implied, before = redirects(extracts, resolution, settings), things_before(out)
    keep_documents(out, documents)
    with staged(out) as stage:
        write_whole(stage / "candidates.jsonl", rows, flushed=False)
        write_whole(stage / "pairs.jsonl", pairs, flushed=False)
        write_lines(lines, stage / "graph.ttl")
        create_store_of_nquads(stage / "store", lines)
        store = open_store(stage / "store")
        if options.html:
            export("html", store, stage / "graph.html")
        write_redirects(stage, redirects_after(implied, before, folder.redirects, things_of(store)))
        del store
        report.write(stage / "issues.jsonl")
        sums = {**_sums(out, stage), "store": digest_of_lines(lines)}
        write_made(stage, Made(options.base_iri, options.min_confidence, folder.parts, sums))
    prune(out, documents)
    return len(rows)


def _sums(out: Path, stage: Path) -> dict[str, str]:
    """Digests of the files that are functions of the documents."""
    files = [path for path in stage.iterdir() if path.is_file() and path.name not in _OF_HISTORY]
    return {path.name: digest(path) for path in (out / "documents.jsonl", *files)}


def _json_lines(rows: Iterable[Mapping[str, object]]) -> list[str]:
    return [json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows]
