"""For when a number holds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from kg.extract.numbers.measure import RUNS
from kg.extract.numbers.number import Carry, Sentence
from kg.extract.numbers.periods.bases import is_base, of_base, over_years, since_then
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page
from kg.model import Status
from kg.text.dates import Period, Time, is_ahead, month_period

_PASSING = re.compile(
    r"才|进入|以来|成立|批复|升格|签约|搬|获评|建成投产|起(?![重步草来])|落户|进驻|扎根|安家|落脚|奠基|开工|动工|开建|破土|建厂|靠|封顶|获批|设立|创办|创立|创建|组建|入驻|入区|收购|注册"
)
_TIMES_AS_MUCH = re.compile(r"[底末]?的\d+(?:\.\d+)?倍")
_COMPARING = re.compile(
    r"(?:比|较|与|同|超|超过|和|由|从|自|占|[立建始办生册成户产名源起身设创属来高低少多快慢大小优强]于)$"
)


def in_time(times: list[Time], quantity: Quantity) -> bool:
    """Whether a number is part of a time: the 7 of 前7月."""
    return any(t.start <= quantity.start < t.end for t in times)


_EVENT = re.compile(
    r"[底末初，前可将有望全面正式建成部]{0,6}(?:转入)?(?:投产|投运|投用|竣工|完工|达产|满产|建成|落成|投入|通车|开工|交付使用|试生产|试产|投料|点火)(?!\d)"
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
    if after.startswith(("以来", "至今")) and page.anchor is not None and time.period.start is not None:
        return time.period.start.year < page.anchor.year
    if _PASSING.match(after) or _TIMES_AS_MUCH.match(page.text, time.end):
        return True
    if _TITLED.match(page.text, time.end) and page.text[time.end - 1] == "度":
        return True
    compared = _COMPARING.search(page.text[max(0, time.start - 2) : time.start])
    return compared is not None and not (compared.group() in "从自由" and _spans_years(time))


_TITLED = re.compile(r"[^，。；、\d]{0,26}?(?:表彰|名单|榜单|称号|奖项|荣誉)")
"""What follows the year of a list or an award, which came out later: 2023年度·绿色工厂名单."""


def _spans_years(time: Time) -> bool:
    """Whether a time tells of several years: 从2012年到2022年."""
    start, end = time.period.start, time.period.end
    return start is not None and end is not None and start.year < end.year


def _passes(page: Page, time: Time, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a time only dates something else than a number: not 去年·入驻企业20家, though 2019年入驻的某企业."""
    if time.now or not is_passing(page, time):
        return time.now and _COMPARING.search(page.text[max(0, time.start - 2) : time.start]) is not None
    between = page.text[time.end : quantity.start]
    if _THEN.fullmatch(between):
        return _COMPARING.search(page.text[max(0, time.start - 2) : time.start]) is not None
    own = sentence.clauses.start(quantity.start) <= time.start and time.end <= quantity.start
    event = _PASSING.match(page.text[time.end : time.end + 8].lstrip("底末初，前可"))
    return not own or event is None or "的" in between or "以来" in between or len(between) > _NEAR


_THEN = re.compile("同期(?:的|为|是|下降|增长|上升|仅|只有|约|达到?)*")
"""去年同期·为3亿元: the number is last year's."""
_NEAR = 12
"""Characters between a time and what happened then that is counted."""


def period_of(page: Page, quantity: Quantity, sentence: Sentence, carry: Carry) -> Period:
    """When a number holds: the time printed last before it, else that of the sentence before, else the title's."""
    if is_base(page, quantity):
        since = of_base(page, quantity, sentence) or (carry.base if carry.joined else None)
        sentence.base = since
        return since or Period(None, None)
    times = of_reports(page, sentence.times, carry)
    usable = [t for t in times if not _passes(page, t, quantity, sentence)]
    before = [t for t in usable if t.end <= quantity.start and not _in_brackets(page, t, quantity)]
    begin, stop = sentence.clauses.start(quantity.start), sentence.clauses.stop(quantity.end)
    if before and before[-1].start >= begin:
        return before[-1].period
    behind = [t for t in usable if quantity.end <= t.start and t.end <= stop and not t.now]
    if behind and not _is_due(page, behind[0], quantity):
        return behind[0].period
    if before:
        return before[-1].period
    since = since_then(page, quantity, sentence)
    if since is not None:
        return since
    told = carry.period or carry.whole
    if _HERE.search(page.text, sentence.read.sentence.start, quantity.start):
        return _now(page)
    if _stands(page, quantity, sentence, begin, carry):
        sentence.now = True
        return _now(page)
    if carry.joined and carry.now:
        return _now(page)
    return told or over_years(page, quantity, sentence) or Period(None, None)


