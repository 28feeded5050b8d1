"""Ten saved questions answered by mouse alone, as docs/page.md shows them: each in under five clicks."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.query import cell, find, run
from kg.store import Store

from ..conftest import ROOT
from .conftest import Visit

_SPEC = importlib.util.spec_from_file_location("pictures", ROOT / "docs" / "pictures.py")
assert _SPEC and _SPEC.loader
import sys  # noqa: E402

pictures: Any = importlib.util.module_from_spec(_SPEC)
sys.modules["pictures"] = pictures
_SPEC.loader.exec_module(pictures)


@pytest.fixture(scope="module")
def here(visit: Callable[..., Visit], sample_graph: Path) -> Iterator[Visit]:
    yield visit(sample_graph / "graph.html")


@pytest.mark.parametrize("asked", pictures.QUESTIONS, ids=lambda asked: asked.query)
def test_answered_by_mouse_as_by_sparql(here: Visit, sample_store: Store, asked: Any) -> None:
    here.go("")
    here.page.evaluate(
        "kgPage.filtersOpen = false; kgPage.renderFilters(); kgPage.stage.moved = false; kgPage.stage.fit()"
    )
    assert pictures.play(here.page, asked) < 5
    shown = re.sub(r"\s+", "", here.page.inner_text(asked.where))
    table = run(sample_store, find(asked.query), asked.values)
    rows = [dict(zip(table.columns, map(cell, row), strict=True)) for row in table.rows]
    rows = [row for row in rows if all(row[key] == value for key, value in asked.keep.items())]
    assert rows
    for row in rows[: asked.rows]:
        for column in asked.columns:
            assert re.sub(r"\s+", "", row[column]) in shown, (row[column], asked.query)
    assert here.clean()


def test_documented_with_a_picture_each() -> None:
    text = (ROOT / "docs" / "page.md").read_text("utf-8")
    for number, asked in enumerate(pictures.QUESTIONS, 1):
        name = f"{number:02}-{asked.query}.png"
        assert f"(page/{name})" in text and f"`{asked.query}`" in text
        picture = ROOT / "docs" / "page" / name
        assert 5_000 < picture.stat().st_size < 120_000, name
