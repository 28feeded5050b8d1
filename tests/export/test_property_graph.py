"""Tables and property graphs hold what the triples say, no more, no less."""

import csv
import re
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.export import export, export_all
from kg.export.base import export_folder
from kg.export.csv import cell
from kg.export.property_graph import Column, PropertyGraph, property_graph
from kg.export.tables import tables
from kg.rdf import nquads
from kg.store import Store, create_store_of_nquads, open_store
from kg.terms import PREFIXES, NamedNode

from .. import made

FOLDERS = ("csv", "neo4j", "ladybug", "parquet")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("properties") / "store"
    create_store_of_nquads(path, nquads(made.extracts(), made.resolution(), made.settings()))
    return open_store(path)


@pytest.fixture(scope="module")
def graph(store: Store) -> PropertyGraph:
    return property_graph(store)


def test_every_triple_is_a_class_a_value_an_edge_or_a_repeated_label(
    store: Store, graph: PropertyGraph
) -> None:
    nodes = sum(map(len, graph.nodes.values()))
    values = sum(len(v) for kind in graph.nodes.values() for node in kind.values() for v in node.values())
    edges = sum(map(len, graph.edges.values()))
    labels = sum(quad.predicate.value == PREFIXES["rdfs"] + "label" for quad in store.quads())
    assert nodes + values + edges + labels == len(store)
    assert len(graph.kinds) == nodes == len({quad.subject for quad in store.quads()})
    assert {s for pairs in graph.edges.values() for pair in pairs for s in pair} <= graph.kinds.keys()


def test_nodes_have_types_of_their_own(graph: PropertyGraph) -> None:
    columns = {(kind, c.name): c for kind, found in graph.columns.items() for c in found}
    assert columns["Enterprise", "altLabel"].many and not columns["Enterprise", "prefLabel"].many
    assert columns["Observation", "value"].type == "decimal"
    assert columns["Observation", "year"].type == "integer"
    assert columns["Document", "date"].type == "date"
    assert graph.columns["Enterprise"][0].name == "prefLabel"


def test_an_edge_tells_how_sure_it_is_and_where_it_says_so(store: Store, graph: PropertyGraph) -> None:
    claims = {
        tuple(getattr(term, "value", "") for term in row)
        for row in store.select(
            "SELECT ?s ?p ?o { ?c a ind:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"
        )
    }
    assert {(s, PREFIXES["ind"] + p, o) for s, p, o in graph.evidence} == claims
    (key,) = [
        key for key in graph.evidence if key[1] == "locatedIn" and graph.label(key[0]) == "云岭科技有限公司"
    ]
    found = graph.evidence[key]
    assert 0 < float(found.confidence) <= 1 and found.claims == 1
    assert "云岭科技有限公司" in found.sentence and found.date == "2025-04-01"


def test_tables_have_a_row_for_each_node_and_edge(graph: PropertyGraph) -> None:
    found = {table.name: table for table in tables(graph)}
    for kind, nodes in graph.nodes.items():
        if "Selector" not in kind:
            assert [row[0] for row in found[kind].rows] == list(nodes)
    for relation, pairs in graph.edges.items():
        if relation != "hasSelector":
            assert [(row[0], row[3]) for row in found[relation].rows] == list(pairs)
    assert {"start", "end", "exact"} <= {column.name for column in found["Passage"].columns}
    assert all(len(row) == len(table.columns) for table in found.values() for row in table.rows)


@pytest.mark.parametrize("name", FOLDERS)
def test_folders_are_the_same_on_every_run(name: str, store: Store, tmp_path: Path) -> None:
    for folder in ("a", "b", "b"):
        export(name, store, tmp_path / folder)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b"]
    a, b = (sorted((tmp_path / folder).iterdir()) for folder in ("a", "b"))
    assert [p.name for p in a] == [p.name for p in b]
    assert [p.read_bytes() for p in a] == [p.read_bytes() for p in b]


def test_a_folder_of_somebody_else_is_left_alone(store: Store, tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "mine.csv").write_text("1", encoding="utf-8")
    with pytest.raises(UsageError, match="别的文件"):
        export("csv", store, tmp_path / "work")
    assert [p.name for p in (tmp_path / "work").iterdir()] == ["mine.csv"]


def test_a_failure_leaves_the_old_folder(tmp_path: Path) -> None:
    with export_folder(tmp_path / "x", "csv", "") as draft:
        (draft / "old.csv").write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError), export_folder(tmp_path / "x", "csv", "") as draft:
        raise RuntimeError
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["README.txt", "old.csv", "x"]


