"""Numbers that only a ware has are the model's of which their sentence tells, not its maker's: 最大航程300公里."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.extract.mention import Mention
from kg.extract.numbers.number import Number
from kg.extract.page import Page
from kg.extract.things.things import Things

_DIGIT = re.compile(r"\d")
_MODEL = re.compile(r"“?[A-Z][A-Za-z-]*\d")
"""What makes a model of the ware before it: 协作机器人·“R30”."""


def of_wares(
    page: Page, things: Things, made: Mapping[int, Sequence[int]], numbers: Iterable[Number]
) -> Iterator[Number]:
    """Numbers of a page, those that tell what a model can do with the model: 白鹭200·最大载重80公斤.

    What a kind of ware can do is told of its maker: 电动客车·续航350公里. `made`: who makes which wares.
    """
    for number in numbers:
        wares = made.get(number.thing, ())
        told = page.lexicon.any_of["of_wares"].search(number.metric) if wares else None
        ware = _told_before(page, things, wares, number) if told is not None else None
        if ware is None:
            yield number
            continue
        metric = max((number.metric.rpartition(name)[2] for name in things.all[ware].names), key=len)
        yield number._replace(thing=ware, metric=metric)


def _told_before(page: Page, things: Things, wares: Iterable[int], number: Number) -> int | None:
    """The last of some wares that the number's sentence names before it."""
    at = page.text.find(number.value_text, number.start, number.end)
    named = (
        (mention.end, ware)
        for ware in wares
        for mention in things.all[ware].mentions
        if number.start <= mention.start and mention.end <= at and _is_model(page, mention)
    )
    return max(named, default=(0, None))[1]


def _is_model(page: Page, mention: Mention) -> bool:
    return _DIGIT.search(mention.name) is not None or _MODEL.match(page.text, mention.end) is not None
