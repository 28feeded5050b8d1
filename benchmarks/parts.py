"""The comparisons of `make bench`: each gives a table, a plot, and the ratio that is wanted with the one that is."""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import growth
import resolve_scale
from build_vs_jieba import SEGMENT
from engines import measured as engine_times
from engines import ratios as engine_ratios
from made_corpus import articles as made_articles
from made_corpus import write
from measure import ROOT, SAMPLE, alternate, articles, kept, process
from plots import bars, lines, short

if TYPE_CHECKING:
    from kg.model import Document

KG = [sys.executable, "-m", "kg"]


@dataclass(frozen=True, slots=True)
class Part:
    """One comparison, measured."""

    name: str
    title: str
    told: str
    """What was done, in a sentence or two."""
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    plot: str
    ratios: tuple[tuple[str, float, str], ...] = ()
    """What is compared, the ratio, and what is wanted."""


def _seconds(work: Callable[[], object]) -> Callable[[], float]:
    def timed() -> float:
        begin = time.perf_counter()
        work()
        return time.perf_counter() - begin

    return timed


def _work(work: Callable[[], object]) -> Callable[[], float]:
    """Seconds of the processor: what one thread computes, whoever else is at work on the machine."""

    def timed() -> float:
        begin = time.process_time()
        work()
        return time.process_time() - begin

    return timed


def _rows(
    times: Mapping[str, Sequence[float]], unit: str = "s", per: float = 0
) -> tuple[tuple[str, ...], ...]:
    """Name, median, range; `per`: so much work, to be told a second."""
    found = []
    for name, some in times.items():
        value = [per / one for one in some] if per else list(some)
        figures = (short(statistics.median(value)), f"{short(min(value))}–{short(max(value))}")
        found.append((name, *(f"{figure} {unit}".strip() for figure in figures)))
    return tuple(found)


def _middle(times: Mapping[str, Sequence[float]], name: str) -> float:
    return statistics.median(times[name])


def extraction(quick: bool) -> Part:
    """Characters a second through the extractor, and through jieba."""
    import jieba
    import jieba.posseg

    from kg.extract import build_engine
    from kg.read import read_sources
    from kg.seeds import load_seeds
    from kg.vocab import load_vocab

    corpus = os.environ.get("KG_CORPUS")
    stream = list(read_sources(articles(Path(corpus) if corpus else SAMPLE), None, lambda issue: None))
    if not corpus:
        stream += _documents([row["text"] for row in made_articles(2 if quick else 30)])
    texts = [document.text for document in stream]
    engine = build_engine(load_seeds(), load_vocab())
    jieba.setLogLevel(60)
    jieba.initialize()
    size = sum(map(len, texts))
    times = alternate(
        {
            "kg extract": _work(lambda: [engine.extract(one) for one in stream]),
            "jieba.cut": _work(lambda: [list(jieba.cut(text)) for text in texts]),
            "jieba.posseg": _work(lambda: [list(jieba.posseg.cut(text)) for text in texts]),
        },
        1 if quick else 5,
    )
    ours = _middle(times, "kg extract")
    return Part(
        "extraction",
        "Extraction",
        f"{size:,} characters ({'articles of a newspaper' if corpus else 'sample and made articles'}), one process, "
        "dictionaries and seeds loaded before; by the time of the processor.",
        ("", "characters a second", "range"),
        _rows(times, "", size),
        bars("Extraction", "characters a second", [(name, size / _middle(times, name)) for name in times]),
        (
            ("kg extract : jieba.cut", _middle(times, "jieba.cut") / ours, "≥ 1.0"),
            ("kg extract : jieba.posseg", _middle(times, "jieba.posseg") / ours, ""),
        ),
    )


def _documents(texts: Sequence[str]) -> Iterator[Document]:
    from kg.model import Document

    for number, text in enumerate(texts):
        yield Document(f"{number:064x}", f"{number}.txt", text)


def processes(quick: bool) -> Part:
    """The stages of a build from shards to shards on one process and on two."""
    from kg.pipeline import BuildOptions
    from kg.pipeline.crew import in_order
    from kg.pipeline.extracting import engine_of

    options = BuildOptions()
    engine = engine_of(options.seeds, options.model)
    stream = list(_documents([row["text"] for row in made_articles(4 if quick else 384)]))
    pieces = [stream[at : at + 12] for at in range(0, len(stream), 12)]

    def run(jobs: int) -> Callable[[], float]:
        def work(piece: Sequence[Document]) -> int:
            return sum(len(engine.extract(one).entities) for one in piece)

        return _seconds(lambda: list(in_order(work, pieces, jobs)))

    times = alternate({"kg, one process": run(1), "kg, two processes": run(2)}, 1 if quick else 3)
    ratio = _middle(times, "kg, one process") / _middle(times, "kg, two processes")
    return Part(
        "processes",
        "Two processes",
        f"Extraction of {len(stream)} made articles; workers are forked within the measure.",
        ("", "seconds", "range"),
        _rows(times),
        bars("Extraction over processes", "seconds", [(name, _middle(times, name)) for name in times]),
        (("two processes : one", ratio, "≥ 1.8"),),
    )


