"""What speaks for and against two names being one thing: how much, and in which words."""

from __future__ import annotations

import pytest

from kg.resolve.features import SAME, UNSURE, Meeting, score

from .handmade import group

SOLE = "没有别的对象可指（+5）"
FULL, SHORT = group("重庆威致科技有限公司"), group("威致科技")


@pytest.mark.parametrize(
    ("share", "weight", "reason"),
    [
        ("credit", 100, "统一社会信用代码相同"),
        ("listed", 95, "名录里同一条的两种叫法"),
        ("writing", 95, "同一名称的不同写法"),
        ("printed", 95, "文中就这样称呼"),
        ("short", 85, "全称的简称"),
        ("legal", 85, "只少了地名"),
        ("place", 80, "除地名外相同"),
        ("look", 80, "只差形近字"),
        ("slip", 75, "尾部漏印、误印一字"),
        ("trade", 70, "字号加一部分行业词"),
        ("brand", 55, "只有字号相同"),
    ],
)
def test_what_names_share(share: str, weight: int, reason: str) -> None:
    meeting = Meeting(SHORT, FULL, share, "威致")  # type: ignore[arg-type]
    assert score(meeting) == (min(weight + 5, 100), (f"{reason}：威致（{weight:+d}）", SOLE))


def told(share: str, vague: object, full: object, rivals: int = 0) -> tuple[int, tuple[str, ...]]:
    points, reasons = score(Meeting(vague, full, share, "形", rivals))  # type: ignore[arg-type]
    return points, reasons[1:]


def test_rivals_count_against_it() -> None:
    assert told("place", SHORT, FULL, 1) == (30, ("还可指另外 1 个（-50）",))
    assert told("short", SHORT, FULL, 3) == (35, ("还可指另外 3 个（-50）",))


def test_places_count() -> None:
    here, there = group("威致科技", place="500120"), group("重庆威致科技有限公司", place="500120")
    assert told("trade", here, there) == (85, ("所在地一致（+10）", SOLE))
    elsewhere = group("重庆威致科技有限公司", place="500151")
    assert told("trade", here, elsewhere) == (55, (SOLE, "所在地不同（-20）"))
    assert told("trade", here, FULL) == told("trade", SHORT, elsewhere) == (75, (SOLE,))


def test_a_bare_brand_elsewhere() -> None:
    brand = group("威致", place="500120")
    elsewhere = group("重庆威致科技有限公司", place="500151")
    assert told("brand", brand, elsewhere) == (15, (SOLE, "所在地不同（-20）", "单凭字号，又在别处（-25）"))
    assert told("brand", brand, FULL) == (60, (SOLE,))
    park, other = (
        group("高新区", "IndustrialPark", place="500120"),
        group("璧山高新区", "IndustrialPark", place="500151"),
    )
    assert told("place", park, other) == (65, (SOLE, "所在地不同（-20）"))


def test_two_names_in_one_document() -> None:
    """Only where little speaks for it does it count that one article tells of both."""
    few, many = group("威致", documents=["b"]), group("重庆威致科技有限公司", documents=["a", "b", "c"])
    apart = "同一篇里分开写（-20）"
    assert told("brand", few, many) == told("brand", many, few) == (40, (SOLE, apart))
    assert told("trade", few, many) == (55, (SOLE, apart))
    assert told("short", few, many) == (90, (SOLE,))


def test_a_daughter_is_not_its_mother() -> None:
    daughter = group("武骏（重庆）光能有限公司")
    assert told("trade", group("武骏光能"), daughter) == (40, (SOLE, "括号里的地名多是子公司（-35）"))
    assert told("trade", group("重庆武骏光能"), daughter)[1] == (SOLE,)
    assert told("trade", group("武骏（重庆）光能"), daughter)[1] == (SOLE,)
    assert told("trade", daughter, group("武骏光能"))[1] == (SOLE,)
    assert told("place", group("甲", "Project"), daughter)[1] == (SOLE,)


def test_points_stay_between_0_and_100() -> None:
    here = group("威致科技", place="500120")
    assert told("writing", here, group("重庆威致科技有限公司", place="500120"))[0] == 100
    far = group("重庆威致科技有限公司", place="500151")
    assert told("brand", group("威致", place="500120"), far, 1)[0] == 0


def test_the_thresholds() -> None:
    """A brand that fits one firm is it; a form that fits two is for somebody to look at."""
    assert told("brand", group("威致"), FULL)[0] == SAME
    assert told("place", SHORT, FULL, 1)[0] == UNSURE
