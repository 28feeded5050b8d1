"""The same fact in other words of the trade: what is named is the same, whatever verb stands beside it."""

from __future__ import annotations

import pytest

from kg.extract.engine import Engine
from tests.extract.told import edges, named, read


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("远航集团斥资3亿元修建的高端阀门项目4月动工。", "Project", {"高端阀门项目"}),
        ("远航集团出资3亿元的高端阀门项目4月动工。", "Project", {"高端阀门项目"}),
        ("全区机床企业120家，当中鄞州经开区占了七成。", "IndustrialPark", {"鄞州经开区"}),
        ("镇上木材加工公司1100多家，产值突破90亿元。", "Enterprise", set()),
        ("园里引来青禾、泛微等厂家，陆续投运。", "Enterprise", {"青禾", "泛微"}),
        ("园里来了新邻居：青禾铝业、泛微、佳缘接连安家。", "Enterprise", {"青禾铝业", "泛微", "佳缘"}),
        ("全市集聚数字经济公司300多家。", "Industry", {"数字经济"}),
        ("全市集聚数字经济厂家300多家。", "Industry", {"数字经济"}),
    ],
)
def test_other_words_name_the_same(engine: Engine, text: str, kind: str, expected: set[str]) -> None:
    assert named(read(engine, text), kind) == expected


@pytest.mark.parametrize("when", ["本年刚", "上年", "接连", "现阶段业已"])
def test_a_title_is_won_whenever_and_however(engine: Engine, when: str) -> None:
    text = f"远航集团产值9亿元，{when}获评国家级绿色工厂。"
    assert edges(read(engine, text), "hasDesignation") == {("远航集团", "国家级绿色工厂")}


def test_quotes_in_a_row_are_no_title(engine: Engine) -> None:
    text = "鄞州区捧回“中国阀门之乡”“中国阀门出口第一市”等名号。"
    assert not any("”“" in name for name in named(read(engine, text), "Designation"))
