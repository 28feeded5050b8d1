"""The pages: what they show, that nothing breaks out of them, and the query page in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from kg.pipeline import BuildOptions, build
from kg.workspace import read_redirects

from .conftest import serving
from .test_protocol import send

HTML = {"Accept": "text/html"}


def page(at: str, path: str) -> tuple[int, str]:
    status, headers, content = send(at, "GET", path, None, HTML)
    if headers["content-type"].startswith("text/html") and path != "/network":
        assert "default-src 'none'" in headers["content-security-policy"]
    return status, content.decode()


def test_home_counts_and_lists(served: str) -> None:
    status, text = page(served, "/")
    assert status == 200 and "产业知识图谱" in text and "南海区" in text and "企业" in text
    assert "Industry knowledge graph" in page(served, "/?lang=en")[1]


def test_an_entity_by_any_name_and_by_its_iri(served: str) -> None:
    status, text = page(served, "/resource?" + urlencode({"name": "威致科技"}))
    assert status == 200 and "重庆威致科技有限公司" in text and "门槛梁" in text and "130亿元" in text
    iri = text.split("<code>")[1].split("</code>")[0]
    assert "重庆威致科技有限公司" in page(served, iri.replace("https://w3id.org/chanye", ""))[1]
    turtle = send(served, "GET", iri.replace("https://w3id.org/chanye", ""), None, {"Accept": "text/turtle"})
    assert turtle[0] == 200 and "重庆威致科技有限公司" in turtle[2].decode()
    assert page(served, "/resource?" + urlencode({"name": "没有的公司"}))[0] == 404
    assert send(served, "GET", "/id/enterprise/none", None, {"Accept": "text/turtle"})[0] == 404


def test_an_iri_that_was_leads_to_the_one_that_is(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text("远航智造落户宁波市北仑区，远航智造产值2亿元。", encoding="utf-8")
    (articles / "b.txt").write_text("宁波远航智造有限公司位于宁波市北仑区。", encoding="utf-8")
    build([articles], tmp_path / "graph", BuildOptions(jobs=1, html=False))
    (former,) = read_redirects(tmp_path / "graph")
    path = former.removeprefix("https://w3id.org/chanye")
    with serving(tmp_path / "graph") as at:
        for asked in (f"{path}?lang=zh", "/resource?" + urlencode({"iri": former, "lang": "zh"})):
            status, headers, _ = send(at, "GET", asked, None, HTML)
            assert status == 302 and "lang=zh" in headers["location"]
            assert "宁波远航智造有限公司" in page(at, "/" + headers["location"].split("/", 3)[3])[1]


def test_a_sentence_is_marked_in_its_text(served: str) -> None:
    text = page(served, "/resource?" + urlencode({"name": "门槛梁"}))[1]
    link = text.split('href="/text?')[1].split('"')[0].replace("&amp;", "&")
    status, marked = page(served, "/text?" + link.split("#")[0])
    assert status == 200 and '<mark id="mark">' in marked
    assert "门槛梁" in marked.split('<mark id="mark">')[1].split("</mark>")[0]


def test_ask_answers_with_sentences(served: str) -> None:
    text = page(served, "/ask?" + urlencode({"q": "璧山区有哪些企业"}))[1]
    assert "重庆威致科技有限公司" in text and "<blockquote>" in text and "VALUES ?district" in text
    assert "可以这样问" in page(served, "/ask?" + urlencode({"q": "今天天气怎么样"}))[1]


def test_suggestions_and_saved_questions(served: str) -> None:
    assert "重庆威致科技有限公司" in send(served, "GET", "/suggest?q=" + quote("威致"))[2].decode()
    assert "威致" in send(served, "GET", "/suggest?q=" + quote("威志科技"))[2].decode()
    csv = send(
        served, "GET", "/saved/firms-of-district?" + urlencode({"district": "璧山区", "format": "csv"})
    )
    assert csv[0] == 200 and "重庆威致科技有限公司" in csv[2].decode()
    assert send(served, "GET", "/saved/none")[0] == 400


ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "</title><svg onload=alert(1)>",
    "javascript:alert(1)",
    "{{7*7}}",
    "../../../etc/passwd",
    "%00%0d%0aSet-Cookie:x=1",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_breaks_out_of_a_page(served: str, attack: str) -> None:
    for path in ("/resource?name=", "/resource?iri=", "/ask?q=", "/text?iri=", "/saved/", "/id/"):
        status, headers, content = send(served, "GET", path + quote(attack, safe=""), None, HTML)
        assert status < 500, path
        assert (
            "set-cookie" not in headers
            and b"root:" not in content
            and b"49" not in content.split(b"{{7*7}}")[0][-5:]
        )
        if headers["content-type"].startswith("text/html"):
            assert (
                b"<script>alert" not in content
                and b"<img src=x" not in content
                and b"<svg onload" not in content
            )


def test_articles_with_markup_are_shown_as_text(tmp_path: Path) -> None:
    article = tmp_path / "<b>x.txt"
    article.write_text(
        "<script>alert(1)</script>\n\n璧山区的重庆明珠<img src=x>塑料有限公司今年产值达到3.2亿元。\n",
        encoding="utf-8",
    )
    build([article], tmp_path / "g", BuildOptions())
    with serving(tmp_path / "g") as address:
        for path in ("/", "/resource?" + urlencode({"name": "璧山区"})):
            text = page(address, path)[1]
            assert "<script>alert" not in text and "<img src=x>" not in text and "<b>x" not in text


@pytest.fixture
def browser_page(browser: Any) -> Iterator[tuple[Any, list[str], list[str]]]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    requests: list[str] = []
    errors: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
    tab.on("pageerror", lambda error: errors.append(str(error)))
    yield tab, requests, errors
    context.close()


def test_a_saved_question_in_the_browser(served: str, browser_page: tuple[Any, list[str], list[str]]) -> None:
    tab, requests, errors = browser_page
    tab.goto(f"{served}/query")
    tab.select_option("#saved", "firms-of-district")
    tab.fill("#parameters input", "璧山区")
    tab.press("#parameters input", "Tab")
    tab.click(".yasqe_queryButton")
    tab.wait_for_selector(".yasr td .nonIri")
    shown = tab.inner_text(".yasr")
    assert "重庆威致科技有限公司" in shown and "长安璧山智能网联低碳产业园" in shown
    tab.click('.yasr td .nonIri:has-text("威致科技")')
    tab.wait_for_selector("article blockquote")
    assert "重庆威致科技有限公司" in tab.inner_text("h1")
    tab.click("article blockquote a")
    tab.wait_for_selector("#mark")
    assert "威致科技" in tab.inner_text("#mark")
    assert errors == []
    assert all(url.startswith((served, "data:")) for url in requests)
