"""The page beside pyvis on the same networks: size, time to a complete picture, blocked time, frames, memory.

    python benchmarks/page_vs_pyvis.py                     # 300 and 1,000 nodes, a minute
    python benchmarks/page_vs_pyvis.py 300 1000 5000 20000  # pyvis's default is left out above 1,000: minutes
    python benchmarks/page_vs_pyvis.py 5000 --everything   # with it, up to --patience seconds

Made networks have 1.5 relations a node, each with a sentence, which only the page carries. Complete means: for the
page, data read and the picture drawn (sentences, which pyvis does not have, are read after that); for pyvis with its
physics, vis-network's stabilizationIterationsDone; for pyvis with fixed positions, its first drawing. Frames are those
that come to the screen during two seconds of panning by the mouse. Ratios hold on a busy machine, times do not.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright
from playwright.sync_api import TimeoutError as PatienceEnded
from pyvis.network import Network as Vis

from kg.page import Document, Edge, Network, Node, Passage, html, located
from kg.vocab import load_vocab

KINDS = ("Enterprise",) * 6 + ("IndustrialPark", "Product", "Project", "IndustryCluster")
TITLES = ("made s", "MB", "ready s", "blocked s", "frames/s", "heap MB")
ARGS = ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"]


def made(count: int) -> Network:
    """Districts with what lies in them, and relations across; 1.5 relations a node."""
    draw = random.Random(1)
    districts = max(1, count // 120)
    nodes = [
        Node(
            f"https://w3id.org/chanye/id/made/{i}",
            "District" if i < districts else draw.choice(KINDS),
            f"{'示例区' if i < districts else '示例科技'}{i}",
            (),
            (),
            (0,),
        )
        for i in range(count)
    ]
    edges = {
        (i, draw.randrange(districts if draw.random() < 0.5 else i), "locatedIn")
        for i in range(districts, count)
    }
    while len(edges) < count * 3 // 2:
        one = draw.randrange(count)
        other = (one + draw.randrange(1, 400)) % count if draw.random() < 0.8 else draw.randrange(count)
        if one != other:
            edges.add((one, other, "supplies"))
    document = Document("https://w3id.org/chanye/id/document/made", "示例", "2025-01-01", "day", "a.txt")
    said = [_sentence(draw, nodes[s].label, nodes[t].label) for s, t, _ in sorted(edges)]
    passages = [Passage(0, 60 * i, 60 * i + len(words), words) for i, words in enumerate(said)]
    stated = [Edge(*edge, ((i, 0.8),)) for i, edge in enumerate(sorted(edges))]
    return Network(tuple(nodes), tuple(stated), (), (document,), tuple(passages))


def _sentence(draw: random.Random, one: str, other: str) -> str:
    """As long as those of articles, and as hard to compress: characters that do not repeat each other."""
    filler = "".join(chr(draw.randrange(0x4E00, 0x4E00 + 2500)) for _ in range(30))
    return f"{one}与{other}签约，{filler}。"


def our_page(network: Network) -> str:
    return html(network, load_vocab())


def pyvis_default(network: Network) -> str:
    return _pyvis(network, fixed=False)


def pyvis_fixed(network: Network) -> str:
    return _pyvis(network, fixed=True)


def _pyvis(network: Network, fixed: bool) -> str:
    vis = Vis(directed=True, cdn_resources="in_line", height="760px")
    places = located(network) if fixed else [(None, None)] * len(network.nodes)
    # Into its lists: add_edge looks through all edges for each, which takes minutes.
    vis.nodes = [
        {"id": i, "label": node.label, "shape": "dot", "size": 8} | ({"x": x, "y": y} if fixed else {})
        for i, (node, (x, y)) in enumerate(zip(network.nodes, places, strict=True))
    ]
    vis.edges = [{"from": edge.source, "to": edge.target, "arrows": "to"} for edge in network.edges]
    if fixed:
        vis.set_options(
            '{"physics": {"enabled": false}, "layout": {"improvedLayout": false}, "edges": {"smooth": false}}'
        )
    text: str = vis.generate_html()
    done = "stabilizationIterationsDone" if not fixed else "afterDrawing"
    start = "network = new vis.Network(container, data, options);"
    return text.replace(start, f'{start} network.once("{done}", () => performance.mark("kg-ready"));')


@dataclass(frozen=True)
class Measured:
    made: float
    """Seconds to make the file."""
    size: float
    """Megabytes."""
    ready: float
    """Seconds from opening to the complete picture."""
    blocked: float
    """Seconds that the main thread was blocked by tasks longer than 50 ms, until then."""
    frames: float
    """Frames a second while panning."""
    memory: float
    """Megabytes of JavaScript's heap."""


