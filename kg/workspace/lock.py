"""One writer at a time."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import StoreError

_PATIENCE = 2.0
"""Seconds in which the helpers of a process that was killed are sure to be gone."""


@contextmanager
def writing_to(out: Path) -> Iterator[None]:
    """Hold a folder for writing, made where it is not there; a lock ends with the process that has it.

    No file is left behind, nor a folder that nothing was written to. Raises StoreError while another process
    holds it. Where the system has no locks nothing is held.
    """
    try:
        import fcntl  # noqa: F401
    except ImportError:
        yield
        return
    if out.exists() and not out.is_dir():
        raise StoreError(f"{out} 是一个文件，不能作图谱目录；请用 -o 换一个目录")
    new = _missing(out)
    handle = _held(out)
    try:
        yield
    finally:
        for folder in new:
            with suppress(OSError):
                folder.rmdir()
        os.close(handle)


def _missing(out: Path) -> list[Path]:
    """The folders of a path that are not there, the innermost first."""
    return [folder for folder in (out, *out.parents) if not folder.exists()]


def _held(out: Path) -> int:
    """The folder, open and locked; another process may have deleted it between the two."""
    end = time.monotonic() + _PATIENCE
    while True:
        out.mkdir(parents=True, exist_ok=True)
        handle = os.open(out, os.O_RDONLY)
        with suppress(OSError):
            if _lock(handle, out, end) and os.path.samestat(os.fstat(handle), out.stat()):
                return handle
        os.close(handle)


def _lock(handle: int, out: Path, end: float) -> bool:
    import fcntl

    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                os.close(handle)
                raise StoreError(
                    f"另一个 kg build 或 kg remove 正在写 {out}：等它结束再试；目录未改动"
                ) from None
            time.sleep(0.05)
        else:
            return True
