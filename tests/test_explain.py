"""An explanation shows every fact with the sentence behind it; counts add up."""

import json
import re
from pathlib import Path

import pytest
from wcwidth import wcswidth

from kg.errors import UsageError
from kg.explain import counts, explain, facts, render, stats
from kg.explain.render import wrap
from kg.pipeline import BuildOptions, build
from kg.query import find, layout, run
from kg.query.table import cell
from kg.store import open_store

from .query.handmade import handmade_store, undated_store


def test_facts_in_both_directions_with_their_sources() -> None:
    (firm,) = explain(handmade_store(), "甲光电")
    assert (firm.name, firm.kind, firm.other_names) == ("甲光电有限公司", "Enterprise", ("甲光电",))
    assert [(fact.relation, fact.forward, fact.other, len(fact.sources)) for fact in firm.facts] == [
        ("locatedIn", True, "东山高新区光谷园", 2),
        ("chainLeaderOf", True, "光电产业", 1),
        ("hasDesignation", True, "国家级绿色工厂", 1),
        ("partnersWith", True, "云河大学", 1),
        ("supplies", False, "乙材料有限公司", 1),
    ]
    source = firm.facts[-1].sources[0]
    assert (source.file, source.start, source.end, source.date) == ("b.txt", 3, 20, "2025-01-10")
    assert source.sentence == "乙材料向甲光电供货。" and source.rule == "pattern.supplies"


def test_facts_of_documents_without_a_date() -> None:
    dated, undated = (explain(store, "甲光电")[0] for store in (handmade_store(), undated_store()))
    assert [fact.other for fact in undated.facts] == [fact.other for fact in dated.facts]
    assert undated.facts[-1].sources[0].date == ""
    assert "       b.txt [3:20]  《乙材料供货》" in render([undated]).split("\n")
    assert len(explain(undated_store(), "柔性屏生产线项目")[0].numbers) == 2


def test_place_in_the_hierarchy() -> None:
    (firm,) = explain(handmade_store(), "甲光电")
    assert firm.places == (
        ("东山高新区光谷园", "东山高新区", "东山区", "云河市"),
        ("东山高新区光谷园", "东山高新区", "东山区", "云河经济带"),
    )


def test_numbers_come_by_metric_and_time() -> None:
    district = next(about for about in explain(handmade_store(), "东山区") if about.numbers)
    assert district.code == "990101"
    shown = [(n.metric, n.text, n.status, n.start, n.value, n.least) for n in district.numbers]
    assert shown == [
        ("产值", "50亿至60亿元", "target", "2024-01-01", None, 5_000_000_000),
        ("产值", "51亿元", "actual", "2025-01-01", 5_100_000_000, None),
    ]


def test_all_of_one_name_misread_names_and_iris() -> None:
    store = handmade_store()
    assert len(explain(store, "东山区")) == 2
    (park,) = explain(store, "东山高薪区")
    assert park.name == "东山高新区" and park.misread == ("东山高薪区",)
    assert explain(store, park.iri) == (park,)


@pytest.mark.parametrize(
    "name", ["东山高新", "http://no such", "https://w3id.org/chanye/id/park/none", "", "产值"]
)
def test_unknown_names(name: str) -> None:
    with pytest.raises(UsageError, match="没有名为"):
        explain(handmade_store(), name)


def test_the_nearest_names_are_told() -> None:
    with pytest.raises(UsageError, match="东山高新区、"):
        explain(handmade_store(), "东山高新")


def test_text_lines_up_and_fits() -> None:
    text = render(explain(handmade_store(), "甲光电"), 60)
    lines = text.split("\n")
    assert lines[0] == "甲光电有限公司  企业"
    assert max(map(wcswidth, lines)) <= 60
    others = [line for line in lines if "→" in line or "←" in line]
    ends = {
        wcswidth(line[: line.index(name)])
        for line, name in zip(others, ("东山高", "光电", "国家", "云河", "乙"), strict=True)
    }
    assert len(ends) == 1
    supplied = next(line for line in others if "乙" in line)
    mark = re.search(r"0\.80 (\[\d+\])", supplied)
    assert mark is not None
    assert any(line.startswith(f"  {mark[1]}") and "“乙材料向甲光电供货。”" in line for line in lines)
    assert text.count("“甲光电是光电产业链主， 生产柔性屏。”") == 1, "each sentence once"
    assert any("b.txt [3:20]  2025-01-10" in line for line in lines)
    assert "“甲光电是光电产业链主， 生产柔性屏。”" in text, "on one line"
    assert "目标  2024" in render(explain(handmade_store(), "东山"))
    assert "没有关于它的事实" in render(explain(handmade_store(), "云河市"))
    assert list(wrap("头 ", "一二三", 7)) == ["头 一二", "   三"]


def test_what_is_longer_than_a_screen_is_cut_and_says_so() -> None:
    whole = render(explain(handmade_store(), "甲光电"), 80)
    assert render(explain(handmade_store(), "甲光电"), 80, 200) == whole
    for most in (14, 16, 18):
        short = render(explain(handmade_store(), "甲光电"), 80, most).split("\n")
        assert len(short) <= most < len(whole.split("\n")) and "--all" in short[-1]
        assert max(map(wcswidth, short[:-1])) <= 80 and any(line.startswith("  [1]") for line in short)


def test_json_has_the_same() -> None:
    found = json.loads(json.dumps(facts(explain(handmade_store(), "柔性屏生产线项目"))))
    (project,) = found["entities"]
    assert project["numbers"][0]["value"] == 2_000_000_000
    assert project["numbers"][0]["source"]["confidence"] == 0.8


def test_counts() -> None:
    found = counts(handmade_store())
    assert found["entities"]["District"] == 3 and found["entities"]["Enterprise"] == 3
    assert found["relations"] == {
        "locatedIn": 1,
        "chainLeaderOf": 1,
        "supplies": 1,
        "hasDesignation": 1,
        "partnersWith": 1,
    }
    assert found["observations"] == {"actual": 3, "target": 1}
    assert found["documents"] == {"东山区：一块屏": 7, "乙材料供货": 2}
    assert found["totals"]["documents"] == 2 and found["totals"]["passages"] == 3
    assert found["totals"]["claims"] == 5 and found["totals"]["observations"] == 4
    assert "企业" in layout(stats(handmade_store()))


def test_a_signed_sum_is_not_shown_as_money_spent(tmp_path: Path) -> None:
    project = "宁波柏舟轴承年产500万套高速轴承项目"
    text = f"日前，{project}签约，总投资50亿元。截至目前，北仑区完成投资3亿元。"
    (tmp_path / "a.txt").write_text(f"签约\n2025-03-21\n\n{text}\n", encoding="utf-8")
    build([tmp_path / "a.txt"], tmp_path / "g", BuildOptions(jobs=1, html=False))
    store = open_store(tmp_path / "g" / "store")
    shown = render(explain(store, project))
    assert re.search("总投资 +50亿元 +计划或签约", shown)
    assert re.search("项目阶段 +签约 +实际 +2025-03", shown)
    assert re.search("投资 +3亿元 +实际", render(explain(store, "北仑区")).replace("完成投资", "投资"))
    answer = run(store, find("largest-investments"), {})
    found = {row[0].value: tuple(map(cell, row[5:7])) for row in answer.rows}  # type: ignore[union-attr]
    assert found[project] == ("计划或签约", "签约")
