"""What an exporter is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.errors import UsageError
from kg.export.property_graph import PropertyGraph, property_graph
from kg.files import whole_folder
from kg.store import Store


class Source:
    """A graph to be written. Several formats share what is read from the store once."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @cached_property
    def lines(self) -> list[str]:
        """Every quad as a line of canonical N-Quads, sorted."""
        return self.store.nquads()

    @cached_property
    def properties(self) -> PropertyGraph:
        """Nodes with properties, and edges."""
        return property_graph(self.store)


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format that a graph can be written in."""

    name: str
    suffix: str
    """File name ending with its dot: ``.ttl``; empty for a format that fills a folder."""
    about: str
    """What it is good for, in Chinese, one line."""
    write: Callable[[Source, Path], None]
    """Writes the whole graph to a file, or into a folder."""
    stem: str = "graph"
    """File name before the ending, or name of the folder."""

    @property
    def folder(self) -> bool:
        """Whether it fills a folder rather than a file."""
        return not self.suffix


_NOTE = "README.txt"
_SIGNED = "kg export "


@contextmanager
def export_folder(path: Path, name: str, about: str) -> Iterator[Path]:
    """A folder that takes its name when all its files are written. One of an earlier export is replaced.

    Raises UsageError where there is something else under that name: it might be somebody's work.
    """
    if path.is_dir() and any(path.iterdir()) and not _ours(path):
        raise UsageError(f"{path} 里有别的文件，不会覆盖：请换一个目录")
    with whole_folder(path) as draft:
        draft.mkdir()
        (draft / _NOTE).write_text(f"{_SIGNED}{name}\n{about}\n", encoding="utf-8")
        yield draft


def _ours(path: Path) -> bool:
    note = path / _NOTE
    return note.is_file() and note.read_text(encoding="utf-8", errors="replace").startswith(_SIGNED)


def folder_exporter(name: str, about: str, write: Callable[[Source, Path], None]) -> Exporter:
    """An exporter that fills a folder of its own name; `write` gets an empty one."""

    def write_whole(source: Source, out: Path) -> None:
        with export_folder(out, name, about) as draft:
            write(source, draft)

    return Exporter(name, "", about, write_whole, stem=name)
