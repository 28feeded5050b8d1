"""N-Triples, sorted: one triple a line, for tools that compare or stream."""

from __future__ import annotations

from pathlib import Path

from kg.export.base import Exporter, Source
from kg.export.lines import triples
from kg.files import whole_file


def write(source: Source, out: Path) -> None:
    with whole_file(out) as file:
        file.writelines(triples(source.lines))


EXPORTER = Exporter("ntriples", ".nt", "每行一个三元组，便于比较和流式处理", write)
