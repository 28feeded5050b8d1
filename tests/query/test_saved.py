"""Every saved question gives the same rows in the store and in a plain Turtle load, and its header is true."""

import re
import shlex
from collections.abc import Mapping
from pathlib import Path

import pytest
import rdflib

from kg.errors import QueryError, UsageError
from kg.query import SavedQuery, find, list_queries, parse_query, run
from kg.query.run import term_of
from kg.query.saved import GROUP_TITLES, Column, Parameter
from kg.query.table import cell, plain
from kg.store import open_store

from .handmade import handmade_graph, handmade_store, undated_store

QUERIES = list_queries()
VALUES: dict[str, dict[str, str]] = {
    "firms-of-park": {"park": "东山高新区"},
    "firms-of-district": {"district": "云河市"},
    "parks-of-district": {"district": "东山区"},
    "cluster-members": {"cluster": "“1+3”产业集群"},
    "chain-leaders": {"industry": "光电产业", "district": "东山区"},
    "title-holders": {"title": "国家级绿色工厂", "district": "云河市"},
    "suppliers-of": {"firm": "甲光电"},
    "products-of": {"firm": "甲光电"},
    "projects-of": {"firm": "甲光电有限公司", "district": "东山区"},
    "partners-of": {"name": "云河大学"},
    "investments-of": {"firm": "甲光电", "district": "东山", "year": "2024"},
    "project-stages": {"stage": "签约", "district": "东山", "project": "柔性屏生产线项目", "year": "2024"},
    "districts-of": {"district": "云河市"},
    "relations-between": {"one": "甲光电", "other": "乙材料"},
    "same-industry": {"industry": "光电产业", "one": "东山区", "other": "东山"},
    "industries-of-district": {"district": "云河市", "kind": "产业"},
    "largest-investments": {"district": "东山", "year": "2024", "single": "yes", "least": "1000000000"},
    "targets-and-actuals": {"district": "东山", "year": "2024", "status": "target"},
    "numbers-of": {
        "name": "东山",
        "metric": "产值",
        "about": "产值",
        "year": "2025",
        "since": "2025-01-01",
        "until": "2025-12-31",
    },
    "sentences-of": {"name": "甲光电"},
    "documents": {"since": "2025-01-01"},
    "low-confidence": {"below": "0.7"},
    "names": {"name": "东山高新区"},
    "firms-in-industry": {"industry": "光电产业", "district": "东山"},
    "subsidiaries-of": {"firm": "甲光电"},
    "customers-of": {"firm": "乙材料"},
    "makers-of": {"product": "柔性屏", "district": "云河市"},
    "place-of": {"name": "甲光电"},
    "titles-of": {"name": "甲光电"},
    "parks-of-industry": {"industry": "光电产业", "district": "云河市"},
    "parks-by-firms": {"district": "东山"},
    "industries-of-park": {"park": "东山高新区"},
    "systems-of-district": {"district": "云河市"},
    "projects-of-district": {"district": "云河市"},
    "institutions-of-district": {"district": "云河市"},
    "ranking": {"metric": "产值", "year": "2024", "kind": "District", "district": "东山"},
    "signed-investments": {"district": "东山", "year": "2024", "single": "yes"},
    "counts-by-district": {"district": "云河市"},
    "rolled-up": {"district": "云河市"},
}
FIRST: dict[str, tuple[int, str]] = {
    "firms-of-park": (1, "甲光电有限公司 东山高新区光谷园"),
    "firms-of-district": (2, "丙光学有限公司 东山区"),
    "parks-of-district": (2, "东山高新区 东山区"),
    "cluster-members": (1, "“1+3”产业集群 面板产业集群"),
    "chain-leaders": (1, "甲光电有限公司 光电产业 0.9"),
    "title-holders": (1, "国家级绿色工厂 甲光电有限公司 0.85"),
    "suppliers-of": (1, "乙材料有限公司 甲光电有限公司 0.8"),
    "products-of": (1, "甲光电有限公司 柔性屏"),
    "projects-of": (1, "甲光电有限公司 柔性屏生产线项目 东山高新区"),
    "partners-of": (1, "甲光电有限公司 云河大学 0.55"),
    "investments-of": (1, "甲光电有限公司 柔性屏生产线项目 总投资 20亿元 actual 2024"),
    "project-stages": (1, "柔性屏生产线项目 签约 actual 2024 东山高新区"),
    "districts-of": (1, "云河市 东山区"),
    "relations-between": (1, "乙材料有限公司 supplies 甲光电有限公司 0.8"),
    "same-industry": (2, "光电产业 东山区 2"),
    "industries-of-district": (2, "东山区 光电产业 产业"),
    "largest-investments": (1, "柔性屏生产线项目 总投资 2000000000 20亿元 actual"),
    "targets-and-actuals": (1, "东山区 产值 2024 目标 50亿至60亿元"),
    "numbers-of": (1, "东山区 产值 51亿元 actual 2025-01-01 2025-12-31"),
    "sentences-of": (6, "甲光电有限公司 chainLeaderOf 光电产业 0.9 东山区：一块屏 0 24"),
    "documents": (1, "乙材料供货 2025-01-10 day given b.txt 2"),
    "low-confidence": (2, "0.55 甲光电有限公司 partnersWith 云河大学 pattern.partner"),
    "names": (2, "东山高新区 IndustrialPark 东山高新技术产业开发区"),
    "firms-in-industry": (2, "丙光学有限公司 光电产业"),
    "subsidiaries-of": (1, "甲光电有限公司 丙光学有限公司"),
    "customers-of": (1, "乙材料有限公司 甲光电有限公司"),
    "makers-of": (1, "柔性屏 甲光电有限公司"),
    "place-of": (1, "甲光电有限公司 东山高新区光谷园 东山高新区"),
    "titles-of": (1, "甲光电有限公司 国家级绿色工厂"),
    "rolled-up": (3, "云河市 企业 2"),
    "parks-of-industry": (2, "光电产业 东山区"),
    "parks-by-firms": (2, "东山高新区 1"),
    "industries-of-park": (1, "东山高新区 光电产业"),
    "systems-of-district": (1, "东山区 “1+3”产业集群 面板产业集群"),
    "projects-of-district": (1, "柔性屏生产线项目 东山高新区 总投资 20亿元"),
    "institutions-of-district": (1, "云河大学 云河市"),
    "ranking": (1, "东山区 产值 6000000000 50亿至60亿元 target 2024"),
    "signed-investments": (1, "柔性屏生产线项目 总投资 2000000000 20亿元 2024"),
    "counts-by-district": (3, "东山区 企业 2"),
}


