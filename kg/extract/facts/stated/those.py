"""Whom 这两家, 它们 and 上述企业 mean: the firms listed last."""

from __future__ import annotations

from kg.extract.page import Page
from kg.extract.reading.state import Read
from kg.extract.things.things import Things

_JOINTS = ("、", "和", "与", "及", "以及", "，以及")
_FAR = 200
"""Characters before a sentence in which its 它们 may be named."""


_HOW_MANY = {"两": 2, "二": 2, "三": 3, "四": 4}


def those_firms(page: Page, things: Things, read: Read, position: int, word: str) -> list[int]:
    """The firms of the last list before a position, else as many as a word counts: 这“两”家; none where there are none.

    They stand in the sentence or shortly before it.
    """
    start = max(0, read.sentence.start - _FAR)
    found = {
        (r.start, r.end): r.thing for r in read.references if r.kind == "Enterprise" and r.end <= position
    }
    for mention in page.mentions.within(start, read.sentence.start):
        thing = things.named(mention) if mention.kind == "Enterprise" else None
        if thing is not None:
            found[mention.start, mention.end] = thing
    row: list[tuple[int, int]] = []
    for span in sorted(found, reverse=True):
        if row and page.text[span[1] : row[-1][0]] not in _JOINTS:
            if len(row) > 1:
                break
            row = []
        row.append(span)
    if len(row) > 1:
        return list(dict.fromkeys(found[span] for span in row))
    count = next((n for sign, n in _HOW_MANY.items() if sign + "家" in word), 0)
    last = list(dict.fromkeys(found[span] for span in sorted(found, reverse=True)))[:count]
    return last if len(last) == count else []
