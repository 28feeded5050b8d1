"""Who supplies, owns and joins whom, however the firms are described; and names that only such ties show."""

from __future__ import annotations

import pytest

from kg.extract.engine import Engine
from tests.extract.told import edges, named, read


@pytest.mark.parametrize(
    ("text", "sold"),
    [
        (
            "远航集团每年从本地的鼎泰光电有限公司采购铜线3000吨。",
            {("鼎泰光电有限公司", "远航集团")},
        ),
        (
            "海盐县的鼎泰光电有限公司给隔壁的远航集团、邻县的海创精工有限公司两家企业供货。",
            {("鼎泰光电有限公司", "远航集团"), ("鼎泰光电有限公司", "海创精工有限公司")},
        ),
        ("远航集团的电解液，由池州市东至县的鼎泰光电有限公司按周配送。", {("鼎泰光电有限公司", "远航集团")}),
        ("远航集团的喜报，由池州市东至县的鼎泰光电有限公司转发。", set()),
    ],
)
def test_what_describes_a_firm_hides_no_tie(engine: Engine, text: str, sold: set[tuple[str, str]]) -> None:
    assert edges(read(engine, text), "supplies") == sold


def test_a_list_of_firms_and_schools_joins_all(engine: Engine) -> None:
    found = edges(read(engine, "浙江大学、远航集团共用一个实验室，专攻轻量化。"), "partnersWith")
    assert {frozenset(pair) for pair in found} == {frozenset(("浙江大学", "远航集团"))}


def test_one_that_nobody_knows_does_not_break_a_list(engine: Engine) -> None:
    text = "远航集团与鼎泰光电有限公司、通用、海创精工有限公司保持长期战略合作。"
    found = {frozenset(pair) for pair in edges(read(engine, text), "partnersWith")}
    assert {frozenset(("远航集团", f)) for f in ("鼎泰光电有限公司", "海创精工有限公司")} <= found


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("宏一电子有限公司熬成了戴森的独家线束供应商。", {"宏一电子有限公司", "戴森"}),
        ("宏一电子有限公司主要为国内外客户供货，为下游提供服务。", {"宏一电子有限公司"}),
        ("建龙集团重整北满特钢之后，老厂恢复了元气。", {"建龙集团", "北满特钢"}),
        ("建龙集团收购当地企业之后，老厂恢复了元气。", {"建龙集团"}),
        ("隶属于中国石化的仪征化纤去年盈利8亿元。", {"中国石化", "仪征化纤"}),
    ],
)
def test_ties_show_names(engine: Engine, text: str, firms: set[str]) -> None:
    assert named(read(engine, text), "Enterprise") == firms


@pytest.mark.parametrize(
    ("text", "sold"),
    [
        (
            "“我们给隔壁的远航集团供前端模块，下线就能装。”鼎泰光电有限公司负责人说。",
            {("鼎泰光电有限公司", "远航集团")},
        ),
        ("“我们给隔壁的远航集团供前端模块，下线就能装。”老陈说，鼎泰光电有限公司也一样。", set()),
        (
            "鼎泰光电有限公司去年扩产。作为远航集团的一级供应商，该公司去年供货120万套。",
            {("鼎泰光电有限公司", "远航集团")},
        ),
    ],
)
def test_who_sells_without_being_named(engine: Engine, text: str, sold: set[tuple[str, str]]) -> None:
    assert edges(read(engine, text), "supplies") == sold
