"""N-Quads lines taken apart, and in the order in which people read them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_KINDS = [
    "district",
    "region",
    "park",
    "enterprise",
    "cluster",
    "industry",
    "project",
    "product",
    "designation",
    "institution",
    "government",
    "metric",
    "document",
    "claim",
    "observation",
    "passage",
]
_RANK = {kind: f"{rank:02d}" for rank, kind in enumerate(_KINDS)}
_REST = f"{_KINDS.index('document') - 1:02d}~"
_KIND = re.compile(r"<[^>]*/id/([a-z]+)/")


def split_quad(line: str) -> tuple[str, str, str, str]:
    """(subject, predicate, object, graph) of a line; the graph is empty where it has none."""
    subject, predicate, rest = line.split(" ", 2)
    end = rest.index(" ", rest.rindex('"') if rest.startswith('"') else 0)
    return subject, predicate, rest[:end], rest[end:].rstrip().removesuffix(".").strip()


def split_triple(line: str) -> tuple[str, str, str]:
    """(subject, predicate, object) of a line, for those who have many and need no graph."""
    subject, predicate, rest = line.split(" ", 2)
    return subject, predicate, rest[: rest.index(" ", rest.rindex('"') if rest[0] == '"' else 0)]


def section(subject: str) -> str:
    """Sorts entities by class first, then metrics and other concepts, then documents and what they state."""
    match = _KIND.match(subject)
    return _RANK.get(match[1], _REST) if match else _REST


def triples(lines: Iterable[str]) -> list[str]:
    """Lines of N-Triples, sorted, each once."""
    found = set()
    for line in lines:
        subject, predicate, obj, _ = split_quad(line)
        found.add(f"{subject} {predicate} {obj} .\n")
    return sorted(found)
