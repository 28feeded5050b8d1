"""Oxigraph's own server: strict load through the Graph Store protocol, answers over HTTP."""

from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest

from .conftest import (
    OF_GRAPHS,
    QUERIES,
    Answers,
    answers,
    ask,
    free_port,
    from_csv,
    http,
    program,
    run,
    server,
    stated_triples,
    triples,
)

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[str]:
    """Address of an empty server."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [
        program("oxigraph"),
        "serve",
        "--location",
        str(tmp_path / "db"),
        "--bind",
        f"127.0.0.1:{port}",
    ]
    with server(command, lambda: answers(f"{url}/"), tmp_path):
        yield url


def put(url: str, path: Path, media_type: str = "text/turtle") -> None:
    http("PUT", f"{url}/store?default", path.read_bytes(), Content_Type=media_type)


def count(url: str, **parameters: str) -> int:
    return int(from_csv(ask(f"{url}/query", COUNT, **parameters))[0][0])


def test_turtle(oxigraph: str, frozen: Path, golden: Answers, tmp_path: Path) -> None:
    for _ in range(2):
        put(oxigraph, frozen / "graph.ttl")
        assert count(oxigraph) == stated_triples(frozen)
    for name, query in QUERIES.items():
        if name != OF_GRAPHS:
            assert from_csv(ask(f"{oxigraph}/query", query)) == golden[name], name
    back = tmp_path / "back.nt"
    back.write_bytes(http("GET", f"{oxigraph}/store?default", Accept="application/n-triples"))
    assert triples(back) == triples(frozen / "graph.ttl")


@pytest.mark.parametrize(
    ("file", "media_type"), [("graph.nq", "application/n-quads"), ("graph.trig", "application/trig")]
)
def test_named_graphs(oxigraph: str, frozen: Path, golden: Answers, file: str, media_type: str) -> None:
    http("POST", f"{oxigraph}/store", (frozen / file).read_bytes(), Content_Type=media_type)
    for name, query in QUERIES.items():
        assert from_csv(ask(f"{oxigraph}/query", query, union_default_graph="")) == golden[name], name


def test_sample(oxigraph: str, sample: Path) -> None:
    put(oxigraph, sample / "graph.ttl")
    assert count(oxigraph) == stated_triples(sample)
    http(
        "POST",
        f"{oxigraph}/store?graph=urn:rdf12",
        (sample / "graph.rdf12.ttl").read_bytes(),
        Content_Type="text/turtle",
    )
    reified = "SELECT ?c { GRAPH <urn:rdf12> { ?c rdf:reifies <<( ?s ?p ?o )>> . ?s ?p ?o } }"
    prefix = "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
    claims = "SELECT ?c { ?c rdf:predicate ?p }"
    found, wanted = (from_csv(ask(f"{oxigraph}/query", prefix + query)) for query in (reified, claims))
    assert found == wanted != []


def test_command_line(frozen: Path, golden: Answers, tmp_path: Path) -> None:
    location = ["--location", str(tmp_path / "db")]
    run([program("oxigraph"), "load", *location, "--file", str(frozen / "graph.nq")])
    query = ["--query", QUERIES[OF_GRAPHS], "--results-format", "csv"]
    assert from_csv(run([program("oxigraph"), "query", *location, *query])) == golden[OF_GRAPHS]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"@prefix", b"\xef\xbb\xbf@prefix"),
        (b"/id/district/", b"/id/]district/"),
        ("区".encode(), "区".encode("gbk")),
    ],
    ids=["bom", "bracket", "gbk"],
)
def test_refused(oxigraph: str, frozen: Path, tmp_path: Path, old: bytes, new: bytes) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_bytes((frozen / "graph.ttl").read_bytes().replace(old, new, 1))
    with pytest.raises(HTTPError, match="400"):
        put(oxigraph, bad)
    assert count(oxigraph) == 0
