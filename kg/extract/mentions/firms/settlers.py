"""Finds firms in a list by what is told of all its members: A、B相继入驻, A、B两家企业, 客户有A、B."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.brands import shape_score
from kg.extract.shape.firms import after_edge, after_kind
from kg.extract.shape.lifting import lift
from kg.extract.shape.row_ends import SETTLES, TOLD, is_served
from kg.extract.shape.rows import row_items, rows_in
from kg.text.numerals import parse_number
from kg.text.segment import tagged

_COME = re.compile(
    "入围|跻身|入选|上榜|荣登|登上|位列|入列|(?:先后|相继|陆续|接连|双双|纷纷|齐齐|同时|都|均).*(?:落户|入驻|进驻|安家|落脚|扎根|搬进|搬来|迁入|迁来|落子|建厂|设厂)|佼佼者|领头羊|翘楚|排头兵|领跑者|走出|长大|各有所长|各显|设立|设有|合作|客户|主顾|买家|供应商"
)
"""What firms do and hardly anything else does."""
_BRANDS = re.compile(r"等[^，。；、]{0,6}?品牌[^，。；]{0,6}?(?:代工|供货|贴牌|配套)")
_LABELS = re.compile("等[^，。；、]{0,6}?(?:品牌|大牌|客户|巨头|名企|商超)")
_SUM = re.compile(
    r"(?P<n>[两二三四五六七八九十])(?:家(?![级长])|巨头|企业|公司|块(?:老)?招牌|个(?:老)?(?:牌子|品牌|招牌|厂子)"
    r"|大(?=(?:老牌|知名|国内|国际|本土|行业)?[\u4e00-\u9fff]{0,4}(?:商|企|企业|厂|公司|集团|巨头|龙头|客户)))"
)
_PAIRED = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<first>[\u4e00-\u9fff]{2,10}?)[和与](?P<second>[\u4e00-\u9fff]{2,8}?)"
    r"两(?:家|大(?=[\u4e00-\u9fff]{0,4}(?:商|企|厂|公司|集团|巨头|龙头|客户))|个老?(?:牌子|品牌)|块(?:老)?招牌|巨头)"
)
"""Two firms joined by 和 and counted: 富沄和骅克·两家零部件厂."""
_CLIENTS = re.compile(
    r"(?:客户|用户|主顾|买家)(?:名单)?(?:里|中)?(?:主要)?(?:有|是|包括|涵盖|为)(?P<list>[^，。；：“”（）\d的等]{2,40})(?=[，。；等]|$)",
    re.M,
)


def find_settlers(page: Page) -> Iterator[Mention]:
    """Members of a list that settle, build or go public, where one of them is a firm or looks like two."""
    for row in rows_in(page.text):
        items = row_items(row.start(), row.group())
        last, item = items[-1]
        told = TOLD.search(item, 2) or SETTLES.search(item, 2)
        if summed := _SUM.search(item, 2):
            told = summed if told is None or summed.start() < told.start() else told
        end = last + told.start() if told else last + len(item)
        counts = _SUM.match(page.text, end)
        number = parse_number(counts["n"]) if counts is not None else None
        if number is not None and number == len(items) + 1:
            items = _parted(items)
        summed_up = number is not None and number == len(items)
        brands = _BRANDS.match(page.text, end) is not None
        if end <= last:
            continue
        items[-1] = (last, page.text[last:end])
        first, item = items[0]
        cut = after_edge(page, first, first + len(item))
        items[0] = (cut, page.text[cut : first + len(item)])
        items = [after_kind(page, s, i) for s, i in _last_parted(items)]
        called = _called_firms(page, items) or is_served(page, items[0][0], end)
        settles = SETTLES.match(page.text, end)
        alone = called or summed_up or brands
        labels = _LABELS.match(page.text, end) is not None
        alone |= labels and any(shape_score(page.lexicon, item) >= 1.0 for _, item in items)
        if alone or settles is not None or labels:
            come = settles is not None and _COME.search(settles.group()) is not None
            yield from lift(page, items, alone=alone or come, certain=summed_up or come)
    for match in _PAIRED.finditer(page.text):
        at, end = match.span("first")
        start = after_edge(page, at, end)
        second = match.start("second")
        pair = [(start, page.text[start:end]), (second, match["second"])]
        yield from lift(page, pair, alone=True, certain=True)
    for match in _CLIENTS.finditer(page.text):
        at, items = match.start("list"), []
        for item in re.split("(、|和|与|及)", match["list"]):
            if item not in ("、", "和", "与", "及"):
                items.append((at, item))
            at += len(item)
        yield from lift(page, items, alone=True)


def _parted(items: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """With the first member as two that are joined: 甲与乙、丙·三家."""
    first, item = items[0]
    joint = re.search("[与和及]", item[1:])
    if joint is None:
        return items
    at = joint.start() + 1
    return [(first, item[:at]), (first + at + 1, item[at + 1 :]), *items[1:]]


def _last_parted(items: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """With the last member as two that 和 joins: 甲、乙和丙."""
    last, item = items[-1]
    joint = re.fullmatch("([^和]{2,})和([^和]{2,})", item)
    return [*items[:-1], (last, joint[1]), (last + joint.start(2), joint[2])] if joint else items


def _called_firms(page: Page, items: list[tuple[int, str]]) -> bool:
    """Whether a word for firms leads to a list that names one as people and firms are: 电子企业·甲龙乙杰、丙尔康."""
    start = items[0][0]
    while page.text[start - 1 : start] == "—":
        start -= 1
    if page.word_ending(start)[-2:] not in page.lexicon.lists["before_firms"]:
        return False
    return any(
        all(flag in _NAMES for _, flag in tagged(item)) or shape_score(page.lexicon, item) >= _LIKELY
        for _, item in items
    )


_NAMES = frozenset(("nz", "nr", "nrt", "nrfg", "ns"))
_LIKELY = 0.5
