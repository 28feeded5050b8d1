"""The sample documents: own words, bulletin length, the invented ones say so."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

SAMPLE = Path(__file__).resolve().parent.parent / "seeds" / "documents"
REAL = ("璧山", "铜梁", "江津", "合川", "大足", "荣昌", "潼南", "永川")
LONGEST_SHARED = 16
"""Characters that a sample text may have in common with an article, names included."""

FILES = sorted(path for path in SAMPLE.iterdir() if path.is_file())


def texts(path: Path) -> Iterator[str]:
    """Texts of a file: one a row in .jsonl, without tags in .html."""
    raw = path.read_text("utf-8")
    if path.suffix == ".jsonl":
        yield from (json.loads(row)["text"] for row in raw.splitlines())
    elif path.suffix == ".html":
        yield re.sub("<[^>]+>", "", raw.partition("<article>")[2])
    else:
        yield raw


def bare(text: str) -> str:
    """`text` in one form of width, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def longest_shared(text: str, other: str) -> str:
    """Longest run of characters that stands in both."""
    best = ""
    for start in range(len(text)):
        while start + len(best) < len(text) and text[start : start + len(best) + 1] in other:
            best = text[start : start + len(best) + 1]
    return best


def texts_of_all() -> list[tuple[str, str]]:
    return [(path.name, text) for path in FILES for text in texts(path)]


def test_longest_shared_finds_the_longest_run() -> None:
    assert longest_shared("今年一季度产值", "去年一季度产值") == "年一季度产值"
    assert longest_shared("甲乙", "丙丁") == ""


def test_formats() -> None:
    assert len(FILES) >= 14
    assert {path.suffix for path in FILES} == {".txt", ".md", ".html", ".jsonl"}
    assert all(re.fullmatch(r"\d\d-[a-z-]+\.[a-z]+", path.name) for path in FILES)


@pytest.mark.parametrize(("name", "text"), texts_of_all())
def test_length(name: str, text: str) -> None:
    assert 200 <= len(re.findall(r"[\u4e00-\u9fff]", text)) <= 600, name


@pytest.mark.parametrize(("name", "text"), texts_of_all())
def test_date_stands_on_a_line_near_the_top(name: str, text: str) -> None:
    top = [line.strip() for line in text.strip().splitlines() if line.strip()][:8]
    assert any(re.fullmatch(r"\d{4}-\d\d-\d\d|\d{4}年\d{1,2}月\d{1,2}日", line) for line in top), name


@pytest.mark.parametrize(("name", "text"), texts_of_all())
def test_last_line_tells_whether_it_is_invented(name: str, text: str) -> None:
    last = text.strip().splitlines()[-1]
    invented = not any(place in text for place in REAL)
    assert ("虚构" in last) == invented, name
    assert ("根据公开报道" in last) != invented, name


def test_several_are_invented() -> None:
    assert sum("虚构" in text for _, text in texts_of_all()) >= 5


def test_rows_have_what_a_row_needs() -> None:
    rows = [json.loads(row) for p in SAMPLE.glob("*.jsonl") for row in p.read_text("utf-8").splitlines()]
    assert len(rows) >= 2
    assert all({"text", "title", "date", "source"} <= row.keys() for row in rows)


@pytest.mark.parametrize(("name", "text"), texts_of_all())
def test_nothing_is_copied(name: str, text: str, corpus: Path) -> None:
    for article in sorted(corpus.glob("*.txt")):
        shared = longest_shared(bare(text), bare(article.read_text("utf-8")))
        assert len(shared) <= LONGEST_SHARED, f"{name} ~ {article.name}: {shared}"
