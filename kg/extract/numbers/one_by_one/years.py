"""Numbers told one by one of years: 2021年、2022年、2023年营业收入分别为3亿元、4.5亿元、6.2亿元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.numbers.number import Assigned, Sentence
from kg.extract.numbers.phrases import phrase_before
from kg.extract.numbers.quantities import ONE_BY_ONE, Quantity
from kg.extract.page import Page
from kg.text.dates import Time

_JOINED = re.compile("(?:、|和|与|及|以及)")
_EACH = re.compile(f"(?:均|全年)?{ONE_BY_ONE}")


def of_years(page: Page, sentence: Sentence, run: Sequence[Quantity], begin: int) -> list[Assigned]:
    """What each number of a list is of, if as many years stand in a list before it in its clause."""
    start = run[0].start
    times = [t for t in sentence.dated if begin <= t.start and t.end <= start]
    listed = times[-len(run) :]
    if len(listed) != len(run) or not _is_list(page, listed):
        return []
    each = _EACH.search(page.text, listed[-1].end, start)
    if each is None:
        return []
    noun = phrase_before(page, sentence, listed[-1].end, each.start()).noun
    noun = noun or phrase_before(page, sentence, begin, listed[0].start).noun
    known = {t.start: t.period for t in sentence.times}
    return [Assigned(None, "", noun, period=known.get(t.start)) for t in listed] if noun else []


def _is_list(page: Page, times: Sequence[Time]) -> bool:
    return all(_JOINED.fullmatch(page.text, one.end, other.start) for one, other in pairwise(times))
