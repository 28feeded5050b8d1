"""Several places on one page: read articles put below one another must say of each place what they said alone.

What is found less than in the articles by themselves went to a place whose section it does not stand in.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.evaluate import evaluate
from kg.evaluate.scores import total
from kg.pipeline import build_apart
from tests.paged.paging import STYLES, pages

CASES = Path(__file__).parent.parent / "cases"
FLOORS = (0.92, 0.77, 0.83)
"""F1 of names, relations and numbers on pages of four; the same articles alone: 0.93, 0.79, 0.85."""


def test_an_entity_of_two_articles_is_one() -> None:
    county = {"id": "e1", "type": "District", "name": "海盐县", "mentions": ["海盐"]}
    firm = {"id": "e2", "type": "Enterprise", "name": "骅锐", "mentions": ["骅锐"]}
    located = [{"s": "e2", "p": "locatedIn", "o": "e1"}]
    one = {"source": {"date": "2025"}, "entities": [county, firm], "relations": located, "observations": []}
    other = {**one, "entities": [{**county, "name": "桐乡市", "mentions": ["桐乡"]}, firm]}
    ((gold, text),) = pages([(one, "题\n骅锐在海盐。"), (other, "题\n骅锐在桐乡。")], 2, STYLES["name alone"])
    assert [e["name"] for e in gold["entities"]] == ["海盐县", "骅锐", "桐乡市"]
    assert {(r["s"], r["o"]) for r in gold["relations"]} == {("x1", "x0"), ("x1", "x2")}
    assert text.endswith("海盐\n\n骅锐在海盐。\n\n桐乡\n\n骅锐在桐乡。\n\n")


@pytest.mark.parametrize("style", sorted(STYLES))
def test_each_section_is_about_its_place(style: str, tmp_path: Path) -> None:
    folders = sorted(p for group in "egr" for p in CASES.glob(f"{group}[0-9]*"))
    articles = [
        (
            json.loads((p / "gold.json").read_text(encoding="utf-8")),
            (p / "article.txt").read_text(encoding="utf-8"),
        )
        for p in folders
    ]
    golds = []
    for gold, text in pages(articles, 4, STYLES[style]):
        golds.append(tmp_path / f"{gold['doc']}.json")
        golds[-1].write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
        golds[-1].with_suffix(".txt").write_text(text, encoding="utf-8")
    assert len(golds) > 15
    scores = evaluate(golds, [tmp_path], build_apart)
    found = (total(scores.entities.values()).f1, total(scores.relations.values()).f1, scores.observations.f1)
    assert all(f >= floor for f, floor in zip(found, FLOORS, strict=True)), found
