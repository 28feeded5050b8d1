"""What an exporter is, and how a file appears whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from kg.store import Store


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format that a graph can be written in."""

    name: str
    suffix: str
    """File name ending with its dot: ``.ttl``."""
    about: str
    """What it is good for, in Chinese, one line."""
    write: Callable[[Store, Path], None]
    """Writes the whole graph to a path."""


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A UTF-8 text file that takes its name when it is complete; a failure leaves nothing behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
