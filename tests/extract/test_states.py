"""How far a project has come: the stage, when, and whether it is so or meant to be."""

from __future__ import annotations

import csv
import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from kg.errors import SeedError
from kg.extract import Engine, build_engine
from kg.model import Document, Extract, ReportDate
from kg.seeds import load_seeds
from kg.vocab import load_vocab

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PROJECT = "宁波柏舟轴承年产500万套高速轴承项目"
REPORT = ReportDate(dt.date(2025, 3, 21), "day", "given")


@cache
def engine() -> Engine:
    return build_engine(load_seeds(), load_vocab())


def read(text: str, date: ReportDate | None = REPORT) -> Extract:
    return engine().extract(Document("ab" * 32, "a.txt", text, None, date))


def states(text: str, date: ReportDate | None = REPORT) -> list[tuple[str, str, str]]:
    """(stage, from when, status) of the project."""
    extract = read(text, date)
    return [
        (one.value_text, "" if one.start is None else one.start.isoformat(), one.status)
        for one in extract.observations
        if one.broader == "stage" and "高速轴承项目" in extract.entities[one.entity].name
    ]


def rows() -> list[dict[str, str]]:
    with (SEEDS / "stages.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["word"])
def test_every_word_has_an_example_that_works(row: dict[str, str]) -> None:
    assert row["word"] in row["yes"]
    assert {stage for stage, _, status in states(row["yes"]) if status == "actual"} == {row["stage"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"2024年3月，{PROJECT}开工建设。", [("开工", "2024-03-01", "actual")]),
        (
            f"{PROJECT}2023年签约，2024年3月开工。",
            [("签约", "2023-01-01", "actual"), ("开工", "2024-03-01", "actual")],
        ),
        (
            f"{PROJECT}已开工，预计2026年12月投产。",
            [("开工", "2025-03-21", "actual"), ("投产", "2026-12-01", "forecast")],
        ),
        (f"{PROJECT}计划2026年6月建成投产。", [("投产", "2026-06-01", "target")]),
        (f"{PROJECT}将于年底达产。", [("达产", "2025-01-01", "target")]),
        (f"推动{PROJECT}早日投产。", [("投产", "", "target")]),
        (f"计划总投资5亿元的{PROJECT}正在建设。", [("在建", "2025-03-21", "actual")]),
        (f"日前，北仑区签下{PROJECT}。", [("签约", "2025-03-01", "actual")]),
        (f"{PROJECT}尚未开工。", []),
        (f"{PROJECT}开工率100%。", []),
        (f"{PROJECT}投产后，年产值可达9亿元。", []),
        (f"{PROJECT}进展顺利，远航电子新厂投产。", []),
        ("日前，北仑区签约项目12个，总投资50亿元。", []),
    ],
)
def test_states_in_sentences(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert states(text) == expected


def test_what_bears_no_date_is_so_when_it_was_reported() -> None:
    text = f"{PROJECT}正式签约。"
    assert states(text) == [("签约", "2025-03-21", "actual")]
    assert states(text, ReportDate(dt.date(2025, 3, 1), "month", "given")) == [
        ("签约", "2025-03-01", "actual")
    ]
    assert states(text, None) == [("签约", "", "actual")]


def test_a_signed_sum_stays_a_sum_and_the_project_is_signed() -> None:
    extract = read(f"日前，{PROJECT}签约，总投资50亿元。")
    found = {(one.metric, one.value_text) for one in extract.observations}
    assert {("项目阶段", "签约"), ("总投资", "50亿元")} <= found


def test_an_unknown_stage_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "stages.csv").write_text("word,stage,yes\n封顶大吉,封顶,\n", encoding="utf-8")
    with pytest.raises(SeedError, match="阶段 '封顶' 不认识"):
        load_seeds(tmp_path)
