"""Documents → extracts, on one process or several; the same either way."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import repeat
from pathlib import Path

from kg.extract import Engine, ModelEndpoint, ModelFinder, build_engine
from kg.model import Document, Extract
from kg.pipeline.options import BuildOptions
from kg.seeds import load_seeds
from kg.vocab import load_vocab

_FORK_FROM = 400_000
"""Characters below which one process is quicker than several."""


def extract_each(documents: Sequence[Document], options: BuildOptions) -> Iterator[Extract]:
    """Extracts of documents in their order, as they are done."""
    jobs = options.jobs or os.cpu_count() or 1
    if jobs == 1 or len(documents) < 2 or sum(len(d.text) for d in documents) < _FORK_FROM:
        stream: Iterable[Extract] = (
            _extract(document, options.seeds, options.model) for document in documents
        )
    else:
        stream = _forked(documents, options, jobs)
    yield from stream


def _forked(documents: Sequence[Document], options: BuildOptions, jobs: int) -> Iterator[Extract]:
    """Forked workers share the automaton that this process has built."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    engine_of(options.seeds, options.model)
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(jobs, context, _end_with, (os.getpid(),)) as pool:
        size = max(1, min(64, len(documents) // (jobs * 8)))
        seeds, models = repeat(options.seeds), repeat(options.model)
        yield from pool.map(_extract, documents, seeds, models, chunksize=size)


def _end_with(parent: int) -> None:
    """Ends this process when its parent has ended, be it killed: it would keep the lock of the folder, and wait."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.2)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@cache
def engine_of(seeds: Path | None, model: ModelEndpoint | None) -> Engine:
    """The engine of a folder of seeds, and of a model that it asks; built once a process."""
    finders = [] if model is None else [ModelFinder(model)]
    return build_engine(load_seeds(seeds), load_vocab(), finders)


def _extract(document: Document, seeds: Path | None, model: ModelEndpoint | None) -> Extract:
    return engine_of(seeds, model).extract(document)
