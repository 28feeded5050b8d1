"""A credit code stands above all rules about names: one code is one firm, two codes are two."""

from __future__ import annotations

from functools import cache
from itertools import permutations

import pytest

from kg.model import Document, Extract, LocalEntity, Resolution
from kg.resolve import Knowledge, knowledge_of, resolve
from kg.seeds import Judgement, load_seeds

A, B = "91330206MA0000001B", "91330206MA0000002E"
FULL, OLD, SHORT = "宁波远航智造有限公司", "宁波远洋机床有限公司", "远航智造"


@cache
def knowledge() -> Knowledge:
    return knowledge_of(load_seeds())


def firm(name: str, code: str = "", place: str | None = None, labels: tuple[str, ...] = ()) -> LocalEntity:
    return LocalEntity("Enterprise", name, labels, credit_code=code, place=place)


def merged(*documents: list[LocalEntity], judgements: tuple[Judgement, ...] = ()) -> list[list[str]]:
    """Names with codes of each entity; the same for any order of the documents."""
    extracts = [
        Extract(Document(f"{n}" * 64, f"{n}.txt", "…"), tuple(entities))
        for n, entities in enumerate(documents, 1)
    ]
    first = resolve(extracts, knowledge(), judgements)
    for order in permutations(extracts) if len(extracts) < 5 else ():
        assert resolve(order, knowledge(), judgements) == first
    return _rows(first, {e.document.id: e for e in extracts})


def _rows(found: Resolution, extracts: dict[str, Extract]) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in found.entities]
    for (document, index), entity in found.links.items():
        local = extracts[document].entities[index]
        rows[entity].append(f"{local.name} {local.credit_code}".strip())
    for entity, row in zip(found.entities, rows, strict=True):
        assert set(entity.credit_codes) == {name.partition(" ")[2] for name in row} - {""}
    return sorted(sorted(row) for row in rows)


def test_a_register_and_articles_meet() -> None:
    assert merged([firm(FULL, A)], [firm(FULL)], [firm(SHORT)]) == [sorted([SHORT, FULL, f"{FULL} {A}"])]


def test_one_code_is_one_firm_under_any_names() -> None:
    assert merged([firm(FULL, A)], [firm("保定素野电气股份有限公司", A)]) == [
        sorted([f"{FULL} {A}", f"保定素野电气股份有限公司 {A}"])
    ]


def test_two_codes_are_two_firms_of_one_name() -> None:
    assert merged([firm(FULL, A)], [firm(FULL, B)]) == [[f"{FULL} {A}"], [f"{FULL} {B}"]]


def test_two_codes_part_what_names_would_unite() -> None:
    assert len(merged([firm(FULL, A)], [firm("远航智造有限公司", B)])) == 2
    assert len(merged([firm(FULL)], [firm("远航智造有限公司")])) == 1


def test_former_names_of_a_register_are_its_firm() -> None:
    everything = [[firm(FULL, A, labels=(OLD,))], [firm(FULL)], [firm(OLD)]]
    assert merged(*everything) == [sorted([FULL, OLD, f"{FULL} {A}"])]
    assert len(merged(*everything[1:])) == 2


def test_former_names_by_two_registers() -> None:
    found = merged([firm(FULL, A)], [firm(OLD, A)], [firm(FULL)], [firm(OLD)])
    assert found == [sorted([FULL, OLD, f"{FULL} {A}", f"{OLD} {A}"])]


def test_an_article_that_could_mean_either_means_none() -> None:
    found = merged([firm(FULL, A)], [firm(FULL, B)], [firm(FULL)])
    assert found == [[FULL], [f"{FULL} {A}"], [f"{FULL} {B}"]]


def test_the_place_tells_which_of_two() -> None:
    found = merged([firm(FULL, A, "330206")], [firm(FULL, B, "130606")], [firm(FULL, place="130606")])
    assert found == [sorted([FULL, f"{FULL} {B}"]), [f"{FULL} {A}"]]


def test_a_third_name_does_not_join_two_codes() -> None:
    found = merged([firm(FULL, A)], [firm("远航智造有限公司", B)], [firm(SHORT)])
    assert [f"{FULL} {A}"] in found or sorted([SHORT, f"{FULL} {A}"]) in found
    assert len([row for row in found if any(A in name for name in row)]) == 1
    assert not any(A in " ".join(row) and B in " ".join(row) for row in found)


def test_the_registered_name_is_the_preferred_one() -> None:
    extracts = [
        Extract(Document("1" * 64, "r.csv", "…"), (firm("远航智造有限公司", A, labels=(OLD,)),)),
        Extract(Document("2" * 64, "a.txt", "…"), (firm(OLD),)),
    ]
    (entity,) = resolve(extracts, knowledge()).entities
    assert (entity.name, entity.labels) == ("远航智造有限公司", (OLD,))


def test_the_code_tells_namesakes_apart_in_ids() -> None:
    extracts = [
        Extract(Document("1" * 64, "r.csv", "…"), (firm(FULL, A, "330206"), firm(FULL, B, "330206"))),
    ]
    assert {entity.key for entity in resolve(extracts, knowledge()).entities} == {f"330206{A}", f"330206{B}"}


def test_the_reason_is_told() -> None:
    extracts = [
        Extract(Document("1" * 64, "r.csv", "…"), (firm(FULL, A),)),
        Extract(Document("2" * 64, "s.csv", "…"), (firm(OLD, A), firm(FULL, B))),
    ]
    told = {d.verdict: " ".join(d.reasons) for d in resolve(extracts, knowledge()).decisions}
    assert f"统一社会信用代码相同：{A}（+100）" in told["same"]
    assert "统一社会信用代码不同" in told["different"]


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_a_person_stands_above_codes(verdict: str) -> None:
    said = Judgement("Enterprise", FULL, OLD, verdict, "person", "", "judgements.csv", 2)  # type: ignore[arg-type]
    codes = (A, B) if verdict == "same" else (A, A)
    found = merged([firm(FULL, codes[0])], [firm(OLD, codes[1])], judgements=(said,))
    assert len(found) == (1 if verdict == "same" else 2)
