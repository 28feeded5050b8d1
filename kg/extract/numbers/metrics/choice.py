"""What a number measures: a scored choice among what is told before and behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.lexicon import Lexicon
from kg.extract.numbers.measure import RATIO, Measure
from kg.extract.numbers.metrics.around import by_words_around
from kg.extract.numbers.metrics.changes import ratios
from kg.extract.numbers.metrics.clause_before import by_clause_before
from kg.extract.numbers.metrics.continued import another, becomes, continued
from kg.extract.numbers.metrics.counted import counted
from kg.extract.numbers.metrics.differences import change
from kg.extract.numbers.metrics.named import by_noun, by_noun_behind, by_verb
from kg.extract.numbers.number import Sentence, Told, amounts
from kg.extract.numbers.phrases import Phrase, known_from
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page


def measure_of(
    page: Page, sentence: Sentence, quantity: Quantity, floor: int, phrase: Phrase
) -> Measure | None:
    """The surest reading, or none."""
    before = page.text[floor : quantity.start]
    told = sentence.told
    readings = list(_readings(page, sentence, quantity, floor, before, phrase, told))
    bare = _without_times(page, sentence, floor, quantity.start)
    readings += becomes(page, sentence, quantity)
    readings += another(page, sentence, quantity)
    readings += continued(
        page,
        sentence,
        quantity,
        bare,
        phrase,
        amounts(told or sentence.earlier),
        timed=bare != before,
        named=any(r.score >= _NAMED for r in readings),
    )
    return max(readings, key=lambda r: r.score, default=None)


_NAMED = 0.62
"""The score of a noun behind a number from which on it is no more of what was told before."""


def _readings(
    page: Page,
    sentence: Sentence,
    quantity: Quantity,
    floor: int,
    before: str,
    phrase: Phrase,
    told: Sequence[Told],
) -> Iterator[Measure]:
    lexicon, dimension = page.lexicon, quantity.unit.dimension
    if dimension not in RATIO and dimension != "money":
        yield from _listed(lexicon, before, phrase, told)
    yield from change(lexicon, quantity, before, told)
    if dimension in RATIO:
        yield from ratios(page, sentence, quantity, floor, before, amounts(told))
    else:
        yield from by_verb(page, sentence.read, quantity, phrase)
        clauses = sentence.clauses
        yield from counted(page, quantity, clauses.start(quantity.start), clauses.stop(quantity.end))
    yield from by_words_around(page, sentence, quantity, phrase)
    yield from by_noun(lexicon, quantity, phrase)
    if not phrase.noun and floor > sentence.clauses.begin:
        yield from by_clause_before(page, sentence, quantity, floor)
    yield from by_noun_behind(page, sentence.read, quantity, phrase)


def _without_times(page: Page, sentence: Sentence, start: int, end: int) -> str:
    """The words before a number without those of time and without 该企业: 2019年达到 is 达到."""
    taken = [(t.start, t.end) for t in sentence.dated]
    taken += [(r.start, r.end) for r in sentence.read.references if r.kind == "Enterprise" and not r.printed]
    parts, at = [], start
    for first, last in sorted(taken):
        if start <= first and last <= end and first >= at:
            parts.append(page.text[at:first])
            at = last
    return "".join([*parts, page.text[at:end]])


def _listed(lexicon: Lexicon, before: str, phrase: Phrase, told: Sequence[Told]) -> Iterator[Measure]:
    """Another product with its number: 年产硅油15万吨、硅橡胶10万吨."""
    noun = _LISTED.fullmatch(before)
    if (
        not told
        or noun is None
        or noun["noun"] != phrase.noun
        or known_from(lexicon, phrase.noun) < len(noun["noun"])
    ):
        return
    amounts_of = {row.amount for row in lexicon.seeds.metric_verbs.values() if row.amount}
    label = next(
        (told[-1].metric[at:] for at in range(len(told[-1].metric)) if told[-1].metric[at:] in amounts_of), ""
    )
    if label:
        yield Measure(phrase.noun + label, 0.9, base=told[-1])


_LISTED = re.compile(r"(?:、|和|及|以及)(?P<noun>[^，。；、]{2,12}?)(?:各|约)?")
