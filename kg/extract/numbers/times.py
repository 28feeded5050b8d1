"""For when a number holds, and whether it is done or hoped for."""

from __future__ import annotations

import re

from kg.extract.numbers.number import Carry
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page
from kg.extract.reading.state import Read
from kg.model import Status
from kg.text.dates import Period, Time

_TARGET = re.compile(
    r"力争|目标|计划|规划建设|拟|确保|争取|努力实现|要(?:完成|实现|达|建|新增)|将(?:设立|建成|实现|达|突破|新增|建设|投资)|到20[2-9]\d年|打造"
)


def in_time(times: list[Time], quantity: Quantity) -> bool:
    """Whether a number is part of a time: the 7 of 前7月."""
    return any(t.start <= quantity.start < t.end for t in times)


def is_passing(page: Page, time: Time) -> bool:
    """Times that date something else: 2019年才投产的, 自1969年进入."""
    return (
        bool(
            re.match(
                r"才|进入|以来|成立|批复|升格|签约|搬|获评|建成投产|起", page.text[time.end : time.end + 3]
            )
        )
        or page.text[time.start - 1 : time.start] in "自从于由"
    )


def period_of(page: Page, quantity: Quantity, times: list[Time], carry: Carry) -> Period:
    """When a number holds: the time printed last before it, else that of the sentence before."""
    before = [t for t in times if t.end <= quantity.start and not is_passing(page, t)]
    printed = [t for t in before if not t.now]
    if printed:
        return printed[-1].period
    if before:
        return before[-1].period
    if carry.period is not None:
        return carry.period
    return Period(None, None)


def status_of(page: Page, read: Read, quantity: Quantity, period: Period) -> Status:
    """Whether a number is done, aimed at or expected, by the last word before it that says so."""
    before = page.text[read.sentence.start : quantity.start]
    forecast = [m.start() for m in page.lexicon.any_of["forecast"].finditer(before)]
    target = [m.start() for m in _TARGET.finditer(before)]
    if forecast and (not target or forecast[-1] > target[-1]):
        return "forecast"
    if target:
        return "target"
    if period.start is not None and page.anchor is not None and period.start > page.anchor:
        return "target"
    return "actual"
