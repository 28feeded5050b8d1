"""A decision on record: two groups, what was decided of them, by whom and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.resolve.group import GroupId

Verdict = Literal["same", "different", "unsure"]
Who = Literal["rule", "person"]


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """`left` is the lesser id. `points`: 0–100."""

    left: GroupId
    right: GroupId
    points: int
    verdict: Verdict
    reasons: tuple[str, ...]
    who: Who = "rule"
    misprint: GroupId = ()
    """Which of the two is held to be a misprint of the other; empty where neither is."""
