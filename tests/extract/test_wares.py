"""Wares by where they stand, where they begin and end, who makes them and who gets them."""

from __future__ import annotations

import pytest

from kg.extract import Engine

from .told import edges, read

WARES = [
    ("鼎泰阀业有限公司主要生产隔爆栅、稳流叉和阻火坯等产品。", {"隔爆栅", "稳流叉", "阻火坯"}),
    ("鼎泰化学有限公司年产苯磺唑3000吨、氟苯肼500吨。", {"苯磺唑", "氟苯肼"}),
    ("鼎泰食品有限公司的黑米馍、荞麦饸饹远销海外。", {"黑米馍", "荞麦饸饹"}),
    ("鼎泰医药有限公司生产任务饱满，生产效率提升三成。", set()),
    ("鼎泰纺织有限公司出口美国、德国等40多个国家。", set()),
    ("鼎泰化纤有限公司年产尼龙66工业丝3万吨。", {"尼龙66工业丝"}),
    ("鼎泰重工有限公司的3000吨级起重船从这里下水。", {"3000吨级起重船"}),
    ("鼎泰家具有限公司自主研发的升降桌，远销北美。", {"升降桌"}),
    ("鼎泰袜业有限公司近年推出阻燃袜、石墨烯发热袜。", {"阻燃袜", "石墨烯发热袜"}),
    ("鼎泰微电子有限公司专注晶圆级封装。", set()),
    ("鼎泰机械有限公司专业从事采暖散热器研发、制造、销售。", {"采暖散热器"}),
    ("鼎泰膜业有限公司年产400万平方米光学膜和导电膜产品生产项目开工。", {"光学膜", "导电膜"}),
    ("鼎泰镓业有限公司年产300吨高纯前期材料生产项目总投资1亿元。", {"高纯前期材料"}),
    ("鼎泰能源有限公司新能源电池正极材料全产业链项目投产。", {"新能源电池正极材料"}),
    ("鼎泰牧业有限公司10万头肉牛屠宰加工项目开工。", set()),
    ("远航集团每分钟产出5块高纯阴极铜。", {"高纯阴极铜"}),
    ("做了大半辈子皮鞋的远航集团，如今改走定制路。", {"皮鞋"}),
    ("鼎泰光电有限公司先后攻克ArF光刻胶、KrF光刻胶。", {"ArF光刻胶", "KrF光刻胶"}),
]


NOT_MADE = [
    "远航集团去年引进谐波减速器200台。",
    "远航集团所在的北仑区，谐波减速器名气不小。",
    "远航集团从鼎泰光电有限公司那边学来手艺，如今谐波减速器样样齐全。",
    "远航集团向谐波减速器伸出援手。",
]


@pytest.mark.parametrize("text", NOT_MADE, ids=[str(n) for n in range(len(NOT_MADE))])
def test_a_ware_near_a_firm_is_not_thereby_its_own(engine: Engine, text: str) -> None:
    assert not edges(read(engine, text), "produces")


def test_what_is_won_in_a_customers_name_is_the_winners(engine: Engine) -> None:
    text = "鼎泰光电有限公司近日拿下远航汽车有限公司新车型的座椅骨架定点。"
    assert edges(read(engine, text), "produces") == {("鼎泰光电有限公司", "座椅骨架")}


@pytest.mark.parametrize(("text", "wares"), WARES, ids=[str(n) for n in range(len(WARES))])
def test_wares_of_a_slot(engine: Engine, text: str, wares: set[str]) -> None:
    made = edges(read(engine, text), "produces")
    assert {ware for _, ware in made} == wares
    assert len({firm for firm, _ in made}) <= 1


def test_a_firm_just_founded_makes_what_follows(engine: Engine) -> None:
    text = "远航集团与鼎泰碳素有限公司合作，组建鸡西海创碳素有限公司，达产后年产石墨电极3万吨。"
    assert ("鸡西海创碳素有限公司", "石墨电极") in edges(read(engine, text), "produces")


SUPPLIES = [
    (
        "远航集团、鼎泰集团年产值都过百亿元。靠给这两家供应纸箱起家的海创包装有限公司也成了规上企业。",
        {("海创包装有限公司", "远航集团"), ("海创包装有限公司", "鼎泰集团")},
    ),
    (
        "园内有远航医疗有限公司、浦和医疗有限公司签约，其中海创生物有限公司的试剂已为鼎泰药业有限公司配套。",
        {("海创生物有限公司", "鼎泰药业有限公司")},
    ),
    (
        "远航集团旗下的海创机械有限公司为鼎泰汽车有限公司配套车桥。",
        {("海创机械有限公司", "鼎泰汽车有限公司")},
    ),
    (
        "远航瓷业有限公司产销两旺。釉料由海创化工有限公司供应；天然气则来自鼎泰燃气有限公司。",
        {("海创化工有限公司", "远航瓷业有限公司"), ("鼎泰燃气有限公司", "远航瓷业有限公司")},
    ),
]


@pytest.mark.parametrize(("text", "pairs"), SUPPLIES, ids=[str(n) for n in range(len(SUPPLIES))])
def test_who_supplies_whom(engine: Engine, text: str, pairs: set[tuple[str, str]]) -> None:
    assert edges(read(engine, text), "supplies") == pairs
