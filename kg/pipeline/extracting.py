"""How documents become extracts, and over how many processes the work is spread."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kg.model import Document, Extract
from kg.pipeline.options import BuildOptions
from kg.seeds import load_seeds
from kg.vocab import load_vocab

if TYPE_CHECKING:
    from kg.extract import Engine, ModelEndpoint

T = TypeVar("T")

FORK_FROM = 400_000
"""Characters below which one process is quicker than several."""
PIECE = 32
"""Documents that a worker takes at once."""


def extract_each(documents: Iterable[Document], options: BuildOptions) -> Iterator[Extract]:
    """Extracts of documents in their order, on this process."""
    for document in documents:
        yield extract(document, options)


def extract(document: Document, options: BuildOptions) -> Extract:
    """The extract of a document; an empty one with an issue where it takes too long."""
    from kg.extract.bounded import extract_bounded  # a build that another process reads for does without

    return extract_bounded(engine_of(options.seeds, options.model), document)


def jobs_for(options: BuildOptions, characters: int, documents: int) -> int:
    """Processes that so many characters in so many documents are worth."""
    jobs = options.jobs or os.cpu_count() or 1
    return jobs if documents > 1 and characters >= FORK_FROM else 1


def pieces(rows: Sequence[T], jobs: int) -> list[Sequence[T]]:
    """In their order, cut so that all have something to do to the end."""
    size = max(1, min(PIECE, len(rows) // (jobs * 4)))
    return [rows[at : at + size] for at in range(0, len(rows), size)]


@cache
def engine_of(seeds: Path | None, model: ModelEndpoint | None) -> Engine:
    """The engine of a folder of seeds, and of a model that it asks; built once a process."""
    from kg.extract import ModelFinder, build_engine

    finders = [] if model is None else [ModelFinder(model)]
    return build_engine(load_seeds(seeds), load_vocab(), finders)
