"""The job that makes the page of the network from the store that is served."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import UsageError
from kg.page import MOST_STEPS, around_name, html, read
from kg.store import Store
from kg.vocab import load_vocab

Reply = tuple[int, dict[str, str], bytes]


def network(store: Store, folder: Path, job: Mapping[str, Any], out: BinaryIO) -> Reply:
    """The page of the whole graph, or of what lies around a name."""
    depth = min(int(job["depth"]), MOST_STEPS)
    try:
        body = _page(store, job["around"], depth)
    except UsageError as error:
        return 404, {"content-type": "text/plain; charset=utf-8"}, str(error).encode()
    return 200, {"content-type": "text/html; charset=utf-8"}, body


@lru_cache(maxsize=4)
def _page(store: Store, name: str, depth: int) -> bytes:
    vocab = load_vocab()
    whole = read(store, vocab)
    return html(around_name(whole, store, name, depth) if name else whole, vocab).encode()
