"""Pages show attacks as text: nothing runs, nothing is fetched."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kg.export import export
from kg.query import list_queries
from kg.store import open_store

from ..serve.conftest import serving
from .attacks import ATTACKS

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
INPUTS = "input:not([type=checkbox]):not([type=radio]):not([type=range]):not([type=hidden]), textarea"


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        yield found
        found.close()


@contextmanager
def watched(browser: Any, own: str) -> Iterator[Any]:
    """A tab; in the end nothing of an attack has run and nothing was asked for but `own`."""
    tab, seen = browser.new_page(), []
    tab.on("request", lambda request: seen.append(request.url))
    tab.on("dialog", lambda dialog: (seen.append("dialog"), dialog.dismiss()))
    tab.set_default_timeout(5000)
    yield tab
    for frame in tab.frames:
        assert frame.evaluate("typeof window.pwned") == "undefined"
    assert len(tab.frames) == 1
    foreign = [url for url in seen if not url.startswith((own, "data:", "blob:"))]
    assert foreign == []
    tab.close()


def test_the_page_file_runs_nothing(browser: Any, attacked: Path, tmp_path: Path) -> None:
    page = tmp_path / "graph.html"
    export("html", open_store(attacked / "store"), page)
    with watched(browser, page.as_uri()) as tab:
        tab.goto(page.as_uri())
        tab.wait_for_timeout(800)
        typed = sum(type_everywhere(tab, attack) for attack in ATTACKS[::4])
        assert typed > len(ATTACKS[::4]) // 2
        press_everything(tab)
        bad = "script:not([type]):not([src])[data-x], img[src=x], iframe, object, base, meta[http-equiv=refresh]"
        assert tab.query_selector(bad) is None


def type_everywhere(tab: Any, attack: str) -> int:
    """Into every field that takes text, with Enter and the first suggestion; gives how many took it."""
    took = 0
    for field in tab.query_selector_all(INPUTS):
        try:
            if field.is_visible() and field.is_editable():
                field.fill(attack.replace("\ud800", "").replace("\n", " ")[:200], timeout=500)
                for key in ("Enter", "ArrowDown", "Enter"):
                    field.press(key, timeout=500)
                took += 1
        except Exception:  # what was typed before has put it away
            tab.keyboard.press("Escape")
    tab.wait_for_timeout(30)
    return took


def press_everything(tab: Any) -> None:
    """Whatever can be pressed, once; what it brings is pressed as well, within reason."""
    for _ in range(2):
        for one in tab.query_selector_all("button, summary, li, [role=option], [role=button], a[href^='#']")[
            :60
        ]:
            try:
                if one.is_visible():
                    one.click(timeout=300, no_wait_after=True)
            except Exception:  # it went away or lies under something else
                tab.keyboard.press("Escape")
    tab.wait_for_timeout(200)


def get(url: str, **headers: str) -> tuple[int, str, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=30) as reply:
            return reply.status, reply.headers.get("content-type", ""), reply.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("content-type", ""), error.read().decode("utf-8")


@pytest.fixture(scope="module")
def served(attacked: Path) -> Iterator[str]:
    with serving(attacked, "--timeout", "8") as address:
        yield address


PAGES = (
    "/resource?name={}",
    "/ask?q={}",
    "/text?iri={}&start=0&end=9",
    "/suggest?q={}",
    "/?lang={}",
    "/id/{}",
)


def test_served_pages_quote_what_they_are_asked(served: str) -> None:
    for number, attack in enumerate(ATTACKS):
        value = urllib.parse.quote(attack.encode("utf-8", "surrogatepass"), safe="")[:1500]
        for path in PAGES if number % 6 == 0 else PAGES[number % 6 :][:1]:
            status, kind, body = get(served + path.format(value), Accept="text/html")
            assert status in (200, 302, 400, 404, 414), (attack, path, status)
            assert "evil.invalid" not in kind
            if kind.startswith("text/html"):
                assert "<script>pwned" not in body and "<img src=x" not in body and "<svg onload" not in body


def test_saved_questions_take_attacks_as_values(served: str) -> None:
    for number, query in enumerate(one for one in list_queries() if one.parameters):
        attack = ATTACKS[(number * 7) % len(ATTACKS)].encode("utf-8", "replace").decode()
        values = urllib.parse.urlencode({one.name: attack for one in query.parameters})
        status, _, body = get(f"{served}/saved/{query.id}?{values}")
        assert status in (200, 400), body
        if status == 200:
            json.loads(body)


def test_served_pages_run_nothing(browser: Any, served: str, attacked: Path) -> None:
    rows = open_store(attacked / "store").select(
        "SELECT ?d ?e { ?d a ind:Document ; dcterms:title ?t . ?e ind:mentionedIn ?d FILTER NOT EXISTS { ?e a ind:District } } ORDER BY ?d"
    )
    things = [[getattr(term, "value", "") for term in row] for row in rows]
    with watched(browser, served) as tab:
        for document, entity in things[::9]:
            for address in (
                f"{served}/resource?iri={urllib.parse.quote(entity)}",
                f"{served}/resource?iri={urllib.parse.quote(document)}",
                f"{served}/text?iri={urllib.parse.quote(document)}&start=2&end=9",
            ):
                tab.goto(address)
        for attack in ATTACKS[::11]:
            tab.goto(f"{served}/ask?q={urllib.parse.quote(attack.encode('utf-8', 'replace'))}")
        tab.goto(f"{served}/")
        assert tab.query_selector("img[src=x], iframe, object, base, meta[http-equiv=refresh]") is None


HERE = Path(__file__).parent


def test_the_command_line_shows_them_quietly(attacked: Path, tmp_path: Path) -> None:
    """No line that people read can steer their terminal; see terminal.py, which runs all commands in one process."""
    done = subprocess.run(
        [sys.executable, str(HERE / "terminal.py"), str(attacked), str(tmp_path)],
        capture_output=True, text=True, timeout=300, cwd=HERE.parents[1],
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert int(done.stdout.split()[-1]) >= 60
