"""The page works offline, shows what articles say as text, and looks the same on every run."""

import json
import math
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.export import export
from kg.export.html import COLOURS, SHAPES
from kg.export.layout import HEIGHT, WIDTH, positions
from kg.export.network import network
from kg.model import ENTITY_KINDS
from kg.rdf import nquads
from kg.store import Store, create_store_of_nquads, open_store
from kg.vocab import load_vocab

from .. import made

ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
LIBRARY = re.compile(r"<script>.*?</script>", re.DOTALL)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("html") / "store"
    create_store_of_nquads(path, nquads(made.extracts(), made.resolution(), made.settings()))
    return open_store(path)


@pytest.fixture(scope="module")
def html(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("html") / "graph.html"
    export("html", store, out)
    return out


def data(html: Path, name: str) -> Any:
    found = re.findall(
        rf'<script type="application/json" id="{name}">(.*?)</script>', html.read_text("utf-8"), re.DOTALL
    )
    assert len(found) == 1
    return json.loads(found[0])


def test_colours_for_all_classes() -> None:
    assert set(COLOURS) == set(ENTITY_KINDS) and len(set(COLOURS.values())) == len(COLOURS)


def test_classes_differ_without_colour() -> None:
    assert set(SHAPES) == set(ENTITY_KINDS) and len(set(SHAPES.values())) == len(SHAPES)


def test_network(store: Store) -> None:
    found = network(store, load_vocab())
    labels = [node.label for node in found.nodes]
    assert sorted(labels) == sorted(
        [
            "云岭科技有限公司",
            "云岭二期项目",
            "只提到的产品",
            "璧山区",
            "璧山高新区",
            "重庆市",
            "青禾大学“坏”\ufffd",
        ]
    )
    edges = {(labels[e.source][:4], e.relation, labels[e.target][:4]): e for e in found.edges}
    assert len(edges) == 6
    assert len(edges["云岭科技", "locatedIn", "璧山高新"].evidence) == 2
    assert edges["璧山区", "withinDistrict", "重庆市"].evidence == ()
    numbers = {node.label: [line for line, _ in node.numbers] for node in found.nodes if node.numbers}
    assert numbers == {
        "云岭科技有限公司": ["产值 超13.9亿元（2024年）"],
        "云岭二期项目": ["总投资 50—60亿元（目标）", "项目阶段 投产（2024年）"],
    }
    assert found.documents == ("璧山区简讯（2025-04-01）", "b")


def test_page_is_chinese_and_allows_no_network(html: Path) -> None:
    text = html.read_text("utf-8")
    assert text.startswith('<!DOCTYPE html>\n<html lang="zh">') and '<meta charset="utf-8">' in text
    assert "default-src 'none'" in text and "<title>产业知识图谱</title>" in text
    own = LIBRARY.sub("", text)
    assert "云岭科技有限公司" in own and not re.search(r'(?:src|href|action)="(?!data:,)', own)


def test_text_of_articles_stays_text(html: Path) -> None:
    own = LIBRARY.sub("", html.read_text("utf-8"))
    assert "<img" not in own and "\u2028" not in own and "\\u003cimg src=x" in own
    assert any("</script><img src=x onerror=" in edge["title"] for edge in data(html, "edges"))


def test_same_bytes_on_every_run(store: Store, html: Path, tmp_path: Path) -> None:
    export("html", store, tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == html.read_bytes()


def test_lines_between_the_same_two_lie_side_by_side(html: Path) -> None:
    nodes = {node["label"]: node["id"] for node in data(html, "nodes")}
    pair = {nodes["云岭科技有限公司"], nodes["璧山高新区"]}
    bends = [edge.get("smooth") for edge in data(html, "edges") if {edge["from"], edge["to"]} == pair]
    assert len(bends) == 2 and bends.count(None) == 1


def test_heavy_libraries_wait_until_a_page_is_made() -> None:
    code = "import sys, kg.export; assert not {'pyvis', 'networkx', 'numpy', 'jinja2'} & set(sys.modules)"
    root = Path(__file__).resolve().parent.parent.parent
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)


@pytest.mark.parametrize(
    ("count", "edges"),
    [
        (0, []),
        (1, []),
        (2, [(0, 1), (1, 0), (0, 0)]),
        (9, [(0, 1), (1, 2), (3, 4)]),
        (900, [(i, i // 3) for i in range(1, 600)] + [(700, 701)]),
    ],
)
def test_positions(count: int, edges: list[tuple[int, int]]) -> None:
    found = positions(count, edges)
    assert found == positions(count, edges[::-1]) and len(found) == count
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in found)
    assert len({(round(x), round(y)) for x, y in found}) == count


def test_positions_fill_the_canvas_and_keep_apart() -> None:
    edges = [(i, i // 4) for i in range(1, 180)] + [(i, 180) for i in range(181, 200)] + [(200, 201)]
    found = positions(210, edges)
    xs, ys = zip(*found, strict=True)
    assert 0.85 * WIDTH < max(xs) - min(xs) <= WIDTH and 0.85 * HEIGHT < max(ys) - min(ys) <= HEIGHT
    lone = found[202:]
    assert len({y for _, y in lone}) <= 2 and min(y for _, y in lone) > max(ys[:202])
    assert min(math.dist(a, b) for i, a in enumerate(found) for b in found[:i]) > 12
    sixths = {(int(6 * (x - min(xs)) / WIDTH), int(6 * (y - min(ys)) / HEIGHT)) for x, y in found}
    assert len(sixths) >= 30


@pytest.fixture(scope="module")
def page(chromium: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        yield browser.new_page(viewport={"width": 1400, "height": 850})
        browser.close()


def test_in_a_browser(page: Any, html: Path) -> None:
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: (complaints.append("dialog"), dialog.dismiss()))
    page.goto(html.as_uri())
    assert page.title() == "产业知识图谱"
    page.wait_for_selector("#network canvas")
    assert page.inner_text("#counts") == "7 个实体 · 6 条关系 · 2 篇文档"
    assert "产业园区 1" in page.inner_text("#legend")

    page.fill("#search", "云岭科技")
    page.keyboard.press("Enter")
    panel = page.inner_text("#panel")
    assert (
        panel.startswith("云岭科技有限公司") and "位于 → 璧山高新区" in panel and "总投资50—60亿元" in panel
    )
    assert '</script><img src=x onerror="alert(1)">' in panel and page.query_selector("#panel img") is None

    page.click("#panel button:has-text('璧山高新区')")
    assert page.inner_text("#panel").startswith("璧山高新区")
    _hover_an_edge(page)
    page.wait_for_selector("div.vis-tooltip", state="visible")
    assert "— 位于 →" in page.inner_text("div.vis-tooltip")

    page.uncheck("#legend label:has-text('产业园区') input")
    assert page.evaluate("shown.length") == 6
    page.fill("#search", "没有这个名字")
    page.keyboard.press("Enter")
    assert "没有找到" in page.inner_text("#panel")
    assert requests == [html.as_uri()] and complaints == []


@pytest.mark.parametrize("size", [(1280, 760), (1600, 1000)])
def test_whole_network_is_in_the_window_at_first(page: Any, html: Path, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(html.as_uri())
    page.wait_for_selector("#network canvas")
    assert 0.9 <= page.evaluate("network.getScale()") <= 1.7
    assert page.evaluate(
        """() => {
            const { width, height } = document.getElementById("network").getBoundingClientRect();
            return Object.values(network.getPositions()).map(at => network.canvasToDOM(at))
                .every(at => at.x > 20 && at.y > 20 && at.x < width - 20 && at.y < height - 20);
        }"""
    )


def test_labels_are_drawn_at_one_size_on_the_screen(page: Any, html: Path) -> None:
    page.goto(html.as_uri())
    page.wait_for_selector("#network canvas")
    drawn = page.evaluate(
        """() => {
            const seen = {}, own = CanvasRenderingContext2D.prototype.fillText;
            CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
                const { a } = this.getTransform();
                seen[text] = Math.round(parseFloat(this.font.match(/[0-9.]+px/)[0]) * a / devicePixelRatio);
                own.call(this, text, ...at);
            };
            const look = scale => { network.moveTo({ scale }); network.redraw(); return { ...seen }; };
            return [look(1), look(2.5)];
        }"""
    )
    for seen in drawn:
        assert seen["璧山区"] == 15 and 12 <= seen["璧山高新区"] <= 13
    assert "位于" not in drawn[0] and drawn[1]["位于"] == 11


def _hover_an_edge(page: Any) -> None:
    """Moves the mouse on the line from the park to its district."""
    x, y = page.evaluate(
        """() => {
            const id = details.names.findIndex(names => names[0] === "璧山高新区");
            const edge = edges.get({ filter: e => e.from === id && e.label === "位于" })[0];
            const [a, b] = [edge.from, edge.to].map(n => network.getPosition(n));
            const at = network.canvasToDOM({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
            const box = document.getElementById("network").getBoundingClientRect();
            return [at.x + box.x, at.y + box.y];
        }"""
    )
    page.mouse.move(x - 4, y - 4)
    page.mouse.move(x, y)
