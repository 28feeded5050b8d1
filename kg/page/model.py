"""What the page shows, as plain values: things and relations by index, and the sentences behind them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """An article. `date` is empty where none is known; `precision` says how much of it holds."""

    iri: str
    title: str
    date: str
    precision: str
    file: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence at its place in a document, by index."""

    document: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Node:
    """An entity. `label` is empty where the graph has no name for it."""

    iri: str
    kind: str
    """Local name of its class."""
    label: str
    others: tuple[str, ...]
    hidden: tuple[str, ...]
    """Misread forms."""
    documents: tuple[int, ...]
    code: str = ""
    """Credit code of a firm, GB/T 2260 code of a district, where the graph has it."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two nodes. Background knowledge has no evidence."""

    source: int
    target: int
    relation: str
    """Local name of the property."""
    evidence: tuple[tuple[int, float], ...]
    """Passages, each with how sure the claim is that rests on it."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number about a node, or the stage of a project."""

    node: int
    metric: str
    broader: str
    """Local name of the concept above the metric: ``investment``."""
    value: float | None
    low: float | None
    high: float | None
    unit: str
    text: str
    qualifier: str
    start: str
    end: str
    status: str
    """actual, target, forecast, or promised: signed or planned for."""
    confidence: float
    passages: tuple[int, ...]
    conflict: int
    """Numbers that disagree share one that is not -1."""


@dataclass(frozen=True, slots=True)
class Network:
    """Everything in an order that depends on the content alone."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    numbers: tuple[Number, ...]
    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    about: int = -1
    """The node that it is a part around, if it is one."""
