"""The process that gets ready to read: what it answers, and that nothing depends on its living."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.ahead import Reader, _halves
from kg.model import Document
from kg.pipeline.extracting import engine_of

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing is forked here")

FIRST, SECOND = (
    Document(str(number) * 64, f"{number}.txt", f"宁波市{town}远航智造有限公司投产。")
    for number, town in ((1, "北仑区"), (2, "鄞州区"))
)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    monkeypatch.setattr("kg.ahead._processors", lambda: 2)
    reader = Reader.start()
    assert reader is not None
    yield reader
    reader.end()


def test_its_extracts_are_ours(reader: Reader) -> None:
    engine = engine_of(None, None)
    reader.order(None)
    reader.read([FIRST, SECOND])
    assert reader.is_ready()
    assert reader.extract(SECOND) == engine.extract(SECOND)
    assert reader.extract(FIRST) == engine.extract(FIRST)
    assert reader.extract(FIRST) is None


def test_a_further_process_takes_a_share(reader: Reader) -> None:
    engine = engine_of(None, None)
    long = [replace(one, text=(one.text + "\n") * 200) for one in (FIRST, SECOND)]
    own, others = _halves([*long, replace(FIRST, sha256="3" * 64)])
    assert [len(own), len(others)] == [2, 1] and _halves([FIRST, SECOND]) == ([FIRST, SECOND], [])
    reader.order(None)
    reader.read(long)
    assert reader.is_ready()
    assert [reader.extract(one) for one in long] == [engine.extract(one) for one in long]


def test_another_document_is_not_answered(reader: Reader) -> None:
    reader.order(None)
    reader.read([FIRST])
    assert reader.is_ready()
    assert reader.extract(replace(FIRST, title="别的")) is None
    assert reader.extract(SECOND) is None


def test_a_dead_one_answers_nothing(reader: Reader) -> None:
    reader.order(None)
    os.kill(reader._process.pid or 0, signal.SIGKILL)
    reader._process.join()
    reader.read([FIRST])
    assert not reader.is_ready()
    assert reader.extract(FIRST) is None


def test_faulty_seeds_are_left_to_the_first_process(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text("unit\n亩\n", encoding="utf-8")
    reader.order(tmp_path)
    reader.read([FIRST])
    assert not reader.is_ready()
    assert reader.extract(FIRST) is None


def test_one_that_is_dismissed_answers_nothing(reader: Reader) -> None:
    reader.order(None)
    reader.read([FIRST])
    reader.dismiss()
    assert not reader.is_ready()
    assert reader.extract(FIRST) is None


BUILD = """
import sys, kg.ahead
kg.ahead._processors = lambda: 2
from kg.__main__ import main
try:
    main()
finally:
    print(*(name for name in sys.modules if name.startswith(("kg.extract", "rjieba"))))
"""


def test_a_build_of_few_articles_leaves_the_extractor_to_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST.text, encoding="utf-8")
    command = ["build", tmp_path / "a.txt", "-o", tmp_path / "graph", "--quiet"]
    done = subprocess.run([sys.executable, "-c", BUILD, *command], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
    assert "北仑区" in (tmp_path / "graph" / "graph.ttl").read_text(encoding="utf-8")


def test_with_one_processor_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.ahead._processors", lambda: 1)
    assert Reader.start() is None
