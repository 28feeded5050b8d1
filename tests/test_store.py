"""The store is replaced as a whole, read only, and never leaves the machine."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import __version__
from kg.errors import QueryError, StoreError
from kg.files import drafts, sweep
from kg.store import Store, create_store, create_store_of_nquads, created, open_store
from kg.terms import Literal, NamedNode, Quad, Triple

S, P, G = NamedNode("http://e.org/s"), NamedNode("http://e.org/p"), NamedNode("http://e.org/g")
LINE = '<http://e.org/s> <http://e.org/p> "{}"@zh <http://e.org/g> .\n'


@pytest.fixture
def store(tmp_path: Path) -> Store:
    create_store(tmp_path / "store", [Quad(S, P, Literal("璧山区", language="zh"), G), Quad(G, P, S, G)])
    return open_store(tmp_path / "store")


def test_default_graph_is_the_union(store: Store) -> None:
    rows = store.select("SELECT ?s ?o ?none { ?s ?p ?o } ORDER BY ?s")
    assert rows.variables == ("s", "o", "none")
    assert list(rows) == [(G, S, None), (S, Literal("璧山区", language="zh"), None)]
    assert len(store) == 2 and len(list(store.quads())) == 2


def test_values_are_bound_as_terms(store: Store) -> None:
    evil = '"} DROP ALL #'
    query = "SELECT ?s ?name { ?s ?p ?name }"
    name = Literal("璧山区", language="zh")
    assert list(store.select(query, {"name": name})) == [(S, name)]
    assert list(store.select(query, {"name": Literal(evil)})) == []
    with pytest.raises(QueryError, match="要列在 SELECT 里"):
        store.select("SELECT ?s { ?s ?p ?name }", {"name": name})


def test_ask_and_construct(store: Store) -> None:
    assert store.ask("ASK { ?s ?p ?o }") is True
    assert store.ask("ASK { ?s <http://e.org/none> ?o }") is False
    assert list(store.construct("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(isIRI(?o)) }")) == [Triple(G, P, S)]


def test_prefixes_are_known(store: Store) -> None:
    assert store.ask("ASK { ?s a ind:Claim }") is False


def test_query_goes_by_form(store: Store) -> None:
    assert store.query("ASK { ?s ?p ?o }") is True
    assert list(store.query("SELECT ?o { <http://e.org/g> ?p ?o }")) == [(S,)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query", ["SELECT", "SELECT ?s { ?s ?p", "INSERT DATA { <a:a> <a:b> <a:c> }", "DROP ALL"]
)
def test_faulty_queries_and_updates(store: Store, query: str) -> None:
    with pytest.raises(QueryError):
        store.select(query)


def test_wrong_form(store: Store) -> None:
    for call in (store.select, store.construct):
        with pytest.raises(QueryError, match="不是"):
            call("ASK { ?s ?p ?o }")
    with pytest.raises(QueryError, match="不是 ASK"):
        store.ask("SELECT * { ?s ?p ?o }")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'it\\'s' .SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER(?o <5) SERVICE <http://127.0.0.1:1/> {?s ?p ?o} FILTER(?o> 3) }",
        "PREFIX x: <http://e.org/> SELECT * { ?s x:a\\' ?o SERVICE <http://127.0.0.1:1/> {} ?s x:b\\' ?o }",
        "SELECT * { ?s ?p ?o # '\nSERVICE <http://127.0.0.1:1/> {} # '\n }",
    ],
)
def test_service_is_refused(store: Store, query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        store.select(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p ?o }",
        "SELECT * { ?s ?p 'SERVICE' }  # SERVICE <http://e.org>",
        "PREFIX service: <http://e.org/service> SELECT * { ?s service:SERVICE '''a 'service' b''' }",
        'SELECT * { ?s <http://e.org/service> """x " service""" }',
    ],
)
def test_the_word_service_elsewhere_is_no_harm(store: Store, query: str) -> None:
    assert isinstance(list(store.select(query)), list)


def test_nquads_are_sorted_and_whole(tmp_path: Path) -> None:
    odd = 'a\\u0000\u2028\u0085b\\"\\\\\\n'
    create_store_of_nquads(tmp_path / "store", [LINE.format("乙"), LINE.format(odd), LINE.format("乙")])
    assert open_store(tmp_path / "store").nquads() == [LINE.format(odd), LINE.format("乙")]


