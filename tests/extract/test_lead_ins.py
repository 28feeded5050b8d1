"""Whose passage it is: labels of paragraphs, names of parks, seats of clusters, counted regions."""

from __future__ import annotations

import pytest

from kg.extract import Engine

from .told import edges, named, read

Edges = set[tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "expected", "refused"),
    [
        (
            "绍兴市重大项目推进情况\n绍兴市去年开工项目47个。\n柯桥经开区。去年，该区开工项目12个。鼎泰光电有限公司年内投产。\n全市还有浦和动力有限公司。",
            {("鼎泰光电有限公司", "柯桥经开区"), ("浦和动力有限公司", "绍兴市")},
            {("浦和动力有限公司", "柯桥经开区")},
        ),
        (
            "绍兴市锂电项目走访\n绍兴市有锂电企业30家。\n柯桥经开区：项目最多。2020年，柯桥区转向锂电。远航智造有限公司产值20亿元。",
            {("远航智造有限公司", "柯桥经开区")},
            {("远航智造有限公司", "柯桥区")},
        ),
        (
            "绍兴市石化产业调查\n绍兴市企业不少。\n上虞杭州湾经济技术开发区，鼎泰化工有限公司的装置满负荷运转。",
            {("鼎泰化工有限公司", "上虞杭州湾经济技术开发区")},
            set(),
        ),
        (
            "宝鸡高新区去年开工项目30个\n宝鸡高新区是国家级高新区。宝鸡钛材料产业园由渭滨区规划建设，已入驻项目6个。园内，鼎泰钛业有限公司投资5亿元，建设年产2000吨钛材项目。",
            {("年产2000吨钛材项目", "宝鸡钛材料产业园"), ("鼎泰钛业有限公司", "宝鸡高新区")},
            {("鼎泰钛业有限公司", "渭滨区")},
        ),
        (
            "绍兴市中小企业集群\n绍兴市有3个集群入选。\n智能五金产业集群\n该集群成立于2005年，依托柯桥经开区，近年来发展较快。先后引来鼎泰五金有限公司、远航五金有限公司等企业。",
            {("鼎泰五金有限公司", "柯桥经开区"), ("远航五金有限公司", "柯桥经开区")},
            set(),
        ),
        (
            "惠州市石化产业调查\n大亚湾石化区是工业主战场。\n巨头接连落子\n同在石化区的鼎泰石化有限公司去年满产。",
            {("鼎泰石化有限公司", "大亚湾石化区")},
            set(),
        ),
        (
            "长葛市产业概览\n长葛是全国最大的蜂产品集散地，加工企业230家。佛耳湖镇以蜂具制造为主业，产值8亿元。鼎泰蜂业有限公司、远航蜂业有限公司都是业内熟知的名字。",
            {("鼎泰蜂业有限公司", "长葛市"), ("远航蜂业有限公司", "长葛市")},
            {("鼎泰蜂业有限公司", "佛耳湖镇")},
        ),
        (
            "天水市招商纪事\n鼎泰中药有限公司位于甘肃省秦安县，去年投产。",
            {("鼎泰中药有限公司", "秦安县")},
            {("鼎泰中药有限公司", "甘肃省")},
        ),
    ],
)
def test_whose_passage(engine: Engine, text: str, expected: Edges, refused: Edges) -> None:
    found = edges(read(engine, text))
    assert expected <= found
    assert not refused & found


def test_a_level_is_no_place(engine: Engine) -> None:
    text = "宜兴市重大项目推进情况\n（一）无锡市级。项目调整为58个，总投资1609.8亿元。\n（二）宜兴市级。项目共203个。"
    assert named(read(engine, text), "District") == {"宜兴市"}


@pytest.mark.parametrize(
    ("text", "parks"),
    [
        (
            "8个项目落子湘阴飞地园\n湖南装备配套产业园（长沙经开区湘阴飞地园）招商活动在长沙举行。湖南装备配套产业园落户企业17家。",
            {"长沙经开区湘阴飞地园"},
        ),
        (
            "太谷经开区再立一业\n玛钢是山西太谷经济技术开发区的特色产业。太谷经开区去年产值42亿元。",
            {"山西太谷经济技术开发区"},
        ),
        (
            "石河子经开区扩区\n国务院批准设立国家级石河子经济技术开发区。石河子经济技术开发区去年产值167亿元。",
            {"石河子经济技术开发区"},
        ),
    ],
)
def test_a_park_by_its_names(engine: Engine, text: str, parks: set[str]) -> None:
    assert named(read(engine, text), "IndustrialPark") - {"长沙经开区"} == parks


def test_what_a_cluster_leans_on_develops_it(engine: Engine) -> None:
    text = "柯桥区智能五金产业集群（位于柯桥经开区）入选省级名单。"
    assert ("柯桥经开区", "柯桥区智能五金产业集群") in edges(read(engine, text), "develops")


def test_what_an_institute_studies_is_not_developed(engine: Engine) -> None:
    text = "乌海市产业纪事\n乌海市新材料创新中心去年揭牌。该中心将围绕氢能产业、生物基材料产业开展研究。"
    assert not edges(read(engine, text), "develops")


def test_a_counted_region_of_as_many_counties_as_the_page_names(engine: Engine) -> None:
    text = "渝西八区装备产业观察\n渝西八区去年工业产值增长9%。其中，江津区、永川区、大足区产值居前，璧山区、铜梁区、潼南区、荣昌区紧随其后，合川区增速最快。"
    assert len({place for place, _ in edges(read(engine, text), "partOf")}) == 8
    fewer = text.replace("、荣昌区", "")
    assert not edges(read(engine, fewer), "partOf")


def test_a_heading_of_a_place_and_its_sector(engine: Engine) -> None:
    text = "绍兴市产业走访\n绍兴市生物医药产业产值过百亿。\n滨海新城：生物医药产业\n鼎泰制药有限公司去年投产。"
    assert ("滨海新城", "生物医药产业") in edges(read(engine, text), "develops")


def test_the_sectors_that_a_code_counts_are_its_parts(engine: Engine) -> None:
    text = "绍兴市培育集成电路、高端装备2个千亿产业集群，以及绿色化工1个百亿产业集群，“2+1”产业集群产值过千亿。"
    assert len({part for part, _ in edges(read(engine, text), "partOf")}) == 3
