"""Registers in a graph: linked to what articles say, and under the same promises as articles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from kg.errors import MappingError
from kg.explain import explain
from kg.export import export_all
from kg.extract import Engine
from kg.model import Document, Extract
from kg.pipeline import BuildOptions, build, extracting, import_registers, remove
from kg.store import Store, open_store
from kg.terms import sparql_prefixes
from kg.text.credit_code import check_character
from kg.validate import validate

OPTIONS = BuildOptions(jobs=1, html=False)


def code(number: int) -> str:
    first = f"91330206MA{number:07d}"
    return first + check_character(first)


ARTICLES = {
    "full.txt": "远航智造\n2025-03-01\n\n宁波远航智造有限公司位于北仑区。今年前2月，远航智造产值达13.9亿元。\n",
    "old.txt": "远洋机床\n2023-05-06\n\n宁波远洋机床有限公司落户北仑区灵峰产业园。\n",
    "other.txt": "又一家\n2025-05-06\n\n保定鼎泰光电有限公司位于莲池区，是宁波远航智造有限公司的供应商。\n",
}
FIRMS = f"""名称,代码,曾用名,区县,园区,产值
宁波远航智造有限公司,{code(1)},宁波远洋机床有限公司,北仑区,灵峰产业园,"12,345.6"
保定鼎泰光电有限公司,{code(2)[:-1]}*,,河北省保定市莲池区,,
"""
SECOND = f"企业名,代码\n远航智造股份有限公司,{code(1)}\n保定鼎泰光电有限公司,{code(3)}\n"
MAPPINGS = {
    "firms": """[[register]]