def in_rdflib(query: SavedQuery, values: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Rows as rdflib gives them, without the columns of the parameters; as text."""
    bound = {}
    for parameter in query.parameters:
        text = values.get(parameter.name, parameter.default)
        if text:
            term = term_of(parameter, text)
            language, kind = term.language, rdflib.URIRef(term.datatype.value)
            bound[parameter.name] = (
                rdflib.Literal(term.value, lang=language)
                if language
                else rdflib.Literal(term.value, datatype=kind)
            )
    answer = handmade_graph().query(query.sparql, initBindings=bound)
    assert answer.vars is not None
    names = [str(name) for name in answer.vars]
    kept = [
        i for i, name in enumerate(names) if name not in {parameter.name for parameter in query.parameters}
    ]
    return [tuple("" if row[i] is None else str(row[i]) for i in kept) for row in answer]  # type: ignore[index]


def in_store(query: SavedQuery, values: Mapping[str, str]) -> list[tuple[str, ...]]:
    return [
        tuple("" if term is None else term.value for term in row)
        for row in run(handmade_store(), query, values).rows
    ]  # type: ignore[union-attr]


def test_all_are_tried_and_there_are_enough() -> None:
    assert {query.id for query in QUERIES} == set(VALUES) == set(FIRST)
    assert len(QUERIES) >= 25
    assert {query.group for query in QUERIES} >= {
        "enterprises",
        "parks",
        "clusters",
        "districts",
        "numbers",
        "provenance",
        "quality",
    }


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.id)
def test_same_rows_with_values_and_without(query: SavedQuery) -> None:
    narrow, wide = in_store(query, VALUES[query.id]), in_store(query, {})
    assert narrow == in_rdflib(query, VALUES[query.id])
    assert wide == in_rdflib(query, {})
    assert len(wide) >= len(narrow) > 0


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.id)
def test_expected_rows_without_bare_iris(query: SavedQuery) -> None:
    rows = in_store(query, VALUES[query.id])
    count, start = FIRST[query.id]
    assert len(rows) == count
    assert " ".join(rows[0]).startswith(start)
    assert not any("://" in text for row in rows for text in row)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.id)
def test_header_is_true(query: SavedQuery) -> None:
    table = run(handmade_store(), query, {})
    assert table.columns == tuple(column.name for column in query.columns)
    words = shlex.split(query.example)
    assert words[:3] == ["kg", "query", query.id]
    assert words[3::2] == ["--set"] * (len(words[3:]) // 2)
    assert set(query.example_values) <= {parameter.name for parameter in query.parameters}
    assert set(VALUES[query.id]) == {parameter.name for parameter in query.parameters}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.id)
def test_documents_without_a_date_count_too(query: SavedQuery) -> None:
    dated, undated = run(handmade_store(), query, {}), run(undated_store(), query, {})
    assert len(undated.rows) == len(dated.rows)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.id)
def test_example_gives_its_answer_on_the_sample(query: SavedQuery, sample_graph: Path) -> None:
    rows = run(open_store(sample_graph / "store"), query, query.example_values).rows
    told = [[plain(cell(term)) for term in row] for row in rows]
    assert any(all(map(agrees, query.answer, cells)) for cells in told), (query.answer, told[:3])


def agrees(told: str, found: str) -> bool:
    return found.startswith(told[:-1]) if told.endswith("…") else found == told


def test_an_empty_value_means_all() -> None:
    assert in_store(find("firms-of-park"), {"park": " "}) == in_store(find("firms-of-park"), {})
    assert len(in_store(find("low-confidence"), {})) == 2, "the default of 0.7"
    assert len(in_store(find("low-confidence"), {"below": ""})) == 10


def test_names_are_found_in_spite_of_quotes_and_width() -> None:
    assert len(in_store(find("cluster-members"), {"cluster": "1＋3 产业集群"})) == 1


def test_a_value_cannot_change_the_query() -> None:
    evil = 'target" } UNION { ?s ?p ?o } #'
    assert in_store(find("targets-and-actuals"), {"status": evil}) == []


@pytest.mark.parametrize(
    ("name", "values", "error", "told"),
    [
        ("firms-of-park", {"park": "东山高新"}, UsageError, "东山高新区"),
        ("firms-of-park", {"prk": "东山"}, UsageError, "park"),
        ("numbers-of", {"year": "今年"}, QueryError, "整数"),
        ("low-confidence", {"below": "低"}, QueryError, "要 数"),
        ("documents", {"since": "2025"}, QueryError, "YYYY-MM-DD"),
    ],
)
def test_wrong_values_are_told(name: str, values: dict[str, str], error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        run(handmade_store(), find(name), values)


def test_an_unknown_query_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="firms-of-park"):
        find("firm-of-park")
    with pytest.raises(UsageError, match="列出全部"):
        find("zzzz")


HEADER = """# id: one
# group: parks
# title-zh: 一
# title-en: one
# param: park | label | | 园区 | park
# column: n | 数 | n
# example: kg query one
# answer: 1
SELECT ?park ?n { VALUES ?park { UNDEF "" } }
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("# id: one", "# id: two", "one.rq:1: id"),
        ("group: parks", "group: castles", "one.rq:2: .*castles"),
        ("# title-zh: 一", "# title: 一", "one.rq:3: "),
        ("# title-zh: 一\n", "", "one.rq:1: 缺少 title-zh"),
        ("# title-en: one", "# id: one", "one.rq:4: id 写了两次"),
        ("# title-en: one", "# title-en:", "one.rq:4: title-en 是空的"),
        ("| label |", "| name |", "one.rq:5: .*name"),
        ("| label | |", "| label |", "one.rq:5: 应有 5 项"),
        ("VALUES ?park", "VALUES ?prk", "one.rq:5: 查询里没有参数 park"),
        ("| 数 | n", "| 数", "one.rq:6: 应有 3 项"),
        ("# answer: 1", "# answer: 1 | 2", "one.rq: answer 应有 1 项"),
    ],
)
def test_faulty_headers_are_told_with_their_line(old: str, new: str, told: str) -> None:
    assert parse_query(HEADER, "one.rq").parameters[0].zh == "园区"
    with pytest.raises(QueryError, match=told):
        parse_query(HEADER.replace(old, new), "one.rq")


