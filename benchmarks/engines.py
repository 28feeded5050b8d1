"""Building from shards to shards on processes and on a Ray cluster of one and of two nodes, beside `kg build --jobs 2`.

The cluster is a real one on this machine: a head without work of its own, and nodes of one processor each. Starting
it is not counted, nor is what a worker loads once; a small build goes before for that. `--engine ray` writes shards
of N-Quads, `kg build` a store and a Turtle file: the same triples, not quite the same work.

    python benchmarks/engines.py 2000
    python benchmarks/engines.py 20000 --ways ray --keep    the page of `make bench` shows it
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from made_corpus import write
from measure import ROOT, keep

sys.path.insert(0, str(ROOT))
SHARDS = 16
JOBS, RAY = "kg build --jobs 2", {1: "--engine ray, 1 node", 2: "--engine ray, 2 nodes"}


@contextmanager
def ray_nodes(count: int) -> Iterator[None]:
    """A Ray cluster of so many nodes with one processor each."""
    import ray
    from ray.cluster_utils import Cluster

    os.environ["PYTHONPATH"] = str(ROOT)
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0})
    for _ in range(count):
        cluster.add_node(num_cpus=1)
    os.environ["RAY_ADDRESS"] = cluster.address
    try:
        yield
    finally:
        ray.shutdown()
        cluster.shutdown()


def seconds(small: Path, corpus: Path, room: Path, build: Callable[[Path, Path], object]) -> float:
    """Seconds of a build, after one of a few articles."""
    build(small, room / "small")
    begin = time.perf_counter()
    build(corpus, room / "whole")
    return time.perf_counter() - begin


def measured(count: int, ways: Collection[str]) -> Iterator[tuple[str, float]]:
    """Ways of building and their seconds, as they come; nodes only where ray is installed."""
    from kg.cluster import build_shards
    from kg.cluster.engine import ENGINES
    from kg.pipeline import BuildOptions, build

    def engine(name: str, jobs: int) -> Callable[[Path, Path], object]:
        made = ENGINES[name](jobs)
        return lambda corpus, out: build_shards(
            [str(corpus)], str(out), BuildOptions(html=False), made, 0, None
        )

    def plain(corpus: Path, out: Path) -> object:
        return build([corpus], out, BuildOptions(html=False, jobs=2))

    with tempfile.TemporaryDirectory() as name:
        rooms = (Path(name) / str(number) for number in range(9))
        small, corpus = next(rooms), next(rooms)
        write(2 * SHARDS, small, seed=2, shards=SHARDS)
        write(count, corpus, shards=SHARDS)
        yield JOBS, seconds(small, corpus, next(rooms), plain)
        for jobs in (1, 2) if "processes" in ways else ():
            yield (
                f"--engine processes, {jobs}",
                seconds(small, corpus, next(rooms), engine("processes", jobs)),
            )
        for nodes in (1, 2) if "ray" in ways and importlib.util.find_spec("ray") else ():
            with ray_nodes(nodes):
                spent = seconds(small, corpus, next(rooms), engine("ray", nodes))
            yield RAY[nodes], spent


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int, nargs="?", default=2000)
    parser.add_argument("--keep", action="store_true", help="into long_runs.json")
    parser.add_argument("--ways", nargs="+", choices=("processes", "ray"), default=("processes", "ray"))
    options = parser.parse_args()
    load = os.getloadavg()[0]
    print(f"{options.count:,} made articles in {SHARDS} shards; load of the machine before {load:.1f}")
    times = {}
    for name, spent in measured(options.count, options.ways):
        times[name] = spent
        print(f"  {name:<24}{spent:>8.1f} s", flush=True)
    for what, ratio, wanted in ratios(times):
        print(f"  {what:<40}{ratio:.2f}  (wanted {wanted})")
    if options.keep:
        keep("engines", {"articles": options.count, "load": round(load, 1), "seconds": times})


def ratios(times: Mapping[str, float]) -> tuple[tuple[str, float, str], ...]:
    """What two nodes give, where they were measured."""
    if not {JOBS, *RAY.values()} <= times.keys():
        return ()
    one, two = (times[RAY[nodes]] for nodes in (1, 2))
    return (
        ("Ray: two nodes : one", one / two, "≥ 1.5"),
        ("time on two Ray nodes : kg build --jobs 2", two / times[JOBS], "≤ 1.5"),
    )


if __name__ == "__main__":
    main()
