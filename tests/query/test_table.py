"""Tables line up with Chinese in them and carry nothing that a terminal would obey."""

import csv
import io
import json
import subprocess
import sys

import pytest
from wcwidth import wcswidth

from kg.errors import QueryError
from kg.query import Table, Turtle, as_csv, as_json, as_turtle, layout, plain, run_text
from kg.query.table import as_typed, cell, columns_of, cut, no_formula, pad
from kg.terms import BlankNode, Literal, Triple, integer_lit, iri, lit

from .handmade import handmade_store

TABLE = Table(
    ("name", "n"),
    ((lit("甲光电", "zh"), integer_lit(7)), (lit("AB"), integer_lit(1200)), (None, None)),
    ("名称", "n"),
)


def test_columns_line_up() -> None:
    assert layout(TABLE).split("\n") == ["名称       n", "──────  ────", "甲光电     7", "AB      1200", ""]


def test_a_width_narrows_the_widest_columns() -> None:
    wide = Table(
        ("a", "b"), ((lit("很长的一句话" * 9), lit("很长的一句话" * 3)), (lit("短"), lit("短"))), ("甲", "乙")
    )
    lines = layout(wide, 40).split("\n")
    assert max(map(wcswidth, lines)) <= 40
    assert lines[2].count("…") == 2
    assert layout(TABLE, 5) == layout(TABLE), "narrow columns stay"
    assert layout(Table(("a",), (), ("甲",))) == "甲\n──"


def test_columns_are_narrowed_just_as_far_as_needed() -> None:
    """The widest gives way first, down to the next one; then both; none below eight."""
    row = tuple(lit(char * size) for char, size in (("a", 30), ("b", 20), ("c", 4)))
    table = Table(("a", "b", "c"), (row,), ("a", "b", "c"))

    def widths(width: int) -> list[int]:
        return [len(part) for part in layout(table, width).split("\n")[1].split("  ")]

    assert widths(58) == [30, 20, 4] and widths(57) == [29, 20, 4]
    assert widths(48) == [20, 20, 4] and widths(46) == [18, 20, 4]
    assert widths(24) == [8, 8, 4] and widths(10) == [8, 8, 4]
    assert layout(table, 57).split("\n")[2] == "a" * 28 + "…  " + "b" * 20 + "  cccc"


def test_nothing_moves_the_terminal() -> None:
    assert plain("红\x1b[31m字\r\n 下\u202e行\u200b\x9b") == "红[31m字 下行"
    assert cut("产业园区", 5) == "产业…" and cut("产业园区", 8) == "产业园区"


def test_csv_keeps_commas_lines_and_empty_cells() -> None:
    table = Table(
        ("a", "b"), ((lit('甲,"乙"\n丙'), None), (iri("http://e.org/x"), integer_lit(1))), ("a", "b")
    )
    rows = list(csv.reader(io.StringIO(as_csv(table), newline="")))
    assert rows == [["a", "b"], ['甲,"乙"\n丙', ""], ["http://e.org/x", "1"]]


