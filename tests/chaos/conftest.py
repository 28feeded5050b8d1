"""Trials in a process of their own, under a C library whose file operations fail where they are told to."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .programs import HERE, Line, failing_library, lines_of

collect_ignore = [one.name for one in HERE.glob("*.py") if not one.name.startswith(("test_", "conftest"))]
"""Programs that run by themselves."""


def missing(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """failing.c as a library."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        missing("a C compiler on Linux")
    assert compiler is not None
    return failing_library(tmp_path_factory.mktemp("shim"), compiler)


@pytest.fixture
def trials(shim: Path, tmp_path: Path) -> Callable[..., list[Line]]:
    """Runs trials.py and gives its lines."""
    return lambda *given: lines_of("trials.py", tmp_path / "room", *given, LD_PRELOAD=str(shim))
