"""Firms' names taken apart, and what others may call them."""

from __future__ import annotations

import pytest

from kg.resolve.firm import firm_forms, firm_name, whole_forms

from .handmade import RICH

PARTS = [
    # name, place, printed place, brand, inner, trade, form, level
    ("重庆威致科技有限公司", "重庆", "重庆", "威致", "", "科技", "公司", 0),
    ("重庆市璧山区武骏重庆光能有限公司", "璧山", "璧山区", "武骏重庆", "重庆", "光能", "公司", 0),
    ("武骏（重庆）光能有限公司", "", "", "武骏重庆", "重庆", "光能", "公司", 1),
    ("远航重庆市汽车有限公司", "", "", "远航重庆市", "重庆市", "汽车", "公司", 1),
    ("武骏重庆", "", "", "武骏重庆", "", "", "", 4),
    ("威致科技股份有限公司", "", "", "威致", "", "科技", "公司", 1),
    ("南雁实业集团", "", "", "南雁", "", "实业", "集团", 1),
    ("重庆南雁控股集团有限公司", "重庆", "重庆", "南雁", "", "", "集团", 0),
    ("控股集团", "", "", "控股", "", "", "集团", 1),
    ("甲控股集团", "", "", "甲控股", "", "", "集团", 1),
    ("厚生材料技术有限公司", "", "", "厚生", "", "材料技术", "公司", 1),
    ("厚生装备制造有限公司", "", "", "厚生", "", "装备制造", "公司", 1),
    ("厚生新装备制造有限公司", "", "", "厚生新", "", "装备制造", "公司", 1),
    ("装备制造有限公司", "", "", "装备", "", "制造", "公司", 1),
    ("厚生技术", "", "", "厚生技术", "", "", "", 4),
    ("重庆厚生", "重庆", "重庆", "厚生", "", "", "", 2),
    ("厚生科技", "", "", "厚生", "", "科技", "", 3),
    ("厚生公司", "", "", "厚生", "", "", "", 4),
    ("厚生科技总公司", "", "", "厚生", "", "科技", "公司", 1),
    ("厚生科技有限责任公司", "", "", "厚生", "", "科技", "公司", 1),
    ("厚生科技有限合伙", "", "", "厚生", "", "科技", "公司", 1),
    ("厚生科技合作社", "", "", "厚生", "", "科技", "合作社", 1),
    ("厚生科技股份公司", "", "", "厚生", "", "科技", "", 3),
    ("厚生科技股份", "", "", "厚生", "", "科技", "", 3),
    ("ＡＢ科技有限公司", "", "", "ab", "", "科技", "公司", 1),
    ("威緻科技有限公司", "", "", "威致", "", "科技", "公司", 1),
]


@pytest.mark.parametrize(("name", "place", "printed", "brand", "inner", "trade", "form", "level"), PARTS)
def test_parts(
    name: str, place: str, printed: str, brand: str, inner: str, trade: str, form: str, level: int
) -> None:
    firm = firm_name(name, RICH)
    assert (firm.place, firm.printed_place, firm.brand, firm.inner, firm.trade, firm.form, firm.level) == (
        place, printed, brand, inner, trade, form, level,
    )  # fmt: skip
    assert firm.registered is bool(form) and firm.branch == ""


def test_what_follows_from_the_parts() -> None:
    firm = firm_name("重庆武骏重庆光能有限公司", RICH)
    assert (firm.short_brand, firm.core, firm.writing) == ("武骏", "武骏光能", "重庆|武骏重庆|光能|公司|")
    assert whole_forms(firm) == {"武骏重庆光能", "重庆武骏重庆光能"}
    assert whole_forms(firm_name("璧山区威致科技有限公司", RICH)) == {
        "威致科技",
        "璧山威致科技",
        "璧山区威致科技",
    }
    branch = firm_name("重庆威致科技有限公司铜梁分公司", RICH)
    assert branch.branch == "铜梁分公司" and branch.writing.endswith("|铜梁分公司")
    assert not firm_name("有限公司", RICH).registered, "no brand"


def test_only_short_brands_by_themselves_are_bare() -> None:
    bare = ("厚生", "远航者", "远航天成", "重庆厚生", "厚生科技", "厚生有限公司", "厚生公司")
    assert [firm_name(name, RICH).bare for name in bare] == [True, True, False, False, False, False, True]


def test_a_place_in_brackets_tells_a_daughter() -> None:
    names = (
        "武骏（重庆）光能有限公司",
        "武骏(重庆市)光能有限公司",
        "武骏（新）光能有限公司",
        "武骏重庆光能有限公司",
    )
    assert [firm_name(name, RICH).daughter for name in names] == [True, True, False, False]


def test_beginnings_and_ends_of_a_trade() -> None:
    firm = firm_name("厚生新能源汽车科技有限公司", RICH)
    assert firm.trade == "新能源汽车科技"
    assert firm.openings == ("新能源汽车", "新能源", "新能")
    assert firm.later == ("科技",)
    firm = firm_name("威致科技", RICH)
    assert (firm.trade, firm.openings, firm.later) == ("科技", (), ())


FORMS = [
    (
        "江苏厚生新能源科技股份有限公司",
        {
            "厚生新能源科技#公司": "legal", "厚生新能源科技": "short", "厚生新能源": "short", "厚生新能": "short",
            "厚生科技": "trade", "江苏厚生": "short", "厚生": "brand",
        },
        (),
    ),
    (
        "武骏重庆光能有限公司",
        {"武骏重庆光能#公司": "legal", "武骏光能": "short", "武骏重庆": "short", "武骏": "brand"},
        ("武骏重庆光能#公司",),
    ),
    (
        "南雁实业集团",
        {"南雁实业#集团": "legal", "南雁#集团": "legal", "南雁实业": "short", "南雁": "brand"},
        ("南雁实业#集团",),
    ),
    (
        "青禾天成光能有限公司",
        {"青禾天成光能#公司": "legal", "青禾天成光能": "short", "天成光能": "trade", "青禾天成": "short"},
        ("青禾天成光能#公司",),
    ),
    (
        "青禾日月天成光能有限公司",
        {
            "青禾日月天成光能#公司": "legal", "青禾日月天成光能": "short", "日月天成光能": "trade", "天成光能": "trade",
            "青禾日月天成": "short",
        },
        ("青禾日月天成光能#公司",),
    ),
    (
        "东方电气集团东方汽轮机有限公司",
        {
            "东方电气集团东方汽轮机#公司": "legal", "东方电气集团东方汽轮机": "short", "东方汽轮机": "short",
        },
        ("东方电气集团东方汽轮机#公司",),
    ),
    ("徐工集团工程厂有限公司", {"徐工集团工程厂#公司": "legal", "徐工集团工程厂": "short"}, ("徐工集团工程厂#公司",)),
    ("威致科技", {"威致科技": "short", "威致": "brand"}, ("威致科技",)),
    ("重庆威致科技", {"威致科技": "short", "重庆威致": "short", "威致": "brand"}, ("威致科技",)),
    ("重庆厚生", {}, ("重庆厚生",)),
    ("厚生", {}, ("厚生",)),
    ("重庆威致科技有限公司铜梁分公司", {}, ()),
    ("有限公司", {}, ()),
]  # fmt: skip


@pytest.mark.parametrize(("name", "forms", "asks"), FORMS, ids=[name for name, *_ in FORMS])
def test_what_others_may_call_it(name: str, forms: dict[str, str], asks: tuple[str, ...]) -> None:
    assert firm_forms(firm_name(name, RICH)) == (forms, asks)
