"""A build that is killed, or whose disk fails, loses nothing; the next one goes on and ends the same.

Short forms; `make chaos` runs the long ones (tests/chaos/figures.py).
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.pipeline import BuildOptions, build
from kg.store import open_store
from kg.workspace import writing_to

from .programs import ROOT, Line

Trials = Callable[..., list[Line]]
OPTIONS = BuildOptions(jobs=1, html=False)
TEXT = "青禾机械扩产\n2025-03-01\n\n重庆青禾机械有限公司位于璧山高新区。2024年，青禾机械产值达{}亿元。\n"


def unheld(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.get("wrong")]


def test_disturbed_builds_lose_nothing(trials: Trials) -> None:
    """Killed after a while, killed at an operation on files, on a full disk, on one with a fault."""
    lines = trials(4, "few", 20261121, 3)
    assert unheld(lines) == []
    assert int(str(lines[-1]["tried"])) >= 12


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "articles"
    folder.mkdir()
    paths = [folder / f"{number}.txt" for number in range(30)]
    for number, path in enumerate(paths):
        path.write_text(TEXT.format(number + 1) * 60, encoding="utf-8")
    return paths


def start(kg: list[str], *arguments: object, **more: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*kg, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        **more,
    )  # type: ignore[call-overload, no-any-return]


def wait_for(what: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_the_lock_of_a_killed_build_is_free_and_its_helpers_end(
    kg: list[str], articles: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "g"
    process = start(kg, "build", articles[0].parent, "-o", out, "--jobs", 2, "--quiet")
    wait_for(lambda: any((out / "extracts").glob("*.jsonl")) or process.poll() is not None)
    assert process.poll() is None, "it was done before it could be killed"
    helpers = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    pids = helpers.read_text().split() if helpers.exists() else []
    process.kill()
    process.communicate()
    result = build([articles[0].parent], out, OPTIONS)
    assert result.documents == 30
    assert result.extracted < 30
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() and _runs(pid) for pid in pids), 10)


def _runs(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def test_of_two_first_builds_of_a_folder_one_is_told_to_wait(
    kg: list[str], articles: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "deep" / "g"
    builds = [start(kg, "build", path, "-o", out, "--jobs", 1, "--quiet") for path in articles[:2]]
    told = [process.communicate(timeout=120)[1] for process in builds]
    codes = sorted(process.returncode for process in builds)
    assert codes in ([0, 0], [0, 2])
    if codes == [0, 2]:
        assert sum("正在写" in one for one in told) == 1
    documents = len((out / "documents.jsonl").read_text("utf-8").splitlines())
    assert documents == codes.count(0)
    assert build(articles[:2], out, OPTIONS).documents == 2


def test_while_a_new_folder_is_held_it_is_held(articles: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "new" / "g"
    with writing_to(out), pytest.raises(StoreError, match="正在写"):
        build(articles[:1], out, OPTIONS)
    assert not (tmp_path / "new").exists()


def test_a_reader_goes_on_while_builds_come_and_go(articles: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "g"
    build(articles[:1], out, OPTIONS)
    reading = open_store(out / "store")
    before = reading.nquads()
    rows = reading.select("SELECT ?s ?p ?o { ?s ?p ?o }")
    for path in articles[1:4]:
        build([path], out, OPTIONS)
        assert reading.nquads() == before
    assert sum(1 for _ in rows) == len({line.rsplit(" <", 1)[0] for line in before})
    assert len(open_store(out / "store").nquads()) > len(before)
    del reading, rows
    build(articles[4:5], out, OPTIONS)
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == []


def without_power() -> None:
    """Root may write anywhere; a child of this process may then no more."""
    library = ctypes.CDLL(None)
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        library.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


def refused(kg: list[str], *arguments: object, **more: object) -> str:
    process = start(kg, *arguments, **more)
    told = process.communicate(timeout=120)[1]
    assert process.returncode == 2, told
    assert len(told.strip().splitlines()) == 1 and "Traceback" not in told
    return told


def files(out: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_a_folder_that_may_not_be_written_is_left_alone(
    kg: list[str], articles: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "g"
    build(articles[:1], out, OPTIONS)
    before = files(out)
    for path in (out, *out.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        told = refused(kg, "build", articles[1], "-o", out, "--jobs", 1, preexec_fn=without_power)
        assert "没有权限" in told
        assert start(kg, "stats", "--graph", out, preexec_fn=without_power).wait() == 0
    finally:
        for path in (out, *out.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert files(out) == before


def test_a_disk_that_holds_no_more_is_told_of(kg: list[str], articles: list[Path], tmp_path: Path) -> None:
    import resource

    out = tmp_path / "g"
    build(articles[:1], out, OPTIONS)
    before = files(out)

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))

    told = refused(kg, "build", articles[1], "-o", out, "--jobs", 1, preexec_fn=limit)
    assert "没有写完" in told or "图写不进" in told
    assert {path: data for path, data in files(out).items() if path in before} == before


def test_a_clock_set_back_changes_nothing(articles: list[Path], tmp_path: Path) -> None:
    build(articles[:3], tmp_path / "once", OPTIONS)
    out = tmp_path / "g"
    build(articles[:1], out, OPTIONS)
    for path in (out, *out.rglob("*")):
        os.utime(path, (4e9, 4e9))  # made “in the future”
    build(articles[1:3], out, OPTIONS)
    assert open_store(out / "store").nquads() == open_store(tmp_path / "once" / "store").nquads()
    shutil.rmtree(out)
