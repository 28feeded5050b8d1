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
    "a": (0.96, 0.85, 0.91),
    "b": (0.94, 0.84, 0.90),
    "c": (0.92, 0.77, 0.85),
    "e": (0.92, 0.80, 0.84),
    "f": (0.83, 0.59, 0.70),
    "g": (0.90, 0.73, 0.80),
    "h": (0.86, 0.60, 0.74),
    "k": (0.85, 0.72, 0.85),
    "l": (0.88, 0.74, 0.85),
    "m": (0.87, 0.73, 0.83),
    "n": (0.78, 0.56, 0.76),
    "p": (0.73, 0.58, 0.75),
    "r": (0.93, 0.83, 0.86),
}


@pytest.mark.parametrize("group", sorted(FLOORS))
def test_figures_do_not_fall(group: str) -> None:
    golds = sorted(CASES.glob(f"{group}[0-9]*/gold.json"))
    assert len(golds) >= 5
    scores = evaluate(golds, [], build_apart)
    found = (total(scores.entities.values()).f1, total(scores.relations.values()).f1, scores.observations.f1)
    assert all(f >= floor for f, floor in zip(found, FLOORS[group], strict=True)), found
