"""Sentences cover every paragraph exactly, in order, and none is longer than 400 characters."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text.clean import clean
from kg.text.sentences import sentences


def cut(text: str) -> list[str]:
    page = clean(text)
    return [page.text[span.start : span.end] for span, _ in sentences(page)]


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("甲乙。！？；…”’』），,.\n\r 𠀀\u200b"), max_size=1200))
def test_sentences_cover_the_page_exactly(text: str) -> None:
    page = clean(text)
    covered: dict[int, int] = {p.start: p.start for p in page.paragraphs}
    for span, paragraph in sentences(page):
        assert 0 < span.end - span.start <= 400
        assert span.start == covered[paragraph.start]
        covered[paragraph.start] = span.end
    assert covered == {p.start: p.end for p in page.paragraphs}


def test_a_stretch_without_stops_is_bounded() -> None:
    assert [len(s) for s in cut("甲，" * 1000)] == [400, 400, 400, 400, 400]
    assert [len(s) for s in cut("甲，" * 201)] == [400, 2]
    assert [len(s) for s in cut("甲，" * 199 + "乙。丙。")] == [400, 2]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("本报合肥8月6日电（记者张三）甲厂，投产。", "本报合肥8月6日电（记者张三）"),
        ("本报合肥8月6日讯(记者张三)甲厂，投产。", "本报合肥8月6日讯（记者张三）"),
        ("本报合肥八月十六日电甲厂，投产。", "本报合肥八月十六日电"),
        ("本报讯（见习记者张三）甲厂，投产。", "本报讯（见习记者张三）"),
        ("本报讯甲厂，投产。", ""),
        ("甲厂投产。8月6日电", ""),
        ("甲厂于8月6日投产，增长。", ""),
    ],
)
def test_datelines(text: str, dateline: str) -> None:
    page = clean(text)
    told = [(page.text[span.start : span.end], paragraph.role) for span, paragraph in sentences(page)]
    assert "".join(part for part, _ in told) == page.text
    assert [part for part, role in told if role == "byline"] == ([dateline] if dateline else [])


def test_a_line_that_is_but_a_dateline_is_left() -> None:
    page = clean("本报合肥8月6日电")
    ((span, paragraph),) = sentences(page)
    assert (span.start, span.end) == (paragraph.start, paragraph.end)


def test_the_dateline_has_the_bounds_of_its_paragraph() -> None:
    page = clean("甲厂投产，增长快。\n本报合肥8月6日电甲厂，投产。")
    (_, first), (_, second), (_, third) = sentences(page)
    assert (second.start, second.end) == (third.start, third.end) == (first.end + 1, len(page.text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲厂投产。乙厂，停产。", ["甲厂投产。", "乙厂，停产。"]),
        ("他说：“甲厂，投产。”乙厂停产。", ["他说：“甲厂，投产。”", "乙厂停产。"]),
        ("甲厂，投产；乙厂停产！真的？！好……", ["甲厂，投产；", "乙厂停产！", "真的？！", "好……"]),
        ("产值13.9亿元，增长1.5%。完", ["产值13.9亿元，增长1.5%。", "完"]),
        ("", []),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert cut(text) == expected
