"""Whether a number is done, aimed at or expected."""

from __future__ import annotations

import datetime as dt
import re

from kg.extract.numbers.measure import RUNS
from kg.extract.numbers.number import Carry, Sentence
from kg.extract.numbers.periods.bases import is_base
from kg.extract.numbers.periods.times import is_passing
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page
from kg.model import Status
from kg.text.dates import Period, Time

_PLAN = re.compile(
    r"规划(?:建设|打造)?了|争取[^，。；]{0,8}(?:国债|资金|债券|专项|补助)|(?<![要将争保])(?:实现|完成)[^，。；\d]{0,8}目标(?=，)"
    r"|(?:行动|发展|倍增|培育|攻坚|提升|工程|科技|专项|生产|升级|成长)计划|计划(?=的|投资额?的|任务)|(?:年度|全年|既定)(?:目标|计划)的|目标任务的|年初预算的"
)
"""Words of plans that tell what has been done."""
_HAPPENED = re.compile(
    r"(?:^|[^将要可])(?:已|录得|下降|同比|增至|升至|达到了|新增了|累计|现有|共有|落户了|建成了|拥有|目前|实际)"
)
_DESIGNED = re.compile("规划|设计")
_DID = re.compile(r"(?:^|[^将要可])(?:实现|完成|增长)")
"""What has been done as well, unless hope began its sentence: 力争签约项目57个，实现到位资金52亿元."""
_SINCE = re.compile(r"以来|目前|当前|眼下|时下|现阶段|迄今|截[至止]|如今|[去上前]年")
_THEN_DONE = re.compile(
    rf"{RUNS}+之?后|届时|(?:可|有望|(?<!产)能)(?:新增|实现|再添|形成|提供|带动|减|增|达|超|突破)"
)


_SETTLED = re.compile("总投资|占地|规划面积|用地|建筑面积")
_SPENDING = re.compile("计划(?=总?投资)|(?<=投资)预计|打造")
"""Hope that is only of its own clause: 计划总投资126亿元，签约项目9个."""
_THEN_RUNS = re.compile(
    r"[^，。；、\d]{0,12}?(?P<hope>预计|有望|可望|将|计划|拟|力争)[^，。；]{0,12}?(?:投产|建成|竣工|投用|交付|完工|达产)"
)
"""Hope behind a number, of when it will be there: 二期15GWh·预计今年10月投产."""


def status_of(
    page: Page, sentence: Sentence, quantity: Quantity, period: Period, metric: str, kind: str, carry: Carry
) -> Status:
    """Whether a number is done, aimed at or expected, by the last word before it that says so."""
    if is_base(page, quantity):
        return "actual"
    read = sentence.read
    before = _PLAN.sub(_blank, page.text[read.sentence.start : quantity.start])
    clause = max(before.rfind("，"), before.rfind("：")) + 1
    last_clause = before[clause:]
    if quantity.unit.dimension == "ratio":
        last_clause = _SPENDING.sub(_blank, last_clause)
    if "投资" not in metric:
        before = _SPENDING.sub(_blank, before[:clause]) + last_clause
    settled = _settled(page, quantity, metric, before, last_clause)
    if settled is not None:
        return settled
    hoped, expected = _hope(page, sentence, before)
    ahead = _ahead(period, page.anchor) or _just_begun(page, period, kind, before)
    last = max(hoped, expected)
    done = _HAPPENED.search(last_clause) is not None or (last < 0 and _DID.search(last_clause) is not None)
    if done and last < clause:
        return "target" if ahead else "actual"
    # from these words on a sentence tells of what is, though it began with what is hoped for
    so_far = max((m.start() for m in page.lexicon.any_of["so_far"].finditer(before)), default=-1)
    if so_far > last and not ahead:
        return "actual"
    if last >= 0 and _is_past_since(page, sentence, quantity, read.sentence.start + last):
        return "actual"
    then = _THEN_RUNS.match(page.text, quantity.end) if last < 0 and not done else None
    if then is not None and quantity.unit.dimension not in ("money", "area"):
        return "forecast" if then["hope"] in ("预计", "有望", "可望") else "target"
    if expected > hoped:
        return "forecast"
    if hoped >= 0 or ahead:
        return "target"
    handed = carry.status == "target" and kind in _PLACES and not done and _SINCE.search(before) is None
    handed = handed and not any(_is_over(page, t) for t in sentence.times if t.end <= quantity.start)
    return "target" if handed and (period == (carry.period or carry.whole) or carry.joined) else "actual"