def measure(page: Page, file: Path, making: float, patience: float) -> Measured | None:
    page.add_init_script(
        "window.blocked = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "one => { blocked += one.duration - 50; })).observe({ type: 'longtask', buffered: true });"
    )
    page.set_default_timeout(1000 * patience)
    try:
        page.goto(file.as_uri(), wait_until="domcontentloaded")
        page.wait_for_function("performance.getEntriesByName('kg-ready').length > 0", timeout=1000 * patience)
    except PatienceEnded:
        return None
    ready, blocked = page.evaluate("[performance.getEntriesByName('kg-ready')[0].startTime, blocked]")
    page.wait_for_timeout(500)
    frames = _frames(page)
    heap = page.evaluate("performance.memory.usedJSHeapSize")
    return Measured(making, file.stat().st_size / 1e6, ready / 1000, blocked / 1000, frames, heap / 1e6)


def _frames(page: Page) -> float:
    """Panning as fast as the page takes it: each frame gets a step of the pointer."""
    count: float = page.evaluate(
        """() => new Promise(done => {
            const canvas = document.querySelector("canvas");
            const box = canvas.getBoundingClientRect();
            const at = [box.x + 30, box.y + 30];
            const send = (type, x, y) => canvas.dispatchEvent(new PointerEvent(type, {
                bubbles: true, cancelable: true, pointerId: 1, pointerType: "mouse", isPrimary: true, button: 0,
                buttons: 1, clientX: x, clientY: y }));
            canvas.setPointerCapture = () => {};
            send("pointerdown", ...at);
            const begun = performance.now();
            let frames = 0;
            const step = now => {
                frames++;
                const way = 200 * Math.sin((now - begun) / 300);
                send("pointermove", at[0] + 200 + way, at[1] + 100 + way / 2);
                if (now - begun < 2000) requestAnimationFrame(step);
                else { send("pointerup", ...at); done(frames * 1000 / (performance.now() - begun)); }
            };
            requestAnimationFrame(step);
        })"""
    )
    return count


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("counts", nargs="*", type=int, default=[300, 1000], metavar="NODES")
    parser.add_argument("--everything", action="store_true", help="pyvis's default above 1,000 nodes too")
    parser.add_argument("--patience", type=float, default=120, help="seconds to wait for a picture")
    options = parser.parse_args()
    makers: dict[str, Callable[[Network], str]] = {
        "page": our_page, "pyvis fixed": pyvis_fixed, "pyvis default": pyvis_default,
    }  # fmt: skip
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("page_vs_pyvis.py: no Chromium on this machine, nothing measured")
        return
    print(
        f"{'nodes':>6} {'':<14} {'made s':>7} {'MB':>6} {'ready s':>8} {'blocked s':>9} {'frames/s':>8} {'heap MB':>8}"
    )
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        for count in options.counts:
            network = made(count)
            for name, make in makers.items():
                if name == "pyvis default" and count > 1000 and not options.everything:
                    continue
                _row(playwright, chromium, Path(folder), network, name, make, options.patience)


def _row(
    playwright: Any, chromium: str | None, folder: Path, network: Network, name: str,
    make: Callable[[Network], str], patience: float,
) -> None:  # fmt: skip
    started = time.perf_counter()
    text = make(network)
    making = time.perf_counter() - started
    file = folder / f"{name.replace(' ', '-')}-{len(network.nodes)}.html"
    file.write_text(text, encoding="utf-8")
    browser = playwright.chromium.launch(executable_path=chromium, args=ARGS)
    # Playwright waits by eval, which the page's own content security policy forbids.
    context = browser.new_context(viewport={"width": 1280, "height": 760}, bypass_csp=True)
    # Offline for all, and pyvis's styles from elsewhere fail at once instead of being waited for.
    context.route(lambda url: url.startswith("http"), lambda route: route.abort())
    found = measure(context.new_page(), file, making, patience)
    browser.close()
    start = f"{len(network.nodes):>6} {name:<14}"
    if found is None:
        print(f"{start} {making:>9.2f} {file.stat().st_size / 1e6:>9.2f}  over {patience:.0f} s", flush=True)
        return
    values = (found.made, found.size, found.ready, found.blocked, found.frames, found.memory)
    print(start, *(f"{value:>9.2f}" for value in values), flush=True)


if __name__ == "__main__":
    main()
