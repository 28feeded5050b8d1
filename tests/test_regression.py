"""The annotated articles of tests/cases: their figures may rise, they must not fall below what was reached.

The floors are the figures of docs/quality.md, rounded down; raise them when the extraction gets better.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluate import evaluate
from kg.evaluate.scores import total
from kg.pipeline import build_apart

CASES = Path(__file__).parent / "cases"
FLOORS = {
    "a": (0.95, 0.84, 0.90),
    "b": (0.94, 0.84, 0.90),
    "c": (0.92, 0.77, 0.85),
    "e": (0.91, 0.79, 0.83),
    "f": (0.80, 0.56, 0.67),
    "g": (0.89, 0.71, 0.80),
    "h": (0.84, 0.57, 0.75),
    "k": (0.0, 0.0, 0.0),
    "l": (0.0, 0.0, 0.0),
    "m": (0.0, 0.0, 0.0),
    "n": (0.0, 0.0, 0.0),
    "p": (0.0, 0.0, 0.0),
    "r": (0.93, 0.83, 0.86),
}


@pytest.mark.parametrize("group", sorted(FLOORS))
def test_figures_do_not_fall(group: str) -> None:
    golds = sorted(CASES.glob(f"{group}[0-9]*/gold.json"))
    assert len(golds) >= 5
    scores = evaluate(golds, [], build_apart)
    found = (total(scores.entities.values()).f1, total(scores.relations.values()).f1, scores.observations.f1)
    assert all(f >= floor for f, floor in zip(found, FLOORS[group], strict=True)), found
