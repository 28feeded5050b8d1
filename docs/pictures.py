"""Pictures of the page of the sample: docs/page.png at three sizes, and ten questions answered by mouse (docs/page.md).

    make pictures          or: .venv/bin/python docs/pictures.py [GRAPH]

Needs Playwright, Chromium and Pillow. Look at what it writes.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parent
ARGS = ["--no-sandbox", "--disable-gpu"]
SIZES = {"page": (1240, 740), "page/wide": (1400, 700), "page/phone": (390, 800)}


@dataclass(frozen=True)
class Asked:
    """A saved question with its values, the clicks that answer it, and the columns of the answer that one then sees.

    A step that begins with > is a click on a node of the picture, all others are what is clicked.
    """

    query: str
    values: dict[str, str]
    steps: tuple[str, ...]
    columns: tuple[str, ...]
    rows: int | None = None
    """Only the first so many rows."""
    where: str = "#card"
    keep: dict[str, str] = field(default_factory=dict)
    """Rows of the answer with these values only."""


DISTRICTS, SYSTEMS, TABLE = (f"nav [data-view={view}]" for view in ("districts", "systems", "table"))
QUESTIONS = (
    Asked("firms-of-park", {"park": "双福工业园"}, (">双福工业园",), ("firm_name",)),
    Asked("same-industry", {"industry": "新材料产业"}, (">新材料产业",), ("district_name",)),
    Asked("chain-leaders", {}, ("#filters summary", "[data-only=chainLeaderOf]", TABLE), ("firm_name", "industry_name"), where="#view"),
    Asked("suppliers-of", {"firm": "澄屏光电"}, (">绵阳澄屏光电有限公司",), ("supplier_name",)),
    Asked("products-of", {}, ("#filters summary", "[data-only=produces]", TABLE), ("firm_name", "product_name"), where="#view"),
    Asked("title-holders", {"title": "国家级绿色园区"}, (">国家级绿色园区",), ("holder_name",)),
    Asked("cluster-members", {}, (SYSTEMS,), ("cluster_name", "member_name"), where="#view"),
    Asked("largest-investments", {}, (DISTRICTS,), ("entity_name", "text"), rows=3, where="#view"),
    Asked("sentences-of", {"name": "铜梁高新区"}, (">铜梁高新区", ".facts li:nth-child(1) summary >> nth=0"), ("sentence",), rows=1),
    Asked("targets-and-actuals", {}, (">合川区",), ("metric_name", "text"), keep={"entity_name": "合川区"}),
)  # fmt: skip


def play(page: Any, asked: Asked) -> int:
    """Clicks what answers a question, from the page as it opens. Gives the number of clicks."""
    page.mouse.move(1, 1)
    for step in asked.steps:
        if step.startswith(">"):
            page.mouse.click(*spot(page, step[1:]))
        else:
            page.locator(step).first.hover()
            page.locator(step).first.click()
    page.wait_for_timeout(150)
    return len(asked.steps)


def spot(page: Any, name: str) -> tuple[float, float]:
    """Where on the screen the node of a name is drawn."""
    x, y = page.evaluate(
        """name => {
            const { model, scene, stage } = kgPage, item = scene.itemOf.get(model.find(name));
            stage.paint();
            const { left, top } = stage.canvas.getBoundingClientRect();
            return [item.sx + left, item.sy + top];
        }""",
        name,
    )
    return x, y


def main(graph: Path, out: Path) -> None:
    from playwright.sync_api import sync_playwright

    (out / "page").mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium") or shutil.which("google-chrome"), args=ARGS)
        address = (graph / "graph.html").resolve().as_uri()
        for name, (width, height) in SIZES.items():
            page = _open(browser, address, width, height)
            _save(page, out / f"{name}.png")
        for number, asked in enumerate(QUESTIONS, 1):
            page = _open(browser, address, 1000, 640)
            play(page, asked)
            _save(page, out / "page" / f"{number:02}-{asked.query}.png")
        browser.close()


def _open(browser: Any, address: str, width: int, height: int) -> Any:
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.goto(address)
    page.wait_for_selector("#app[aria-busy=false]")
    page.wait_for_timeout(200)
    return page


def _save(page: Any, path: Path) -> None:
    """With 200 colours, half as large; chosen so that those of the types stay apart."""
    from PIL import Image

    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    shot.quantize(200, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path} {path.stat().st_size // 1000} kB")
    page.close()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]), DOCS)
    else:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-c", "from kg.cli import main; main()", "build", "-o", folder + "/graph", "--quiet"]
            subprocess.run(command, check=True)
            main(Path(folder) / "graph", DOCS)
