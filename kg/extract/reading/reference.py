"""What a stretch of a sentence refers to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """A name or an anaphor in a sentence: `[start, end)` of the clean text, and the thing it refers to."""

    start: int
    end: int
    kind: str
    thing: int
    printed: bool
    """False for 该企业, 园区, 全市 …"""
