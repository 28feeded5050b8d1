"""One number that several named together have each: 甲县、乙县规上工业增加值增速均超过10%."""

from __future__ import annotations

import re

from kg.extract.numbers.number import Sentence
from kg.extract.numbers.one_by_one.respective import last_run
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page

_BOTH = re.compile(
    r"(?:均|皆|双双|都|各)(?:已|将|有望|可|预计)*(?:达到?|为|超过?|逾|突破|过|在|实现|完成|增长|下降|有|占|是|居)?了?$"
)
_KINDS = ("Enterprise", "District", "IndustrialPark", "Project", "Industry", "IndustryCluster")
_MOST = 6


def each_of(page: Page, sentence: Sentence, quantity: Quantity) -> list[tuple[int, str]]:
    """Whose a number is, if its clause says that it is of each of a list of names; else empty."""
    start = sentence.clauses.start(quantity.start)
    if not _BOTH.search(page.text, max(start, quantity.start - 10), quantity.start):
        return []
    names = [
        r
        for r in sentence.read.references
        if r.printed and r.kind in _KINDS and start <= r.start and r.end <= quantity.start
    ]
    run = last_run(page, names)
    things = {r.thing for r in run}
    if not 2 <= len(things) == len(run) <= _MOST or run[0].start != names[0].start:
        return []
    return [(r.thing, r.kind) for r in run]
