"""Requests of the SPARQL 1.1 Protocol, and what has to be refused."""

from __future__ import annotations

import contextlib
import http.client
import json
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest
import rdflib

from kg.export.void import summary
from kg.serve.options import ServeOptions
from kg.store import open_store

from .conftest import serving

SELECT = "SELECT ?e { ?e a <https://w3id.org/chanye/ontology#Enterprise> } LIMIT 2"
ASK = "ASK { ?s ?p ?o }"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 3"
DESCRIBE = "DESCRIBE <https://w3id.org/chanye/id/none>"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def send(
    at: str, method: str, path: str, body: str | bytes | None = None, headers: Mapping[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    link = http.client.HTTPConnection(urlsplit(at).netloc, timeout=30)
    link.request(method, path, body.encode() if isinstance(body, str) else body, dict(headers or {}))
    answer = link.getresponse()
    found = answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
    link.close()
    return found


def by_get(query: str, **more: str) -> str:
    return "/sparql?" + urlencode({"query": query, **more})


def form(query: str, **more: str) -> str:
    return urlencode({"query": query, **more})


CASES = {
    "select-get": ("GET", by_get(SELECT), None, {}, 200, JSON),
    "select-get-json": ("GET", by_get(SELECT), None, {"Accept": JSON}, 200, JSON),
    "select-get-xml": ("GET", by_get(SELECT), None, {"Accept": XML}, 200, XML),
    "select-get-csv": ("GET", by_get(SELECT), None, {"Accept": "text/csv"}, 200, "text/csv"),
    "select-get-tsv": (
        "GET",
        by_get(SELECT),
        None,
        {"Accept": "text/tab-separated-values"},
        200,
        "text/tab-separated-values",
    ),
    "select-get-plain-json": ("GET", by_get(SELECT), None, {"Accept": "application/json"}, 200, JSON),
    "select-get-plain-xml": ("GET", by_get(SELECT), None, {"Accept": "application/xml"}, 200, XML),
    "select-get-anything": ("GET", by_get(SELECT), None, {"Accept": "*/*"}, 200, JSON),
    "select-get-qualities": ("GET", by_get(SELECT), None, {"Accept": f"{JSON};q=0.1, {XML};q=0.9"}, 200, XML),
    "select-get-image": ("GET", by_get(SELECT), None, {"Accept": "image/png"}, 406, "text/plain"),
    "select-get-format": ("GET", by_get(SELECT, format="csv"), None, {}, 200, "text/csv"),
    "select-post-form": ("POST", "/sparql", form(SELECT), {"Content-Type": FORM}, 200, JSON),
    "select-post-form-charset": (
        "POST",
        "/sparql",
        form(SELECT),
        {"Content-Type": f"{FORM}; charset=UTF-8"},
        200,
        JSON,
    ),
    "select-post-form-xml": (
        "POST",
        "/sparql",
        form(SELECT),
        {"Content-Type": FORM, "Accept": XML},
        200,
        XML,
    ),
    "select-post-direct": ("POST", "/sparql", SELECT, {"Content-Type": QUERY}, 200, JSON),
    "select-post-direct-csv": (
        "POST",
        "/sparql",
        SELECT,
        {"Content-Type": QUERY, "Accept": "text/csv"},
        200,
        "text/csv",
    ),
    "ask-get": ("GET", by_get(ASK), None, {}, 200, JSON),
    "ask-get-xml": ("GET", by_get(ASK), None, {"Accept": XML}, 200, XML),
    "ask-post-direct": ("POST", "/sparql", ASK, {"Content-Type": QUERY}, 200, JSON),
    "construct-get": ("GET", by_get(CONSTRUCT), None, {}, 200, "text/turtle"),
    "construct-get-ntriples": (
        "GET",
        by_get(CONSTRUCT),
        None,
        {"Accept": "application/n-triples"},
        200,
        "application/n-triples",
    ),
    "construct-get-rdfxml": (
        "GET",
        by_get(CONSTRUCT),
        None,
        {"Accept": "application/rdf+xml"},
        200,
        "application/rdf+xml",
    ),
    "construct-get-jsonld": (
        "GET",
        by_get(CONSTRUCT),
        None,
        {"Accept": "application/ld+json"},
        200,
        "application/ld+json",
    ),
    "construct-get-results": ("GET", by_get(CONSTRUCT), None, {"Accept": XML}, 406, "text/plain"),
    "construct-post-form": ("POST", "/sparql", form(CONSTRUCT), {"Content-Type": FORM}, 200, "text/turtle"),
    "describe-get": ("GET", by_get(DESCRIBE), None, {}, 200, "text/turtle"),
    "chinese-get": ("GET", by_get('ASK { ?s ?p "璧山区"@zh }'), None, {}, 200, JSON),
    "chinese-direct": ("POST", "/sparql", 'ASK { ?s ?p "璧山区"@zh }', {"Content-Type": QUERY}, 200, JSON),
    "default-graph": (
        "GET",
        by_get(COUNT, **{"default-graph-uri": "https://w3id.org/chanye/graph/entities"}),
        None,
        {},
        200,
        JSON,
    ),
    "named-graph": (
        "GET",
        by_get(COUNT, **{"named-graph-uri": "https://w3id.org/chanye/graph/entities"}),
        None,
        {},
        200,
        JSON,
    ),
    "graph-writes-post": (
        "POST",
        "/sparql?graph=urn:x",
        "<a:a> <a:b> <a:c> .",
        {"Content-Type": "text/turtle"},
        415,
        "text/plain",
    ),
    "patch": ("PATCH", "/sparql", "x", {}, 405, "text/plain"),
    "service-silent": (
        "GET",
        by_get("SELECT * { GRAPH ?g { SERVICE SILENT ?x { ?s ?p ?o } } }"),
        None,
        {},
        400,
        "text/plain",
    ),
    "drop-as-query": ("POST", "/sparql", form("DROP ALL"), {"Content-Type": FORM}, 400, "text/plain"),
    "syntax-error": ("GET", by_get("SELECT * {"), None, {}, 400, "text/plain"),
    "empty-query": ("GET", by_get(""), None, {}, 400, "text/plain"),
    "two-queries": ("GET", f"/sparql?query={quote(ASK)}&query={quote(ASK)}", None, {}, 400, "text/plain"),
    "post-form-none": ("POST", "/sparql", "x=1", {"Content-Type": FORM}, 400, "text/plain"),
    "post-no-type": ("POST", "/sparql", ASK, {}, 415, "text/plain"),
    "post-other-type": ("POST", "/sparql", ASK, {"Content-Type": "text/plain"}, 415, "text/plain"),
    "post-not-utf8": ("POST", "/sparql", b"ASK { ?s ?p '\xff' }", {"Content-Type": QUERY}, 400, "text/plain"),
    "update-direct": (
        "POST",
        "/sparql",
        "CLEAR ALL",
        {"Content-Type": "application/sparql-update"},
        403,
        "text/plain",
    ),
    "update-form": (
        "POST",
        "/sparql",
        urlencode({"update": "CLEAR ALL"}),
        {"Content-Type": FORM},
        403,
        "text/plain",
    ),
    "update-get": ("GET", "/sparql?" + urlencode({"update": "CLEAR ALL"}), None, {}, 403, "text/plain"),
    "update-as-query": (
        "POST",
        "/sparql",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        {"Content-Type": QUERY},
        400,
        "text/plain",
    ),
    "load-as-query": ("GET", by_get("LOAD <http://127.0.0.1:9/x>"), None, {}, 400, "text/plain"),
    "service": (
        "GET",
        by_get("SELECT * { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }"),
        None,
        {},
        400,
        "text/plain",
    ),
    "service-escaped": (
        "GET",
        by_get("SELECT * { \\u0053ERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }"),
        None,
        {},
        400,
        "text/plain",
    ),
    "bad-graph": ("GET", by_get(ASK, **{"default-graph-uri": "not an iri"}), None, {}, 400, "text/plain"),
    "put": ("PUT", "/sparql", "<a:a> <a:b> <a:c> .", {"Content-Type": "text/turtle"}, 405, "text/plain"),
    "delete": ("DELETE", "/sparql", None, {}, 405, "text/plain"),
    "store-put": (
        "PUT",
        "/graph/entities",
        "<a:a> <a:b> <a:c> .",
        {"Content-Type": "text/turtle"},
        405,
        "text/plain",
    ),
    "description": ("GET", "/sparql", None, {}, 200, "text/turtle"),
    "description-jsonld": (
        "GET",
        "/sparql",
        None,
        {"Accept": "application/ld+json"},
        200,
        "application/ld+json",
    ),
}


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 40


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_protocol(served: str, case: tuple) -> None:
    method, path, body, headers, status, media_type = case
    found, told, content = send(served, method, path, body, headers)
    assert found == status, content[:300]
    assert told["content-type"].partition(";")[0] == media_type
    assert told["x-content-type-options"] == "nosniff"
    if status >= 400:
        assert content and b"/tmp" not in content and b"Traceback" not in content and b"/home" not in content


def test_answers_are_right_in_every_syntax(served: str, sample_graph: Path) -> None:
    rows = json.loads(send(served, "GET", by_get(SELECT))[2])["results"]["bindings"]
    assert len(rows) == 2 and all(row["e"]["type"] == "uri" for row in rows)
    csv = send(served, "GET", by_get(SELECT), None, {"Accept": "text/csv"})[2].decode().split("\r\n")
    assert csv[0] == "e" and {csv[1], csv[2]} == {row["e"]["value"] for row in rows}
    for accept, name in (
        ("text/turtle", "turtle"),
        ("application/rdf+xml", "xml"),
        ("application/n-triples", "nt"),
    ):
        content = send(served, "GET", by_get(CONSTRUCT), None, {"Accept": accept})[2]
        assert len(rdflib.Graph().parse(data=content, format=name)) == 3


def test_graphs_of_the_request_are_the_dataset(served: str) -> None:
    def count(**more: str) -> int:
        return int(
            json.loads(send(served, "GET", by_get(COUNT, **more))[2])["results"]["bindings"][0]["n"]["value"]
        )

    entities = "https://w3id.org/chanye/graph/entities"
    everything, some = count(), count(**{"default-graph-uri": entities})
    assert 0 < some < everything
    assert count(**{"named-graph-uri": entities}) == 0

    def of_query(query: str) -> int:
        found = json.loads(send(served, "GET", by_get(query))[2])["results"]["bindings"]
        return int(found[0]["n"]["value"])

    assert of_query(COUNT.replace("{", f"FROM <{entities}> {{", 1)) == some
    assert of_query(COUNT.replace("{", "FROM <file:///etc/passwd> {", 1)) == 0


def test_description_tells_what_is_there(served: str) -> None:
    graph = rdflib.Graph().parse(data=send(served, "GET", "/.well-known/void")[2], format="turtle")
    total = int(json.loads(send(served, "GET", by_get(COUNT))[2])["results"]["bindings"][0]["n"]["value"])
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    data = next(graph.subjects(void.sparqlEndpoint))
    assert int(graph.value(data, void.triples)) == total
    assert str(graph.value(data, void.sparqlEndpoint)) == f"{served}/sparql"
    assert not any(isinstance(term, rdflib.BNode) for triple in graph for term in triple)


def test_description_is_that_of_void_ttl(served: str, sample_graph: Path) -> None:
    told = rdflib.Graph().parse(data=send(served, "GET", "/.well-known/void")[2], format="turtle")
    _, quads = summary(open_store(sample_graph / "store"))
    text = "".join(f"{quad.triple} .\n" for quad in quads)
    wanted = set(rdflib.Graph().parse(data=text, format="nt"))
    assert len(wanted) > 40
    assert wanted <= set(told)


def test_a_runaway_is_ended_and_holds_nobody_up(served: str) -> None:
    told: list[tuple[int, float]] = []

    def run() -> None:
        begin = time.monotonic()
        told.append((send(served, "GET", by_get(RUNAWAY))[0], time.monotonic() - begin))

    waits = [threading.Thread(target=run) for _ in range(2)]
    for wait in waits:
        wait.start()
    begin = time.monotonic()
    for _ in range(5):
        assert send(served, "GET", by_get(ASK))[0] == 200
    assert time.monotonic() - begin < 3
    for wait in waits:
        wait.join()
    assert [status for status, _ in told] == [503, 503] and all(2.5 < took < 12 for _, took in told)
    assert send(served, "GET", by_get(ASK))[0] == 200


def test_as_many_runaways_as_workers_hold_nobody_up_either(sample_graph: Path) -> None:
    def run(address: str) -> None:
        with contextlib.suppress(OSError, http.client.HTTPException):  # the server ends before they do
            send(address, "GET", by_get(RUNAWAY))

    with serving(sample_graph, "--timeout", "20") as address:
        waits = [
            threading.Thread(target=run, args=(address,)) for _ in range(ServeOptions(sample_graph).workers)
        ]
        for wait in waits:
            wait.start()
        time.sleep(0.3)
        assert [send(address, "GET", by_get(ASK))[0] for _ in range(3)] == [200] * 3
        assert all(wait.is_alive() for wait in waits)
    for wait in waits:
        wait.join()


def test_a_thing_is_described_by_its_name_too(served: str) -> None:
    status, headers, body = send(served, "GET", "/resource?format=turtle&name=" + quote("威致科技"))
    assert status == 200 and "turtle" in headers["content-type"]
    assert "重庆威致科技有限公司" in body.decode()
    assert send(served, "GET", "/resource?format=turtle&name=" + quote("没有这家"))[0] == 400


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux")
def test_a_query_that_takes_too_much_memory_is_ended(sample_graph: Path) -> None:
    hungry = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"
    with serving(sample_graph, "--timeout", "60", "--memory", "64") as address:
        status, _, content = send(address, "GET", by_get(hungry))
        assert status == 503 and "内存" in content.decode()
        assert send(address, "GET", by_get(ASK))[0] == 200


def test_long_requests_are_refused(served: str) -> None:
    status, _, _ = send(served, "POST", "/sparql", "#" * 1_100_000, {"Content-Type": QUERY})
    assert status == 413
    assert send(served, "GET", "/suggest?q=" + "x" * 3000)[0] == 414


def test_only_this_host_and_only_with_the_token(served: str, sample_graph: Path) -> None:
    assert send(served, "GET", "/", None, {"Host": "evil.example"})[0] == 421
    with serving(sample_graph, "--token", "geheim") as address:
        assert send(address, "GET", by_get(ASK))[0] == 401
        assert send(address, "GET", by_get(ASK), None, {"Authorization": "Bearer falsch"})[0] == 401
        assert send(address, "GET", by_get(ASK), None, {"Authorization": "Bearer geheim"})[0] == 200
        assert send(address, "GET", by_get(ASK), None, {"Authorization": "Basic eDpnZWhlaW0="})[0] == 200


def test_listening_to_others_is_warned_of(sample_graph: Path) -> None:
    import subprocess

    from .conftest import COMMAND

    process = subprocess.Popen(
        [*COMMAND, "--graph", str(sample_graph), "--host", "0.0.0.0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.terminate()
    assert "其他机器" in process.communicate(timeout=20)[1]
