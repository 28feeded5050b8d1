"""Firms by the sum of evidence: what shape and company make a name a firm's, and what does not."""

from __future__ import annotations

from functools import cache

import pytest

from kg.extract import build_engine
from kg.extract.engine import Engine
from kg.model import Document
from kg.seeds import load_seeds
from kg.vocab import load_vocab


@cache
def engine() -> Engine:
    return build_engine(load_seeds(), load_vocab())


def firms(text: str) -> dict[str, tuple[str, ...]]:
    """Firms of a text with their other labels."""
    found = engine().extract(Document("0" * 64, "made.txt", text))
    return {e.name: e.labels for e in found.entities if e.kind == "Enterprise"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("做了半辈子皮鞋的温州市瓯海区骅奈集团，三年前改做智能穿戴。", {"骅奈集团"}),
        ("由上饶市广信区汉骅新材料有限公司生产的铜箔，薄如蝉翼。", {"汉骅新材料有限公司"}),
        ("吴江区盛泽镇恒力集团去年扩产。", {"恒力集团"}),
        ("陕西省紫阳县和骅茶厂有限公司去年出口增长8%。", {"陕西省紫阳县和骅茶厂有限公司"}),
        ("维沄力、骅福药业、沄舟重工三企业同获称号。", {"维沄力", "骅福药业", "沄舟重工"}),
        ("为给奇瑞做配套，县里办起了模具厂。", {"奇瑞"}),
        ("把国内做滚珠丝杆、行星减速机、精密齿条的优秀企业吸引过来。", set()),
        ("不到一年，骅沄麦（中国）、沄达（歙县）等先后入驻。", {"骅沄麦（中国）", "沄达（歙县）"}),
        ("县产业园区内，骅飞、沄大、新骅三家军工老厂抱团。", {"骅飞", "沄大", "新骅"}),
        ("汽车开发区里，骅奥威泰和沄瑞两家零部件厂比肩而立。", {"骅奥威泰", "沄瑞"}),
        ("文具看得力，厨电看方太，注塑机看海天。", {"得力", "方太", "海天"}),
        ("骅立在经济开发区，沄华波在飞云街道。", {"骅立", "沄华波"}),
        ("中骅密封则同时为两家供胶条。", {"中骅密封"}),
        ("镁基新材料和精细化工各占半壁江山。", set()),
        ("一街之隔的百灵制药不在园区里。", {"百灵制药"}),
        ("银钢科技、同享科技分别出口2.1万辆、1.4万辆。", {"银钢科技", "同享科技"}),
        ("镇上的神马塑业主打食品级保鲜盒。", {"神马塑业"}),
        ("桥梁支座供到了中铁大桥局，施工方是水电七局。", {"中铁大桥局", "水电七局"}),
        ("近千家机床企业落户。", set()),
        ("缺电池，引来骅驰；缺电驱，引来骅卓。骅驰一期去年满产，骅卓总经理说订单不愁。", {"骅驰", "骅卓"}),
        ("为其提供座椅骨架的博野县安骏金属、供应线束的清苑区鸿联线缆，去年产值分别增长12%和9%。", {"安骏金属", "鸿联线缆"}),
        ("空压机厂商渭压科技、膜电极厂商渭膜等12家企业相继聚拢。", {"渭压科技", "渭膜"}),
        ("宏盾注塑、飞越模具和百利塑业三家企业抱团接单。", {"宏盾注塑", "飞越模具", "百利塑业"}),
        ("高阳县毛巾大王锦骅纺织现有员工2100人，旗下锦骅电商、锦骅物流各有分工。", {"锦骅纺织", "锦骅电商", "锦骅物流"}),
        ("下游客户里有北欧企业Nordheim，也有马来西亚的Sunrise Test Sdn Bhd。", {"Nordheim", "Sunrise Test Sdn Bhd"}),
        ("位于旅顺口区的大连海川船舶工程有限公司交付2艘散货船。", {"大连海川船舶工程有限公司"}),
        ("特变电工衡阳变压器有限公司去年出口增长8%。", {"特变电工衡阳变压器有限公司"}),
        ("东风襄阳专用汽车有限公司今年4月投产。", {"东风襄阳专用汽车有限公司"}),
        ("磁组件用于苹果、微软的平板电脑，坚果进了山姆的货架。", {"苹果", "微软", "山姆"}),
        ("产品进入小米供应链，还为理想代工座椅。", {"小米", "理想"}),
        ("杭州双骅、三屿油漆、骑行者科技、新屿航锐4个项目纳入专项清单。", {"杭州双骅", "三屿油漆", "骑行者科技", "新屿航锐"}),
        ("首批入驻的恒达轴承、瑞峰泵阀两家企业已投产。", {"恒达轴承", "瑞峰泵阀"}),
        ("云海维修工程有限公司系海航技术的控股子公司，今年接单167架次。", {"云海维修工程有限公司", "海航技术"}),
        ("由格力投资2.5亿元的园区，客户有一汽解放。", {"格力", "一汽解放"}),
    ],
)  # fmt: skip
def test_found(text: str, names: set[str]) -> None:
    assert names == set(firms(text))