def _is_due(page: Page, time: Time, quantity: Quantity) -> bool:
    """Whether a time behind a sum of money tells but when what it pays for will be there: 总投资3亿元，年底竣工."""
    money = quantity.unit.dimension in ("money", "area") and time.start >= quantity.end
    return money and _EVENT.match(page.text, time.end) is not None


def _in_brackets(page: Page, time: Time, quantity: Quantity) -> bool:
    """Whether a time stands in brackets that end before a number: 15亿元（2024年为12亿元），用工·2200人."""
    shut = page.text.find("）", time.end, quantity.start)
    return shut >= 0 and "（" not in page.text[time.end : shut]


_HERE = re.compile(
    "(?:大会|推介会|会议|活动|仪式|签约|博览|论坛)[^，。；]{0,12}(?:签约|签下|签订|达成)|会上，|本次|此次|此行|现场(?:集中)?签"
)
"""What tells that a number is of the event that is reported."""
_STATE = re.compile(r"已(?!经?于)|现有|现已|总数|至此|累计达")


def _stands(page: Page, quantity: Quantity, sentence: Sentence, begin: int, carry: Carry) -> bool:
    """Whether a number tells how many there are by now, not in the year told before: 已入驻企业58家."""
    told, anchor = carry.period or carry.whole, page.anchor
    if anchor is None:
        return False
    if not sentence.now and _STATE.search(page.text, begin, quantity.start) is None:
        return False
    if told is None or told.end is None:
        return quantity.unit.dimension != "area"
    return told.end < anchor and quantity.unit.dimension in ("count", "person")


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


_RUNS = re.compile(RUNS)
"""What tells that a number is of the time when something will have been built: 达产后年产值10亿元."""


def is_dated(page: Page, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a number's own sentence tells when it holds."""
    stop = sentence.clauses.stop(quantity.end)
    return any(
        t.end <= stop and not _passes(page, t, quantity, sentence) and not _is_due(page, t, quantity)
        for t in sentence.times
    )


REPORTED = 3
"""The last month in which last year's results are reported."""


def of_reports(page: Page, times: Sequence[Time], carry: Carry) -> list[Time]:
    """Times of a sentence; those that do not say of which year are of the one told in the sentence before."""
    alone = next((i for i, t in enumerate(times) if not t.now), -1)
    return [_of_report(page, t, carry) if i == alone else t for i, t in enumerate(times)]


def _of_report(page: Page, time: Time, carry: Carry) -> Time:
    """全年, 当年 and what follows a semicolon are of the year that a report tells of, though printed in the next."""
    told, (start, end) = carry.period or carry.whole, time.period
    if page.anchor is None or start is None or end is None:
        return time
    words = page.text[time.start : time.end]
    back_then = (
        _OF_YEAR.match(words) is not None
        and _BACK_THEN.search(page.text, max(0, time.start - 62), time.start) is not None
    )
    if (words.startswith("当年") or back_then) and carry.year and carry.year < start.year:
        return time._replace(period=month_period(carry.year, start.month, end.month))
    if told is None or told.start is None or told.start.year >= start.year:
        return time
    joined = carry.joined and told.start.year == page.anchor.year - 1
    joined = joined and not is_ahead(page.text, time.start, time.end)
    if words == "全年" and (joined or page.anchor.month <= REPORTED):
        return time._replace(period=told)
    if joined and _OF_YEAR.match(words) is not None and end > page.anchor + _MONTH:
        return time._replace(period=month_period(told.start.year, start.month, end.month))
    return time


_OF_YEAR = re.compile(r"前?\d+[月—\-~至到个]|前?[一二三四]季度|第|[上下]半年|年底")
"""Months and quarters that do not say of which year they are."""
_BACK_THEN = re.compile(r"当时[^。！？\n]{0,60}$")
_MONTH = dt.timedelta(days=31)


def settled(
    page: Page,
    sentence: Sentence,
    quantity: Quantity,
    period: Period,
    metric: str,
    kind: str,
    status: Status,
) -> Period:
    """The period told, but none where a number always holds or where it is hoped for and the period is over."""
    if is_dated(page, quantity, sentence):
        return period
    if status != "actual":
        period = _of_hope(page, sentence, quantity, period, metric)
    running = _RUNS.search(page.text, sentence.read.sentence.start, quantity.start) is not None
    return Period(None, None) if holds_always(metric, kind, status, running) else period


def _of_hope(page: Page, sentence: Sentence, quantity: Quantity, period: Period, metric: str) -> Period:
    """When what is aimed at shall be: not in a time gone by that was told before, but in the next one told."""
    anchor = page.anchor
    if anchor is None or period.start is None or period.end is None:
        return period
    if period.end >= anchor and not (sentence.now and period == _now(page)):
        return period
    year = month_period(period.start.year, 1, 12) if "年度" in metric else Period(None, None)
    ahead = (t.period for t in sentence.times if t.start >= quantity.end)
    return next((p for p in ahead if p.end is not None and p.end > anchor), year)
