"""Of whom a clause speaks: project owners, counted places, the firm before a clause without subject, a text's sector."""

from __future__ import annotations

import pytest

from kg.extract.engine import Engine
from kg.model import Document


def claims(engine: Engine, text: str) -> set[tuple[str, str, str]]:
    extract = engine.extract(Document("0" * 64, "example.txt", text))
    names = [entity.name for entity in extract.entities]
    return {(names[c.subject], c.predicate, names[c.object]) for c in extract.claims}


def test_a_project_that_bears_its_firms_name_speaks_of_the_firm(engine: Engine) -> None:
    text = "湖北远航门业有限公司智能门锁生产线项目竣工，当日下线指纹锁500套；该公司被列入湖北省绿色工厂名单。"
    found = claims(engine, text)
    assert ("湖北远航门业有限公司", "produces", "指纹锁") in found
    assert ("湖北远航门业有限公司", "hasDesignation", "湖北省绿色工厂") in found


def test_counted_places_are_those_named_before(engine: Engine) -> None:
    found = claims(engine, "鄞州区、北仑区各有所长。今年3月，两区联手打造新型储能产业集群。")
    assert ("鄞州区", "develops", "新型储能产业集群") in found
    assert ("北仑区", "develops", "新型储能产业集群") in found
    assert {("鄞州区", "partnersWith", "北仑区"), ("北仑区", "partnersWith", "鄞州区")} & found


def test_what_is_said_of_each_in_turn_is_not_said_of_all(engine: Engine) -> None:
    found = claims(engine, "远航集团、鼎泰光电有限公司分别为宇通客车配套电机、叶片。")
    assert ("远航集团", "produces", "叶片") not in found
    assert ("鼎泰光电有限公司", "produces", "电机") not in found


def test_a_firm_just_founded_builds_but_not_with_its_founders_money(engine: Engine) -> None:
    plain = claims(engine, "远航集团注册成立鼎泰光电有限公司，建设车灯智造项目。")
    assert ("鼎泰光电有限公司", "undertakes", "车灯智造项目") in plain
    paid = claims(engine, "远航集团注册成立鼎泰光电有限公司，投资35亿元建设车灯智造项目。")
    assert ("远航集团", "undertakes", "车灯智造项目") in paid


def test_who_leads_a_sector_is_no_member_of_it(engine: Engine) -> None:
    found = claims(engine, "远航集团是新型储能产业的链主企业。")
    assert {p for _, p, o in found if o == "新型储能产业"} == {"chainLeaderOf"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("顺着石化产业链往下走，处处是商机。", "石化产业链"),
        ("海口市游艇产业渐成气候。", "游艇产业"),
        ("北斗应用产业链：鄞州区牵头，同步谋划。", "北斗应用产业链"),
    ],
)
def test_an_industry_begins_behind_places_and_verbs(engine: Engine, text: str, name: str) -> None:
    extract = engine.extract(Document("0" * 64, "example.txt", text))
    assert [e.name for e in extract.entities if e.kind == "Industry"] == [name]
