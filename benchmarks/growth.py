"""Time and memory of a build over the number of made articles, and where the time goes.

Memory is the most that the process and its workers held together (proportional set size, Linux only). The page is
left out, since it is made of an overview; so are starting the program and loading seeds from the time an article.

    python benchmarks/growth.py --sizes 1000 5000 20000
    python benchmarks/growth.py --sizes 1000 20000 --keep    the page of `make bench` shows it
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from made_corpus import write
from measure import ROOT, keep

sys.path.insert(0, str(ROOT))

BUILD = """
import json, os, sys, time
from pathlib import Path
from kg.pipeline import BuildOptions, build, growing
from kg.pipeline.extracting import engine_of

times = {}
def timed(name, module, function):
    inner = getattr(module, function)
    def outer(*arguments, **named):
        begin = time.perf_counter()
        try:
            return inner(*arguments, **named)
        finally:
            times[name] = times.get(name, 0) + time.perf_counter() - begin
    setattr(module, function, outer)

options = BuildOptions(jobs=int(sys.argv[3]), html=False)
engine_of(None, None)
begin, started = time.perf_counter(), sum(os.times()[:4])
timed("extract and resolve", growing, "apart")
timed("write and load", growing, "_write")
timed("all", sys.modules["kg.pipeline.build"], "write_graph")
result = build([Path(sys.argv[1])], Path(sys.argv[2]), options)
times["read"] = time.perf_counter() - begin - times["all"]
times["rest"] = times.pop("all") - times["extract and resolve"] - times["write and load"]
print(json.dumps({"times": times, "entities": sum(result.entities.values()), "claims": result.claims,
    "observations": result.observations, "seconds": time.perf_counter() - begin,
    "cpu": sum(os.times()[:4]) - started}))
"""


class Watch:
    """The most memory that a process and its children held together, in megabytes."""

    def __init__(self, process: int) -> None:
        self.most, self._process = 0.0, process
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while Path(f"/proc/{self._process}").exists():
            self.most = max(self.most, sum(map(held, family(self._process))))
            time.sleep(0.25)


def family(process: int) -> list[int]:
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return [process]
    return [process, *(one for child in text.split() for one in family(int(child)))]


def held(process: int) -> float:
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        return int(text.partition("\nPss:")[2].split()[0]) / 1024
    except (OSError, IndexError, ValueError):
        return 0.0


def run(count: int, jobs: int, room: Path) -> dict[str, object]:
    """One build of so many articles."""
    corpus, out = room / f"{count}.jsonl", room / "graph"
    characters = write(count, corpus)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", BUILD, str(corpus), str(out), str(jobs)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        watch = Watch(process.pid)
        told = process.communicate()[0]
    if process.returncode:
        sys.exit(f"the build of {count} articles failed")
    found = json.loads(told)
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / 1e6
    return {
        "articles": count,
        "characters": characters,
        "peak": watch.most,
        "disk": size,
        "jobs": jobs,
        **found,
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000, 20000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--keep", action="store_true", help="into long_runs.json")
    options = parser.parse_args()
    first, all_found, load = 0.0, [], os.getloadavg()[0]
    for count in options.sizes:
        with tempfile.TemporaryDirectory() as name:
            found = run(count, options.jobs, Path(name))
        all_found.append(found)
        if options.json:
            print(json.dumps(found), flush=True)
            continue
        each = float(str(found["cpu"])) / count
        first = first or each
        times = "  ".join(f"{name} {seconds:.1f} s" for name, seconds in dict(found["times"]).items())  # type: ignore[call-overload]
        work = f"{each * 1000:6.1f} ms of work each (×{each / first:.2f})"
        size, peak = f"{found['disk']:>7.0f} MB on disk", f"{found['peak']:>6.0f} MB"
        print(
            f"{count:>8} articles {found['seconds']:>8.1f} s  {work}  "
            f"{peak}  {found['entities']:>7} entities  {size}\n          {times}",
            flush=True,
        )
    if options.keep:
        keep("growth", {"load": round(load, 1), "builds": all_found})


if __name__ == "__main__":
    main()