_PLACES = ("District", "IndustrialPark", "IndustryCluster", "Industry", "Region")
"""What plans are made for: the numbers of a plan follow one another in its sentences."""


def _blank(match: re.Match[str]) -> str:
    return "＿" * len(match.group())


def _settled(page: Page, quantity: Quantity, metric: str, before: str, last_clause: str) -> Status | None:
    """The status of what something costs and stands on, which is settled when it begins."""
    targets = page.lexicon.any_of["targets"]
    if _SETTLED.search(metric) or ("投资" in metric and page.text.startswith("的", quantity.end)):
        planned = targets.search(before if "项目" in metric else last_clause) or (
            "投资" in metric and "规划" in last_clause
        )
        return "target" if planned else "actual"
    if (
        metric.endswith(("产能", "装机"))
        and "已" not in last_clause
        and (_DESIGNED.search(last_clause) or page.text.startswith("设计", quantity.end))
    ):
        return "target"
    return None


def _hope(page: Page, sentence: Sentence, before: str) -> tuple[int, int]:
    """Where the last word before a number says that it is aimed at, and where that it is expected; -1 if none."""
    any_of = page.lexicon.any_of
    forecast = [m.start() for m in any_of["forecast"].finditer(before)]
    forecast += [m.start() for m in _THEN_DONE.finditer(before) if not _was_done(page, sentence, m)]
    targets = any_of["targets"].finditer(before)
    target = [m.start() for m in targets if not (forecast and m.group().startswith("将"))]
    return max(target, default=-1), max(forecast, default=-1)


def _was_done(page: Page, sentence: Sentence, then: re.Match[str]) -> bool:
    """Whether what a number follows is past already: 2022年建成后，攻克关键技术47项."""
    start = sentence.read.sentence.start + then.start()
    times = (t for t in sentence.times if t.end <= start and "，" not in page.text[t.end : start])
    return any(_is_over(page, t) for t in times)


def _just_begun(page: Page, period: Period, kind: str, before: str) -> bool:
    """Whether a report of the first weeks of a year tells of that whole year: it can be but a plan."""
    anchor, (start, end) = page.anchor, period
    if anchor is None or start is None or end is None or kind not in _PLACES:
        return False
    whole = start.year == end.year == anchor.year and (start.month, end.month) == (1, 12)
    said = before[before.rfind("：") + 1 :]
    return whole and anchor.month <= _FIRST_WEEKS and _RUNNING.search(said) is None


_FIRST_WEEKS = 2
_RUNNING = re.compile("以来|已|截[至止]|目前|当前|眼下|时下|现阶段|迄今|[月日季](?!底|末)|开年|新年")
"""What tells that a number is of the weeks that have gone by."""


def _is_past_since(page: Page, sentence: Sentence, quantity: Quantity, since: int) -> bool:
    """Whether a time that is over stands between a word of hope and the number: 原计划…，去年实际…."""
    return any(
        since + _LONGEST < t.start and t.end <= quantity.start and _is_over(page, t)
        for t in sentence.times
        if not is_passing(page, t) and _PAST.match(page.text, t.end) is None
    )


def _is_over(page: Page, time: Time) -> bool:
    return page.anchor is not None and time.period.end is not None and time.period.end < page.anchor


_LONGEST = 4
"""Characters of a word of hope: a time at once behind it is what is hoped for, 预计当年11月."""
_PAST = re.compile("的|底前|前|基础")
"""What follows a time that only dates what is compared with: 在2024年的基础上."""


def _ahead(period: Period, anchor: dt.date | None) -> bool:
    if period.start is None or anchor is None or period.start <= anchor:
        return False
    return anchor.day > 1 or (period.start.year, period.start.month) > (anchor.year, anchor.month)
