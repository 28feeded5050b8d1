"""The sample bulletins become export/sample.ttl, with every class and every relation; refreshed as tests/test_cases.py says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.pipeline import BuildOptions, BuildResult, build
from kg.store import open_store
from kg.terms import parse_turtle
from kg.vocab import load_vocab

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "export" / "sample.ttl"
REFRESH = os.environ.get("KG_REFRESH") == "1" and os.environ.get("CI") != "true"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    out = tmp_path_factory.mktemp("sample")
    return build([ROOT / "seeds" / "documents"], out, BuildOptions(jobs=1, html=False))


def test_golden_file(sample: BuildResult) -> None:
    if REFRESH:
        GOLDEN.write_bytes(sample.turtle.read_bytes())
    found = {str(t) for t in parse_turtle(sample.turtle)}
    wanted = {str(t) for t in parse_turtle(GOLDEN)}
    assert found == wanted, f"{len(wanted - found)} gone, {len(found - wanted)} new: KG_REFRESH=1 if meant"


def test_every_class_and_relation(sample: BuildResult) -> None:
    store, vocab = open_store(sample.turtle.parent / "store"), load_vocab()
    for name in vocab.entity_classes:
        assert store.ask(
            f"ASK {{ ?x a <{vocab.cls(name)}> ; <http://www.w3.org/2004/02/skos/core#prefLabel> ?l }}"
        ), name
    for name in vocab.relations:
        claim = f"?c a <{vocab.cls('Claim')}> ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> <{vocab.prop(name)}>"
        assert store.ask(f"ASK {{ {claim} }}"), name
