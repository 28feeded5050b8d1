"""The endings of names on a page, of several at one place the outermost."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.lexicon import Cue
from kg.extract.page import Page


def outermost_heads(page: Page) -> Iterator[Cue]:
    """Heads in order, the longest at each end; 产业园 in 产业园区 goes on and is none."""
    taken: dict[int, Cue] = {}
    for cue in page.cues_of("head"):
        if cue.end not in taken or cue.start < taken[cue.end].start:
            taken[cue.end] = cue
    ends = sorted(taken.values(), key=lambda c: c.start)
    for index, cue in enumerate(ends):
        if index + 1 < len(ends) and ends[index + 1].start < cue.end and ends[index + 1].end > cue.end:
            continue
        yield cue
