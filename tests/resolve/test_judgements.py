"""Decisions on record: a person's is never overruled, and contradictory ones stop the build and name their rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SeedError
from kg.model import Document, Extract, LocalEntity, Resolution
from kg.resolve import Knowledge, check_judgements, knowledge_of, resolve
from kg.seeds import Judgement, load_judgements, load_seeds

FULL, SHORT, OTHER = "宁波远航智造有限公司", "远航智造", "保定鼎泰光电科技有限公司"


@cache
def knowledge() -> Knowledge:
    return knowledge_of(load_seeds())


def said(
    left: str, verdict: str, right: str, who: str = "person", line: int = 2, kind: str = "Enterprise"
) -> Judgement:
    return Judgement(kind, left, right, verdict, who, "", "seeds/judgements.csv", line)  # type: ignore[arg-type]


def resolved(names: Sequence[str], judgements: Sequence[Judgement]) -> Resolution:
    extracts = [
        Extract(Document(f"{n:064d}"[::-1], f"{n}.txt", ""), (LocalEntity("Enterprise", name),))
        for n, name in enumerate(names)
    ]
    return resolve(extracts, knowledge(), judgements)


def test_a_person_unites_what_rules_would_not() -> None:
    assert len(resolved([FULL, OTHER], []).entities) == 2
    assert len(resolved([FULL, OTHER], [said(FULL, "same", OTHER)]).entities) == 1


def test_a_person_parts_what_rules_would_unite() -> None:
    assert len(resolved([FULL, SHORT], []).entities) == 1
    assert len(resolved([FULL, SHORT], [said(FULL, "different", SHORT)]).entities) == 2


def test_unsure_parts_too_but_only_this_pair() -> None:
    found = resolved([FULL, SHORT], [said(FULL, "unsure", SHORT)])
    assert len(found.entities) == 2
    assert [(one.verdict, one.who) for one in found.decisions] == [("unsure", "person")]


def test_a_rule_on_record_gives_way_to_a_person() -> None:
    rows = [said(FULL, "same", SHORT, "rule", 2), said(FULL, "different", SHORT, "person", 3)]
    assert check_judgements(rows) == [rows[1]]
    assert len(resolved([FULL, SHORT], rows).entities) == 2


def test_a_rule_on_record_gives_way_to_what_follows_from_people() -> None:
    people = [said("甲", "same", "乙", line=2), said("乙", "same", "丙", line=3)]
    assert check_judgements([*people, said("甲", "different", "丙", "rule", 4)]) == people


@pytest.mark.parametrize("who", ["person", "rule"])
def test_a_contradiction_names_its_three_rows(who: str) -> None:
    rows = [
        said("甲", "same", "乙", who, 2),
        said("丁", "same", "戊", who, 3),
        said("乙", "same", "丙", who, 4),
        said("甲", "different", "丙", who, 5),
    ]
    with pytest.raises(SeedError) as refused:
        resolved([FULL], rows)
    message = str(refused.value)
    assert all(f"seeds/judgements.csv:{line} " in message for line in (2, 4, 5))
    assert ":3 " not in message


def test_same_and_different_of_one_pair_contradict() -> None:
    with pytest.raises(SeedError, match="矛盾"):
        check_judgements([said("甲", "same", "乙", line=2), said("乙", "different", "甲", line=3)])


def test_a_chain_of_any_length_is_found() -> None:
    chain = [said(f"名{n}", "same", f"名{n + 1}", line=n + 2) for n in range(9)]
    with pytest.raises(SeedError) as refused:
        check_judgements([*chain, said("名0", "different", "名9", line=99)])
    assert str(refused.value).count("judgements.csv:") == 10


def test_what_a_person_parted_stays_apart_through_others() -> None:
    names = [FULL, SHORT, "远航智造公司", "宁波远航"]
    found = resolved(names, [said(FULL, "different", SHORT)])
    full = next(entity for entity in found.entities if FULL in (entity.name, *entity.labels))
    assert SHORT not in (full.name, *full.labels)


def test_a_place_tells_which_of_two_is_meant() -> None:
    entities = [LocalEntity("IndustrialPark", "湖滨片区", place=code) for code in ("500120", "500151")]
    entities.append(LocalEntity("IndustrialPark", "环湖新城"))
    extracts = [Extract(Document(f"{n}" * 64, f"{n}", ""), (one,)) for n, one in enumerate(entities)]
    rows = [said("湖滨片区@500151", "same", "环湖新城", kind="IndustrialPark")]
    found = resolve(extracts, knowledge(), rows)
    united = next(entity for entity in found.entities if len(entity.documents) == 2)
    assert united.documents == ("1" * 16, "2" * 16)


def test_a_name_that_no_document_has_does_nothing() -> None:
    assert len(resolved([FULL], [said("无此企业", "same", FULL)]).entities) == 1


def test_a_users_row_replaces_the_packaged_one(tmp_path: Path) -> None:
    packaged = load_judgements()[0]
    (tmp_path / "judgements.csv").write_text(
        "kind,left,right,judgement,who,why\n"
        f"{packaged.kind},{packaged.right},{packaged.left},unsure,person,再想想\n",
        encoding="utf-8",
    )
    mine = load_judgements(tmp_path)
    about = [one for one in mine if {one.left, one.right} == {packaged.left, packaged.right}]
    assert [one.verdict for one in about] == ["unsure"]
    assert len(mine) == len(load_judgements())


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Firm,甲,乙,same,person,", "类型"),
        ("Enterprise,甲,乙,maybe,person,", "判断"),
        ("Enterprise,甲,乙,same,me,", "判断者"),
        ("Enterprise,甲,甲,same,person,", "同一个名称"),
        ("Enterprise,甲, ,same,person,", "缺少名称"),
    ],
)
def test_a_faulty_row_names_file_and_line(tmp_path: Path, row: str, message: str) -> None:
    (tmp_path / "judgements.csv").write_text(
        f"kind,left,right,judgement,who,why\n\n{row}\n", encoding="utf-8"
    )
    with pytest.raises(SeedError, match=f"judgements.csv:3: .*{message}"):
        load_judgements(tmp_path)


def test_the_packaged_judgements_agree() -> None:
    rows = load_judgements()
    assert rows and check_judgements(rows)


_NAMES = ("甲厂", "乙厂", "丙厂", "丁厂", "戊厂")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(_NAMES), st.sampled_from(_NAMES), st.sampled_from(["same", "different"]),
            st.sampled_from(["person", "rule"]),
        ).filter(lambda row: row[0] != row[1]),
        max_size=8,
    ),
    st.permutations(range(len(_NAMES))),
)  # fmt: skip
def test_a_persons_word_holds_or_the_build_stops(
    rows: list[tuple[str, str, str, str]], order: list[int]
) -> None:
    judgements = [said(a, v, b, who, n + 2) for n, (a, b, v, who) in enumerate(rows)]
    try:
        found = resolved([_NAMES[n] for n in order], judgements)
    except SeedError:
        return
    home = {
        form: index for index, entity in enumerate(found.entities) for form in (entity.name, *entity.labels)
    }
    for one in judgements:
        if one.who == "person":
            assert (home[one.left] == home[one.right]) is (one.verdict == "same")


def rows_kept(*rows: Judgement) -> list[int]:
    return [one.line for one in check_judgements(rows)]


def test_which_rules_hold_beside_people() -> None:
    people = [said("甲", "same", "乙", line=2), said("丙", "different", "丁", line=3)]
    assert rows_kept(
        *people, said("乙", "same", "丙", "rule", 4), said("戊", "different", "丁", "rule", 5)
    ) == [2, 3, 4, 5]
    assert rows_kept(*people, said("丁", "same", "丙", "rule", 4)) == [2, 3], "people parted them"
    assert rows_kept(*people, said("乙", "different", "甲", "rule", 4)) == [2, 3], "people united them"
    assert rows_kept(*people, said("甲", "unsure", "乙", "rule", 4)) == [2, 3]
    assert rows_kept(*people, said("丙", "unsure", "丁", "rule", 4)) == [2, 3], (
        "people said something of this pair"
    )
    assert rows_kept(said("甲", "unsure", "乙"), said("乙", "same", "甲", "rule", 4)) == [2]
    chain = [said("甲", "same", "乙", line=2), said("乙", "different", "丙", line=3)]
    assert rows_kept(*chain, said("丙", "same", "甲", "rule", 4)) == [2, 3], (
        "it follows from what people said"
    )
    assert rows_kept(*chain, said("甲", "different", "丁", "rule", 4)) == [2, 3, 4]


def test_rows_come_in_their_order() -> None:
    rows = [
        said("甲", "same", "乙", "rule", 1),
        said("丙", "same", "丁", line=9),
        said("戊", "same", "己", line=4),
    ]
    assert rows_kept(*rows) == [4, 9, 1]


def test_a_persons_row_of_one_pair_holds_and_the_first_counts() -> None:
    """Two rows that say the same of a pair: the first is told as the reason."""
    found = resolved([FULL, OTHER], [said(FULL, "same", OTHER, line=7), said(OTHER, "same", FULL, line=3)])
    (one,) = found.decisions
    assert (one.verdict, one.who, one.confidence) == ("same", "person", 1.0)
    assert one.reasons == ("人工判断（seeds/judgements.csv:3）",)


def test_why_is_told() -> None:
    row = Judgement("Enterprise", FULL, OTHER, "different", "rule", "两家公司", "my.csv", 5)
    (one,) = resolved([FULL, OTHER], [row]).decisions
    assert (one.verdict, one.who, one.confidence) == ("different", "rule", 0.0)
    assert one.reasons == ("记录在案的规则（my.csv:5）：两家公司",)


def placed(*entities: tuple[str, str, str], judgements: Sequence[Judgement]) -> list[set[str]]:
    """Entities as the names and places that they are of."""
    extracts = [
        Extract(Document(f"{n:064d}"[::-1], f"{n}", ""), (LocalEntity(kind, name, place=place or None),))
        for n, (kind, name, place) in enumerate(entities)
    ]
    found = resolve(extracts, knowledge(), judgements)
    homes: list[set[str]] = [set() for _ in found.entities]
    for (document, _), entity in found.links.items():
        _, name, place = entities[int(document[::-1])]
        homes[entity].add(f"{name}@{place}")
    return homes


PARK = "IndustrialPark"
HERE, THERE, NEW = (PARK, "湖滨片区", "500120"), (PARK, "湖滨片区", "500151"), (PARK, "环湖新城", "")


def test_a_name_without_a_place_stands_for_all_that_it_can_be() -> None:
    """But what rules forbid is not united by a row that could mean several."""
    row = said("湖滨片区", "same", "环湖新城", kind=PARK)
    assert {"湖滨片区@500120", "环湖新城@"} in placed(HERE, NEW, judgements=[row])
    both = placed(HERE, THERE, (PARK, "环湖新城", "500151"), judgements=[row])
    assert sorted(map(sorted, both)) == [["湖滨片区@500120"], ["湖滨片区@500151", "环湖新城@500151"]]
    apart = said("湖滨片区", "different", "环湖新城", kind=PARK)
    assert len(placed(HERE, THERE, (PARK, "环湖新城", "500151"), judgements=[apart])) == 3


def test_a_row_may_name_a_place_at_either_end() -> None:
    row = said("环湖新城", "same", "湖滨片区@ 500151 ", kind=PARK)
    assert {"湖滨片区@500151", "环湖新城@"} in placed(HERE, THERE, NEW, judgements=[row])
    row = said("环湖新城@500151", "same", "湖滨片区", kind=PARK)
    assert len(placed(HERE, NEW, judgements=[row])) == 2, "there is none of that place"


def test_industries_and_clusters_are_one_class() -> None:
    row = said("光伏产业", "same", "太阳能产业", kind="IndustryCluster")
    assert (
        len(placed(("Industry", "光伏产业", ""), ("IndustryCluster", "太阳能产业", ""), judgements=[row]))
        == 1
    )
    assert len(placed(("Industry", "光伏产业", ""), ("Product", "太阳能产业", ""), judgements=[row])) == 2


def test_a_label_serves_where_no_name_does() -> None:
    extracts = [
        Extract(Document("1" * 64, "1", ""), (LocalEntity("Enterprise", FULL, ("小航",)),)),
        Extract(Document("2" * 64, "2", ""), (LocalEntity("Enterprise", OTHER),)),
        Extract(Document("3" * 64, "3", ""), (LocalEntity("District", "璧山"),)),
        Extract(Document("4" * 64, "4", ""), (LocalEntity("District", "无此地"),)),
    ]
    rows = [said("小航", "same", OTHER), said("璧山", "same", "无此地", kind="District")]
    found = resolve(extracts, knowledge(), rows)
    assert {frozenset((one.name, *one.labels)) for one in found.entities} == {
        frozenset((FULL, OTHER, "小航")),
        frozenset(("璧山区", "璧山", "无此地")),
    }


def test_a_contradiction_through_unsure_rows_is_none() -> None:
    rows = [
        said("甲", "same", "乙", line=2),
        said("乙", "unsure", "丙", line=3),
        said("甲", "different", "丙", line=4),
    ]
    assert rows_kept(*rows) == [2, 3, 4]


def test_the_shortest_way_to_a_contradiction_is_told() -> None:
    long = [said(f"名{n}", "same", f"名{n + 1}", line=n + 2) for n in range(4)]
    rows = [*long, said("名0", "same", "名4", line=50), said("名4", "different", "名0", line=60)]
    with pytest.raises(SeedError) as refused:
        check_judgements(rows)
    assert "：seeds/judgements.csv:50 名0 = 名4；seeds/judgements.csv:60 名4 ≠ 名0" in str(refused.value)
    assert "改正或删去其中一行" in str(refused.value)
