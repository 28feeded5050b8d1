"""Trades, titles and parks that a list, a number or a class word introduces, in sentences of our own."""

from __future__ import annotations

import pytest

from kg.extract import Engine

from .told import edges, named, read


@pytest.mark.parametrize(
    ("text", "trades"),
    [
        ("双辽市啤酒酿造、肉类加工、毛纺织三个行业产值分别为7.3亿元、8.8亿元和2.6亿元。", {"啤酒酿造", "肉类加工", "毛纺织"}),
        ("签约双方来自碳化硅、机械装备、高端纺织等领域，晋江市又添新军。", {"碳化硅", "机械装备", "高端纺织"}),
        ("晋江市把现代中药、化学药、医疗器械三个方向排出27个重点项目。", {"现代中药", "化学药", "医疗器械"}),
        ("晋江市的家底很厚。精细化工增长较快，产值39.2亿元。", {"精细化工"}),
        ("晋江高新区以石油化工、现代物流为主导。", {"石油化工", "现代物流"}),
        ("宁国经济开发区\n【首位产业】智能家电。", {"智能家电"}),
    ],
)  # fmt: skip
def test_trades(engine: Engine, text: str, trades: set[str]) -> None:
    assert {name.removesuffix("产业") for name in named(read(engine, text), "Industry")} == trades


@pytest.mark.parametrize(
    "text",
    [
        "晋江市的企业以出口为主，以女工为主。",
        "宁国经济开发区\n【首位产业】已经成形，【新兴产业】正在培育。",
        "产品可广泛应用于航空航天、轨道交通、医疗器械等领域。",
    ],
)
def test_no_trades(engine: Engine, text: str) -> None:
    assert named(read(engine, text), "Industry") == set()


def test_one_of_many_clusters_may_be_of_generic_words(engine: Engine) -> None:
    found = read(engine, "兰溪市发展数字经济、化工循环、资源综合利用3个百亿产业集群。")
    assert named(found, "IndustryCluster") == {"数字经济产业集群", "化工循环产业集群", "资源综合利用产业集群"}
    found = read(engine, "政和县“雾里红”茶产业集群的名气又大了。")
    assert named(found, "IndustryCluster") == {"“雾里红”茶产业集群"}


@pytest.mark.parametrize(
    ("text", "holder", "title"),
    [
        ("云岭药业股份有限公司获浙江省科技进步三等奖。", "云岭药业股份有限公司", "浙江省科技进步三等奖"),
        ("云岭食品有限公司年产5万吨面条项目被列为江西省重点项目。", "云岭食品有限公司年产5万吨面条项目", "江西省重点项目"),
        ("德清县连续两年蝉联“中国木业百强县（区）”榜首。", "德清县", "中国木业百强县（区）"),
        ("白马镇是“中国大蒜第一镇”，德清县以它为荣。", "白马镇", "中国大蒜第一镇"),
    ],
)  # fmt: skip
def test_titles(engine: Engine, text: str, holder: str, title: str) -> None:
    assert (holder, title) in edges(read(engine, text), "hasDesignation")


def test_numbered_projects_lie_where_their_names_say(engine: Engine) -> None:
    found = read(
        engine,
        "通辽市重点项目\n\n1.奈曼旗再生铝循环利用项目。总投资3亿元。\n2.云岭合金有限公司年产3万吨铝箔项目。已开工。",
    )
    assert named(found, "Project") == {"奈曼旗再生铝循环利用项目", "云岭合金有限公司年产3万吨铝箔项目"}
    assert ("奈曼旗再生铝循环利用项目", "奈曼旗") in edges(found)
    assert named(found, "Enterprise") == {"云岭合金有限公司"}


@pytest.mark.parametrize(
    ("text", "parks"),
    [
        ("宁国经开区由城北园区、城南园区和银塘片区组成。", {"宁国经开区", "城北园区", "城南园区", "银塘片区"}),
        ("项目选址晋江市新能源装备产业基地，总投资10亿元。", {"晋江市新能源装备产业基地"}),
        ("晋江市石墨和石墨烯产业园已入驻企业12家。", {"石墨和石墨烯产业园"}),
        ("2022年，临武县现代农业产业园获准创建国家现代农业产业园。", {"临武县现代农业产业园"}),
    ],
)  # fmt: skip
def test_parks(engine: Engine, text: str, parks: set[str]) -> None:
    assert named(read(engine, text), "IndustrialPark") == parks
