"""Other ways of saying it: where a pattern offers the common word of a row of `seeds/alike.csv`, the row will do."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BEHIND = re.compile(r"\(\?<[=!][^()]*(?:\([^()]*\)[^()]*)*\)")
"""What looks behind has to be of one length."""


class Wording:
    """The rows of `seeds/alike.csv`: a common word and rarer ones. A pattern that asks for a rare one means just it.

    >>> wording = Wording([("落户", "扎根")])
    >>> wording.widened("{s:E}(?:已|刚)?(?:落户|来到)(?:了)?{o:P}")
    '{s:E}(?:已|刚)?(?:落户|扎根|来到)(?:了)?{o:P}'
    >>> sorted(wording.all_of(["落户", "来到"]))
    ['扎根', '来到', '落户']
    """

    def __init__(self, rows: Iterable[tuple[str, ...]]) -> None:
        self._alike: dict[str, tuple[str, ...]] = {}
        for row in rows:
            self._alike[row[0]] = row
        words = "|".join(map(re.escape, sorted(self._alike, key=lambda word: (-len(word), word))))
        self._branch = re.compile(rf"(?<=[:|!=])(?:{words})(?=[|)])" if words else r"(?!)")

    def all_of(self, words: Iterable[str]) -> frozenset[str]:
        """Words and what says the same as one of them."""
        return frozenset(other for word in words for other in self._alike.get(word, (word,)))

    def widened(self, pattern: str) -> str:
        """A pattern with every branch of an alternation that is a common word standing for its whole row."""
        parts: list[str] = []
        at = 0
        for behind in _BEHIND.finditer(pattern):
            parts += (self._branch.sub(self._row, pattern[at : behind.start()]), behind.group())
            at = behind.end()
        return "".join((*parts, self._branch.sub(self._row, pattern[at:])))

    def _row(self, match: re.Match[str]) -> str:
        return "|".join(self._alike[match.group()])
