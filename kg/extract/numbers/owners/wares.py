"""Whose a number is that only a product has: 某型无人机最大起飞重量600公斤, 厚度仅0.02毫米的“手撕钢”."""

from __future__ import annotations

from kg.extract.numbers.number import Sentence
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page
from kg.extract.reading.reference import Reference

KIND = "Product"
_COUNTS = ("count", "person", "money")
"""Dimensions of numbers that tell of making and selling, not of the thing."""


def ware_of(page: Page, sentence: Sentence, quantity: Quantity, metric: str) -> tuple[int, str] | None:
    """The product of whose own size or power a number tells, if the sentence names it by the number."""
    own = metric.endswith(tuple(page.lexicon.lists["of_wares"]))
    if not own or quantity.unit.dimension in _COUNTS:
        return None
    ware = _described(page, sentence, quantity) or _named_before(page, sentence, quantity)
    if ware is not None:
        return ware.thing, KIND
    told = sentence.told[-1] if sentence.told else None
    near = told is not None and sentence.clauses.number(quantity.start) - 1 <= sentence.clauses.number(
        told.quantity.start
    )
    return (told.thing, KIND) if told is not None and near and told.kind == KIND else None


def _described(page: Page, sentence: Sentence, quantity: Quantity) -> Reference | None:
    if not page.text.startswith("的", quantity.end):
        return None
    return next((r for r in _wares(sentence) if 0 <= r.start - quantity.end - 1 <= 1), None)


def _named_before(page: Page, sentence: Sentence, quantity: Quantity) -> Reference | None:
    """The last product of this clause or of the one before; none where a list stands."""
    clauses = sentence.clauses
    here = clauses.number(quantity.start)
    near = [r for r in _wares(sentence) if r.end <= quantity.start and here - clauses.number(r.start) <= 1]
    if not near or page.text[near[-1].start - 1] in "、和与及" or page.text.startswith("等", near[-1].end):
        return None
    firms = (n.reference for n in sentence.names if n.reference.kind == "Enterprise" and n.part == "subject")
    since = any(near[-1].end <= firm.start and firm.end <= quantity.start for firm in firms)
    return None if since else near[-1]


def _wares(sentence: Sentence) -> list[Reference]:
    return [r for r in sentence.read.references if r.kind == KIND and r.printed]


def without_ware(page: Page, sentence: Sentence, metric: str) -> str:
    """A metric without the product that has it: 产品某型无人机·最大起飞重量."""
    for ware in _wares(sentence):
        rest = metric.rpartition(page.text[ware.start : ware.end])[2].lstrip("”的")
        if len(rest) > 1:
            metric = rest
    return metric
