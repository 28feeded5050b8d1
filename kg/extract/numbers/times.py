"""For when a number holds, and whether it is done or hoped for."""

from __future__ import annotations

import datetime as dt
import re

from kg.extract.numbers.number import Carry, Sentence
from kg.extract.numbers.phrases import is_from_to
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page
from kg.extract.reading.state import Read
from kg.model import Status
from kg.text.dates import Period, Time

_PASSING = re.compile(
    r"才|进入|以来|成立|批复|升格|签约|搬|获评|建成投产|起|落户|奠基|开工|动工|建厂|靠|封顶|获批|设立|创办|入驻|入区|收购|注册"
)
_COMPARING = re.compile(r"(?:比|较|与|同|超|超过|高于|低于|和|由|从|自|于|占)$")
_FROM = re.compile(r"(?:由|从)(?P<time>[^由从，。；\d]{0,4}(?:\d{4}年)?[^由从，。；\d]{0,6})$")
_PLAN = re.compile(r"计划(?=的|投资额?的|任务)|(?:年度|全年|既定)(?:目标|计划)的|目标任务的|年初预算的")
_HAPPENED = re.compile(
    r"(?:^|[^将要可])(?:已|实现|完成|增长|下降|同比|增至|升至|达到了|新增了|累计|现有|共有|落户了|建成了|拥有)"
)
_SINCE = re.compile(r"以来|目前|截至|如今|去年|前年")
_THEN_DONE = re.compile(
    r"(?:达产|投产|建成|达效|投用|竣工)(?:达产|达效|投产|投用)?后|届时|(?:可|有望|(?<!产)能)(?:新增|实现|再添|形成|提供|带动|减|增|达|超|突破)"
)


def in_time(times: list[Time], quantity: Quantity) -> bool:
    """Whether a number is part of a time: the 7 of 前7月."""
    return any(t.start <= quantity.start < t.end for t in times)


def is_passing(page: Page, time: Time) -> bool:
    """Times that date something else or are only compared with: 2019年才投产的, 自1969年进入, 较上年."""
    after = page.text[time.end : time.end + 6]
    if _PASSING.match(after.lstrip("底末初，")):
        return True
    return _COMPARING.search(page.text[max(0, time.start - 2) : time.start]) is not None


def period_of(page: Page, quantity: Quantity, sentence: Sentence, carry: Carry) -> Period:
    """When a number holds: the time printed last before it, else that of the sentence before, else the title's."""
    start = _own_start(page, quantity, sentence.times)
    if start is not None:
        return start
    usable = [t for t in sentence.times if not is_passing(page, t)]
    before = [t for t in usable if t.end <= quantity.start]
    begin, stop = sentence.clauses.start(quantity.start), sentence.clauses.stop(quantity.end)
    if before and before[-1].start >= begin:
        return before[-1].period
    behind = [t for t in usable if quantity.end <= t.start and t.end <= stop and not t.now]
    if behind:
        return behind[0].period
    if before:
        return before[-1].period
    return carry.period or carry.whole or Period(None, None)


def _own_start(page: Page, quantity: Quantity, times: list[Time]) -> Period | None:
    """由2020年的38%提高到55%: the first number holds in 2020."""
    if not is_from_to(page, quantity.start):
        return None
    own = [t for t in times if t.end <= quantity.start <= t.end + 3]
    if not own or not _FROM.search(page.text, max(0, own[-1].start - 12), quantity.start):
        return None
    return own[-1].period


def status_of(
    page: Page, read: Read, quantity: Quantity, period: Period, metric: str, carry: Carry
) -> Status:
    """Whether a number is done, aimed at or expected, by the last word before it that says so."""
    before = _PLAN.sub(lambda m: "＿" * len(m.group()), page.text[read.sentence.start : quantity.start])
    any_of = page.lexicon.any_of
    last_clause = re.split("[，：]", before)[-1]
    settled = any(word in metric for word in ("总投资", "占地", "规划面积", "用地", "建筑面积"))
    if settled or ("投资" in metric and page.text.startswith("的", quantity.end)):
        return "target" if any_of["targets"].search(last_clause) else "actual"
    forecast = [m.start() for m in any_of["forecast"].finditer(before)]
    forecast += [m.start() for m in _THEN_DONE.finditer(before)]
    target = [m for m in any_of["targets"].finditer(before) if not (forecast and m.group().startswith("将"))]
    hoped = max([m.start() for m in target], default=-1)
    done = _HAPPENED.search(last_clause) is not None
    if done and max(hoped, *forecast, -1) < len(before) - len(last_clause):
        return "target" if _ahead(period, page.anchor) else "actual"
    if max(forecast, default=-1) > hoped:
        return "forecast"
    if target or _ahead(period, page.anchor):
        return "target"
    told_as_past = _SINCE.search(before) is not None
    if (
        carry.status != "actual"
        and not done
        and not told_as_past
        and (period == (carry.period or carry.whole) or carry.joined)
    ):
        return carry.status
    return "actual"


def _ahead(period: Period, anchor: dt.date | None) -> bool:
    return period.start is not None and anchor is not None and period.start > anchor
