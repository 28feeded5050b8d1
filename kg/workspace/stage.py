"""New files of a graph folder are written aside, and take their places together.

They are written to ``.next``, which is called ``.ready`` once all of them are complete. From then on the build
counts as done: whoever writes to the folder next puts what is left of them in its place.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.files import flush, flush_tree, put_folder, sweep

_NEXT, _READY = ".next", ".ready"
_LAST = "build.json"


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A folder for new files, which then replace those of their names in `out`; after a failure none does."""
    stage = out / _NEXT
    shutil.rmtree(stage, ignore_errors=True)
    try:
        stage.mkdir(parents=True)
        yield stage
        flush_tree(stage)
        stage.rename(out / _READY)
        flush((out,))
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    finish(out)


def finish(out: Path) -> bool:
    """Go on where a process stopped; whether there was anything. Only for who holds the folder for writing."""
    shutil.rmtree(out / _NEXT, ignore_errors=True)
    ready = out / _READY
    found = ready.is_dir()
    if found:
        for path in sorted(ready.iterdir(), key=lambda path: (path.name == _LAST, path.name)):
            if path.is_dir():
                put_folder(path, out / path.name)
            else:
                path.replace(out / path.name)
        flush((out,))
        ready.rmdir()
    for folder in (out, out / "texts", out / "extracts"):
        sweep(folder)
    return found


def unfinished(out: Path) -> list[str]:
    """Names of what a process that was stopped left in the folder."""
    return [name for name in (_NEXT, _READY) if (out / name).exists()]
