"""A store put in its place as a whole, and what its lines add up to."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from hashlib import blake2b
from itertools import chain
from pathlib import Path

import pyoxigraph
from pyoxigraph import RdfFormat

from kg import __version__
from kg.errors import StoreError
from kg.files import whole_folder
from kg.store.reading import Store, open_store
from kg.store.sound import FORMAT, MARKER
from kg.terms import Quad

_LOADED_AT_ONCE = 16_000_000
"""Bytes of N-Quads that are loaded at once: about 80,000 quads, which take 100 MB while they are sorted."""
_SMALL = 10_000_000
"""Bytes of N-Quads: some fifty thousand quads, which take 40 MB in memory."""


def create_store(path: Path, quads: Iterable[Quad]) -> None:
    """Puts a store of the quads at `path`. One that is there is replaced when the new one is complete."""
    _create(path, lambda store: store.bulk_extend(quads))


def create_store_of_nquads(path: Path, lines: Iterable[str]) -> None:
    """Like `create_store`, from N-Quads, each piece some whole lines: several times faster, in bounded memory."""
    pieces = _pieces(lines)
    first = next(pieces, b"")  # workers that make lines are forked before the store has its threads

    _create(path, lambda store: _load(store, chain((first,), pieces)))


@contextmanager
def created(path: Path, lines: Iterable[str]) -> Iterator[Store]:
    """Like `create_store_of_nquads`, and the graph to be asked meanwhile; at the end the store is there.

    A small graph is asked in memory, which takes half the time, while a thread waits for the disk.
    """
    pieces = _pieces(lines)
    first = next(pieces, b"")  # workers that make lines are forked before the store has its threads
    if len(first) > _SMALL:
        pieces = chain((first,), pieces)
        del first
        _create(path, lambda store: _load(store, pieces))
        yield open_store(path)
        return
    with ThreadPoolExecutor(1) as beside:
        writing = beside.submit(_create, path, lambda store: _load(store, (first,)))
        inner = pyoxigraph.Store()
        _load(inner, (first,))
        yield Store(inner)
        writing.result()


def _load(store: pyoxigraph.Store, pieces: Iterable[bytes]) -> None:
    for piece in pieces:
        store.bulk_load(input=piece, format=RdfFormat.N_QUADS)


def _create(path: Path, fill: Callable[[pyoxigraph.Store], object]) -> None:
    try:
        with whole_folder(path) as draft:
            store = pyoxigraph.Store(str(draft))
            fill(store)
            store.flush()
            del store  # RocksDB gives its lock back
            marker = json.dumps({"format": FORMAT, "program": __version__})
            (draft / MARKER).write_text(marker + "\n", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"图写不进 {path.parent}（{error.strerror or error}）；原有的图未改动") from error


def _pieces(lines: Iterable[str]) -> Iterator[bytes]:
    """Some lines at once: of few pieces the store is small on the disk, of small ones in memory while it loads."""
    held = io.BytesIO()
    for line in lines:
        held.write(line.encode("utf-8"))
        if held.tell() >= _LOADED_AT_ONCE:
            yield held.getvalue()
            held = io.BytesIO()
    if held.tell():
        yield held.getvalue()


def sum_of_lines(lines: Iterable[str]) -> int:
    """What lines of N-Quads hold, as a number: the sum of their digests, the same in whatever order they come."""
    digests = (blake2b(line.encode("utf-8"), digest_size=16).digest() for line in lines)
    return sum(int.from_bytes(one, "big") for one in digests)


def digest_of_sum(number: int) -> str:
    """A sum of lines in one word; sums of parts add up to that of the whole."""
    return f"{number % (1 << 128):032x}"
