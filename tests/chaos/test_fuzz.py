"""Spoilt documents, values and questions: no traceback, and none takes long. `make chaos` tries 20,000 and more."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QueryError, UsageError
from kg.pipeline import BuildOptions, build
from kg.query import find, run
from kg.store import open_store

from .programs import lines_of


def test_spoilt_documents_are_read_or_refused(sample_graph: Path) -> None:
    found = lines_of("fuzz.py", sample_graph, 20261121, 300)
    assert found[:-1] == []
    assert int(str(found[-1]["tried"])) >= 280


def test_what_coverage_leads_to_is_read_too(sample_graph: Path) -> None:
    pytest.importorskip("atheris")
    *_, end = lines_of("guided.py", sample_graph, 8, 400, "clean")
    assert (end["tried"], end["failed"], end["slow_runs"]) == (400, 0, 0)


def test_numbers_beyond_all_measure_are_none(tmp_path: Path) -> None:
    """One article with such a number once ended the build of all, in the page's table of conflicts."""
    text = "青禾机械扩产\n2025-03-01\n\n重庆青禾机械有限公司位于璧山高新区。2024年，青禾机械产值达{}亿元，同比增长16%。\n"
    for digits in (17, 19, 45, 400):
        (tmp_path / f"{digits}.txt").write_text(text.format("9" * digits), encoding="utf-8")
    assert build([tmp_path], tmp_path / "g", BuildOptions(jobs=1)).failed == 0
    store = open_store(tmp_path / "g" / "store")
    with pytest.raises(QueryError, match="要 数"):
        run(store, find("largest-investments"), {"least": "1e999999999"})


def test_half_characters_are_refused(sample_graph: Path) -> None:
    with pytest.raises(UsageError, match="代理对"):
        run(open_store(sample_graph / "store"), find("firms-of-park"), {"park": "\udc80园"})
