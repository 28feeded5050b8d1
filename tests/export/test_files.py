"""Every format carries the same triples, in the same order on every run, and appears whole or not at all."""

import random
import re
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.export import export, exporters
from kg.export.lines import section, split_quad
from kg.export.turtle import turtle
from kg.files import whole_file
from kg.rdf import nquads
from kg.store import Store, create_store_of_nquads, open_store
from kg.terms import BASE, SYNTAXES, parse_file

from .. import made

RDF = ("turtle", "ntriples", "nquads", "trig")
LATER = ("jsonld", "rdfxml")


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return list(nquads(made.extracts(), made.resolution(), made.settings()))


@pytest.fixture(scope="module")
def store(lines: list[str], tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("export") / "store"
    create_store_of_nquads(path, lines)
    return open_store(path)


def test_registry() -> None:
    assert set(exporters) >= {*RDF, *LATER, "html"}
    for name, exporter in exporters.items():
        assert (
            exporter.name == name and (exporter.folder or exporter.suffix.startswith(".")) and exporter.about
        )


@pytest.mark.parametrize("name", [*RDF, "jsonld"])
def test_same_triples(name: str, store: Store, tmp_path: Path) -> None:
    out = tmp_path / f"graph{exporters[name].suffix}"
    export(name, store, out)
    found = parse_file(out, SYNTAXES[name])
    assert {quad.triple for quad in found} == {quad.triple for quad in store.quads()}
    assert len(found) == len(store)
    if SYNTAXES[name].graphs:
        assert set(found) == set(store.quads())


@pytest.mark.parametrize("name", LATER)
def test_same_triples_of_the_sample(name: str, sample_graph: Path, tmp_path: Path) -> None:
    from rdflib import Dataset, Graph

    store, out = open_store(sample_graph / "store"), tmp_path / "graph"
    export(name, store, out)
    found = parse_file(out, SYNTAXES[name])
    assert {quad.triple for quad in found} == {quad.triple for quad in store.quads()}
    if SYNTAXES[name].graphs:
        assert set(found) == set(store.quads())
    graph = Dataset() if SYNTAXES[name].graphs else Graph()
    graph.parse(out, format={"jsonld": "json-ld", "rdfxml": "xml"}[name])
    assert len(store) in (len(graph), sum(len(g) for g in getattr(graph, "graphs", list)()))


@pytest.mark.parametrize("name", RDF)
def test_rdflib_reads_the_same(name: str, store: Store, tmp_path: Path) -> None:
    from rdflib import Dataset, Graph

    out = tmp_path / "graph"
    export(name, store, out)
    graph = Dataset() if SYNTAXES[name].graphs else Graph()
    graph.parse(out, format={"ntriples": "nt"}.get(name, name))
    assert len(graph) == len(store) or sum(len(g) for g in graph.graphs()) == len(store)


@pytest.mark.parametrize("name", [*RDF, *LATER[:1], "rdf12", "void"])
def test_same_bytes_from_lines_in_any_order(
    name: str, lines: list[str], store: Store, tmp_path: Path
) -> None:
    mixed = [*lines, lines[0]]
    random.Random(1).shuffle(mixed)
    create_store_of_nquads(tmp_path / "store", mixed)
    export(name, store, tmp_path / "a")
    export(name, open_store(tmp_path / "store"), tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("name", ["ntriples", "nquads"])
def test_lines_are_sorted(name: str, store: Store, tmp_path: Path) -> None:
    export(name, store, tmp_path / "graph")
    found = (tmp_path / "graph").read_bytes().split(b"\n")
    assert found[-1] == b"" and found[:-1] == sorted(set(found[:-1]))


def test_turtle_straight_from_lines_is_the_same(lines: list[str], store: Store, tmp_path: Path) -> None:
    export("turtle", store, tmp_path / "b.ttl")
    assert "".join(turtle(lines)) == (tmp_path / "b.ttl").read_text(encoding="utf-8")


def test_turtle_is_for_people(lines: list[str]) -> None:
    text = "".join(turtle(lines))
    head, *blocks = text.split("\n\n")
    prefixes = re.findall(r"^@prefix (\w+): ", head, re.MULTILINE)
    body = "\n\n".join(blocks)
    assert prefixes == sorted(prefixes) and all(re.search(rf"\b{p}:\w", body) for p in prefixes)
    assert not re.search(r"^\S.*\n\S", body, re.MULTILINE)
    subjects = [block.split(" ", 1)[0] for block in blocks]
    assert len(subjects) == len(set(subjects)) == len({line.split(" ", 1)[0] for line in lines})
    kinds = [re.sub(r".*/id/(\w+)/.*", r"\1", subject) for subject in subjects if "/id/" in subject]
    assert kinds.index("document") > max(i for i, kind in enumerate(kinds) if kind in ("district", "metric"))
    assert all(
        kind in ("document", "claim", "observation", "passage") for kind in kinds[kinds.index("document") :]
    )
    assert (
        "ind:confidence 0.9 ;" in body
        and 'ind:value "1390000000"^^xsd:decimal' in body
        and " oa:start " in body
    )


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("<a:s> <a:p> <a:o> <a:g> .\n", ("<a:s>", "<a:p>", "<a:o>", "<a:g>")),
        ("<a:s> <a:p> <a:o> .\n", ("<a:s>", "<a:p>", "<a:o>", "")),
        ('<a:s> <a:p> "x . <y> \\" z"@zh <a:g> .\n', ("<a:s>", "<a:p>", '"x . <y> \\" z"@zh', "<a:g>")),
        ('<a:s> <a:p> "1"^^<a:t> .\n', ("<a:s>", "<a:p>", '"1"^^<a:t>', "")),
        ('<a:s> <a:p> "" <a:g> .\n', ("<a:s>", "<a:p>", '""', "<a:g>")),
        ("_:a <a:p> _:b <a:g> .\n", ("_:a", "<a:p>", "_:b", "<a:g>")),
    ],
)
def test_split_quad(line: str, parts: tuple[str, ...]) -> None:
    assert split_quad(line) == parts


def test_sections() -> None:
    order = [f"<{BASE}id/district/a>", f"<{BASE}id/government/a>", f"<{BASE}id/metric/a>", "<http://e.org/x>"]
    order += [f"<{BASE}id/document/a>", f"<{BASE}id/passage/a-1-2#quote>"]
    ranks = [section(subject) for subject in order]
    assert ranks == sorted(ranks) and len(set(ranks)) == len(ranks)
    assert section("_:b") == section("<http://e.org/x>")


def test_unknown_format(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="turtle"):
        export("turtel", store, tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "graph.ttl"
    out.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError), whole_file(out) as file:
        file.write("half")
        raise RuntimeError
    assert [p.name for p in tmp_path.iterdir()] == ["graph.ttl"] and out.read_text(encoding="utf-8") == "old"
