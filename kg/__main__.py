"""``kg``, and ``python -m kg``: what a process of the command line does before the command line."""

from __future__ import annotations

import gc
import sys

from kg.ahead import Reader
from kg.compiled import remembered

_COLLECTED_FROM = (50_000, 20, 20)
"""Python's own thresholds make it walk all seeds and quads again and again while they are loaded, to free nothing."""


def main() -> None:
    """Runs the command line; a fault is one line on stderr and an exit status."""
    gc.set_threshold(*_COLLECTED_FROM)
    sys.exit(_build() if sys.argv[1:2] == ["build"] else _run(None))


def _build() -> int:
    """With a process that gets ready to read while this one looks at what there is to do."""
    reader = Reader.start()
    try:
        with remembered("build") as patterns:
            status = _run(reader)
        patterns.save()
    finally:
        if reader is not None:
            reader.end()
    return status


def _run(reader: Reader | None) -> int:
    from kg.cli import app  # noqa: F401 (all commands)
    from kg.cli.app import run

    return run(reader)


if __name__ == "__main__":
    main()
