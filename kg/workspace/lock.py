"""One writer at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError


@contextmanager
def writing_to(out: Path) -> Iterator[None]:
    """Hold a folder for writing; no file is left behind. Raises StoreError while another process holds it.

    A folder that is not there yet cannot be held, nor can any where the system has no locks.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    if not out.is_dir():
        yield
        return
    handle = os.open(out, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise StoreError(f"另一个 kg build 或 kg remove 正在写 {out}：等它结束再试；目录未改动") from None
    try:
        yield
    finally:
        os.close(handle)
