"""One word for all that say the same: 眼下 and 时下 are read as 目前, so that rules need to know one of them only.

Only words as long as one another stand in `seeds/same_words.csv`: places in the text stay what they were, and
what is shown of a document is its own text. What only runs across two words is none: 推出|产品 has no 出产.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.seeds import SameWord
from kg.text.segment import words

_OPENERS = frozenset("，。；：、“（\n")
_CLAUSE = re.compile(r"[^，。；：、？！“”（）\n]*")


def _is_said(text: str, start: int, end: int) -> bool:
    """Whether `[start, end)` begins and ends where words of its clause do; 于 and figures may hang on to it."""
    first = max(text.rfind(mark, 0, start) for mark in "，。；：、？！“”（）\n") + 1
    clause = _CLAUSE.match(text, first)
    borders, at = {first}, first
    for word in words(clause.group() if clause else ""):
        at += len(word)
        borders.add(at)
    behind = end in borders or (text[end : end + 1] == "于" and end + 1 in borders) or text[end - 1].isdigit()
    return start in borders and behind


class SameWords:
    """The rows of `seeds/same_words.csv`, looked for in one pass. Cannot be pickled."""

    def __init__(self, rows: Sequence[SameWord]) -> None:
        self._rows = tuple(rows)
        self._automaton = AhoCorasick([row.word for row in rows], matchkind=MatchKind.LeftmostLongest)

    def one_for_all(self, text: str) -> str:
        """`text` with the one word in place of each that says the same; as long as it was.

        >>> SameWords([SameWord("时下", "目前", "小", "", False)]).one_for_all("时下每小时下线两台")
        '目前每小时下线两台'
        """
        parts: list[str] = []
        at = 0
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            row = self._rows[index]
            before, after = text[start - 1 : start] if start else "\n", text[end : end + 1]
            if before in row.not_after or (after and after in row.not_before):
                continue
            if row.opening and before not in _OPENERS:
                continue
            if not _is_said(text, start, end):
                continue
            parts += (text[at:start], row.says)
            at = end
        return "".join((*parts, text[at:])) if parts else text
