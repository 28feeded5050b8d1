"""Sentences that look as if they held facts and gave none: the work list of whoever improves the rules."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.numbers.quantities import QuantityFinder
from kg.extract.page import Page, Sentence
from kg.model import Extract, Span

_NUMBERS = 2
"""A sentence with one number may well be about nothing in particular."""
_DISTRICTS = 2
_ORGANISATIONS = frozenset(("Enterprise", "IndustrialPark", "Institution", "GovernmentBody"))


@dataclass(frozen=True, slots=True)
class Miss:
    """A sentence of a document, `[start, end)` of its text, that gave neither a claim nor an observation."""

    source: str
    start: int
    end: int
    sentence: str
    signs: tuple[str, ...]
    """What in it looks like a fact: organisation endings outside every name, ``3 个数字``, ``2 个区县``."""
    weight: int
    """How many signs there are."""


def find_misses(page: Page, extract: Extract, quantities: QuantityFinder) -> Iterator[Miss]:
    """The sentences of a page full of numbers, districts or organisation endings that yielded nothing, in order."""
    claimed = [span for claim in extract.claims for span in claim.evidence]
    yielded = _Spans(claimed + [span for number in extract.observations for span in number.evidence])
    named = _Spans(span for entity in extract.entities for span in entity.mentions)
    for sentence in page.sentences:
        span = page.original(sentence.start, sentence.end)
        if sentence.role == "byline" or yielded.touch(span):
            continue
        signs = list(_signs(page, sentence, named, quantities))
        if signs:
            yield Miss(
                source=page.document.source,
                start=span.start,
                end=span.end,
                sentence=page.text[sentence.start : sentence.end],
                signs=tuple(sign for sign, _ in signs),
                weight=sum(count for _, count in signs),
            )


def by_promise(misses: Iterable[Miss]) -> tuple[Miss, ...]:
    """The most promising first: by how often their signs are met in all of them, then by how many they hold."""
    found = list(misses)
    often = Counter(sign for miss in found for sign in miss.signs)

    def promise(miss: Miss) -> tuple[int, int, str, int]:
        return (-max(often[sign] for sign in miss.signs), -miss.weight, miss.source, miss.start)

    return tuple(sorted(found, key=promise))


def _signs(
    page: Page, sentence: Sentence, named: _Spans, quantities: QuantityFinder
) -> Iterator[tuple[str, int]]:
    ends: Counter[str] = Counter()
    for cue in _longest(page, sentence):
        kinds = {head.kind for head in page.lexicon.heads[cue[2]]}
        if kinds & _ORGANISATIONS and not named.touch(page.original(cue[0], cue[1])):
            ends[cue[2]] += 1
    yield from ends.items()
    numbers = len(quantities.find(page.text, sentence.start, sentence.end))
    if numbers >= _NUMBERS:
        yield "数字", numbers
    if (places := _districts(page, sentence)) >= _DISTRICTS:
        yield "区县", places


def _districts(page: Page, sentence: Sentence) -> int:
    """How many districts a sentence names; 璧山 inside 璧山区 is no second one."""
    shorts = {
        frozenset(district.code for district in page.lexicon.districts[cue.word])
        for cue in page.cues_in("district", sentence.start, sentence.end)
    }
    return sum(1 for codes in shorts if not any(other < codes for other in shorts))


def _longest(page: Page, sentence: Sentence) -> list[tuple[int, int, str]]:
    """Heads of a sentence, of those that end together the longest."""
    held: dict[int, tuple[int, int, str]] = {}
    for cue in page.cues_in("head", sentence.start, sentence.end):
        if cue.end not in held or cue.start < held[cue.end][0]:
            held[cue.end] = (cue.start, cue.end, cue.word)
    return [held[end] for end in sorted(held)]


class _Spans:
    """Spans of a text, to be asked whether one of them touches another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._merged = _union(sorted(spans))
        self._ends = [span.end for span in self._merged]

    def touch(self, span: Span) -> bool:
        index = bisect_left(self._ends, span.start + 1)
        return index < len(self._merged) and self._merged[index].start < span.end


def _union(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
