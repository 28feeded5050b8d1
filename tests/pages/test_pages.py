"""The real newspaper pages and the worked articles, where they are at hand: their figures must not fall.

Annotations of three pages stand beside this file, without their sentences (`KG_CORPUS` has the pages); those of the
others are in `KG_GOLD`. A page is read as a whole: what goes wrong in its sections, no made-up sentence shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.evaluate import evaluate
from kg.evaluate.scores import total
from kg.pipeline import build_apart

HERE = Path(__file__).parent
PAGES = {"001": (0.96, 0.93, 0.98), "003": (0.93, 0.90, 0.95), "004": (0.98, 0.92, 0.96)}
"""F1 of names, relations and numbers, rounded down; annotated by readers who had not seen the program, read since."""
WORKED = ("seed-000", "d01", "d02", "d03", "d04", "d05", "d06", "d07", "d08")
HALF_OPEN = ("seed-002", "d09", "d10", "d11", "d12")


def figures(golds: Sequence[Path], *folders: Path) -> tuple[float, float, float]:
    scores = evaluate(golds, folders, build_apart)
    return (
        total(scores.entities.values()).f1,
        total(scores.relations.values()).f1,
        scores.observations.f1,
    )


@pytest.mark.parametrize("page", sorted(PAGES))
def test_figures_of_pages_do_not_fall(page: str, corpus: Path) -> None:
    found = figures([HERE / f"{page}.json"], corpus)
    assert all(f >= floor for f, floor in zip(found, PAGES[page], strict=True)), found


@pytest.mark.parametrize(
    ("names", "floors"),
    [(WORKED, (0.92, 0.86, 0.89)), (HALF_OPEN, (0.84, 0.70, 0.81))],
    ids=["worked", "half open"],
)
def test_figures_of_the_given_articles_do_not_fall(
    names: tuple[str, ...], floors: tuple[float, ...], gold: Path, corpus: Path
) -> None:
    found = figures([gold / f"{name}.json" for name in names], gold, corpus)
    assert all(f >= floor for f, floor in zip(found, floors, strict=True)), found


def test_annotations_carry_no_sentences() -> None:
    for page in PAGES:
        text = (HERE / f"{page}.json").read_text(encoding="utf-8")
        assert "evidence" not in text and "。" not in text
