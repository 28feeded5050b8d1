"""The file itself: whole, closed to the network, readable without JavaScript, built from its sources."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import kg.page
from kg.export import export
from kg.page import Network, html, read
from kg.store import Store
from kg.vocab import load_vocab

from ..conftest import ROOT, missing

STATIC = Path(kg.page.__file__).parent / "static"


def test_one_file_closed_to_the_network(made_store: Store, tmp_path: Path) -> None:
    out = tmp_path / "graph.html"
    export("html", made_store, out)
    text = out.read_text("utf-8")
    assert text.startswith('<!DOCTYPE html>\n<html lang="zh-CN">') and "default-src 'none'" in text
    own = re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL)
    assert "unsafe-inline" not in text and not re.search(r'(?:src|href|action)="(?!data:,)', own)
    export("html", made_store, tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == out.read_bytes()


def test_text_of_articles_stays_text(made_store: Store) -> None:
    own = re.sub(
        r"<script>.*?</script>", "", html(read(made_store, load_vocab()), load_vocab()), flags=re.DOTALL
    )
    assert "&lt;img src=x" in own and "<img" not in own and "\u2028" not in own


def test_table_without_javascript(sample: Network) -> None:
    table = html(sample, load_vocab()).partition("<noscript>")[2].partition("</noscript>")[0]
    assert (
        table.count("<tr>") > 250
        and "铜梁高新区（产业园区）" in table
        and "<td><bdi>位于</bdi></td>" in table
    )


def npx(name: str) -> str:
    path = ROOT / "node_modules" / ".bin" / name
    if not path.exists():
        missing(f"npm package {name}")
    return str(path)


def test_program_is_built_from_its_sources(tmp_path: Path) -> None:
    npx("esbuild")
    command = re.sub(
        r"--outfile=\S+", "", __import__("json").loads((ROOT / "package.json").read_text())["scripts"]["page"]
    )
    path = os.pathsep.join((str(ROOT / "node_modules" / ".bin"), os.environ["PATH"]))
    made = subprocess.run(
        command.split(), cwd=ROOT, env={**os.environ, "PATH": path}, capture_output=True, check=True
    )
    assert made.stdout.decode() == (STATIC / "page.js").read_text("utf-8"), "run: npm run page"


def test_program_has_sound_parts() -> None:
    node = shutil.which("node") or missing("node")
    files = sorted(map(str, (ROOT / "tests" / "page" / "js").glob("*.test.js")))
    done = subprocess.run([node, "--test", *files], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-4000:]
    assert int(re.findall(r"# pass (\d+)", done.stdout)[0]) >= 15


def test_heavy_libraries_wait_until_a_page_is_made() -> None:
    code = "import sys, kg.export; assert not {'pyvis', 'networkx', 'numpy', 'jinja2'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


@pytest.mark.parametrize("count", [1, 40])
def test_names_cannot_break_out(count: int, write_page: Callable[[Network], Path]) -> None:
    from .conftest import network_of

    path = write_page(network_of(["</script></noscript><img src=x onerror=alert(1)>"] * count, []))
    text = path.read_text("utf-8")
    assert "<img" not in text and text.count("</script>") == 3
