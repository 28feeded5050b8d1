"""What is doubtful is shown with its sentences, and what a person decides is followed by the next build."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from kg.errors import SeedError, StoreError
from kg.pipeline import BuildOptions, build
from kg.review import apply_review, as_csv, as_text, items
from kg.store import open_store

ARTICLES = {
    "a.txt": "鼎泰\n2025-03-01\n\n保定鼎泰光电科技有限公司位于保定市莲池区，2024年产值12亿元。\n",
    "b.txt": "沈阳\n2025-04-01\n\n沈阳鼎泰光电科技有限公司位于沈阳市沈河区，2024年产值15亿元。\n",
    "c.txt": "签约\n2025-05-01\n\n鼎泰光电与宁波远航智造有限公司签署合作协议。鼎泰光电2025年一季度产值3亿元。\n",
}
OPTIONS = BuildOptions(jobs=1, html=False)


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, text in ARTICLES.items():
        (articles / name).write_text(text, encoding="utf-8")
    build([articles], tmp_path / "graph", OPTIONS)
    return tmp_path / "graph"


def again(graph: Path) -> str:
    """Builds with nothing new, as a user does after a review; gives all statements."""
    build([graph.parent / "articles"], graph, OPTIONS)
    return "".join(open_store(graph / "store").nquads())


def firms(graph: Path) -> set[str]:
    """Names of firms in the graph."""
    rows = open_store(graph / "store").select(
        "SELECT ?n { GRAPH ?g { ?e a ind:Enterprise ; skos:prefLabel ?n } }".replace(
            "SELECT", "PREFIX ind: <https://w3id.org/chanye/ontology#>\n"
            "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\nSELECT", 1
        )
    )  # fmt: skip
    return {row[0].value for row in rows}


def sheet_of(graph: Path, said: dict[tuple[str, str], str], encoding: str = "utf-8-sig") -> Path:
    """The sheet, filled in: (left, right) → judgement."""
    rows = list(csv.DictReader(as_csv(items(graph, everything=True)).splitlines()))
    path = graph.parent / "sheet.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        for row in rows:
            writer.writerow(row | {"judgement": said.get((row["left"], row["right"]), "")})
    return path


BAODING, SHENYANG = "保定鼎泰光电科技有限公司", "沈阳鼎泰光电科技有限公司"


def test_doubtful_pairs_come_with_both_sentences(graph: Path) -> None:
    found = items(graph)
    assert {(pair.left, pair.right) for pair in found.pairs} == {
        (BAODING, "鼎泰光电"),
        (SHENYANG, "鼎泰光电"),
    }
    text = as_text(found, 10)
    assert "签署合作协议" in text and "位于沈阳市沈河区" in text and "还可指另外 1 个" in text


def test_limit_says_what_is_left(graph: Path) -> None:
    assert "只列出 1 条" in as_text(items(graph), 1)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030"])
def test_the_next_build_follows_a_filled_in_sheet(graph: Path, encoding: str) -> None:
    assert "鼎泰光电" in firms(graph)
    assert apply_review(graph, sheet_of(graph, {(BAODING, "鼎泰光电"): "same"}, encoding)) == (1, 0)
    again(graph)
    assert firms(graph) == {BAODING, SHENYANG, "宁波远航智造有限公司"}
    judged = [pair for pair in items(graph, everything=True).pairs if pair.who == "person"]
    assert [(pair.left, pair.verdict) for pair in judged] == [(BAODING, "same")]
    assert "人工判断" in judged[0].reasons[0]


def test_judgements_do_not_depend_on_the_order_of_documents(graph: Path, tmp_path: Path) -> None:
    apply_review(graph, sheet_of(graph, {(SHENYANG, "鼎泰光电"): "同"}))
    first = again(graph)
    other = tmp_path / "other"
    for name in sorted(ARTICLES, reverse=True):
        build([graph.parent / "articles" / name], other, OPTIONS)
    (other / "judgements.csv").write_bytes((graph / "judgements.csv").read_bytes())
    build([graph.parent / "articles" / "b.txt"], other, OPTIONS)
    assert "".join(open_store(other / "store").nquads()) == first


def test_a_second_thought_replaces_the_first(graph: Path) -> None:
    apply_review(graph, sheet_of(graph, {(BAODING, "鼎泰光电"): "same"}))
    apply_review(graph, sheet_of(graph, {(BAODING, "鼎泰光电"): "different"}))
    again(graph)
    assert "鼎泰光电" not in firms(graph)  # of two firms only one is left that it can be
    assert SHENYANG in firms(graph) and BAODING in firms(graph)


def test_a_person_who_is_not_sure_is_not_asked_again(graph: Path) -> None:
    apply_review(graph, sheet_of(graph, {(BAODING, "鼎泰光电"): "unsure"}))
    again(graph)
    assert BAODING not in {pair.left for pair in items(graph).pairs}
    assert "鼎泰光电" in firms(graph)


def test_a_contradiction_is_refused_and_nothing_kept(graph: Path) -> None:
    apply_review(graph, sheet_of(graph, {(BAODING, "鼎泰光电"): "same", (SHENYANG, "鼎泰光电"): "same"}))
    before = (graph / "judgements.csv").read_bytes()
    sheet = graph.parent / "more.csv"
    sheet.write_text(
        "item,kind,left,relation,right,judgement,document\n"
        f"pair,Enterprise,{BAODING},,{SHENYANG},different,\n",
        encoding="utf-8",
    )
    with pytest.raises(SeedError, match="矛盾") as refused:
        apply_review(graph, sheet)
    assert str(refused.value).count(".csv:") == 3
    assert (graph / "judgements.csv").read_bytes() == before
    assert not list(graph.glob("*.new.csv"))


def test_a_word_that_is_no_judgement_names_its_line(graph: Path) -> None:
    with pytest.raises(SeedError, match=r"sheet.csv:[23].*maybe"):
        apply_review(graph, sheet_of(graph, {(BAODING, "鼎泰光电"): "maybe"}))


def test_a_sheet_of_another_kind_is_refused(graph: Path) -> None:
    path = graph.parent / "x.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(SeedError, match="缺少列"):
        apply_review(graph, path)


def test_without_a_graph_there_is_nothing_to_review(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build"):
        items(tmp_path)
    with pytest.raises(StoreError, match="kg build"):
        apply_review(tmp_path, tmp_path / "sheet.csv")


def candidates(graph: Path) -> list[dict[str, object]]:
    return [
        json.loads(line) for line in (graph / "candidates.jsonl").read_text(encoding="utf-8").splitlines()
    ]


@pytest.mark.parametrize(("said", "shown", "waits"), [("right", 1, 0), ("wrong", 0, 0), ("unsure", 0, 1)])
def test_facts_that_a_person_judged(graph: Path, said: str, shown: int, waits: int) -> None:
    strict = BuildOptions(jobs=1, html=False, min_confidence=0.999)
    build([graph.parent / "articles"], graph, strict)
    fact = next(one for one in items(graph).facts if one.object == "12亿元")
    assert "2024年产值12亿元" in fact.sentence
    sheet = graph.parent / "facts.csv"
    rows = list(csv.DictReader(as_csv(items(graph)).splitlines()))
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(
            row | {"judgement": said}
            for row in rows
            if (row["left"], row["right"]) == (fact.subject, fact.object)
        )
    assert apply_review(graph, sheet) == (0, 1)
    build([graph.parent / "articles"], graph, strict)
    assert "".join(open_store(graph / "store").nquads()).count('"12亿元"') == shown
    assert sum(row.get("valueText") == "12亿元" for row in candidates(graph)) == waits
