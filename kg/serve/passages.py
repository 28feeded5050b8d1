"""The text of a document out of the passages that a graph quotes, where the text itself is not at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

_GAP = "\n……\n"


class Piece(NamedTuple):
    """A stretch of a text, and how many code points stand before it."""

    start: int
    text: str


def joined(passages: Iterable[tuple[int, str]]) -> Iterator[Piece]:
    """Passages as stretches that do not overlap, in the order of the text.

    >>> list(joined([(4, "cd"), (0, "ab"), (1, "b"), (5, "de")]))
    [Piece(start=0, text='ab'), Piece(start=4, text='cd'), Piece(start=6, text='e')]
    """
    end = 0
    for start, text in sorted(passages, key=lambda one: (one[0], -len(one[1]))):
        new = text[max(0, end - start) :]
        if new:
            end = start + len(text)
            yield Piece(end - len(new), new)


def between(pieces: Iterable[Piece], start: int, end: int | None) -> str:
    r"""What is known of a stretch of the text; dots stand where something is left out.

    >>> between([Piece(0, "ab"), Piece(4, "cd")], 1, 5)
    'b\n……\nc'
    """
    found = ""
    at: int | None = None
    for piece in pieces:
        text = piece.text[max(0, start - piece.start) : None if end is None else max(0, end - piece.start)]
        if text:
            begins = max(piece.start, start)
            found += _GAP + text if at is not None and begins > at else text
            at = begins + len(text)
    return found
