"""A name found on a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at `[start, end)` of the clean text.

    `name` is its normal form, `labels` are other forms by which this very mention makes the thing known.
    """

    start: int
    end: int
    kind: str
    name: str
    rule: str
    score: float
    labels: tuple[str, ...] = ()
    code: str | None = None

    def overlaps(self, other: Mention) -> bool:
        """Whether two mentions share a character."""
        return self.start < other.end and other.start < self.end