def build(quick: bool) -> Part:
    """From process start to Turtle on the disk, against a process that only segments."""
    files = [str(path) for path in articles(SAMPLE)]
    with tempfile.TemporaryDirectory() as room:
        count = iter(range(1_000_000))

        def ours() -> float:
            return process([*KG, "build", *files, "-o", f"{room}/{next(count)}", "--quiet"])

        def theirs() -> float:
            return process([sys.executable, "-c", SEGMENT, *files])

        times = alternate({"kg build": ours, "jieba: import, load, cut": theirs}, 1 if quick else 5)
    ratio = _middle(times, "kg build") / _middle(times, "jieba: import, load, cut")
    return Part(
        "build",
        "A build from process start",
        f"The {len(files)} plain text files of the sample, to store, graph.ttl and graph.html.",
        ("", "seconds", "range"),
        _rows(times),
        bars("From process start", "seconds", [(name, _middle(times, name)) for name in times]),
        (("kg build : jieba", ratio, "≤ 1.0"),),
    )


def resolution(quick: bool) -> Part:
    """Names against time."""
    from kg.resolve import knowledge_of, resolve
    from kg.seeds import load_seeds

    seeds = load_seeds()
    knowledge = knowledge_of(seeds)
    rows, points = [], []
    for size in (250, 500) if quick else (3_125, 6_250, 12_500, 25_000):
        extracts = resolve_scale.extracts(seeds, size)
        begin = time.process_time()
        found = resolve(extracts, knowledge)
        work = time.process_time() - begin
        points.append((float(size), work))
        rows.append(
            (f"{size:,}", f"{len(found.entities):,}", f"{short(work)} s", f"{work / size * 1e6:.0f} µs")
        )
    growth_ratio = points[-1][1] / points[-1][0] / (points[0][1] / points[0][0])
    return Part(
        "resolution",
        "Resolution",
        "Names made from the gazetteers, one a document (`resolve_scale.py`); seconds of processor time.",
        ("names", "things", "time", "a name"),
        tuple(rows),
        lines("Resolution", "names", "seconds", [("kg", points)]),
        (("time a name, most : fewest names", growth_ratio, "near 1"),),
    )


@cache
def _graph(count: int) -> tuple[Path, list[str]]:
    """A graph folder of made articles, and its N-Quads; deleted when the process ends."""
    from kg.pipeline import BuildOptions
    from kg.pipeline import build as build_graph
    from kg.store import open_store

    room = tempfile.TemporaryDirectory()
    _ROOMS.append(room)
    corpus, out = Path(room.name) / "made.jsonl", Path(room.name) / "graph"
    write(count, corpus)
    build_graph([corpus], out, BuildOptions(html=False))
    return out, open_store(out / "store").nquads()


_ROOMS: list[tempfile.TemporaryDirectory[str]] = []


def load(quick: bool) -> Part:
    """N-Quads into a store, against bare pyoxigraph and rdflib."""
    import pyoxigraph
    import rdflib

    from kg.store import create_store_of_nquads

    out, nquads = _graph(6 if quick else 150)
    path = out.parent / "graph.nq"
    path.write_text("".join(nquads), encoding="utf-8")
    fewer = out.parent / "fewer.nq"
    fewer.write_text("".join(nquads[:: 1 if quick else 10]), encoding="utf-8")
    count = iter(range(1_000_000))

    def bare() -> None:
        store = pyoxigraph.Store(str(out.parent / f"bare{next(count)}"))
        store.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS)
        store.flush()

    sides = {
        "kg": _seconds(lambda: create_store_of_nquads(out.parent / f"kg{next(count)}", nquads)),
        "pyoxigraph bulk_load": _seconds(bare),
    }
    times = alternate(sides, 1 if quick else 5)
    part = len(nquads[:: 1 if quick else 10]) / len(nquads)
    slow = _seconds(lambda: rdflib.Dataset().parse(fewer, format="nquads"))() / part
    times["rdflib, in memory (a tenth, times ten)"] = [slow]
    ratio = _middle(times, "pyoxigraph bulk_load") / _middle(times, "kg")
    return Part(
        "load",
        "Load",
        f"{len(nquads):,} N-Quads of made articles into a new store on the disk.",
        ("", "seconds", "range"),
        _rows(times),
        bars("Load", "seconds", [(name, _middle(times, name)) for name in times]),
        (("pyoxigraph : kg", ratio, "≥ 0.7"),),
    )


