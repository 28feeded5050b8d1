"""The clauses of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract.page import Sentence
from kg.extract.reading.reference import Reference

# each alternative begins with one character, so that `re` skips to those
_ENDS = re.compile("，|。|；|：|！|？|（|）|\n|【|】|——")
_GLOSS = re.compile(r"[&＆]D（[^（），。；]{2,16}）(?=经费|投入|人员|支出)")
"""What an abbreviation stands for, told in the middle of a noun: R&D（研究与试验发展）经费."""


@dataclass(slots=True, unsafe_hash=True)
class Clauses:
    """Where the clauses of a sentence end; brackets and stops inside a name or noun end none."""

    begin: int
    end: int
    stops: tuple[int, ...]

    def start(self, position: int) -> int:
        """Where the clause begins in which a position stands."""
        at = bisect_left(self.stops, position)
        return self.stops[at - 1] + 1 if at else self.begin

    def stop(self, position: int) -> int:
        """Where the clause ends in which a position stands."""
        at = bisect_left(self.stops, position)
        return self.stops[at] if at < len(self.stops) else self.end

    def number(self, position: int) -> int:
        """How many clauses of the sentence end before a position."""
        return bisect_left(self.stops, position)


def clauses_of(text: str, sentence: Sentence, references: Iterable[Reference]) -> Clauses:
    """The clauses of a sentence with such names in it."""
    found = [m.end() - 1 for m in _ENDS.finditer(text, sentence.start, sentence.end)]
    for name in references:
        if name.printed:
            first, last = bisect_left(found, name.start), bisect_left(found, name.end)
            del found[first:last]
    for gloss in _GLOSS.finditer(text, sentence.start, sentence.end):
        first, last = bisect_left(found, gloss.start()), bisect_left(found, gloss.end())
        del found[first:last]
    return Clauses(sentence.start, sentence.end, tuple(found))
