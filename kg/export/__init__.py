"""Writes a graph in one of the formats of `exporters`, or in all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path

from kg.errors import UsageError
from kg.export import (
    csv,
    gexf,
    graphml,
    html,
    jsonld,
    ladybug,
    neo4j,
    nquads,
    ntriples,
    parquet,
    pyvis,
    rdf12,
    rdfxml,
    trig,
    turtle,
    void,
    xlsx,
)
from kg.export.base import Exporter, Source
from kg.store import Store

__all__ = ["Exporter", "export", "export_all", "exporters"]

exporters: Mapping[str, Exporter] = {
    exporter.name: exporter
    for exporter in (
        turtle.EXPORTER,
        ntriples.EXPORTER,
        nquads.EXPORTER,
        trig.EXPORTER,
        jsonld.EXPORTER,
        jsonld.CONTEXT,
        rdfxml.EXPORTER,
        rdf12.EXPORTER,
        neo4j.EXPORTER,
        ladybug.EXPORTER,
        graphml.EXPORTER,
        gexf.EXPORTER,
        csv.EXPORTER,
        xlsx.EXPORTER,
        parquet.EXPORTER,
        html.EXPORTER,
        pyvis.EXPORTER,
        void.EXPORTER,
    )
}
"""Name as in ``kg export NAME`` → exporter; the description of the others comes last."""


def export(name: str, store: Store, out: Path) -> None:
    """Writes the graph to `out`, each file whole or not at all. Raises UsageError for an unknown format."""
    if name not in exporters:
        near = get_close_matches(name, exporters, n=1, cutoff=0.0)
        raise UsageError(f"没有格式 {name!r}（最接近的是 {near[0]!r}）：可用 {' '.join(sorted(exporters))}")
    exporters[name].write(Source(store), out)


def export_all(store: Store, folder: Path, on_done: Callable[[Path], object]) -> list[UsageError]:
    """Writes every format into a folder. Gives what stood in the way of those that are left out."""
    source, left_out = Source(store), []
    for exporter in exporters.values():
        out = folder / f"{exporter.stem}{exporter.suffix}"
        try:
            exporter.write(source, out)
            on_done(out)
        except UsageError as error:
            left_out.append(error)
    return left_out
