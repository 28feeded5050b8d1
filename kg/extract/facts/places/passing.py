"""Whether a name is only spoken of in passing."""

from __future__ import annotations

import re

from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read
from kg.extract.shape.clause import last_clause
from kg.extract.things.things import Thing


def counts_here(page: Page, read: Read, reference: Reference) -> bool:
    """A customer, partner or model in passing is not thereby in the district."""
    if reference.kind == "IndustrialPark":
        return not _is_chance(page, read, reference)
    if reference.kind not in ("Institution", "Enterprise"):
        return True
    firm = reference.kind == "Enterprise"
    if firm and _foreign(page, reference):
        return False
    first, last = _list_around(page, read, reference)
    clause = last_clause(page.text, read.sentence.start, first.start)
    lead = next(
        (r.start for r in read.references if r.end == first.start and r.kind == "District"), first.start
    )
    before = page.text[max(read.sentence.start, lead - 6) : lead]
    founded = not firm and _FOUNDED.search(before)
    if not founded and ((len(clause) < 60 and _WITH.search(clause)) or _OBLIQUE.search(before)):
        return False
    if firm:
        segment = page.text[max(read.sentence.start, first.start - 40) : first.start]
        if _OUTSIDE.search(segment) or _UNREAL.search(page.text, read.sentence.start, read.sentence.end):
            return False
        if _BUYS.match(page.text, last.end) or _is_parent(page, read, last):
            return False
    return not _SAID_OF.match(page.text, reference.end)


def _is_parent(page: Page, read: Read, firm: Reference) -> bool:
    """Whether a firm is only told of as whose another one is: 由某集团投资的·某公司, 是某集团的全资子公司."""
    behind = next((r for r in read.references if r.start >= firm.end), None)
    if behind is not None and behind.kind == "Enterprise" and behind.printed:
        return _OWNS.fullmatch(page.text, firm.end, behind.start) is not None
    return _DAUGHTER.match(page.text, firm.end) is not None


_OWNS = re.compile(
    "(?:等)?(?:共同|联合)?(?:全资|独资|参股|控股|投资|出资|创办)+(?:建设|设立|成立|兴办|组建)?的"
)
_DAUGHTER = re.compile("的?(?:全资|控股|参股)*子公司")


def _is_chance(page: Page, read: Read, park: Reference) -> bool:
    """Whether a park is only what a place turns to its use: 抢抓某科学城建设机遇, 主动融入某科创走廊."""
    clause = last_clause(page.text, read.sentence.start, park.start)
    if _JOINS_IN.search(clause):
        return True
    return _SEIZES.search(clause) is not None and _CHANCE.match(page.text, park.end) is not None


_JOINS_IN = re.compile("(?:融入|接轨|呼应|辐射|承接)(?:了|到)?[^，。；的]{0,12}$")
_SEIZES = re.compile("(?:抢抓|抓住|紧抓|抓牢|把握|抢占|乘着?|借势?|对接)[^，。；]{0,30}$")
_CHANCE = re.compile(
    "(?:(?!升级|扩区|扩容|升格|获批|挂牌|创建)[^，。；]){0,14}?(?:机遇|契机|东风|利好|战略|势能|溢出)"
)
"""Behind a park that is there already: what it brings to those around it."""


def is_founded(page: Page, read: Read, institution: Reference) -> bool:
    """Whether a clause founds an institution: 与某大学共建某产业学院."""
    before = page.text[max(read.sentence.start, institution.start - 6) : institution.start]
    return _FOUNDED.search(before) is not None


def is_foreign(page: Page, firm: Thing) -> bool:
    """Whether a firm is called by its country anywhere: 德国巴斯夫, 来自韩国的某公司."""
    return any(_of_country(page, m.start, m.end) for m in firm.mentions)


def _of_country(page: Page, start: int, end: int) -> bool:
    """Whether a name opens with a country, or stands behind one."""
    lead = page.text[max(0, start - 8) : start].removesuffix("的")
    if page.lexicon.ends("countries", lead):
        return True
    return any(page.lexicon.ends("countries", page.text[start : start + n]) for n in range(2, 6))


