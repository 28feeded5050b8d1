"""A served sample: `kg serve` as a child process on a free port."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-u", "-c", "from kg.cli import main; main()", "serve", "--port", "0"]


def serving(graph: Path, *options: str) -> AbstractContextManager[str]:
    """The address of a server over a graph, without its last slash."""
    return serving_with("--graph", str(graph), *options)


@contextmanager
def serving_with(*options: str) -> Iterator[str]:
    """The same, with any options."""
    process = subprocess.Popen(
        [*COMMAND, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().split()
        assert address, process.stderr.read() if process.stderr else ""
        yield address[0].rstrip("/")
    finally:
        process.terminate()
        process.communicate(timeout=20)


@pytest.fixture(scope="session")
def served(sample_graph: Path) -> Iterator[str]:
    with serving(sample_graph, "--timeout", "3") as address:
        yield address
