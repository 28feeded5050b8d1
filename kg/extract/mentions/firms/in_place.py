"""Finds firms by the place that is told beside them: 寿光有甲, 甲在飞云街道, 经开区里，甲、乙两家, 来自玉环的甲."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.brands import is_loose, trade_of
from kg.extract.shape.firms import name_like
from kg.extract.shape.lifting import lift, other_name
from kg.extract.shape.row_ends import untold
from kg.extract.shape.row_members import firm_shaped
from kg.text.segment import tagged

_CHINESE = "[\u4e00-\u9fffA-Za-z·（）]"
_ITEM = rf"“?{_CHINESE}{{2,14}}”?"
_WITHIN = r"(?:（[^（）]{1,8}）)?(?:境内|区内|园内|内|里|中|上)?"
_HAS = re.compile(
    rf"{_WITHIN}(?:则|也|还|就|更|又|已|现|目前|如今|现已|先后|，)*"
    r"(?:有(?![望利关效所着意机力幸])|坐落着|住着|住的是|出了(?!名)|走出了?|跑出了?|诞生了?|孕育了?|长出了?|养出了?|冒出了?|站着|立着|扎着|聚着|云集了?|聚集了?|聚集着|汇聚了?|汇集了?|集聚了?)"
    r"(?:，)?"
)
_OPENS = re.compile(rf"{_WITHIN}(?:，|：|——|—)")
_LIST = re.compile(rf"{_ITEM}(?:(?:、|和|与|以及){_ITEM})*")
_AT = re.compile(
    rf"(?:(?<=[，。；：、\n])|^)(?P<name>{_CHINESE}{{2,10}}?)(?:则|也|就|都|均|还|偏偏|却)*(?:落|设|开|建|住|坐落)?在$",
    re.M,
)
_FROM = re.compile(
    r"(?:来自|出自|产自|购自|采购自|供自|交给|卖给|供给|属于?|要数|当数|首推|莫过于|有|是|由)(?:了)?(?:邻近的|隔壁的|附近的|相邻的)?$"
)
_OF = re.compile(rf"的(?P<name>{_CHINESE}{{2,8}}?)(?=[，。；、]|提供|供应|供货|配套|生产|制造|代工|$)", re.M)
_STOPS = re.compile("[，。；：、！？“”\n]|$")
_NAMES = frozenset(("nz", "nr", "nrt", "nrfg", "ns"))
_PLAIN = re.compile(
    r"[的了是有不被把等个项这那其它该此]|\d|(?:业|区|县|市|省|镇|村|所|院|局|委|会|人|员|者|量|率|额|品|类|种|年|月|路|街|线|站|馆|店|山|河|湖|江|水|城|园|厂|总部|基地|工厂|公司|企业|车间)$"
)
_LONGEST = 8


def find_in_places(page: Page) -> Iterator[Mention]:
    """Firms that a place has, that sit in it, that it is told to open a list with, or that come from it."""
    for place in list(page.mentions):
        if place.kind not in ("District", "IndustrialPark"):
            continue
        if any(
            m.end > place.end and m.start <= place.start
            for m in page.mentions.touching(place.end - 1, place.end)
        ):
            continue
        sentence = page.sentence_at(place.start)
        yield from _had(page, place.end, sentence.end)
        yield from _opened(page, place.end, sentence.end)
        yield from _sits(page, sentence.start, place.start, place.end)
        yield from _from(page, sentence.start, place.start, place.end)
        yield from _traded(page, place.end, sentence.end)
    for near in _NEARBY.finditer(page.text):
        yield from _traded(page, near.end(), page.sentence_at(near.start()).end)


def made_up(page: Page, name: str) -> bool:
    """Whether a name is one that no dictionary has as a thing: single characters, names, a trade at its end."""
    name = re.sub("（[\u4e00-\u9fff]{2,4}）$", "", name)
    trade = trade_of(page.lexicon, name)
    if not 2 <= len(name) <= _LONGEST or not name_like(page, name):
        return False
    if _PLAIN.search(name.removesuffix(trade) if trade else name):
        return False
    if firm_shaped(page, name) or (trade and not is_loose(page.lexicon, trade)):
        return True
    parts = tagged(name.removesuffix(trade) if trade else name)
    return all(len(word) == 1 or flag in _NAMES for word, flag in parts) and not any(
        flag[0] in "pcdmru" for _, flag in parts
    )


def _had(page: Page, at: int, end: int) -> Iterator[Mention]:
    """Who a place has: 寿光有晨鸣, 药谷里有甲、乙."""
    has = _HAS.match(page.text, at, end)
    if has is not None:
        yield from _listed(page, has.end(), end, alone=False)


def _opened(page: Page, at: int, end: int) -> Iterator[Mention]:
    """A list with which the text goes on behind a place: 甲园，A、B以及C…."""
    opens = _OPENS.match(page.text, at, end)
    if opens is not None:
        yield from _listed(page, opens.end(), end, alone=False, least=2)


def _listed(page: Page, at: int, end: int, *, alone: bool, least: int = 1) -> Iterator[Mention]:
    """The items of a list that begins at a position, as firms if what stands in it may be one."""
    row = _LIST.match(page.text, at, end)
    if row is None or (least > 1 and "、" not in row.group()):
        return
    items = _items(page, row)
    if len(items) < least:
        return
    if len(items) == 1:
        start, name = items[0]
        if made_up(page, name) and not other_name(page, start, start + len(name)):
            yield Mention(start, start + len(name), "Enterprise", name, "firm.in_place", 0.78)
        return
    named = sum(1 for _, name in items if made_up(page, name))
    yield from lift(page, items, alone=alone or named * 2 >= len(items))


def _items(page: Page, row: re.Match[str]) -> list[tuple[int, str]]:
    items = []
    at = row.start()
    for piece in re.split("(、|和|与|以及)", row.group()):
        if piece not in ("、", "和", "与", "以及"):
            quoted = piece.startswith("“")
            name = piece.strip("“”")
            items.append((at + (1 if quoted else 0), name))
        at += len(piece)
    last, name = items[-1]
    items[-1] = (last, untold(page, last, name))
    return [(s, n) for s, n in items if len(n) > 1]


def _sits(page: Page, floor: int, start: int, end: int) -> Iterator[Mention]:
    """Who is said to be in a place and nothing else: 瑞立在经济开发区，…."""
    if not _STOPS.match(page.text, end):
        return
    at = _AT.search(page.text, max(floor, start - 16), start)
    if at is not None and made_up(page, at["name"]):
        first, last = at.span("name")
        if not other_name(page, first, last):
            yield Mention(first, last, "Enterprise", at["name"], "firm.in_place", 0.78)


def _from(page: Page, floor: int, start: int, end: int) -> Iterator[Mention]:
    """Who something comes from: 转向节来自台州玉环的跃岭."""
    of = _OF.match(page.text, end)
    while any(m.end == start and m.kind == "District" for m in page.mentions.touching(start - 1, start)):
        start = min(m.start for m in page.mentions.touching(start - 1, start) if m.end == start)
    if of is None or not _FROM.search(page.text, max(floor, start - 8), start):
        return
    first, last = of.span("name")
    if made_up(page, of["name"]) and not other_name(page, first, last):
        yield Mention(first, last, "Enterprise", of["name"], "firm.in_place", 0.78)


_LEADS = re.compile(
    rf"{_WITHIN}(?:的|，|：|——|(?<=[市区县旗镇乡道]))(?:一家)?(?:[\u4e00-\u9fff]{{0,4}}?(?:老厂|企业|公司|[车药酒茶钢纸乳鞋粮农化陶]企|厂家|配套商|供应商|制造商|厂商|整机厂|龙头|链主|巨头|新秀|黑马)(?:——|“)?)?"
)
_NEARBY = re.compile(
    "(?:镇|县|市|区|园|村|街)[上里内](?=的)|(?:当地|本地|本土|同城|隔壁|旁边|对面|附近|近旁|不远处|一[街路墙]之隔|[东西南北]邻|楼[上下])(?=的)"
)
"""Places told without a name: 镇上·的某塑业, 一街之隔·的某制药."""
_NO_BRAND = re.compile(
    "[的了在是有不被把等和与及或为以个家、它其这那我]|^[给向替供做造产卖对从由]|[大中小新老高低多各全本]型?$|[特绿]色|传统|现代|先进|高端|精[细密]|新型|数字|智能|智慧|日用|工业|农业|海洋|电子|民营|国有|生物|化工|机械|农产|装备|主[要导]|优势|当地|本[地土]"
)
_GOES_ON = re.compile(
    "的|[，。；、]|[今去明前]年|[已正将也则从把以由向为被在一是近日]|董事|总经理|负责人|车间|二期|三期|[新老]厂|首席|订单|生产|制造|研制|主[打营攻修]|重新|连续|率先|当起|[（“]|$"
)


def _traded(page: Page, at: int, end: int) -> Iterator[Mention]:
    """A name that a trade ends which only firms bear, behind its place: 塔河·化工, be its brand a word or not."""
    leads = _LEADS.match(page.text, at, end)
    if leads is None:
        return
    start = leads.end()
    near = page.mentions.touching(start, start + 1)
    if any(m.start == start and m.kind == "District" and page.text[m.end - 1] in "市区县旗" for m in near):
        return  # of 南阳市, 宛城区: the nearer will have its turn
    for cue in page.cues_in("trade", start + 2, min(start + 6, end)):
        brand, trade = page.text[start : cue.start], cue.word
        if len(trade) < 2 or not re.fullmatch("[\u4e00-\u9fff]{2,5}", brand):
            continue
        if is_loose(page.lexicon, trade) and not _proper(brand):
            continue
        seeds, name = page.lexicon.seeds, page.text[start : cue.end]
        plain = brand in seeds.generic or brand in seeds.trade_words or brand in seeds.edges
        if (
            plain
            or page.lexicon.is_industry(brand)
            or page.lexicon.is_industry(name)
            or _NO_BRAND.search(brand)
        ):
            continue
        if not name_like(page, name) or not _GOES_ON.match(page.text, cue.end) or page.straddled(cue.end):
            continue
        if any(page.is_doing(span) and span[1] - span[0] > 1 for span in page.tokens_in(start, cue.start)):
            continue
        if not other_name(page, start, cue.end):
            yield Mention(start, cue.end, "Enterprise", name, "firm.in_place", 0.76)
            return


def _proper(brand: str) -> bool:
    """Whether a brand is no ordinary word: characters that no dictionary joins, or the name of somebody or a place."""
    return all(len(word) == 1 or flag in _NAMES for word, flag in tagged(brand))
