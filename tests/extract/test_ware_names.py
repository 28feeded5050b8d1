"""Wares in the names of what their makers build, models with a number, and firms known by what they now make."""

from __future__ import annotations

import pytest

from kg.extract import Engine

from .told import edges, named, read

PROJECTS = [
    (
        "和沄光能年产6GW光伏组件及配套年产30万吨光伏玻璃项目在北仑动工。",
        {("和沄光能", "光伏组件"), ("和沄光能", "光伏玻璃")},
    ),
    (
        "鼎泰能源有限公司年产5GWh储能电池华东基地项目开工。",
        {("鼎泰能源有限公司", "储能电池")},
    ),
    ("鼎泰能源有限公司储氢瓶生产西北基地项目开工。", {("鼎泰能源有限公司", "储氢瓶")}),
    ("鼎泰科技有限公司视觉检测设备生产总部项目开工。", {("鼎泰科技有限公司", "视觉检测设备")}),
    ("鼎泰新材有限公司年产3万吨电子封装材料及制品项目开工。", {("鼎泰新材有限公司", "电子封装材料及制品")}),
    ("鼎泰铜业有限公司年产40万吨智能铜电解项目投产。", set()),
    ("鼎泰能源有限公司100MW/200MWh光伏储能项目投产。", set()),
]


@pytest.mark.parametrize(("text", "made"), PROJECTS, ids=[str(n) for n in range(len(PROJECTS))])
def test_wares_in_names_of_projects(engine: Engine, text: str, made: set[tuple[str, str]]) -> None:
    assert edges(read(engine, text), "produces") == made


WARES = [
    (
        "鼎泰新材有限公司研发制造的电解铜箔、6微米及以下锂电铜箔、铜带等产品销往海外。",
        {"电解铜箔", "6微米及以下锂电铜箔", "铜带"},
    ),
    ("鼎泰传动有限公司生产轮毂、转向节、减震器汽车零部件，产销两旺。", {"轮毂", "转向节", "减震器"}),
    ("鼎泰传动有限公司生产半轴、新能源汽车零部件，产销两旺。", {"半轴", "新能源汽车零部件"}),
    ("鼎泰化工有限公司年产60万吨烧碱装置、年产15万吨有机硅单体装置相继投产。", {"烧碱", "有机硅单体"}),
    ("鼎泰传动有限公司从事矿用输送带接头制造细分领域18年。", set()),
]


@pytest.mark.parametrize(("text", "wares"), WARES, ids=[str(n) for n in range(len(WARES))])
def test_where_the_name_of_a_ware_begins_and_ends(engine: Engine, text: str, wares: set[str]) -> None:
    extract = read(engine, text)
    assert {ware for _, ware in edges(extract, "produces")} == wares
    assert not [o for o in extract.observations if "米" in o.unit_text]


def test_numbers_that_only_a_model_has_are_its(engine: Engine) -> None:
    text = "鼎泰航空有限公司坐落在芜湖。该企业产品白鹭200最大起飞重量为80公斤，净载重30公斤。"
    extract = read(engine, text)
    told = {
        (extract.entities[o.entity].name, o.metric, o.value_text)
        for o in extract.observations
        if "重" in o.metric
    }
    assert told == {("白鹭200", "最大起飞重量", "80公斤"), ("白鹭200", "净载重", "30公斤")}


@pytest.mark.parametrize(
    "text",
    [
        "鼎泰航空有限公司产品销量600架。",
        "鼎泰航空有限公司产品远销50个国家。",
        "鼎泰航空有限公司产品合格率99.5%。",
        "鼎泰航空有限公司产品规格120种。",
    ],
)
def test_an_amount_is_no_model(engine: Engine, text: str) -> None:
    assert not named(read(engine, text), "Product")


def test_what_a_kind_of_ware_can_do_is_told_of_its_maker(engine: Engine) -> None:
    extract = read(engine, "鼎泰客车有限公司研制的纯电动客车，续航超过350公里。")
    assert [extract.entities[o.entity].kind for o in extract.observations] == ["Enterprise"]


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("以机器人产业为例，宏达工业机器人实现量产。", "宏达"),
        ("临清市轴承之乡，鼎泰轴承有限公司、骅宇轴承、飞屿轴承……一家家企业声名远扬。", "飞屿轴承"),
    ],
)
def test_firms_by_what_they_make(engine: Engine, text: str, firm: str) -> None:
    assert firm in named(read(engine, text), "Enterprise")


@pytest.mark.parametrize(
    "text",
    [
        "国产新能源客车实现量产。",
        "今年以来，高端数控机床实现量产。",
        "电动新能源客车实现量产。",
        "宁波新能源客车实现量产。",
        "首台新能源客车正式下线。",
        "纯电动公交车实现批量生产。",
        "三元动力电池实现量产。",
        "办好“禾心工厂”夜校。",
        "推进“禾心小院”“禾心工厂”建设，禾心服务更近。",
    ],
)
def test_what_only_describes_a_ware_is_no_firm(engine: Engine, text: str) -> None:
    assert not named(read(engine, text), "Enterprise")
