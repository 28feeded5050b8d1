"""A graph behind a SPARQL server: Virtuoso and Oxigraph answer every question as the folder does."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs

import pytest

from kg.ask import ask, why
from kg.cli.app import run as command
from kg.endpoint import Endpoint, open_endpoint
from kg.endpoint.portable import portable
from kg.errors import EndpointError, KgError, QueryError, StoreError, UsageError
from kg.explain import explain, render
from kg.query import SavedQuery, list_queries, run
from kg.store import Store, open_store
from kg.terms import lit

from ..importers.conftest import answers as is_up
from ..importers.conftest import free_port, program, server
from ..importers.test_virtuoso import Virtuoso, virtuoso

__all__ = ["virtuoso"]
GRAPH = "urn:endpoint-sample"
ASKED = ("璧山区有哪些企业", "威致科技生产什么", "产值最高的园区是哪个", "关于威致科技的原文怎么说？")


@pytest.fixture(scope="module")
def local(sample_graph: Path) -> Store:
    return open_store(sample_graph / "store")


@pytest.fixture(scope="module")
def on_oxigraph(sample_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    command = [program("oxigraph"), "serve-read-only", "--location", str(sample_graph / "store")]
    command += ["--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    with server(command, lambda: is_up(f"http://127.0.0.1:{port}/"), tmp_path_factory.mktemp("oxigraph")):
        yield f"http://127.0.0.1:{port}/query"


@pytest.fixture(scope="module")
def on_virtuoso(sample_graph: Path, virtuoso: Virtuoso) -> str:
    assert virtuoso.load(sample_graph / "graph.ttl", GRAPH) == "2 NULL"
    return f"{virtuoso.endpoint}?default-graph-uri={GRAPH}"


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def address(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue(f"on_{request.param}")
    return found


@pytest.fixture(scope="module")
def remote(address: str) -> Endpoint:
    return open_endpoint(address)


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.id)
def test_saved_questions(remote: Endpoint, local: Store, query: SavedQuery) -> None:
    for values in ({}, query.example_values):
        here, there = run(local, query, values), run(remote, query, values)
        assert there.columns == here.columns
        assert [[getattr(t, "value", None) for t in row] for row in there.rows] == [
            [getattr(t, "value", None) for t in row] for row in here.rows
        ]


def test_explain_and_ask(remote: Endpoint, local: Store) -> None:
    for name in ("威致科技", "铜梁高新区"):
        assert render(explain(remote, name)) == render(explain(local, name))
    for text in ASKED:
        there, here = ask(remote, text), ask(local, text)
        assert there.table == here.table and there.values == here.values
        assert why(remote, there) == why(local, here)


def test_forms_of_queries(remote: Endpoint, local: Store) -> None:
    assert remote.ask('ASK { ?s skos:prefLabel "璧山区"@zh }') is True
    assert remote.ask('ASK { ?s skos:prefLabel "没有"@zh }') is False
    construct = "CONSTRUCT { ?s ind:gbCode ?o } { ?s ind:gbCode ?o }"
    assert set(map(str, remote.construct(construct))) == set(map(str, local.construct(construct)))
    assert len(remote) == len(local)
    for bad in ("DROP ALL", "INSERT DATA { <a:a> <a:a> <a:a> }", "SELECT * {", "LOAD <http://127.0.0.1:9/>"):
        with pytest.raises(QueryError):
            remote.query(bad)
    with pytest.raises(QueryError, match="SERVICE"):
        remote.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    with pytest.raises(StoreError, match="整张图"):
        remote.nquads()


def test_commands(address: str, monkeypatch, capsys, tmp_path: Path) -> None:
    def said(*words: str) -> str:
        monkeypatch.setattr(sys, "argv", ["kg", *words, "--endpoint", address])
        assert command() == 0
        return capsys.readouterr().out

    monkeypatch.chdir(tmp_path)
    assert "重庆威致科技有限公司" in said("query", "firms-of-district", "--set", "district=璧山区")
    assert "减震塔" in said("ask", "威致科技生产什么", "--why")
    assert "减震塔" in said("explain", "威致科技")
    assert json.loads(said("explain", "威致科技", "--json"))["identities"]


def test_values_stand_in_the_text_as_terms() -> None:
    evil = lit('x" } { ?s ?p ?o } #')
    text = portable(
        'SELECT ?n { VALUES ?n { UNDEF "" } ?s rdfs:label ?l FILTER(!BOUND(?n) || ?l = ?n) }', {"n": evil}
    )
    assert 'VALUES ?n { "x\\" } { ?s ?p ?o } #" }' in text and "FILTER(?l = ?n)" in text
    kept = portable('SELECT ?n ?l { VALUES ?n { UNDEF "" } ?s ?p ?l FILTER(BOUND(?n) || STR(?l) = ")") }', {})
    assert kept == 'SELECT ?l {  ?s ?p ?l FILTER(STR(?l) = ")") }'
    assert portable("SELECT ?e { ?e ?p ?o }", {"e": lit("x")}) == 'SELECT ?e { VALUES ?e { "x" } ?e ?p ?o }'


def told(status: int, kind: str, body: bytes) -> type[BaseHTTPRequestHandler]:
    class Told(BaseHTTPRequestHandler):
        asked: ClassVar[list[tuple[str, dict[str, list[str]]]]] = []

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            fields = parse_qs(self.rfile.read(length).decode())
            self.asked.append((self.headers.get("Authorization", ""), fields))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            if status == 302:
                self.send_header("Location", "http://127.0.0.1:9/")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Told


@contextmanager
def telling(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    listening = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    yield f"127.0.0.1:{listening.server_port}/sparql"
    listening.shutdown()
    listening.server_close()


YES = b'{"head":{},"boolean":true}'
RESULTS = "application/sparql-results+json"


@pytest.mark.parametrize(
    ("status", "kind", "body", "error", "message"),
    [
        (200, "text/html", b"<html>", EndpointError, "没有按 SPARQL 协议回答"),
        (200, RESULTS, b"{", EndpointError, "读不懂"),
        (200, RESULTS, b"[]", EndpointError, "读不懂"),
        (302, RESULTS, YES, EndpointError, "302"),
        (400, "text/plain", b"no such function", QueryError, "no such function"),
        (401, "text/plain", b"", EndpointError, "拒绝访问"),
        (500, "text/plain", b"boom", EndpointError, "boom"),
    ],
)
def test_servers_that_fail(status: int, kind: str, body: bytes, error: type[KgError], message: str) -> None:
    with telling(told(status, kind, body)) as at, pytest.raises(error, match=message):
        open_endpoint(f"http://{at}")


def test_addresses_with_a_password_and_parameters() -> None:
    handler = told(200, RESULTS, YES)
    with telling(handler) as at:
        found = open_endpoint(f"http://wang:ge%40heim@{at}?default-graph-uri=urn:x")
        assert found.address == f"http://{at}"
    authorization, fields = handler.asked[0]  # type: ignore[attr-defined]
    assert authorization == "Basic d2FuZzpnZUBoZWlt"
    assert fields["default-graph-uri"] == ["urn:x"] and fields["query"] == ["ASK { ?s ?p ?o }"]


@pytest.mark.parametrize("bad", ["example.org/sparql", "file:///etc/passwd", "ftp://x/", "http://"])
def test_what_is_no_address_is_told(bad: str) -> None:
    with pytest.raises(UsageError, match="http://"):
        open_endpoint(bad)


def test_nobody_there_is_one_line() -> None:
    with pytest.raises(EndpointError, match="问不到"):
        open_endpoint(f"http://127.0.0.1:{free_port()}/sparql")


def test_without_the_option_no_socket_is_opened(sample_graph: Path) -> None:
    code = (
        "import sys\n"
        "sys.addaudithook(lambda event, _: sys.exit('socket') if event.startswith('socket.') else None)\n"
        "from kg.cli.app import run\nimport kg.cli\n"
        f"sys.argv = ['kg', 'ask', '威致科技生产什么', '--why', '--graph', {str(sample_graph)!r}]\n"
        "status = run()\n"
        f"sys.argv = ['kg', 'query', 'chain-leaders', '--graph', {str(sample_graph)!r}]\n"
        "sys.exit(status or run())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "减震塔" in done.stdout, done.stderr