def test_what_a_header_says() -> None:
    made = parse_query(HEADER, "one.rq")
    assert (made.id, made.group, made.title_zh, made.title_en) == ("one", "parks", "一", "one")
    assert made.parameters == (Parameter("park", "label", "", "园区", "park"),)
    assert made.columns == (Column("n", "数", "n"),)
    assert (made.example, made.answer, made.sparql) == ("kg query one", ("1",), HEADER)
    assert made.example_values == {}
    two = HEADER.replace("example: kg query one", "example: kg query one --set park='甲 园' --set b=c=d")
    assert parse_query(two, "one.rq").example_values == {"park": "甲 园", "b": "c=d"}
    default = HEADER.replace("| label | |", "| integer | 7 |")
    assert parse_query(default, "one.rq").parameters[0] == Parameter("park", "integer", "7", "园区", "park")


def test_a_header_ends_where_comments_end() -> None:
    assert parse_query(HEADER + "# id: again\n", "one.rq").id == "one"


@pytest.mark.parametrize("key", ["id", "group", "title-zh", "title-en", "example", "answer"])
def test_each_is_written_just_once(key: str) -> None:
    line = next(line for line in HEADER.splitlines() if line.startswith(f"# {key}:"))
    with pytest.raises(QueryError, match=f"缺少 {key}"):
        parse_query(HEADER.replace(line + "\n", ""), "one.rq")
    with pytest.raises(QueryError, match=f"one.rq:2: {key} 写了两次"):
        parse_query(
            HEADER.replace("# id: one\n", f"# id: one\n{line}\n") if key == "id" else f"{line}\n{line}\n",
            "one.rq",
        )


