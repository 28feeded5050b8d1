"""All trials at full length, and what came of them written into docs/reliability.md:

    python tests/chaos/figures.py [NAME…]

NAME: some of the figures, the others keep what they have. Hours of one core in all; everything at the least priority.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from programs import ROOT, Line, failing_library, lines_of, sample_graph

MEMORY = Path("/dev/shm")
"""Where there is one, folders that thousands of builds come and go in lie here."""
REPORT = ROOT / "docs" / "reliability.md"
SEED = 20261121
MUTANTS = 60
"""Of each package."""
Lines = list[Line]


@dataclass(frozen=True, slots=True)
class Figure:
    """One trial: what people read, its commands, and how their last lines are told."""

    title: str
    commands: tuple[str, ...]
    told: Callable[[Lines], str]
    held: Callable[[Lines], bool]


def none_failed(ends: Lines) -> bool:
    return all(end.get("failed") == 0 and not end.get("slow_runs") for end in ends)


def tried(ends: Lines) -> str:
    return (
        f"{sum(int(end['tried']) for end in ends):,} tried, {sum(int(end['failed']) for end in ends)} failed"
    )


def fuzzed(ends: Lines) -> str:
    slowest = max(float(end["slowest"]) for end in ends)
    late = sum(int(end["slow_runs"]) for end in ends)
    return f"{tried(ends)}, {late} over the time bound; the slowest document took {slowest:g} s of computing"


def besieged(ends: Lines) -> str:
    end = ends[0]
    return (
        f"{end['tried']:,} malformed requests, {end['slow']} slow clients, {end['connections']} connections at once: {end['failed']} failed; "
        f"{end['honest']:,} honest questions meanwhile, {end['unanswered']} unanswered, median {end['median']} s, longest {end['longest']} s; "
        f"memory of all processes {end['mb_before']} MB before, {end['mb_most']} MB at most"
    )


def passed(ends: Lines) -> str:
    return f"{ends[0]['passed']} tests passed, {ends[0]['failed']} failed, {ends[0]['skipped']} skipped"


def covered(ends: Lines) -> str:
    return f"{ends[0]['percent']:.1f} % of lines and branches, {ends[0]['branches']:.1f} % of branches alone"


def killed(ends: Lines) -> str:
    parts = [
        f"{one['package']}/ {one['killed']} of {one['tried']} ({100 * one['killed'] / one['tried']:.0f} %)"
        for one in ends
    ]
    return "; ".join(parts) + " killed"


def enough_killed(ends: Lines) -> bool:
    return all(one["killed"] >= 0.8 * one["tried"] for one in ends)


GUIDED = ("clean", "extract", "html", "text", "jsonl", "parameters", "ask", "sparql")
FIGURES = {
    "kills": Figure("Builds of 200 documents killed", (f"trials.py ROOM 200 kill {SEED} 200",), tried, none_failed),
    "faults": Figure(
        "A fault at each write of a build",
        ("trials.py ROOM 2 EIO 1 1", "trials.py ROOM 2 ENOSPC+ 1 1", "trials.py ROOM 2 killat 1 1"),
        tried,
        none_failed,
    ),
    "fuzz": Figure("Spoilt documents, by hypothesis", (f"fuzz.py GRAPH {SEED} 20000",), fuzzed, none_failed),
    "guided": Figure(
        "The same, led by coverage (atheris)",
(f"guided.py GRAPH {SEED} 3000 {' '.join(GUIDED)}",),
        fuzzed,
        none_failed,
    ),
    "patterns": Figure("Regular expressions pumped", ("pytest tests/chaos/test_regexes.py",), passed, none_failed),
    "readers": Figure(
        "Bombs, loops, strange names", ("pytest tests/read tests/extract/test_odd_input.py",), passed, none_failed
    ),
    "attacks": Figure("Attack strings, each place and output", ("pytest tests/hostile tests/importers",), passed, none_failed),
    "siege": Figure("The endpoint under siege", (f"siege.py GRAPH {SEED} 10000 500 500",), besieged, none_failed),
    "coverage": Figure("Branch coverage of kg/ by the tests", ("covered.py",), covered, lambda ends: ends[0]["branches"] >= 90),
    "mutants": Figure(
        "Mutants, a seeded sample",
        tuple(f"mutants.py {name} {SEED} {MUTANTS}" for name in ("text", "resolve", "query")),
        killed,
        enough_killed,
    ),
}  # fmt: skip


def run(command: str, graph: Path) -> Line:
    """The last line of a trial, with what was wrong before it on stderr."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as room:
        words = command.replace("ROOM", f"{room}/room").replace("GRAPH", str(graph)).split()
        if words[0] == "pytest":
            return tests(words[1:], {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": room})
        preload = {"LD_PRELOAD": str(failing_library(Path(room)))} if words[0] == "trials.py" else {}
        *lines, last = lines_of(*words, TMPDIR=room, **preload)
    for line in lines:
        if line.get("wrong") or line.get("fault") or line.get("survived"):
            print(json.dumps(line, ensure_ascii=False), file=sys.stderr)
    return last


def tests(words: list[str], environment: dict[str, str]) -> Line:
    command = [sys.executable, "-m", "pytest", "-q", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT, check=False)
    end = done.stdout.splitlines()[-1]
    counts = {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|skipped|error)", end)}
    failed = counts.get("failed", 0) + counts.get("error", 0) + (done.returncode not in (0, 1))
    return {"passed": counts.get("passed", 0), "failed": failed, "skipped": counts.get("skipped", 0)}


def row(name: str, figure: Figure, ends: Lines, seconds: float) -> str:
    held = "holds" if figure.held(ends) else "**does not hold**"
    commands = "; ".join(f"`{one}`" for one in figure.commands)
    day = dt.datetime.now(dt.UTC).date()
    return f"| {name} | {figure.title} | {figure.told(ends)} | {held} | {commands} | {day}, {seconds / 60:.0f} min |"


def write(name: str, line: str) -> None:
    """Puts the row of a figure in its place."""
    text = REPORT.read_text("utf-8")
    found = re.sub(rf"^\| {name} \|.*$", lambda _: line, text, flags=re.MULTILINE)
    REPORT.write_text(found, "utf-8")


def main(names: list[str]) -> int:
    os.nice(19)
    unknown = set(names) - {*FIGURES}
    if unknown:
        print(f"no such figure: {' '.join(sorted(unknown))}; there are {' '.join(FIGURES)}", file=sys.stderr)
        return 2
    bad = 0
    with tempfile.TemporaryDirectory() as room:
        graph = sample_graph(Path(room) / "graph")
        for name in names or FIGURES:
            figure, begin = FIGURES[name], time.monotonic()
            ends = [run(command, graph) for command in figure.commands]
            line = row(name, figure, ends, time.monotonic() - begin)
            bad += not figure.held(ends)
            print(line, flush=True)
            write(name, line)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
