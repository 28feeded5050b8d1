"""Tiny annotations and graphs made by hand: each kind of right and wrong once."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kg.errors import DataError, UsageError
from kg.evaluate import (
    Case,
    Gold,
    Scores,
    article,
    as_json,
    as_text,
    document_date,
    evaluate,
    read_gold,
    score_documents,
)
from kg.evaluate.scores import Count, total
from kg.model import Claim, Document, Entity, Extract, LocalEntity, Observation, ReportDate, Resolution, Span

TEXT = "甲公司落户丙园。丙园位于丁区。乙公司产值2.2万亿元。"
SPAN = (Span(0, 7),)

ENTITIES = [
    {
        "id": "a",
        "type": "Enterprise",
        "name": "重庆甲科技有限公司",
        "mentions": ["重庆甲科技有限公司", "甲公司"],
    },
    {"id": "b", "type": "Enterprise", "name": "乙公司", "mentions": ["乙公司"]},
    {"id": "c", "type": "IndustrialPark", "name": "丙园", "mentions": ["丙园"]},
    {"id": "d", "type": "District", "name": "丁区", "mentions": ["丁区", "丁"]},
    {"id": "i", "type": "IndustryCluster", "name": "光伏产业集群", "mentions": ["光伏"]},
]
LOCALS = (
    LocalEntity("Enterprise", "甲公司"),
    LocalEntity("Enterprise", "乙公司"),
    LocalEntity("IndustrialPark", "丙园"),
    LocalEntity("District", "丁区", ("丁",)),
    LocalEntity("Industry", "光伏"),
)
A, B, C, D, I = range(5)  # noqa: E741


def gold(tmp_path: Path, name: str = "d01", **parts: Any) -> Gold:
    path = tmp_path / f"{name}.json"
    content = {
        "doc": name,
        "source": {"date": None},
        "entities": ENTITIES,
        "relations": [],
        "observations": [],
        **parts,
    }
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return read_gold(path)


def relation(s: str, p: str, o: str) -> dict[str, str]:
    return {"s": s, "p": p, "o": o, "evidence": "原句"}


def claim(s: int, p: str, o: int, confidence: float = 0.9) -> Claim:
    return Claim(s, p, o, confidence, "rule-1", SPAN)


def number(entity: int, value: str | None, unit: str, **other: Any) -> Observation:
    row: dict[str, Any] = {
        "metric": "产值",
        "broader": "output",
        "minimum": None,
        "maximum": None,
        "value_text": "x",
        "qualifier": "",
        "start": None,
        "end": None,
        "status": "actual",
        "confidence": 0.9,
        "rule": "rule-2",
        "evidence": SPAN,
        **other,
    }
    return Observation(entity, value=None if value is None else Decimal(value), unit_text=unit, **row)


def extract(
    entities: tuple[LocalEntity, ...] = LOCALS,
    claims: tuple[Claim, ...] = (),
    numbers: tuple[Observation, ...] = (),
) -> Extract:
    return Extract(Document("0" * 64, "d01.txt", TEXT), entities, claims, numbers)


def scored(annotation: Gold, found: Extract, resolution: Resolution | None = None) -> Scores:
    return score_documents([Case(annotation, found, resolution)])


def reasons(scores: Scores) -> list[tuple[str, str, str]]:
    return [(one.outcome, one.text, one.why) for one in scores.findings]


def test_exact_graph_is_all_right_and_a_mention_is_enough(tmp_path: Path) -> None:
    scores = scored(gold(tmp_path), extract())
    assert total(scores.entities.values()) == Count(5, 5, 5, 5)
    assert scores.entities["Industry"] == Count(1, 1, 1, 1)
    assert "IndustryCluster" not in scores.entities
    assert scores.findings == ()


def test_quotes_brackets_and_width_do_not_count(tmp_path: Path) -> None:
    printed = LocalEntity("Enterprise", "重庆“甲”科技（有限公司） ")
    assert scored(gold(tmp_path), extract((printed, *LOCALS[1:]))).entities["Enterprise"].right == 2


def test_wrong_type_is_a_miss_and_a_false_find(tmp_path: Path) -> None:
    scores = scored(gold(tmp_path), extract((*LOCALS[:2], LocalEntity("Enterprise", "丙园"), *LOCALS[3:])))
    assert scores.entities["IndustrialPark"] == Count(1, 0, 0, 0)
    assert scores.entities["Enterprise"] == Count(2, 2, 3, 2)
    assert reasons(scores) == [
        ("miss", "丙园", "found as Enterprise"),
        ("false", "丙园", "annotated as IndustrialPark"),
    ]
    assert scores.findings[0].sentence == "甲公司落户丙园。"


def test_one_thing_twice_and_two_things_merged_both_cost(tmp_path: Path) -> None:
    split = (
        LocalEntity("Enterprise", "甲公司"),
        LocalEntity("Enterprise", "重庆甲科技有限公司"),
        *LOCALS[1:],
    )
    scores = scored(gold(tmp_path), extract(split))
    assert scores.entities["Enterprise"] == Count(2, 2, 3, 2)
    assert reasons(scores) == [("false", "甲公司", "second of 重庆甲科技有限公司")]
    merged = (LocalEntity("Enterprise", "甲公司", ("乙公司",)), *LOCALS[2:])
    scores = scored(gold(tmp_path), extract(merged))
    assert scores.entities["Enterprise"] == Count(2, 1, 1, 1)
    assert [one.why for one in scores.findings] == ["merged with b as 甲公司"]


def test_matching_is_the_largest_there_is(tmp_path: Path) -> None:
    greedy_trap = (
        LocalEntity("Enterprise", "乙公司", ("甲公司",)),
        LocalEntity("Enterprise", "乙 公司"),
        *LOCALS[2:],
    )
    assert scored(gold(tmp_path), extract(greedy_trap)).entities["Enterprise"] == Count(2, 2, 2, 2)


def test_resolution_joins_local_entities_and_gives_the_class(tmp_path: Path) -> None:
    split = (
        LocalEntity("Enterprise", "甲公司"),
        LocalEntity("Enterprise", "重庆甲科技有限公司"),
        *LOCALS[1:],
    )
    nodes = tuple(Entity(one.kind, one.name) for one in split[1:])
    links = {("0" * 16, index): max(0, index - 1) for index in range(len(split))}
    assert scored(gold(tmp_path), extract(split), Resolution(nodes, links)).findings == ()


def test_swapped_ends_and_wrong_relation(tmp_path: Path) -> None:
    annotated = gold(tmp_path, relations=[relation("a", "supplies", "b"), relation("b", "operatesIn", "i")])
    scores = scored(annotated, extract(claims=(claim(B, "supplies", A), claim(B, "chainLeaderOf", I))))
    assert total(scores.relations.values()) == Count(2, 0, 2, 0)
    assert {one.why for one in scores.findings if one.outcome == "miss"} == {
        "found as supplies in the other direction",
        "found as chainLeaderOf",
    }
    assert {one.why for one in scores.findings if one.outcome == "false"} == {
        "annotated as supplies in the other direction",
        "annotated as operatesIn",
    }


def test_partnership_goes_both_ways_and_counts_once(tmp_path: Path) -> None:
    annotated = gold(
        tmp_path, relations=[relation("a", "partnersWith", "b"), relation("b", "partnersWith", "a")]
    )
    scores = scored(annotated, extract(claims=(claim(B, "partnersWith", A), claim(A, "partnersWith", B))))
    assert scores.relations == {"partnersWith": Count(1, 1, 1, 1)}


def test_an_edge_that_the_annotation_only_implies_is_right(tmp_path: Path) -> None:
    annotated = gold(tmp_path, relations=[relation("a", "locatedIn", "c"), relation("c", "locatedIn", "d")])
    claims = (claim(A, "locatedIn", D), claim(A, "locatedIn", C), claim(C, "locatedIn", D))
    assert scored(annotated, extract(claims=claims)).relations["locatedIn"] == Count(2, 2, 3, 3)
    assert scored(annotated, extract(claims=claims[:1])).relations["locatedIn"] == Count(2, 0, 1, 1)


def test_an_annotated_edge_that_the_graph_implies_is_found(tmp_path: Path) -> None:
    annotated = gold(tmp_path, relations=[relation("a", "locatedIn", "d")])
    claims = (claim(A, "locatedIn", C), claim(C, "locatedIn", D))
    assert scored(annotated, extract(claims=claims)).relations["locatedIn"] == Count(1, 1, 2, 0)


def test_part_of_is_not_located_in(tmp_path: Path) -> None:
    annotated = gold(tmp_path, relations=[relation("c", "partOf", "d")])
    scores = scored(annotated, extract(claims=(claim(C, "locatedIn", D),)))
    assert (scores.relations["partOf"], scores.relations["locatedIn"]) == (
        Count(1, 0, 0, 0),
        Count(0, 0, 1, 0),
    )


def test_a_relation_of_something_unannotated_is_wrong(tmp_path: Path) -> None:
    found = extract((*LOCALS, LocalEntity("Enterprise", "戊公司")), (claim(5, "locatedIn", D),))
    scores = scored(gold(tmp_path), found)
    assert scores.relations["locatedIn"] == Count(0, 0, 1, 0)
    assert ("false", "戊公司 — locatedIn → 丁区", "subject not annotated") in reasons(scores)


def observed(value: Any, unit: str, **other: Any) -> dict[str, Any]:
    row = {
        "s": "b",
        "metric": "产值",
        "value": value,
        "unit": unit,
        "period": None,
        "status": "actual",
        "evidence": "",
    }
    return {**row, **other}


@pytest.mark.parametrize(
    ("value", "unit", "found"),
    [
        (2.2, "万亿元", number(B, "2200000000000", "元")),
        (100, "万套", number(B, "1000000", "个")),
        (3, "家", number(B, "3", "项")),
        (30, "GWh", number(B, "30", "gwh")),
        ([75, 80], "%", number(B, None, "%", minimum=Decimal(75), maximum=Decimal("80.0"))),
        ([200, 60], "亿欧元", number(B, None, "欧元", minimum=Decimal("6E+9"), maximum=Decimal("2E+10"))),
    ],
)
def test_values_agree_after_wan_and_yi(tmp_path: Path, value: Any, unit: str, found: Observation) -> None:
    scores = scored(gold(tmp_path, observations=[observed(value, unit)]), extract(numbers=(found,)))
    assert scores.observations == Count(1, 1, 1, 1)


@pytest.mark.parametrize(
    "found",
    [
        number(A, "130", "亿元"),
        number(B, "13", "亿元"),
        number(B, "130", "%"),
        number(B, None, "亿元", minimum=Decimal(130), maximum=Decimal(140)),
    ],
)
def test_another_entity_value_or_unit_is_wrong(tmp_path: Path, found: Observation) -> None:
    scores = scored(gold(tmp_path, observations=[observed(130, "亿元")]), extract(numbers=(found,)))
    assert scores.observations == Count(1, 0, 1, 0)
    assert [one.outcome for one in scores.findings] == ["miss", "false"]


def test_metric_year_and_status_are_reported_beside(tmp_path: Path) -> None:
    annotated = gold(
        tmp_path,
        observations=[
            observed(1, "亿元", period="2025-Q1"),
            observed(2, "亿元", period="2024-01/2024-07", status="target", metric="工业产值"),
            observed(3, "亿元"),
        ],
    )
    numbers = (
        number(B, "1E+8", "元", start=dt.date(2025, 1, 1), metric="投资"),
        number(B, "2E+8", "元", start=dt.date(2023, 1, 1)),
        number(B, "3E+8", "元", start=dt.date(2020, 1, 1)),
    )
    scores = scored(annotated, extract(numbers=numbers))
    assert scores.observations == Count(3, 3, 3, 3)
    assert (scores.metric.right, scores.metric.of) == (2, 3)
    assert (scores.year.right, scores.year.of) == (1, 2)
    assert (scores.status.right, scores.status.of) == (2, 3)
    assert {one.outcome for one in scores.findings} == {"differs"}


def test_the_same_number_of_two_metrics_pairs_by_metric(tmp_path: Path) -> None:
    annotated = gold(
        tmp_path, observations=[observed(5, "家", metric="企业"), observed(5, "个", metric="专利")]
    )
    numbers = (
        number(B, "5", "个", metric="专利"),
        number(B, "5", "个", metric="企业"),
        number(B, "5", "个", metric="人"),
    )
    scores = scored(annotated, extract(numbers=numbers))
    assert scores.observations == Count(2, 2, 3, 2)
    assert scores.metric.right == 2


def test_facts_below_the_threshold_count_in_the_calibration_only(tmp_path: Path) -> None:
    annotated = gold(tmp_path, relations=[relation("a", "locatedIn", "c")])
    found = extract(claims=(claim(A, "locatedIn", C, 0.95), claim(B, "locatedIn", C, 0.3)))
    scores = scored(annotated, found)
    assert scores.relations["locatedIn"] == Count(1, 1, 1, 1)
    rows = [(one.low, one.count, one.right) for one in scores.bins if one.part == "relation"]
    assert rows == [(0.0, 1, 0), (0.9, 1, 1)]


def test_b_cubed_sees_split_and_merged_names_across_articles(tmp_path: Path) -> None:
    golds = [gold(tmp_path, name, entities=ENTITIES[:2]) for name in ("d01", "d02")]
    extracts = [Extract(Document(c * 64, f"{c}.txt", TEXT), LOCALS[:2]) for c in "01"]
    together = {(c * 16, index): index for c in "01" for index in (0, 1)}
    split = {**together, ("1" * 16, 1): 2}
    nodes = tuple(Entity("Enterprise", name) for name in ("甲", "乙", "乙"))
    perfect, imperfect = (
        score_documents(
            [Case(g, e, Resolution(nodes, links)) for g, e in zip(golds, extracts, strict=True)]
        ).bcubed
        for links in (together, split)
    )
    assert perfect is not None and imperfect is not None
    assert (perfect.f1, perfect.mentions, perfect.annotated) == (1.0, 4, 6)
    assert (imperfect.precision, imperfect.recall) == (1.0, 0.75)


def test_layouts_have_every_figure(tmp_path: Path) -> None:
    scores = scored(gold(tmp_path, relations=[relation("a", "locatedIn", "c")]), extract())
    text = as_text(scores, calibration=True)
    assert (
        "- d01 relation locatedIn: 重庆甲科技有限公司 — locatedIn → 丙园 (both ends found, no edge)" in text
    )
    assert "calibration" in text
    machine = json.loads(json.dumps(as_json(scores)))
    assert machine["entities"]["all"]["f1"] == 1.0
    assert machine["relations"]["locatedIn"]["recall"] == 0.0
    assert machine["findings"][0]["sentence"] == "原句"


def test_evaluate_finds_articles_and_passes_their_dates(tmp_path: Path) -> None:
    annotated = gold(tmp_path, "seed-000", source={"date": "2025-04"})
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "000_115a.txt").write_text(TEXT, encoding="utf-8")
    asked: list[Any] = []

    def build(articles: Any) -> tuple[list[Extract], Resolution]:
        asked.extend(articles)
        return [extract()], Resolution(())

    scores = evaluate([annotated.path], [corpus], build)
    assert asked == [(corpus / "000_115a.txt", ReportDate(dt.date(2025, 4, 1), "month", "given"))]
    assert total(scores.entities.values()).f1 == 1.0


def test_an_article_beside_its_annotation_is_found(tmp_path: Path) -> None:
    annotated = gold(tmp_path)
    (tmp_path / "d01.txt").write_text(TEXT, encoding="utf-8")
    assert article(annotated, []) == tmp_path / "d01.txt"
    assert document_date(annotated) is None


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        (
            {"entities": [{"id": "a", "type": "Firm", "name": "甲"}]},
            r"entities\[0\]: no such type: 'Firm' \(District, ",
        ),
        ({"entities": [*ENTITIES, ENTITIES[0]]}, "id given twice: a"),
        ({"relations": [relation("a", "owns", "b")]}, r"relations\[0\]: no such relation: 'owns'"),
        ({"relations": [relation("a", "supplies", "z")]}, r"relations\[0\]: no entity has the id 'z'"),
        ({"observations": [observed("many", "家")]}, r"observations\[0\]: not a number: 'many'"),
        ({"observations": [observed([1, 2, 3], "家")]}, r"observations\[0\]: no such value"),
        ({"observations": [observed(1, "家", period="last year")]}, r"observations\[0\]: no such period"),
        ({"observations": {}}, "observations: not a list"),
        ({"source": {"date": "2025-13"}}, "source: no such date: '2025-13'"),
    ],
)
def test_a_faulty_annotation_says_where_and_what(tmp_path: Path, parts: dict[str, Any], says: str) -> None:
    with pytest.raises(DataError, match=says):
        gold(tmp_path, **parts)


def test_what_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such annotation file"):
        read_gold(tmp_path / "none.json")
    with pytest.raises(UsageError, match="no article named d01"):
        article(gold(tmp_path), [tmp_path])
    (tmp_path / "bad.json").write_text("{\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"bad\.json:2: not JSON"):
        read_gold(tmp_path / "bad.json")
