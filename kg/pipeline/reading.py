"""The first way through the documents: their extracts, kept or new, and all that names need to be resolved."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import FAILED, TOO_SLOW, Document, Extract, Issue
from kg.pipeline.crew import in_order
from kg.pipeline.extracting import engine_of, extract, jobs_for, pieces
from kg.pipeline.options import BuildOptions, OnProgress
from kg.rdf import metrics_of
from kg.resolve import Gathering, Knowledge
from kg.workspace import Kept, has_extract, keep_extract, kept_extract

if TYPE_CHECKING:
    from kg.extract import Miss

_AT_HAND = 200
"""Extracts that one process keeps for the second way through."""


class Shelf:
    """Extracts of the documents of a graph folder, read when they are asked for."""

    def __init__(self, out: Path, extractor: str, options: BuildOptions) -> None:
        self._out, self._extractor, self._options = out, extractor, options
        self._at_hand: dict[str, Extract] = {}

    def take(self, row: Kept) -> tuple[Extract, Document, bool]:
        """The extract of a document, the document as it was read, and whether the extractor had to read it."""
        document = row.read(self._out)
        found = self._at_hand.get(row.sha256) or kept_extract(self._out, document, self._extractor)
        new = found is None
        if found is None:
            found = self._read_already(document) or extract(document, self._options)
            keep_extract(self._out, document, found, self._extractor)
        if len(self._at_hand) < _AT_HAND:
            self._at_hand[row.sha256] = found
        return found, document, new

    def _read_already(self, document: Document) -> Extract | None:
        reader = self._options.reader
        return None if reader is None else reader.extract(document)


@dataclass(slots=True)
class Found:
    """What is in some documents. Halves read apart merge."""

    gathering: Gathering
    metrics: set[str] = field(default_factory=set)
    """Labels of metrics."""
    issues: list[Issue] = field(default_factory=list)
    misses: list[Miss] = field(default_factory=list)
    claims: int = 0
    observations: int = 0
    new: set[str] = field(default_factory=set)
    """SHA-256 of the documents that the extractor had to read."""
    again: set[str] = field(default_factory=set)
    """Ids of the documents that the next build has to read again."""
    spoilt: set[str] = field(default_factory=set)
    """SHA-256 of the documents on which the extractor gave up."""

    def add(self, extract: Extract, least: float) -> None:
        """What is in one document. `least`: confidence from which a fact counts."""
        self.gathering.add(extract)
        self.metrics |= metrics_of(extract)
        self.issues += extract.issues
        if any(issue.kind == TOO_SLOW for issue in extract.issues):
            self.again.add(extract.document.id)
        if any(issue.kind in (TOO_SLOW, FAILED) for issue in extract.issues):
            self.spoilt.add(extract.document.sha256)
        self.claims += sum(one.confidence >= least for one in extract.claims)
        self.observations += sum(one.confidence >= least for one in extract.observations)

    def merge(self, other: Found) -> array[int]:
        """What is in other documents; gives the numbers of their names as they are here."""
        self.metrics |= other.metrics
        self.issues += other.issues
        self.misses += other.misses
        self.claims += other.claims
        self.observations += other.observations
        self.new |= other.new
        self.again |= other.again
        self.spoilt |= other.spoilt
        return self.gathering.merge(other.gathering)


def read_all(
    rows: Sequence[Kept],
    shelf: Shelf,
    knowledge: Knowledge,
    out: Path,
    options: BuildOptions,
    on_progress: OnProgress | None,
) -> Found:
    """What is in all documents, by `rows` in the order of their ids."""
    missing = [row.characters for row in rows if not has_extract(out, row.id)]
    jobs = jobs_for(options, sum(missing) + sum(row.characters for row in rows) // 8, len(rows))
    if jobs > 1 and options.reader is not None:
        options.reader.dismiss()  # workers cannot share it
    if missing and (jobs > 1 or options.reader is None):
        engine_of(options.seeds, options.model)  # built once, for all workers

    def read(piece: Sequence[Kept]) -> Found:
        found = Found(Gathering(knowledge))
        for row in piece:
            one, document, new = shelf.take(row)
            found.add(one, options.min_confidence)
            if new:
                found.new.add(row.sha256)
            if options.explain_misses:
                found.misses += engine_of(options.seeds, options.model).misses(document, one)
        return found

    whole, done = Found(Gathering(knowledge)), 0
    parts = pieces(rows, jobs)
    for piece, found in zip(parts, in_order(read, parts, jobs), strict=True):
        whole.merge(found)
        done += len(piece)
        if on_progress is not None and whole.new:
            on_progress(done, len(rows))
    return whole
