"""kg doctor finds what is wrong with a folder, and makes again what can be."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.doctor import look, mend
from kg.errors import StoreError
from kg.pipeline import BuildOptions, build
from kg.store import create_store_of_nquads, open_store

OPTIONS = BuildOptions(jobs=1, html=False)
ARTICLES = {
    "a.txt": "青禾机械扩产\n2025-03-01\n\n重庆青禾机械有限公司位于璧山高新区。今年前2月，青禾机械产值达13.9亿元。\n",
    "b.txt": "云岭科技签约\n\n云岭科技有限公司落户江津区。2024年，云岭科技与青禾机械签署合作协议。\n",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    for name, text in ARTICLES.items():
        (folder / name).write_bytes(text.encode())
    build([folder / name for name in ARTICLES], folder / "g", OPTIONS)
    return folder / "g"


@pytest.fixture
def graph(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "g"))


def held(out: Path) -> dict[str, bytes]:
    files = {
        str(path.relative_to(out)): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and path.parent.name != "store"
    }
    return files | {"store": "".join(open_store(out / "store").nquads()).encode()}


def first(out: Path, folder: str) -> Path:
    return min((out / folder).iterdir())


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def other_store(out: Path) -> None:
    lines = open_store(out / "store").nquads()
    claim = next(line for line in lines if "#Claim>" in line).split(" ")[0]
    shutil.rmtree(out / "store")
    gone = [line for line in lines if not (line.startswith(claim) and "wasDerivedFrom" in line)]
    create_store_of_nquads(out / "store", gone)


def drop_row(out: Path) -> None:
    rows = (out / "documents.jsonl").read_text("utf-8").splitlines(keepends=True)
    (out / "documents.jsonl").write_text("".join(rows[:-1]) + '{"sha', "utf-8")


SPOILT: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "text-file": (lambda out: cut(out / "graph.ttl"), {"sums"}),
    "missing-file": (lambda out: (out / "candidates.jsonl").unlink(), {"missing"}),
    "build-json": (lambda out: cut(out / "build.json"), {"build"}),
    "extract": (lambda out: cut(first(out, "extracts")), {"extract"}),
    "orphan-extract": (lambda out: (out / "extracts" / ("0" * 16 + ".jsonl")).write_text("{}\n"), {"extract"}),
    "no-store": (lambda out: shutil.rmtree(out / "store"), {"store"}),
    "half-store": (lambda out: (out / "store" / "CURRENT").unlink(), {"store"}),
    "other-store": (other_store, {"sums", "claim-passage"}),
    "list-gone": (lambda out: (out / "documents.jsonl").unlink(), {"documents", "build"}),
    "list-cut": (drop_row, {"documents"}),
    "redirects": (lambda out: (out / "redirects.csv").write_text("甲,乙\n1,2\n", "utf-8"), {"redirects"}),
    "draft": (lambda out: (out / "texts" / ".x.txt.999999999.tmp").write_text("x"), {"draft"}),
    "next": (lambda out: (out / ".next").mkdir(), {"unfinished"}),
}  # fmt: skip


def test_a_whole_folder_has_no_faults(graph: Path) -> None:
    before = held(graph)
    assert look(graph) == []
    assert held(graph) == before


@pytest.mark.parametrize("what", SPOILT)
def test_what_is_spoilt_is_found_and_made_again(graph: Path, what: str) -> None:
    before = held(graph)
    spoil, checks = SPOILT[what]
    spoil(graph)
    faults = look(graph)
    assert checks <= {fault.check for fault in faults}
    mend(graph, faults, OPTIONS)
    assert look(graph) == []
    after = held(graph)
    assert {name for name in before if after[name] != before[name]} == set()
    assert set(after) == set(before)


@pytest.mark.parametrize("change", ["cut", "same-length", "gone", "not-utf8"])
def test_a_lost_text_needs_its_article(graph: Path, made: Path, change: str) -> None:
    text = first(graph, "texts")
    data = text.read_bytes()
    if change == "gone":
        text.unlink()
    else:
        changed = {
            "cut": data[:-3],
            "same-length": data.replace("年".encode(), "月".encode()),
            "not-utf8": b"\xff",
        }
        text.write_bytes(changed[change])
    faults = look(graph)
    assert ("text", f"texts/{text.name}", "source") in {(f.check, f.where, f.mending) for f in faults}
    assert mend(graph, faults, OPTIONS) is None
    build([made.parent / name for name in ARTICLES], graph, OPTIONS)
    assert look(graph) == []
    assert held(graph) == held(made)


def test_a_newer_folder_is_left_alone(graph: Path) -> None:
    (graph / "build.json").write_text('{"format": 2, "program": "9.1"}', "utf-8")
    faults = look(graph)
    assert [(f.check, f.mending) for f in faults] == [("build", "none")]
    assert mend(graph, faults, OPTIONS) is None


def test_no_graph(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="没有图"):
        look(tmp_path)


def test_a_build_that_stopped_before_its_last_step_is_told_of(graph: Path) -> None:
    row = {
        "sha256": "a" * 64,
        "source": "新.txt",
        "title": None,
        "date": None,
        "precision": None,
        "origin": None,
    }
    with (graph / "documents.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    (graph / "texts" / ("a" * 16 + ".txt")).write_text("云岭科技有限公司位于江津区。", "utf-8")
    assert {f.check for f in look(graph)} == {"unfinished"}
    result = mend(graph, look(graph), OPTIONS)
    assert result is not None and result.documents == 3
    assert look(graph) == []
