"""Taking documents out of a graph folder."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kg.errors import StoreError, UsageError
from kg.pipeline.extractor import digest_of
from kg.pipeline.growing import Folder, open_folder, write_graph
from kg.pipeline.options import BuildOptions, BuildResult, OnProgress
from kg.report import Report
from kg.terms import local_name
from kg.workspace import Kept, kept_documents, kept_extract, writing_to


def remove(
    names: Sequence[str], out: Path, options: BuildOptions, on_progress: OnProgress | None = None
) -> BuildResult:
    """Take documents out, by file name, id or IRI; the graph is then that of the others.

    Id prefix and least confidence are those the graph was built with. Raises UsageError for a name that no
    document has, with the nearest; then nothing is touched.
    """
    if not (out / "documents.jsonl").is_file():
        raise StoreError(f"{out} 里没有图：先运行 kg build -o {out}")
    with writing_to(out):
        folder = open_folder(out, options)
        documents = {document.sha256: document for document in kept_documents(out)}
        gone = {sha for name in names for sha in _named(name, documents)}
        if folder.made is not None:
            made = folder.made
            options = replace(options, base_iri=made.base_iri, min_confidence=made.min_confidence)
        left = {sha: document for sha, document in documents.items() if sha not in gone}
        folder = _as_made(folder, left.values())
        result = write_graph(folder, left, documents.keys(), options, Report(), on_progress)
        return replace(result, removed=tuple(sorted(documents[sha].source for sha in gone)))


def rebuild(out: Path, options: BuildOptions, on_progress: OnProgress | None = None) -> BuildResult:
    """Make the graph again of the documents that the folder keeps, the way it was built.

    Raises StoreError where a kept document is damaged.
    """
    with writing_to(out):
        folder = open_folder(out, options)
        documents = {document.sha256: document for document in kept_documents(out)}
        if folder.made is not None:
            made = folder.made
            options = replace(options, base_iri=made.base_iri, min_confidence=made.min_confidence)
        folder = _as_made(folder, documents.values())
        return write_graph(folder, documents, documents.keys(), options, Report(), on_progress)


def _as_made(folder: Folder, left: Iterable[Kept]) -> Folder:
    """The folder with the extracts that a language model helped to make, where none has to be made again."""
    model = folder.made.parts.get("model", "") if folder.made is not None else ""
    parts = {**folder.parts, "model": model}
    extractor = digest_of(parts)
    if all(kept_extract(folder.path, document.read(folder.path), extractor) is not None for document in left):
        return replace(folder, parts=parts)
    return folder


def _named(name: str, documents: Mapping[str, Kept]) -> list[str]:
    """SHA-256 of the documents of a name; of two with one file name both, as of all rows of a .jsonl file."""
    wanted = local_name(name) if "/id/document/" in name else name
    found = [sha for sha, document in documents.items() if wanted in (document.source, document.id, sha)]
    if not found:
        raise UsageError(f"图里没有文档 {name!r}；{_hint(wanted, documents.values())}")
    return found


def _hint(name: str, documents: Iterable[Kept]) -> str:
    by_form = {form: document for document in documents for form in _forms(document)}
    near = difflib.get_close_matches(name, by_form, 1, 0.5)
    if not near:
        return "kg query documents 列出全部文档"
    document = by_form[near[0]]
    return f"是否要找 {document.source}（{document.id}）？"


def _forms(document: Kept) -> tuple[str, ...]:
    return tuple(form for form in (document.source, document.id, document.title) if form)
