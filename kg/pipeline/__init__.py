"""The way through: sources → documents → extracts → entities → RDF → store, graph.ttl and graph.html.

A graph folder keeps the text of every document, what was known of it and what was extracted, so that adding
documents extracts only those, and gives the same graph as building all of them at once.
"""

from kg.pipeline.build import build, build_apart, import_registers
from kg.pipeline.options import BuildOptions, BuildResult, OnProgress
from kg.pipeline.remove import rebuild, remove

__all__ = [
    "BuildOptions",
    "BuildResult",
    "OnProgress",
    "build",
    "build_apart",
    "import_registers",
    "rebuild",
    "remove",
]
