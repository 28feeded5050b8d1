"""Finds parks whose name has no word for a park, by what happens there: 中国牙谷, 陶溪川文创街区, 产业园“天工之城”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.anchors import opens_with_place
from kg.extract.shape.edges import left_edge
from kg.extract.shape.generic import counted, is_generic
from kg.extract.shape.walk import Walk

_WALK = Walk(longest=14, joins=False)
_ENOUGH, _ENOUGH_SHORT = 2.0, 3.0
"""Evidence asked of a name that ends in 文创街区, 农贸城 and of one that only ends in 谷, 城."""
_INSIDE = re.compile(
    r"”?(?:里|内(?!部)|中(?=[，的])|[已共也就将先]?[后]?(?:入驻|进驻|落户|开在|坐落)|聚集|集聚|汇聚|聚起|引进|吸引|核心区|起步区|[一二三]期"
    r"|规划面积|规划占地|总?占地|开园|启用|投用|建成投|管委会|位于|地处|年?接待|已有\d+[余多]?[家户]|现有(?:企业|商户)|拥有(?:企业|商户)|入园|产业发展)"
)
"""What is said behind the name of a place where firms are."""
_TOWARDS = re.compile(
    r"(?:落户|入驻|进驻|走进|走入|来到|位于|坐落[于在]?|地处|落地|落子|扎根|搬进|搬到|迁入|迁至|迁到|建在了?|开在|选址|安家|园区——|园区[是为：]|背靠|放在|设在)[“于]?$"
)
_EPITHET = re.compile(
    r"(?:有|素有|称|称为|称作|誉为|美誉|打造|建设|叫响|号称|擦亮|争当|争创|成为|建成|叫做|赋予|[“”]之)[^，。；、]{0,4}$"
)
"""What leads to a name that only says how famous a place is: 素有“中国钛谷”之称."""
_FAME = re.compile(r"”?(?:之称|的?美誉|的?称号|的?名号|的?招牌|的?牌子|的?金字招牌|品牌)")
_YEAR = re.compile(r"\d+年?(?:度)?")
_BESIDE = re.compile("(?:城[东西南北中]|镇上|县城|市区|郊外|境内|辖区|辖内)的“?$")
_BY = re.compile("(?:由|向|与|和)$")
_GOES_ON = frozenset("市区镇乡村县墙乡堡口湾子关门物类地都铁轨")
_LONGER = re.compile(
    r"街道|经济|综合|保税|科技城|新[区城]|[\u4e00-\u9fff]{0,4}(?:产业园|经济区|开发区|保税区|示范区|试验区)"
)
_CALLED = re.compile(
    r"(?:产业园区?|科技园区?|工业园区?|物流园区?|农业园区?|示范园区?|产业集聚区|开发区|园区|创业园|小镇|综合体|孵化器|基地)“(?P<name>[\u4e00-\u9fffA-Za-z·]{2,10})”"
)
_WON = re.compile("(?:获评|命名为|认定为|入选|荣获|称号|授予)[^，。；]{0,12}$")


def find_used(page: Page) -> Iterator[Mention]:
    """Parks by their use, and those called by a name of their own in quotes; found again wherever they stand."""
    found: dict[str, None] = {}
    epithets: set[str] = set()
    heads = page.lexicon.any_of["used_heads"]
    for head in heads.finditer(page.text):
        name = _name(page, head, epithets)
        if name:
            found.setdefault(name)
    for called in _CALLED.finditer(page.text):
        own = not _WON.search(page.text, max(0, called.start() - 20), called.start())
        if own and called["name"] not in page.lexicon.seeds.generic and not _quantity(called["name"]):
            found.setdefault(called["name"])
    names = [name for name in found if name not in epithets]
    for start, end, name in page.places_of(names):
        yield Mention(start, end, "IndustrialPark", name, "park.used", 0.78)


def _quantity(name: str) -> bool:
    return re.search(r"[\d一二三四五六七八九十]+[+大个]", name) is not None


def _name(page: Page, head: re.Match[str], epithets: set[str]) -> str:
    """The name that ends with a head, if enough shows that firms are there; else what is only said of a place."""
    text, end = page.text, head.end()
    if text[end : end + 1] in _GOES_ON or _LONGER.match(text, end) or page.straddled(end):
        return ""
    start = _start(page, head)
    name = text[start:end]
    if (
        end - start - len(head.group()) < 2
        or counted(text, start)
        or is_generic(page, text[start : head.start()])
    ):
        return ""
    floor = page.sentence_at(start).start
    if _FAME.match(text, end) or _EPITHET.search(
        text, max(floor, start - 8), start - (text[start - 1] == "“")
    ):
        epithets.add(name)
        return ""
    if name in page.lexicon.districts or _BY.search(text, floor, start):
        return ""
    enough = _ENOUGH if len(head.group()) > 1 else _ENOUGH_SHORT
    return name if _weight(page, floor, start, head) >= enough else ""


def _start(page: Page, head: re.Match[str]) -> int:
    """Where the name begins that ends with a head: in its quotes, or behind the district it lies in."""
    if page.text.startswith("”", head.end()):
        opening = page.text.rfind("“", max(0, head.start() - 10), head.start())
        if opening >= 0:
            return opening + 1
    start = left_edge(page, page.sentence_at(head.start()), head.start(), _WALK)
    if year := _YEAR.match(page.text, start, head.start()):
        start = year.end()
    while (place := _whole_district(page, start, head.start())) is not None:
        start = place
    return start


def _whole_district(page: Page, start: int, end: int) -> int | None:
    ends = (
        m.end
        for m in page.mentions.touching(start, end)
        if m.kind == "District"
        and m.start == start
        and m.end + 1 < end
        and page.text[m.end - 1] in "市区县旗镇乡"
    )
    return next(ends, None)


def _weight(page: Page, floor: int, start: int, head: re.Match[str]) -> float:
    text, end = page.text, head.end()
    weight = 2.0 if _INSIDE.match(text, end) else 0.0
    weight += 2.0 if _TOWARDS.search(text, max(floor, start - 8), start) else 0.0
    weight += 1.0 if len(head.group()) > 1 else 0.0
    opens = text.startswith(("中国", "国际", "全国"), start) or opens_with_place(page, start)
    weight += 1.0 if opens else 0.0
    before = start - (text[start - 1 : start] == "的")
    placed = any(m.kind == "District" and m.end == before for m in page.mentions.touching(before - 1, before))
    weight += 1.0 if placed or _BESIDE.search(text, max(floor, start - 6), start) else 0.0
    weight += 1.0 if text.startswith("”", end) and text[start - 1] == "“" else 0.0
    return weight + (1.0 if page.repeats(text[start:end]) else 0.0)
