"""What is read, grouped, placed and packed."""

import base64
import json
import math
import random
import time
import zlib
from itertools import combinations

import pytest

from kg.explain import conflicts
from kg.model import ENTITY_KINDS
from kg.page import COLOURS, SHAPES, Network, around, read
from kg.page.groups import LARGEST, groups
from kg.page.layout import ROOM, places
from kg.page.pack import located, pack, packed
from kg.rdf.pinyin import Speller
from kg.seeds import load_pinyin
from kg.store import Store
from kg.vocab import load_vocab

from .conftest import network_of


def test_every_class_looks_different_with_and_without_colour() -> None:
    assert set(COLOURS) == set(SHAPES) == set(ENTITY_KINDS)
    assert len(set(COLOURS.values())) == len(set(SHAPES.values())) == len(ENTITY_KINDS)


def test_read(made_store: Store) -> None:
    found = read(made_store, load_vocab())
    labels = [node.label for node in found.nodes]
    assert set(labels) == {
        "云岭科技有限公司", "云岭二期项目", "只提到的产品", "璧山区", "璧山高新区", "重庆市", "青禾大学\x00“坏”\ufffd",
    }  # fmt: skip
    edges = {(labels[e.source][:4], e.relation, labels[e.target][:4]): e for e in found.edges}
    assert len(edges) == 6
    assert len(edges["云岭科技", "locatedIn", "璧山高新"].evidence) == 2
    assert edges["璧山区", "withinDistrict", "重庆市"].evidence == ()
    company = found.nodes[labels.index("云岭科技有限公司")]
    assert company.others == ("云岭科技",) and company.hidden == ("云岭科枝",) and len(company.documents) == 2
    numbers = {(labels[one.node], one.metric): one for one in found.numbers}
    assert numbers["云岭科技有限公司", "产值"].value == 1390000000.0
    assert numbers["云岭科技有限公司", "产值"].qualifier == "超"
    assert (numbers["云岭二期项目", "总投资"].low, numbers["云岭二期项目", "总投资"].high) == (5e9, 6e9)
    assert [document.title for document in found.documents] == ["璧山区简讯", "b"]


def test_conflicts_of_the_sample(sample: Network, sample_store: Store) -> None:
    marked = {(sample.nodes[one.node].iri, one.metric) for one in sample.numbers if one.conflict >= 0}
    assert marked == {(one.iri, one.metric) for one in conflicts(sample_store)}


def test_groups_are_small_and_hold_a_district_with_what_lies_in_it(sample: Network) -> None:
    found = groups(sample)
    assert max(found.count(number) for number in set(found)) <= LARGEST
    place = {edge.source: edge.target for edge in sample.edges if edge.relation == "locatedIn"}
    parks = [(i, at) for i, at in place.items() if sample.nodes[i].kind == "IndustrialPark"]
    together = [found[park] == found[at] for park, at in parks if sample.nodes[at].kind == "District"]
    assert len(together) > 15 and sum(together) >= 0.9 * len(together)


def test_districts_stand_apart(sample: Network) -> None:
    found, at = groups(sample), located(sample)
    discs = {}
    for number in set(found):
        own = [at[i] for i, group in enumerate(found) if group == number]
        x, y = (sum(axis) / len(own) for axis in zip(*own, strict=True))
        discs[number] = (x, y, own)
    for one, other in combinations(discs, 2):
        nearest = min(math.dist(a, b) for a in discs[one][2] for b in discs[other][2])
        assert nearest > 0.6 * ROOM


def test_nobody_stands_on_another(sample: Network) -> None:
    at = located(sample)
    assert min(math.dist(a, b) for a, b in combinations(at, 2)) > 0.5 * ROOM
    across, down = (max(axis) - min(axis) for axis in zip(*at, strict=True))
    assert 0.7 < across / down < 2.2


@pytest.mark.parametrize(
    ("count", "edges"),
    [
        (0, []),
        (1, []),
        (2, [(0, 1), (1, 0), (0, 0)]),
        (9, [(0, 1), (1, 2), (3, 4)]),
        (400, [(0, i) for i in range(400)]),
    ],
)
def test_places_of_odd_networks(count: int, edges: list[tuple[int, int]]) -> None:
    network = network_of([str(i) for i in range(count)], edges)
    at = located(network)
    assert at == located(network) and len(at) == count == len(set(at))
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in at)


def test_large_networks_are_placed_quickly() -> None:
    draw = random.Random(1)
    count = 20000
    edges = [(i, draw.randrange(i)) for i in range(1, count)]
    edges += [(draw.randrange(count), draw.randrange(count)) for _ in range(count // 2)]
    started = time.process_time()
    group = groups(network_of(["一"] * count, edges))
    at = places(group, edges)
    assert len(at) == count and max(group.count(number) for number in (0, max(group))) <= LARGEST
    assert time.process_time() - started < 40


def test_around(sample: Network) -> None:
    start = next(i for i, node in enumerate(sample.nodes) if node.label == "铜梁高新区")
    near, nearer = around(sample, [start], 2), around(sample, [start], 1)
    labels = {node.label for node in near.nodes}
    assert {node.label for node in nearer.nodes} < labels and {"铜梁高新区", "铜梁区", "重庆市"} <= labels
    assert len(near.nodes) < len(sample.nodes) / 2
    whole = {(sample.nodes[e.source].iri, e.relation, sample.nodes[e.target].iri) for e in sample.edges}
    assert {(near.nodes[e.source].iri, e.relation, near.nodes[e.target].iri) for e in near.edges} < whole
    for edge in near.edges:
        for passage, _ in edge.evidence:
            words = near.passages[passage].text
            assert words in {said.text for said in sample.passages}


def test_packed_data_can_be_read_by_anybody(sample: Network) -> None:
    value = pack(sample, load_vocab())
    text = packed(value)
    assert json.loads(zlib.decompress(base64.b64decode(text))) == json.loads(json.dumps(value))
    assert text == packed(pack(sample, load_vocab()))
    at = value["nodes"]["label"].index("铜梁高新区")
    assert value["base"] + value["nodes"]["iri"][at] == sample.nodes[at].iri
    assert value["nodes"]["initials"][at].split()[0] == "tlgxq"


def test_initials() -> None:
    speller = Speller(load_pinyin())
    assert [speller.initials(name) for name in ("威致科技", "重庆A1智能", "🙂", "")] == [
        "wzkj",
        "cqa1zn",
        "",
        "",
    ]
