"""Which folder is a store of this program, and what a damaged one makes its reader say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

MARKER = "graph.json"
FORMAT = 1
_PLACE = re.compile(r"(?:in )?/proc/self/fd/\d+/?")


def check_marker(path: Path, where: Path) -> None:
    """Raises StoreError unless `path` is a store that this version of the program can read; `where` is told."""
    try:
        marker = json.loads((path / MARKER).read_text(encoding="utf-8"))
        found = int(marker["format"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"{where} 里的 store 不是 kg 建的图：请换一个目录，或删去它再运行 kg build"
        ) from error
    if found > FORMAT:
        made_by = marker.get("program", "?")
        raise StoreError(f"{where} 里的图由更新的版本（kg {made_by}）建成：请升级 kg，或重新运行 kg build")


def check_replaceable(path: Path) -> None:
    """Raises StoreError unless there is nothing at `path`, or a store of this program that it may replace."""
    if path.exists() or path.is_symlink():
        check_marker(path, path.parent)
        if not (path / "CURRENT").is_file():
            raise StoreError(f"{path} 只写了一半：删去它再运行 kg build -o {path.parent}；目录未改动")


@contextmanager
def sound() -> Iterator[None]:
    """Turns what the store's files make its reader raise into a StoreError."""
    try:
        yield
    except RuntimeError as error:
        check_sound(error)
        raise


def check_sound(error: RuntimeError) -> None:
    """Raises StoreError if the error tells of damaged files."""
    if "corrupt" in str(error).casefold():
        raise StoreError(f"图的 store 损坏，请运行 kg doctor 目录 --repair：{told(error)}") from error


def told(error: Exception) -> str:
    """What a library says, without the place where it looked."""
    return _PLACE.sub("", " ".join(str(error).split()))
