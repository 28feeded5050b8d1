"""Firms whose brand nobody knows, told by the short name of a place or by a country before it; where names end."""

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


def firms(text: str) -> set[str]:
    found = engine().extract(Document("0" * 64, "made.txt", text))
    return {e.name for e in found.entities if e.kind == "Enterprise"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("该厂原属保定骅锐，去年独立经营。", {"保定骅锐"}),
        ("去年，云南骅锐把生产线搬进了园区。", {"云南骅锐"}),
        ("经开区又与浙江骅锐达成合作。", {"浙江骅锐"}),
        ("湖州骅锐四川工厂去年投产。", {"湖州骅锐"}),
        ("产品通过了中国骅锐的认证。", {"中国骅锐"}),
        ("中国骅锐旗下的新疆飞屿风电设备有限公司设在南部。", {"中国骅锐", "新疆飞屿风电设备有限公司"}),
        ("德国骅锐、法国飞屿与本地厂商同台竞技。", {"德国骅锐", "法国飞屿"}),
        ("这个由梧州骅佳实施的项目，总投资15亿元。", {"梧州骅佳"}),
        ("新公司由宁德骅锐全额出资设立。", {"宁德骅锐"}),
    ],
)  # fmt: skip
def test_a_brand_goes_on_from_a_place(text: str, names: set[str]) -> None:
    assert firms(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "佛山织密创新一张网。",
        "后者的热能表芯片已进入试产，毛精纺面料去年卖了一百万米。",
        "加快推进产教融合，做好台账信息的交接。",
        "强化创新赋能，提升研究院公司运营能力。",
        "该厂以先进的径向冷精密锻造成型技术生产空心轴。",
        "理塘县曲隆光伏电站工程和毛登风电场扩建工程并网。",
        "宜都列第62位，连续12年上榜。",
        "金昌要建的是全国重要的电池基地。",
        "设备从深圳龙华搬来，又往湖州织里送去。",
        "客商走进宁波梅山，也来到上海洋山。",
        "浙江老乡、福建茶农、江苏小城和广东侨乡都有代表参会。",
        "德国工艺、日本料理、中国制造和中国品牌各有所长。",
    ],
)
def test_what_a_place_does_or_has_is_no_firm(text: str) -> None:
    assert firms(text) == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("高新区与北京骅锐成功签约。", {"北京骅锐"}),
        ("骅岭轴承、襄阳飞屿车桥同日复工。", {"骅岭轴承", "襄阳飞屿车桥"}),
        ("由骅岭电器独家供货，订单排到年底。", {"骅岭电器"}),
        ("联合动力有限公司扩产，成功机械有限公司迁来。", {"联合动力有限公司", "成功机械有限公司"}),
    ],
)
def test_how_it_is_done_is_no_part_of_the_name(text: str, names: set[str]) -> None:
    assert firms(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "湖州骅锐生物科技有限公司系恒为生物科技集团股份有限公司旗下企业。",
            {"湖州骅锐生物科技有限公司", "恒为生物科技集团股份有限公司"},
        ),
        ("今年华是商用车有限公司搬进了园区。", {"华是商用车有限公司"}),
        ("启东同和海洋工程有限公司的码头上很忙。", {"启东同和海洋工程有限公司"}),
        ("天津同惠钢管制造集团有限公司扩产。", {"天津同惠钢管制造集团有限公司"}),
        ("恒为制药（海南）有限公司是药谷的纳税大户。", {"恒为制药（海南）有限公司"}),
        ("骅锐咖啡有限公司、保山南大食品有限公司都扩产。", {"骅锐咖啡有限公司", "保山南大食品有限公司"}),
        ("安徽骅锐控股（集团）股份有限公司成立于1980年。", {"安徽骅锐控股（集团）股份有限公司"}),
        ("（图为骅锐乐器有限公司车间。）", {"骅锐乐器有限公司"}),
        ("飞屿直升机、骅锐机电则分别拿下了订单。", {"飞屿直升机", "骅锐机电"}),
        ("项目分三期实施，先建骅锐生物的生产基地。", {"骅锐生物"}),
        ("“新材料一条街”上骅锐纸业、飞屿玻璃依次点火。", {"骅锐纸业", "飞屿玻璃"}),
        ("襄阳骅锐科技股份有限公司和飞屿科技各显身手。", {"襄阳骅锐科技股份有限公司", "飞屿科技"}),
        ("由骅锐（九江）投资建设的纤维项目开工。", {"骅锐（九江）"}),
        ("位于遵义的骅锐机电制造出的无人机卖得好。", {"骅锐机电"}),
        ("保定市：骅锐汽车襄阳基地复工，飞屿汽车遵义工厂扩产。", {"骅锐汽车", "飞屿汽车"}),
        ("福建尤溪恒为纺织投资6.8亿元。", {"福建尤溪恒为纺织"}),
        ("江苏改为化工、浙江多为食品。", set()),
        ("骅锐生物科技、飞屿汽车新入选绿色工厂。", {"骅锐生物科技", "飞屿汽车"}),
        ("骅锐汽车、飞屿半导体、晟岭显示一一对应。", {"骅锐汽车", "飞屿半导体", "晟岭显示"}),
        ("除骅锐光能、恒通能源外，都在扩产。", {"骅锐光能", "恒通能源"}),
        ("纸箱的供货商叫安岭包装，这家厂子不大。", {"安岭包装"}),
        ("那一年国营骅锐机械厂成立。", {"国营骅锐机械厂"}),
        ("骅锐食品有限公司系元成美味全球控股有限公司旗下企业。", {"骅锐食品有限公司", "元成美味全球控股有限公司"}),
        ("安徽省宁国市赛特股份的密封件卖得好。", {"赛特股份"}),
        ("南阳市宛城区骅锐食品的香菇酱火遍全国。", {"骅锐食品"}),
    ],
)  # fmt: skip
def test_where_a_name_begins_and_ends(text: str, names: set[str]) -> None:
    assert firms(text) == names