title = "企业名录"
file = "firms.csv"
date = "2024-03"
kind = "Enterprise"
name = "名称"
code = "代码"
aliases = ["曾用名"]
place = ["区县"]
[[register.fact]]
column = "园区"
relation = "locatedIn"
kind = "IndustrialPark"
[[register.number]]
column = "产值"
metric = "产值"
unit = "万元"
year = 2023
""",
    "second": '[[register]]\ntitle = "第二份名录"\nfile = "second.csv"\nkind = "Enterprise"\nname = "企业名"\ncode = "代码"\n',
}
NAMES = (*ARTICLES, *MAPPINGS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("registers")
    files = ARTICLES | {"firms.csv": FIRMS, "second.csv": SECOND}
    for name, text in files.items():
        (made / name).write_text(text, encoding="utf-8")
    for name, text in MAPPINGS.items():
        (made / f"{name}.toml").write_text(text, encoding="utf-8")
    return made


def add(folder: Path, names: Sequence[str], out: Path, options: BuildOptions = OPTIONS) -> None:
    articles = [folder / name for name in names if name in ARTICLES]
    mappings = [folder / f"{name}.toml" for name in names if name in MAPPINGS]
    for step in (lambda: build(articles, out, options), lambda: import_registers(mappings, out, options)):
        step()


def graph(out: Path) -> dict[str, bytes]:
    names = ("graph.ttl", "candidates.jsonl", "documents.jsonl", "build.json", "pairs.jsonl")
    quads = "".join(open_store(out / "store").nquads()).encode()
    extracts = {path.name: path.read_bytes() for path in sorted((out / "extracts").iterdir())}
    return {name: (out / name).read_bytes() for name in names} | {"store": quads} | extracts


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("whole") / "graph"
    add(folder, NAMES, out)
    return out


def select(store: Store, query: str) -> set[tuple[str, ...]]:
    rows = store.select(sparql_prefixes() + query)
    return {tuple(getattr(term, "value", "") for term in row) for row in rows}


def test_registers_and_articles_tell_of_one_firm(whole: Path) -> None:
    (firm,) = explain(open_store(whole / "store"), "宁波远航智造有限公司")
    assert firm.credit_codes == (code(1),)
    assert set(firm.other_names) >= {"远航智造", "宁波远洋机床有限公司", "远航智造股份有限公司"}
    files = {source.file for fact in firm.facts for source in fact.sources}
    assert files == {"full.txt", "old.txt", "other.txt", "firms.csv"}
    assert [(row.file, row.text.split("\t")[0]) for row in firm.rows] == [
        ("second.csv", "企业名：远航智造股份有限公司"),
        ("firms.csv", "名称：宁波远航智造有限公司"),
    ]
    assert [(one.text, one.value, one.start) for one in firm.numbers if one.source.file == "firms.csv"] == [
        ("12,345.6万元", 123456000, "2023-01-01")
    ]


def test_the_graph_keeps_its_promises(whole: Path) -> None:
    assert not [found.message for found in validate(whole)]


def test_every_statement_of_a_register_has_its_row(whole: Path) -> None:
    store = open_store(whole / "store")
    texts = {path.stem: path.read_bytes().decode() for path in (whole / "texts").iterdir()}
    rows = select(
        store,
        """SELECT ?fact ?document ?start ?end ?exact {
             { ?fact prov:wasDerivedFrom ?passage ; ind:extractor ?rule FILTER(STRSTARTS(?rule, "register.")) }
             UNION { ?passage ind:lists ?fact }
             ?passage oa:hasSource ?document ; oa:hasSelector ?position ; oa:hasSelector/oa:exact ?exact .
             ?position oa:start ?start ; oa:end ?end }""",
    )
    assert len(rows) == 3 + 1 + 4
    for _, document, start, end, exact in rows:
        text = texts[document.rpartition("/")[2]]
        assert text[int(start) : int(end)] == exact
        assert exact in text.split("\n")


def test_faulty_rows_are_issues_at_every_build(folder: Path, whole: Path, tmp_path: Path) -> None:
    issues = [json.loads(line) for line in (whole / "issues.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(issue["kind"], issue["source"]) for issue in issues] == [("bad-code", "firms.csv")]
    assert select(open_store(whole / "store"), "SELECT ?code { ?x ind:creditCode ?code }") == {
        (code(1),),
        (code(3),),
    }


@pytest.mark.parametrize("seed", range(4))
def test_any_order_in_any_steps(folder: Path, whole: Path, tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    order = chance.sample(NAMES, len(NAMES))
    cut = chance.randrange(1, len(order))
    for part in (order[:cut], order[cut:]):
        for name in part if seed % 2 else (part,):
            add(folder, [name] if isinstance(name, str) else name, tmp_path / "graph")
    assert graph(tmp_path / "graph") == graph(whole)


def test_on_several_processes(
    folder: Path, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extracting, "FORK_FROM", 0)
    add(folder, NAMES, tmp_path / "graph", BuildOptions(jobs=2, html=False))
    assert graph(tmp_path / "graph") == graph(whole)


def test_a_register_goes_without_a_trace(folder: Path, tmp_path: Path) -> None:
    add(folder, ("full.txt", "old.txt", "second"), tmp_path / "before")
    add(folder, ("full.txt", "old.txt", "second", "firms"), tmp_path / "after")
    assert graph(tmp_path / "after") != graph(tmp_path / "before")
    result = remove(["firms.csv"], tmp_path / "after", OPTIONS)
    assert result.removed == ("firms.csv",)
    assert graph(tmp_path / "after") == graph(tmp_path / "before")


def test_extracts_are_kept(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    extract = Engine.extract

    def watched(engine: Engine, document: Document) -> Extract:
        seen.append(document.source)
        return extract(engine, document)

    monkeypatch.setattr(Engine, "extract", watched)
    add(folder, ("full.txt", "firms"), tmp_path / "graph")
    add(folder, ("full.txt", "firms", "second"), tmp_path / "graph")
    assert seen == ["full.txt", "firms.csv", "second.csv"]


def test_a_newer_register_replaces_the_older_one(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(MAPPINGS["firms"], encoding="utf-8")
    out = tmp_path / "graph"
    (tmp_path / "firms.csv").write_text(FIRMS, encoding="utf-8")
    import_registers([tmp_path / "m.toml"], out, OPTIONS)
    (tmp_path / "firms.csv").write_text(FIRMS.replace("12,345.6", "999"), encoding="utf-8")
    both = import_registers([tmp_path / "m.toml"], out, OPTIONS)
    assert both.documents == 2
    assert any("--replace" in note for note in both.notes)
    one = import_registers([tmp_path / "m.toml"], out, OPTIONS, replacing=True)
    assert (one.documents, one.removed) == (1, ("firms.csv",))
    assert {
        n.text for f in explain(open_store(out / "store"), "宁波远航智造有限公司") for n in f.numbers
    } == {"999万元"}


def test_a_faulty_mapping_touches_nothing(folder: Path, tmp_path: Path) -> None:
    add(folder, ("full.txt",), tmp_path / "graph")
    before = graph(tmp_path / "graph")
    (tmp_path / "firms.csv").write_text(FIRMS, encoding="utf-8")
    (tmp_path / "m.toml").write_text(MAPPINGS["firms"].replace('"园区"', '"圆区"'), encoding="utf-8")
    with pytest.raises(MappingError, match=r"m\.toml:11: .*没有列 圆区.*是否要写 园区"):
        import_registers([tmp_path / "m.toml"], tmp_path / "graph", OPTIONS)
    assert graph(tmp_path / "graph") == before


def test_base_and_threshold_are_the_graphs(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph"
    build([folder / "full.txt"], out, BuildOptions(jobs=1, html=False, base_iri="https://example.org/kg/"))
    import_registers([folder / "firms.toml"], out, OPTIONS)
    (firm,) = explain(open_store(out / "store"), "宁波远航智造有限公司")
    assert firm.iri.startswith("https://example.org/kg/id/enterprise/")


def test_all_formats_take_it(whole: Path, tmp_path: Path) -> None:
    assert not export_all(open_store(whole / "store"), tmp_path / "all", lambda path: None)
    assert code(1) in (tmp_path / "all" / "csv" / "Enterprise.csv").read_text(encoding="utf-8-sig")
