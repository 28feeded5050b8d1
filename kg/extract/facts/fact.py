"""A relation between two things of a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(slots=True, unsafe_hash=True)
class Fact:
    """A relation between two things of the page, and the stretch of clean text that states it."""

    subject: int
    predicate: str
    object: int
    confidence: float
    rule: str
    start: int
    end: int


def made_by(facts: Iterable[Fact]) -> dict[int, list[int]]:
    """Maker → the wares that it makes, in the order of the facts."""
    made: dict[int, list[int]] = {}
    for fact in facts:
        if fact.predicate == "produces":
            made.setdefault(fact.subject, []).append(fact.object)
    return made
