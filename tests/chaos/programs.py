"""What the programs of this folder have in common: how they are run, and what they leave behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
Line = dict[str, Any]


def tell(**line: object) -> None:
    """A line of JSON on standard output, at once."""
    print(json.dumps(line, ensure_ascii=False), flush=True)


def lines_of(script: str, *given: object, **environment: str) -> list[Line]:
    """What a program tells, the line that sums up last. What it says besides goes to stderr."""
    done = subprocess.run(
        [sys.executable, str(HERE / script), *map(str, given)],
        stdout=subprocess.PIPE, text=True, check=False, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )  # fmt: skip
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines or "tried" not in lines[-1]:
        raise RuntimeError(f"{script} ended with {done.returncode} and no line that sums up")
    return lines


def sample_graph(out: Path) -> Path:
    """Builds the graph of the sample documents."""
    command = [sys.executable, "-c", "from kg.cli import main; main()", "build", "-o", str(out), "--quiet"]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    return out


def failing_library(room: Path, compiler: str = "cc") -> Path:
    """failing.c as a library for LD_PRELOAD."""
    made = room / "failing.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(made), str(HERE / "failing.c"), "-ldl"]
    subprocess.run(command, check=True)
    return made
