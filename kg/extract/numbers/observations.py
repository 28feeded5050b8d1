"""Turns quantities into observations: subject, metric, period and status put together."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.numbers.capacities import capacities
from kg.extract.numbers.clauses import placed
from kg.extract.numbers.measure import RATIO, Measure
from kg.extract.numbers.metrics.choice import measure_of
from kg.extract.numbers.metrics.parts import whole_metric
from kg.extract.numbers.metrics.uncounted import is_size, only_counts, size_start
from kg.extract.numbers.metrics.wording import worded
from kg.extract.numbers.number import SURE, Assigned, Carry, Number, Sentence, Told, number_of
from kg.extract.numbers.one_by_one.each import each_of
from kg.extract.numbers.one_by_one.keyed import alike, alike_shares, keyed
from kg.extract.numbers.one_by_one.respective import one_by_one
from kg.extract.numbers.owners.choice import KINDS, another_of, subject_of
from kg.extract.numbers.owners.likely import owner_of
from kg.extract.numbers.owners.quotes import speakers
from kg.extract.numbers.owners.topics import begin, hand_on, learn
from kg.extract.numbers.periods.bases import of_growth
from kg.extract.numbers.periods.building import until_it_runs
from kg.extract.numbers.periods.statuses import status_of
from kg.extract.numbers.periods.times import in_time, period_of, settled
from kg.extract.numbers.phrases import Phrase, phrase_before
from kg.extract.numbers.quantities import ONE_BY_ONE, Quantity, QuantityFinder
from kg.extract.numbers.ranking import rank_numbers, ranks_of
from kg.extract.numbers.tables import table_line
from kg.extract.numbers.wider import of_nobody, without_whole
from kg.extract.page import Page
from kg.extract.reading.state import Read
from kg.text.dates import Time, find_times

_UNREAD = Assigned(None, "", "")
_BASIS = re.compile(r"[^，。；]{0,14}的?基础上，")
_SOME_DAY = dt.date(2000, 1, 1)
"""Finds words of time on a page without a date."""

_EACH = re.compile(ONE_BY_ONE)


def find_observations(page: Page, reads: Sequence[Read], finder: QuantityFinder) -> Iterator[Number]:
    """Observations of a page, in order."""
    carry, said = Carry(), speakers(page, reads)
    for read in reads:
        carry.speaker = said.get(read.sentence.start)
        rows = table_line(page, read, finder, carry)
        if rows is not None:
            yield from rows
            continue
        if read.sentence.role in ("byline", "title", "heading"):
            learn(page, read, carry)
            continue
        begin(page, read, carry)
        sentence = _read(page, read, finder, carry)
        in_names = list(capacities(page, read, finder))
        numbers = list(_numbers(page, sentence, carry))
        yield from in_names
        yield from numbers
        hand_on(page, sentence, carry, numbers)


def _read(page: Page, read: Read, finder: QuantityFinder, carry: Carry) -> Sentence:
    start, end = read.sentence.start, read.sentence.end
    times = page.times(read.sentence)
    quantities = [
        q for q in finder.find(page.text, start, end) if not _inside(read, q) and not in_time(times, q)
    ]
    dated = times
    if quantities and page.anchor is None:
        found = find_times(page.text[start:end], _SOME_DAY)
        dated = [Time(t.start + start, t.end + start, t.period, t.now) for t in found]
    clauses = read.clauses
    names = placed(page, read, clauses, KINDS)
    told = list(carry.told) if carry.joined else []
    sentence = Sentence(read, clauses, names, quantities, times, dated, told, list(carry.told))
    if len(quantities) > 3 and _EACH.search(page.text, start, end) is not None:
        sentence.assigned.update(keyed(page, sentence))
    return sentence


def _inside(read: Read, quantity: Quantity) -> bool:
    return any(r.start <= quantity.start and quantity.end <= r.end for r in read.references if r.printed)


def _numbers(page: Page, sentence: Sentence, carry: Carry) -> Iterator[Number]:
    """Numbers and ranks of a sentence in their order, since each may need those before it."""
    ranks = list(ranks_of(page, sentence.read))
    spans = [(r.start, r.end) for together in ranks for r in together]
    for index, quantity in enumerate(sentence.quantities):
        if sentence.assigned.get(index, _UNREAD) is None:
            continue
        while ranks and ranks[0][0].start < quantity.start:
            yield from rank_numbers(page, sentence, ranks.pop(0), carry)
        ranked = any(start <= quantity.start < end for start, end in spans)
        if not ranked and not only_counts(page, sentence, quantity):
            yield from _number_of(page, sentence, index, carry)
    for together in ranks:
        yield from rank_numbers(page, sentence, together, carry)


def _number_of(page: Page, sentence: Sentence, index: int, carry: Carry) -> Iterator[Number]:
    read, quantities = sentence.read, sentence.quantities
    quantity = _shared_point(page, quantities[index])
    clause = sentence.clauses.start(quantity.start)
    floor = max(clause, _told_until(page, quantities, index, read.sentence.start))
    phrase = phrase_before(page, sentence, floor, quantity.start)
    if index not in sentence.assigned:
        sentence.assigned.update(one_by_one(page, sentence, index))
    measure = _measure(page, sentence, index, quantity, floor, phrase)
    whose = _whose(page, sentence, index, quantity, phrase, measure, carry)
    if measure is None or whose is None:
        return
    if quantity.unit.dimension == "temperature" and "温" not in measure.metric[-3:]:
        return
    if measure.falls and quantity.unit.dimension == "ratio":
        measure = measure._replace(metric=_fall(measure.metric))
    thing, kind = whose
    if of_nobody(page, sentence, quantity, measure.metric):
        sentence.told.append(Told(quantity, without_whole(measure.metric), thing, kind, within=False))
        return
    if measure.base is None:
        measure = measure._replace(metric=whole_metric(page, sentence, quantity, measure.metric, whose))
    told_one = sentence.assigned.get(index)
    period = (told_one and told_one.period) or period_of(page, quantity, sentence, carry)
    period = of_growth(page, sentence, quantity, measure.metric, period)
    status = status_of(page, sentence, quantity, period, measure.metric, kind, carry)
    told_status = status
    status = until_it_runs(page, sentence, quantity, kind, measure.metric, status)
    period = settled(page, sentence, quantity, period, measure.metric, kind, status)
    if measure.score >= SURE:
        within = "其中" in page.text[clause : quantity.start]
        described = page.text.startswith("的", quantity.end) and kind in ("Project", "IndustrialPark")
        sentence.told.append(Told(quantity, measure.metric, thing, kind, within, described))
    confidence = round(min(measure.score, 0.8), 2)
    if quantity.unit.dimension not in RATIO:
        two = alike(page, floor, quantity.start)
    else:
        two = alike_shares(page, max(floor, phrase.start), quantity.start, measure.metric)
    printed = page.text[clause : quantity.start]
    for metric in two or (worded(measure.metric, quantity, kind, status, printed),):
        number = number_of(read, thing, metric, quantity, period, status, confidence, "quantity.clause")
        for one, _ in each_of(page, sentence, quantity) or ((thing, kind),):
            yield number._replace(thing=one, inferred=status != told_status)


def _fall(metric: str) -> str:
    """产值增速 is 产值降幅 where it fell: the number stays as printed."""
    return metric if metric.endswith(("降幅", "跌幅")) else re.sub("(?:增速|增幅|涨幅)$", "", metric) + "降幅"


def _told_until(page: Page, quantities: list[Quantity], index: int, begin: int) -> int:
    """Where the words of a number begin: behind the one before, unless that is only part of a noun."""
    if not index:
        return begin
    before = quantities[index - 1]
    return size_start(page, before, begin) if is_size(page, before) else before.end


def _measure(
    page: Page, sentence: Sentence, index: int, quantity: Quantity, floor: int, phrase: Phrase
) -> Measure | None:
    assigned = sentence.assigned.get(index)
    if assigned is not None:
        return Measure(assigned.metric, 0.75, assigned.falls)
    return measure_of(page, sentence, quantity, floor, phrase)


def _whose(
    page: Page,
    sentence: Sentence,
    index: int,
    quantity: Quantity,
    phrase: Phrase,
    measure: Measure | None,
    carry: Carry,
) -> tuple[int, str] | None:
    assigned = sentence.assigned.get(index)
    if assigned is not None and assigned.thing is not None:
        return assigned.thing, assigned.kind
    if measure is not None and measure.base is not None:
        return another_of(sentence, quantity, measure.base) or (measure.base.thing, measure.base.kind)
    if _is_basis(page, quantity):
        return None
    metric = measure.metric if measure is not None else ""
    owner = owner_of(page, sentence, metric, quantity.start)
    return subject_of(page, sentence, quantity, phrase.start, owner, carry)


def _is_basis(page: Page, quantity: Quantity) -> bool:
    """Whether a clause that names nobody tells what another builds on: 在已有30万吨产能的基础上，某集团扩产."""
    text = page.text
    clause = max(text.rfind(mark, 0, quantity.start) for mark in "，。；\n") + 1
    return text.startswith("在", clause) and _BASIS.match(text, quantity.end) is not None


def _shared_point(page: Page, quantity: Quantity) -> Quantity:
    """高2个和2.4个百分点: both are percentage points."""
    if quantity.unit.unit == "个" and re.match(
        r"(?:和|、)\d+(?:\.\d+)?个百分点", page.text[quantity.end : quantity.end + 14]
    ):
        unit = page.lexicon.seeds.units.get("个百分点")
        return replace(quantity, unit=unit, text=quantity.text + "百分点") if unit else quantity
    return quantity
