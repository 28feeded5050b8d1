"""A relation between two things of a page."""

from __future__ import annotations

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
