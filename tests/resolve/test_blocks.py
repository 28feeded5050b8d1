"""Which names are compared at all."""

from __future__ import annotations

import pytest

from kg.resolve import Group
from kg.resolve.blocks import alike, index_of, one_slip

from .handmade import RICH, group

A = "91330206MA0000001B"


def met(*found: Group) -> list[str]:
    """What the names share, the surest first."""
    return list(dict.fromkeys(share for *_, share in alike(found, RICH)))


ALIKE = [
    (group("南雁集团", credit=A), group("北雁集团", credit=A), ["credit"]),
    (group("重庆威致科技有限公司"), group("重庆威致科技股份有限公司"), ["writing", "look"]),
    (group("璧山高新区", "IndustrialPark"), group("璧山国家高新区", "IndustrialPark"), ["writing", "look"]),
    (group("北航", "Institution"), group("北京航空航天大学", "Institution"), ["listed"]),
    (group("威致科技有限公司"), group("威致科枝有限公司"), ["look"]),
    (group("璧山区", "District"), group("壁山区", "District"), ["look"]),
    (group("璧山", "District"), group("壁山", "District"), []),
    (group("璧山园区", "IndustrialPark"), group("壁山园区", "IndustrialPark"), ["look"]),
    (group("璧山园", "IndustrialPark"), group("壁山园", "IndustrialPark"), []),
    (group("璧山经济带", "Region"), group("壁山经济带", "Region"), ["look"]),
    (group("新璧山厂房", "Project"), group("新壁山厂房", "Project"), ["look"]),
    (group("新璧山委员会", "GovernmentBody"), group("新壁山委员会", "GovernmentBody"), ["look"]),
    (group("璧山大学", "Institution"), group("壁山大学", "Institution"), []),
    (group("新璧山大学", "Institution"), group("新壁山大学", "Institution"), ["look"]),
    (group("新璧山轴承", "Product"), group("新壁山轴承", "Product"), []),
    (group("高新区", "IndustrialPark", place="500120"), group("璧山高新区", "IndustrialPark"), ["writing"]),
    (group("湖滨片区", "IndustrialPark", place="500120"), group("湖滨片区", "IndustrialPark", place="500151"), []),
    (group("厚生", place="500120"), group("厚生", place="500151"), []),
    (group("厚生", place="500120"), group("厚生公司", place="500120"), ["writing"]),
    (group("威致科技有限公司"), group("威致储能有限公司"), []),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "shares"), ALIKE)
def test_likeness(one: Group, other: Group, shares: list[str]) -> None:
    assert met(one, other) == met(other, one) == shares


SLIPS = [
    ("青禾日月科技有限公司", "青禾日科技有限公司", False),
    ("青禾日科技有限公司", "青禾日料科技有限公司", False),
    ("重庆威致科技有限公司", "重庆威致科有限公司", False),
    ("重庆威致科技有限公司", "重庆威致科技有公司", True),
    ("青禾日科技有限公司", "青禾日科技有限公司司", True),
    ("威致科技有限公司", "威致科技有限公司司", False),
    ("青禾日月星有限公司", "青禾日月星有限公司司", False),
    ("重庆威致科技有限公司", "重庆威致技有限公司", False),
    ("重庆威致科技有限公司", "重庆威致科技限公司", True),
    ("威致科技限公司", "威致科技有限公司", False),
    ("重庆威致科技", "重庆威致科", False),
]


@pytest.mark.parametrize(("one", "other", "slipped"), SLIPS)
def test_slips_of_the_pen(one: str, other: str, slipped: bool) -> None:
    assert ("slip" in met(group(one), group(other))) is ("slip" in met(group(other), group(one))) is slipped


def test_only_firms_slip() -> None:
    assert met(group("重庆威致科技有限公司", "Project"), group("重庆威致科技限公司", "Project")) == []


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("青禾科技", "青禾科", True),
        ("青禾科技", "青禾技科", True),
        ("青禾科技", "青禾科枝", True),
        ("青禾科技", "禾青科技", True),
        ("青禾科技", "青禾科技技", True),
        ("青禾科技", "青禾科技", True),
        ("甲", "乙", True),
        ("青禾科技", "青禾", False),
        ("青禾科技", "青科禾技业", False),
        ("青禾科技", "枝禾科青", False),
        ("青禾科技", "青技科禾", False),
        ("甲乙", "丙丁", False),
        ("甲乙丙", "乙甲丁", False),
        ("甲乙", "丙甲丁", False),
    ],
)
def test_one_slip(one: str, other: str, told: bool) -> None:
    assert one_slip(one, other) is one_slip(other, one) is told


def test_forms_that_lead_to_a_group() -> None:
    firm, park = (
        group("重庆威致科技有限公司", labels=("小威", "威致科技")),
        group("湖滨片区", "IndustrialPark"),
    )
    product = group("轴承", "Product")
    index = index_of([firm, park, product])
    assert index["Enterprise", "威致"] == {firm.id: "brand"}
    assert index["Enterprise", "威致科技"] == {firm.id: "printed"}, "printed stands above derived"
    assert index["Enterprise", "小威"] == index["Enterprise", "重庆威致科技有限公司"] == {firm.id: "printed"}
    assert index["IndustrialPark", "湖滨片区"] == {park.id: "printed"}
    assert ("Product", "轴承") not in index


def test_a_block_too_large_tells_little() -> None:
    """Of so many of one spelling each is compared with the next only; slips among them are not looked for."""

    def spellings(count: int) -> list[Group]:
        return [
            group(
                f"威致科技{'股份' * (n % 2)}有限公司",
                place=f"{n:06}",
                documents=[f"{n:03}"],
                credit=f"{n:018}",
            )
            for n in range(count)
        ]

    writing = [share for *_, share in alike(spellings(48), RICH)]
    assert writing.count("writing") == 48 * 47 // 2
    writing = [share for *_, share in alike(spellings(49), RICH)]
    assert writing.count("writing") == 48


def test_a_block_too_large_is_not_looked_through_for_slips() -> None:
    def firms(count: int) -> list[Group]:
        names = ["重庆威致科技限公司", *(f"重庆威致科技{'件' * n}有限公司" for n in range(count - 1))]
        return [group(name) for name in names]

    assert [share for *_, share in alike(firms(48), RICH)].count("slip") >= 1
    assert "slip" not in [share for *_, share in alike(firms(49), RICH)]
