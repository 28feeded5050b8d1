"""What a sentence says in passing: chances and owners from elsewhere, whose a sector or a title is, parks by half a name."""

from __future__ import annotations

import pytest

from kg.extract import Engine

from .told import edges, read

Edges = set[tuple[str, str]]
_COUNTY = "海盐县：产业再上台阶\n"


@pytest.mark.parametrize(
    ("text", "expected", "refused"),
    [
        (
            "近年来，海盐县抢抓长三角和嘉兴湾科学城建设重大机遇，推动转型升级。",
            set(),
            {("嘉兴湾科学城", "海盐县")},
        ),
        ("海盐县主动融入滨湖科技城，产值增长6%。", set(), {("滨湖科技城", "海盐县")}),
        ("海盐县抢抓滨海工业园扩区机遇，产值增长6%。", {("滨海工业园", "海盐县")}, set()),
        (
            "接下来，海盐将强化G60科创走廊科学城海盐片区的支撑作用。",
            {("G60科创走廊科学城海盐片区", "海盐县")},
            set(),
        ),
        (
            "大湾工业园去年扩区。飞屿光能年产3GW组件项目、骅锐光电年产5万吨玻璃项目等纷纷落户大湾，产业链更完整。",
            {("飞屿光能年产3GW组件项目", "大湾工业园"), ("骅锐光电年产5万吨玻璃项目", "大湾工业园")},
            set(),
        ),
        (
            "由骅锐集团投资的飞屿模具有限公司已经投产。飞屿模具有限公司年产值3亿元。",
            {("飞屿模具有限公司", "海盐县")},
            {("骅锐集团", "海盐县")},
        ),
        ("骅锐集团董事长袁某等出席签约仪式。", set(), {("骅锐集团", "海盐县")}),
        (
            "马来西亚同飞有限公司、骅锐机械有限公司……越来越多的企业看好海盐。",
            set(),
            {("马来西亚同飞有限公司", "海盐县")},
        ),
    ],
)
def test_who_is_there(engine: Engine, text: str, expected: Edges, refused: Edges) -> None:
    told = edges(read(engine, _COUNTY + text))
    assert told >= expected
    assert not told & refused


@pytest.mark.parametrize(
    ("text", "expected", "refused"),
    [
        (
            "滨海产业园去年扩区。智能网联汽车、生物医药是园区的两个主导产业。",
            {("滨海产业园", "智能网联汽车"), ("滨海产业园", "生物医药")},
            {("海盐县", "智能网联汽车"), ("海盐县", "生物医药")},
        ),
        ("新型储能产业是海盐最具辨识度的主导产业。", {("海盐县", "新型储能产业")}, set()),
        (
            "“光伏产业在我们这里才起步，好在来得不算晚。”滨海工业园有关负责人表示。",
            {("滨海工业园", "光伏产业")},
            {("海盐县", "光伏产业")},
        ),
        (
            "投用以后，将为海外客户在轨道交通、智慧能源、智慧城市等领域提供检测服务。",
            set(),
            {("海盐县", "轨道交通"), ("海盐县", "智慧能源"), ("海盐县", "智慧城市")},
        ),
        ("骅锐集团收购一家药厂，由此进入生物医药产业。", set(), {("海盐县", "生物医药产业")}),
        ("嘉宾参加汽车产业发展大会后来到海盐。", set(), {("海盐县", "汽车产业")}),
    ],
)
def test_whose_a_sector_is(engine: Engine, text: str, expected: Edges, refused: Edges) -> None:
    told = edges(read(engine, _COUNTY + text), "develops")
    assert told >= expected
    assert not told & refused


def test_the_last_list_of_a_coded_system(engine: Engine) -> None:
    text = (
        "海盐县构建“2+2+N”现代产业集群，即壮大智能装备、新型储能2个千亿级产业集群，做强新材料、电子信息2个500亿级产业集群，"
        "培育低空经济、山地农机装备产业等N个百亿级产业集群。"
    )
    parts = {part for part, _ in edges(read(engine, text), "partOf")}
    assert parts >= {"智能装备产业集群", "新材料产业集群", "低空经济产业集群", "山地农机装备产业集群"}


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        (
            "鄞州新力、飞屿科技、骅锐航材4个项目纳入工信部专项再贷款清单。飞屿科技有限公司、鄞州新力机械有限公司扩产。",
            {"鄞州新力机械有限公司", "飞屿科技有限公司", "骅锐航材"},
        ),
        ("骅锐机械有限公司扩产。该县还将完善服务清单，为高新技术企业提供上门服务。", set()),
        ("力争到2028年把滨海工业园区升格为国家级开发区。", set()),
        ("2027年，滨海工业园区获评国家级绿色园区。", {"滨海工业园区"}),
    ],
)
def test_whose_a_title_is(engine: Engine, text: str, holders: set[str]) -> None:
    assert {s for s, _ in edges(read(engine, text), "hasDesignation")} == holders


def test_what_a_leader_makes_is_no_sector_of_the_sentence_before(engine: Engine) -> None:
    text = (
        "滨海工业园里，低空经济产业正热。走进国内微型陀螺研制的领跑者——骅锐科技有限公司，一个小盒子引人注目。"
    )
    extract = read(engine, _COUNTY + text)
    assert not edges(extract, "chainLeaderOf")
