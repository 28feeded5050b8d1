"""What reports of governments, campaigns for investors and portraits of groups are made of, in sentences of our own."""

from __future__ import annotations

import pytest

from kg.extract.engine import Engine

from .told import edges, named, read


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("恩施州引进企业12家。", "恩施土家族苗族自治州"),
        ("三江县茶叶产值20亿元。", "三江侗族自治县"),
        ("土右旗新增企业9家。", "土默特右旗"),
        ("杜蒙县乳业产值15亿元。", "杜尔伯特蒙古族自治县"),
        ("保定市2025年政府工作报告\n规上工业增加值增长9.5%。", "保定市"),
    ],
)
def test_districts_in_all_their_forms(engine: Engine, text: str, district: str) -> None:
    assert named(read(engine, text), "District") == {district}


def test_a_report_is_of_its_place(engine: Engine) -> None:
    found = read(engine, "保定市2025年政府工作报告\n规上工业增加值增长9.5%。")
    assert {found.entities[o.entity].name for o in found.observations} == {"保定市"}
    assert named(found, "GovernmentBody") == set()


def test_what_is_no_district(engine: Engine) -> None:
    found = read(engine, "龙井市获批省休闲农业和乡村旅游示范县。")
    assert "范县" not in named(found, "District")
    found = read(engine, "鹤城工业观察\n齐齐哈尔市有企业，齐齐哈尔市龙沙区、齐齐哈尔市建华区各有分工。")
    assert "鹤城区" not in named(found, "District")
    found = read(engine, "齐齐哈尔市甘南县引进企业。甘南、泰来等县各有项目。")
    assert "甘南藏族自治州" not in named(found, "District")


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("晶屿新材料先进制造基地试生产，当年达产。", "晶屿新材料"),
        ("泰屿科技生命科学总部园项目开工。", "泰屿科技"),
        ("引进鼎骅航空部件生产基地、中骅整车制造等7个项目。", "鼎骅"),
        ("青屿集团有限公司建成投产，青屿镍业、青屿特钢首尾相接。", "青屿特钢"),
        ("柘荣药业的太子参胶囊扩产，柘荣药业今年招工。", "柘荣药业"),
        ("品屿香、六妙香等茶企集体上云。", "品屿香"),
    ],
)
def test_firms_by_what_they_build(engine: Engine, text: str, firm: str) -> None:
    assert firm in named(read(engine, text), "Enterprise")


@pytest.mark.parametrize(
    "text",
    [
        "公司手握专利697项，系统级封装、倒装封装、扇出型封装等核心技术悉数在手。",
        "设备由自己人制造，股票在深圳证券交易所挂牌。",
        "再生铅智能拆解项目开工，主体工程接近尾声。",
    ],
)
def test_what_is_no_firm(engine: Engine, text: str) -> None:
    assert named(read(engine, text), "Enterprise") == set()


def test_projects_that_a_list_counts(engine: Engine) -> None:
    found = read(engine, "吴兴区签下鼎骅航空部件生产基地、中骅整车生产线等7个项目，签约额12亿元。")
    assert named(found, "Project") == {"鼎骅航空部件生产基地项目", "中骅整车生产线项目"}
    assert ("鼎骅", "鼎骅航空部件生产基地项目") in edges(found, "undertakes")


@pytest.mark.parametrize(
    ("text", "industry"),
    [
        ("吴兴区：光伏同样抢眼，去年产值80亿元。", "光伏"),
        ("吴兴区现代服务业加快成长，游客增多。", "现代服务业"),
        ("这是宝骅电子集团芯片封装测试产业眼下的座次。", "芯片封装测试产业"),
        ("吴兴区：航空汽车产业签下两个项目。", "航空汽车产业"),
    ],
)
def test_industries(engine: Engine, text: str, industry: str) -> None:
    assert industry in named(read(engine, text), "Industry")


def test_clusters_with_one_head_and_bases(engine: Engine) -> None:
    found = read(engine, "包头市全力打造稀土、硅两大旗帜型产业集群。")
    assert named(found, "IndustryCluster") == {"稀土产业集群", "硅产业集群"}
    text = "以骅轻合金有限公司、长骅发动机集团有限公司为龙头的宝鸡铝镁合金新材料基地已获批国家级称号。"
    found = read(engine, text)
    assert ("长骅发动机集团有限公司", "宝鸡铝镁合金新材料基地") in edges(found, "chainLeaderOf")
    found = read(engine, "走进宝鸡风电装备制造产业基地，机器轰鸣。")
    assert named(found, "IndustrialPark") == {"宝鸡风电装备制造产业基地"}


def test_former_and_latter(engine: Engine) -> None:
    text = "齐骅数控装备股份有限公司和齐屿机床有限责任公司一东一西，前者坐落在龙沙区，后者扎根建华区。"
    assert {
        ("齐骅数控装备股份有限公司", "龙沙区"),
        ("齐屿机床有限责任公司", "建华区"),
    } <= edges(read(engine, text), "locatedIn")


def test_letters_as_short_forms(engine: Engine) -> None:
    text = (
        "以宁骅时代新能源科技股份有限公司（NHSD）、宁屿新能源科技有限公司（NYXN）为龙头的锂电新能源产业集群产值2480亿元。"
        "位于宁波高新区的NYXN主攻消费类电池。"
    )
    found = read(engine, text)
    assert ("宁屿新能源科技有限公司", "锂电新能源产业集群") in edges(found, "chainLeaderOf")
    assert ("宁屿新能源科技有限公司", "宁波高新区") in edges(found, "locatedIn")


def test_a_sentence_turns_to_a_sector(engine: Engine) -> None:
    text = "宁德市工业观察\n宁德市两大产业并进。新能源汽车产业板块，骅田汽车有限公司去年产车28万辆。"
    assert any(o.startswith("新能源汽车") for _, o in edges(read(engine, text), "operatesIn"))


def test_parks_and_titles(engine: Engine) -> None:
    found = read(engine, "吴兴区是湖州新区的重要组团。玉林高新区成为玉林首个300亿元园区。")
    assert named(found, "IndustrialPark") == {"湖州新区", "玉林高新区"}
    found = read(engine, "龙井市成功申报创建“国家现代农业产业园”，获批“国家农产品质量安全县”称号。")
    assert "国家农产品质量安全县" in named(found, "Designation")


def test_institutions_in_quotes_are_whole(engine: Engine) -> None:
    text = "远航化学有限公司组建“马鞍山市多相反应与分离工程技术研究中心”。"
    assert named(read(engine, text), "Institution") == {"马鞍山市多相反应与分离工程技术研究中心"}
