"""A browser for the tests of the page, started once, with the network cut; pages of a handmade and of the sample graph."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.page import Document, Edge, Network, Node, html, read
from kg.rdf import nquads
from kg.store import Store, create_store_of_nquads, open_store
from kg.vocab import load_vocab

from .. import made


@pytest.fixture(scope="session")
def made_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("page") / "store"
    create_store_of_nquads(path, nquads(made.extracts(), made.resolution(), made.settings()))
    return open_store(path)


@pytest.fixture(scope="session")
def sample_store(sample_graph: Path) -> Store:
    return open_store(sample_graph / "store")


@pytest.fixture(scope="session")
def sample(sample_store: Store) -> Network:
    return read(sample_store, load_vocab())


class Visit:
    """A page opened from disk without a network, and what it asked for and complained about."""

    def __init__(self, browser: Any, file: Path, hash_: str = "", **context: Any) -> None:
        self.context = browser.new_context(
            viewport={"width": 1280, "height": 760}, accept_downloads=True, reduced_motion="reduce", **context
        )
        self.context.set_offline(True)
        self.page = self.context.new_page()
        self.page.set_default_timeout(15000)
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        self.address = file.as_uri()
        self.page.goto(self.address + hash_)
        # Not wait_for_function: the content security policy of the page forbids the eval that it is made of.
        self.page.wait_for_selector("#app[aria-busy=false], .alert", state="attached")

    def spot(self, name: str) -> tuple[float, float]:
        """Where on the screen the node of a name is drawn."""
        x, y = self.page.evaluate(
            """name => {
                const { model, scene, stage } = kgPage, item = scene.itemOf.get(model.find(name));
                stage.paint();
                const { left, top } = stage.canvas.getBoundingClientRect();
                return [item.sx + left, item.sy + top];
            }""",
            name,
        )
        return x, y

    def go(self, hash_: str) -> None:
        """Another link to the same page, without loading it again."""
        self.page.evaluate("hash => { location.hash = hash }", hash_)
        self.page.wait_for_timeout(60)

    def clean(self) -> bool:
        """Nothing was asked for but the page itself, and nothing went wrong."""
        assert self.complaints == []
        own = (self.address, "blob:", "data:")
        assert [url for url in self.requests if not url.startswith(own)] == []
        return True

    def close(self) -> None:
        self.context.close()


@pytest.fixture(scope="session")
def visit(browser: Any) -> Iterator[Callable[..., Visit]]:
    opened: list[Visit] = []

    def open_page(file: Path, hash_: str = "", **context: Any) -> Visit:
        opened.append(Visit(browser, file, hash_, **context))
        return opened[-1]

    yield open_page
    for one in opened:
        one.close()


@pytest.fixture(scope="session")
def write_page(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Network], Path]:
    folder = tmp_path_factory.mktemp("pages")

    def write(network: Network) -> Path:
        path = folder / f"{len(list(folder.iterdir()))}.html"
        path.write_text(html(network, load_vocab()), encoding="utf-8")
        return path

    return write


def network_of(labels: list[str], edges: list[tuple[int, int]], kind: str = "Enterprise") -> Network:
    """A network of nothing but names and relations."""
    nodes = tuple(
        Node(f"https://w3id.org/chanye/id/x/{i}", kind, label, (), (), ()) for i, label in enumerate(labels)
    )
    found = tuple(Edge(s, t, "supplies", ()) for s, t in edges)
    return Network(
        nodes, found, (), (Document("https://w3id.org/chanye/id/document/a", "文", "", "", "a.txt"),), ()
    )
