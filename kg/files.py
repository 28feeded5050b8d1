"""Files and folders that take their name when they are complete, and are on the disk by then."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TextIO

_DRAFT = re.compile(r"\..+\.(\d+)(?:-\d+)?\.(?:tmp|new|old)")
_HERE, _EXCHANGE = -100, 2
_MANY = 50
"""Files from which on one flush of all that is not written yet is quicker than a flush of each."""


@contextmanager
def draft_of(path: Path, flushed: bool = True) -> Iterator[Path]:
    """A path to write to that takes the name `path` when all is written; a failure leaves nothing behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = _draft(path, "tmp")
    try:
        yield draft
        if flushed:
            flush((draft,))
        draft.replace(path)
        if flushed:
            flush((path.parent,))
    finally:
        _gone(draft)


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A UTF-8 text file that takes its name when it is complete; a failure leaves nothing behind."""
    with draft_of(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        yield file


def write_whole(path: Path, parts: Iterable[str], flushed: bool = True) -> None:
    """Write a UTF-8 file that takes its name when it is complete; line ends stay as they are.

    `flushed`: it is on the disk then. Without it a loss of power may lose the file, a killed process cannot.
    """
    with draft_of(path, flushed) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        file.writelines(parts)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A folder to fill that takes the name `path` when all is written; what is there is replaced at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = _unused(path, "new")
    try:
        yield draft
        put_folder(draft, path)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def put_folder(draft: Path, path: Path) -> None:
    """Gives a folder its name. What had it is deleted, or left as a draft while somebody reads it.

    On Linux the two names are exchanged in one step. Elsewhere there is a moment without a folder of that name.
    """
    flush_tree(draft)
    old = _unused(path, "old")
    if _exchange(draft, path):
        draft.rename(old)
    else:
        with suppress(FileNotFoundError):
            path.rename(old)
        try:
            draft.rename(path)
        except OSError:
            if old.exists():
                old.rename(path)
            raise
    flush((path.parent,))
    discard_folder(old)


def discard_folder(path: Path) -> None:
    """Deletes a folder, unless a reader holds it."""
    if path.is_symlink():
        path.unlink()
        return
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        if _lock(handle, shared=False):
            shutil.rmtree(path, ignore_errors=True)
    finally:
        os.close(handle)


def hold_folder(path: Path) -> tuple[int, str]:
    """An open folder, and a path that leads into it whatever it is called later. The caller closes the handle.

    While it is open the folder is not deleted when another takes its place.
    """
    while True:
        handle = os.open(path, os.O_RDONLY)
        _lock(handle, shared=True)
        with suppress(OSError):
            if os.path.samestat(os.fstat(handle), path.stat()):
                stable = f"/proc/self/fd/{handle}"
                return handle, stable if os.path.isdir(stable) else str(path)  # noqa: PTH112
        os.close(handle)


def drafts(folder: Path) -> list[Path]:
    """What processes that are no more left half-written in a folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        return sorted(Path(entry.path) for entry in entries if _is_left(entry.name))
    return []


def sweep(folder: Path) -> None:
    """Deletes what processes that are no more left half-written."""
    for path in drafts(folder):
        if path.is_dir() and not path.is_symlink():
            discard_folder(path)
        else:
            path.unlink(missing_ok=True)


def flush(paths: Sequence[Path]) -> None:
    """Wait until files, or the names in folders, are on the disk. Where a system cannot, nothing is done."""
    if len(paths) > _MANY and hasattr(os, "sync"):
        os.sync()
        return
    for path in paths:
        if path.is_dir() and sys.platform == "win32":
            continue
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def flush_tree(folder: Path) -> None:
    """Wait until a folder is on the disk with all that is in it."""
    flush([folder, *(path for path in folder.rglob("*") if path.is_file())])


def _draft(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.{ending}")


def _unused(path: Path, ending: str) -> Path:
    """A name that no folder has; one that is still read may bear the first."""
    names = (path.with_name(f".{path.name}.{os.getpid()}-{number}.{ending}") for number in count())
    return next(name for name in names if not os.path.lexists(name))


def _gone(draft: Path) -> None:
    with suppress(OSError):  # what went wrong before is what has to be told
        draft.unlink(missing_ok=True)


def _is_left(name: str) -> bool:
    match = _DRAFT.fullmatch(name)
    if match is None:
        return False
    pid = int(match[1])
    return name.endswith(".old") or pid == os.getpid() or not _lives(pid)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _exchange(one: Path, other: Path) -> bool:
    """Swaps the names of two folders in one step; False where there is no other, or the system cannot."""
    if sys.platform != "linux" or not other.exists():
        return False
    import ctypes

    try:
        swap = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    names = os.fsencode(one.absolute()), os.fsencode(other.absolute())
    return bool(swap(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0)


def _lock(handle: int, shared: bool) -> bool:
    """Whether the lock is held now; True where the system has none."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
