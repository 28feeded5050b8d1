"""kg.open: a graph from Python."""

from __future__ import annotations

import datetime as dt
import importlib
from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg.api import Graph
from kg.errors import QueryError, StoreError, UsageError


@pytest.fixture(scope="module")
def graph(sample_graph: Path) -> Graph:
    return kg.open(sample_graph)


def test_rows_are_dicts_of_plain_values(graph: Graph) -> None:
    rows = graph.query("firms-of-district", district="璧山区")
    assert {"firm_name": "重庆威致科技有限公司", "place_name": "长安璧山智能网联低碳产业园"} in rows
    (number,) = graph.query("numbers-of", name="威致科技", metric="产值")
    assert number["from"] == dt.date(2027, 1, 1) and number["text"] == "130亿元"
    largest = graph.query("largest-investments", least=30_000_000_000)[0]
    assert isinstance(largest["value"], Decimal) and largest["value"] >= 30_000_000_000


def test_sparql_ask_and_explain(graph: Graph) -> None:
    assert graph.sparql("SELECT (COUNT(*) AS ?n) { ?e a ind:District }")[0]["n"] > 10  # type: ignore[operator]
    assert {"firm_name": "重庆威致科技有限公司", "product_name": "门槛梁"} in graph.ask(
        "谁生产门槛梁"
    ) + graph.query("products-of")
    assert graph.explain("威致科技")[0].name == "重庆威致科技有限公司"
    assert "重庆威致科技有限公司" in graph.describe("威致科技")
    assert "firms-of-park" in graph.queries and repr(graph).startswith("<kg.Graph")


def test_to_rdflib_has_every_triple(graph: Graph) -> None:
    held = graph.to_rdflib()
    assert len(held) == len({(q.subject, q.predicate, q.object) for q in graph.store.quads()})


def test_to_networkx_has_entities_and_relations(graph: Graph) -> None:
    network = graph.to_networkx()
    names = {data["name"]: node for node, data in network.nodes(data=True)}
    edges = network.get_edge_data(names["重庆威致科技有限公司"], names["门槛梁"])
    assert edges["produces"]["sentences"][0]["file"].endswith(".txt")
    claims = graph.sparql("SELECT DISTINCT ?s ?p ?o { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }")
    stated = [edge for edge in network.edges(data=True) if edge[2]["relation"] != "withinDistrict"]
    assert len(stated) == len(claims)


def test_faults_are_clear(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="firms-of-park"):
        graph.query("firm-of-park")
    with pytest.raises(UsageError, match="没有参数"):
        graph.query("firms-of-park", prk="双福工业园")
    with pytest.raises(QueryError, match="SELECT"):
        graph.sparql("ASK { ?s ?p ?o }")
    with pytest.raises(StoreError):
        kg.open(tmp_path)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_tables_take_rows_as_they_are(graph: Graph, library: str) -> None:
    frames = importlib.import_module(library)
    for name in ("products-of", "largest-investments", "numbers-of"):
        rows = graph.query(name)
        frame = frames.DataFrame(rows)
        assert list(frame.columns) == list(rows[0]) and len(frame) == len(rows) > 5
    values = frames.DataFrame(graph.query("largest-investments"))["value"]
    assert values.max() >= 30_000_000_000


def test_the_document_is_true(sample_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import doctest

    document = Path(__file__).resolve().parent.parent / "docs" / "python.md"
    (tmp_path / "export").symlink_to(sample_graph, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    failed, tried = doctest.testfile(
        str(document), module_relative=False, encoding="utf-8", optionflags=flags
    )
    assert failed == 0 and tried > 15


def test_a_notebook_shows_a_part_of_the_graph(graph: Graph, tmp_path: Path) -> None:
    drawn = graph.show("铜梁高新区", depth=1)
    shown = drawn._repr_html_()
    assert shown.startswith("<iframe srcdoc=") and "sandbox=" in shown and "vis.Network" in drawn.html
    assert "重庆南雁实业集团" in drawn.html and "洛阳市" not in drawn.html
    page = graph.page("铜梁高新区", depth=1)
    assert (
        'id="data"' in page.html
        and "<script" not in page._repr_html_()
        and len(page.html) < len(graph.page().html)
    )
    page.save(tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text("utf-8") == page.html
    with pytest.raises(UsageError):
        graph.show("没有这个名字的公司")
