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


def test_a_persons_pair_comes_before_a_stronger_one() -> None:
    pairs = [pair(0, 1, 40, "same", "person"), pair(1, 2, 95), pair(0, 2, 0, "different")]
    assert cluster(IDS[:3], pairs) == [[IDS[0], IDS[1]], [IDS[2]]]


def test_of_two_links_the_stronger_holds_and_of_equals_the_first() -> None:
    apart = pair(0, 2, 0, "different")
    assert cluster(IDS[:3], [pair(0, 1, 70), pair(1, 2, 80), apart]) == [[IDS[0]], [IDS[1], IDS[2]]]
    assert cluster(IDS[:3], [pair(1, 2, 80), pair(0, 1, 80), apart]) == [[IDS[0], IDS[1]], [IDS[2]]]


def test_a_persons_different_stands_above_stronger_links() -> None:
    pairs = [pair(0, 1, 100), pair(0, 1, 0, "different", "person")]
    assert cluster(IDS[:2], pairs) == [[IDS[0]], [IDS[1]]]


def test_what_is_apart_stays_so_when_clusters_grow() -> None:
    """Of a small cluster that joins a large one the enemies go with it."""
    pairs = [
        pair(0, 1, 99),
        pair(2, 3, 98),
        pair(1, 2, 97),
        pair(3, 4, 96),
        pair(4, 5, 95),
        pair(2, 5, 0, "different"),
    ]
    assert cluster(IDS, pairs) == [IDS[:5], IDS[5:]]
    pairs = [
        pair(0, 1, 99),
        pair(2, 3, 98),
        pair(2, 4, 97),
        pair(0, 2, 96),
        pair(1, 5, 95),
        pair(4, 5, 0, "different"),
    ]
    assert cluster(IDS, pairs) == [IDS[:5], IDS[5:]]


def test_unsure_neither_joins_nor_parts() -> None:
    assert cluster(IDS[:2], [pair(0, 1, 50, "unsure")]) == [[IDS[0]], [IDS[1]]]
    assert cluster(IDS[:3], [pair(0, 1, 90), pair(1, 2, 90), pair(0, 2, 0, "unsure")]) == [IDS[:3]]


def test_closure_asks_of_each_pair_once_and_only_where_names_hang_together() -> None:
    asked: list[tuple[object, object, bool]] = []

    def note(left: tuple[str, ...], right: tuple[str, ...], misprint: bool) -> None:
        asked.append((left, right, misprint))

    pairs = [
        pair(0, 1, 90),
        pair(1, 2, 80),
        pair(2, 3, 20, "unsure"),
        pair(4, 5, 90),
        pair(3, 4, 0, "different"),
    ]
    assert closure(IDS, pairs, note) == []
    assert asked == [(IDS[0], IDS[2], False)]
    asked.clear()
    slipped = Pair(IDS[1], IDS[2], 80, "same", ("",), misprint=IDS[2])
    assert closure(IDS, [pair(0, 1, 90), slipped], note) == []
    assert asked == [(IDS[0], IDS[2], True)]
    asked.clear()
    closure(
        IDS, [pair(0, 1, 90), Pair(IDS[0], IDS[2], 80, "same", ("",), misprint=IDS[0]), pair(2, 3, 90)], note
    )
    assert asked == [(IDS[0], IDS[3], True), (IDS[1], IDS[2], False), (IDS[1], IDS[3], False)]


def test_a_veto_that_is_found_has_its_reason_and_no_points() -> None:
    (found,) = closure(IDS, [pair(0, 1, 90), pair(1, 2, 80)], lambda *_: "两家")
    assert (found.points, found.verdict, found.reasons, found.who) == (0, "different", ("两家",), "rule")


def test_of_a_large_heap_only_neighbours_are_asked() -> None:
    ids = [("Enterprise", "name", f"{n:05}") for n in range(401)]
    pairs = [Pair(ids[n], ids[n + 1], 90, "same", ("",)) for n in range(400)]
    asked = []
    closure(ids, pairs, lambda left, right, _: asked.append((left, right)))
    assert len(asked) == 400 * 399 // 2 - 399 and all(ids[400] not in one for one in asked)
