"""rjieba and its stand-in jieba give the same words."""

from __future__ import annotations

import builtins
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.text import segment

DOCUMENTS = Path(__file__).resolve().parents[2] / "seeds" / "documents"
MADE = [
    "盛泰光电抢抓机遇",
    "研究生命起源",
    "乒乓球拍卖完了",
    "ABC公司5G工厂3.5万平方米",
    "",
    "。，",
    "𠀀字",
    "重慶市璧山區",
]


def phrases() -> list[str]:
    texts = (path.read_text(encoding="utf-8") for path in sorted(DOCUMENTS.glob("*.txt")))
    found = [p for text in texts for p in re.split(r"[，。；、：！？\s]", text) if len(p) > 3]
    return MADE + found[:200]


@pytest.fixture
def fallback(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], list[tuple[str, str]]]]:
    """The tagger of a platform for which there is no rjieba."""
    importing = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name == "rjieba":
            raise ImportError(name)
        return importing(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    yield segment._tagger.__wrapped__()


def test_fallback_gives_the_same_words_and_parts_of_speech(
    fallback: Callable[[str], list[tuple[str, str]]],
) -> None:
    """Parts of speech differ only for what is no simplified Chinese: jieba calls numbers ``eng``, rjieba ``m``."""
    told = phrases()
    assert len(told) > 150
    for phrase in told:
        ours, theirs = segment.tagged(phrase), fallback(phrase)
        assert [w for w, _ in ours] == [w for w, _ in theirs]
        different = [w for (w, a), (_, b) in zip(ours, theirs, strict=True) if a != b]
        assert all(re.fullmatch(r"[\x00-\x7f]+|[慶區]", w) for w in different), (phrase, different)


def test_words_make_up_the_text() -> None:
    for phrase in phrases():
        assert "".join(segment.words(phrase)) == phrase


@pytest.mark.parametrize(
    ("text", "known"), [("产业", True), ("机遇", True), ("业", False), ("盛泰", False), ("", False)]
)
def test_is_word(text: str, known: bool) -> None:
    assert segment.is_word(text) is known


def test_words_are_those_of_the_dictionary_alone() -> None:
    """A model of unknown words would make one of 杭研."""
    assert segment.words("他来到了网易杭研大厦") == ("他", "来到", "了", "网易", "杭", "研", "大厦")


def test_words_are_told_with_their_part_of_speech() -> None:
    assert segment.tagged("抢抓机遇") == [("抢抓", "v"), ("机遇", "n")]
