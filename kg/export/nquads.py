"""N-Quads, sorted: every triple with its graph; the form in which builds are compared byte by byte."""

from __future__ import annotations

from pathlib import Path

from kg.export.base import Exporter, Source
from kg.files import whole_file


def write(source: Source, out: Path) -> None:
    with whole_file(out) as file:
        file.writelines(source.lines)


EXPORTER = Exporter("nquads", ".nq", "每行一个四元组，带命名图，便于备份和导入图数据库", write)
