"""Firms that nobody knows: articles that rules were written against, read again with other brands in them.

What is found less than under the old names was found because a name was known, or liked.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.evaluate import evaluate
from kg.evaluate.scores import total
from kg.names import NameSplitter
from kg.pipeline import build_apart
from kg.seeds import load_seeds
from tests.renamed.naming import renamed

TESTS = Path(__file__).parent.parent
BRANDS = (Path(__file__).parent / "brands.txt").read_text(encoding="utf-8").split()
ARTICLES = 110
FLOORS = (0.92, 0.93, 0.76)
"""Recall and precision of firms, F1 of relations; the brands are those of listed firms that no seed knows."""


@pytest.fixture(scope="module")
def splitter() -> NameSplitter:
    return NameSplitter(load_seeds())


def test_every_form_of_a_name_gets_the_same_brand(splitter: NameSplitter) -> None:
    gold = {
        "doc": "x",
        "entities": [
            {
                "id": "e1",
                "type": "Enterprise",
                "name": "保定远丰机械有限公司",
                "mentions": ["远丰机械", "远丰"],
            },
            {"id": "e2", "type": "District", "name": "保定市", "mentions": ["保定"]},
        ],
        "relations": [{"s": "e1", "p": "locatedIn", "o": "e2", "evidence": "保定的远丰机械投产"}],
    }
    new, text = renamed(gold, "保定的远丰机械投产，远丰说。保定远丰机械有限公司扩产。", ["博盛"], splitter)
    assert text == "保定的博盛机械投产，博盛说。保定博盛机械有限公司扩产。"
    assert new["entities"][0]["mentions"] == ["博盛机械", "博盛"]
    assert new["relations"][0] == gold["relations"][0] | {"evidence": "保定的博盛机械投产"}


def test_nobody_knows_the_brands() -> None:
    seeds = load_seeds()
    known = {form for group in seeds.groups for form in (group.name, *group.aliases)}
    assert len(set(BRANDS)) == len(BRANDS) > 300
    assert not known.intersection(BRANDS)


def test_firms_nobody_knows_are_found(splitter: NameSplitter, tmp_path: Path) -> None:
    golds = []
    for old in sorted((TESTS / "cases").glob("[abceghklmr][0-9]*/gold.json")):
        gold = json.loads(old.read_text(encoding="utf-8"))
        gold["doc"] = old.parent.name
        gold, text = renamed(gold, (old.parent / "article.txt").read_text(encoding="utf-8"), BRANDS, splitter)
        golds.append(tmp_path / f"{gold['doc']}.json")
        golds[-1].write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
        golds[-1].with_suffix(".txt").write_text(text, encoding="utf-8")
    assert len(golds) >= ARTICLES
    scores = evaluate(golds, [tmp_path], build_apart)
    firms, relations = scores.entities["Enterprise"], total(scores.relations.values())
    found = (firms.recall, firms.precision, relations.f1)
    assert all(f >= floor for f, floor in zip(found, FLOORS, strict=True)), found
