"""Names gathered from documents, in any order and in halves, and the groups they form."""

from __future__ import annotations

from array import array

import pytest

from kg.model import Claim, Document, Extract, LocalEntity, Span
from kg.resolve import Gathering
from kg.resolve.gather import Gathered
from kg.resolve.group import groups
from kg.resolve.links import Links

from .handmade import RICH, entity, gathered

A, B = "91330206MA0000001B", "91330206MA0000002E"


def identity(one: LocalEntity, document: str = "d1") -> tuple[str, ...]:
    (only,) = gathered({document: [one]}).ids
    return only


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (entity("重庆威致科技"), ("Enterprise", "name", "重庆威致科技")),
        (entity("威致科技", credit=A), ("Enterprise", "name", "威致科技", "", A)),
        (entity("威致科技", place="500120"), ("Enterprise", "name", "威致科技")),
        (entity("厚生", place="500120"), ("Enterprise", "name", "厚生", "500120")),
        (entity("厚生", place="500120", credit=A), ("Enterprise", "name", "厚生", "500120", A)),
        (entity("厚生"), ("Enterprise", "name", "厚生", "")),
        (entity("高新区", "IndustrialPark"), ("IndustrialPark", "name", "高新区", "d1")),
        (entity("高新区", "IndustrialPark", "500120"), ("IndustrialPark", "name", "高新区", "500120")),
        (entity("光伏产业", "IndustryCluster"), ("Industry", "name", "光伏产业")),
        (entity("璧山", "District"), ("District", "code", "500120")),
        (entity("璧山", "District", code="500120"), ("District", "code", "500120")),
        (entity("无此", "District", code="500199"), ("District", "code", "500199")),
        (entity("璧山", "District", place="500000"), ("District", "name", "璧山", "500000")),
        (entity("朝阳", "District"), ("District", "name", "朝阳", "")),
        (entity("璧山", "Region"), ("Region", "name", "璧山")),
    ],
)
def test_identity(one: LocalEntity, expected: tuple[str, ...]) -> None:
    assert identity(one) == expected


ONE = LocalEntity("Enterprise", "威致科技", ("威致",), ("威致科枝",), place="500120")
TWO = LocalEntity("Enterprise", "“威致”科技", (), ("威至科技",), code="500151")
OTHER = entity("南雁实业集团")


def test_what_is_kept_of_a_name() -> None:
    (found,) = gathered({"b": [ONE, ONE], "a": [TWO]}).found
    assert found.first == ("a", 0, "Enterprise")
    assert (found.kinds, found.names) == (("Enterprise",), ("威致科技", "“威致”科技"))
    assert (found.labels, found.hidden) == (("威致",), ("威致科枝", "威至科技"))
    assert (found.places, found.codes) == (("500120",), ("500120", "500151"))
    assert found.documents == ["b", "a"]


def test_the_first_place_is_by_document_and_index() -> None:
    assert gathered({"a": [OTHER, ONE], "b": [ONE]}).found[1].first == ("a", 1, "Enterprise")
    cluster, industry = entity("光伏产业", "IndustryCluster"), entity("光伏产业", "Industry")
    (found,) = gathered({"a": [cluster, industry]}).found
    assert found.first == ("a", 0, "IndustryCluster") and found.kinds == ("IndustryCluster", "Industry")
    (found,) = gathered({"b": [cluster], "a": [industry]}).found
    assert found.first == ("a", 0, "Industry")


def claim(subject: int, object_: int) -> Claim:
    return Claim(subject, "supplies", object_, 0.9, "r", (Span(0, 1),))


def test_what_a_document_relates_is_apart() -> None:
    names = (ONE, OTHER, entity("璧山高新区", "IndustrialPark"), ONE)
    found = Gathering(RICH)
    found.add(
        Extract(Document("d", "d.txt", ""), names, (claim(1, 0), claim(0, 2), claim(0, 3), claim(0, 1)))
    )
    ids = list(found.ids)
    assert found.apart == {(min(ids[0], ids[1]), max(ids[0], ids[1]))}
    assert found.homes == {"d": array("I", [0, 1, 2, 0])}