def test_all_that_lack_are_told_at_once() -> None:
    with pytest.raises(QueryError) as refused:
        parse_query("SELECT * {}", "one.rq")
    assert "缺少 id、group、title-zh、title-en、example、answer" in str(refused.value)
    assert "应有 # id: …" in str(refused.value)


def test_groups_have_titles_in_both_languages() -> None:
    assert all(re.fullmatch("[\u4e00-\u9fff]+ [a-z ]+", title) for title in GROUP_TITLES.values())
    assert [title.split(" ")[0] for title in GROUP_TITLES.values()] == [
        "企业",
        "园区",
        "集群",
        "行政区",
        "数字",
        "出处",
        "数据质量",
    ]


def test_a_question_without_parameters_says_so() -> None:
    bare = HEADER.replace("# param: park | label | | 园区 | park\n", "")
    with pytest.raises(UsageError) as refused:
        run(handmade_store(), parse_query(bare, "one.rq"), {"park": "甲"})
    assert str(refused.value) == "one 没有参数 'park'；它不带参数"


def test_hints_name_what_there_is() -> None:
    for old, new, hint in (
        (
            "group: parks",
            "group: castles",
            "可用：enterprises parks clusters districts numbers provenance quality",
        ),
        ("| label |", "| name |", "可用：label integer decimal date string"),
        ("title-en: one", "title: one", "可用：id group title-zh title-en param column example answer"),
        ("VALUES ?park", "VALUES ?prk", 'VALUES ?park { UNDEF "" }'),
    ):
        with pytest.raises(QueryError) as refused:
            parse_query(HEADER.replace(old, new), "one.rq")
        assert hint in str(refused.value)


def test_a_field_that_names_something_is_not_empty() -> None:
    with pytest.raises(QueryError, match="应有 3 项"):
        parse_query(HEADER.replace("column: n |", "column: |"), "one.rq")


def test_questions_of_a_folder_by_group_and_name(tmp_path: Path) -> None:
    for name, group in (("b", "parks"), ("a", "quality"), ("c", "enterprises"), ("a-1", "parks")):
        text = HEADER.replace("id: one", f"id: {name}").replace("group: parks", f"group: {group}")
        (tmp_path / f"{name}.rq").write_text(text, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("# id: x", encoding="utf-8")
    assert [query.id for query in list_queries(tmp_path)] == ["c", "a-1", "b", "a"]
    assert find("a-1", tmp_path).group == "parks"
    for name in ("../" + tmp_path.name + "/b", "A", "b.rq", ""):
        with pytest.raises(UsageError):
            find(name, tmp_path)
    with pytest.raises(UsageError, match=r"没有名为 'a-2' 的查询；是否要找 a-1？"):
        find("a-2", tmp_path)


def test_one_faulty_question_does_not_hide_another(tmp_path: Path) -> None:
    (tmp_path / "one.rq").write_text(HEADER, encoding="utf-8")
    (tmp_path / "two.rq").write_text("nonsense", encoding="utf-8")
    assert find("one", tmp_path).id == "one"
    with pytest.raises(QueryError, match=r"two\.rq"):
        find("three", tmp_path)


def test_cells_of_a_raw_query_keep_prefixes() -> None:
    rows = handmade_store().select("SELECT ?c { ?c skos:broader ind:investment }")
    assert [cell(row[0]) for row in rows] == ["id:metric/zongtouzi"]
