"""What a finder sees: one document's clean text with its sentences, known words and mentions so far."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.extract.lexicon import Cue, Lexicon
from kg.extract.mention import Mention
from kg.model import Document, Span
from kg.text.clean import CleanText, Role, clean
from kg.text.dates import infer_anchor
from kg.text.segment import tagged
from kg.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence `[start, end)` of the clean text and the paragraph it stands in."""

    start: int
    end: int
    role: Role
    paragraph: int


@dataclass(slots=True)
class Page:
    """One document ready for extraction. Extractors read it and yield; only the composer adds mentions."""

    document: Document
    lexicon: Lexicon
    clean: CleanText
    text: str
    sentences: tuple[Sentence, ...]
    cues: tuple[Cue, ...]
    anchor: dt.date | None
    mentions: list[Mention] = field(default_factory=list)
    _cue_starts: list[int] = field(default_factory=list)
    _tokens: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    _doing: set[tuple[int, int]] = field(default_factory=set)

    def cues_in(self, start: int, end: int) -> Iterator[Cue]:
        """Known words that start in a stretch, in order."""
        for index in range(bisect_left(self._cue_starts, start), bisect_left(self._cue_starts, end)):
            yield self.cues[index]

    def sentence_at(self, position: int) -> Sentence:
        """The sentence that covers a position."""
        index = bisect_right(self.sentences, position, key=lambda s: s.start) - 1
        return self.sentences[max(index, 0)]

    def tokens(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Words of a sentence as the segmenter cuts them, as spans of the clean text."""
        found = self._tokens.get(sentence.start)
        if found is None:
            found, at = [], sentence.start
            for word, flag in tagged(self.text[sentence.start : sentence.end]):
                found.append((at, at + len(word)))
                if flag in _DOING and len(word) > 1:
                    self._doing.add((at, at + len(word)))
                at += len(word)
            self._tokens[sentence.start] = found
        return found

    def is_doing(self, span: tuple[int, int]) -> bool:
        """Whether a word says what somebody does or how: a verb, an adverb. Names hardly ever hold one."""
        return span in self._doing

    def straddled(self, position: int) -> bool:
        """Whether a word of the dictionary runs across a position."""
        spans = self.tokens(self.sentence_at(position))
        index = bisect_left(spans, (position, position)) - 1
        return index >= 0 and spans[index][0] < position < spans[index][1]

    def original(self, start: int, end: int) -> Span:
        """Span of the document's own text for a clean span."""
        return self.clean.original(start, end)

    def within(self, start: int, end: int, kinds: Iterable[str] = ()) -> list[Mention]:
        """Mentions inside a stretch, of some kinds or all."""
        wanted = set(kinds)
        return [
            m for m in self.mentions if start <= m.start and m.end <= end and (not wanted or m.kind in wanted)
        ]

    def mentions_before(self, sentence: Sentence, position: int) -> list[Mention]:
        """Mentions of a sentence that end before a position, by where they end; the longest of those that end together."""
        inside = [m for m in self.mentions if sentence.start <= m.start and m.end <= position]
        longest = {m.end: m for m in sorted(inside, key=lambda m: -m.start)}
        return [longest[end] for end in sorted(longest)]

    def covered(self, start: int, end: int) -> bool:
        """Whether any mention shares a character with a stretch."""
        return any(m.start < end and start < m.end for m in self.mentions)


def read_page(document: Document, lexicon: Lexicon) -> Page:
    """Clean a document, repair known misreadings of equal length, cut it up and scan it once."""
    cleaned = clean(document.text)
    text = cleaned.text
    confusions = lexicon.seeds.confusions
    for printed in sorted(confusions):
        if printed in text:
            text = text.replace(printed, confusions[printed])
    paragraphs = {p.start: i for i, p in enumerate(cleaned.paragraphs)}
    cut = tuple(
        Sentence(span.start, span.end, paragraph.role, paragraphs[paragraph.start])
        for span, paragraph in sentences(cleaned)
    )
    cues = tuple(sorted(lexicon.scan(text)))
    anchor = document.date.value if document.date else infer_anchor(text)
    return Page(document, lexicon, cleaned, text, cut, cues, anchor, [], [c.start for c in cues])


_DOING = frozenset(("v", "vd", "d", "ad", "z", "i", "r", "p", "c"))
