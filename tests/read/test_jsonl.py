import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.model import Document, Issue
from kg.read import jsonl
from kg.read.jsonl import Row, read_jsonl

Read = Callable[..., tuple[list[Document], list[Issue]]]


def rows(data: bytes) -> list[tuple[int, Row | ReadError]]:
    return list(read_jsonl(io.BytesIO(data), "r.jsonl"))


def kinds(data: bytes) -> list[tuple[int, str]]:
    return [
        (number, row.kind if isinstance(row, ReadError) else row.reading.text) for number, row in rows(data)
    ]


def test_documents(tmp_path: Path, read: Read) -> None:
    full = {
        "text": "产值增长。",
        "title": "一季度",
        "date": "2025-04",
        "source": "https://e.cn/a/1.html",
        "id": 7,
    }
    lines = [
        full,
        {"text": "第二篇。", "id": "乙"},
        {"text": "第三篇。", "source": "d:\\稿件\\c.txt"},
        {"text": "第四篇。"},
    ]
    file = tmp_path / "r.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    documents, issues = read(file)
    assert issues == []
    assert [d.source for d in documents] == ["https://e.cn/a/1.html", "r.jsonl#乙", "c.txt", "r.jsonl#4"]
    assert documents[0].title == "一季度"
    assert documents[0].date is not None
    assert (documents[0].date.value.isoformat(), documents[0].date.precision) == ("2025-04-01", "month")
    text = json.dumps(full, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert documents[0].sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_the_same_row_twice_is_one_document(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "甲。", "id": 1}\n{"id": 1, "text": "\\u7532。"}\n', "utf-8")
    (tmp_path / "b.jsonl").write_text('{"text":"甲。","id":1}\n', "utf-8")
    documents, issues = read(tmp_path)
    assert ([d.source for d in documents], issues) == (["a.jsonl#1"], [])


def test_bad_rows_leave_the_others(tmp_path: Path, read: Read) -> None:
    bad = [
        "{",
        "[1]",
        '"x"',
        '{"title": "x"}',
        '{"text": 3}',
        '{"text": " "}',
        '{"text": NaN}',
        "[" * 100_000,
    ]
    file = tmp_path / "r.jsonl"
    file.write_text("\n".join([*bad, "", '{"text": "好。"}']), "utf-8")
    documents, issues = read(file)
    assert [(d.text, d.source) for d in documents] == [("好。", "r.jsonl#10")]
    assert [issue.message.split("：")[0] for issue in issues] == [f"第 {n} 行" for n in range(1, 9)]
    assert {issue.kind for issue in issues} == {"bad-row", "empty"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    text = '{"text": "產業發展，企業投資。"}\n{"text": "第二行。"}\n'
    assert kinds(text.encode(encoding)) == [(1, "產業發展，企業投資。"), (2, "第二行。")]


def test_a_row_over_the_limit_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_TEXT_BYTES", 60)
    data = b'{"text": "' + b"x" * 200_000 + b'"}\n{"text": "ok"}\n' + b'{"text": "' + b"y" * 200
    assert kinds(data) == [(1, "too-large"), (2, "ok"), (3, "too-large")]


def test_lone_surrogates_and_zeros_are_replaced() -> None:
    assert kinds(b'{"text": "a\\ud83d\\u0000b\\ud83d\\ude00"}') == [(1, "a\ufffd\ufffdb\U0001f600")]


def test_binary_is_one_fault() -> None:
    assert kinds(b"\x01\x02\0\x03\n" * 50) == [(1, "binary")]


def test_empty_file(tmp_path: Path, read: Read) -> None:
    (tmp_path / "r.jsonl").write_text("\n\n", "utf-8")
    documents, issues = read(tmp_path)
    assert (documents, [i.kind for i in issues]) == ([], ["empty"])


def test_dates_that_cannot_be(tmp_path: Path, read: Read) -> None:
    (tmp_path / "r.jsonl").write_text(
        '{"text": "甲。", "date": "2025-13-40"}\n{"text": "乙。", "date": 2024}\n', "utf-8"
    )
    documents, issues = read(tmp_path)
    assert [d.date.precision if d.date else None for d in documents] == [None, "year"]
    assert [(i.kind, i.source) for i in issues] == [("bad-date", "r.jsonl#1")]
