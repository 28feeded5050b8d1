"""What the page makes of odd names, of next to nothing, of very much, and of a browser without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.page import Network
from kg.page.groups import groups

from ..conftest import ROOT, missing
from .conftest import Visit, network_of

ODD = [
    "</script><img src=x onerror=alert(1)>", "“双”\"引号'与\\反斜杠", "🏭🔋公司", "\u202e反写公司\u202c", "长" * 300, "", "{{title}}", "a\u2028b",
]  # fmt: skip
Write = Callable[[Network], Path]


def test_odd_names_are_shown_as_they_are(visit: Callable[..., Visit], write_page: Write) -> None:
    here = visit(write_page(network_of(ODD, [(0, i) for i in range(len(ODD))])))
    page = here.page
    for i, name in enumerate(ODD):
        page.evaluate("i => kgPage.visit(i)", i)
        told = page.evaluate("document.querySelector('#card h2').textContent")
        assert told == (name.strip("\u202e\u202c").replace("\u2028", " ") or "（无名称）")
    page.click("nav [data-view=table]")
    page.click("nav [data-view=districts]")
    page.fill("#search", "<img")
    page.keyboard.press("Enter")
    assert page.query_selector("img") is None and here.clean()
    here.close()


@pytest.mark.parametrize("count", [0, 1])
def test_next_to_nothing(visit: Callable[..., Visit], write_page: Write, count: int) -> None:
    here = visit(write_page(network_of(["甲"] * count, [])))
    page = here.page
    assert page.inner_text("#status").startswith(f"{count} 个实体 · 0 条关系")
    for view in ("districts", "systems", "table", "map"):
        page.click(f"nav [data-view={view}]")
    page.focus("#canvas")
    for key in ("n", "Enter", "0", "+"):
        page.keyboard.press(key)
    assert ("甲" if count else "点一个节点") in page.inner_text("#card") and here.clean()
    here.close()


def test_a_node_with_ten_thousand_relations(visit: Callable[..., Visit], write_page: Write) -> None:
    count = 10_000
    network = network_of([f"企业{i}" for i in range(count + 1)], [(0, i) for i in range(1, count + 1)])
    here = visit(write_page(network))
    page = here.page
    page.evaluate("kgPage.visit(0)")
    assert "10000" in page.inner_text(".facts h4") and page.locator(".facts li").count() < 100
    page.click(".facts .more")
    assert page.locator(".facts li").count() > 100

    # Communities are drawn as one node each, open on a click, and every node can be found.
    page.evaluate(
        "kgPage.set({ focus: -1, open: new Set() }); kgPage.stage.moved = false; kgPage.stage.fit(); kgPage.stage.paint()"
    )
    assert "社区画成一个圆" in page.inner_text("#status")
    items = page.evaluate("kgPage.scene.items.length")
    x, y, group = (
        page.evaluate("""() => { const i = kgPage.scene.items.find(i => i.group !== undefined && i.seen), b = kgPage.stage.canvas.getBoundingClientRect();
        return [i.sx + b.left, i.sy + b.top, i.group]; }""")
    )
    page.mouse.click(x, y)
    assert page.evaluate("kgPage.scene.items.length") == items - 1 + groups(network).count(group)
    page.fill("#search", "企业9876")
    page.keyboard.press("Enter")
    assert page.inner_text("#card h2") == "企业9876" and page.evaluate(
        "!!kgPage.chosen() && kgPage.chosen().node === 9876"
    )
    assert page.evaluate("kgPage.scene.items.length") < 3500
    page.click("#close-all")
    assert here.clean()
    here.close()


def test_without_javascript(browser: Any, write_page: Write) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 800, "height": 600})
    page = context.new_page()
    page.goto(write_page(network_of(["甲公司", "乙公司", "<b>丙</b>"], [(0, 1)])).as_uri())
    text = page.inner_text("body")
    assert (
        "甲公司（企业）" in text
        and "供应" in text
        and "<b>丙</b>" in text
        and page.query_selector("td b") is None
    )
    context.close()


@pytest.mark.parametrize("part", ["data", "sentences"])
def test_damaged_data_is_told(
    visit: Callable[..., Visit], write_page: Write, tmp_path: Path, part: str
) -> None:
    text = write_page(network_of(["甲"], [])).read_text("utf-8")
    broken = tmp_path / "broken.html"
    broken.write_text(text.replace(f'id="{part}">', f'id="{part}">AAAA'), encoding="utf-8")
    here = visit(broken)
    assert "已损坏" in here.page.inner_text("[role=alert]")
    here.close()


VIEWS = {
    "way": "kgPage.set({ view: 'map' }); kgPage.setGoal(kgPage.model.find('璧山区')); kgPage.search('高新')",
    "edge": "kgPage.set({ lang: 'en' }); kgPage.visitEdge(3); document.querySelector('.menu').open = true",
}


@pytest.mark.parametrize(("size", "scheme"), [((1280, 760), "light"), ((390, 800), "dark")])
def test_accessible(
    visit: Callable[..., Visit], sample_graph: Path, size: tuple[int, int], scheme: str
) -> None:
    axe = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.is_file():
        missing("npm package axe-core")
    here = visit(sample_graph / "graph.html", "#q=江津区", color_scheme=scheme)
    page = here.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.evaluate(axe.read_text("utf-8") + ";0")
    for view in ("map", "districts", "systems", "table", "way", "edge"):
        if view in VIEWS:
            page.evaluate(VIEWS[view])
        else:
            page.evaluate("view => kgPage.set({ view })", view)
        page.evaluate(
            "() => { const f = document.getElementById('filters'); f.open = true; document.querySelectorAll('#card details').forEach((d, i) => { if (i < 5) d.open = true; }); }"
        )
        found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
        assert [
            (view, v["id"], [n["html"] for n in v["nodes"]][:3])
            for v in found["violations"]
            if v["impact"] in ("serious", "critical")
        ] == []
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= size[0]
    here.close()
