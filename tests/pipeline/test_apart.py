"""Work in a process of its own: the same result, errors and progress as here."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from kg.errors import KgError, SeedError, UsageError
from kg.pipeline import BuildOptions, build
from kg.pipeline.apart import apart
from kg.pipeline.options import OnProgress

MANY = 10**6


def test_result_and_progress_come_back() -> None:
    told: list[tuple[int, int]] = []

    def work(on_progress: OnProgress | None) -> int:
        assert on_progress is not None
        on_progress(1, 2)
        on_progress(2, 2)
        return os.getpid()

    assert apart(work, lambda done, of: told.append((done, of)), MANY) != os.getpid()
    assert told == [(1, 2), (2, 2)]


def test_few_documents_are_read_here() -> None:
    assert apart(lambda on_progress: os.getpid(), None, 5) == os.getpid()


def test_an_error_is_raised_here() -> None:
    def work(on_progress: OnProgress | None) -> int:
        raise UsageError("没有这个文件")

    with pytest.raises(UsageError, match="没有这个文件"):
        apart(work, None, MANY)


def test_a_killed_process_is_told_of() -> None:
    def work(on_progress: OnProgress | None) -> int:
        os.kill(os.getpid(), signal.SIGKILL)
        return 1

    with pytest.raises(KgError, match="异常退出（-9）"):
        apart(work, None, MANY)


def test_a_process_killed_amid_its_answer_is_told_of() -> None:
    class Deadly:
        def __reduce__(self) -> str:
            os.kill(os.getpid(), signal.SIGKILL)
            return ""

    with pytest.raises(KgError, match="异常退出（-9）"):
        apart(lambda on_progress: [b"x" * 1_000_000, Deadly()], None, MANY)


def test_a_full_disk_is_no_death() -> None:
    def work(on_progress: OnProgress | None) -> int:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        apart(work, None, MANY)


def test_an_error_keeps_its_place() -> None:
    def work(on_progress: OnProgress | None) -> int:
        raise SeedError("词表不认识", file="seeds/x.csv", line=3, hint="删去")

    with pytest.raises(SeedError, match=r"seeds/x\.csv") as told:
        apart(work, None, MANY)
    assert told.value.line == 3


def test_the_same_graph_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for number, name in enumerate(
        ["宁波博远电子有限公司", "宁波北仑海辰精密机械有限公司", "保定澄宇机电有限公司"]
    ):
        (articles / f"{number}.txt").write_text(
            f"{name}投资3.{number}亿元的项目落户开发区。\n", encoding="utf-8"
        )
    options = BuildOptions(jobs=2, html=False)
    build([articles], tmp_path / "here", options)
    monkeypatch.setattr("kg.pipeline.apart.APART_FROM", 1)
    build([articles], tmp_path / "apart", options)
    for name in ("graph.ttl", "pairs.jsonl", "documents.jsonl"):
        assert (tmp_path / "apart" / name).read_bytes() == (tmp_path / "here" / name).read_bytes()
