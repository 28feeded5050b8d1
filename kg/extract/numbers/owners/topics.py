"""What a page speaks of as one reads on: handed from sentence to sentence for numbers that name nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.numbers.number import SURE, Carry, Number, Sentence, Topic
from kg.extract.numbers.owners.choice import KINDS
from kg.extract.numbers.periods.times import REPORTED, is_event, is_passing, of_reports
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.sections import is_title
from kg.extract.reading.state import Read
from kg.text.dates import Time

_LONG = 27
"""Days a period must have to stand for more than an event."""


def _reports_last_year(page: Page, start: int, end: int) -> bool:
    """Whether a title is that of a report which is given at the beginning of the year after: 2022年政府工作报告."""
    early = page.anchor is not None and page.anchor.month <= REPORTED
    return early and "工作报告" in page.text[start:end]


_OTHERS = ("District", "IndustrialPark", "Enterprise")
_NEXT_POINT = re.compile("[一二三四五六七八九十]是")
"""How the next point of a report begins: what the last one spoke of is gone."""


def learn(page: Page, read: Read, carry: Carry) -> None:
    """A title or heading gives those under it a firm, a period, a topic."""
    names = [r for r in read.references if r.kind in KINDS]
    sentence = read.sentence
    if sentence.role == "byline":
        return
    times = [t for t in page.times(sentence) if not t.now]
    if times and _lasts(times[-1]) and not _reports_last_year(page, sentence.start, sentence.end):
        carry.whole = times[-1].period
    if is_title(page, sentence):
        firms = {r.thing for r in names if r.kind == "Enterprise"}
        carry.firm = next(iter(firms)) if len(firms) == 1 else carry.firm
        return
    carry.topic = Topic(names[0].thing, names[0].kind, True) if names else None
    carry.project, carry.period, carry.status, carry.told, carry.joined = None, None, "actual", [], False
    if len({r.thing for r in names}) > 1 or (names and names[0].start - sentence.start > 4):
        carry.topic = None


def begin(page: Page, read: Read, carry: Carry) -> None:
    """A paragraph begins: what the last one spoke of is gone, but for the topic of a heading."""
    if read.sentence.paragraph == carry.paragraph:
        if _NEXT_POINT.match(page.text, read.sentence.start) and carry.topic is not None:
            carry.topic = carry.topic if carry.topic.kind == "Enterprise" else None
        return
    if carry.paragraph >= 0 and not _after_heading(page, read):
        carry.topic = None
    carry.paragraph, carry.joined = read.sentence.paragraph, False
    carry.entry = _entry(page, read)
    carry.project, carry.period, carry.status, carry.told = None, None, "actual", []
    carry.now = False


_NUMBERING = re.compile(r"(?:[—\-·●■◆▲*]+|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?\s*")


def _entry(page: Page, read: Read) -> Topic | None:
    """The project or firm whose name alone is the first sentence of a paragraph: ——某公司。2.某项目。."""
    sentence = read.sentence
    named = [r for r in read.references if r.printed and r.kind in ("Project", "Enterprise")]
    if not named or _TAIL.fullmatch(page.text, named[-1].end, sentence.end) is None:
        return None
    last = named[-1]
    begin = _NUMBERING.match(page.text, sentence.start)
    first = min(r.start for r in named if r.thing == last.thing or r.end <= last.end)
    opens = begin is not None and first <= begin.end()
    joined = not page.text[first : last.end].count("，") and last.end - first <= _ENTRY
    return Topic(last.thing, last.kind, True) if opens and joined else None


_TAIL = re.compile(r"(?:（[^（）。]{1,20}）)?[。：:；]?")
"""What may follow the name: （凤翔区柳林镇）。"""
_ENTRY = 45
"""Characters of the longest name of an entry."""


def _after_heading(page: Page, read: Read) -> bool:
    start = read.sentence.start
    return start > 0 and page.sentence_at(start - 1).role == "heading"


_DUE = ("年底", "年末", "年内", "月底", "月末")
"""When something is due, which dates nothing else."""
_SPENT = re.compile("投资|计划")
"""Money is planned for what is there already: 续建项目42个，年度计划投资75亿元。前期项目…."""


_MAKERS = ("Enterprise", "Project")
"""What is planned of these is told of them alone."""


def hand_on(page: Page, sentence: Sentence, carry: Carry, numbers: Sequence[Number]) -> None:
    """What the next sentence of the paragraph may need of this one."""
    read, names = sentence.read, sentence.names
    carry.joined = page.text[read.sentence.end - 1 : read.sentence.end] == "；"
    carry.told, carry.base = list(sentence.told), sentence.base
    kinds = {n.reference.thing: n.reference.kind for n in names}
    projects = [n.reference.thing for n in names if n.reference.kind == "Project"]
    carry.project = projects[-1] if projects else carry.project
    subject = _spoken_of(page, [n.reference for n in names if n.part == "subject"])
    if not projects and subject is not None and subject.printed and subject.kind in _OTHERS:
        carry.project = None
    if subject is not None:
        carry.topic = Topic(subject.thing, subject.kind, True)
    sure = [n for n in numbers if n.confidence >= SURE]
    if sure and (sure[-1].thing in kinds or carry.topic is None):
        thing = sure[-1].thing
        carry.topic = Topic(thing, kinds.get(thing, "District"), thing in kinds)
    usable = [
        t
        for t in of_reports(page, sentence.times, carry)
        if not (t.now or is_passing(page, t) or is_event(page, t) or page.text[t.start : t.end] in _DUE)
    ]
    years = [t.period.start.year for t in sentence.times if not t.now and t.period.start is not None]
    carry.year = years[-1] if years else carry.year
    printed = [t for t in usable if t.period.start is not None]
    carry.now = not printed and any(t.now for t in sentence.times)
    planned = bool(sure) and sure[-1].status != "actual" and kinds.get(sure[-1].thing) not in _MAKERS
    if printed and (planned or not _is_to_come(page, printed[-1])):
        carry.period = printed[-1].period
    if sure:
        last = next((n for n in reversed(sure) if not _SPENT.search(n.metric)), None)
        carry.status = "actual" if last is None or last.inferred else last.status
    if carry.whole is None and carry.paragraph >= 0:
        carry.whole = next((t.period for t in printed if _lasts(t) and _recent(page, t)), None)


def _spoken_of(page: Page, subjects: Sequence[Reference]) -> Reference | None:
    """The first subject of a sentence, but a firm rather than the place it opens with: 河北涿州，某公司的车间……."""
    first = next(iter(subjects), None)
    if first is None or first.kind != "District" or not page.text.startswith("，", first.end):
        return first
    firms = {one.thing for one in subjects if one.kind == "Enterprise" and one.printed}
    return next(one for one in subjects if one.thing in firms) if len(firms) == 1 else first


def _is_to_come(page: Page, time: Time) -> bool:
    start = time.period.start
    return page.anchor is not None and start is not None and start > page.anchor


def _recent(page: Page, time: Time) -> bool:
    """Whether a time is of the year of the report or the one before, and over by then."""
    start, end = time.period.start, time.period.end
    if page.anchor is None or start is None or end is None:
        return False
    return (
        page.anchor.year - 1 <= start.year and start <= page.anchor and (end - page.anchor).days < _LONG + 5
    )


def _lasts(time: Time) -> bool:
    start, end = time.period.start, time.period.end
    return start is not None and end is not None and (end - start).days >= _LONG
