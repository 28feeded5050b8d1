"""Ways between entities, who is central, who belongs together."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from kg.cli.app import run
from kg.errors import UsageError
from kg.graph import MEASURES, as_networkx, communities, paths, rank
from kg.store import Store, open_store


@pytest.fixture(scope="module")
def store(sample_graph: Path) -> Store:
    return open_store(sample_graph / "store")


def test_a_way_goes_step_by_step_with_sentences(store: Store) -> None:
    (way, *_) = paths(store, "威致科技", "璧山区")
    assert way.steps[0].start == "重庆威致科技有限公司" and way.steps[-1].end == "璧山区"
    for step in way.steps:
        assert step.sentences or step.relation == "withinDistrict"
        assert all(one["text"] and one["end"] > one["start"] for one in step.sentences)


def test_ways_back_are_the_same_ways(store: Store) -> None:
    there, back = (
        paths(store, *ends, number=1)[0].steps for ends in (("门槛梁", "璧山区"), ("璧山区", "门槛梁"))
    )
    assert [(s.start, s.relation, s.end) for s in there] == [
        (s.end, s.relation, s.start) for s in reversed(back)
    ]
    assert all(one.forward != other.forward for one, other in zip(there, reversed(back), strict=True))


def test_no_way_is_longer_than_asked_and_none_is_no_fault(store: Store) -> None:
    assert paths(store, "门槛梁", "洛阳市", longest=1) == ()
    with pytest.raises(UsageError, match="没有名为"):
        paths(store, "没有的公司", "璧山区")


@pytest.mark.parametrize("by", MEASURES)
def test_rank_is_sorted_and_of_the_class(store: Store, by: str) -> None:
    found = rank(store, by, "District", 5)
    assert len(found) == 5 and {one.kind for one in found} == {"District"}
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(0 <= one.score <= 1 for one in found)


def test_rank_by_degree_counts_neighbours(store: Store) -> None:
    plain = as_networkx(store).to_undirected()
    for one in rank(store, "degree", top=5):
        assert one.neighbours == len(set(plain.neighbors(one.iri)) - {one.iri})


def test_rank_refuses_what_it_does_not_know(store: Store) -> None:
    with pytest.raises(UsageError, match="betweenness"):
        rank(store, "beauty")
    with pytest.raises(UsageError, match="Enterprise"):
        rank(store, kind="Firm")


def test_communities_do_not_overlap_and_are_the_same_each_time(store: Store) -> None:
    found = communities(store, least=3, top=100)
    assert found == communities(store, least=3, top=100)
    assert len(found) > 3 and all(
        len(one.members) >= 3 == sum(one.kinds.values()) - len(one.members) + 3 for one in found
    )
    home = [one for one in found if "重庆威致科技有限公司" in one.members]
    assert len(home) == 1 and "门槛梁" in home[0].members and home[0].sentences


@pytest.mark.parametrize(
    ("words", "held"),
    [
        (["paths", "威致科技", "璧山区"], "──"),
        (["paths", "门槛梁", "洛阳市", "--longest", "1"], "没有 1 步以内的路径"),
        (["rank", "--top", "3"], "中心度"),
        (["communities", "--top", "2"], "企业"),
    ],
)
def test_on_the_command_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    sample_graph: Path,
    words: list[str],
    held: str,
) -> None:
    monkeypatch.setattr(sys, "argv", ["kg", *words, "--graph", str(sample_graph)])
    assert run() == 0
    assert held in capsys.readouterr().out
    monkeypatch.setattr(sys, "argv", ["kg", *words, "--graph", str(sample_graph), "--json"])
    assert run() == 0
    assert isinstance(json.loads(capsys.readouterr().out), list)
