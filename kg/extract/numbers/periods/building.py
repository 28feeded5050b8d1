"""Numbers of what is still being built: a project's lines and capacity are aimed at until it runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from kg.extract.numbers.number import Sentence
from kg.extract.numbers.phrases import is_from_to
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page
from kg.model import Status
from kg.text.dates import Time

_SPENT = re.compile(
    "投资|占地|(?<!规划)用地|(?<!用地)面积$|土地|工期|周期|完成|已|目前|现有|累计|专利|工人|施工"
)
"""Metrics that hold from the beginning: what a project costs and stands on."""
_RUNS = re.compile(
    "(?:投产|投用|投运|量产|达产|启用|建成|落成|竣工|完工|投入生产|投入运营|运行|稳产|满产|运营|投入使用|点火|投料|下线|开机|形成年产|试产|试生产|并网(?!点))"
    "(?!后|之后|时|以后|仪式)"
)
_HOPED = re.compile(
    "计划|预计|预期|将|力争|力求|谋求|拟|有望|可望|争取|届时|确保|即将|年底前?|明年|后年|下半年|下月|月底|可(?!以)|要|待|推动|加快"
    "|尚未|未|分期"
)
_SURE = re.compile("已|正式|全面|悉数|顺利|相继|陆续|先后|双双|如期|去年|前年|刚")
_FEW, _NEAR = 12, 40
"""Verbs of a sentence that are looked at, and characters before each."""
_UNITS = ("money", "ratio", "point", "rank", "duration", "multiple")


def until_it_runs(
    page: Page, sentence: Sentence, quantity: Quantity, kind: str, metric: str, status: Status
) -> Status:
    """`status`, but that of a project which its sentence does not say to run is a target."""
    if status != "actual" or kind != "Project" or quantity.unit.dimension in _UNITS or _SPENT.search(metric):
        return status
    clauses = sentence.clauses
    if is_from_to(page, quantity.start):
        return status
    if _SURE.search(page.text, clauses.start(quantity.start), quantity.start):
        return status
    for runs in islice(_RUNS.finditer(page.text, clauses.begin, clauses.end), _FEW):
        begin, end = max(clauses.start(runs.start()), runs.start() - _NEAR), runs.start()
        if not _is_hoped(page, sentence.times, begin, end):
            return status
    return "target"


def runs(page: Page, times: Sequence[Time], begin: int, end: int) -> bool:
    """Whether the project named before `begin` is told to run, as a whole: not 一期已投产, not 计划明年投产."""
    began = _RUNS.search(page.text, begin, min(end, begin + _NEAR))
    if began is None or _PART.match(page.text, began.end()) or _PHASE.search(page.text, begin, began.start()):
        return False
    return not _is_hoped(page, times, begin, began.start())


_PART = re.compile(r"\d")
"""What runs of a project only: 已建成2万吨."""
_PHASE = re.compile("期|；|首条|条|厂房")


def _is_hoped(page: Page, times: Sequence[Time], begin: int, end: int) -> bool:
    hoped = _HOPED.search(page.text, begin, end) is not None or _later(page, times, begin, end)
    return hoped and _SURE.search(page.text, begin, end) is None


def _later(page: Page, times: Sequence[Time], begin: int, end: int) -> bool:
    """Whether a clause is of a time after the report: 2026年6月投产."""
    starts = (t.period.start for t in times if begin <= t.start and t.end <= end)
    anchor = page.anchor
    return anchor is not None and any(start is not None and start > anchor for start in starts)
