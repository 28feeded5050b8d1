"""The same targets led by coverage, with atheris, which keeps what reaches new branches and spoils it again:

    python guided.py GRAPH TARGET SEED RUNS

A line of JSON a fault, the last one sums up. libFuzzer's own words go to stderr.
"""

from __future__ import annotations

import atexit
import json
import signal
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kg"], enable_loader_override=False):
    import fuzz
    import targets


def main(graph: str, name: str, start: str, runs: str) -> None:
    tally = fuzz.Tally()
    target = targets.Targets(Path(graph)).all[name]
    room = Path(tempfile.mkdtemp())
    words = room / "words"
    words.write_text("".join(f'"{_escaped(one)}"\n' for one in fuzz.FRAGMENTS if one), encoding="ascii")
    corpus = room / "corpus"
    corpus.mkdir()
    for number, data in enumerate(fuzz.material(name)):
        (corpus / str(number)).write_bytes(data[:4000])
    signal.signal(signal.SIGVTALRM, fuzz.give_up)

    def tell() -> None:
        print(
            json.dumps(
                {
                    "tried": tally.tried[name],
                    "failed": tally.failed,
                    "slow_runs": tally.slow,
                    "slowest": round(tally.slowest, 2),
                }
            ),
            flush=True,
        )

    atexit.register(tell)
    given = [
        sys.argv[0],
        f"-atheris_runs={runs}",
        f"-seed={start}",
        "-max_len=4096",
        "-timeout=60",
        "-rss_limit_mb=6000",
    ]
    atheris.Setup(
        [*given, f"-dict={words}", "-verbosity=0", str(corpus)], lambda data: tally.run(name, target, data)
    )
    atheris.Fuzz()


def _escaped(fragment: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in fragment[:60])


if __name__ == "__main__":
    main(*sys.argv[1:])