def test_json_is_sparql_results() -> None:
    found = json.loads(as_json(TABLE))
    assert found["head"] == {"vars": ["name", "n"]}
    assert found["results"]["bindings"] == [
        {
            "name": {"type": "literal", "value": "甲光电", "xml:lang": "zh"},
            "n": {"type": "literal", "value": "7", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
        },
        {
            "name": {"type": "literal", "value": "AB"},
            "n": {"type": "literal", "value": "1200", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
        },
        {},
    ]
    assert json.loads(as_json(True)) == {"head": {}, "boolean": True}


def test_json_says_what_each_term_is() -> None:
    triple = Triple(iri("http://e.org/s"), iri("http://e.org/p"), lit("o"))
    row = (iri("http://e.org/x"), BlankNode("b1"), triple)
    found = json.loads(as_json(Table(("a", "b", "c"), (row,), ("a", "b", "c"))))["results"]["bindings"]
    assert found == [
        {
            "a": {"type": "uri", "value": "http://e.org/x"},
            "b": {"type": "bnode", "value": "b1"},
            "c": {"type": "triple", "value": '<http://e.org/s> <http://e.org/p> "o"'},
        }
    ]
    assert as_json(False) == '{\n "head": {},\n "boolean": false\n}'


def test_formulas_are_quoted_and_read_back() -> None:
    for first in ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"):
        assert as_typed(no_formula(f"{first}1")) == f"{first}1" and no_formula(f"{first}1")[0] == "'"
    assert no_formula("甲=1") == "甲=1" and as_typed("'甲") == "'甲" and as_typed("甲=1") == "甲=1"
    numbers = Table(("n",), ((integer_lit(-7),), (lit("-7"),)), ("n",))
    assert as_csv(numbers) == "n\r\n-7\r\n'-7\r\n"


def test_what_is_cut_and_padded_keeps_its_columns() -> None:
    assert (
        pad("甲", 4) == "甲  "
        and cut("abcd", 4) == "abcd"
        and cut("abcde", 4) == "abc…"
        and cut("甲乙", 3) == "甲…"
    )
    assert columns_of("e\u0301") == 1 and columns_of("\x07甲") == 2


def test_text_is_answered_by_its_form() -> None:
    store = handmade_store()
    table = run_text(store, "SELECT ?n { ?park a ind:IndustrialPark ; skos:prefLabel ?n } ORDER BY ?n")
    assert isinstance(table, Table) and as_csv(table) == "n\r\n东山高新区\r\n东山高新区光谷园\r\n"
    assert run_text(store, "ASK { ?s a ind:Enterprise }") is True
    triples = run_text(store, "CONSTRUCT { ?s ind:gbCode ?o } { ?s ind:gbCode ?o }")
    assert isinstance(triples, Turtle)
    assert as_turtle(triples).count("ind:gbCode") == 3
    with pytest.raises(QueryError):
        run_text(store, "DROP ALL")


def test_asking_imports_nothing_slow() -> None:
    code = (
        "import sys, kg.query; print(*{'jieba', 'rjieba', 'rdflib', 'networkx', 'pyvis'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_number_is_never_cut() -> None:
    row = (
        integer_lit(73_500_000_000),
        lit("签约项目五十九个，协议投资额三百九十八亿元"),
        lit("星河区产业简报"),
    )
    lines = layout(Table(("n", "said", "title"), (row,), ("数值", "原文", "文档")), 30).split("\n")
    assert "73500000000" in lines[2] and "…" in lines[2] and max(map(wcswidth, lines)) <= 31


def test_numbers_stand_to_the_right_and_what_is_mixed_to_the_left() -> None:
    rows = ((integer_lit(7), lit("甲"), None), (None, integer_lit(12), None))
    lines = layout(Table(("n", "m", "o"), rows, ("数值合计", "混在一起", "空"))).split("\n")
    assert lines == ["数值合计  混在一起  空", "────────  ────────  ──", "       7  甲", "          12"]
    assert layout(Table(("n",), ((integer_lit(7),),), ("数值",))).split("\n")[2] == "   7"


def test_every_kind_of_number_is_one() -> None:
    for kind in ("integer", "decimal", "double", "float"):
        term = Literal("-7", datatype=iri(f"http://www.w3.org/2001/XMLSchema#{kind}"))
        assert as_csv(Table(("n",), ((term,),), ("n",))) == "n\r\n-7\r\n"
    day = Literal("-7", datatype=iri("http://www.w3.org/2001/XMLSchema#gYear"))
    assert as_csv(Table(("n",), ((day,),), ("n",))) == "n\r\n'-7\r\n"


def test_a_narrow_line_is_left_where_only_numbers_are_wide() -> None:
    row = (integer_lit(10**20), lit("abcdefgh"))
    assert layout(Table(("n", "t"), (row,), ("n", "t")), 10).split("\n")[2] == "1" + "0" * 20 + "  abcdefgh"


def test_a_line_that_just_fits_is_whole() -> None:
    row = (lit("a" * 10), lit("b" * 10))
    table = Table(("a", "b"), (row,), ("a", "b"))
    assert layout(table, 22) == layout(table)
    assert layout(table, 21).split("\n")[2] == "a" * 8 + "…  " + "b" * 10
    assert layout(table, None).split("\n")[2] == "a" * 10 + "  " + "b" * 10


def test_cells_for_people() -> None:
    triple = Triple(iri("http://e.org/s"), iri("http://e.org/p"), lit("o"))
    assert cell(None) == "" and cell(lit("甲", "zh")) == "甲" and cell(integer_lit(7)) == "7"
    assert cell(triple) == '<http://e.org/s> <http://e.org/p> "o"'
    assert cell(iri("http://www.w3.org/2004/02/skos/core#broader")) == "skos:broader"
    assert cell(BlankNode("b1")) == "b1"


def test_json_keeps_columns_that_are_empty() -> None:
    found = as_json(Table(("a", "b"), ((None, lit("甲")),), ("a", "b")))
    assert json.loads(found) == {
        "head": {"vars": ["a", "b"]},
        "results": {"bindings": [{"b": {"type": "literal", "value": "甲"}}]},
    }
    assert "甲" in found and found.startswith('{\n "head"')


def test_plain_text_drops_what_cannot_be_seen() -> None:
    assert plain(" 甲\t\u3000乙\n") == "甲 乙"
    assert plain("a\ue000b\U000e0001c\ufffed\xadé") == "abcdé"


def test_columns_of_odd_characters() -> None:
    assert [columns_of(text) for text in ("", "abc", "甲a", "é", "a\tb", "\u200b")] == [0, 3, 3, 1, 2, 0]


def test_cut_at_the_edge_of_a_wide_character() -> None:
    assert [cut("甲乙丙", width) for width in (6, 5, 4, 3, 2, 1)] == [
        "甲乙丙",
        "甲乙…",
        "甲…",
        "甲…",
        "…",
        "…",
    ]
    assert pad("甲", 1) == "甲"
