"""What a number measures."""

from __future__ import annotations

import re

from kg.extract.numbers.nouns import noun_after, noun_before, previous_clause_noun, strip_references, trim
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page
from kg.extract.reading.state import Read
from kg.extract.shape.clause import last_clause


def coordinated(page: Page, read: Read, clause: int, quantity: Quantity) -> list[str]:
    """Metrics of “A和B分别为X、Y”, in order."""
    head = page.text[read.sentence.start : quantity.start].rsplit("分别", 1)[0]
    head = last_clause(head.rstrip("，"), 0, len(head))
    verb = "增速" if page.lexicon.any_of["growth"].search(page.text[clause : quantity.start]) else ""
    items = [trim(i) for i in re.split(r"、|和|与|及", head)]
    items = [i for i in items if i]
    return (
        [i + verb if not i.endswith(("率", "增速", "增幅")) else i for i in items] if len(items) > 1 else []
    )


def is_fall(page: Page, before: str, metric: str) -> bool:
    """Whether a growth rate is one of shrinking: 同比下降2.7% is a growth of -2.7."""
    growth = page.lexicon.any_of["growth"].search(before)
    return growth is not None and metric.endswith("增速") and growth.group() in page.lexicon.lists["falls"]


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
    """What a number measures, and how sure that is. `previous`: the amount before it, which a ratio may tell of."""
    dimension = quantity.unit.dimension
    if previous is not None and _BECOMES.fullmatch(before):
        return previous[1], 0.75
    if dimension in ("ratio", "multiple", "point"):
        return _ratio_metric(page, read, quantity, floor, before, previous)
    noun = noun_before(page, read, floor, quantity.start)
    after = noun_after(page, read, quantity.end)
    counts = dimension in ("count", "person") and after
    if counts and (not noun or ((not before.strip() or not _known_end(page, noun)) and _verbish(noun))):
        return after, 0.75
    if noun:
        return noun, 0.8 if _known_end(page, noun) else 0.65
    return (after, 0.65) if after else ("", 0)


def _verbish(noun: str) -> bool:
    """Whether what stands before a number is no noun but what somebody does: 新引进3家企业."""
    return not _NOUN_END.search(noun) or bool(_VERB_END.search(noun))


_NOUN_END = re.compile(r"[\u4e00-\u9fff]{2,}$")
_VERB_END = re.compile(
    r"(?:拥有|集聚|引进|培育|新建|建成|实施|举办|带动|拉动|提供|推动|开工|发运|开行|获|建设|落户|引领|入选|安排|吸纳|发放|签约|生产|新增)$"
)


def _known_end(page: Page, noun: str) -> bool:
    metrics = page.lexicon.seeds.metrics
    return any(noun[start:] in metrics for start in range(len(noun)))


def _ratio_metric(
    page: Page,
    read: Read,
    quantity: Quantity,
    floor: int,
    before: str,
    previous: tuple[Quantity, str, int] | None,
) -> tuple[str, float]:
    growth = page.lexicon.any_of["growth"].search(before)
    noun = noun_before(page, read, floor, quantity.start)
    if growth:
        stem = trim(before[: growth.start()])
        stem = strip_references(page, read, stem, floor, floor + growth.start())
        if not stem or stem in ("同比", "年均"):
            if previous is None:
                clause_noun = previous_clause_noun(page, read, floor)
                return (clause_noun + "增速", 0.65) if clause_noun else ("增速", 0.5)
            stem = previous[1]
        return (stem if stem.endswith(("增速", "增幅", "率", "强度", "比重")) else stem + "增速"), 0.8
    if noun:
        return noun, 0.75
    after = noun_after(page, read, quantity.end)
    return (after + "占比", 0.55) if after else ("", 0)
