"""What a name says of the thing, by class."""

from __future__ import annotations

import pytest

from kg.resolve.profile import bound_to_place, codes_of, district_codes, looks, profile

from .handmade import RICH

PLACES = [
    # class, name, place → writing, forms, asks, level, bound, place in the name
    ("IndustrialPark", "璧山国家高新区", None, "璧山高新区", {}, (), 0, False, "璧山"),
    ("IndustrialPark", "重庆市璧山区高新技术产业开发区", None, "璧山高新区", {}, (), 0, False, "璧山"),
    ("IndustrialPark", "国家级璧山高新区", None, "璧山高新区", {}, (), 0, False, "璧山"),
    ("IndustrialPark", "璧山市级轴承园", None, "璧山轴承园", {"轴承园": "place"}, (), 0, False, "璧山"),
    ("IndustrialPark", "高新区", "500120", "璧山高新区", {}, ("高新区",), 1, True, ""),
    ("IndustrialPark", "高新区", "500120003", "璧山高新区", {}, ("高新区",), 1, True, ""),
    ("IndustrialPark", "高新区", None, "高新区", {}, ("高新区",), 2, True, ""),
    ("IndustrialPark", "湖滨片区", "500120", "璧山湖滨片区", {"湖滨片区": "place"}, ("湖滨片区",), 1, True, ""),
    ("IndustrialPark", "湖滨片区", "999999", "湖滨片区", {"湖滨片区": "place"}, ("湖滨片区",), 1, True, ""),
    ("IndustrialPark", "璧山东区", None, "璧山东区", {}, (), 0, False, "璧山"),
    ("IndustrialPark", "璧山轴承园二期", None, "璧山轴承园", {"轴承园": "place"}, (), 0, False, "璧山"),
    ("IndustrialPark", "大足工业园", "500111", "大足工业园", {"工业园": "place"}, ("工业园",), 1, True, ""),
    ("IndustrialPark", "大足园", "500111", "大足大足园", {"大足园": "place"}, ("大足园",), 1, True, ""),
    ("GovernmentBody", "中共璧山区委", None, "璧山区委", {"区委": "place"}, (), 0, False, "璧山"),
    ("GovernmentBody", "璧山区经济和信息化委员会", None, "璧山经信委", {}, (), 0, False, "璧山"),
    ("GovernmentBody", "经济信息委", "500120", "璧山经信委", {}, ("经信委",), 1, True, ""),
    ("GovernmentBody", "工业和信息化部", None, "工业和信息化部", {"工业和信息化部": "place"}, ("工业和信息化部",), 2, True, ""),
    ("Project", "璧山轴承工程二期项目", None, "璧山轴承", {"轴承": "place"}, ("轴承",), 1, False, "璧山"),
    ("Project", "轴承一期", None, "轴承", {"轴承": "place"}, ("轴承",), 2, True, ""),
    (
        "Project", "远航重庆基地项目", None, "远航重庆基地", {"远航重庆基地": "place", "远航基地": "place"}, ("远航重庆基地",), 1, True, "",
    ),
    (
        "Project", "重庆远航科技有限公司轴承项目", None, "重庆远航科技有限公司轴承",
        {"远航科技有限公司轴承": "place", "远航科技轴承": "short", "重庆远航轴承": "short"}, ("远航科技有限公司轴承",), 0, False, "重庆",
    ),
    ("District", "璧山区", None, "璧山区", {}, (), 0, True, "璧山"),
    ("Institution", "重庆市璧山区中医院", None, "璧山中医院", {}, (), 0, False, ""),
    ("Industry", "千亿级光伏产业", None, "光伏产业", {}, (), 0, False, ""),
    ("IndustryCluster", "“3+3”市级产业集群", None, "3+3市级产业集群", {}, (), 0, True, ""),
    ("Product", "新能源汽车", None, "新能源汽车", {}, (), 0, False, ""),
    ("Enterprise", "厚生", None, "|厚生|||", {}, ("厚生",), 4, True, ""),
    ("Enterprise", "比亚迪", None, "|比亚迪|||", {}, ("比亚迪",), 4, False, ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "name", "in_", "writing", "forms", "asks", "level", "bound", "place"), PLACES
)
def test_what_a_name_says(  # type: ignore[no-untyped-def]
    kind, name, in_, writing, forms, asks, level, bound, place
) -> None:
    made = profile(kind, name, in_, RICH)
    assert (made.writing, dict(made.forms), made.asks) == (writing, forms, asks)
    assert (made.level, made.bound, made.place) == (level, bound, place)