def queries(quick: bool) -> Part:
    """All saved questions with the values of their examples, against the same text asked of pyoxigraph."""
    import pyoxigraph
    from serve_load import questions

    from kg.store import open_store

    out, _ = _graph(6 if quick else 50)
    texts, store = questions(), open_store(out / "store")
    bare = pyoxigraph.Store.read_only(str(out / "store"))
    times = alternate(
        {
            "kg": _seconds(lambda: [_drained(store.query(text)) for text in texts]),
            "pyoxigraph": _seconds(
                lambda: [_drained(bare.query(text, use_default_graph_as_union=True)) for text in texts]
            ),
        },
        1 if quick else 3,
    )
    return Part(
        "queries",
        "Saved questions",
        f"{len(texts)} saved questions, one after another, all rows taken ({len(store):,} quads).",
        ("", "seconds", "range"),
        _rows(times),
        bars("Saved questions", "seconds", [(name, _middle(times, name)) for name in times]),
        (("kg : pyoxigraph", _middle(times, "kg") / _middle(times, "pyoxigraph"), "≤ 1.2"),),
    )


def _drained(found: object) -> int:
    return sum(1 for _ in found) if hasattr(found, "__iter__") else 0


def dump(quick: bool) -> Part:
    """Turtle out of a store."""
    import pyoxigraph
    import rdflib

    from kg.export import export
    from kg.store import open_store

    out, nquads = _graph(6 if quick else 150)
    bare, ours = pyoxigraph.Store.read_only(str(out / "store")), open_store(out / "store")
    target = out.parent / "dump.ttl"
    step = 1 if quick else 20
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data="".join(nquads[::step]), format="nquads")
    sides = {
        "kg export turtle": _seconds(lambda: export("turtle", ours, target)),
        "pyoxigraph": _seconds(
            lambda: pyoxigraph.serialize(
                (quad.triple for quad in bare), output=str(target), format=pyoxigraph.RdfFormat.TURTLE
            )
        ),
    }
    times = alternate(sides, 1 if quick else 5)
    slow = _seconds(lambda: graph.serialize(target, format="turtle"))() * step
    times["rdflib (a twentieth, times twenty)"] = [slow]
    return Part(
        "dump",
        "Turtle",
        f"{len(nquads):,} quads as Turtle; kg's is sorted for reading, pyoxigraph's is not.",
        ("", "seconds", "range"),
        _rows(times),
        bars("Turtle out of a store", "seconds", [(name, _middle(times, name)) for name in times]),
        (("kg : pyoxigraph", _middle(times, "kg export turtle") / _middle(times, "pyoxigraph"), "≤ 1.5"),),
    )


def shapes(quick: bool) -> Part:
    """The checks of kg doctor and kg validate as SPARQL, against pySHACL on rdflib."""
    from kg.store import open_store
    from kg.validate import broken_assertions
    from kg.validate.shapes import shape_violations
    from kg.vocab import load_vocab

    out, _ = _graph(6 if quick else 25)
    store, vocab = open_store(out / "store"), load_vocab()
    times = alternate(
        {
            "kg: checks in SPARQL": _seconds(lambda: list(broken_assertions(store, vocab))),
            "pySHACL on rdflib": _seconds(lambda: list(shape_violations(store))),
        },
        1 if quick else 3,
    )
    ratio = _middle(times, "pySHACL on rdflib") / _middle(times, "kg: checks in SPARQL")
    return Part(
        "shapes",
        "Validation",
        f"{len(store):,} quads. The two do not check quite the same: pySHACL checks the shapes, the questions "
        "also what shapes cannot say.",
        ("", "seconds", "range"),
        _rows(times),
        bars("Validation", "seconds", [(name, _middle(times, name)) for name in times]),
        (("pySHACL : kg", ratio, ""),),
    )


