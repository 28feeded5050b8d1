"""The golden file itself: what pyoxigraph answers. KG_REFRESH=1 writes it anew; read what changed."""

import json
import os
from pathlib import Path

from kg.store import open_store

from .conftest import HERE, QUERIES, Answers, normal, stated_triples, triples


def test_golden_answers(frozen: Path, golden: Answers) -> None:
    store = open_store(frozen.parent / "store")
    found = {
        name: normal([getattr(term, "value", "") for term in row] for row in store.select(query))
        for name, query in QUERIES.items()
    }
    if os.environ.get("KG_REFRESH"):
        text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
        (HERE / "answers.json").write_text(text, encoding="utf-8")
    assert found == golden
    assert all(rows for rows in found.values())


def test_a_dropped_triple_shows(frozen: Path, golden: Answers, tmp_path: Path) -> None:
    from kg.store import create_store_of_nquads

    lines = (frozen / "graph.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    dropped = next(line for line in lines if "#unitText>" in line)
    create_store_of_nquads(tmp_path / "store", [line for line in lines if line != dropped])
    store = open_store(tmp_path / "store")
    rows = store.select(QUERIES["sum"])
    assert normal([getattr(term, "value", "") for term in row] for row in rows) != golden["sum"]


def test_the_frozen_graph_keeps_the_rules(frozen: Path) -> None:
    from kg.validate import validate_for_import

    assert validate_for_import(frozen) == []
    assert len(triples(frozen / "graph.ttl")) == stated_triples(frozen)
