"""Short names are looked up among fuller ones: which they are, and when they are none."""

from __future__ import annotations

from kg.model import LocalEntity, Resolution
from kg.resolve import connect
from kg.seeds import Judgement

from .handmade import RICH, entity, gathered

A, B, C = "91330206MA0000001B", "91330206MA0000002E", "91330206MA0000003H"


def resolved(*entities: LocalEntity) -> Resolution:
    """Each in a document of its own."""
    return connect(gathered({f"d{n:03}": [one] for n, one in enumerate(entities)}), RICH)


def told(found: Resolution) -> list[tuple[str, str, str, int]]:
    return [
        (one.left.name, one.right.name, one.verdict, round(100 * one.confidence)) for one in found.decisions
    ]


def names(found: Resolution) -> list[set[str]]:
    return [{one.name, *one.labels, *one.hidden} for one in found.entities]


def test_a_name_that_fits_two_is_neither() -> None:
    found = resolved(entity("江苏厚生新能源科技有限公司"), entity("四川厚生实业有限公司"), entity("厚生"))
    assert len(found.entities) == 3
    assert told(found) == []  # 55 − 50 points: nobody has to look at it
    found = resolved(
        entity("江苏厚生新能源科技有限公司"), entity("四川厚生新能源有限公司"), entity("厚生新能源")
    )
    assert told(found) == [
        ("厚生新能源", "四川厚生新能源有限公司", "unsure", 35),
        ("厚生新能源", "江苏厚生新能源科技有限公司", "unsure", 35),
    ]


def test_no_more_than_four_are_recorded() -> None:
    places = ("重庆", "江苏", "四川", "合肥", "厦门")
    found = resolved(entity("厚生新能源"), *(entity(f"{place}厚生新能源有限公司") for place in places))
    assert [row[2] for row in told(found)].count("unsure") == 4
    assert all("还可指另外 4 个（-50）" in one.reasons for one in found.decisions if one.verdict == "unsure")


def test_a_name_that_too_many_bear_is_not_looked_up() -> None:
    def recorded(count: int) -> int:
        firms = [entity(f"厚生新能源第{n}有限公司", labels=("厚生新能源",)) for n in range(count)]
        return sum("厚生新能源" in row[:2] for row in told(resolved(entity("厚生新能源"), *firms)))

    assert (recorded(47), recorded(48)) == (4, 0), "itself is the 48th"


def test_what_it_fits_under_two_names_is_one() -> None:
    found = resolved(entity("威致科技有限公司"), entity("重庆威致科技股份有限公司"), entity("威致科技"))
    assert len(found.entities) == 1
    assert all("没有别的对象可指（+5）" in one.reasons for one in found.decisions)


def test_the_surest_kind_of_form_counts() -> None:
    """厚生科技 is the short name of one, and could loosely be that of another."""
    found = resolved(entity("江苏厚生新能源科技有限公司"), entity("四川厚生科技有限公司"), entity("厚生科技"))
    assert {"厚生科技", "四川厚生科技有限公司"} in names(found)


def test_the_place_chooses() -> None:
    firms = [
        entity("江苏厚生新能源有限公司", place="320400"),
        entity("重庆厚生新能源有限公司", place="500111"),
    ]
    found = resolved(*firms, entity("厚生新能源", place="500111"))
    assert {"厚生新能源", "重庆厚生新能源有限公司"} in names(found)
    found = resolved(*firms, entity("厚生新能源", place="110105"))
    assert len(found.entities) == 3
    found = resolved(firms[0], entity("重庆厚生新能源有限公司"), entity("厚生新能源", place="320400"))
    assert {"厚生新能源", "江苏厚生新能源有限公司"} in names(found)


def test_other_forms_are_looked_up_where_the_name_leads_nowhere() -> None:
    found = resolved(entity("重庆威致科技有限公司"), entity("小威", labels=("威致科技",)))
    assert len(found.entities) == 1
    found = resolved(
        entity("重庆威致科技有限公司"),
        entity("四川小威科技有限公司"),
        entity("小威科技", labels=("威致科技",)),
    )
    assert {"四川小威科技有限公司", "小威科技", "威致科技"} in names(found)
    parks = resolved(
        entity("璧山轴承园", "IndustrialPark"), entity("甲乙园", "IndustrialPark", labels=("轴承园",))
    )
    assert len(parks.entities) == 2, "of parks only the name"


def test_equals_by_a_printed_form() -> None:
    one, other = entity("大厚生", labels=("小厚生",)), entity("小厚生")
    assert len(resolved(one, other).entities) == len(resolved(other, one).entities) == 1


