"""For when a number holds."""

from __future__ import annotations

import datetime as dt
import re

from kg.extract.numbers.number import Carry, Sentence
from kg.extract.numbers.phrases import is_from_to
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page
from kg.model import Status
from kg.text.dates import Period, Time, is_ahead, month_period

_PASSING = re.compile(
    r"才|进入|以来|成立|批复|升格|签约|搬|获评|建成投产|起(?![重步草来])|落户|奠基|开工|动工|建厂|靠|封顶|获批|设立|创办|入驻|入区|收购|注册"
)
_TIMES_AS_MUCH = re.compile(r"[底末]?的\d+(?:\.\d+)?倍")
_COMPARING = re.compile(r"(?:比|较|与|同|超|超过|高于|低于|和|由|从|自|于|占)$")
_FROM = re.compile(r"(?:由|从)(?P<time>[^由从，。；\d]{0,4}(?:\d{4}年)?[^由从，。；\d]{0,6})$")


def in_time(times: list[Time], quantity: Quantity) -> bool:
    """Whether a number is part of a time: the 7 of 前7月."""
    return any(t.start <= quantity.start < t.end for t in times)


_EVENT = re.compile(
    r"[底末初，前可将有望全面正式建成部]{0,6}(?:投产|投用|竣工|完工|达产|建成|通车|开工|交付使用)(?!\d)"
)


_MONTHS = 300
"""Days from which on a period is a year."""


def is_event(page: Page, time: Time) -> bool:
    """Whether a time is only the month or day when something was opened: 预计8月投产."""
    start, end = time.period.start, time.period.end
    if start is not None and end is not None and (end - start).days > _MONTHS:
        return False
    return _EVENT.match(page.text, time.end) is not None


def is_passing(page: Page, time: Time) -> bool:
    """Times that date something else or are only compared with: 2019年才投产的, 自1969年进入, 较上年."""
    after = page.text[time.end : time.end + 8].lstrip("底末初，前可")
    if after.startswith("同期"):
        return True
    if after.startswith("以来") and page.anchor is not None and time.period.start is not None:
        return time.period.start.year < page.anchor.year
    if _PASSING.match(after) or _TIMES_AS_MUCH.match(page.text, time.end):
        return True
    return _COMPARING.search(page.text[max(0, time.start - 2) : time.start]) is not None


