"""What tests share: where articles and annotations may lie, a browser, a graph of the sample."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import settings

settings.register_profile("shared", deadline=None)  # a busy machine is no fault of the program
settings.load_profile("shared")

ROOT = Path(__file__).resolve().parent.parent


def missing(what: str) -> NoReturn:
    """Skips the test that needs `what`; in CI, where everything has to be there, fails it."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is missing")


def folder(variable: str) -> Path:
    value = os.environ.get(variable)
    if not value:
        pytest.skip(f"{variable} is not set")
    path = Path(value)
    if not path.is_dir():
        pytest.fail(f"{variable} names no folder: {value}")
    return path


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Folder of real articles, named by the environment variable KG_CORPUS."""
    return folder("KG_CORPUS")


@pytest.fixture(scope="session")
def gold() -> Path:
    """Folder of annotated articles, named by the environment variable KG_GOLD."""
    return folder("KG_GOLD")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium or Chrome on this machine."""
    found = filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    return next(found, None) or missing("chromium")


BROWSER_ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """One headless browser for all tests of a process; Playwright can be started only once in it."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium, args=BROWSER_ARGS)


@pytest.fixture(scope="session")
def kg() -> list[str]:
    """Start of a command that runs the program in a process of its own."""
    return [sys.executable, "-c", "from kg.__main__ import main; main()"]


@pytest.fixture(scope="session")
def sample_graph(kg: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folder of the graph that `kg build` makes of the sample documents; not to be changed.

    KG_SAMPLE_GRAPH names one that is there already, for those who run the same tests again and again.
    """
    if made := os.environ.get("KG_SAMPLE_GRAPH"):
        yield Path(made)
        return
    out = tmp_path_factory.mktemp("sample") / "graph"
    subprocess.run([*kg, "build", "-o", str(out), "--quiet"], check=True, cwd=out.parent)
    yield out
