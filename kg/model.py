"""What travels between the stages: documents → mentions → claims → entities.

Everything here is immutable, can be compared, hashed and pickled, and holds no library object.
Offsets are half-open `[start, end)` and count Unicode code points of `Document.text`,
the text as its reader gave it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

Precision = Literal["day", "month", "year"]
DateOrigin = Literal["stated", "given", "inferred"]
Status = Literal["actual", "target", "forecast"]

ENTITY_KINDS: tuple[str, ...] = (
    "District",
    "Region",
    "IndustrialPark",
    "Enterprise",
    "IndustryCluster",
    "Industry",
    "Project",
    "Product",
    "Designation",
    "Institution",
    "GovernmentBody",
)


class Span(NamedTuple):
    """A half-open stretch of `Document.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReportDate:
    """When a document was reported: the first day of the stated day, month or year."""

    value: dt.date
    precision: Precision
    origin: DateOrigin


@dataclass(frozen=True, slots=True)
class Document:
    """One article. A document is its bytes: the same bytes under two names are one document."""

    sha256: str
    """Hex digest of the file's bytes; of a .jsonl row, of its canonical JSON; of a register, of mapping and bytes."""
    source: str
    """File name or URL, never a path."""
    text: str
    title: str | None = None
    date: ReportDate | None = None
    mapping: str = ""
    """Of a register, what its columns mean, as `kg.register` writes it; empty for an article."""

    @property
    def id(self) -> str:
        """Short stable name of the document, used in IRIs and file names: 16 hex digits."""
        return self.sha256[:16]


TOO_SLOW, FAILED = "too-slow", "extraction-failed"
"""Kinds of issue: the extractor gave up on a document."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Noise in the world: something that could not be read or understood, and was left out."""

    kind: str
    source: str
    message: str
    start: int | None = None
    end: int | None = None
    lost: bool = field(default=False, compare=False)
    """Whether a whole document could not be read; a message about one that was read has it False."""


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """One thing as one document names it. Claims refer to it by its index in `Extract.entities`."""

    kind: str
    """One of `ENTITY_KINDS`."""
    name: str
    """Fullest correct form in this document."""
    labels: tuple[str, ...] = ()
    """Every other correct form, sorted; without `name`."""
    hidden: tuple[str, ...] = ()
    """Misread forms as printed, sorted."""
    mentions: tuple[Span, ...] = ()
    code: str | None = None
    """GB/T 2260 code of a district."""
    place: str | None = None
    """GB/T 2260 code of the district it belongs to, where the document tells: keeps namesakes apart."""
    confidence: float = 1.0
    credit_code: str = ""
    """Unified social credit code, out of a register."""
    rows: tuple[Span, ...] = ()
    """Rows of a register that list it, sorted."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One relation as one document states it, between two of its `LocalEntity` by index."""

    subject: int
    predicate: str
    """Local name in the ontology, for instance ``locatedIn``."""
    object: int
    confidence: float
    rule: str
    evidence: tuple[Span, ...]
    """At least one passage, sorted, without repeats."""


@dataclass(frozen=True, slots=True)
class Observation:
    """A number about an entity. `value`, or `minimum` and `maximum`, with 万/亿 multiplied out."""

    entity: int
    metric: str
    """Short printed Chinese noun: 产值, 总投资, 产值增速."""
    broader: str
    """Local name of the concept of the metric scheme above it: ``output``, ``investment`` …"""
    value: Decimal | None
    minimum: Decimal | None
    maximum: Decimal | None
    unit_text: str
    """Unit with 万/亿 taken out: 元, %, GWh, 套."""
    value_text: str
    """As printed: 13.9亿元, 75%—80%."""
    qualifier: str
    """超, 约, 近, 余 … or empty."""
    start: dt.date | None
    end: dt.date | None
    status: Status
    confidence: float
    rule: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Extract:
    """Everything found in one document."""

    document: Document
    entities: tuple[LocalEntity, ...] = ()
    claims: tuple[Claim, ...] = ()
    observations: tuple[Observation, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """One real-world thing over all documents."""

    kind: str
    name: str
    """Canonical name: the fullest correct form; becomes skos:prefLabel."""
    key: str = ""
    """Tells namesakes apart: the GB/T 2260 code of a district, the owning district's code elsewhere; else empty."""
    labels: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    code: str | None = None
    documents: tuple[str, ...] = ()
    """`Document.id` of every document that names it, sorted."""
    credit_codes: tuple[str, ...] = ()
    """Unified social credit codes; several only where people united what registers part."""


@dataclass(frozen=True, slots=True)
class Named:
    """One side of a decision: a name, and where it stands."""

    name: str
    place: str
    """GB/T 2260 code where the name alone does not tell which one is meant; else empty."""
    document: str
    """Id of the first document that has the name."""
    index: int
    """Of the local entity there."""
    entity: int
    """Index in `Resolution.entities`."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Two names that were compared: whether they are one thing, who says so, and why."""

    kind: str
    left: Named
    right: Named
    verdict: Literal["same", "different", "unsure"]
    who: Literal["rule", "person"]
    confidence: float
    """How much spoke for sameness, 0–1; 0 where something forbade it."""
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which entity each document's local entities are."""

    entities: tuple[Entity, ...]
    links: Mapping[tuple[str, int], int] = field(default_factory=dict)
    """(document id, index in `Extract.entities`) → index in `entities`."""
    decisions: tuple[Decision, ...] = ()
    """On what it rests, by kind and names."""
