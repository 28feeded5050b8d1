"""What a text of a test tells, by names."""

from __future__ import annotations

from kg.extract import Engine
from kg.model import Document, Extract


def read(engine: Engine, text: str) -> Extract:
    return engine.extract(Document("0" * 64, "made.txt", text))


def named(extract: Extract, kind: str) -> set[str]:
    return {e.name for e in extract.entities if e.kind == kind}


def edges(extract: Extract, relation: str = "locatedIn") -> set[tuple[str, str]]:
    names = [e.name for e in extract.entities]
    return {(names[c.subject], names[c.object]) for c in extract.claims if c.predicate == relation}