def _passes(page: Page, time: Time, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a time only dates something else than a number: not 去年·入驻企业20家, though 2019年入驻的某企业."""
    if time.now or not is_passing(page, time):
        return time.now and _COMPARING.search(page.text[max(0, time.start - 2) : time.start]) is not None
    between = page.text[time.end : quantity.start]
    own = sentence.clauses.start(quantity.start) <= time.start and time.end <= quantity.start
    event = _PASSING.match(page.text[time.end : time.end + 8].lstrip("底末初，前可"))
    return not own or event is None or "的" in between or "以来" in between or len(between) > _NEAR


_NEAR = 12
"""Characters between a time and what happened then that is counted."""


def period_of(page: Page, quantity: Quantity, sentence: Sentence, carry: Carry) -> Period:
    """When a number holds: the time printed last before it, else that of the sentence before, else the title's."""
    if is_base(page, quantity):
        since = _of_base(page, quantity, sentence) or (carry.base if carry.joined else None)
        sentence.base = since
        return since or Period(None, None)
    usable = [of_report(page, t, carry) for t in sentence.times if not _passes(page, t, quantity, sentence)]
    before = [t for t in usable if t.end <= quantity.start and not _in_brackets(page, t, quantity)]
    begin, stop = sentence.clauses.start(quantity.start), sentence.clauses.stop(quantity.end)
    if before and before[-1].start >= begin:
        return before[-1].period
    behind = [t for t in usable if quantity.end <= t.start and t.end <= stop and not t.now]
    if behind and not _is_due(page, behind[0], quantity):
        return behind[0].period
    if before:
        return before[-1].period
    since = _since(page, quantity, sentence)
    if since is not None:
        return since
    told = carry.period or carry.whole
    if _HERE.search(page.text, sentence.read.sentence.start, quantity.start):
        return _now(page)
    if told is not None and _stands(page, quantity, begin, told):
        return _now(page)
    return told or Period(None, None)


def _is_due(page: Page, time: Time, quantity: Quantity) -> bool:
    """Whether a time behind a sum of money tells but when what it pays for will be there: 总投资3亿元，年底竣工."""
    money = quantity.unit.dimension in ("money", "area") and time.start >= quantity.end
    return money and _EVENT.match(page.text, time.end) is not None


def _in_brackets(page: Page, time: Time, quantity: Quantity) -> bool:
    """Whether a time stands in brackets that end before a number: 15亿元（2024年为12亿元），用工·2200人."""
    shut = page.text.find("）", time.end, quantity.start)
    return shut >= 0 and "（" not in page.text[time.end : shut]


def _since(page: Page, quantity: Quantity, sentence: Sentence) -> Period | None:
    """The years from one told to the report: 2017年以来，签约项目217个. Not what there is by now."""
    anchor = page.anchor
    if anchor is None or _NOW.search(page.text, sentence.clauses.start(quantity.start), quantity.start):
        return None
    for time in reversed(sentence.times):
        start = time.period.start
        if time.end <= quantity.start and start is not None and page.text.startswith("以来", time.end):
            return Period(start, anchor) if start <= anchor else None
    return None


_NOW = re.compile("现有|现已|拥有|目前|如今")


_HERE = re.compile(
    "(?:大会|推介会|会议|活动|仪式|签约|博览|论坛)[^，。；]{0,12}(?:签约|签下|签订|达成)|会上，|本次|此次|此行|现场(?:集中)?签"
)
"""What tells that a number is of the event that is reported."""
_STATE = re.compile(r"已(?!经?于)|现有|现已|总数")


def _stands(page: Page, quantity: Quantity, begin: int, told: Period) -> bool:
    """Whether a number tells how many there are by now, not in the year told before: 已入驻企业58家."""
    if page.anchor is None or told.end is None or quantity.unit.dimension not in ("count", "person"):
        return False
    return told.end < page.anchor and _STATE.search(page.text, begin, quantity.start) is not None


def _now(page: Page) -> Period:
    """The month of the report, as 目前."""
    anchor = page.anchor
    return month_period(anchor.year, anchor.month, anchor.month) if anchor is not None else Period(None, None)


_STANDING = re.compile(r"总投资|投资额|投资$|占地|面积|产能|用地|总长|装机|规模$")


def holds_always(metric: str, kind: str, status: Status, running: bool) -> bool:
    """Whether a number has a period only where its own sentence tells one: what a plant costs and can make.

    `running`: told of the time when the plant will run.
    """
    if kind == "Project" and "年度" not in metric and "完成" not in metric:
        return (status == "forecast" and running) or _STANDING.search(metric) is not None
    return kind == "Enterprise" and metric.endswith(("产能", "总投资", "占地面积"))


_RUNS = re.compile(r"达产|投产|建成|达效|投用|竣工")


def when_running(page: Page, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a number is of the time when something will have been built: 达产后年产值10亿元."""
    return _RUNS.search(page.text, sentence.read.sentence.start, quantity.start) is not None


def is_dated(page: Page, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a number's own sentence tells when it holds."""
    stop = sentence.clauses.stop(quantity.end)
    return any(
        t.end <= stop and not _passes(page, t, quantity, sentence) and not _is_due(page, t, quantity)
        for t in sentence.times
    )


REPORTED = 3
"""The last month in which last year's results are reported."""


def of_report(page: Page, time: Time, carry: Carry) -> Time:
    """全年, 当年 and what follows a semicolon are of the year that a report tells of, though printed in the next."""
    told, (start, end) = carry.period or carry.whole, time.period
    if page.anchor is None or told is None or told.start is None or start is None or end is None:
        return time
    if told.start.year >= start.year:
        return time
    words = page.text[time.start : time.end]
    joined = carry.joined and told.start.year == page.anchor.year - 1
    joined = joined and not is_ahead(page.text, time.start, time.end)
    if words == "当年" or (words == "全年" and (joined or page.anchor.month <= REPORTED)):
        return time._replace(period=told)
    unended = joined and _OF_YEAR.match(words) is not None and end > page.anchor + _MONTH
    if unended or words.startswith("当年"):
        return time._replace(period=month_period(told.start.year, start.month, end.month))
    return time


_OF_YEAR = re.compile(r"前?\d+[月—\-~至到个]|前?[一二三四]季度|第|[上下]半年|年底")
"""Months and quarters that do not say of which year they are."""
_MONTH = dt.timedelta(days=31)


def is_base(page: Page, quantity: Quantity) -> bool:
    """Whether a number is what something grew or fell from: 由·6万吨·提高到10万吨."""
    began = _BASE.search(page.text, max(0, quantity.start - 14), quantity.start)
    return began is not None and is_from_to(page, quantity.start)


_BASE = re.compile(r"[由从](?:[^由从，。；\d]{0,4}\d{4}年)?[^由从，。；\d]{0,10}$")


def _of_base(page: Page, quantity: Quantity, sentence: Sentence) -> Period | None:
    """When that held which grew, if it is told: 由2020年的38%提高到55%, 2017年以来由39家增至117家."""
    for time in reversed(
        [t for t in sentence.times if t.end <= quantity.start and t.period.start is not None]
    ):
        if time.end + 3 >= quantity.start:
            return time.period
        if page.text.startswith("以来", time.end) and time.period.start is not None:
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
