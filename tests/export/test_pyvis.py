"""The picture by pyvis: small graphs, nothing asked from outside, the same things as in the page, as they stand there."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import kg.export.pyvis
from kg.errors import UsageError
from kg.export import export
from kg.page import located, read
from kg.rdf import nquads
from kg.store import Store, create_store_of_nquads, open_store
from kg.vocab import load_vocab

from .. import made


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("pyvis") / "store"
    create_store_of_nquads(path, nquads(made.extracts(), made.resolution(), made.settings()))
    return open_store(path)


def data(html: str, name: str) -> Any:
    found = re.findall(rf'<script type="application/json" id="{name}">(.*?)</script>', html, re.DOTALL)
    assert len(found) == 1
    return json.loads(found[0])


def test_same_network_as_the_page(store: Store, tmp_path: Path) -> None:
    export("pyvis", store, tmp_path / "a.html")
    text = (tmp_path / "a.html").read_text("utf-8")
    found = read(store, load_vocab())
    nodes, edges = data(text, "nodes"), data(text, "edges")
    assert [node["label"] for node in nodes] == [node.label for node in found.nodes]
    spread = [(round(2.2 * x), round(2.2 * y)) for x, y in located(found)]
    assert [(node["x"], node["y"]) for node in nodes] == spread
    assert len(edges) == len(found.edges) and any("背景知识" in edge["title"] for edge in edges)
    pair = {i for i, node in enumerate(nodes) if node["label"] in ("云岭科技有限公司", "璧山高新区")}
    bends = [edge.get("smooth") for edge in edges if {edge["from"], edge["to"]} == pair]
    assert len(bends) == 2 and bends.count(None) == 1
    export("pyvis", store, tmp_path / "b.html")
    assert (tmp_path / "b.html").read_bytes() == (tmp_path / "a.html").read_bytes()


def test_text_of_articles_stays_text_and_nothing_is_asked_for(store: Store, tmp_path: Path) -> None:
    export("pyvis", store, tmp_path / "a.html")
    own = re.sub(r"<script>.*?</script>", "", (tmp_path / "a.html").read_text("utf-8"), flags=re.DOTALL)
    assert "default-src 'none'" in own and not re.search(r'(?:src|href)="(?!data:,)', own)
    assert "<img" not in own and "\u2028" not in own and "\\u003cimg src=x" in own


def test_large_graphs_are_told_to_take_the_page(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kg.export.pyvis, "MOST", 3)
    with pytest.raises(UsageError, match="kg export html"):
        export("pyvis", store, tmp_path / "a.html")
    assert not list(tmp_path.iterdir())
