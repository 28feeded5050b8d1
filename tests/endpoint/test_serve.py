"""`kg serve --endpoint`: the pages and the protocol over a server that only answers SPARQL."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from ..serve.conftest import COMMAND, serving_with
from ..serve.test_pages import page
from ..serve.test_protocol import ASK, QUERY, by_get, send
from .test_endpoint import on_oxigraph, on_virtuoso, virtuoso

__all__ = ["COMMAND", "on_oxigraph", "on_virtuoso", "virtuoso"]


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def served(request: pytest.FixtureRequest) -> Iterator[str]:
    endpoint: str = request.getfixturevalue(f"on_{request.param}")
    with serving_with("--endpoint", endpoint, "--timeout", "30") as address:
        yield address


def test_pages(served: str) -> None:
    status, text = page(served, "/")
    assert status == 200 and "南海区" in text
    text = page(served, "/resource?" + urlencode({"name": "门槛梁"}))[1]
    assert "重庆威致科技有限公司" in text
    link = text.split('href="/text?')[1].split('"')[0].replace("&amp;", "&")
    status, marked = page(served, "/text?" + link.split("#")[0])
    assert status == 200 and "门槛梁" in marked.split('<mark id="mark">')[1].split("</mark>")[0]
    assert marked.index("长安汽车的全新品牌") < marked.index("<mark"), "the passages around it"
    assert "<blockquote>" in page(served, "/ask?" + urlencode({"q": "璧山区有哪些企业"}))[1]
    assert "威致" in send(served, "GET", "/suggest?" + urlencode({"q": "威致"}))[2].decode()
    assert page(served, "/resource?" + urlencode({"name": "没有的公司"}))[0] == 404


def test_protocol(served: str) -> None:
    assert send(served, "GET", by_get(ASK))[0] == 200
    told = send(served, "GET", by_get("SELECT (1 AS ?n) {}"), None, {"Accept": "text/csv"})
    assert (told[0], told[2].decode().replace('"', "")) == (200, "n\r\n1\r\n")
    turtle = send(served, "GET", by_get("CONSTRUCT { ?s ind:gbCode ?o } { ?s ind:gbCode ?o }"))
    assert turtle[0] == 200 and "500120" in turtle[2].decode()
    assert send(served, "POST", "/sparql", "DROP ALL", {"Content-Type": QUERY})[0] == 400
    assert send(served, "GET", "/.well-known/void")[0] == 200
    described = send(served, "GET", "/resource?" + urlencode({"name": "x", "format": "turtle"}))
    assert described[0] in (400, 404)