def test_csv_opens_in_spreadsheet_programs(store: Store, graph: PropertyGraph, tmp_path: Path) -> None:
    export("csv", store, tmp_path / "csv")
    data = (tmp_path / "csv" / "Enterprise.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\xef\xbb\xbf") == 1
    with (tmp_path / "csv" / "Passage.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    quotes = {node["exact"][0] for node in graph.nodes["TextQuoteSelector"].values()}
    assert {row["exact"].removeprefix("'") for row in rows} == quotes


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("＝1+1", "'＝1+1"),
        ("+86", "'+86"),
        ("-3", "'-3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("产值=3", "产值=3"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, written: str) -> None:
    assert cell(text, Column("exact", "string", many=False)) == written
    assert cell([text, "b"], Column("altLabel", "string", many=True)) == f"{written}；b"


def test_negative_numbers_stay_numbers() -> None:
    assert cell("-3.5", Column("value", "decimal", many=False)) == "-3.5"


def test_xlsx_reads_back(store: Store, graph: PropertyGraph, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    export("xlsx", store, tmp_path / "a.xlsx")
    export("xlsx", store, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == [table.name for table in tables(graph)]
    numbers = list(book["Observation"].iter_rows(values_only=True))
    values = [row[numbers[0].index("value")] for row in numbers[1:]]
    assert 1390000000 in values
    dates = list(book["Document"].iter_rows(values_only=True))
    assert "2025-04-01" in [str(row[dates[0].index("date")])[:10] for row in dates[1:]]
    assert not any(c.data_type == "f" for sheet in book for row in sheet.iter_rows() for c in row)


def test_parquet_keeps_types(store: Store, graph: PropertyGraph, tmp_path: Path) -> None:
    import polars as pl

    export("parquet", store, tmp_path / "parquet")
    found = pl.read_parquet(tmp_path / "parquet" / "Observation.parquet")
    assert found.height == len(graph.nodes["Observation"])
    assert Decimal("1390000000") in found["value"].to_list()
    firms = pl.read_parquet(tmp_path / "parquet" / "Enterprise.parquet")
    assert firms["altLabel"].dtype == pl.List(pl.String)


def test_parquet_needs_polars(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    left_out = export_all(store, tmp_path / "all", lambda _: None)
    messages = sorted(map(str, left_out))
    assert len(messages) == 2 and "pip install" in messages[0] and "U+0000" in messages[1]
    assert not (tmp_path / "all" / "parquet").exists() and (tmp_path / "all" / "csv").is_dir()


def test_a_sheet_has_an_end(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.export.xlsx._MOST_ROWS", 3)
    with pytest.raises(UsageError, match="csv"):
        export("xlsx", store, tmp_path / "graph.xlsx")
    assert list(tmp_path.iterdir()) == []


HEADER = re.compile(r"(:ID|uri:ID|:START_ID|:END_ID|\w+(:(string|long|double|date)(\[\])?)?)")


def test_neo4j_files_fit_the_import_tool(store: Store, graph: PropertyGraph, tmp_path: Path) -> None:
    export("neo4j", store, tmp_path / "neo4j")
    ids: list[str] = []
    ends: set[str] = set()
    edges = 0
    for path in sorted((tmp_path / "neo4j").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        assert all(HEADER.fullmatch(name) for name in header), header
        assert all(len(row) == len(header) for row in rows)
        if path.name.startswith("nodes-"):
            ids += [row[0] for row in rows]
        else:
            ends |= {end for row in rows for end in row[:2]}
            edges += len(rows)
    assert len(ids) == len(set(ids)) == len(graph.kinds) and ends <= set(ids)
    assert edges == sum(map(len, graph.edges.values()))
    script = (tmp_path / "neo4j" / "import.sh").read_text(encoding="utf-8")
    named = set(re.findall(r"=([\w-]+\.csv)", script))
    assert named == {path.name for path in (tmp_path / "neo4j").glob("*.csv")}
    cypher = (tmp_path / "neo4j" / "load.cypher").read_text(encoding="utf-8")
    assert {f"file:///{name}" for name in named} == set(re.findall(r"file:///[\w-]+\.csv", cypher))
    n10s = (tmp_path / "neo4j" / "n10s.cypher").read_text(encoding="utf-8")
    assert all(f"n10s.nsprefixes.add('{k}', '{v}')" in n10s for k, v in PREFIXES.items())


def test_class_of_a_node_with_two_types(tmp_path: Path) -> None:
    base, kind = "https://e.org/", PREFIXES["rdf"] + "type"
    lines = [
        f"<{base}a> <{kind}> <{PREFIXES['schema']}Place> <{base}g> .\n",
        f"<{base}a> <{kind}> <{PREFIXES['ind']}Region> <{base}g> .\n",
        f"<{base}a> <{base}label> <{base}b> <{base}g> .\n",
        f'<{base}b> <{PREFIXES["rdfs"]}label> "乙"@zh <{base}g> .\n',
        f'<{base}b> <{base}x#label> "三" <{base}g> .\n',
    ]
    create_store_of_nquads(tmp_path / "store", lines)
    found = property_graph(open_store(tmp_path / "store"))
    assert found.kinds == {f"{base}a": "Region", f"{base}b": "Resource"}
    assert found.nodes["Region"][f"{base}a"] == {"type": (NamedNode(PREFIXES["schema"] + "Place").value,)}
    assert sum(map(len, found.nodes["Resource"][f"{base}b"].values())) == 2
