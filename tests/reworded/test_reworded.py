"""The same facts in other words: articles that rules were written against, with words of a thesaurus put for theirs.

Its author had seen neither rules nor articles. What is found less than in the articles themselves hangs on single words.
"""

from __future__ import annotations

import json
from pathlib import Path

from kg.evaluate import evaluate
from kg.evaluate.scores import total
from kg.pipeline import build_apart
from tests.reworded.wording import reworded, thesaurus

TESTS = Path(__file__).parent.parent
OTHERS = thesaurus((Path(__file__).parent / "thesaurus.txt").read_text(encoding="utf-8").splitlines())
ARTICLES = 110
FLOORS = (0.90, 0.75, 0.83)
"""F1 of names, relations and numbers."""


def test_words_between_names_change_and_names_do_not() -> None:
    gold = {
        "doc": "x",
        "entities": [{"name": "去年机械", "mentions": ["去年机械"]}],
        "observations": [{"metric": "产值"}],
    }
    others = thesaurus(["去年 上年", "位于 地处"])
    texts = {
        reworded({**gold, "doc": str(n)}, "去年机械位于保定，去年产值3亿元，远去年复一年。", others)
        for n in range(40)
    }
    assert "去年机械地处保定，上年产值3亿元，远去年复一年。" in texts
    assert {text.count("去年机械") for text in texts} == {1}


def test_facts_are_found_in_other_words(tmp_path: Path) -> None:
    golds = []
    for old in sorted((TESTS / "cases").glob("[abceghklmr][0-9]*/gold.json")):
        gold = json.loads(old.read_text(encoding="utf-8"))
        gold["doc"] = old.parent.name
        text = (old.parent / "article.txt").read_text(encoding="utf-8")
        golds.append(tmp_path / f"{gold['doc']}.json")
        golds[-1].write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
        golds[-1].with_suffix(".txt").write_text(reworded(gold, text, OTHERS), encoding="utf-8")
    assert len(golds) >= ARTICLES
    scores = evaluate(golds, [tmp_path], build_apart)
    found = (total(scores.entities.values()).f1, total(scores.relations.values()).f1, scores.observations.f1)
    assert all(f >= floor for f, floor in zip(found, FLOORS, strict=True)), found
