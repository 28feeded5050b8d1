"""The same targets led by coverage, with atheris, which keeps what reaches new branches and spoils it again:

    python guided.py GRAPH SEED RUNS TARGET…

So many runs of each target, in a fork of its own, so that all is imported and watched once. A line of JSON a fault and a
target, the last one sums up. libFuzzer's own words go to stderr.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris
from programs import tell

with atheris.instrument_imports(include=["kg"], enable_loader_override=False):
    import fuzz
    import targets

LONGEST = {"extract": 2048}
"""Bytes of a document; 4,096 where nothing is said."""


def led(name: str, target: Callable[[bytes], None], start: str, runs: str) -> None:
    """Runs one target and ends the process, as libFuzzer does."""
    tally = fuzz.Tally()
    longest = LONGEST.get(name, 4096)
    room = Path(tempfile.mkdtemp())
    words = room / "words"
    words.write_text("".join(f'"{_escaped(one)}"\n' for one in fuzz.FRAGMENTS if one), encoding="ascii")
    corpus = room / "corpus"
    corpus.mkdir()
    for number, data in enumerate(fuzz.material(name)):
        (corpus / str(number)).write_bytes(data[:longest])
    signal.signal(signal.SIGVTALRM, fuzz.give_up)
    atexit.register(
        lambda: tell(
            target=name, tried=tally.tried[name], failed=tally.failed, slow_runs=tally.slow, slowest=round(tally.slowest, 2)
        )
    )  # fmt: skip
    given = [
        f"-atheris_runs={runs}",
        f"-seed={start}",
        f"-max_len={longest}",
        "-timeout=60",
        "-rss_limit_mb=6000",
    ]
    given += [f"-dict={words}", "-verbosity=0", str(corpus)]
    atheris.Setup([sys.argv[0], *given], lambda data: tally.run(name, target, data))
    atheris.Fuzz()


def _escaped(fragment: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in fragment[:60])


def forked(work: Callable[[], None]) -> list[dict[str, float]]:
    """The lines of JSON that a fork tells; all are passed on."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(write, 1)
        work()
        os._exit(0)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as pipe:
        lines = pipe.readlines()
    os.waitpid(child, 0)
    print("".join(lines), end="", flush=True)
    return [json.loads(line) for line in lines if line.startswith("{")]


def main(graph: str, start: str, runs: str, *names: str) -> int:
    every = targets.Targets(Path(graph)).all
    ends = []
    for name in names:
        lines = forked(lambda name=name: led(name, every[name], start, runs))  # type: ignore[misc]
        if not lines or "tried" not in lines[-1]:
            raise RuntimeError(f"{name} ended before its time")
        ends.append(lines[-1])
    total = {key: sum(end[key] for end in ends) for key in ("tried", "failed", "slow_runs")}
    tell(**total, slowest=max(end["slowest"] for end in ends), targets=len(ends))
    return 1 if total["failed"] or total["slow_runs"] else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
