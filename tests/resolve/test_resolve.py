"""Which names become one node, and which must not."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Claim, Document, Entity, Extract, LocalEntity, Resolution, Span
from kg.resolve import resolve

from .handmade import KNOWLEDGE


def extract(name: str, *entities: LocalEntity, claims: tuple[Claim, ...] = ()) -> Extract:
    return Extract(Document(name.ljust(64, "0"), f"{name}.txt", ""), entities, claims)


def firm(name: str, *labels: str, place: str | None = None) -> LocalEntity:
    return LocalEntity("Enterprise", name, labels, place=place)


def park(name: str, *labels: str, place: str | None = None) -> LocalEntity:
    return LocalEntity("IndustrialPark", name, labels, place=place)


def one_each(*entities: LocalEntity) -> Resolution:
    """Every entity in a document of its own."""
    return resolve([extract(f"{n:x}a", entity) for n, entity in enumerate(entities)], KNOWLEDGE)


def names(resolution: Resolution) -> list[str]:
    return [entity.name for entity in resolution.entities]


SAME = [
    (firm("重庆威致科技有限公司"), firm("威致科技")),
    (firm("重庆威致科技有限公司"), firm("威致科技有限公司")),
    (firm("厦门海辰储能科技股份有限公司"), firm("海辰储能")),
    (firm("江苏厚生新能源科技有限公司"), firm("江苏厚生新能源科技股份有限公司")),
    (firm("武骏重庆光能有限公司"), firm("武骏光能")),
    (firm("江苏厚生新能源科技有限公司"), firm("厚生")),
    (firm("重庆南雁实业集团"), firm("重庆南雁实业集团有限公司")),
    (firm("重庆武骏光能有限公司", "小武"), firm("小武")),
    (firm("重庆长安汽车股份有限公司"), firm("长安汽车")),
    (park("璧山高新区"), park("璧山国家高新区")),
    (park("璧山高新区"), park("璧山区高新技术产业开发区")),
    (park("重庆璧山高新区"), park("璧山高新区")),
    (park("璧山高新区", "高新区", place="500120"), park("高新区", place="500120")),
    (park("玉泉湖片区", place="500151"), park("玉泉湖片区")),
    (LocalEntity("District", "璧山区", ("璧山",), code="500120"), LocalEntity("District", "璧山")),
    (LocalEntity("Industry", "光伏产业"), LocalEntity("IndustryCluster", "光伏产业")),
    (LocalEntity("Industry", "“光伏”产业"), LocalEntity("Industry", "光伏 产业")),
]

DIFFERENT = [
    (firm("重庆比亚迪动力电池有限公司"), firm("比亚迪")),
    (firm("重庆比亚迪动力电池有限公司", "比亚迪"), firm("比亚迪")),
    (firm("江苏厚生新能源科技有限公司"), firm("重庆厚生新能源科技有限公司")),
    (firm("江苏厚生新能源科技有限公司", "厚生"), firm("四川厚生实业有限公司", "厚生")),
    (firm("重庆南雁实业集团"), firm("重庆南雁实业有限公司")),
    (firm("重庆威致科技有限公司"), firm("重庆威致科技有限公司铜梁分公司")),
    (park("铜梁高新区"), park("璧山高新区")),
    (park("铜梁高新区", "高新区"), park("璧山高新区", "高新区")),
    (park("高新区", place="500151"), park("高新区", place="500120")),
    (park("高新区"), park("高新区")),
    (park("璧山高新区", "高新区"), park("高新区")),
    (firm("光能"), LocalEntity("Product", "光能")),
    (
        LocalEntity("IndustryCluster", "“246”体系", place="500120"),
        LocalEntity("IndustryCluster", "“246”体系", place="500151"),
    ),
    (LocalEntity("Designation", "国家级绿色工厂", ("绿色工厂",)), LocalEntity("Designation", "绿色工厂")),
]


@pytest.mark.parametrize(("left", "right"), SAME, ids=lambda one: one.name)
def test_one_thing_under_two_names_is_one_node(left: LocalEntity, right: LocalEntity) -> None:
    resolution = one_each(left, right)
    assert len(resolution.entities) == 1, names(resolution)
    assert set(resolution.links.values()) == {0}


@pytest.mark.parametrize(("left", "right"), DIFFERENT, ids=lambda one: one.name)
def test_two_things_stay_two(left: LocalEntity, right: LocalEntity) -> None:
    resolution = one_each(left, right)
    assert len(resolution.entities) == 2, names(resolution)
    assert len({(entity.kind, entity.name, entity.key) for entity in resolution.entities}) == 2


def test_a_brand_of_two_firms_stays_with_neither() -> None:
    resolution = one_each(firm("江苏厚生新能源科技有限公司"), firm("四川厚生实业有限公司"), firm("厚生"))
    assert len(resolution.entities) == 3


def test_place_decides_between_two_firms_of_one_short_name() -> None:
    resolution = one_each(
        firm("江苏厚生新能源科技有限公司", place="320400"),
        firm("重庆厚生新能源科技有限公司", place="500111"),
        firm("厚生新能源", place="500111"),
    )
    assert [set(entity.documents) for entity in resolution.entities if "重庆" in entity.name] == [
        {"1a".ljust(16, "0"), "2a".ljust(16, "0")}
    ]


def test_a_park_with_no_place_stays_alone_where_two_districts_have_one_of_its_name() -> None:
    resolution = one_each(
        park("湖滨片区", place="500120"), park("湖滨片区", place="500151"), park("湖滨片区")
    )
    assert sorted(entity.key for entity in resolution.entities) == ["", "500120", "500151"]


def test_a_relation_between_two_names_keeps_them_apart() -> None:
    claim = Claim(0, "subsidiaryOf", 1, 0.9, "r", (Span(0, 1),))
    document = extract("aa", firm("重庆威致科技有限公司"), firm("威致科技"), claims=(claim,))
    assert len(resolve([document], KNOWLEDGE).entities) == 2


def test_the_cluster_wins_and_the_fullest_name_is_canonical() -> None:
    resolution = resolve(
        [
            extract("aa", LocalEntity("Industry", "光伏产业"), firm("威致科技", "威致")),
            extract("bb", LocalEntity("IndustryCluster", "光伏产业"), firm("重庆威致科技有限公司")),
        ],
        KNOWLEDGE,
    )
    cluster, enterprise = sorted(resolution.entities, key=lambda entity: entity.kind, reverse=True)
    assert (cluster.kind, cluster.name) == ("IndustryCluster", "光伏产业")
    assert enterprise.name == "重庆威致科技有限公司"
    assert enterprise.labels == ("威致", "威致科技")
    assert enterprise.documents == ("aa".ljust(16, "0"), "bb".ljust(16, "0"))


def test_districts_take_official_name_code_and_key() -> None:
    misread = LocalEntity("District", "璧山", hidden=("壁山",), code="500120")
    assert one_each(misread).entities == (
        Entity("District", "璧山区", "500120", ("璧山",), ("壁山",), "500120", ("0a".ljust(16, "0"),)),
    )


def test_nothing_gives_nothing() -> None:
    assert resolve([], KNOWLEDGE) == Resolution((), {})


_POOL = [entity for pair in (*SAME, *DIFFERENT) for entity in pair] + [
    firm("厚生"),
    firm("厚生", place="500111"),
]


@st.composite
def documents(draw: st.DrawFn) -> list[Extract]:
    rows = draw(st.lists(st.lists(st.sampled_from(_POOL), max_size=5), max_size=6))
    made = []
    for number, row in enumerate(rows):
        claims: tuple[Claim, ...] = ()
        if len(row) > 1 and draw(st.booleans()):
            claims = (Claim(0, "partnersWith", 1, 0.9, "r", (Span(0, 1),)),)
        made.append(extract(f"{number:x}d", *row, claims=claims))
    return made


@settings(max_examples=200, deadline=None)
@given(documents(), st.randoms(use_true_random=False))
def test_order_does_not_matter(made: list[Extract], random: Random) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)
    assert repr(resolve(shuffled, KNOWLEDGE)) == repr(resolve(made, KNOWLEDGE))


@settings(max_examples=200, deadline=None)
@given(documents())
def test_every_local_entity_has_one_node_and_nodes_have_distinct_identities(made: list[Extract]) -> None:
    resolution = resolve(made, KNOWLEDGE)
    locals_ = {(one.document.id, index) for one in made for index in range(len(one.entities))}
    assert resolution.links.keys() == locals_
    assert set(resolution.links.values()) == set(range(len(resolution.entities)))
    identities = {(entity.kind, entity.name, entity.key) for entity in resolution.entities}
    assert len(identities) == len(resolution.entities)
