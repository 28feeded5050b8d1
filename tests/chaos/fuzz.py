"""Spoilt documents, values and questions, made by hypothesis:

    python fuzz.py GRAPH SEED COUNT

GRAPH is the folder of a graph to ask. A line of JSON a fault, with the file that shows it in TMPDIR; the last one sums up.
"""

from __future__ import annotations

import json
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from material import FRAGMENTS, QUESTIONS, SPARQL, Spoil, inside_docx, samples
from targets import REGISTERED, Targets

__all__ = ["FRAGMENTS", "Tally", "give_up", "material"]

BOUND, BOUND_OF_GRAPH = 10.0, 100.0
"""Seconds of computing that one document may take, and a hundred of them with all that is made of them."""
SHARES = {
    "text": 16, "markdown": 4, "html": 10, "docx": 8, "pdf": 6, "jsonl": 6, "clean": 8, "extract": 14,
    "parameters": 7, "sparql": 4, "ask": 9, "registers": 2, "judgements": 2, "graph": 4,
}  # fmt: skip
"""Of a hundred documents."""


class TooSlow(BaseException):
    """Not to be caught on the way."""


class Tally:
    """What was tried, and each fault once, by where it is raised."""

    def __init__(self) -> None:
        self.tried: Counter[str] = Counter()
        self.failed = self.slow = 0
        self.slowest = 0.0
        self._seen: set[str] = set()

    def run(self, name: str, target: Callable[[bytes], None], data: bytes) -> None:
        self.tried[name] += 1
        begin = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, BOUND_OF_GRAPH if name == "graph" else BOUND)
        try:
            target(data)
        except TooSlow:
            self.slow += 1
            self._tell(name, data, "takes too long")
        except Exception as error:
            self.failed += 1
            frames = traceback.extract_tb(error.__traceback__)
            self._tell(
                name,
                data,
                f"{type(error).__name__} at {Path(frames[-1].filename).name}:{frames[-1].lineno}: {error}",
            )
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            if name != "graph":
                self.slowest = max(self.slowest, time.process_time() - begin)

    def _tell(self, name: str, data: bytes, what: str) -> None:
        where = what.partition(":")[0] + what.partition(":")[2][:4]
        if where in self._seen:
            return
        self._seen.add(where)
        with tempfile.NamedTemporaryFile(prefix=f"fuzz-{name}-", delete=False) as file:
            file.write(data)
        print(json.dumps({"target": name, "fault": what[:500], "file": file.name}), flush=True)


SPOILS = st.lists(
    st.builds(
        Spoil,
        st.integers(0, 7),
        st.floats(0, 1, width=32),
        st.floats(0, 1, width=32),
        st.integers(0, 400),
        st.integers(1, 60),
    ),
    min_size=1,
    max_size=6,
)


def material(name: str) -> list[bytes]:
    """What a target's documents are made from."""
    files = samples()
    if name in ("clean", "extract", "graph"):
        return [data for form, data in files if form == "text"]
    if name == "parameters":
        return [
            bytes([number]) + "\n".join(("璧山区", "2024", "13.9", "2025-03-01", "青禾", "1e5")).encode()
            for number in range(40)
        ]
    if name == "sparql":
        return [one.encode() for one in SPARQL]
    if name == "ask":
        return [one.encode() for one in QUESTIONS]
    if name in ("registers", "judgements"):
        return REGISTERED[name]
    return [data for form, data in files if form == name]


def fuzz(name: str, target: Callable[[bytes], None], tally: Tally, start: int, count: int) -> None:
    begin = material(name)

    @seed(start)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(begin), SPOILS)
    def spoilt(data: bytes, spoils: list[Spoil]) -> None:
        for spoil in spoils:
            data = (
                inside_docx(data, spoil)
                if name == "docx" and spoil.what < 6 and data[-22:-18] == b"PK\x05\x06"
                else spoil(data)
            )
        tally.run(name, target, data)

    spoilt()


def give_up(*_: object) -> None:
    raise TooSlow


def main(graph: str, start: str, count: str) -> int:
    signal.signal(signal.SIGVTALRM, give_up)
    targets, tally, begin = Targets(Path(graph)).all, Tally(), time.monotonic()
    for name, share in SHARES.items():
        fuzz(name, targets[name], tally, int(start), max(1, int(count) * share // 100))
    print(json.dumps({
        "tried": sum(tally.tried.values()), "failed": tally.failed, "slow_runs": tally.slow, "slowest": round(tally.slowest, 2),
        "targets": dict(tally.tried), "seconds": round(time.monotonic() - begin),
    }))  # fmt: skip
    return 1 if tally.failed or tally.slow else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
