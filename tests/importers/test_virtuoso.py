"""Virtuoso 7.2: the bulk loader, whose own verdict says nothing: what failed stands in load_list."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import Term
from kg.terms import PREFIXES, Literal, NamedNode, Triple

from .conftest import (
    OF_GRAPHS,
    QUERIES,
    Answers,
    answers,
    ask,
    free_port,
    from_csv,
    program,
    run,
    server,
    stated_triples,
    triples,
)

INI = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = {data}
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
ServerThreads = 10
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
Charset = UTF-8
[Client]
SQL_QUERY_TIMEOUT = 0
[SPARQL]
ResultSetMaxRows = 100000
"""
DECIMAL, INTEGER = PREFIXES["xsd"] + "decimal", PREFIXES["xsd"] + "integer"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


class Virtuoso:
    def __init__(self, data: Path, sql: int, http: int) -> None:
        self.data, self._sql = data, sql
        self.endpoint = f"http://127.0.0.1:{http}/sparql"

    def load(self, path: Path, graph: str) -> str:
        """Loads a file, and gives what load_list says of it."""
        shutil.copy(path, self.data)
        listed = f"DB.DBA.load_list where ll_file = '{self.data / path.name}'"
        forget = f"delete from {listed}"
        self._isql(
            f"{forget}; ld_dir('{self.data}', '{path.name}', '{graph}'); rdf_loader_run(); checkpoint;"
        )
        rows = self._isql(f"select ll_state, ll_error from {listed};")
        return " ".join(rows.split())

    def ask(self, query: str, **parameters: str) -> list[list[str]]:
        return from_csv(ask(self.endpoint, query, **parameters))

    def _isql(self, text: str) -> str:
        server = f"127.0.0.1:{self._sql}"
        return run(
            [
                program("isql-vt"),
                server,
                "dba",
                "dba",
                "ERRORS=STDOUT",
                "VERBOSE=OFF",
                "BANNER=OFF",
                f"EXEC={text}",
            ]
        )


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Virtuoso]:
    folder = tmp_path_factory.mktemp("virtuoso")
    data = folder / "data"
    data.mkdir()
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(INI.format(sql=sql, http=http, data=data), encoding="utf-8")
    command = [program("virtuoso-t"), "-f", "-c", "virtuoso.ini"]
    found = Virtuoso(data, sql, http)
    with server(command, lambda: answers(found.endpoint), folder):
        yield found


def test_turtle(virtuoso: Virtuoso, frozen: Path, golden: Answers, tmp_path: Path) -> None:
    graph = {"default_graph_uri": "urn:frozen"}
    for _ in range(2):
        assert virtuoso.load(frozen / "graph.ttl", "urn:frozen") == "2 NULL"
        assert virtuoso.ask(COUNT, **graph) == [[str(stated_triples(frozen))]]
    for name, query in QUERIES.items():
        if name != OF_GRAPHS:
            assert virtuoso.ask(query, **graph) == golden[name], name
    wanted = triples(frozen / "graph.ttl")
    everything = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"
    for name, media_type in (("back.nt", "application/n-triples"), ("back.rdf", "application/rdf+xml")):
        (tmp_path / name).write_text(
            ask(virtuoso.endpoint, everything, media_type, **graph), encoding="utf-8"
        )
        assert triples(tmp_path / name) == wanted
    (tmp_path / "back.ttl").write_text(
        ask(virtuoso.endpoint, everything, "text/turtle", **graph), encoding="utf-8"
    )
    back = triples(tmp_path / "back.ttl")
    assert back != wanted, "docs/import/virtuoso.md says that whole decimals become integers"
    assert back == {Triple(t.subject, t.predicate, _in_its_turtle(t.object)) for t in wanted}


def _in_its_turtle(value: Term) -> Term:
    """Whole decimals without a point, which makes integers of them."""
    whole = isinstance(value, Literal) and value.datatype.value == DECIMAL and "." not in value.value
    return Literal(value.value, datatype=NamedNode(INTEGER)) if whole else value


def test_named_graphs(virtuoso: Virtuoso, frozen: Path, golden: Answers) -> None:
    assert virtuoso.load(frozen / "graph.nq", "urn:unused") == "2 NULL"
    assert virtuoso.ask(QUERIES[OF_GRAPHS]) == golden[OF_GRAPHS]


def test_sample(virtuoso: Virtuoso, sample: Path, tmp_path: Path) -> None:
    shutil.copy(sample / "graph.ttl", tmp_path / "sample.ttl")
    assert virtuoso.load(tmp_path / "sample.ttl", "urn:sample") == "2 NULL"
    assert virtuoso.ask(COUNT, default_graph_uri="urn:sample") == [[str(stated_triples(sample))]]


def test_an_error_shows(virtuoso: Virtuoso, frozen: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttl"
    text = (frozen / "graph.ttl").read_text(encoding="utf-8")
    bad.write_text(text.replace("@prefix ind:", "@prefix ond:", 1), encoding="utf-8")
    assert "ind" in virtuoso.load(bad, "urn:bad")