def page(quick: bool) -> Part:
    """Writing the page, against default pyvis on the same network."""
    from pyvis.network import Network

    from kg.export import export
    from kg.graph import as_networkx
    from kg.store import open_store

    out, _ = _graph(6 if quick else 25)
    store = open_store(out / "store")
    ours, theirs = out.parent / "kg.html", out.parent / "pyvis.html"
    network = as_networkx(store)

    def plain() -> None:
        vis = Network(directed=True, cdn_resources="in_line")
        for node, data in network.nodes(data=True):
            vis.add_node(node, label=str(data["name"]))
        for one, other, relation in network.edges(keys=True):
            vis.add_edge(one, other, label=str(relation))
        theirs.write_text(vis.generate_html(), encoding="utf-8")

    times = alternate(
        {"kg export html": _seconds(lambda: export("html", store, ours)), "pyvis": _seconds(plain)},
        1 if quick else 3,
    )
    sizes = {"kg export html": ours.stat().st_size, "pyvis": theirs.stat().st_size}
    rows = tuple((*row, f"{sizes[row[0]] / 1e6:.1f} MB") for row in _rows(times))
    return Part(
        "page",
        "The page",
        f"{len(network):,} entities, {network.number_of_edges():,} relations. kg's page holds sentences, "
        "numbers, names and a finished layout; pyvis's holds names and relations, and lays them out in the browser.",
        ("", "seconds to write", "range", "size"),
        rows,
        bars("Writing the page", "seconds", [(name, _middle(times, name)) for name in times]),
        (("kg : pyvis, size", sizes["kg export html"] / sizes["pyvis"], ""),),
    )


def memory(quick: bool) -> Part:
    """Builds of more and more made articles; what was measured on a long run is kept beside it."""
    return _memory("memory", [_grown(count) for count in ((20, 40) if quick else (100, 200, 400))])


def _memory(name: str, found: Sequence[Mapping[str, float]], when: str = "") -> Part:
    rows = tuple(
        (
            f"{one['articles']:,}",
            f"{one['seconds']:.0f} s",
            f"{one['cpu'] / one['articles'] * 1000:.0f} ms",
            f"{one['peak']:.0f} MB",
            f"{one['entities']:,}",
            f"{one['disk']:.0f} MB",
        )
        for one in found
    )
    points = [(float(one["articles"]), float(one["peak"])) for one in found]
    each = [one["cpu"] / one["articles"] for one in found]
    most = f", {found[-1]['articles']:,}" if when else ""
    return Part(
        name,
        f"Memory and time over the number of documents{most}",
        "Made articles of a thousand characters, two processes; memory of all processes together at its peak "
        f"(`growth.py`).{when}",
        ("articles", "wall", "processor time an article", "peak", "entities", "on disk"),
        rows,
        lines("Memory of a build", "articles", "MB", [("kg build", points)]),
        (
            ("processor time an article, most : fewest articles", each[-1] / each[0], "≤ 1.1"),
            ("peak in GB", points[-1][1] / 1000, "≤ 2"),
        ),
    )


def _grown(count: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as name:
        return json.loads(json.dumps(growth.run(count, 2, Path(name))))  # type: ignore[no-any-return]


def engines(quick: bool) -> Part:
    """Shards to shards on processes and Ray nodes, beside a build on this machine."""
    count = 32 if quick else 320
    ways = ("processes",) if quick else ("processes", "ray")
    return _engines("engines", count, dict(engine_times(count, ways)))


def _engines(name: str, count: int, times: Mapping[str, float], when: str = "") -> Part:
    return Part(
        name,
        f"Engines, {count:,} articles",
        "Made articles in 16 shards; clusters are up and their workers warm. `kg build` loads a store and writes "
        f"Turtle, an engine writes shards of N-Quads (`engines.py`).{when}",
        ("", "seconds"),
        tuple((way, f"{spent:.1f} s") for way, spent in times.items()),
        bars(f"Engines, {count:,} articles", "seconds", list(times.items())),
        engine_ratios(times),
    )


def long_runs() -> tuple[Part, ...]:
    """What `--keep` kept of runs that are too long for every time."""
    found = kept()
    parts = []
    if one := found.get("engines"):
        parts.append(_engines("engines-long", one["articles"], one["seconds"], _when(one)))
    if one := found.get("growth"):
        parts.append(_memory("memory-long", one["builds"], _when(one)))
    return tuple(parts)


def _when(run: Mapping[str, object]) -> str:
    return f" A long run of {run['date']}; load of the machine before it {run['load']}."


PARTS: Mapping[str, Callable[[bool], Part]] = {
    one.__name__: one
    for one in (
        extraction, processes, build, resolution, load, queries, dump, shapes, page, memory, engines,
    )
}  # fmt: skip

__all__ = ["PARTS", "ROOT", "Part", "long_runs"]
