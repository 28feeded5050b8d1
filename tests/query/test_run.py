"""Values become terms, names are found or refused with the nearest, answers come in order."""

from __future__ import annotations

import pytest

from kg.errors import QueryError, UsageError
from kg.query import Turtle, run, run_text
from kg.query.run import known_name, nearest_names, refuse_name, term_of
from kg.query.saved import Parameter, find
from kg.terms import Literal

from .handmade import handmade_store

XSD = "http://www.w3.org/2001/XMLSchema#"


def term(kind: str, text: str) -> Literal:
    return term_of(Parameter("p", kind, "", "", ""), text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("integer", "7", "7"),
        ("integer", "-7", "-7"),
        ("decimal", "1.50", "1.5"),
        ("decimal", "1e60", "1" + "0" * 60),
        ("decimal", "1e-60", "0." + "0" * 59 + "1"),
        ("date", "2024-02-29", "2024-02-29"),
    ],
)
def test_typed_values(kind: str, text: str, value: str) -> None:
    found = term(kind, text)
    assert (found.value, found.datatype.value) == (value, XSD + kind)


def test_names_are_chinese_and_other_texts_are_plain() -> None:
    assert (term("label", "甲").language, term("string", "甲").language) == ("zh", None)
    assert term("string", "甲").value == term("label", "甲").value == "甲"


@pytest.mark.parametrize(
    ("kind", "text", "wanted"),
    [
        ("integer", "7.5", "整数"),
        ("integer", "", "整数"),
        ("decimal", "1e61", "数"),
        ("decimal", "1e-61", "数"),
        ("decimal", "NaN", "数"),
        ("decimal", "Infinity", "数"),
        ("decimal", "七", "数"),
        ("date", "2024-02-30", "YYYY-MM-DD 形式的日期"),
    ],
)
def test_what_is_wanted_instead_is_told(kind: str, text: str, wanted: str) -> None:
    with pytest.raises(QueryError) as refused:
        term(kind, text)
    assert str(refused.value) == f"参数 p 要 {wanted}，不是 {text!r}"


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("甲光电", "甲光电"),
        ("东山高薪区", "东山高薪区"),
        ("1＋3 产业集群", "“1+3”产业集群"),
        ("《乙材料》", "乙材料"),
        ("甲光", None),
        ("", None),
    ],
)
def test_a_name_as_the_graph_spells_it(name: str, known: str | None) -> None:
    assert known_name(handmade_store(), name) == known


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("高新", ["东山高新区", "东山高新区光谷园", "东山高新技术产业开发区"]),
        ("甲", ["甲光电", "甲光电有限公司"]),
        ("东山高新区光谷园区", ["东山高新区光谷园", "东山高新区", "东山"]),
        ("云河大雪", ["云河大学", "云河市", "云河经济带"]),
        ("xyz", []),
        ("", []),
    ],
)
def test_the_nearest_names(name: str, near: list[str]) -> None:
    """Those that hold it or lie in it, the nearest in length first; then those that are alike."""
    assert nearest_names(handmade_store(), name) == near


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    assert str(refuse_name(handmade_store(), "xyz")) == "图里没有名为 'xyz' 的实体"
    told = str(refuse_name(handmade_store(), "甲"))
    assert told == "图里没有名为 '甲' 的实体；相近的有：甲光电、甲光电有限公司"


def test_an_unknown_parameter_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError) as refused:
        run(handmade_store(), find("relations-between"), {"two": "甲光电"})
    assert str(refused.value) == "relations-between 没有参数 'two'；它的参数：one other"


def test_columns_have_their_titles() -> None:
    table = run(handmade_store(), find("products-of"), {"firm": "甲光电"})
    assert [column.zh for column in find("products-of").columns] == list(table.titles)
    assert len(table.columns) == len(table.titles) == len(table.rows[0])


def test_triples_come_in_order() -> None:
    found = run_text(
        handmade_store(),
        "CONSTRUCT { ?s ind:gbCode ?o ; skos:prefLabel ?l } { ?s ind:gbCode ?o ; skos:prefLabel ?l }",
    )
    assert isinstance(found, Turtle)
    told = [(str(one.subject), str(one.predicate), str(one.object)) for one in found.triples]
    assert told == sorted(told) and len(told) == 6
    assert run_text(handmade_store(), "ASK { ?s a ind:Nothing }") is False
