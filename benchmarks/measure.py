"""What the benchmarks share: alternating runs, medians, and which files to read."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "seeds" / "documents"
READABLE = {".txt", ".md"}
LONG_RUNS = Path(__file__).with_name("long_runs.json")
"""What was measured on runs that are too long to be made every time."""


def arguments(description: str | None, *, runs: int) -> argparse.Namespace:
    """Options of a benchmark over a folder of articles: ``--corpus DIR`` and ``--runs N``."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--corpus", type=Path, default=SAMPLE, help="folder of articles")
    parser.add_argument("--runs", type=int, default=runs, help="runs of each side, alternating")
    return parser.parse_args()


def articles(corpus: Path) -> list[Path]:
    """Plain text files under a folder, in a fixed order: what both sides can read."""
    files = sorted(path for path in corpus.rglob("*") if path.suffix in READABLE)
    if not files:
        sys.exit(f"no .txt or .md file in {corpus}")
    return files


def alternate(sides: Mapping[str, Callable[[], float]], runs: int) -> dict[str, list[float]]:
    """Seconds of each side over `runs` rounds; the sides take turns, so that drift hits them alike."""
    for side in sides.values():
        side()
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(runs):
        for name, side in sides.items():
            seconds[name].append(side())
    return seconds


def process(command: Sequence[str]) -> float:
    """Wall seconds of a process from its start to its end; a failure ends the benchmark."""
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # who installed kg has it compiled, as jieba is
    begin = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    seconds = time.perf_counter() - begin
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    return seconds


def median(seconds: Sequence[float]) -> str:
    """Median with the range beside it: ``0.412 s (0.398–0.447)``."""
    return f"{statistics.median(seconds):.3f} s ({min(seconds):.3f}–{max(seconds):.3f})"


def kept() -> dict[str, Any]:
    """Name of a long run → its date and figures."""
    return json.loads(LONG_RUNS.read_text(encoding="utf-8")) if LONG_RUNS.exists() else {}  # type: ignore[no-any-return]


def keep(name: str, figures: Mapping[str, Any]) -> None:
    """The figures of a long run, in the place of those of the last one."""
    runs = kept() | {name: {"date": dt.datetime.now(tz=dt.UTC).date().isoformat(), **figures}}
    LONG_RUNS.write_text(json.dumps(runs, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
