"""Whole runs: each folder of tests/cases holds an article and the graph it must become, compared as graphs.

``KG_REFRESH=1 pytest tests/test_cases.py tests/test_sample.py`` writes the expected graphs anew; look at the
difference before you commit it. Never in CI.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.pipeline import BuildOptions, build
from kg.terms import parse_turtle

CASES = sorted(p for p in (Path(__file__).parent / "cases").iterdir() if (p / "expected.ttl").is_file())
REFRESH = os.environ.get("KG_REFRESH") == "1" and os.environ.get("CI") != "true"


def triples(path: Path) -> set[str]:
    return {str(t) for t in parse_turtle(path)}


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_case(case: Path, tmp_path: Path) -> None:
    articles = [p for p in case.iterdir() if p.stem == "article"]
    result = build(articles, tmp_path / "graph", BuildOptions(jobs=1, html=False))
    assert not result.issues
    expected = case / "expected.ttl"
    if REFRESH:
        expected.write_bytes(result.turtle.read_bytes())
    found, wanted = triples(result.turtle), triples(expected)
    assert found == wanted, "\n".join(
        [f"- {t}" for t in sorted(wanted - found)] + [f"+ {t}" for t in sorted(found - wanted)]
    )
