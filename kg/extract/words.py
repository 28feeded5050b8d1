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


_STUFFS = frozenset(
    "塑毛纸酒茶药铝铜锂镁锌钢铁矿煤盐糖菌果木竹瓷陶泵阀轮轴鞋服帽袜革皮印纺织丝棉麻染肥渔牧种乳奶禽粮油面米"
)
_MAIN = frozenset("营打攻要推产做修")


def _with_trades(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """With 塑业·主打 for 塑·业主·打: a trade that ends in 业 before what its firm mainly does."""
    if not any(word == "业主" for word, _ in pairs):
        return pairs
    cut: list[tuple[str, str]] = []
    for at, (word, flag) in enumerate(pairs):
        after = pairs[at + 1][0] if at + 1 < len(pairs) else ""
        if word == "业主" and cut and cut[-1][0] in _STUFFS and after[:1] in _MAIN and after:
            cut[-1:] = [(cut[-1][0] + "业", "n"), ("主", "d")]
        else:
            cut.append((word, flag))
    return cut


def cut_up(text: str, sentences: Iterable[Stretch]) -> Words:
    """Cut sentences into words.

    >>> from kg.model import Span
    >>> words = cut_up("盛泰光电抢抓机遇。", [Span(0, 9)])
    >>> words.spans, sorted(words.bounds)
    ([(0, 1), (1, 2), (2, 4), (4, 6), (6, 8), (8, 9)], [0, 1, 2, 4, 6, 8, 9])
    """
    words = Words([], [], [], {}, set())
    for sentence in sentences:
        pairs = _with_trades(tagged(text[sentence.start : sentence.end]))
        ends = list(accumulate([len(word) for word, _ in pairs], initial=sentence.start))
        first = len(words.spans)
        words.spans.extend(pairwise(ends))
        words.tagged.extend(pairs)
        words.bounds.update(ends)
        words.starts.extend(ends[:-1])
        words.of[sentence.start] = first, len(words.spans)
    return words
