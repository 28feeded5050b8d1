"""kg ask on the command line."""

import json
import sys
from pathlib import Path

import pytest

from kg.cli.app import run


def said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["kg", *words])
    status = run()
    out, err = capsys.readouterr()
    return status, out, err


def test_answer_and_sparql(monkeypatch, capsys, sample_graph: Path) -> None:
    status, out, err = said(monkeypatch, capsys, "ask", "璧山区有哪些企业", "--graph", str(sample_graph))
    assert (status, err) == (0, "")
    assert "firms-of-district" in out and "district=璧山区" in out and "重庆威致科技有限公司" in out
    assert 'VALUES ?district { "璧山区"@zh }' in out


def test_why_and_json(monkeypatch, capsys, sample_graph: Path) -> None:
    status, out, _ = said(
        monkeypatch, capsys, "ask", "威致科技生产什么", "--why", "--json", "--graph", str(sample_graph)
    )
    told = json.loads(out)
    assert status == 0 and told["query"] == "products-of"
    assert all(row["why"][0]["text"] and row["why"][0]["file"] for row in told["rows"])
    status, out, _ = said(
        monkeypatch, capsys, "ask", "威致科技生产什么", "--why", "--graph", str(sample_graph)
    )
    assert "减震塔" in out and ".txt[" in out


def test_nothing_found_is_said(monkeypatch, capsys, sample_graph: Path) -> None:
    status, out, _ = said(
        monkeypatch, capsys, "ask", "投资超过9000亿元的项目有哪些", "--graph", str(sample_graph)
    )
    assert status == 0 and "图中没有这样的事实" in out


def test_a_question_not_understood_is_status_2(monkeypatch, capsys, sample_graph: Path) -> None:
    status, out, err = said(monkeypatch, capsys, "ask", "今天天气怎么样", "--graph", str(sample_graph))
    assert (status, out) == (2, "") and "可以这样问" in err


def test_without_a_question_it_lists_what_can_be_asked(monkeypatch, capsys) -> None:
    status, out, _ = said(monkeypatch, capsys, "ask")
    assert status == 0 and "{IndustrialPark}有哪些企业？" in out
