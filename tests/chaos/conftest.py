"""Trials in a process of their own, under a C library whose file operations fail where they are told to."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
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
    made = tmp_path_factory.mktemp("shim") / "failing.so"
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", str(made), str(HERE / "failing.c"), "-ldl"], check=True
    )
    return made


@pytest.fixture
def trials(shim: Path, tmp_path: Path) -> Callable[..., list[dict[str, object]]]:
    """Runs trials.py and gives its lines."""

    def run(*given: object) -> list[dict[str, object]]:
        environment = {**os.environ, "LD_PRELOAD": str(shim), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, str(HERE / "trials.py"), str(tmp_path / "room"), *map(str, given)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=900)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        assert lines and "tried" in lines[-1], done.stderr[-3000:]
        return lines

    return run
