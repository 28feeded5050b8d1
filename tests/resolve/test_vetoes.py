"""What forbids that two names are one thing, in whose words, and what does not."""

from __future__ import annotations

import pytest

from kg.resolve import Group
from kg.resolve.features import Meeting
from kg.resolve.group import groups
from kg.resolve.vetoes import listed, national, veto

from .handmade import RICH, entity, gathered, group

NOTHING: frozenset[tuple[tuple[str, ...], tuple[str, ...]]] = frozenset()
A, B = "91330206MA0000001B", "91330206MA0000002E"


def park(name: str, place: str | None = None) -> Group:
    return group(name, "IndustrialPark", place=place)


def project(name: str) -> Group:
    return group(name, "Project")


FORBIDDEN = [
    (group("光能"), group("光能", "Product"), "类型不同"),
    (group("璧山区", "District", code="500120"), group("铜梁区", "District", code="500151"), "行政区划代码不同"),
    (group("朝阳区", "District"), group("朝阳市", "District"), "行政区划代码不同"),
    (park("璧山高新区"), park("铜梁高新区"), "名称里的地名不是一处"),
    (park("湖滨片区", "500120"), park("湖滨片区", "500151"), "所在地不同"),
    (park("璧山高新区", "500120"), park("湖滨片区", "500151"), "所在地不同"),
    (park("高新区"), park("高新区", "500120"), "只是通名，又不知在哪里"),
    (project("轴承2号厂房项目"), project("轴承3号厂房项目"), "编号、数字不同"),
    (project("轴承一期项目"), project("轴承二期项目"), "编号、数字不同"),
    (project("轴承一期项目"), project("轴承项目"), "期数不同"),
    (group("重庆威致科技有限公司"), group("重庆威致科技有限公司铜梁分公司"), "一个是分支机构"),
    (group("威致科技有限公司"), group("威致科技集团"), "集团与公司，或企业形式不同"),
    (group("重庆威致科技有限公司"), group("江苏威致科技有限公司"), "名称里的地名不是一处"),
    (group("四川威致科技有限公司"), group("江苏威致科技有限公司"), "两个登记名称，地名不同"),
    (group("威致科技有限公司"), group("威致储能有限公司"), "两个登记名称，字号或行业不同"),
    (group("南雁科技集团"), group("南雁实业集团"), "两个登记名称，字号或行业不同"),
    (group("南雁集团"), group("北雁实业集团"), "两个登记名称，字号或行业不同"),
    (group("武骏（重庆）光能有限公司"), group("武骏重庆光能有限公司"), "括号里有地名的是子公司"),
    (group("威致科技", credit=A), group("威致科技", credit=B), "统一社会信用代码不同"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "reason"), FORBIDDEN)
def test_what_forbids(one: Group, other: Group, reason: str) -> None:
    assert veto(one, other, NOTHING) == veto(other, one, NOTHING) == reason


ALLOWED = [
    (group("璧山区", "District", code="500120"), group("璧山", "District", code="500120")),
    (group("璧山区", "District", code="500120"), group("湖滨", "District")),
    (park("璧山高新区"), park("高新区", "500120")),
    (park("璧山高新区"), park("重庆高新区")),
    (park("湖滨片区", "500120"), park("湖滨片区", "500000")),
    (park("湖滨片区"), park("湖滨片区", "500151")),
    (group("威致科技", place="500120"), group("重庆威致科技有限公司", place="500151")),
    (project("轴承2号厂房项目"), project("轴承厂房项目")),
    (group("重庆威致科技有限公司"), group("威致科技有限公司")),
    (group("重庆威致科技有限公司"), group("四川威致科技")),
    (group("南雁集团"), group("重庆南雁实业集团")),
    (group("重庆南雁实业集团"), group("南雁集团")),
    (group("重庆武骏（合肥）光能有限公司"), group("重庆武骏合肥光能有限公司")),
    (group("威致科技", credit=A), group("北雁实业集团", credit=A)),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ALLOWED)
def test_what_does_not(one: Group, other: Group) -> None:
    assert veto(one, other, NOTHING) is None
    assert veto(other, one, NOTHING) is None


def test_codes_part_firms_and_not_what_has_none() -> None:
    assert (
        veto(group("威致科技", credit=A), group("威致研究院", "Institution", credit=B), NOTHING) == "类型不同"
    )
    assert veto(group("威致科技", credit=A), group("四川威致科技有限公司"), NOTHING) is None


def test_what_a_document_relates_is_two() -> None:
    one, other = group("重庆威致科技有限公司"), group("威致科技")
    separate = frozenset({(min(one.id, other.id), max(one.id, other.id))})
    assert veto(one, other, separate) == veto(other, one, separate) == "文中说二者有关系"
    assert veto(one, group("威致储能"), separate) is None