def _foreign(page: Page, reference: Reference) -> bool:
    """Whether a name in Latin letters has a blank, or stands behind a country."""
    lead = page.text[max(0, reference.start - 8) : reference.start].removesuffix("的")
    if page.lexicon.ends("countries", lead):
        return True
    if not page.text[reference.start].isascii():
        return False
    before = page.text[reference.start - 3 : reference.start].replace("国", " ")
    return " " in page.text[reference.start : reference.end] + before


def _list_around(page: Page, read: Read, reference: Reference) -> tuple[Reference, Reference]:
    """First and last of the names that a name is listed with: what is said of one is said of all.

    Two that sign with each other are no list: 某公司与某集团签署协议.
    """
    named = [r for r in read.references if r.kind == reference.kind and r.printed]
    first = last = reference
    for earlier in reversed([r for r in named if r.end <= reference.start]):
        between = page.text[earlier.end : first.start]
        signing = (
            reference.kind == "Enterprise" and between in _PAIRS and _SIGNS.match(page.text, reference.end)
        )
        if signing or not _AND.fullmatch(between):
            break
        first = earlier
    for later in (r for r in named if r.start >= reference.end):
        if not _AND.fullmatch(page.text[last.end : later.start]):
            break
        last = later
    return first, last


_AND = re.compile("[、，]?(?:及|以及|和|与)?(?:[^，。；、]{0,10}?(?:旗下|所属|下属)的?)?")
_PAIRS = ("和", "与", "同")
_SIGNS = re.compile(
    "(?:正式|再次|成功|先后|共同|联合|达成|就)?[^，。；的]{0,6}?(?:签署|签订|签约|签下|续签|合作|共建|合资|携手|联手|牵手|达成)"
)
_WITH = re.compile(r"(?:与|(?<!会)同|携手|联合|成为|对标|依托)[^的]*$")
_FOUNDED = re.compile(r"(?:设立|共建|组建|成立|合办|合建|创建|建立|打造|建设|建成|揭牌)(?:了|的)?$")
"""What is founded with a partner from elsewhere is here."""
_OBLIQUE = re.compile(
    r"(?:与|(?<!会)同|为|向|给|被|对标|成为|来自|如|学习|借鉴|对接|直供|供应|供货|交付|打破了?|装上了?|装在|装进|用在|用到|用于|搭载|进入|专供|直供|搭上|打入|卖给|供给|超越|追赶|替代)$"
)
_SAID_OF = re.compile(
    r"旗下|等(?:单位|高校|客户)|[^，。；]{0,20}(?:出席|见证)了?[^，。；]{0,8}(?:仪式|签约|大会|论坛|会议|活动)"
    r"|的(?:[^，。；、]{0,8}?(?:供应商|配套商|代工厂|老?主顾)|客户|垄断|“香饽饽”)"
    r"|(?:、[^，。；、]{1,12}|[都也均]|同样|先后|一直){0,4}(?:是|成为|成了)[^，。；]{0,8}?(?:客户|主顾|买家|大?买主|回头客)"
)
_BUYS = re.compile(
    r"等?(?:\d*[家户])?(?:[^，。；]{0,6}?)(?:采购|选用|的垄断|的订单|的认可|的认证|的青睐|的准入|的验证|的审核|的肯定|的定点|的信赖|供应体系|供应链|配套体系)"
)
_OUTSIDE = re.compile(
    r"(?:国内|国外|海外|外省|外地|全国|国际|省外|境外)的?(?:[\u4e00-\u9fff]{2,6}(?:企业|巨头|厂商|公司|品牌))?$"
    r"|(?:客户|用户|买家|主顾|合作伙伴)(?:名单|群|中|里|包括|有|涵盖|覆盖|还有|，)[^。；]{0,30}$"
)
"""What leads to names of firms from elsewhere."""
_UNREAL = re.compile(r"坊间|传闻|所传|否认|谣言|不实")
