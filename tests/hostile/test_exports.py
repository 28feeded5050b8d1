"""What articles say is data in every file that is written of them."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import rdflib

from kg.errors import UsageError
from kg.export import export, exporters
from kg.store import Store, open_store

from .attacks import ATTACKS

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝")


@pytest.fixture(scope="module")
def store(attacked: Path) -> Store:
    return open_store(attacked / "store")


def triples(store: Store) -> set[tuple[str, str, str]]:
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in store.quads()}


def test_there_are_enough() -> None:
    assert len(set(ATTACKS)) >= 60


def test_nothing_was_added_to_the_graph(store: Store) -> None:
    subjects = {q.subject.value for q in store.quads()}
    assert all(one.isascii() and one.startswith("https://w3id.org/chanye/") for one in subjects)
    predicates = {q.predicate.value for q in store.quads()}
    assert not any("evil" in one for one in predicates)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("graph.ttl", "turtle"),
        ("graph.nt", "nt"),
        ("graph.nq", "nquads"),
        ("graph.trig", "trig"),
        ("graph.jsonld", "json-ld"),
    ],
)
def test_rdf_says_the_same_and_no_more(exported: Path, store: Store, name: str, form: str) -> None:
    found = rdflib.Dataset(default_union=True).parse(exported / name, format=form)
    wanted = {(s.strip("<>"), p.strip("<>")) for s, p, _ in triples(store)}
    given = {(str(s), str(p)) for s, p, *_ in found}
    assert given == wanted
    values = {q.object.value for q in store.quads()}
    said = {str(o) for _, _, o, *_ in found if isinstance(o, rdflib.Literal)}
    muted = {_mute(one) for one in values}
    assert {_mute(one) for one in said} <= muted


def test_what_xml_cannot_say_is_refused(store: Store, tmp_path: Path) -> None:
    """RDF/XML has no way to write control characters; half a file would be worse than none."""
    with pytest.raises(UsageError, match="XML"):
        export("rdfxml", store, tmp_path / "graph.rdf")
    assert list(tmp_path.iterdir()) == []


def _mute(text: str) -> str:
    """XML has no control characters, and reads line ends as one."""
    kept = (char for char in text if char.isprintable() or char in " \t\n")
    return " ".join("".join(kept).split())


@pytest.mark.parametrize("name", ["graph.graphml", "graph.gexf"])
def test_networks_hold_names_as_text(exported: Path, name: str) -> None:
    text = (exported / name).read_text("utf-8")
    assert "<!DOCTYPE a" not in text.replace("&lt;", "") and "<?xml-stylesheet" not in text
    tags = {one.tag.rpartition("}")[2] for one in ElementTree.fromstring(text).iter()}
    assert tags.isdisjoint({"script", "img", "svg", "style", "a"})
    read: Any = nx.read_graphml if name.endswith("graphml") else nx.read_gexf
    found = read(exported / name)
    assert found.number_of_nodes() == len(ATTACKS) + 2  # and two districts


def test_spreadsheets_see_no_formula(exported: Path) -> None:
    for path in (exported / "csv").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert len({len(row) for row in rows}) == 1, path.name
        for row in rows[1:]:
            assert not any(value.startswith(FORMULA) for value in row if not _is_number(value)), row


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


def test_workbooks_hold_no_formula_and_no_link(exported: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(exported / "graph.xlsx")
    cells = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" and cell.hyperlink is None, cell.value
                cells += cell.value is not None
    assert cells > len(ATTACKS)


def test_cypher_is_written_without_words_of_articles(exported: Path) -> None:
    for path in exported.rglob("*.cypher"):
        text = path.read_text("utf-8")
        assert "pwned" not in text and "evil" not in text and "DETACH" not in text, path
    assert "pwned" not in (exported / "neo4j" / "import.sh").read_text("utf-8")


def test_neo4j_rows_are_as_many_as_things(exported: Path, store: Store) -> None:
    for path in (exported / "neo4j").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert len({len(row) for row in rows}) == 1, path.name
    names = {q.object.value for q in store.quads() if q.predicate.value.endswith("prefLabel")}
    found = set()
    for path in (exported / "neo4j").glob("nodes-*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found |= {row.get("prefLabel", "") for row in csv.DictReader(file)}
    assert names - found == {name for name in names if name not in found and "青禾" not in name}


def test_ladybug_takes_them_in(exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ladybug = pytest.importorskip("ladybug")
    monkeypatch.chdir(exported / "ladybug")
    connection = ladybug.Connection(ladybug.Database(str(tmp_path / "db")))
    for statement in (exported / "ladybug" / "load.cypher").read_text("utf-8").splitlines():
        connection.execute(statement)
    count = connection.execute("MATCH (d:Document) RETURN count(d)").get_next()[0]
    assert count == len(ATTACKS)


def test_json_is_json(exported: Path, store: Store) -> None:
    text = (exported / "graph.jsonld").read_text("utf-8")
    json.loads(text)


def test_every_file_lies_in_its_folder(attacked: Path, exported: Path) -> None:
    for root in (attacked, exported):
        for path in root.rglob("*"):
            assert path.resolve().is_relative_to(root.resolve())
            assert "pwned" not in path.name
    around = [path for path in attacked.parents[2].rglob("*pwned*") if path.is_file()]
    assert around == [] and not Path("/pwned").exists()
    assert len(exporters) >= 10
