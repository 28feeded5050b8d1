"""What something grew from and since when: 由2020年的38%提高到55%, 2017年以来签约项目217个."""

from __future__ import annotations

import datetime as dt
import re

from kg.extract.numbers.number import Sentence
from kg.extract.numbers.phrases import is_from_to
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page
from kg.text.dates import Period, month_period
from kg.text.numerals import parse_number


def is_base(page: Page, quantity: Quantity) -> bool:
    """Whether a number is what something grew or fell from: 由·6万吨·提高到10万吨."""
    began = _BASE.search(page.text, max(0, quantity.start - 14), quantity.start)
    return began is not None and is_from_to(page, quantity.start)


_BASE = re.compile(r"[由从](?:[^由从，。；\d]{0,4}\d{4}年)?[^由从，。；\d]{0,10}$")


def of_base(page: Page, quantity: Quantity, sentence: Sentence) -> Period | None:
    """When that held which grew, if it is told: 由2020年的38%提高到55%, 2017年以来由39家增至117家."""
    for time in reversed(
        [t for t in sentence.times if t.end <= quantity.start and t.period.start is not None]
    ):
        if time.end + 3 >= quantity.start:
            return time.period
        if _ON.match(page.text, time.end) and time.period.start is not None:
            return month_period(time.period.start.year, 1, 12)
    return None


def of_growth(page: Page, sentence: Sentence, quantity: Quantity, metric: str, period: Period) -> Period:
    """What grew from one year to another grew in all of them: 由2020年的192亿元增长到2024年的290亿元，增长51.2%."""
    base = sentence.base
    if base is None or base.start is None or period.end is None or not metric.endswith("增速"):
        return period
    if _YEARLY.search(page.text, sentence.clauses.start(quantity.start), quantity.start):
        return period
    return Period(base.start, period.end) if base.start < period.end else period


_YEARLY = re.compile("同比|[上去]年|环比")


def since_then(page: Page, quantity: Quantity, sentence: Sentence) -> Period | None:
    """The years from one told to the report: 2017年以来，签约项目217个. Not what there is by now."""
    anchor = page.anchor
    if anchor is None or _NOW.search(page.text, sentence.clauses.start(quantity.start), quantity.start):
        return None
    for time in reversed(sentence.times):
        start = time.period.start
        if time.end <= quantity.start and start is not None and _ON.match(page.text, time.end):
            return Period(start, anchor) if start <= anchor else None
    return None


def over_years(page: Page, quantity: Quantity, sentence: Sentence) -> Period | None:
    """The years up to the report: 5年来，签约项目357个."""
    anchor, start = page.anchor, sentence.read.sentence.start
    run = _YEARS.search(page.text, max(start, quantity.start - _FAR), quantity.start)
    years = parse_number(run["years"].replace("两", "二")) if run is not None else None
    if anchor is None or not years or years > _MOST:
        return None
    return Period(dt.date(anchor.year - int(years), 1, 1), anchor)


_YEARS = re.compile(r"(?<![\d第])(?P<years>\d{1,2}|[两二三四五六七八九十])年(?:来|间)(?!，现)")
_FAR, _MOST = 40, 20


_NOW = re.compile("现有|现已|拥有|目前|如今")
_ON = re.compile("以来|(?:起|开始)?至今|起，")
"""What follows a time from which on something is told."""
