"""One thing is one node: merges what the documents name.

`resolve` is a pure function of the extracts as a set: their order does not matter. Local entities that are certainly
one (same code, same full name) form a group; groups are compared where they share a form (`candidates`), each
comparison that speaks for sameness is a `Pair` with score and reason, and `cluster` unites by those pairs.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Extract, Resolution
from kg.resolve.candidates import Pair, pairs
from kg.resolve.cluster import cluster
from kg.resolve.group import Group, apart, groups
from kg.resolve.knowledge import Knowledge, NameSplitting, knowledge_of
from kg.resolve.merge import merge

__all__ = ["Group", "Knowledge", "NameSplitting", "Pair", "knowledge_of", "resolve"]


def resolve(extracts: Iterable[Extract], knowledge: Knowledge) -> Resolution:
    """Which entity each document's local entities are; same extracts in any order, same resolution."""
    by_id = {extract.document.id: extract for extract in extracts}
    ordered = [by_id[identity] for identity in sorted(by_id)]
    found = groups(ordered, knowledge)
    separate = apart(ordered, found)
    clusters = cluster(found, pairs(found, separate, knowledge), separate)
    return merge(clusters, knowledge)
