"""Titles and who holds them: of whom the clause speaks, whom a list names, before whose name the title stands."""

from __future__ import annotations

import pytest

from kg.extract.engine import Engine
from kg.model import Document


def held(engine: Engine, text: str) -> set[tuple[str, str]]:
    extract = engine.extract(Document("0" * 64, "example.txt", text))
    return {
        (extract.entities[c.subject].name, extract.entities[c.object].name)
        for c in extract.claims
        if c.predicate == "hasDesignation"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "远航集团、鼎泰光电有限公司入选国家级绿色工厂名单。",
            {("远航集团", "国家级绿色工厂"), ("鼎泰光电有限公司", "国家级绿色工厂")},
        ),
        ("作为国家级专精特新“小巨人”企业，远航集团年年扩产。", {("远航集团", "国家级专精特新“小巨人”企业")}),
        ("远航集团是国家高新技术企业，主营车灯。", {("远航集团", "国家高新技术企业")}),
        ("保定高新区入选国家级绿色园区名单。", {("保定高新区", "国家级绿色园区")}),
        (
            "鄞州经开区智能装备产业集群属于“成长型集群地标”。",
            {("鄞州经开区智能装备产业集群", "成长型集群地标")},
        ),
        (
            "远航集团位于北仑经开区，产值超10亿元，2024年被评为国家级绿色工厂。",
            {("远航集团", "国家级绿色工厂")},
        ),
        ("远航集团产值9亿元。4月，公司把国家级绿色工厂的牌子挂上了墙。", {("远航集团", "国家级绿色工厂")}),
        (
            "远航集团的合成工厂、鼎泰光电有限公司的柔性车间分别入选省级智能工厂和省级数字化车间名单。",
            {("远航集团", "省级智能工厂"), ("鼎泰光电有限公司", "省级数字化车间")},
        ),
        (
            "新增国家级绿色工厂9家，包括鄞州区的远航集团和北仑区的鼎泰光电有限公司。",
            {("远航集团", "国家级绿色工厂"), ("鼎泰光电有限公司", "国家级绿色工厂")},
        ),
        ("中华老字号企业康泰药业有限公司扎根于此。", {("康泰药业有限公司", "中华老字号")}),
        ("远航集团通过河北省绿色工厂认定。", {("远航集团", "河北省绿色工厂")}),
        (
            "省里公布第七批制造业单项冠军企业名单，远航集团榜上有名。",
            {("远航集团", "第七批制造业单项冠军企业")},
        ),
        ("远航集团参观国家级绿色工厂。", set()),
        ("远航集团力争入选国家级绿色工厂名单。", set()),
        ("保定高新区12家企业入选国家级绿色工厂名单。", set()),
        ("作为国家级专精特新“小巨人”企业的邻居，远航集团扩产。", set()),
        ("远航集团服务国家高新技术企业。", set()),
        ("远航集团位于北仑经开区，参观国家级绿色工厂。", set()),
    ],
)
def test_holders(engine: Engine, text: str, expected: set[tuple[str, str]]) -> None:
    assert held(engine, text) == expected