@pytest.mark.parametrize(
    "text",
    [
        "高纯石墨、氟硅材料和硅基负极产能居全省前列。",
        "总经理许碧桦说，公司7条生产线满负荷运转。",
        "该县采用TOPCon技术，生产LED芯片和EVA粒料。",
        "做大做强汽车零部件，新一轮科技革命带动智能制造。",
        "固定资产投资增长9.8%，个标箱吞吐量创新高。",
        "产品涵盖桥门式起重机等17个系列200多个品种。",
        "2009年浦江绗缝家纺产业完成工业总产值54亿元。",
        "苹果、小米和葵花种植面积达3万亩，联通南北、统一标准。",
        "借着东风，他们解放思想，把理想变为现实。",
    ],
)
def test_not_found(text: str) -> None:
    assert firms(text) == {}


def test_a_brand_is_its_firm() -> None:
    found = firms("第三家整车厂星骅汽车落户前湾。星骅由慈溪的舜浦光学供应镜头，今年交付3万辆。")
    assert set(found) == {"星骅汽车", "舜浦光学"}
    assert "星骅" in found["星骅汽车"]


def test_a_foreign_name_in_brackets_is_the_same_firm() -> None:
    found = firms("法国索维德（Sovide）与重庆青禾电子合资建厂，索维德持股51%。")
    assert set(found) == {"索维德（Sovide）", "重庆青禾电子"}
    assert {"索维德", "Sovide"} <= set(found["索维德（Sovide）"])


def test_other_firms_of_a_group_stay_apart() -> None:
    found = firms("恒骅石化（大连）炼化有限公司开工。恒骅集团旗下的恒骅重工手持订单140艘。")
    assert "恒骅集团" in found
    assert "恒骅集团" not in found["恒骅石化（大连）炼化有限公司"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("河北长骏食品投资股份有限公司（长骏食品）去年推出新品36个。", "河北长骏食品投资股份有限公司"),
        ("宁波渭海港务投资有限公司（以下称渭海港务）新添吊机5台。渭海港务年吞吐900万吨。", "宁波渭海港务投资有限公司"),
    ],
)  # fmt: skip
def test_a_short_form_in_brackets_is_the_firm(text: str, whole: str) -> None:
    assert set(firms(text)) == {whole}


def test_this_firm_is_no_name() -> None:
    assert set(firms("保定渭凌机械有限公司落户清苑区。这家公司去年营收14.6亿元。")) == {
        "保定渭凌机械有限公司"
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("渭能电池（慈溪）首条产线投产，晶科能源（四川）配套建厂。", {"渭能电池（慈溪）", "晶科能源（四川）"}),
        ("老牌毛巾厂渭锦集团去年出口毛巾620万条。", {"渭锦集团"}),
        ("供应易拉罐的是浙江奥瑞安包装实业有限公司。", {"浙江奥瑞安包装实业有限公司"}),
        ("内蒙古通威高纯晶硅项目投产。", {"通威"}),
        ("渭丰医药、海南渭利制药、江苏渭环药业分别位于化药企业百强榜单第46位、47位、96位。", {"渭丰医药", "海南渭利制药", "江苏渭环药业"}),
    ],
)  # fmt: skip
def test_what_belongs_to_a_name(text: str, names: set[str]) -> None:
    assert set(firms(text)) == names


def test_a_group_is_not_its_daughter() -> None:
    found = firms("金川集团是龙头企业。金川集团铜业有限公司今年扩产。")
    assert found == {"金川集团": (), "金川集团铜业有限公司": ()}