def test_halves_merge_into_the_whole() -> None:
    documents = {
        "a": [ONE, OTHER],
        "b": [TWO],
        "c": [entity("璧山高新区", "IndustrialPark"), ONE],
        "d": [OTHER, TWO],
    }
    halves = [gathered({one: documents[one] for one in names}) for names in ("bd", "ac")]
    halves[1].apart.add((("x",), ("y",)))
    whole, into = gathered({one: documents[one] for one in "bdac"}), halves[0]
    assert list(into.merge(halves[1])) == [0, 1, 2]
    assert list(into.ids) == list(whole.ids)
    assert into.found == whole.found
    assert into.homes == whole.homes
    assert into.apart == {(("x",), ("y",))}


def test_a_name_merges_with_itself_elsewhere() -> None:
    one, other = Gathered(("b", 0, "Enterprise")), Gathered(("a", 3, "Institution"))
    one.add("b", ONE)
    other.add("a", TWO)
    other.kinds = ("Enterprise", "Institution")
    one.merge(other)
    assert one.first == ("a", 3, "Institution")
    assert one.kinds == ("Enterprise", "Institution") and one.names == ("威致科技", "“威致”科技")
    assert one.labels == ("威致",) and one.hidden == ("威致科枝", "威至科技")
    assert one.places == ("500120",) and one.codes == ("500120", "500151") and one.documents == ["b", "a"]


def test_a_group() -> None:
    printed = [
        entity("武骏重庆光能有限公司"),
        entity("武骏(重庆)光能有限公司"),
        entity("武骏（重庆）光能有限公司", labels=("武骏",)),
    ]
    (one,) = groups(
        gathered({"a": printed, "b": [entity("武骏重庆光能有限公司", place="500120")]}), RICH
    ).values()
    assert one.name == "武骏（重庆）光能有限公司", "brackets tell most"
    assert (one.bucket, one.key, one.code, one.credit) == ("Enterprise", "武骏重庆光能有限公司", "", "")
    assert one.labels == {"武骏重庆光能有限公司", "武骏"} and one.places == {"500120"}
    assert one.documents == ["a", "b"] and one.forms == {*one.gathered.names, "武骏"}
    (half,) = groups(gathered({"a": printed[:2]}), RICH).values()
    assert half.name == "武骏(重庆)光能有限公司"


def test_groups_of_districts_and_registers() -> None:
    found = groups(
        gathered({"a": [entity("璧山", "District"), entity("厚生", place="500120", credit=A)]}), RICH
    )
    district, firm = found.values()
    assert (district.code, district.places, district.credit) == ("500120", {"500120"}, "")
    assert (firm.code, firm.credit, firm.profile.level) == ("", A, 4)
    assert list(found) == sorted(found)


def test_names_of_a_register() -> None:
    """Those of its code for who bears it; for others of that name only where one code has it."""
    rows = [
        entity("远航科技有限公司", labels=("远洋实业有限公司",), credit=A),
        entity("远洋科技有限公司", credit=B),
    ]
    rows.append(entity("远洋实业有限公司", "Institution", credit=B))
    articles = [entity("远洋实业有限公司"), entity("远洋科技有限公司"), entity("远航")]
    found = groups(gathered({"r": rows, "a": articles}), RICH)
    told = {(one.bucket, one.name, one.credit): one.registered for one in found.values()}
    own = {"远航科技有限公司", "远洋实业有限公司"}
    assert told["Enterprise", "远航科技有限公司", A] == told["Enterprise", "远洋实业有限公司", ""] == own
    assert (
        told["Enterprise", "远洋科技有限公司", B]
        == told["Enterprise", "远洋科技有限公司", ""]
        == {"远洋科技有限公司"}
    )
    assert told["Enterprise", "远航", ""] == frozenset()
    both = [
        entity("远航科技有限公司", credit=A),
        entity("远航科技有限公司", credit=B),
        entity("远航科技有限公司"),
    ]
    shared = groups(gathered({"r": both}), RICH).values()
    assert [one.registered for one in shared if not one.credit] == [frozenset()]


def test_links() -> None:
    links = Links({"b": array("I", [3, 1]), "a": array("I", [2])})
    assert dict(links) == {("a", 0): 2, ("b", 0): 3, ("b", 1): 1}
    assert (links["b", 1], len(links), list(links)) == (1, 3, [("a", 0), ("b", 0), ("b", 1)])
    for missing in (("c", 0), ("b", 2), ("b", -1)):
        with pytest.raises(KeyError):
            links[missing]
    assert repr(Links({"a": array("I", [2])})) == "Links({('a', 0): 2})"
