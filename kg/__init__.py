"""产业知识图谱: from Chinese regional-industry news to an RDF graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import kg.api

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def open(folder: str | Path = "export") -> kg.api.Graph:  # noqa: A001  `kg.open` reads as it should
    """A graph folder that `kg build` made, or the address of a SPARQL endpoint, to be asked from Python.

    Raises StoreError where there is no graph, EndpointError where nobody answers.
    """
    from importlib import import_module

    opened: kg.api.Graph = import_module("kg.api").Graph(folder)
    return opened
