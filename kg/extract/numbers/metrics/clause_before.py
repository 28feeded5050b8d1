"""A metric that the clause before names: 产值首次突破百亿元，达到103.6亿元."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.numbers.measure import Measure
from kg.extract.numbers.metrics.named import fit
from kg.extract.numbers.number import Sentence
from kg.extract.numbers.phrases import known_from, phrase_before
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page


def by_clause_before(page: Page, sentence: Sentence, quantity: Quantity, floor: int) -> Iterator[Measure]:
    """产值首次突破百亿元，达到103.6亿元."""
    begin = sentence.clauses.start(floor - 1)
    if sentence.told and sentence.told[-1].quantity.end > begin:
        return
    noun = phrase_before(page, sentence, begin, floor - 1).noun
    known = known_from(page.lexicon, noun)
    if known == len(noun):
        noun = _longest_metric(page, sentence, begin, floor - 1)
    noun = noun[known:] if len(noun) > 12 else noun
    if noun and fit(page.lexicon, noun, quantity) == 2:
        yield Measure(noun, 0.66)


def _longest_metric(page: Page, sentence: Sentence, start: int, end: int) -> str:
    projects = [(r.start, r.end) for r in sentence.read.references if r.kind == "Project" and r.printed]
    words = (
        cue.word
        for cue in page.cues_in("metric", start, end)
        if cue.end <= end
        and not page.text[cue.start - 1].isdigit()
        and not any(first <= cue.start < last for first, last in projects)
    )
    return max(words, key=len, default="")
