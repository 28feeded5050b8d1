"""Building from shards to shards on processes and on a Ray cluster of one and of two nodes, beside `kg build --jobs 2`.

The cluster is a real one on this machine: a head without work of its own, and nodes of one processor each. Starting
it is not counted, nor is what a worker loads once; a small build goes before for that. `--engine ray` writes shards
of N-Quads, `kg build` a store and a Turtle file: the same triples, not quite the same work.

    python benchmarks/engines.py 2000
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from made_corpus import write
from measure import ROOT

sys.path.insert(0, str(ROOT))
SHARDS = 16


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


def measured(count: int, *, ray: bool = True) -> dict[str, float]:
    """Way of building → seconds."""
    from kg.cluster import build_shards
    from kg.cluster.engine import ENGINES
    from kg.pipeline import BuildOptions, build

    times: dict[str, float] = {}

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
        times["kg build --jobs 2"] = seconds(small, corpus, next(rooms), plain)
        for jobs in (1, 2):
            times[f"--engine processes, {jobs}"] = seconds(
                small, corpus, next(rooms), engine("processes", jobs)
            )
        for nodes in (1, 2) if ray else ():
            with ray_nodes(nodes):
                times[f"--engine ray, {nodes} node{'s'[: nodes - 1]}"] = seconds(
                    small, corpus, next(rooms), engine("ray", nodes)
                )
    return times


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int, nargs="?", default=2000)
    parser.add_argument("--no-ray", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    ray = not options.no_ray and importlib.util.find_spec("ray") is not None
    times = measured(options.count, ray=ray)
    if options.json:
        print(json.dumps(times))
        return
    print(f"{options.count:,} made articles in {SHARDS} shards; load of the machine before {load:.1f}")
    for name, spent in times.items():
        print(f"  {name:<24}{spent:>8.1f} s")
    if ray:
        one, two, here = (
            times[name] for name in ("--engine ray, 1 node", "--engine ray, 2 nodes", "kg build --jobs 2")
        )
        print(f"  two nodes against one      {one / two:.2f} × (at least 1.5)")
        print(f"  two nodes against --jobs 2 {two / here:.2f} × the time (at most 1.5)")
    elif not options.no_ray:
        print("  --engine ray was not measured: pip install 'chanye-kg[ray]'")


if __name__ == "__main__":
    main()
