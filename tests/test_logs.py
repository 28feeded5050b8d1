"""Logs for programs: a line an issue, counts that add up, an exit status that tells."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.cli.app import run
from kg.model import FAILED
from kg.pipeline import extracting

TEXT = "青禾机械扩产\n2025-03-01\n\n重庆青禾机械有限公司位于璧山高新区。2024年，青禾机械产值达{}亿元。\n"


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Exit status and lines of a call."""

    def call(*arguments: object) -> tuple[int, list[dict[str, Any]]]:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        capsys.readouterr()
        status = run()
        return status, [json.loads(line) for line in capsys.readouterr().err.splitlines()]

    return call


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(TEXT.format(number + 1), encoding="utf-8")
    (folder / "twin.txt").write_text(TEXT.format(1), encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "bro\nken\x1b.pdf").write_bytes(b"%PDF-1.4 \xff")
    (folder / "rows.jsonl").write_text('{"text": "璧山区有高新区。"}\n{"no": 1}\n[]\n', encoding="utf-8")
    (folder / "gone.txt").symlink_to("nowhere")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


def adds_up(done: dict[str, Any]) -> tuple[int, ...]:
    counts = done["documents"]
    assert counts["read"] == counts["built"] + counts["unchanged"] + counts["failed"]
    return tuple(counts[name] for name in ("read", "built", "unchanged", "failed"))


def test_each_issue_is_a_line_and_documents_add_up(logged: Any, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "g"
    status, lines = logged("build", news, "-o", out, "--jobs", 1, "--quiet", "--log-json")
    assert status == 0
    issues, done = [one for one in lines if one["event"] == "issue"], lines[-1]
    assert adds_up(done) == (9, 4, 0, 5)
    assert done["documents"]["in_graph"] == 4 and done["issues"] == len(issues)
    assert sum(one["lost"] for one in issues) == 5
    assert [one["kind"] for one in issues if not one["lost"]] == ["unsupported-format"]
    written = [json.loads(line) for line in (out / "issues.jsonl").read_text("utf-8").splitlines()]
    assert [(one["kind"], one["source"]) for one in written] == [
        (one["kind"], one["source"]) for one in issues
    ]
    assert all({"time", "level", "event"} <= {*one} for one in lines)


def test_what_the_graph_knows_is_unchanged(logged: Any, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "g"
    logged("build", news / "0.txt", "-o", out, "--jobs", 1, "--quiet")
    _, lines = logged("build", news, "-o", out, "--jobs", 1, "--quiet", "--log-json")
    assert adds_up(lines[-1]) == (9, 3, 1, 5)
    _, lines = logged("remove", "0.txt", "--graph", out, "--quiet", "--log-json")
    assert adds_up(lines[-1]) == (0, 0, 0, 0)
    assert (lines[-1]["documents"]["removed"], lines[-1]["documents"]["in_graph"]) == (1, 3)


def test_what_could_not_be_extracted_has_failed(
    logged: Any, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = extracting.engine_of(None, None)

    class Broken:
        def extract(self, document: Any) -> Any:
            if "3亿" in document.text:
                raise ZeroDivisionError
            return engine.extract(document)

    monkeypatch.setattr(extracting, "engine_of", lambda *_: Broken())
    files = [news / f"{number}.txt" for number in range(3)]
    status, lines = logged("build", *files, "-o", tmp_path / "g", "--jobs", 1, "--quiet", "--log-json")
    assert (status, adds_up(lines[-1])) == (0, (3, 2, 0, 1))
    assert [one["kind"] for one in lines if one["event"] == "issue"] == [FAILED]
    _, lines = logged("build", *files, "-o", tmp_path / "g", "--jobs", 1, "--quiet", "--log-json")
    assert adds_up(lines[-1]) == (3, 0, 2, 1)


def test_a_fault_is_a_line_too_and_the_exit_status_tells(logged: Any, news: Path, tmp_path: Path) -> None:
    assert (
        logged(
            "build",
            news / "empty.txt",
            "-o",
            tmp_path / "g",
            "--jobs",
            1,
            "--quiet",
            "--log-json",
            "--strict",
        )[0]
        == 1
    )
    status, lines = logged("build", tmp_path / "none", "-o", tmp_path / "g", "--log-json")
    assert status == 2 and len(lines) == 1
    assert (lines[0]["event"], lines[0]["exit_status"], lines[0]["level"]) == ("fault", 2, "error")
    assert logged("build", "--log-json", "--no-such")[1][0]["event"] == "fault"


def test_registers_add_up(logged: Any, tmp_path: Path) -> None:
    mapping = Path(__file__).parents[1] / "docs" / "registers" / "registers.toml"
    _, lines = logged("import", mapping, "-o", tmp_path / "g", "--quiet", "--log-json")
    assert adds_up(lines[-1]) == (2, 2, 0, 0)
    assert [(one["kind"], "start" in one) for one in lines[:-1]] == [("bad-code", True)]
