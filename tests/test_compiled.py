"""Kept code of regular expressions: the same matches with it, without it, and with a damaged one."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from kg import compiled
from kg.compiled import remembered

TEXTS = {
    r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月)?": "2024年3月，2025年",
    "[\u4e00-\u9fff]{2,4}?(?:公司|集团)": "宁波远航智造有限公司与保定鼎泰集团",
    "(?i:ab|CD)+[^，]*": "abCDx，Ab",
}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiled, "_file", lambda name: tmp_path / f"{name}.json")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "trial.json"


def found() -> tuple[list[list[tuple[object, ...]]], set[str]]:
    """What the patterns match, and which of them were new."""
    re.purge()
    with remembered("trial") as patterns:
        matches = [
            [(m.span(), m.groupdict()) for m in re.finditer(pattern, text)] for pattern, text in TEXTS.items()
        ]
    patterns.save()
    return matches, {text for text, _ in patterns._new}


def test_second_time_nothing_is_compiled(file: Path) -> None:
    ordinary = re._compiler.compile  # type: ignore[attr-defined]
    first, new = found()
    assert new == set(TEXTS)
    assert found() == (first, set())
    assert first[0][0] == ((0, 7), {"year": "2024", "month": "3"})
    assert re._compiler.compile is ordinary  # type: ignore[attr-defined]


@pytest.mark.parametrize("spoil", [b"", b"x", b"\n[]", b"\n[[1]]"])
def test_a_damaged_file_is_made_anew(file: Path, spoil: bytes) -> None:
    first, _ = found()
    file.write_bytes(spoil or file.read_bytes()[:-9])
    assert found() == (first, set(TEXTS))
    assert found() == (first, set())


def test_what_was_written_by_another_python_is_not_taken(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = found()
    monkeypatch.setattr(sys, "version", "3.99")
    assert found() == (first, set(TEXTS))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_left_alone(file: Path) -> None:
    file.parent.chmod(0o500)
    try:
        assert found()[1] == found()[1] == set(TEXTS)
    finally:
        file.parent.chmod(0o700)


def test_nothing_is_kept_where_python_keeps_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert found()[1] == set(TEXTS)
    assert not file.exists()


def test_a_faulty_pattern_is_told_as_ever(file: Path) -> None:
    for _ in range(2):
        with remembered("trial") as patterns, pytest.raises(re.error):
            re.compile("(一")
        patterns.save()
