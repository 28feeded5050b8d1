"""How plainly the sentences of a page place whom they name: a caption hardly, the text of a section best."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.facts.places.passing import counts_here
from kg.extract.page import Page
from kg.extract.reading.state import Read
from kg.extract.shape.headings import is_picture

PLACED = ("Enterprise", "IndustrialPark", "Project", "Institution")
"""Kinds of things that a section places."""


class Plainness:
    """Who is told of in the sections of districts, and how: a caption elsewhere on the page does not place him."""

    def __init__(self, page: Page, reads: Sequence[Read]) -> None:
        self._page = page
        self._base = reads[0].base if reads else None
        self._first = next((read.number for read in reads if self._headed(read)), 0)
        self._told: dict[int, int] = {}
        for read in reads if self._first else ():
            if self._headed(read):
                self._hear(read)

    def told_better(self, read: Read, thing: int) -> bool:
        """Whether a section places a thing more plainly than a sentence before all sections, or under a picture."""
        return self._told.get(thing, -1) > self._of(read)

    def _headed(self, read: Read) -> bool:
        return read.base not in (None, self._base)

    def _hear(self, read: Read) -> None:
        for name in read.references:
            if name.printed and name.kind in PLACED and counts_here(self._page, read, name):
                self._told[name.thing] = max(self._of(read), self._told.get(name.thing, 0))

    def _of(self, read: Read) -> int:
        sentence = read.sentence
        picture = sentence.role == "caption" or is_picture(self._page.text, sentence.start, sentence.end)
        return int(read.number >= self._first) + int(not picture)
