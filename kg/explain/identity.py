"""Why an entity is one: the names that were held to be the same as its others, and those that were kept apart."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.explain.about import Explanation
from kg.explain.render import wrap

_SIGNS = {"same": "＝", "different": "≠", "unsure": "？"}


@dataclass(frozen=True, slots=True)
class Identity:
    """One decision about two names, as pairs.jsonl has it."""

    left: str
    right: str
    verdict: str
    who: str
    confidence: float
    reasons: tuple[str, ...]
    entities: tuple[str, str]
    """IRIs of the entities that the two names have now."""


def identities(graph: Path, explanations: Iterable[Explanation]) -> dict[str, list[Identity]]:
    """IRI → decisions in which one of its names took part. Nothing of a folder that keeps none."""
    wanted = {one.iri for one in explanations}
    found: dict[str, list[Identity]] = {iri: [] for iri in sorted(wanted)}
    for one in _kept(graph / "pairs.jsonl"):
        for iri in wanted & set(one.entities):
            found[iri].append(one)
    return found


def render_identities(found: Sequence[Identity], width: int) -> str:
    """The decisions as text, those that united first."""
    ranked = sorted(found, key=lambda one: (_RANK.index(one.verdict), -one.confidence, one.left, one.right))
    lines = [f"名称判断 {len(ranked)}"]
    for one in ranked:
        lines += wrap("  ", f"{one.left} {_SIGNS[one.verdict]} {one.right}  {one.confidence:.2f}", width)
        lines += wrap("    ", "；".join(one.reasons), width)
    return "\n".join(lines)


_RANK = ("same", "unsure", "different")


def identity_facts(found: Sequence[Identity]) -> list[dict[str, object]]:
    """The same for JSON."""
    return [asdict(one) for one in found]


def _kept(path: Path) -> Iterator[Identity]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                row = json.loads(line)
                left, right = row["left"], row["right"]
                yield Identity(
                    left=left["name"],
                    right=right["name"],
                    verdict=row["verdict"],
                    who=row["who"],
                    confidence=float(row["confidence"]),
                    reasons=tuple(row["reasons"]),
                    entities=(left["entity"], right["entity"]),
                )
            except (ValueError, KeyError, TypeError) as error:
                raise StoreError(f"{path} 第 {number} 行损坏：{error}；请重新运行 kg build") from error
