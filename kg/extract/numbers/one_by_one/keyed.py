"""Numbers told one by one of other numbers, and one number told of two metrics."""

from __future__ import annotations

import re

from kg.extract.numbers.number import Assigned, Sentence
from kg.extract.numbers.one_by_one.respective import run_of
from kg.extract.numbers.phrases import known_from, phrase_before, trim
from kg.extract.numbers.quantities import ONE_BY_ONE
from kg.extract.page import Page

_KEYS = re.compile(rf"的?(?P<noun>[^，。；、\d]{{2,14}}?)(?:各为|{ONE_BY_ONE})")


def keyed(page: Page, sentence: Sentence) -> dict[int, Assigned | None]:
    """Numbers told one by one of others: 推力120kg、300kg的发动机产能分别达到500台、200台.

    Index of a number → what it is of; None for those that only tell of which thing the others are.
    """
    found: dict[int, Assigned | None] = {}
    quantities = sentence.quantities
    index = 0
    while index < len(quantities) - 3:
        keys = run_of(page, quantities, index)
        values = quantities[index + len(keys) : index + 2 * len(keys)]
        if len(keys) > 1 and len(values) == len(keys) and keys[0].unit.dimension not in _NO_KEYS:
            noun = _KEYS.match(page.text, keys[-1].end, values[0].start)
            alike = values[0].unit.canonical != keys[0].unit.canonical
            if noun is not None and alike and len(run_of(page, quantities, index + len(keys))) == len(keys):
                what = _key_noun(page, sentence, keys[0].start) + trim(page.lexicon, noun["noun"])
                for at, key in enumerate(keys):
                    found[index + at] = None
                    found[index + len(keys) + at] = Assigned(None, "", key.text + what)
        index += len(keys)
    return found


_NO_KEYS = ("money", "count", "person", "ratio", "point", "multiple", "rank")


def _key_noun(page: Page, sentence: Sentence, start: int) -> str:
    """What the keys measure: 推力."""
    return phrase_before(page, sentence, sentence.clauses.start(start), start).noun


_ALIKE = re.compile(
    r"(?:^|[^\u4e00-\u9fff])(?P<one>[^，。；、和与及]{2,12}?)(?:和|与|及|、)(?P<other>[^，。；、和与及]{2,12}?)"
    r"(?:将|已|预计|有望|可|力争)*(?:各|均|都|双双)(?:将|已)?(?:达到?|突破|超过?|过|为|实现|完成)*$"
)


_SHARES = re.compile(
    r"(?:^|[^\u4e00-\u9fff])(?P<one>[^，。；、和与及]{2,12}?)(?:和|与|及|、)(?P<other>[^，。；、和与及]{2,12}?)(?:均|都|双双|各)占"
)


def alike_shares(page: Page, start: int, end: int, metric: str) -> tuple[str, str] | None:
    """Two metrics whose share one number is: 产量、出口量均占全国的80%."""
    match = _SHARES.search(page.text[max(start, end - 40) : end])
    at = metric.find("占")
    if match is None or at < 0:
        return None
    one, other = (trim(page.lexicon, match[name]) for name in ("one", "other"))
    return (one + metric[at:], other + metric[at:]) if one and other else None


def alike(page: Page, start: int, end: int) -> tuple[str, str] | None:
    """Two metrics that one number is told of: 年产值和年进出口额各达100亿元."""
    match = _ALIKE.search(page.text[max(start, end - 40) : end])
    if match is None:
        return None
    one, other = (trim(page.lexicon, match[name]) for name in ("one", "other"))
    both = known_from(page.lexicon, one) < len(one) and known_from(page.lexicon, other) < len(other)
    return (one, other) if both else None
