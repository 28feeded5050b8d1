"""Numbers on which documents do not agree are listed, with what each says and which report is newer."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.explain import Conflict, conflict_facts, conflicts, render_conflicts
from kg.pipeline import BuildOptions, build
from kg.store import Store, open_store

HEAD = "日前，宁波远航智造有限公司入驻北仑区。"


def store_of(folder: Path, **articles: str) -> Store:
    """A graph of articles; a name is a letter and the date: ``a20250301``, ``b2025`` for the year alone."""
    for name, text in articles.items():
        digits = name[1:]
        date = "-".join(filter(None, (digits[:4], digits[4:6], digits[6:])))
        (folder / f"{name}.txt").write_text(f"远航智造扩产\n{date}\n\n{HEAD}{text}\n", encoding="utf-8")
    build(sorted(folder.glob("*.txt")), folder / "g", BuildOptions(jobs=1, html=False))
    return open_store(folder / "g" / "store")


def only(store: Store, name: str = "") -> Conflict:
    (found,) = conflicts(store, name)
    return found


FIRST, SECOND = "2024年，远航智造产值达13.9亿元。", "2024年，远航智造产值达14.1亿元。"


def test_both_values_stay_and_the_newer_report_is_told(tmp_path: Path) -> None:
    store = store_of(tmp_path, a20250301=FIRST, b20250421=SECOND)
    found = only(store)
    assert (found.entity, found.metric, found.start, found.end) == (
        "宁波远航智造有限公司", "产值", "2024-01-01", "2024-12-31",
    )  # fmt: skip
    assert found.across
    assert [(one.text, one.newest, one.sources[0].sentence) for one in found.readings] == [
        ("14.1亿元", True, SECOND),
        ("13.9亿元", False, FIRST),
    ]
    assert found.difference == Decimal("1.4")
    values = {row[0].value for row in store.select("SELECT ?v { ?o ind:value ?v }")}  # type: ignore[union-attr]
    assert values == {"1390000000", "1410000000"}


def test_reports_of_one_time_leave_it_open(tmp_path: Path) -> None:
    found = only(store_of(tmp_path, a202503=FIRST, b20250321=SECOND))
    assert [one.newest for one in found.readings] == [False, False]


def test_a_month_after_a_day_is_newer(tmp_path: Path) -> None:
    found = only(store_of(tmp_path, a202504=FIRST, b20250321=SECOND))
    assert [(one.text, one.newest) for one in found.readings] == [("13.9亿元", True), ("14.1亿元", False)]


@pytest.mark.parametrize(
    "other",
    [
        "2023年，远航智造产值达14.1亿元。",
        "2024年，远航智造产值达13.9亿元，不断扩大规模。",
        "2024年，远航智造力争产值达到14.1亿元。",
        "2024年，远航智造营业收入达14.1亿元。",
    ],
    ids=["period", "same", "target", "metric"],
)
def test_what_is_no_conflict(tmp_path: Path, other: str) -> None:
    assert conflicts(store_of(tmp_path, a20250301=FIRST, b20250421=other)) == ()


def test_two_sentences_of_one_document_come_last(tmp_path: Path) -> None:
    store = store_of(
        tmp_path,
        a20250301=FIRST + "2024年，远航智造产值达14.1亿元。",
        b20250421="2024年，远航智造产值达16亿元。",
    )
    assert only(store).across
    (tmp_path / "b20250421.txt").unlink()
    (tmp_path / "apart").mkdir()
    within = store_of(tmp_path / "apart", a20250301=FIRST + SECOND)
    assert not only(within).across
    assert "出自同一文档" in render_conflicts(conflicts(within))


def test_of_one_entity(tmp_path: Path) -> None:
    store = store_of(tmp_path, a20250301=FIRST, b20250421=SECOND)
    assert only(store, "远航智造") == only(store)
    assert conflicts(store, "北仑区") == ()
    with pytest.raises(UsageError, match="没有名为"):
        conflicts(store, "远行智造")


def test_as_text_and_json(tmp_path: Path) -> None:
    found = conflicts(store_of(tmp_path, a20250301=FIRST, b20250421=SECOND))
    text = render_conflicts(found, 100)
    assert "产值  2024  2 种说法，相差 1.4%" in text
    assert text.index("14.1亿元  ← 报道较新") < text.index("13.9亿元")
    assert text.endswith("说法不一 1 处")
    assert render_conflicts(()) == "没有说法不一的数字"
    (row,) = json.loads(json.dumps(conflict_facts(found)))["conflicts"]
    assert [one["value"] for one in row["readings"]] == [[1410000000], [1390000000]]
