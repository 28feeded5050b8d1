"""What an entity is called, which key tells it from its namesakes, and how decisions are recorded."""

from __future__ import annotations

import pytest

from kg.model import Decision, LocalEntity, Resolution
from kg.resolve import connect
from kg.seeds import Judgement

from .handmade import RICH, entity, gathered

A, B = "91330206MA0000001B", "91330206MA0000002E"


def resolved(**documents: list[LocalEntity]) -> Resolution:
    return connect(gathered(documents), RICH)


def firms(*names: str) -> Resolution:
    return resolved(**{f"d{n}": [entity(name)] for n, name in enumerate(names)})


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (("威致科技", "重庆威致科技有限公司"), "重庆威致科技有限公司"),
        (("威致科技有限公司", "重庆威致科技有限公司"), "重庆威致科技有限公司"),
        (("威致科技股份有限公司", "重庆威致科技公司", "重庆威致科技有限公司"), "重庆威致科技有限公司"),
        (("重庆威致科技", "威致科技有限公司"), "威致科技有限公司"),
        (("重庆威致科技股份有限公司", "重庆威致科技有限公司"), "重庆威致科技股份有限公司"),
        (("厚生新能源", "厚生"), "厚生新能源"),
    ],
)
def test_the_fullest_name(names: tuple[str, ...], name: str) -> None:
    (one,) = firms(*names).entities
    assert one.name == name and one.labels == tuple(sorted(set(names) - {name}))
    assert firms(*names[::-1]).entities[0].name == name


def test_a_project_is_not_called_by_its_phase() -> None:
    names = gathered({"a": [entity("轴承一期精密项目", "Project")], "b": [entity("轴承项目", "Project")]})
    said = Judgement("Project", "轴承一期精密项目", "轴承项目", "same", "person", "", "j.csv", 2)
    (one,) = connect(names, RICH, [said]).entities
    assert (one.name, one.labels) == ("轴承项目", ("轴承一期精密项目",))


def test_a_misprint_is_no_name() -> None:
    (one,) = firms("威致科技有限公司", "威致科枝有限公司", "威致科枝有限公司").entities
    assert {one.name, *one.hidden} == {"威致科技有限公司", "威致科枝有限公司"} and one.labels == ()
    (one,) = resolved(a=[LocalEntity("Enterprise", "威致科技", ("小威",), ("小威", "大威"))]).entities
    assert (one.labels, one.hidden) == (("小威",), ("大威",))


def test_districts_and_clusters() -> None:
    (one,) = resolved(
        a=[entity("璧山", "District")], b=[entity("璧山区", "District", code="500120")]
    ).entities
    assert (one.name, one.key, one.code, one.labels) == ("璧山区", "500120", "500120", ("璧山",))
    (one,) = resolved(a=[entity("光伏产业", "Industry")], b=[entity("光伏产业", "IndustryCluster")]).entities
    assert one.kind == "IndustryCluster" and one.documents == ("a", "b") and one.key == ""
    assert one.code is None and one.credit_codes == ()


def keys(found: Resolution) -> list[str]:
    return [one.key for one in found.entities]


def test_namesakes_are_told_apart() -> None:
    park = ("湖滨片区", "IndustrialPark")
    assert keys(resolved(a=[entity(*park, "500120")])) == [""]
    assert keys(resolved(a=[entity(*park, "500120")], b=[entity(*park, "500151")])) == ["500120", "500151"]
    generic = ("高新区", "IndustrialPark")
    assert keys(resolved(a=[entity(*generic)], b=[entity(*generic)])) == ["a", "b"]
    assert keys(resolved(a=[entity(*generic)], b=[entity(*generic, "500120")])) == ["500120", "a"]
    narrow = resolved(a=[entity(*park, "500151")], b=[entity(*park, "500000"), entity(*park, "500120")])
    assert "500151" in keys(narrow) and "500120" in keys(narrow)
    codes = resolved(a=[entity("威致科技", credit=A)], b=[entity("威致科技", credit=B)])
    assert keys(codes) == [A, B] and [one.credit_codes for one in codes.entities] == [(A,), (B,)]
    placed = resolved(
        a=[entity("威致科技", place="500120", credit=A)], b=[entity("威致科技", place="500120", credit=B)]
    )
    assert keys(placed) == [f"500120{A}", f"500120{B}"]


def test_namesakes_without_anything_are_told_apart_by_their_document() -> None:
    claims = resolved(
        a=[entity("威致科技", credit=A)], b=[entity("威致科技", credit=B)], c=[entity("威致科技")]
    )
    assert keys(claims) == [A, B, "c"]


def told(found: Resolution) -> list[tuple[str, str, str, str, float]]:
    return [(one.kind, one.left.name, one.right.name, one.verdict, one.confidence) for one in found.decisions]


def test_decisions_are_told_in_the_words_of_documents() -> None:
    found = resolved(a=[entity("轴承", "Product"), entity("威致科技")], b=[entity("重庆威致科技有限公司")])
    assert found.decisions == (
        Decision(
            "Enterprise", found.decisions[0].left, found.decisions[0].right, "same", "rule", 0.9,
            ("全称的简称：威致科技（+85）", "没有别的对象可指（+5）"),
        ),
    )  # fmt: skip
    left, right = found.decisions[0].left, found.decisions[0].right
    assert (left.name, left.place, left.document, left.index, left.entity) == ("威致科技", "", "a", 1, 0)
    assert (right.name, right.document, right.index, right.entity) == ("重庆威致科技有限公司", "b", 0, 0)


def test_decisions_name_the_place_where_it_counts() -> None:
    found = resolved(
        a=[entity("湖滨片区", "IndustrialPark", "500120")], b=[entity("湖滨片区", "IndustrialPark")]
    )
    assert [(one.left.place, one.right.place) for one in found.decisions] == [("", "500120")]
    found = resolved(
        a=[entity("威致科技", place="500120")], b=[entity("重庆威致科技有限公司", place="500120")]
    )
    assert [(one.left.place, one.right.place) for one in found.decisions] == [("", "")]
    found = resolved(a=[entity("璧山区", "District")], b=[entity("壁山区", "District")])
    assert [(one.left.name, one.left.place, one.verdict) for one in found.decisions] == [
        ("璧山区", "500120", "same")
    ]


def test_decisions_come_by_class_and_name() -> None:
    found = firms("威致科技", "重庆威致科技有限公司", "厚生新能源", "江苏厚生新能源有限公司")
    more = resolved(
        z=[entity("厚生新能源"), entity("湖滨片区", "IndustrialPark", "500120")],
        y=[entity("江苏厚生新能源有限公司"), entity("湖滨片区", "IndustrialPark")],
    )
    assert told(found) == sorted(told(found)) and len(told(found)) == 2
    assert [row[0] for row in told(more)] == ["Enterprise", "IndustrialPark"]
