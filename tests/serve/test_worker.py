"""Jobs as a worker does them, in this process: every answer has a status, and faults name neither paths nor code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.serve import worker
from kg.serve.worker import answer
from kg.store import Store, open_store

Asked = tuple[int, str, bytes]
SELECT = "SELECT ?s { ?s a ind:District } ORDER BY ?s LIMIT 2"


@pytest.fixture(scope="module")
def store(sample_graph: Path) -> Store:
    return open_store(sample_graph / "store")


@pytest.fixture
def ask(store: Store, sample_graph: Path) -> Any:
    def asked(kind: str, most: int = 10_000_000, **given: Any) -> Asked:
        page = {
            "lang": "zh",
            "path": "/",
            "accept": "",
            "at": "http://localhost/",
            "q": "",
            "default": [],
            "named": [],
        }
        status, headers, body = answer(store, sample_graph, {"job": kind, **page, **given}, most)
        assert str(sample_graph).encode() not in body and b"Traceback" not in body
        return status, headers["content-type"].partition(";")[0], bytes(body)

    return asked


@pytest.mark.parametrize(
    ("kind", "given", "media"),
    [
        ("home", {}, "text/html"),
        ("questions", {}, "text/html"),
        ("answer", {"q": "璧山区有哪些企业？"}, "text/html"),
        ("answer", {"q": "今天天气如何？", "lang": "en"}, "text/html"),
        ("entity", {"name": "璧山区"}, "text/html"),
        ("sparql", {"query": SELECT}, "application/sparql-results+json"),
        ("sparql", {"query": SELECT, "accept": "csv"}, "text/csv"),
        ("sparql", {"query": "ASK { ?s ?p ?o }", "accept": "application/sparql-results+xml"}, "application/sparql-results+xml"),
        ("sparql", {"query": "CONSTRUCT { ?s a ?o } { ?s a ?o } LIMIT 2", "accept": "text/turtle"}, "text/turtle"),
        ("saved", {"name": "chain-leaders", "values": {}, "accept": "text/csv"}, "text/csv"),
        ("saved", {"name": "chain-leaders", "values": {}}, "application/sparql-results+json"),
        ("suggest", {"q": "璧山"}, "application/json"),
        ("void", {"accept": "text/turtle"}, "text/turtle"),
        ("network", {"around": "璧山区", "depth": 1}, "text/html"),
    ],
)  # fmt: skip
def test_what_is_asked_is_answered(ask: Any, kind: str, given: dict[str, Any], media: str) -> None:
    status, found, body = ask(kind, **given)
    assert (status, found) == (200, media) and len(body) > 20


def test_a_thing_and_its_sentence_are_shown(ask: Any, store: Store) -> None:
    ((document, passage),) = store.select(
        "SELECT ?d ?s { ?p a ind:Passage ; oa:hasSource ?d ; oa:hasSelector/oa:exact ?s } ORDER BY ?d ?s LIMIT 1"
    )
    status, _, body = ask("text", name=document.value, start=0, end=20)
    assert status == 200 and passage.value.split("\n")[0][:6] in body.decode()
    assert ask("describe", iri=document.value, accept="application/n-triples")[:2] == (
        200,
        "application/n-triples",
    )
    assert ask("text", name="https://w3id.org/chanye/id/document/../../etc/passwd", start=0, end=1)[0] == 404


@pytest.mark.parametrize(
    ("kind", "given", "status"),
    [
        ("sparql", {"query": "SELECT nothing"}, 400),
        ("sparql", {"query": "SELECT * { SERVICE <http://e.invalid/> { ?s ?p ?o } }"}, 400),
        ("sparql", {"query": SELECT, "accept": "image/png"}, 406),
        ("sparql", {"query": SELECT, "default": ["no iri"]}, 400),
        ("saved", {"name": "no-such", "values": {}}, 400),
        ("saved", {"name": "chain-leaders", "values": {"no": "such"}}, 400),
        ("describe", {"iri": "https://w3id.org/chanye/id/enterprise/none"}, 404),
        ("describe", {"iri": "> } DROP ALL"}, 400),
        ("entity", {"name": "没有这个名字"}, 404),
        ("network", {"around": "没有这个名字", "depth": 9}, 404),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_told(ask: Any, kind: str, given: dict[str, Any], status: int) -> None:
    assert ask(kind, **given)[0] == status


def test_names_that_are_near_are_told(ask: Any) -> None:
    _, _, body = ask("suggest", q="璧山高薪区")
    assert json.loads(body)["near"]
    assert json.loads(ask("suggest", q=" ")[2]) == {"found": [], "near": []}


def test_an_answer_over_the_limit_is_none(ask: Any) -> None:
    status, _, body = ask("sparql", 1000, query="SELECT * { ?s ?p ?o }")
    assert status == 400 and "LIMIT" in body.decode()


def test_faults_of_the_program_are_told_without_their_place(
    ask: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> Any:
        raise ZeroDivisionError("secret")

    def fill(*_: object) -> Any:
        raise MemoryError

    monkeypatch.setitem(worker._JOBS, "home", fail)
    monkeypatch.setitem(worker._JOBS, "void", fill)
    status, _, body = ask("home")
    assert status == 500 and b"secret" not in body and "secret" in capsys.readouterr().err
    assert ask("void")[0] == 503


def test_a_worker_answers_until_its_pipe_is_closed(sample_graph: Path) -> None:
    class Pipe:
        def __init__(self) -> None:
            self.asked: Iterator[bytes] = iter([json.dumps({"job": "suggest", "q": "璧山"}).encode()])
            self.told: list[bytes] = []

        def recv_bytes(self) -> bytes:
            try:
                return next(self.asked)
            except StopIteration:
                raise EOFError from None

        def send_bytes(self, data: bytes) -> None:
            self.told.append(data)

    pipe = Pipe()
    limit, worker._limit = worker._limit, lambda _: None
    try:
        worker.main(pipe, str(sample_graph), "", 1_000_000, 1)  # type: ignore[arg-type]
    finally:
        worker._limit = limit
    assert pipe.told[0] == b"ready" and json.loads(pipe.told[1])["status"] == 200 and len(pipe.told) == 3
