"""How long does Turtle of a large graph take, beside pyoxigraph's own dump of the same store, and how much memory?

The graph is that of the sample, repeated under other ids until it has a million triples. Each side runs in a process of
its own, by turns; memory is what the process held at most, less what it held when the store was open. The dump is TriG,
since pyoxigraph dumps one graph as Turtle, not their union. We work on its lines in a second thread: on a machine that
is busy the wall time says little, so the processor time of both threads is told too.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from measure import ROOT, alternate, median

sys.path.insert(0, str(ROOT))

_ID = re.compile(r"(/id/(?!metric)[a-z]+/[^>#]*)")
TIMES, MEMORY = 1.5, 300


def enlarged(lines: list[str], least: int) -> Iterator[str]:
    """N-Quads again and again, each time about other things, till there are `least`."""
    fresh = sum(_ID.search(line) is not None for line in lines)
    for number in range(least // fresh + 1):
        for line in lines:
            yield _ID.sub(rf"\1-{number}", line) if number else line


def peak() -> float:
    """Megabytes that this process held at most. Linux only: getrusage counts what the parent held, too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def one_side(side: str, folder: Path) -> None:
    """Writes the store; prints seconds, those of processors, and megabytes."""
    from pyoxigraph import RdfFormat, Store

    from kg.export import export
    from kg.store import open_store

    out = folder / f"{side}.ttl"
    ours = open_store(folder / "store")
    theirs = Store.read_only(str(folder / "store"))
    before, used, begin = peak(), processor(), time.perf_counter()
    if side == "kg":
        export("turtle", ours, out)
    else:
        theirs.dump(output=str(out), format=RdfFormat.TRIG)
    print(time.perf_counter() - begin, processor() - used, peak() - before)


def processor() -> float:
    """Seconds that all threads of this process had a processor."""
    times = os.times()
    return times.user + times.system


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--side", nargs=2, metavar=("NAME", "DIR"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.side:
        one_side(options.side[0], Path(options.side[1]))
        return
    from kg.pipeline import BuildOptions, build
    from kg.store import create_store_of_nquads, open_store

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build([ROOT / "seeds" / "documents"], folder / "sample", BuildOptions())
        lines = open_store(folder / "sample" / "store").nquads()
        create_store_of_nquads(folder / "store", enlarged(lines, options.triples))
        print(f"{len(open_store(folder / 'store')):,} triples")
        memory: dict[str, list[float]] = {"kg": [], "pyoxigraph": []}
        processors: dict[str, list[float]] = {"kg": [], "pyoxigraph": []}

        def run(side: str) -> float:
            command = [sys.executable, __file__, "--side", side, name]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            seconds, processor_seconds, megabytes = map(float, done.stdout.split())
            memory[side].append(megabytes)
            processors[side].append(processor_seconds)
            return seconds

        found = alternate({side: lambda side=side: run(side) for side in memory}, options.runs)
    for side, seconds in found.items():
        used = statistics.median(processors[side])
        print(
            f"{side:12} {median(seconds)}, {used:.1f} s of processors, {max(memory[side]):.0f} MB beyond the store"
        )
    times = statistics.median(found["kg"]) / statistics.median(found["pyoxigraph"])
    print(f"kg takes {times:.2f} times as long (bound {TIMES}), memory bound {MEMORY} MB")
    if times > TIMES or max(memory["kg"]) > MEMORY:
        sys.exit(1)


if __name__ == "__main__":
    main()
