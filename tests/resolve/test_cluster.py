"""Clusters are a pure function of the recorded pairs."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.resolve.cluster import closure, cluster
from kg.resolve.pair import Pair

IDS = [("Enterprise", "name", name) for name in "abcdef"]
PAIRS = st.lists(
    st.builds(
        lambda ids, points, verdict, who: Pair(*sorted(ids), points, verdict, ("",), who),
        st.sampled_from(list(combinations(IDS, 2))),
        st.integers(0, 100),
        st.sampled_from(["same", "different", "unsure"]),
        st.sampled_from(["rule", "rule", "person"]),
    ),
    max_size=12,
    unique_by=lambda pair: (pair.left, pair.right),
)


def pair(left: int, right: int, points: int, verdict: str = "same", who: str = "rule") -> Pair:
    return Pair(IDS[left], IDS[right], points, verdict, ("",), who)  # type: ignore[arg-type]


@settings(max_examples=300, deadline=None)
@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_pairs_and_names_does_not_matter(pairs: list[Pair], random) -> None:  # type: ignore[no-untyped-def]
    ids, shuffled = list(IDS), list(pairs)
    random.shuffle(ids)
    random.shuffle(shuffled)
    assert cluster(ids, shuffled) == cluster(IDS, pairs)


@settings(max_examples=300, deadline=None)
@given(PAIRS)
def test_every_name_is_in_one_cluster_and_what_is_two_stays_two(pairs: list[Pair]) -> None:
    rows = cluster(IDS, pairs)
    assert sorted(one for row in rows for one in row) == sorted(IDS)
    home = {one: index for index, row in enumerate(rows) for one in row}
    people = [one for one in pairs if one.who == "person"]
    for one in pairs:
        if one.verdict == "different" and not any(other.verdict == "same" for other in people):
            assert home[one.left] != home[one.right]
    for one in people:
        if one.verdict == "same":
            assert home[one.left] == home[one.right]


def test_a_veto_breaks_the_weaker_link() -> None:
    pairs = [pair(0, 1, 90), pair(1, 2, 80), pair(0, 2, 0, "different")]
    assert sorted(map(len, cluster(IDS[:3], pairs))) == [1, 2]
    assert [IDS[2]] in cluster(IDS[:3], pairs)


def test_a_veto_holds_through_others() -> None:
    pairs = [pair(0, 1, 90), pair(2, 3, 90), pair(1, 2, 80), pair(0, 3, 0, "different")]
    assert [len(row) for row in cluster(IDS[:4], pairs)] == [2, 2]


def test_a_persons_same_stands_above_a_rules_veto() -> None:
    pairs = [pair(0, 1, 100, "same", "person"), pair(0, 1, 0, "different")]
    assert len(cluster(IDS[:2], pairs)) == 1


def test_closure_records_vetoes_between_names_that_meet_through_a_third() -> None:
    pairs = [pair(0, 1, 90), pair(1, 2, 80)]
    found = closure(IDS[:3], pairs, lambda left, right, misprint: "two")
    assert [(one.left, one.right, one.verdict) for one in found] == [
        (min(IDS[0], IDS[2]), max(IDS[0], IDS[2]), "different")
    ]


def test_a_heap_of_many_names_is_looked_at_in_parts() -> None:
    ids = [("Enterprise", "name", f"{n:05}") for n in range(1000)]
    pairs = [Pair(ids[0], one, 90, "same", ("",)) for one in ids[1:]]
    found = closure(ids, pairs, lambda left, right, misprint: None)
    assert found == []
    assert len(cluster(ids, pairs)) == 1
