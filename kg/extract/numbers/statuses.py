"""Whether a number is done, aimed at or expected."""

from __future__ import annotations

import datetime as dt
import re

from kg.extract.numbers.number import Carry, Sentence
from kg.extract.numbers.quantities import Quantity
from kg.extract.numbers.times import is_passing
from kg.extract.page import Page
from kg.model import Status
from kg.text.dates import Period

_PLAN = re.compile(
    r"争取[^，。；]{0,8}(?:国债|资金|债券|专项|补助)|(?<![要将争保])(?:实现|完成)[^，。；\d]{0,8}目标(?=，)"
    r"|(?:行动|发展|倍增|培育|攻坚|提升|工程|科技|专项|生产|升级|成长)计划|计划(?=的|投资额?的|任务)|(?:年度|全年|既定)(?:目标|计划)的|目标任务的|年初预算的"
)
"""Words of plans that tell what has been done."""
_HAPPENED = re.compile(
    r"(?:^|[^将要可])(?:已|下降|同比|增至|升至|达到了|新增了|累计|现有|共有|落户了|建成了|拥有|目前|实际)"
)
_DESIGNED = re.compile("规划|设计")
_SO_FAR = re.compile("现有|现已|目前|截至|如今|已有|已经|已建|已完成|已实现")
"""Words from which on a sentence tells of what is, though it began with what is hoped for."""
_DID = re.compile(r"(?:^|[^将要可])(?:实现|完成|增长)")
"""What has been done as well, unless hope began its sentence: 力争签约项目57个，实现到位资金52亿元."""
_SINCE = re.compile(r"以来|目前|截至|如今|去年|前年")
_THEN_DONE = re.compile(
    r"(?:达产|投产|建成|达效|投用|竣工)(?:达产|达效|投产|投用)?后|届时|(?:可|有望|(?<!产)能)(?:新增|实现|再添|形成|提供|带动|减|增|达|超|突破)"
)


_SETTLED = re.compile("总投资|占地|规划面积|用地|建筑面积")


def status_of(
    page: Page, sentence: Sentence, quantity: Quantity, period: Period, metric: str, carry: Carry
) -> Status:
    """Whether a number is done, aimed at or expected, by the last word before it that says so."""
    read = sentence.read
    before = _PLAN.sub(lambda m: "＿" * len(m.group()), page.text[read.sentence.start : quantity.start])
    any_of = page.lexicon.any_of
    last_clause = before[max(before.rfind("，"), before.rfind("：")) + 1 :]
    if _SETTLED.search(metric) or ("投资" in metric and page.text.startswith("的", quantity.end)):
        planned = any_of["targets"].search(before if "项目" in metric else last_clause) or (
            "投资" in metric and "规划" in last_clause
        )
        return "target" if planned else "actual"
    if metric.endswith(("产能", "装机")) and "已" not in last_clause and _DESIGNED.search(last_clause):
        return "target"
    forecast = [m.start() for m in any_of["forecast"].finditer(before)]
    forecast += [m.start() for m in _THEN_DONE.finditer(before)]
    target = [m for m in any_of["targets"].finditer(before) if not (forecast and m.group().startswith("将"))]
    hoped = max([m.start() for m in target], default=-1)
    done = _HAPPENED.search(last_clause) is not None
    done = done or (max(hoped, *forecast, -1) < 0 and _DID.search(last_clause) is not None)
    if done and max(hoped, *forecast, -1) < len(before) - len(last_clause):
        return "target" if _ahead(period, page.anchor) else "actual"
    so_far = max((m.start() for m in _SO_FAR.finditer(before)), default=-1)
    if so_far > max(hoped, *forecast, -1) and not _ahead(period, page.anchor):
        return "actual"
    if _is_past_since(page, sentence, quantity, read.sentence.start + max(hoped, *forecast, -1)):
        return "actual"
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


def _is_past_since(page: Page, sentence: Sentence, quantity: Quantity, since: int) -> bool:
    """Whether a time that is over stands between a word of hope and the number: 原计划…，去年实际…."""
    anchor = page.anchor
    return anchor is not None and any(
        since < t.start and t.end <= quantity.start and t.period.end is not None and t.period.end < anchor
        for t in sentence.times
        if not is_passing(page, t) and _PAST.match(page.text, t.end) is None
    )


_PAST = re.compile("的|底前|前|基础")
"""What follows a time that only dates what is compared with: 在2024年的基础上."""


def _ahead(period: Period, anchor: dt.date | None) -> bool:
    if period.start is None or anchor is None or period.start <= anchor:
        return False
    return anchor.day > 1 or (period.start.year, period.start.month) > (anchor.year, anchor.month)
