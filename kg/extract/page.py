"""What a finder sees: one document's clean text with its sentences, known words and mentions so far."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from ahocorasick_rs import AhoCorasick

from kg.extract.lexicon import Cue, Lexicon
from kg.extract.mention import Mentions
from kg.model import Document, Issue, Span
from kg.text.clean import CleanText, Role, clean
from kg.text.dates import infer_anchor
from kg.text.segment import tagged
from kg.text.sentences import sentences

_DOING = frozenset(("v", "vd", "d", "ad", "z", "i", "r", "p", "c"))
"""Parts of speech of words that say what somebody does or how."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence `[start, end)` of the clean text and the paragraph it stands in."""

    start: int
    end: int
    role: Role
    paragraph: int


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of a sentence as spans of the clean text, and which of them are verbs or adverbs."""

    spans: list[tuple[int, int]]
    tagged: list[tuple[str, str]]
    starts: frozenset[int]
    doing: frozenset[tuple[int, int]]


@dataclass(slots=True)
class Page:
    """One document ready for extraction. Finders read it and yield; only the composer adds mentions."""

    document: Document
    lexicon: Lexicon
    clean: CleanText
    text: str
    sentences: tuple[Sentence, ...]
    cues: tuple[Cue, ...]
    anchor: dt.date | None
    """When the document was reported, as stated or worked out from its text."""
    mentions: Mentions = field(default_factory=Mentions)
    issues: list[Issue] = field(default_factory=list)
    """What a finder could not make sense of."""
    _cue_starts: list[int] = field(init=False)
    _cues_by_use: dict[str, list[Cue]] = field(default_factory=dict)
    _sentence_starts: list[int] = field(init=False)
    _spans: dict[tuple[int, int], Span] = field(default_factory=dict)
    _repeats: dict[str, bool] = field(default_factory=dict)
    _words: dict[int, _Words] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for cue in self.cues:
            self._cues_by_use.setdefault(cue.what, []).append(cue)
        self._cue_starts = [cue.start for cue in self.cues]
        self._sentence_starts = [sentence.start for sentence in self.sentences]

    def cues_of(self, what: str) -> list[Cue]:
        """Known words of one use, in order: all districts, all heads."""
        return self._cues_by_use.get(what, [])

    def cues_in(self, start: int, end: int) -> Iterator[Cue]:
        """Known words that start in a stretch, in order."""
        for index in range(bisect_left(self._cue_starts, start), bisect_left(self._cue_starts, end)):
            yield self.cues[index]

    def sentence_at(self, position: int) -> Sentence:
        """The sentence that covers a position."""
        index = bisect_right(self._sentence_starts, position) - 1
        return self.sentences[index if index > 0 else 0]

    def tokens(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Words of a sentence as the segmenter cuts them, as spans of the clean text."""
        return self._words_of(sentence).spans

    def tagged(self, sentence: Sentence) -> list[tuple[str, str]]:
        """Words of a sentence with their parts of speech."""
        return self._words_of(sentence).tagged

    def tokens_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """Whole words inside a stretch of one sentence."""
        spans = self.tokens(self.sentence_at(start))
        inside = spans[bisect_left(spans, (start, start)) : bisect_left(spans, (end, end))]
        if inside and inside[-1][1] > end:
            inside.pop()
        return inside

    def tokens_touching(self, sentence: Sentence, start: int, end: int) -> list[tuple[int, int]]:
        """Words of a sentence that share a character with a stretch."""
        spans = self.tokens(sentence)
        first, last = bisect_left(spans, (start, start)), bisect_left(spans, (end, end))
        return spans[first - 1 if first and spans[first - 1][1] > start else first : last]

    def word_ending(self, end: int) -> str:
        """The word that ends where another begins; empty at the beginning of a sentence."""
        spans = self.tokens(self.sentence_at(end))
        index = bisect_left(spans, (end, end)) - 1
        return self.text[spans[index][0] : end] if index >= 0 and spans[index][1] == end else ""

    def is_doing(self, span: tuple[int, int]) -> bool:
        """Whether a word says what somebody does or how: a verb, an adverb. Names hardly ever hold one."""
        return span in self._words_of(self.sentence_at(span[0])).doing

    def straddled(self, position: int) -> bool:
        """Whether a word of the dictionary runs across a position."""
        sentence = self.sentence_at(position)
        inside = sentence.start < position < sentence.end
        return inside and position not in self._words_of(sentence).starts

    def repeats(self, name: str) -> bool:
        """Whether a name stands in the text more than once."""
        held = self._repeats.get(name)
        if held is None:
            held = self._repeats[name] = self.text.count(name) > 1
        return held

    def places_of(self, names: Sequence[str]) -> list[tuple[int, int, str]]:
        """Where names stand in the text, name by name and in order: `(start, end, name)`."""
        if not names:
            return []
        free = [0] * len(names)
        found: list[tuple[int, int, int]] = []
        for index, start, end in AhoCorasick(names).find_matches_as_indexes(self.text, overlapping=True):
            if start >= free[index]:
                free[index] = end
                found.append((index, start, end))
        return [(start, end, names[index]) for index, start, end in sorted(found)]

    def original(self, start: int, end: int) -> Span:
        """Span of the document's own text for a clean span."""
        held = self._spans.get((start, end))
        if held is None:
            held = self._spans[start, end] = self.clean.original(start, end)
        return held

    def _words_of(self, sentence: Sentence) -> _Words:
        held = self._words.get(sentence.start)
        if held is None:
            held = self._words[sentence.start] = _cut(
                self.text[sentence.start : sentence.end], sentence.start
            )
        return held


def _cut(text: str, start: int) -> _Words:
    pairs = tagged(text)
    ends = list(accumulate((len(word) for word, _ in pairs), initial=start))
    spans = list(pairwise(ends))
    doing = [
        span for span, (word, flag) in zip(spans, pairs, strict=True) if flag in _DOING and len(word) > 1
    ]
    return _Words(spans, pairs, frozenset(ends), frozenset(doing))


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
    return Page(document, lexicon, cleaned, text, cut, cues, anchor)
