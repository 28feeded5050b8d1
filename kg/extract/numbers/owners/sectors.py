"""Whether a number is a sector's or that of the place it is told of: 嵊州市电机产业产值, 全镇……拖鞋产业产值."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.numbers.clauses import Placed, is_compound
from kg.extract.numbers.number import Carry, Sentence
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read

SECTORS = ("Industry", "IndustryCluster")
SECTOR_OF_PLACE = 2.0
"""What a sector loses where the sentence speaks of a place: 全镇……拖鞋产业产值 is a number of the town."""
_ITS_OWN = 1.0
_COUNTED = 1.0
"""What a sector loses where a clause behind it counts firms or land, which its place has: 竹产业是……，加工企业120家."""
_LED = 2.0
_NEAR = 14
_OF_FIRMS = re.compile("企业|面积|基地|就业|从业|园区|平台|项目|产量|产能|年产")
_CLUSTERS = 1.5
"""What a sector gains that is called a cluster directly before the metric."""
_SHARE = re.compile("占比|比重")
_OUTPUT = re.compile(r"产值|营收|收入")
_PROJECTS = re.compile(r"[\d.,两一二三四五六七八九十]+(?:余|多)?(?:个|项|批)[^，。；、]{0,10}?项目")
_DOES = re.compile(
    r"(?:链)?[上里内]?(?:已经|已|现|共|目前|累计|全年|去年|今年)*(?:聚集|集聚|汇聚|聚起|聚拢|拥有|现有|实现|完成|形成|吸引|培育|覆盖|涵盖)"
)
"""How goes on what a sector itself has or does: 毛绒玩具产业·聚起企业862家."""


def of_projects(page: Page, sentence: Sentence, phrase: int, start: int) -> bool:
    """Whether a number tells of projects, which places have and no sector."""
    if "项目" in page.text[phrase:start] or _PROJECTS.match(page.text, start) is not None:
        return True
    return bool(sentence.told) and sentence.told[-1].metric.endswith("项目")


def sector_score(
    page: Page,
    sentence: Sentence,
    names: Sequence[Placed],
    name: Placed,
    phrase: int,
    start: int,
    carry: Carry,
) -> float:
    """What a sector gains or loses as the owner of a number, besides what its part in the clause gives it."""
    reference = name.reference
    here = sentence.clauses.number(start)
    output = _OUTPUT.search(page.text, phrase, start) and not _SHARE.search(page.text, phrase, start)
    compound = name.clause == here and is_compound(page, reference)
    score = -SECTOR_OF_PLACE if of_projects(page, sentence, phrase, start) else 0.0
    does = not compound and _DOES.match(page.text, reference.end) is not None
    does = does or page.text.endswith("集群", reference.start, reference.end)
    own = ((compound and output) or does) and _is_its_places(page, names, reference, parks=does)
    score += _ITS_OWN if own else 0.0
    if (reference.kind == "Industry" or compound) and reference.printed and not own:
        spoken_of = _place_spoken_of(names, start, carry)
        score -= SECTOR_OF_PLACE if spoken_of or (compound and _place_before(names, name)) else 0.0
    named = page.text.endswith("集群", reference.start, reference.end)
    if named and name.clause == here and 0 <= phrase - reference.end <= 1 and name.part != "object":
        score += _CLUSTERS
    if not compound and any(_is_measured(page, n, name, here) for n in names):
        score -= SECTOR_OF_PLACE
    if not named and name.clause < here and not does and _OF_FIRMS.search(page.text, phrase, start + _NEAR):
        score -= _COUNTED
    if name.part == "object" and name.clause == here and output and 0 <= phrase - reference.end <= 1:
        return score + _LED  # 带动汽车产业集群产值达到400亿元
    if name.part == "object":
        made = reference.kind == "IndustryCluster" and here - name.clause == 1 and output
        score += 1.8 if made and sum(n.part == "object" for n in names) == 1 else -1.0
    return score


def made_by_sector(page: Page, sentence: Sentence, start: int) -> bool:
    """Whether a sector stands before the metric as a part of it: 起重装备产业·规上产值达到398亿元."""
    here = sentence.clauses.number(start)
    return any(
        n.clause == here and n.reference.end <= start and is_compound(page, n.reference)
        for n in sentence.names
    )


def _is_measured(page: Page, other: Placed, sector: Placed, here: int) -> bool:
    """Whether another sector is what the metric is of: 建成某集群，储能产业产值突破150亿元."""
    one = other.reference
    return other.clause == here and one.thing != sector.reference.thing and is_compound(page, one)


def _is_its_places(page: Page, names: Sequence[Placed], sector: Reference, parks: bool) -> bool:
    """Whether the district of a sector stands before it, so that its output is its own: 嵊州市电机产业产值."""
    kinds = ("District", "IndustrialPark") if parks else ("District",)
    cluster = page.text.endswith("集群", sector.start, sector.end)  # 全市光伏产业产值 is the city's
    return any(
        n.reference.kind in kinds and page.text[n.reference.end : sector.start] in ("", "的")
        for n in names
        if n.reference.end <= sector.start and (cluster or page.text[n.reference.start] != "全")
    )


def _place_before(names: Sequence[Placed], sector: Placed) -> bool:
    """Whether a place stands before a sector in its clause."""
    return any(
        n.clause == sector.clause
        and n.reference.kind in ("District", "IndustrialPark")
        and n.reference.end <= sector.reference.start
        and n.part in ("subject", "modifier")
        for n in names
    )


def _place_spoken_of(names: Sequence[Placed], start: int, carry: Carry) -> bool:
    """Whether sentence, or the one it is joined to, has a place for its subject before the number."""
    topic = carry.topic if carry.joined else None
    if topic is not None and topic.printed and topic.kind in ("District", "IndustrialPark"):
        return True
    return any(
        n.reference.kind in ("District", "IndustrialPark")
        and n.part == "subject"
        and n.reference.end <= start
        for n in names
    )


def within_sector(
    page: Page, read: Read, names: Sequence[Placed], phrase: int, start: int
) -> tuple[int, str] | None:
    """在某赛道上，……产值81亿元: the output is the sector's."""
    first = names[0].reference if names else None
    opens = (
        first is not None and first.kind in SECTORS and page.text[read.sentence.start : first.start] == "在"
    )
    firm_between = any(n.part == "subject" and n.reference.kind == "Enterprise" for n in names)
    if first is None or not opens or firm_between or not _OUTPUT.search(page.text, phrase, start):
        return None
    return first.thing, first.kind