def test_many_lines_stream_in(tmp_path: Path) -> None:
    create_store_of_nquads(tmp_path / "store", (LINE.format("产值" * 20 + str(i)) for i in range(9000)))
    assert len(open_store(tmp_path / "store")) == 9000


def test_empty_store(tmp_path: Path) -> None:
    create_store_of_nquads(tmp_path / "store", [])
    assert open_store(tmp_path / "store").nquads() == []


def test_a_new_store_replaces_the_old_while_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "store"
    create_store_of_nquads(path, [LINE.format("旧")])
    reading = open_store(path)
    create_store_of_nquads(path, [LINE.format("新")])
    assert open_store(path).nquads() == [LINE.format("新")]
    assert reading.nquads() == [LINE.format("旧")]
    assert drafts(tmp_path) != []  # its files are there as long as somebody reads them
    del reading
    sweep(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["store"]


def test_a_failed_build_leaves_the_old_store(tmp_path: Path) -> None:
    path = tmp_path / "store"
    create_store_of_nquads(path, [LINE.format("旧")])

    def broken() -> Iterator[str]:
        yield LINE.format("新")
        raise RuntimeError("extractor")

    for lines, fault in ((broken(), RuntimeError), (["no quad\n"], SyntaxError)):
        with pytest.raises(fault):
            create_store_of_nquads(path, lines)
    assert open_store(path).nquads() == [LINE.format("旧")]
    assert [p.name for p in tmp_path.iterdir()] == ["store"]


def test_no_graph(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"没有图.*kg build -o") as error:
        open_store(tmp_path / "nowhere" / "store")
    assert "\n" not in str(error.value)


def test_not_our_graph(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    with pytest.raises(StoreError, match="不是 kg 建的图"):
        open_store(tmp_path / "store")


def test_half_a_graph(tmp_path: Path) -> None:
    create_store_of_nquads(tmp_path / "store", [LINE.format("甲")])
    (tmp_path / "store" / "CURRENT").unlink()
    with pytest.raises(StoreError, match="损坏或只写了一半"):
        open_store(tmp_path / "store")


def test_damaged_files_are_told_in_one_line(tmp_path: Path) -> None:
    create_store_of_nquads(tmp_path / "store", [LINE.format(f"甲{n}" * 20) for n in range(3000)])
    files = {path: path.read_bytes() for path in (tmp_path / "store").glob("*.sst")}
    large = [path for path in files if len(files[path]) > 5_000]
    assert large
    for path in large:  # what rots while it lies on the disk
        path.write_bytes(b"\0" * 3000 + files[path][3000:])
    with pytest.raises(StoreError, match="损坏"):
        list(open_store(tmp_path / "store").quads())
    for path in large:  # what a copy that broke off leaves
        path.write_bytes(files[path][:1000])
    with pytest.raises(StoreError, match="--repair") as told:
        open_store(tmp_path / "store")
    assert "/proc/" not in str(told.value) and "\n" not in str(told.value)


def test_a_graph_of_a_newer_program(tmp_path: Path) -> None:
    create_store_of_nquads(tmp_path / "store", [LINE.format("甲")])
    marker = tmp_path / "store" / "graph.json"
    assert json.loads(marker.read_text(encoding="utf-8")) == {"format": 1, "program": __version__}
    marker.write_text('{"format": 2, "program": "9.0"}', encoding="utf-8")
    with pytest.raises(StoreError, match=r"kg 9\.0"):
        open_store(tmp_path / "store")


@pytest.mark.parametrize("small", [0, 1000])
def test_a_graph_is_asked_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: int
) -> None:
    monkeypatch.setattr("kg.store.writing._SMALL", small)
    query = "SELECT ?o { ?s ?p ?o } ORDER BY ?o"
    with created(tmp_path / "store", map(LINE.format, "乙甲")) as store:
        met = list(store.select(query))
        del store
    assert met == list(open_store(tmp_path / "store").select(query)) and len(met) == 2
    assert drafts(tmp_path) == []


@pytest.mark.parametrize("small", [0, 1000])
def test_what_stands_in_the_way_of_writing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: int
) -> None:
    monkeypatch.setattr("kg.store.writing._SMALL", small)
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(StoreError, match="图写不进"),
        created(tmp_path / "file" / "store", [LINE.format("甲")]),
    ):
        pass
