"""What the graph knows of an entity and where it says so; what a graph holds, in numbers."""

from __future__ import annotations

from kg.explain.about import Explanation, Fact, Number, Source, explain
from kg.explain.conflicts import Conflict, Reading, conflicts
from kg.explain.counts import counts, stats
from kg.explain.disagreement import conflict_facts, render_conflicts
from kg.explain.identity import Identity, identities, identity_facts, render_identities
from kg.explain.render import facts, render
from kg.explain.standing import standing_of

__all__ = [
    "Conflict",
    "Explanation",
    "Fact",
    "Identity",
    "Number",
    "Reading",
    "Source",
    "conflict_facts",
    "conflicts",
    "counts",
    "explain",
    "facts",
    "identities",
    "identity_facts",
    "render",
    "render_conflicts",
    "render_identities",
    "standing_of",
    "stats",
]
