import json
from itertools import permutations
from pathlib import Path

import pytest

from kg.model import Issue
from kg.report import Report

ISSUES = (
    Issue("empty", "b.txt", "文件是空的"),
    Issue("bad-date", "a.txt", "日期“x”\n看不懂\u2028"),
    Issue("ocr", "a.txt", "误识", 3, 5),
    Issue("ocr", "a.txt", "误识", 1, 2),
)


def test_written_the_same_in_any_order(tmp_path: Path) -> None:
    written = set()
    for order in permutations(ISSUES):
        report = Report()
        for issue in order:
            report.add(issue)
        report.write(tmp_path / "issues.jsonl")
        written.add((tmp_path / "issues.jsonl").read_bytes())
    assert len(written) == 1
    rows = [json.loads(line) for line in written.pop().decode().strip().split("\n")]
    assert [(row["source"], row.get("start")) for row in rows] == [
        ("a.txt", None),
        ("a.txt", 1),
        ("a.txt", 3),
        ("b.txt", None),
    ]
    assert rows[0]["message"] == ISSUES[1].message
    assert "end" not in rows[3]


def test_chinese_is_not_escaped(tmp_path: Path) -> None:
    report = Report()
    report.add(ISSUES[0])
    report.write(tmp_path / "issues.jsonl")
    line = '{"kind": "empty", "source": "b.txt", "message": "文件是空的"}\n'
    assert (tmp_path / "issues.jsonl").read_text("utf-8") == line


def test_empty_is_written_too_and_nothing_is_left_beside(tmp_path: Path) -> None:
    Report().write(tmp_path / "out" / "issues.jsonl")
    assert [(p.name, p.read_bytes()) for p in (tmp_path / "out").iterdir()] == [("issues.jsonl", b"")]


def test_a_failed_write_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "issues.jsonl"
    path.write_text("old", "utf-8")

    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        Report().write(path)
    assert [(p.name, p.read_text("utf-8")) for p in tmp_path.iterdir()] == [("issues.jsonl", "old")]


def test_lone_surrogates_stay_valid_json(tmp_path: Path) -> None:
    report = Report()
    report.add(Issue("x", "a\udc80.txt", "m"))
    report.write(tmp_path / "issues.jsonl")
    assert json.loads((tmp_path / "issues.jsonl").read_text("utf-8"))["source"] == "a\udc80.txt"


def test_counts() -> None:
    report = Report()
    for issue in ISSUES:
        report.add(issue)
    assert report.counts() == {"bad-date": 1, "empty": 1, "ocr": 2}
    assert (report.read, report.built, report.failed) == (0, 0, 0)
