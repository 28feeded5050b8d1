"""What the graph knows of an entity and where it says so; what a graph holds, in numbers."""

from __future__ import annotations

from kg.explain.about import Explanation, Fact, Number, Source, explain
from kg.explain.counts import counts, stats
from kg.explain.render import facts, render

__all__ = ["Explanation", "Fact", "Number", "Source", "counts", "explain", "facts", "render", "stats"]
