"""What a finder sees: one document's clean text with its sentences, known words and mentions so far."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick

from kg.extract.lexicon import Cue, Lexicon
from kg.extract.mention import Mentions
from kg.extract.words import DOING, Words, cut_up
from kg.model import Document, Issue, Span
from kg.text.anchors import infer_anchor
from kg.text.clean import CleanText, Role, clean
from kg.text.dates import Time, find_times
from kg.text.sentences import sentences


@dataclass(slots=True, unsafe_hash=True)
class Sentence:
    """A sentence `[start, end)` of the clean text and the paragraph it stands in."""

    start: int
    end: int
    role: Role
    paragraph: int


@dataclass(slots=True)
class Page:
    """One document ready for extraction. Finders read it and yield; only the composer adds mentions."""

    document: Document
    lexicon: Lexicon
    clean: CleanText
    text: str
    sentences: tuple[Sentence, ...]
    cues: dict[str, list[Cue]]
    """Use → the known words of that use, in order."""
    anchor: dt.date | None
    """When the document was reported, as stated or worked out from its text."""
    mentions: Mentions = field(default_factory=Mentions)
    issues: list[Issue] = field(default_factory=list)
    """What a finder could not make sense of."""
    _cue_starts: dict[str, list[int]] = field(init=False)
    _sentence_starts: list[int] = field(init=False)
    _spans: dict[tuple[int, int], Span] = field(default_factory=dict)
    _times: dict[int, list[Time]] = field(default_factory=dict)
    _repeats: dict[str, bool] = field(default_factory=dict)
    project_edges: dict[tuple[int, int], int] = field(default_factory=dict)
    """(head of a project, number of the names found around it) → where the project's name begins."""
    words: Words = field(init=False)
    """The words that the segmenter cuts the sentences into."""

    def __post_init__(self) -> None:
        self._cue_starts = {what: [cue.start for cue in cues] for what, cues in self.cues.items()}
        self._sentence_starts = [sentence.start for sentence in self.sentences]
        self.words = cut_up(self.text, self.sentences)

    def times(self, sentence: Sentence) -> list[Time]:
        """Times in a sentence, in order."""
        held = self._times.get(sentence.start)
        if held is None:
            start = sentence.start
            found = find_times(self.text[start : sentence.end], self.anchor)
            held = [Time(t.start + start, t.end + start, t.period, t.now) for t in found]
            self._times[start] = held
        return held

    def cues_of(self, what: str) -> list[Cue]:
        """Known words of one use, in order: all districts, all heads."""
        return self.cues.get(what, [])

    def cues_in(self, what: str, start: int, end: int) -> list[Cue]:
        """Known words of one use that start in a stretch, in order."""
        starts = self._cue_starts.get(what)
        if starts is None:
            return []
        return self.cues[what][bisect_left(starts, start) : bisect_left(starts, end)]

    def sentence_at(self, position: int) -> Sentence:
        """The sentence that covers a position."""
        index = bisect_right(self._sentence_starts, position) - 1
        return self.sentences[index if index > 0 else 0]

    def tokens(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Words of a sentence as the segmenter cuts them, as spans of the clean text."""
        first, last = self.words.of[sentence.start]
        return self.words.spans[first:last]

    def tagged(self, sentence: Sentence) -> list[tuple[str, str]]:
        """Words of a sentence with their parts of speech."""
        first, last = self.words.of[sentence.start]
        return self.words.tagged[first:last]

    def tokens_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """Whole words inside a stretch of one sentence."""
        words = self.words
        last = bisect_left(words.starts, min(end, self.sentence_at(start).end))
        inside = words.spans[bisect_left(words.starts, start) : last]
        if inside and inside[-1][1] > end:
            inside.pop()
        return inside

    def tokens_touching(self, sentence: Sentence, start: int, end: int) -> list[tuple[int, int]]:
        """Words of a sentence that share a character with a stretch."""
        words = self.words
        begin, stop = words.of[sentence.start]
        first = bisect_left(words.starts, start, begin, stop)
        last = bisect_left(words.starts, end, begin, stop)
        return words.spans[first - 1 if first > begin and words.spans[first - 1][1] > start else first : last]

    def word_ending(self, end: int) -> str:
        """The word that ends where another begins; empty at the beginning of a sentence."""
        words = self.words
        first, last = words.of[self.sentence_at(end).start]
        index = bisect_left(words.starts, end, first, last) - 1
        if index < first or words.spans[index][1] != end:
            return ""
        return self.text[words.starts[index] : end]

    def is_doing(self, span: tuple[int, int]) -> bool:
        """Whether a word says what somebody does or how: a verb, an adverb. Names hardly ever hold one."""
        words = self.words
        return span[1] - span[0] > 1 and words.tagged[bisect_left(words.starts, span[0])][1] in DOING

    def single_at(self, position: int) -> bool:
        """Whether the word that begins at a position is one Chinese character."""
        words = self.words
        index = bisect_left(words.starts, position)
        start, end = words.spans[index] if index < len(words.spans) else (-1, -1)
        return start == position and end == start + 1 and "\u4e00" <= self.text[start] <= "\u9fff"

    def straddled(self, position: int) -> bool:
        """Whether a word of the dictionary runs across a position."""
        return position not in self.words.bounds

    def repeats(self, name: str) -> bool:
        """Whether a name stands in the text more than once."""
        held = self._repeats.get(name)
        if held is None:
            held = self._repeats[name] = self.text.find(name, self.text.find(name) + len(name)) >= 0
        return held

    def places_of(self, names: Sequence[str]) -> list[tuple[int, int, str]]:
        """Where names stand in the text, name by name and in order: `(start, end, name)`."""
        if len(names) <= _FEW:
            return [(start, start + len(name), name) for name in names for start in _starts(self.text, name)]
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


_FEW = 12
"""Names that are sooner looked for one by one than with an automaton."""


def _starts(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def read_page(document: Document, lexicon: Lexicon) -> Page:
    """Clean a document, repair known misreadings of equal length, cut it up and scan it once."""
    cleaned = clean(document.text)
    text = cleaned.text
    confusions = lexicon.seeds.confusions
    for printed in sorted(confusions):
        if printed in text:
            text = text.replace(printed, confusions[printed])
    text = lexicon.same_words.one_for_all(text)
    paragraphs = {p.start: i for i, p in enumerate(cleaned.paragraphs)}
    cut = tuple(
        Sentence(span.start, span.end, paragraph.role, paragraphs[paragraph.start])
        for span, paragraph in sentences(cleaned)
    )
    cues = lexicon.scan(text)
    anchor = document.date.value if document.date else infer_anchor(text)
    return Page(document, lexicon, cleaned, text, cut, cues, anchor)
