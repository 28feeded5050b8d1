"""One word for all that say the same: 眼下 and 时下 are read as 目前, so that rules need to know one of them only.

Only words as long as one another stand in `seeds/same_words.csv`: places in the text stay what they were, and
what is shown of a document is its own text.
"""

from __future__ import annotations

from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.seeds import SameWord

_OPENERS = frozenset("，。；：、“（\n")


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
            parts += (text[at:start], row.says)
            at = end
        return "".join((*parts, text[at:])) if parts else text
