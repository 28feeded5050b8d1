"""The examples of the issue, by rule: no judgement row has a part in them."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from kg.model import Document, Extract, LocalEntity, Resolution
from kg.pipeline import build_apart
from kg.resolve import Knowledge, knowledge_of, resolve
from kg.seeds import load_judgements, load_seeds

BISHAN, TONGLIANG = "500120", "500151"


@cache
def knowledge() -> Knowledge:
    return knowledge_of(load_seeds())


def together(*entities: LocalEntity) -> Resolution:
    """Each in a document of its own."""
    extracts = [Extract(Document(f"{n:064d}"[::-1], f"{n}", ""), (one,)) for n, one in enumerate(entities)]
    return resolve(extracts, knowledge())


def firm(name: str) -> LocalEntity:
    return LocalEntity("Enterprise", name)


def park(name: str, place: str | None = None) -> LocalEntity:
    return LocalEntity("IndustrialPark", name, place=place)


SAME = [
    (firm("重庆威致科技有限公司"), firm("威致科技")),
    (firm("海辰储能"), firm("重庆海辰储能科技股份有限公司")),
    (firm("江苏厚生新能源科技有限公司"), firm("江苏厚生新能源科技股份有限公司")),
    (park("璧山高新区"), park("璧山国家高新区")),
    (firm("武骏光能"), firm("武骏重庆光能有限公司")),
    (firm("江苏厚生"), firm("江苏厚生新能源科技有限公司")),
    (park("高新区", TONGLIANG), park("铜梁高新区")),
    (park("高新区", BISHAN), park("璧山国家高新区")),
]
DIFFERENT = [
    (firm("长安汽车"), park("长安璧山智能网联低碳产业园")),
    (firm("重庆比亚迪动力电池有限公司"), firm("比亚迪")),
    (park("铜梁高新区"), park("大足高新区")),
    (park("高新区", TONGLIANG), park("大足高新区")),
    (park("高新区", TONGLIANG), park("高新区", BISHAN)),
    (firm("江苏厚生新能源科技有限公司"), firm("厚生餐饮")),
    (firm("江苏厚生"), firm("厚生实业")),
    (firm("江苏厚生新能源科技有限公司"), firm("江苏厚生食品有限公司")),
]


@pytest.mark.parametrize(("left", "right"), SAME, ids=str)
def test_same(left: LocalEntity, right: LocalEntity) -> None:
    assert len(together(left, right).entities) == 1
    assert len(together(right, left).entities) == 1


@pytest.mark.parametrize(("left", "right"), DIFFERENT, ids=str)
def test_different(left: LocalEntity, right: LocalEntity) -> None:
    assert len(together(left, right).entities) == 2
    assert len(together(right, left).entities) == 2


def test_all_at_once() -> None:
    everything = {str(one): one for pair in (*SAME, *DIFFERENT) for one in pair}
    found = together(*everything.values())
    names = {
        form: index for index, entity in enumerate(found.entities) for form in (entity.name, *entity.labels)
    }
    for left, right in SAME:
        if left.place is None and left.name != "江苏厚生":  # here it could be two
            assert names[left.name] == names[right.name], (left.name, right.name)
    assert names["重庆比亚迪动力电池有限公司"] != names["比亚迪"]
    assert names["铜梁高新区"] != names["大足高新区"] != names["璧山高新区"]


def test_no_judgement_is_about_them() -> None:
    names = {one.name for pair in (*SAME, *DIFFERENT) for one in pair} - {"长安汽车", "比亚迪", "高新区"}
    assert not names & {name for one in load_judgements() for name in (one.left, one.right)}


@pytest.mark.skipif("KG_CORPUS" not in os.environ, reason="KG_CORPUS is not set")
def test_on_the_articles_themselves() -> None:
    articles = [(path, None) for path in sorted(Path(os.environ["KG_CORPUS"]).glob("*.txt"))]
    _, found = build_apart(articles)
    owners: dict[str, set[int]] = {}
    for index, entity in enumerate(found.entities):
        for form in (entity.name, *entity.labels, *entity.hidden):
            owners.setdefault(form, set()).add(index)
    printed = [(a.name, b.name) for a, b in SAME if a.place is None and a.name != "江苏厚生"]
    for left, right in printed:
        assert len(owners[left]) == 1 and owners[left] == owners[right], (left, right)
    for left, right in DIFFERENT[:3]:
        assert not owners[left.name] & owners[right.name], (left.name, right.name)
    by_caption = {found.entities[index].name for index in owners["高新区"]}
    assert by_caption == {"铜梁高新区", "大足高新区"}  # “铜梁：高新区…”, “大足：高新区…”
    assert {one.who for one in found.decisions} <= {"rule"}, "no judgement row had a part"
