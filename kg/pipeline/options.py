"""How to build, and what a build did."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.ahead import Reader
from kg.model import Issue, ReportDate
from kg.terms import BASE

if TYPE_CHECKING:
    from kg.extract import Miss, ModelEndpoint

OnProgress = Callable[[int, int], None]
"""Called with documents done and documents in all."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build. `jobs`: processes, 0 for one a core."""

    date: ReportDate | None = None
    jobs: int = 0
    min_confidence: float = 0.5
    base_iri: str = BASE
    seeds: Path | None = None
    html: bool = True
    explain_misses: bool = False
    model: ModelEndpoint | None = None
    """A language model to ask for further names."""
    reader: Reader | None = field(default=None, compare=False, repr=False)
    """A process that is getting ready to read documents, with the same seeds."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did. Counts of entities, claims and observations are those of the whole graph."""

    documents: int
    read: int
    """Documents of the sources: as many as built, unchanged and failed together."""
    built: int
    unchanged: int
    failed: int
    issues: tuple[Issue, ...]
    entities: Mapping[str, int]
    """Class → number of entities."""
    claims: int
    observations: int
    candidates: int
    turtle: Path
    html: Path
    misses: tuple[Miss, ...] = ()
    """Where asked for: sentences that look as if they held facts and gave none, the most promising first."""
    extracted: int = 0
    """Documents that went through the extractor; the others' extracts were kept from before."""
    notes: tuple[str, ...] = ()
    """Why kept documents were read again, for people."""
    removed: tuple[str, ...] = ()
    """Sources of the documents that were taken out."""
