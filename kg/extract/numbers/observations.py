"""Turns quantities into observations: subject, metric, period and status put together."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator

from kg.extract.numbers.metrics import coordinated, is_fall, metric_of
from kg.extract.numbers.nouns import previous_clause_noun, strip_references, trim
from kg.extract.numbers.number import Carry, Number
from kg.extract.numbers.quantities import Quantity, QuantityFinder
from kg.extract.numbers.ranks import find_ranks
from kg.extract.numbers.subjects import clause_start, in_order, subject_of
from kg.extract.numbers.times import in_time, is_passing, period_of, status_of
from kg.extract.page import Page
from kg.extract.reading.state import Read
from kg.model import Status
from kg.text.dates import Period, Time, find_times


def find_observations(page: Page, reads: Iterable[Read], finder: QuantityFinder) -> Iterator[Number]:
    """Observations of a page, in order."""
    carry = Carry()
    for read in reads:
        sentence = read.sentence
        if sentence.role in ("byline", "title", "heading"):
            continue
        if sentence.paragraph != carry.paragraph:
            carry = Carry(sentence.paragraph)
        times = find_times(page.text[sentence.start : sentence.end], page.anchor)
        times = [Time(t.start + sentence.start, t.end + sentence.start, t.period, t.now) for t in times]
        everything = finder.find(page.text, sentence.start, sentence.end)
        yield from _capacities(page, read, everything)
        quantities = [q for q in everything if not _inside(read, q) and not in_time(times, q)]
        yield from _numbers(page, read, quantities, times, carry)
        yield from _ranks(page, read, times, carry)
        printed = [t for t in times if not t.now and not is_passing(page, t)]
        if printed and printed[-1].period.start is not None:
            carry.period = printed[-1].period


_YEARLY = re.compile(r"[年日]产(?:能)?(?P<more>[\u4e00-\u9fff]{0,4})$")


def _capacities(page: Page, read: Read, quantities: list[Quantity]) -> Iterator[Number]:
    """Capacity in the name of a project: 年产5000台…项目."""
    for reference in read.references:
        if reference.kind != "Project" or not reference.printed:
            continue
        for quantity in quantities:
            if not (reference.start <= quantity.start and quantity.end <= reference.end):
                continue
            yearly = _YEARLY.search(page.text, reference.start, quantity.start)
            if yearly or quantity.unit.dimension in ("mass", "energy", "power"):
                period = Period(None, None)
                yield _number(
                    read, reference.thing, "产能", quantity, period, "target", 0.8, "quantity.project"
                )


def _number(
    read: Read,
    thing: int,
    metric: str,
    quantity: Quantity,
    period: Period,
    status: Status,
    confidence: float,
    rule: str,
) -> Number:
    return Number(
        thing=thing,
        metric=metric,
        value=quantity.value,
        minimum=quantity.minimum,
        maximum=quantity.maximum,
        unit=quantity.unit.canonical,
        value_text=quantity.text,
        qualifier=quantity.qualifier,
        period=period,
        status=status,
        confidence=confidence,
        rule=rule,
        start=read.sentence.start,
        end=read.sentence.end,
    )


def _inside(read: Read, quantity: Quantity) -> bool:
    return any(r.start <= quantity.start and quantity.end <= r.end for r in read.references if r.printed)


def _numbers(
    page: Page, read: Read, quantities: list[Quantity], times: list[Time], carry: Carry
) -> Iterator[Number]:
    previous: tuple[Quantity, str, int] | None = None
    pending: list[str] = []
    shared: dict[int, tuple[int, str]] = {}
    for index, quantity in enumerate(quantities):
        clause = clause_start(page, read, quantity.start)
        floor = max(clause, quantities[index - 1].end if index else read.sentence.start)
        before = page.text[floor : quantity.start]
        if _only_counts(page, read, quantity):
            continue
        shared.update(in_order(page, read, quantities, index, clause))
        subject = subject_of(page, read, quantity.start, quantity.end, clause, carry)
        subject = shared.get(index, (subject, ""))[0]
        if subject is None:
            continue
        quantity = _shared_point(page, quantity)
        if "分别" in page.text[clause : quantity.start]:
            pending = pending or coordinated(page, read, clause, quantity)
        metric, confidence = metric_of(page, read, quantity, floor, before, previous)
        if (pending and floor != clause) or (pending and "分别" in before):
            metric, confidence = pending.pop(0), 0.75
        if index in shared:
            metric, confidence = shared[index][1], 0.75
        if not metric:
            continue
        if is_fall(page, before, metric) and quantity.value is not None:
            quantity = dataclasses.replace(quantity, value=-quantity.value)
        period = period_of(page, quantity, times, carry)
        status = status_of(page, read, quantity, period)
        yield _number(read, subject, metric, quantity, period, status, confidence, "quantity.clause")
        if quantity.unit.dimension not in ("ratio", "point"):
            previous = (quantity, metric, subject)
        carry.subject = subject


def _only_counts(page: Page, read: Read, quantity: Quantity) -> bool:
    """Whether a number only counts what was just listed (A、B2个特色产业), or says how often (每3年)."""
    if any(
        r.end == quantity.start and r.kind in ("Industry", "IndustryCluster", "Enterprise", "District")
        for r in read.references
    ):
        return True
    if quantity.unit.unit in ("届", "次") and _MEETING.match(page.text, quantity.end):
        return True
    return page.text[quantity.start - 1 : quantity.start] in "每第" or bool(
        re.match(
            r"企业各|各自|方面|方向|领域|环节|路径|抓手|中心任务|链同步",
            page.text[quantity.end : quantity.end + 4],
        )
    )


_MEETING = re.compile(r"[一二三四五六七八九十]{0,3}(?:[中次]|全国|全会|届|会议|代表|党代)|全体|人大")


def _shared_point(page: Page, quantity: Quantity) -> Quantity:
    """高2个和2.4个百分点: both are percentage points."""
    if quantity.unit.unit == "个" and re.match(
        r"(?:和|、)\d+(?:\.\d+)?个百分点", page.text[quantity.end : quantity.end + 14]
    ):
        unit = page.lexicon.seeds.units.get("个百分点")
        return dataclasses.replace(quantity, unit=unit, text=quantity.text + "百分点") if unit else quantity
    return quantity


def _ranks(page: Page, read: Read, times: list[Time], carry: Carry) -> Iterator[Number]:
    for rank in find_ranks(page.text, read.sentence.start, read.sentence.end):
        clause = clause_start(page, read, rank.start)
        subject = subject_of(page, read, rank.start, rank.end, clause, carry)
        if subject is None:
            continue
        quantity_like = trim(page.text[clause : rank.start])
        noun = strip_references(page, read, quantity_like, clause, rank.start) or previous_clause_noun(
            page, read, clause
        )
        metric = f"{trim(noun)[-14:]}{rank.scope}排名"
        known = [t for t in times if t.end <= rank.start and not is_passing(page, t)]
        printed = [t for t in known if not t.now] or known
        period = printed[-1].period if printed else carry.period or Period(None, None)
        yield Number(
            subject,
            metric,
            rank.place,
            None,
            None,
            "名",
            rank.text,
            "",
            period,
            "actual",
            0.65,
            "quantity.rank",
            read.sentence.start,
            read.sentence.end,
        )
