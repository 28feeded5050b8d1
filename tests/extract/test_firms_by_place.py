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
