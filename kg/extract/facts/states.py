"""How far a project has come: 签约, 开工, 在建, 投产, 达产, as dated states of the project.

What was signed is not yet built, and what was promised is not yet done: the words before a state tell which.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping

from kg.extract.numbers.number import Number
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read
from kg.model import Status
from kg.text.dates import Period

METRIC = "项目阶段"
_FAR = 40
"""No subject stands farther from its state than that."""
_TO_OBJECT = re.compile(r"(?:建设)?(?:的|了)?")
_JOINED = re.compile(r"[、和并及]?")
_NO_PERIOD = Period(None, None)


class StateFinder:
    """Finds states by the words of seeds/stages.csv. Built once a process."""

    def __init__(self, stages: Mapping[str, str]) -> None:
        self._stages = stages
        longest_first = sorted(stages, key=lambda word: (-len(word), word))
        self._words = re.compile("|".join(map(re.escape, longest_first)) or "(?!)")

    def find(self, page: Page, reads: Iterable[Read]) -> Iterator[Number]:
        """States of the projects of a page, in order, as numbers without a value."""
        for read in reads:
            projects = [r for r in read.references if r.kind == "Project"]
            if projects and read.sentence.role == "body":
                yield from self._sentence(page, read, projects)

    def _sentence(self, page: Page, read: Read, projects: list[Reference]) -> Iterator[Number]:
        start, end = read.sentence.start, read.sentence.end
        times = page.times(read.sentence)
        since, period = start, _NO_PERIOD
        for match in self._words.finditer(page.text, start, end):
            if not _is_state(page, read, match):
                continue
            project = _project(page, read, projects, match)
            if project is None:
                continue
            printed = [t.period for t in times if since <= t.start and t.end <= match.start()]
            if printed:
                period = printed[-1]
            elif not (since > start and _JOINED.fullmatch(page.text, since, match.start())):
                period = _NO_PERIOD
            status = _status(page, _led_up(page, start, project, match.start()), period)
            told = period.start is not None
            since = match.end()
            yield _number(
                read, project, self._stages[match.group()], _dated(page, period, status), status, told
            )


def _is_state(page: Page, read: Read, match: re.Match[str]) -> bool:
    """Not 开工率, 投产后, 尚未开工, nor a part of a name."""
    if any(r.printed and r.start < match.end() and match.start() < r.end for r in read.references):
        return False
    if page.lexicon.any_of["after_no_state"].match(page.text, match.end(), match.end() + 4):
        return False
    return not page.lexicon.any_of["undone"].search(page.text, max(0, match.start() - 4), match.start())


def _project(page: Page, read: Read, projects: list[Reference], match: re.Match[str]) -> Reference | None:
    """The project right after the word (签下…项目), else the last before it that nobody else comes after."""
    for project in projects:
        if project.start >= match.end() and _TO_OBJECT.fullmatch(page.text, match.end(), project.start):
            return project
    before = [r for r in projects if r.end <= match.start()]
    if not before or match.start() - before[-1].end > _FAR:
        return None
    project = before[-1]
    clause = _clause(page, project.end, match.start())
    return (
        project if clause == project.end or _speaks_of_time(page, page.text[clause : match.start()]) else None
    )


def _speaks_of_time(page: Page, text: str) -> bool:
    """Whether a new clause brings no subject of its own before its state: 目前已, 预计2026年底."""
    return not page.lexicon.any_of["before_state"].sub("", re.sub(r"[\d“”]+", "", text))


def _clause(page: Page, start: int, at: int) -> int:
    return max(start, *(page.text.rfind(mark, start, at) + 1 for mark in "，；：")) if at > start else start


def _led_up(page: Page, start: int, project: Reference, at: int) -> str:
    """What leads up to a state in its clause: between project and state, and just before the project."""
    if project.end > at:
        return page.text[_clause(page, start, at) : at]
    ahead = page.text[max(_clause(page, start, project.start), project.start - 4) : project.start]
    return ahead + page.text[max(_clause(page, start, at), project.end) : at]


def _status(page: Page, before: str, period: Period) -> Status:
    if page.lexicon.any_of["forecast"].search(before):
        return "forecast"
    if page.lexicon.any_of["planned"].search(before):
        return "target"
    ahead = period.start is not None and page.anchor is not None and period.start > page.anchor
    return "target" if ahead else "actual"


def _dated(page: Page, period: Period, status: Status) -> Period:
    """The period told; for what is so and bears none, the day, month or year of the report."""
    date = page.document.date
    first, precision = (date.value, date.precision) if date is not None else (page.anchor, "month")
    if period.start is not None or status != "actual" or first is None:
        return period
    if precision == "year":
        return Period(first, dt.date(first.year, 12, 31))
    if precision == "month":
        return Period(first, first.replace(day=calendar.monthrange(first.year, first.month)[1]))
    return Period(first, first)


def _number(read: Read, project: Reference, stage: str, period: Period, status: Status, told: bool) -> Number:
    return Number(
        thing=project.thing,
        metric=METRIC,
        value=None,
        minimum=None,
        maximum=None,
        unit="",
        value_text=stage,
        qualifier="",
        period=period,
        status=status,
        confidence=(0.85 if told else 0.75) if project.printed else 0.65,
        rule="state.word",
        start=read.sentence.start,
        end=read.sentence.end,
        broader="stage",
    )
