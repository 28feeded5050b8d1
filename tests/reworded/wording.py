"""Says what an annotated article says in other words; what the annotation names stays as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from zlib import crc32

from kg.text.segment import words

_OF_TEN = 6
"""Words of ten that are put in other words."""


def thesaurus(lines: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Word → those that can stand for it, of lines with words that can stand for one another."""
    sets = [line.split() for line in lines]
    return {word: tuple(w for w in one if w != word) for one in sets for word in one}


def reworded(gold: Mapping[str, Any], text: str, others: Mapping[str, tuple[str, ...]]) -> str:
    """The article with words between its names replaced, the same ones each time: 落户 → 落子, 去年 → 上年."""
    named = {form for entity in gold["entities"] for form in (entity["name"], *entity["mentions"])}
    named |= {one["metric"] for one in gold["observations"]}
    kept = "|".join(map(re.escape, sorted(named, key=lambda name: (-len(name), name)))) or "(?!)"
    parts, at = [], 0
    for match in re.finditer(kept, text):
        parts += [_between(gold["doc"], text[at : match.start()], at, others), match.group()]
        at = match.end()
    return "".join([*parts, _between(gold["doc"], text[at:], at, others)])


def _between(doc: str, text: str, offset: int, others: Mapping[str, tuple[str, ...]]) -> str:
    """A stretch without names in other words: the longest known words that begin and end where words do."""
    ends = [0]
    for word in words(text):
        ends.append(ends[-1] + len(word))
    parts, first = [], 0
    while first < len(ends) - 1:
        last = next(
            (
                e
                for e in range(min(first + 6, len(ends) - 1), first, -1)
                if text[ends[first] : ends[e]] in others
            ),
            first + 1,
        )
        word = text[ends[first] : ends[last]]
        chance = crc32(f"{doc} {offset + ends[first]}".encode())
        choice = others.get(word, ())
        parts.append(choice[chance // 10 % len(choice)] if choice and chance % 10 < _OF_TEN else word)
        first = last
    return "".join(parts)
