"""Cuts clean text into sentences and clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span
from kg.text.clean import CleanText, Paragraph

_SENTENCE_END = re.compile(
    "[；。！？…](?:(?<!；)[。！？…]*[”’』）]*)?"
)  # one set first, so that `re` skips to it
_LONGEST = 400
_DATELINE = re.compile(
    r"[^，。；：！？\n]{0,30}?(?:\d{1,2}日|[一二三四五六七八九十]{1,3}日)[电讯](?:（[^（）\n]{0,40}）|\([^()\n]{0,40}\))?"
    r"|[^，。；：！？\n（]{0,16}[电讯]（[^（）\n]{0,12}(?:记者|通讯员)[^（）\n]{0,40}）"
)
"""What opens an article before its first sentence: 本报合肥8月6日电（记者……）."""


def sentences(page: CleanText) -> Iterator[tuple[Span, Paragraph]]:
    """Sentences of a page in clean offsets, with the paragraph each stands in; a dateline is a byline of its own.

    A stretch without any stop is cut at `_LONGEST` characters: no later stage meets an unbounded sentence.
    """
    for paragraph in page.paragraphs:
        at = paragraph.start
        opening = _DATELINE.match(page.text, at, paragraph.end)
        if opening is not None and opening.end() < paragraph.end:
            yield Span(at, opening.end()), Paragraph(paragraph.start, paragraph.end, "byline")
            at = opening.end()
        for match in _SENTENCE_END.finditer(page.text, paragraph.start, paragraph.end):
            yield from _bounded(at, match.end(), paragraph)
            at = match.end()
        yield from _bounded(at, paragraph.end, paragraph)


def _bounded(start: int, end: int, paragraph: Paragraph) -> Iterator[tuple[Span, Paragraph]]:
    for at in range(start, end, _LONGEST):
        yield Span(at, min(at + _LONGEST, end)), paragraph
