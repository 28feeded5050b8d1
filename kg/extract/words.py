"""The words of a page as the segmenter cuts its sentences, cut once and asked for by place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Protocol

from kg.text.segment import tagged

DOING = frozenset(("v", "vd", "d", "ad", "z", "i", "r", "p", "c"))
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
    """All words of a text in order, as spans of it, with their parts of speech."""

    spans: list[tuple[int, int]]
    tagged: list[tuple[str, str]]
    starts: list[int]
    """Where each word begins."""
    of: dict[int, tuple[int, int]]
    """Where a sentence begins → the first of its words, and the first behind them."""
    bounds: set[int]
    """Where words begin or end."""


def cut_up(text: str, sentences: Iterable[Stretch]) -> Words:
    """Cut sentences into words.

    >>> from kg.model import Span
    >>> words = cut_up("盛泰光电抢抓机遇。", [Span(0, 9)])
    >>> words.spans, sorted(words.bounds)
    ([(0, 1), (1, 2), (2, 4), (4, 6), (6, 8), (8, 9)], [0, 1, 2, 4, 6, 8, 9])
    """
    words = Words([], [], [], {}, set())
    for sentence in sentences:
        pairs = tagged(text[sentence.start : sentence.end])
        ends = list(accumulate([len(word) for word, _ in pairs], initial=sentence.start))
        first = len(words.spans)
        words.spans.extend(pairwise(ends))
        words.tagged.extend(pairs)
        words.bounds.update(ends)
        words.starts.extend(ends[:-1])
        words.of[sentence.start] = first, len(words.spans)
    return words
