"""Figures: counts, shares, findings, and how well a confidence was kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Part = Literal["entity", "relation", "observation"]
Outcome = Literal["miss", "false", "differs"]
"""Annotated and not found; found and not annotated; right, but with another metric, year or status."""


@dataclass(frozen=True, slots=True)
class Count:
    """`found` of `gold` annotated things were found, `right` of `predicted` things are right.

    The two differ only where an edge is implied by others: it may be right without being annotated.
    """

    gold: int = 0
    found: int = 0
    predicted: int = 0
    right: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.gold + other.gold,
            self.found + other.found,
            self.predicted + other.predicted,
            self.right + other.right,
        )

    @property
    def precision(self) -> float:
        """Share of what was predicted that is right; 1 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Share of what is annotated that was found; 1 where nothing is annotated."""
        return self.found / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def total(counts: Iterable[Count]) -> Count:
    """Counts pooled (micro average)."""
    return sum(counts, Count())


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `of`: for metric, year and status among the observations that are right."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float:
        """Between 0 and 1; 1 of nothing."""
        return self.right / self.of if self.of else 1.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One miss, false find or difference, with its sentence."""

    document: str
    part: Part
    type: str
    """Entity class, relation, or metric."""
    outcome: Outcome
    text: str
    why: str
    sentence: str
    rule: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """One predicted thing, its confidence, and whether it is right."""

    part: Part
    confidence: float
    right: bool
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Bin:
    """Predicted things whose confidence lies in [`low`, `high`) (the last: up to 1), and how many are right."""

    part: Part
    low: float
    high: float
    count: int
    right: int
    mean_confidence: float


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of one article."""

    document: str
    entities: dict[str, Count] = field(default_factory=dict)
    relations: dict[str, Count] = field(default_factory=dict)
    observations: Count = Count()
    metric: Share = Share()
    year: Share = Share()
    status: Share = Share()
    findings: tuple[Finding, ...] = ()
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class BCubed:
    """How well mentions are put together, over those that were found at all: `mentions` of `annotated`."""

    precision: float
    recall: float
    mentions: int
    annotated: int
    whole_precision: float = 1.0
    """Over all annotated mentions, each that was not found as a node of its own."""
    whole_recall: float = 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _mean(self.precision, self.recall)

    @property
    def whole_f1(self) -> float:
        """The same over all annotated mentions."""
        return _mean(self.whole_precision, self.whole_recall)


def _mean(precision: float, recall: float) -> float:
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures over all articles; `documents` has each article's own."""

    documents: tuple[Tally, ...]
    bins: tuple[Bin, ...] = ()
    bcubed: BCubed | None = None

    @property
    def entities(self) -> dict[str, Count]:
        """By class; Industry stands for IndustryCluster too."""
        return _pooled(tally.entities for tally in self.documents)

    @property
    def relations(self) -> dict[str, Count]:
        """By relation."""
        return _pooled(tally.relations for tally in self.documents)

    @property
    def observations(self) -> Count:
        """Observations whose entity, value and unit agree."""
        return total(tally.observations for tally in self.documents)

    @property
    def metric(self) -> Share:
        """Of the right observations, those whose metric agrees."""
        return sum((tally.metric for tally in self.documents), Share())

    @property
    def year(self) -> Share:
        """Of the right observations whose annotation has a period, those that start in its year."""
        return sum((tally.year for tally in self.documents), Share())

    @property
    def status(self) -> Share:
        """Of the right observations, those of the annotated status."""
        return sum((tally.status for tally in self.documents), Share())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every miss and every false find."""
        return tuple(finding for tally in self.documents for finding in tally.findings)


def _pooled(tables: Iterable[dict[str, Count]]) -> dict[str, Count]:
    pooled: dict[str, Count] = {}
    for table in tables:
        for name, count in table.items():
            pooled[name] = pooled.get(name, Count()) + count
    return dict(sorted(pooled.items()))


_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def bins_of(verdicts: Iterable[Verdict]) -> tuple[Bin, ...]:
    """The calibration table: a fact shown with 0.9 should be right nine times in ten."""
    rows: dict[tuple[Part, int], list[Verdict]] = {}
    for verdict in verdicts:
        step = max(index for index, low in enumerate(_EDGES[:-1]) if verdict.confidence >= low)
        rows.setdefault((verdict.part, step), []).append(verdict)
    return tuple(
        Bin(
            part=part,
            low=_EDGES[step],
            high=_EDGES[step + 1],
            count=len(row),
            right=sum(verdict.right for verdict in row),
            mean_confidence=round(sum(verdict.confidence for verdict in row) / len(row), 4),
        )
        for (part, step), row in sorted(rows.items())
    )
