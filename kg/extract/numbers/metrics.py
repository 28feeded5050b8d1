"""What a number measures."""

from __future__ import annotations

import re

from kg.extract.numbers.nouns import noun_after, noun_before, previous_clause_noun, strip_references, trim
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page
from kg.extract.reading.state import Read

GROWTH = re.compile(r"增长|增幅|增速|下降|下滑|提升|提高|增加|降低|减少|回升|上升|增至")
_FALLS = frozenset(("下降", "下滑", "降低", "减少"))


def coordinated(page: Page, read: Read, clause: int, quantity: Quantity) -> list[str]:
    """Metrics of “A和B分别为X、Y”, in order."""
    head = page.text[read.sentence.start : quantity.start].rsplit("分别", 1)[0]
    head = re.split(r"[，。；：]", head.rstrip("，"))[-1]
    verb = "增速" if GROWTH.search(page.text[clause : quantity.start]) else ""
    items = [trim(i) for i in re.split(r"、|和|与|及", head)]
    items = [i for i in items if i]
    return (
        [i + verb if not i.endswith(("率", "增速", "增幅")) else i for i in items] if len(items) > 1 else []
    )


_BECOMES = re.compile(
    r"(?:，)?(?:增至|增长至|增长到|提高到|提升到|提升至|提高至|缩短为|缩短至|下降到|下降至|降至|降到|升至|增加到|增加至|扩大到|扩大至)"
)


def metric_of(
    page: Page,
    read: Read,
    quantity: Quantity,
    floor: int,
    before: str,
    previous: tuple[Quantity, str, int] | None,
) -> tuple[str, float]:
    dimension = quantity.unit.dimension
    if previous is not None and _BECOMES.fullmatch(before):
        return previous[1], 0.75
    if dimension in ("ratio", "multiple", "point"):
        return _ratio_metric(page, read, quantity, floor, before, previous)
    noun = noun_before(page, read, quantity, floor)
    after = noun_after(page, read, quantity)
    if (
        dimension in ("count", "person")
        and after
        and (not noun or len(before.strip()) == 0 or not _known_end(page, noun))
    ):
        if not noun or not re.search(r"[\u4e00-\u9fff]{2,}$", noun) or _verbish(noun):
            return after, 0.75
    if noun:
        return noun, 0.8 if _known_end(page, noun) else 0.65
    return (after, 0.65) if after else ("", 0)


def _verbish(noun: str) -> bool:
    return bool(
        re.search(
            r"(?:拥有|集聚|引进|培育|新建|建成|实施|举办|带动|拉动|提供|推动|开工|发运|开行|获|建设|落户|引领|入选|安排|吸纳|发放|签约|生产|新增)$",
            noun,
        )
    )


def _known_end(page: Page, noun: str) -> bool:
    return any(noun.endswith(word) for word in page.lexicon.seeds.metrics)


def _ratio_metric(
    page: Page,
    read: Read,
    quantity: Quantity,
    floor: int,
    before: str,
    previous: tuple[Quantity, str, int] | None,
) -> tuple[str, float]:
    growth = GROWTH.search(before)
    noun = noun_before(page, read, quantity, floor)
    if growth:
        stem = trim(before[: growth.start()])
        stem = strip_references(page, read, stem, floor, floor + growth.start())
        if not stem or stem in ("同比", "年均"):
            if previous is None:
                clause_noun = previous_clause_noun(page, read, floor)
                return (clause_noun + "增速", 0.65) if clause_noun else ("增速", 0.5)
            stem = previous[1]
        change = "降幅" if growth.group() in _FALLS else "增速"
        return (stem if stem.endswith(("增速", "增幅", "率", "强度", "比重")) else stem + change), 0.8
    if noun:
        return noun, 0.75
    after = noun_after(page, read, quantity)
    return (after + "占比", 0.55) if after else ("", 0)