def test_one_with_a_code_does_not_ask_one_without() -> None:
    coded, bare = entity("厚生新能源", labels=("小厚生",), credit=A), entity("小厚生", labels=("厚生新能源",))
    assert len(resolved(coded, bare).entities) == 1
    assert [one.left.name for one in resolved(coded, bare).decisions] == ["厚生新能源"]


def test_spellings_are_one_and_the_fuller_is_the_name() -> None:
    found = resolved(entity("威致科技有限公司"), entity("威致科枝有限公司"), entity("威致科技有限公司"))
    assert told(found) == [("威致科技有限公司", "威致科枝有限公司", "same", 85)]
    assert [(one.name, one.hidden) for one in found.entities] == [("威致科技有限公司", ("威致科枝有限公司",))]
    slipped = resolved(
        entity("重庆威致科技限公司"), entity("重庆威致科技限公司"), entity("重庆威致科技有限公司")
    )
    assert [(one.name, one.hidden) for one in slipped.entities] == [
        ("重庆威致科技有限公司", ("重庆威致科技限公司",))
    ]
    assert told(slipped)[0][2:] == ("same", 80)
    reasons = slipped.decisions[0].reasons
    assert reasons[0] == "尾部漏印、误印一字：重庆威致科技有限公司（+75）"


def test_the_misprint_is_the_one_with_the_longer_brand_though_it_stands_more_often() -> None:
    wrong = entity("重庆威致科技有有限公司")
    (one,) = resolved(wrong, wrong, entity("重庆威致科技有限公司")).entities
    assert (one.name, one.hidden) == ("重庆威致科技有限公司", ("重庆威致科技有有限公司",))


def test_of_spellings_the_one_in_more_documents_is_the_fuller() -> None:
    wrong, right = entity("威致科枝储能有限公司"), entity("威致科技储能有限公司")
    for often, once in ((wrong, right), (right, wrong)):
        (one,) = resolved(often, often, once).entities
        assert (one.name, one.hidden) == (often.name, (once.name,))


def test_one_code_is_the_reason() -> None:
    found = resolved(entity("南雁集团", credit=A), entity("北雁集团", credit=A))
    assert found.decisions[0].reasons[0] == f"统一社会信用代码相同：{A}（+100）"
    assert told(found) == [("北雁集团", "南雁集团", "same", 100)]


def test_an_owner_elsewhere_is_no_rival() -> None:
    here, there = entity("威致科技", place="500120", credit=A), entity("威致科技", place="500151", credit=B)
    third = entity("威致科技", place="500120", credit=C)
    article = entity("威致科技", place="500120")
    assert len(resolved(here, there, article).entities) == 2
    assert len(resolved(here, there, third, article).entities) == 4
    reasons = [one.reasons for one in resolved(here, third, article).decisions if one.verdict == "unsure"]
    assert len(reasons) == 2 and all("还可指另外 1 个（-50）" in one for one in reasons)


def test_what_forbids_is_recorded_with_what_speaks_for_it() -> None:
    found = resolved(entity("重庆比亚迪动力电池有限公司"), entity("比亚迪"))
    assert told(found) == [("比亚迪", "重庆比亚迪动力电池有限公司", "different", 0)]
    assert found.decisions[0].reasons[:2] == (
        "全国性集团的名称，不指它的一家公司",
        "只有字号相同：比亚迪（+55）",
    )


def test_no_more_than_four_that_are_forbidden_are_recorded() -> None:
    firms = [entity(f"{place}比亚迪动力电池有限公司") for place in ("重庆", "江苏", "四川", "合肥", "厦门")]
    found = resolved(entity("比亚迪"), *firms)
    assert [row[2] for row in told(found) if "比亚迪" in row[:2]] == ["different"] * 4


def test_a_person_leaves_but_one_that_it_can_be() -> None:
    firms = [entity("江苏厚生新能源科技有限公司"), entity("四川厚生新能源有限公司"), entity("厚生新能源")]
    said = Judgement(
        "Enterprise", "厚生新能源", "江苏厚生新能源科技有限公司", "different", "person", "", "j.csv", 2
    )
    found = connect(gathered({f"d{n}": [one] for n, one in enumerate(firms)}), RICH, [said])
    assert {"厚生新能源", "四川厚生新能源有限公司"} in names(found)


def test_another_spelling_of_a_registered_name_is_its_firm() -> None:
    firm, article = entity("重庆威致科技有限公司", credit=A), entity("重庆威致科技股份有限公司")
    assert len(resolved(firm, article).entities) == 1
    assert len(resolved(firm, entity("重庆威致科技有限公司", credit=B), article).entities) == 3
