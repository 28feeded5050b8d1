"""Confidences that are shown are how often such facts were right, not what a rule claims of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SeedError
from kg.extract.calibration import Calibration, calibration_of
from kg.seeds import Calibrated, load_seeds


@pytest.fixture
def small() -> Calibration:
    return calibration_of(
        [
            Calibrated("relation", "", 0.6, 0.4),
            Calibrated("relation", "", 0.8, 0.7),
            Calibrated("relation", "loc.is_at", 0.0, 0.9),
        ]
    )


def test_a_rule_with_a_figure_has_it_and_others_lie_on_the_curve(small: Calibration) -> None:
    assert small.of("relation", 0.66, "loc.is_at") == 0.9
    assert small.of("relation", 0.69, "own.child") == 0.4
    assert small.of("relation", 0.71, "own.child") == 0.7
    assert small.of("relation", 0.1, "own.child") == 0.4
    assert small.of("relation", 0.99, "own.child") == 0.7


def test_without_figures_and_for_other_peoples_rules_what_is_stated_stands(small: Calibration) -> None:
    assert small.of("entity", 0.77) == 0.77
    assert small.of("relation", 0.6, "model.tiny") == 0.6


def test_the_curves_of_the_seeds_never_fall() -> None:
    rows = load_seeds().calibration
    for part in ("entity", "relation", "observation"):
        curve = sorted((row.stated, row.confidence) for row in rows if row.part == part and not row.rule)
        assert len(curve) > 2
        assert [value for _, value in curve] == sorted(value for _, value in curve)


def test_every_rule_with_a_figure_exists() -> None:
    seeds = load_seeds()
    patterns = {pattern.id for pattern in seeds.patterns}
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in (Path(__file__).resolve().parents[2] / "kg" / "extract").rglob("*.py")
    )
    for row in seeds.calibration:
        if row.rule and row.rule not in patterns:
            family = row.rule.partition(".")[0]
            assert f'"{row.rule}"' in code or f'f"{family}.{{' in code, row.rule


@pytest.mark.parametrize(
    ("row", "told"),
    [("planet,,0.5,0.5,1", "planet"), ("entity,,0.5,2,1", "0 到 1"), ("entity,,x,0.5,1", "0 到 1")],
)
def test_faulty_rows_are_told(tmp_path: Path, row: str, told: str) -> None:
    (tmp_path / "calibration.csv").write_text(f"part,rule,stated,confidence,facts\n{row}\n", encoding="utf-8")
    with pytest.raises(SeedError, match=told):
        load_seeds(tmp_path)
