"""Who owns, joins, builds and holds a title: subjects that a clause does not name, and those that only seem to be one."""

from __future__ import annotations

import pytest

from kg.extract.engine import Engine
from tests.extract.told import edges, named, read


def either_way(found: set[tuple[str, str]]) -> set[tuple[str, str]]:
    return found | {(o, s) for s, o in found}


def test_both_parties_are_those_spoken_of(engine: Engine) -> None:
    extract = read(engine, "浙江大学专家团队入驻远航集团，双方联合研制倾转旋翼飞行器。")
    assert ("浙江大学", "远航集团") in either_way(edges(extract, "partnersWith"))


def test_two_projects_get_one_title(engine: Engine) -> None:
    text = "车灯智造项目由远航集团承建；储能电芯项目总投资7亿元。二者均列入浙江省重点项目名单。"
    held = {s for s, _ in edges(read(engine, text), "hasDesignation")}
    assert held == {"车灯智造项目", "储能电芯项目"}


def test_this_group_is_not_the_firm_that_belongs_to_it(engine: Engine) -> None:
    extract = read(engine, "远航集团是本地老大，鼎泰光电有限公司同属该集团。")
    assert edges(extract, "subsidiaryOf") == {("鼎泰光电有限公司", "远航集团")}


@pytest.mark.parametrize(
    "text",
    [
        "远航集团扩产一倍，市里某局又与浙江大学共建研究院。",  # a clause with a subject of its own
        "由宁波市与浙江大学共建的研究院，让远航集团受益。",
        "远航集团与浦和动力有限公司签约，今后三年每年供货5亿元。",
    ],
)
def test_no_partners_of_the_firm_before(engine: Engine, text: str) -> None:
    found = either_way(edges(read(engine, text), "partnersWith"))
    assert not any("远航集团" in pair for pair in found)


def test_a_title_is_not_the_firms_before_where_the_clause_names_its_own_holder(engine: Engine) -> None:
    text = "远航集团年产车灯100万套。东坡食品城去年获评河北省新型工业化产业示范基地。"
    assert not any(s == "远航集团" for s, _ in edges(read(engine, text), "hasDesignation"))


def test_a_namesake_in_a_projects_name_is_no_owner(engine: Engine) -> None:
    text = "由巨澜重工股份有限公司投资的巨澜重工（保定）智造基地项目落在园里，总投资超100亿元。"
    owners = {s for s, _ in edges(read(engine, text), "undertakes")}
    assert owners == {"巨澜重工股份有限公司"}


def test_a_project_is_of_the_firm_with_whose_name_it_opens(engine: Engine) -> None:
    text = "远航食品有限公司（简称远航食品）去年产值5亿元。远航食品功能糖果二期项目下月投产。"
    assert ("远航食品有限公司", "远航食品功能糖果二期项目") in edges(read(engine, text), "undertakes")


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("远航集团今年新上车灯智造基地项目。", "车灯智造基地项目"),
        ("远航集团启动车灯智造基地项目。", "车灯智造基地项目"),
        ("远航集团的粮油项目也已落户港区。", "粮油项目"),
    ],
)
def test_what_a_firm_does_is_not_in_the_projects_name(engine: Engine, text: str, project: str) -> None:
    extract = read(engine, text)
    assert named(extract, "Project") == {project}
    assert edges(extract, "undertakes") == {("远航集团", project)}


def test_with_opens_no_name(engine: Engine) -> None:
    extract = read(engine, "宁波市先后同江汽集团、浦和动力有限公司签订合作框架协议。")
    assert named(extract, "Enterprise") == {"江汽集团", "浦和动力有限公司"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("金昌市发展良好。市政府与浙江大学共建研究院。", "金昌市政府"),
        ("亳州市不断加力。市经济和信息化局将联合浙江大学，组建中试基地。", "亳州市经济和信息化局"),
        ("由高新区管委会、浙江大学共建的生物医药中试基地今年4月揭牌。", "高新区管委会"),
    ],
)
def test_a_body_without_its_place_is_the_pages(engine: Engine, text: str, body: str) -> None:
    assert (body, "浙江大学") in either_way(edges(read(engine, text), "partnersWith"))


def test_a_body_that_joins_nobody_is_none(engine: Engine) -> None:
    assert named(read(engine, "金昌市发展良好。市政府出台政策，鼓励企业扩产。"), "GovernmentBody") == set()


def test_a_registered_firm_is_called_by_the_beginning_of_its_name(engine: Engine) -> None:
    text = "甘肃浦车储能电池技术有限公司去年投产。鼎泰光电有限公司为浦车储能稳定供应正极材料。"
    assert ("鼎泰光电有限公司", "甘肃浦车储能电池技术有限公司") in edges(read(engine, text), "supplies")


def test_a_word_with_which_a_firms_name_begins_is_not_the_firm(engine: Engine) -> None:
    text = "浙江专用车制造有限公司去年投产。当地的专用车卖得火，专用车产值增长10%。"
    firms = [e for e in read(engine, text).entities if e.kind == "Enterprise"]
    assert all("专用车" not in e.labels for e in firms)


def test_a_title_of_an_unknown_name_is_not_the_firms_before(engine: Engine) -> None:
    text = "远航集团年产车灯100万套。去年被认定为国家级专精特新“小巨人”企业的某配件厂，今年扩产。"
    assert edges(read(engine, text), "hasDesignation") == set()
