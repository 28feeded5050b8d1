"""Finds firms by what only firms do with each other: 给A供货, 被B收购, C的供应商, D旗下的E."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.shape.brands import is_ware, shape_score, trade_of
from kg.extract.shape.firms import after_kind, name_like
from kg.extract.shape.rows import row_items

_NAME = r"[^，。；：、！？“”（）《》的了和与及等在向给为被由把将从到\s\d]{2,10}?"
_LIST = rf"(?:{_NAME}、)*{_NAME}(?:(?:和|以及|及){_NAME})?"
_ALSO = r"(?:等[^，。；、]{0,10}?)?"
_HOW = r"(?:独家|长期|批量|就近|稳定|直接|专门|定向|整体|全资|战略|绝对|成功|正式|共同|联合)*"
_SELLS = r"(?:供货|供应|配套|代工|贴牌|做配套|做代工|供料|赶制|备货|试制|供(?![电热暖水气销需求地]))"
_BUYS = (
    r"(?:全资)?(?:收购|并购|兼并|控股|参股|入股|收编|收入旗下|收入囊中|纳入旗下|纳入麾下|全资持有|全资拥有)"
)
_ROLE = r"(?:一级|二级|独家|核心|主力|战略|指定|定点|合格|最大|长期|优秀|全球|唯一|首家|金牌|线束|[^，。；、的]{0,4}?)"
_STRONG = (
    rf"(?:给|为|替)(?P<list>{_LIST}){_ALSO}{_HOW}(?<!提){_SELLS}",
    rf"(?:卖给|供给|供应给|供货给|交付给|配套给|供到|供往|直供|专供|主供|销给)(?:了)?(?P<list>{_LIST})(?=[，。；]|等|的(?!项目))",
    rf"(?:被|由)(?P<list>{_NAME}){_HOW}{_BUYS}(?!的?(?:项目|订单|产品))",
    rf"(?:隶属于?|归属于?|脱胎于|划归|并入|背靠)(?P<list>{_NAME})(?=[的，。、；])",
    rf"（(?:由|系|为)?(?P<list>{_NAME})(?:的)?(?:全资持有|全资控股|控股|持股|全资子公司|控股子公司|子公司|旗下)",
    rf"(?:收购|并购|兼并|入主)(?:了)?(?P<list>{_LIST})(?=[，。；]|的?\d|的?[^，。；]{{0,4}}?股[权份]|后)",
    rf"(?<=旗下的)(?P<list>{_LIST})(?=[的，。；（]|[今去]年|近日|日前)",
    rf"(?:配套商|供应商|供货商|供应方|代工厂|协作厂|子公司|母公司|孙公司)(?:——|名?叫|名为|就是)?(?P<list>{_NAME})(?=[的，。；（]|[今去]年|近日|日前|已|也|在)",
)
_WEAK = (
    rf"(?:是|为|成|成为|成了|作为|跻身|进入|当上|^|[，。；：])(?P<list>{_NAME})(?:的{_ROLE}|{_ROLE})(?:供应商|配套商|供货商|合格供方|协作厂|代工厂|供应链)",
    rf"(?:订单|单子|业务)(?:主要|大多|都|多|全)?(?:来自|出自)(?P<list>{_LIST})(?=[，。；—的]|等)",
    rf"(?:客户|用户|主顾|买家|采购商|合作伙伴)(?:名单|名录)?(?:里|中)?，?(?:有|包括|是|涵盖|——|：)(?P<list>{_LIST})(?=[，。；]|等)",
    rf"(?:牵手|携手|联手|嫁入|投奔)(?P<list>{_NAME})(?=[，。、]|共|开|建|在|推|打造)",
    rf"(?:上游|下游)的(?P<list>{_NAME})(?=[，。；、]|一路|就|则)",
    rf"(?:从|向)(?P<list>{_NAME})(?:采购|订购|进货|拿货|定制)(?!的)",
    rf"(?:发往|运往|送往|运到|送到|供货)(?:了)?(?P<list>(?!商){_LIST})(?=[，。；])",
)
_SLOTS = tuple(
    (re.compile(slot), strong) for slots, strong in ((_STRONG, True), (_WEAK, False)) for slot in slots
)
_CUE = re.compile(
    "供|配套|代工|贴牌|赶制|备货|试制|卖给|交付给|收购|并购|兼并|控股|参股|入股|收编|旗下|麾下|持有|隶属|归属|脱胎|划归|并入"
    "|背靠|持股|子公司|入主|母公司|协作厂|来自|出自|客户|用户|主顾|买家|采购|伙伴|手|嫁入|投奔|上游|下游|订购|进货|拿货|定制|发往|运往|送往|运到|送到"
)
_CLASS = re.compile(
    "上游|下游|客户|用户|企业|市场|行业|产业|厂商|厂家|车企|主机厂|整车厂|国家|地区|全国|全球|世界|国内|国外|国际|海外|本地|当地|周边|家|们|人|户|工程|项目|高校|院校|学校|部门|园区"
    "|群众|社会|城市|乡村|医院|超市|外资|民资|港资|台资|国资|资本|股东|产品|市民|游客|消费|农|军|政府|集体|中央|省|市|县|镇|村|区|州|公司|集团|品牌|巨头|领域|龙头|上海|北京|广州|深圳|欧|美|亚|非|东盟|中东"
)
"""What says a kind of customers or where they are, and names none."""


def find_tied(page: Page) -> Iterator[Mention]:
    """Names in slots that only firms fill, where none was found there."""
    for sentence in page.sentences:
        if sentence.role != "byline" and _CUE.search(page.text, sentence.start, sentence.end):
            yield from _in_sentence(page, sentence)


def _in_sentence(page: Page, sentence: Sentence) -> Iterator[Mention]:
    for slot, strong in _SLOTS:
        for match in slot.finditer(page.text, sentence.start, sentence.end):
            items = [
                (start + at, name)
                for start, item in row_items(match.start("list"), match["list"])
                for at, name in _parted(item)
            ]
            known = any(_is_firm(page, s, s + len(i)) for s, i in items)
            for start, item in items:
                start, name = after_kind(page, start, item)
                end = start + len(name)
                if not held(page, start, end) and _is_name(page, name, strong or known):
                    yield Mention(start, end, "Enterprise", name, "firm.tied", 0.78)


def _parted(item: str) -> Iterator[tuple[int, str]]:
    """The names that 和 joins at the end of a list."""
    for match in re.finditer("[^和及以]+(?:以(?!及)[^和及]*)?", item):
        yield match.start(), match.group()


def _is_firm(page: Page, start: int, end: int) -> bool:
    return any(
        m.kind == "Enterprise" and (m.start, m.end) == (start, end)
        for m in page.mentions.touching(start, end)
    )


def held(page: Page, start: int, end: int) -> bool:
    """Whether a name stands there already, or more than a place and a firm that it goes on from."""
    return any(
        not (m.kind == "District" and m.start == start and m.end < end)
        for m in page.mentions.touching(start, end)
    )


def class_noun(name: str) -> bool:
    """Whether a stretch says a kind of customers or firms, and names none."""
    return _CLASS.search(name) is not None


def _is_name(page: Page, name: str, strong: bool) -> bool:
    """Whether what fills a slot can be a name: behind a weak cue only what looks made up."""
    if not 2 <= len(name) <= 8 or class_noun(name) or not name_like(page, name):
        return False
    lexicon = page.lexicon
    if name in lexicon.lists["never_brand"] or lexicon.is_industry(name) or is_ware(lexicon, name):
        return False
    if shape_score(lexicon, name) > 0:
        return True
    return strong and bool(trade_of(lexicon, name))
