"""Firms whose name opens that of their project."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.facts.fact import Fact
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read


def owners_in(found: Iterable[Fact]) -> dict[int, int]:
    """Project → the firm whose name its own name opens with."""
    return {f.object: f.subject for f in found if f.rule == "name.undertakes"}


def with_owners(read: Read, owners: dict[int, int]) -> list[Reference]:
    """References of a sentence, and for each project the owner that stands in its name."""
    both: list[Reference] = []
    for reference in read.references:
        both.append(reference)
        owner = owners.get(reference.thing) if reference.printed else None
        if owner is not None:
            both.append(Reference(reference.start, reference.end, "Enterprise", owner, True))
    return both
