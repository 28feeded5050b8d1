"""Reads what a build put on record: pairs.jsonl and candidates.jsonl of a graph folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import StoreError

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PairItem:
    """Two names that may be one thing. A name that needs it bears its place: 高新区@500120."""

    kind: str
    left: str
    right: str
    verdict: str
    who: str
    confidence: float
    reasons: tuple[str, ...]
    left_sentence: str
    right_sentence: str
    left_source: str
    right_source: str


@dataclass(frozen=True, slots=True)
class FactItem:
    """A relation or a number that stayed out of the graph. `relation` is a relation's local name, or a metric."""

    kind: str
    subject: str
    relation: str
    object: str
    document: str
    source: str
    confidence: float
    rule: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Items:
    """What to look at; the nearest to being taken come first."""

    pairs: tuple[PairItem, ...]
    facts: tuple[FactItem, ...]


def items(graph: Path, *, everything: bool = False) -> Items:
    """Doubtful pairs and facts that nobody has judged; all pairs on record where asked for.

    Raises StoreError where there is no graph, or a damaged one.
    """
    if not (graph / "pairs.jsonl").is_file():
        raise StoreError(f"{graph} 里没有可审阅的记录：先运行 kg build -o {graph}")
    pairs = [_pair(row) for row in _rows(graph / "pairs.jsonl")]
    facts = [_fact(row) for row in _rows(graph / "candidates.jsonl") if row["reason"] == "confidence"]
    open_ = [one for one in pairs if everything or (one.verdict == "unsure" and one.who == "rule")]
    return Items(
        tuple(sorted(open_, key=lambda one: (-one.confidence, one.kind, one.left, one.right))),
        tuple(
            sorted(
                facts, key=lambda one: (-one.confidence, one.document, one.subject, one.relation, one.object)
            )
        ),
    )


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                yield json.loads(line)
            except ValueError as error:
                raise StoreError(f"{path} 第 {number} 行损坏：{error}；请重新运行 kg build") from error


def _pair(row: Row) -> PairItem:
    left, right = row["left"], row["right"]
    return PairItem(
        kind=row["kind"],
        left=_name(left),
        right=_name(right),
        verdict=row["verdict"],
        who=row["who"],
        confidence=float(row["confidence"]),
        reasons=tuple(row["reasons"]),
        left_sentence=left["sentence"],
        right_sentence=right["sentence"],
        left_source=left["source"],
        right_source=right["source"],
    )


def _name(side: Row) -> str:
    return f"{side['name']}@{side['place']}" if side["place"] else str(side["name"])


def _fact(row: Row) -> FactItem:
    claim = row["fact"] == "claim"
    return FactItem(
        kind=row["subjectType"] if claim else row["entityType"],
        subject=row["subject"] if claim else row["entity"],
        relation=row["predicate"] if claim else row["metric"],
        object=row["object"] if claim else row["valueText"],
        document=row["document"],
        source=row["source"],
        confidence=float(row["confidence"]),
        rule=row["extractor"],
        sentence=" ".join(passage["exact"] for passage in row["passages"]),
    )