def test_a_misprint_explains_that_registered_names_differ() -> None:
    one, other = group("威致科技有限公司"), group("威致科枝有限公司")
    assert veto(one, other, NOTHING) == "两个登记名称，字号或行业不同"
    assert veto(one, other, NOTHING, misprint=True) is None
    branch = group("威致科技有限公司铜梁分公司")
    assert veto(one, branch, NOTHING, misprint=True) == "一个是分支机构"


def test_names_of_one_register_are_not_parted_by_their_parts() -> None:
    old, new = "四川远洋实业有限公司", "江苏远航科技有限公司"
    found = groups(
        gathered(
            {"r": [entity(new, labels=(old,), credit=A)], "a": [entity(old)], "b": [entity("四川甲有限公司")]}
        ),
        RICH,
    )
    by_name = {one.name: one for one in found.values()}
    assert veto(by_name[old], by_name[new], NOTHING) is veto(by_name[new], by_name[old], NOTHING) is None
    assert veto(by_name["四川甲有限公司"], by_name[new], NOTHING) == "两个登记名称，地名不同"


def meeting(vague: str, full: str, share: str, form: str = "") -> Meeting:
    return Meeting(group(vague), group(full), share, form or vague)  # type: ignore[arg-type]


NATIONAL = "全国性集团的名称，不指它的一家公司"
OF_GROUPS = [
    (meeting("比亚迪", "重庆比亚迪动力电池有限公司", "brand"), NATIONAL),
    (meeting("比亚迪", "比亚迪汽车有限公司", "brand"), NATIONAL),
    (meeting("比亚迪", "重庆比亚迪有限公司", "brand"), None),
    (meeting("比亚迪", "比亚迪集团", "brand"), None),
    (meeting("比亚迪", "重庆比亚迪实业集团", "brand"), NATIONAL),
    (meeting("比亚迪", "比亚迪实业集团", "brand"), None),
    (meeting("长安汽车", "长安汽车科技有限公司", "short"), None),
    (meeting("长安汽车", "重庆长安汽车科技有限公司", "short"), None),
    (meeting("长安汽车", "重庆长安汽车动力电池有限公司", "short"), NATIONAL),
    (meeting("长安汽车", "重庆长安汽车科技有限公司", "trade"), NATIONAL),
    (meeting("长安汽车", "重庆长安汽车动力电池有限公司", "credit"), None),
    (meeting("长安汽车", "重庆长安汽车动力电池有限公司", "look"), None),
    (meeting("长安汽车", "重庆长安汽车动力电池有限公司", "writing"), None),
    (meeting("长安汽车", "重庆长安汽车动力电池有限公司", "slip"), None),
    (meeting("长安汽车", "重庆长安汽车动力电池有限公司", "listed"), None),
    (meeting("长安汽车", "重庆长安汽车有限公司", "short", "长安"), None),
    (meeting("小长安", "重庆长安汽车有限公司", "printed", "长安汽车"), None),
    (meeting("小长安", "重庆长安汽车动力电池有限公司", "printed", "长安汽车"), NATIONAL),
    (meeting("威致", "重庆威致科技有限公司", "brand"), None),
    (meeting("亚迪", "重庆比亚迪动力电池有限公司", "brand", "比亚迪"), NATIONAL),
    (meeting("宁德时代", "南雁实业集团", "short"), "名录里是两条"),
]


@pytest.mark.parametrize(("met", "told"), OF_GROUPS)
def test_names_of_national_groups(met: Meeting, told: str | None) -> None:
    assert national(met, RICH) == told


def test_only_firms_can_be_those_of_a_group() -> None:
    assert national(Meeting(park("比亚迪"), park("比亚迪产业园"), "short", "比亚迪"), RICH) is None


def test_listed_names() -> None:
    assert listed(group("北航", "Institution"), RICH) == "北京航空航天大学"
    assert listed(group("北航"), RICH) == ""
    assert (
        listed(group("重庆宁德时代有限公司"), RICH) == listed(group("宁德时代"), RICH) == "宁德时代新能源科技"
    )
    assert listed(group("宁德时代新能源科技股份有限公司"), RICH) == "宁德时代新能源科技"
    assert listed(group("重庆南雁实业集团"), RICH) == listed(group("南雁实业集团"), RICH) == "南雁集团"
    assert listed(group("宁德时代（重庆）有限公司"), RICH) == ""
    assert listed(group("宁德时代有限公司铜梁分公司"), RICH) == ""
