"""TriG: Turtle with one part for each named graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.export.base import Exporter, Source
from kg.export.lines import split_quad
from kg.export.turtle import Shortener, Triple, blocks
from kg.files import whole_file


def trig(lines: Iterable[str]) -> Iterator[str]:
    """Every graph with its blocks, in pieces. `lines` are N-Quads in any order."""
    graphs: defaultdict[str, list[Triple]] = defaultdict(list)
    for line in lines:
        subject, predicate, obj, graph = split_quad(line)
        graphs[graph].append((subject, predicate, obj))
    short = Shortener()
    body = {graph: list(blocks(graphs[graph], short)) for graph in sorted(graphs)}
    yield short.header()
    for graph, found in body.items():
        yield f"\n{graph} {{\n" if graph else "\n{\n"
        yield "\n".join(found)
        yield "}\n"


def write(source: Source, out: Path) -> None:
    with whole_file(out) as file:
        file.writelines(trig(source.lines))


EXPORTER = Exporter("trig", ".trig", "带命名图的 Turtle：每篇文档一个图", write)
