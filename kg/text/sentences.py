"""Cuts clean text into sentences and clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span
from kg.text.clean import CleanText, Paragraph

_SENTENCE_END = re.compile(r"[。！？…]+[”’』）]*|；")
_LONGEST = 400


def sentences(page: CleanText) -> Iterator[tuple[Span, Paragraph]]:
    """Sentences of a page in clean offsets, with the paragraph each stands in.

    A stretch without any stop is cut at `_LONGEST` characters: no later stage meets an unbounded sentence.
    """
    for paragraph in page.paragraphs:
        at = paragraph.start
        for match in _SENTENCE_END.finditer(page.text, paragraph.start, paragraph.end):
            yield from _bounded(at, match.end(), paragraph)
            at = match.end()
        yield from _bounded(at, paragraph.end, paragraph)


def _bounded(start: int, end: int, paragraph: Paragraph) -> Iterator[tuple[Span, Paragraph]]:
    while end - start > _LONGEST:
        yield Span(start, start + _LONGEST), paragraph
        start += _LONGEST
    if end > start:
        yield Span(start, end), paragraph
