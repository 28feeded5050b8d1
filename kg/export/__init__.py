"""Writes a graph in one of the formats of `exporters`."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from kg.errors import UsageError
from kg.export import html, nquads, ntriples, trig, turtle
from kg.export.base import Exporter
from kg.store import Store

__all__ = ["Exporter", "export", "exporters"]

exporters: Mapping[str, Exporter] = {
    exporter.name: exporter
    for exporter in (turtle.EXPORTER, ntriples.EXPORTER, nquads.EXPORTER, trig.EXPORTER, html.EXPORTER)
}
"""Name as in ``kg export NAME`` → exporter."""


def export(name: str, store: Store, out: Path) -> None:
    """Writes the graph to the file `out`, whole or not at all. Raises UsageError for an unknown format."""
    if name not in exporters:
        near = get_close_matches(name, exporters, n=1, cutoff=0.0)
        raise UsageError(f"没有格式 {name!r}（最接近的是 {near[0]!r}）：可用 {' '.join(sorted(exporters))}")
    exporters[name].write(store, out)
