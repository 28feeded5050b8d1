"""N-Triples, sorted: one triple a line, for tools that compare or stream."""

from __future__ import annotations

from pathlib import Path

from kg.export.base import Exporter, whole_file
from kg.export.lines import triples
from kg.store import Store


def write(store: Store, out: Path) -> None:
    with whole_file(out) as file:
        file.writelines(triples(store.nquads()))


EXPORTER = Exporter("ntriples", ".nt", "每行一个三元组，便于比较和流式处理", write)
