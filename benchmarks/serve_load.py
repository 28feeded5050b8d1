"""Requests a second: `kg serve` against `oxigraph serve-read-only` on the same data, with saved questions.

Also while a query that does not end is asked of `kg serve`, which is cut off at its limit. Loopback only.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from kg.ask.answer import with_values
from kg.paths import data_dir
from kg.pipeline import BuildOptions, build
from kg.query import list_queries
from kg.store import create_store_of_nquads, open_store
from kg.terms import PREFIXES

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
CONNECTIONS = 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--triples", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=10.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "graph"
        triples = prepare(graph, options.triples)
        paths = [f"/sparql?query={quote(text)}" for text in questions()]
        print(f"{triples:,} triples, {len(paths)} saved questions, {CONNECTIONS} connections")
        kg = [sys.executable, "-c", "from kg.cli import main; main()", "serve", "--graph", str(graph)]
        kg += ["--port", "18431"]
        with Server(kg, 18431):
            ours = asyncio.run(load(18431, paths, options.seconds))
            both = asyncio.run(beside_a_runaway(18431, paths, options.seconds))
        oxigraph = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
        if oxigraph is None:
            raise SystemExit("oxigraph is missing: pip install oxigraph")
        peer = [oxigraph, "serve-read-only", "-l", str(graph / "store"), "-b", "127.0.0.1:18432"]
        with Server([*peer, "--union-default-graph"], 18432):
            theirs = asyncio.run(
                load(18432, [p.replace("/sparql", "/query") for p in paths], options.seconds)
            )
    for name, times in (("kg serve", ours), ("beside a runaway", both[0]), ("oxigraph", theirs)):
        p99 = statistics.quantiles(times, n=100)[98] * 1000
        p50 = statistics.median(times) * 1000
        print(
            f"  {name:<18}{len(times) / options.seconds:>9,.0f} a second   median {p50:6.1f} ms   p99 {p99:7.1f} ms"
        )
    print(f"  the runaway was answered {both[1]} after {both[2]:.1f} s")
    rate = len(ours) / len(theirs)
    tail = statistics.quantiles(ours, n=100)[98] / statistics.quantiles(theirs, n=100)[98]
    print(f"ratio of rates {rate:.2f} (wanted: 0.5 or more), of p99 {tail:.2f} (wanted: 3 or less)")


def prepare(graph: Path, triples: int) -> int:
    """A graph of that size: the sample's, many times under other ids."""
    build([data_dir("seeds") / "documents"], graph, BuildOptions(html=False))
    lines = open_store(graph / "store").nquads()
    copies = []
    for number in range(max(1, triples // len(lines))):
        under = f"{PREFIXES['id']}{number}/"
        copies += [line.replace(PREFIXES["id"], under) for line in lines] if number else lines
    create_store_of_nquads(graph / "store", copies)
    return len(copies)


def questions() -> list[str]:
    """The saved questions with the values of their examples."""
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    found = []
    for query in list_queries():
        words = shlex.split(query.example)
        if values := dict(word.split("=", 1) for word in words[4::2]):
            found.append(prefixes + re.sub(r"^PREFIX .*\n", "", with_values(query, values), flags=re.M))
    return found


class Server:
    """A child process that answers on a port."""

    def __init__(self, command: list[str], port: int) -> None:
        self._command, self._port = command, port

    def __enter__(self) -> None:
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        asyncio.run(self._wait())

    async def _wait(self) -> None:
        for _ in range(300):
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", self._port)
                writer.close()
                return
            except OSError:
                await asyncio.sleep(0.1)
        raise SystemExit(f"nobody answers on {self._port}")

    def __exit__(self, *error: object) -> None:
        self._process.terminate()
        self._process.wait()


async def load(port: int, paths: list[str], seconds: float) -> list[float]:
    """Seconds that each request took, asked over some connections at once."""
    end = time.monotonic() + seconds
    found = await asyncio.gather(*(client(port, paths[at:] + paths[:at], end) for at in range(CONNECTIONS)))
    return [took for times in found for took in times]


async def client(port: int, paths: list[str], end: float) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    times = []
    while time.monotonic() < end:
        for path in paths:
            begin = time.monotonic()
            status = await ask(reader, writer, path)
            if status != 200:
                raise SystemExit(f"{status} for {path[:200]}")
            times.append(time.monotonic() - begin)
            if time.monotonic() >= end:
                break
    writer.close()
    return times


async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> int:
    writer.write(
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/sparql-results+json\r\n\r\n".encode()
    )
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = re.search(r"content-length: (\d+)", head)
    if length:
        await reader.readexactly(int(length[1]))
    else:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    return int(head.split()[1])


async def beside_a_runaway(port: int, paths: list[str], seconds: float) -> tuple[list[float], int, float]:
    async def runaway() -> tuple[int, float]:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        begin = time.monotonic()
        status = await ask(reader, writer, f"/sparql?query={quote(RUNAWAY)}")
        writer.close()
        return status, time.monotonic() - begin

    times, (status, took) = await asyncio.gather(load(port, paths, seconds), runaway())
    return times, status, took


if __name__ == "__main__":
    main()
