"""The words of a page as the segmenter cuts its sentences, cut once and asked for by place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from kg.text.segment import tagged

_DOING = frozenset(("v", "vd", "d", "ad", "z", "i", "r", "p", "c"))
"""Parts of speech of words that say what somebody does or how."""


class Stretch(Protocol):
    """A sentence `[start, end)` of a text."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """Behind its last character."""


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a text in order, as spans of it, and which of them are verbs or adverbs."""

    spans: list[tuple[int, int]]
    tagged: list[tuple[str, str]]
    starts: list[int]
    """Where each word begins."""
    of: dict[int, tuple[int, int]]
    """Where a sentence begins → the first of its words, and the first behind them."""
    doing: set[tuple[int, int]]
    inside: bytearray
    """Position → 1 where a word runs across it."""


def cut_up(text: str, sentences: Iterable[Stretch]) -> Words:
    """Cut sentences into words.

    >>> from kg.model import Span
    >>> words = cut_up("盛泰光电抢抓机遇。", [Span(0, 9)])
    >>> words.spans, sorted(words.doing), list(words.inside)
    ([(0, 1), (1, 2), (2, 4), (4, 6), (6, 8), (8, 9)], [(4, 6)], [0, 0, 0, 1, 0, 1, 0, 1, 0, 0])
    """
    words = Words([], [], [], {}, set(), bytearray(len(text) + 1))
    spans, starts, doing, inside = words.spans, words.starts, words.doing, words.inside
    for sentence in sentences:
        first, at = len(spans), sentence.start
        pairs = tagged(text[at : sentence.end])
        for word, flag in pairs:
            size = len(word)
            end = at + size
            span = (at, end)
            spans.append(span)
            starts.append(at)
            if size > 1:
                inside[at + 1 : end] = b"\x01" * (size - 1)
                if flag in _DOING:
                    doing.add(span)
            at = end
        words.tagged.extend(pairs)
        words.of[sentence.start] = first, len(spans)
    return words
