"""Metrics that words on both sides of a number tell: 投入2.2亿元技改资金, 拥有18.8公里岸线."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.numbers.measure import Measure
from kg.extract.numbers.phrases import Phrase
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page

_FUNDS = re.compile("(?:工业)?(?P<what>研发|科研|技改|环保|技术改造)(?:资金|经费|费用)")
_WORKS_IN = re.compile(
    "从事(?P<what>[\u4e00-\u9fff]{2,8}?)(?:产业|行业)?的(?:人|人员|从业者|农户|群众)?(?:有|达到?|超过?|共有?|约)*$"
)
_BUILT_UP = re.compile("(?<=[，、])(?:其中|目前|现|已|累计)*(?:建成|开发)$")
_ALONG = re.compile("的?(?:黄金|深水|沿海|长江|滨海)?(?:海岸线|岸线|管网|管线|管廊|航道|跑道|隧道|绿道|海堤)")


def by_words_around(page: Page, quantity: Quantity, phrase: Phrase) -> Iterator[Measure]:
    """What words on both sides tell: 投入2.2亿元技改资金, 用3—5年建成."""
    funds = _FUNDS.match(page.text, quantity.end)
    if funds is not None and phrase.words.endswith(("投入", "投资", "投入了")):
        yield Measure(funds["what"] + "投入", 0.93)
    if quantity.unit.dimension == "area" and _BUILT_UP.search(page.text, quantity.start - 8, quantity.start):
        yield Measure(
            ("开发" if "开发" in page.text[quantity.start - 2 : quantity.start] else "建成") + "面积", 0.85
        )
    works = _WORKS_IN.search(page.text, max(0, quantity.start - 18), quantity.start)
    if works is not None and quantity.unit.dimension == "person":
        yield Measure(works["what"] + "从业人员", 0.88)
    shore = _ALONG.match(page.text, quantity.end) if quantity.unit.dimension == "length" else None
    if shore is not None:
        yield Measure(shore.group().removeprefix("的") + "长度", 0.88)
    if quantity.unit.dimension == "duration" and page.text[quantity.start - 1] in "用时":
        yield Measure("建设周期", 0.8)
