"""`make bench` runs, and its page carries every table, plot and ratio."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from .conftest import ROOT

BENCHMARKS = ROOT / "benchmarks"


def test_some_parts_on_next_to_nothing() -> None:
    command = [sys.executable, str(BENCHMARKS / "run.py"), "--quick", "extraction", "load", "queries"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for what in ("kg extract : jieba.cut", "pyoxigraph : kg", "kg : pyoxigraph"):
        assert re.search(rf"{what}: \d+\.\d\d \(wanted [≥≤] \d\.\d\)", told), told


def test_a_part_that_is_none_is_wrong_use() -> None:
    command = [sys.executable, str(BENCHMARKS / "run.py"), "poetry"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "poetry" in done.stderr


def test_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import parts
    import plots
    import run

    points = [(250.0, 300.0), (1000.0, 500.0)]
    part = parts.Part(
        "memory", "Memory", "Made articles.", ("articles", "peak"), (("250", "300 MB"), ("1,000", "500 MB")),
        plots.lines("Memory", "articles", "MB", [("kg build", points)]), (("most : fewest", 1.67, "≤ 1.1"),),
    )  # fmt: skip
    page = run.as_page([part], 0.25)
    assert "| 1,000 | 500 MB |" in page and "| Memory: most : fewest | 1.67 | ≤ 1.1 |" in page
    assert "(performance/memory.svg)" in page and "Load of the machine before the run 0.2" in page
    for plot in (part.plot, plots.bars("Load", "seconds", [("kg", 0.0), ("<rdflib>", 2.5)])):
        drawn = ElementTree.fromstring(plot)
        assert drawn.tag.endswith("svg") and len(drawn) > 4


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("performance.md")), ids=lambda path: path.name)
def test_the_plots_that_docs_show_are_there(page: Path) -> None:
    shown = re.findall(r"!\[[^\]]*\]\(([^)]+\.svg)\)", page.read_text("utf-8"))
    assert shown
    for name in shown:
        ElementTree.parse(page.parent / name)
