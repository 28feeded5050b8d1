"""Folders of shared files or of object storage, under one name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.files import draft_of


class Place:
    """A folder: a path of this machine, or a URL that fsspec knows (s3://, gs://, hdfs:// …)."""

    def __init__(self, root: str) -> None:
        self.root = root.rstrip("/")

    def read(self, name: str, start: int = 0, end: int | None = None) -> bytes:
        """The bytes of a file, or those between two offsets."""
        with self._open(name, "rb") as file:
            file.seek(start)
            data: bytes = file.read(-1 if end is None else end - start)
        return data

    def write(self, name: str, data: bytes) -> None:
        """A file that is there as a whole or not at all; written again it is the same."""
        if self._remote:
            with self._open(name, "wb") as file:  # object storage shows a file when it is complete
                file.write(data)
            return
        with draft_of(Path(self._at(name)), flushed=False) as draft:
            draft.write_bytes(data)

    def names(self) -> list[str]:
        """What lies in it, sorted; nothing where it is not there."""
        if self._remote:
            system, path = _fsspec().core.url_to_fs(self.root)
            if not system.exists(path):
                return []
            return sorted(str(one).rstrip("/").rpartition("/")[2] for one in system.ls(path, detail=False))
        path = Path(self.root)
        return sorted(one.name for one in path.iterdir()) if path.is_dir() else []

    def remove(self, name: str) -> None:
        """Delete a file that may not be there."""
        if self._remote:
            system, path = _fsspec().core.url_to_fs(self._at(name))
            if system.exists(path):
                system.rm(path)
            return
        Path(self._at(name)).unlink(missing_ok=True)

    @property
    def _remote(self) -> bool:
        return "://" in self.root

    def _at(self, name: str) -> str:
        return f"{self.root}/{name}"

    def _open(self, name: str, mode: str) -> Any:
        if self._remote:
            return _fsspec().open(self._at(name), mode).open()
        return open(self._at(name), mode)  # noqa: PTH123


def sources_of(given: list[str]) -> Iterator[tuple[Place, str]]:
    """Shards by name: files as they are, of folders those that end in .jsonl or .parquet."""
    found = []
    for one in given:
        place, _, name = one.rstrip("/").rpartition("/")
        if name.endswith((".jsonl", ".parquet")):
            found.append((name, place or "."))
            continue
        names = [inside for inside in Place(one).names() if inside.endswith((".jsonl", ".parquet"))]
        if not names:
            raise UsageError(f"{one} 里没有 .jsonl 或 .parquet 分片；--engine 只读分片")
        found += [(inside, one) for inside in names]
    for name, folder in sorted(set(found)):
        yield Place(folder), name


def absolute(path: str) -> str:
    """A local path as every worker of this machine sees it; a URL as it is."""
    return path if "://" in path else os.path.abspath(path)  # noqa: PTH100


def _fsspec() -> Any:
    try:
        import fsspec
    except ImportError:
        raise UsageError("读写网址要 fsspec：pip install 'chanye-kg[ray]'") from None
    return fsspec