def test_a_project_under_the_short_names_of_its_owner() -> None:
    forms = profile("Project", "厚生新能源科技有限公司轴承项目", None, RICH).forms
    assert {form for form, share in forms.items() if share == "short"} == {
        "厚生新能源科技轴承", "厚生新能源轴承", "厚生新能轴承", "厚生科技轴承",
    }  # fmt: skip


def test_numbers_phases_and_places_in_a_name() -> None:
    made = profile("Project", "璧山二期年产30GWh项目", None, RICH)
    assert (made.numbers, made.phase, made.codes) == (("2", "30"), "2", {"500120"})
    assert profile("Industry", "246体系", None, RICH).numbers == ("246",)
    assert profile("Product", "5g模组", None, RICH).numbers == ("5",)
    assert profile("IndustrialPark", "璧山3号园", None, RICH).numbers == ("3",)
    firm = profile("Enterprise", "璧山区3号科技有限公司", None, RICH)
    assert (firm.numbers, firm.codes, firm.place) == (("3",), {"500120"}, "璧山")
    assert profile("Institution", "璧山中医院", None, RICH).codes == {"500120"}


def test_words_that_name_nothing_by_themselves() -> None:
    generic = [
        ("IndustrialPark", "高新区", True), ("IndustrialPark", "璧山高新区", True), ("IndustrialPark", "璧山湖滨园", False),
        ("GovernmentBody", "经信委", True), ("GovernmentBody", "国家经信委", False), ("GovernmentBody", "区委", False),
        ("Enterprise", "高新区", True), ("Enterprise", "厚生", False), ("Project", "高新区项目", True), ("Project", "轴承项目", False),
    ]  # fmt: skip
    assert [profile(kind, name, None, RICH).generic for kind, name, _ in generic] == [
        one for *_, one in generic
    ]


def test_where_the_place_counts() -> None:
    bound = [
        ("IndustrialPark", "湖滨片区", True), ("IndustrialPark", "璧山湖滨片区", False), ("IndustrialPark", "国家级璧山高新区", False),
        ("GovernmentBody", "经信委", True), ("GovernmentBody", "璧山经信委", False), ("Project", "轴承项目", True),
        ("District", "朝阳", True), ("IndustryCluster", "“246”体系", True), ("IndustryCluster", "光伏产业", False),
        ("Industry", "246产业", False), ("Enterprise", "厚生", True), ("Enterprise", "厚生科技", False), ("Enterprise", "比亚迪", False),
        ("Institution", "中医院", False), ("Product", "轴承", False),
    ]  # fmt: skip
    assert [bound_to_place(kind, name, RICH) for kind, name, _ in bound] == [one for *_, one in bound]


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("璧山", {"500120"}),
        ("重庆市璧山区", {"500120"}),
        ("重庆璧山", {"500120"}),
        ("江苏璧山", set()),
        ("朝阳", {"110105", "211300"}),
        ("朝阳市", {"211300"}),
        ("重庆市朝阳区", set()),
        ("厦门市", {"350200"}),
        ("厦门区", {"350200"}),
        ("厦门县", {"350200"}),
        ("厦门州", {"350200"}),
        ("厦门盟", {"350200"}),
        ("厦门镇", set()),
        ("無此", set()),
        ("璧山區", {"500120"}),
    ],
)
def test_codes_that_a_district_can_have(name: str, codes: set[str]) -> None:
    assert district_codes(name, RICH) == codes


def test_a_place_and_what_looks_like_it() -> None:
    assert codes_of("", RICH) == codes_of("镇", RICH) == frozenset()
    assert codes_of("重庆", RICH) == {"500000"}
    assert looks("壁山科枝", RICH) == looks("璧山科技", RICH) == "璧山科技"


def test_places_of_all_lengths_and_no_longer() -> None:
    """The longest place of the country has fifteen characters; a name of any length is soon looked through."""
    long = profile("IndustrialPark", "双江拉祜族佤族布朗族傣族自治县轴承园", None, RICH)
    assert (long.place, dict(long.forms)) == ("双江拉祜族佤族布朗族傣族自治", {"轴承园": "place"})
    assert profile("IndustrialPark", "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己轴承园", None, RICH).place == ""
    assert profile("IndustrialPark", "重庆园", None, RICH).place == "", "two characters at least follow"
    assert profile("IndustrialPark", "重庆园区", None, RICH).place == "重庆"
