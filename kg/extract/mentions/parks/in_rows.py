"""Finds parks that share a head, A and B in “A、B两个片区”, and the parts that one is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.edges import left_edge
from kg.extract.shape.generic import is_generic
from kg.extract.shape.rows import row_items
from kg.extract.shape.walk import Walk
from kg.text.search import matches_at, openings

_ITEM_WALK = Walk(longest=8, anchored=False)
_SHARING = re.compile(
    r"(?:等)?(?:[两二三四五六七八九十]|\d{1,2})(?:个|大)(?P<field>[\u4e00-\u9fff]{0,6}?)"
    r"(?P<head>片区|组团|园区|工业园区?|产业园区?|开发区|功能区|集中区|物流园)"
)
_OPENS_SHARING = openings("等", {r"两二三四五六七八九十\d": r"[个大]|\d"})
_PART_OF_ROW = r"[\u4e00-\u9fff]{3,10}(?:(?<=[园区])|(?<=组团))"
_PARTS = re.compile(
    rf"(?:由|包括|下辖|下设|分为|辖|涵盖|包含)(?P<row>(?:{_PART_OF_ROW}[、和与及]){{1,8}}{_PART_OF_ROW})(?:等)?(?:组成|构成|[\d一二三四五六七八九十两]+[个大部]|，|。)"
)
"""What a park is made of: 由城北园区、城南园区和银塘片区组成."""
_ROW = re.compile(r"(?:[\u4e00-\u9fff]{2,12}[、和与])+[\u4e00-\u9fff]{2,6}$")
_LONGEST_ROW = 48


def find_park_rows(page: Page) -> Iterator[Mention]:
    """Parks of rows: under one head, as new areas being built, and as parts of another."""
    yield from _shared(page)
    yield from _new_areas(page)
    yield from _parts(page)


def _parts(page: Page) -> Iterator[Mention]:
    """The parts that a park is made of, also those called by a direction alone."""
    for match in _PARTS.finditer(page.text):
        at = match.start("row")
        for item in re.split("([、和与及])", match["row"]):
            if (
                len(item) > 2
                and item not in page.lexicon.districts
                and not page.lexicon.splitter.is_place(item)
            ):
                yield Mention(at, at + len(item), "IndustrialPark", item, "park.shared", 0.88)
            at += len(item)


_HAS = re.compile("[\u4e00-\u9fff]{2,8}?(?:现有|设有|拥有|建有|辖有|有|包括|下设)(?=[\u4e00-\u9fff]{2})")


def _shared(page: Page) -> Iterator[Mention]:
    """Areas under one head: 梁山、濂水两个片区."""
    for match in matches_at(_OPENS_SHARING, _SHARING, page.text, 0, len(page.text)):
        for start, item in _row_before(page, match.start()):
            field = match["field"] if page.lexicon.is_industry(match["field"]) else ""
            name = item + field + match["head"]
            yield Mention(start, start + len(item), "IndustrialPark", name, "park.shared", 0.88, (item,))


def _row_before(page: Page, end: int) -> list[tuple[int, str]]:
    """The names of a list that ends at a position, with where they begin; none if one of them says nothing."""
    sentence = page.sentence_at(end)
    floor = max(sentence.start, end - _LONGEST_ROW)
    row = _ROW.search(page.text[floor:end])
    if row is None:
        return []
    items = row_items(floor + row.start(), re.sub("[和与]", "、", row.group()))
    first, item = items[0]
    edge = max(left_edge(page, sentence, first + len(item), _ITEM_WALK), first)
    if has := _HAS.match(page.text, edge, first + len(item)):
        edge = has.end()
    items[0] = (edge, page.text[edge : first + len(item)])
    return items if all(2 <= len(i) <= 6 and not is_generic(page, i) for _, i in items) else []


_AREAS = re.compile(
    "等(?:\\d个|[两三四五六七八九]个)?(?P<city>城市)?(?P<head>新区|新城|片区|组团)(?=的?(?:规划|开发|建设))"
)


_NO_AREA = re.compile("小区|小巷|街巷|[东西南北中][部侧]|老城|旧城|沿线|棚户|危房|古城")


def _new_areas(page: Page) -> Iterator[Mention]:
    """New areas that a place builds, wherever it speaks of them: 启动云湖、鹤湖等城市新区开发, 云湖主攻…."""
    names: dict[str, str] = {}
    for match in _AREAS.finditer(page.text):
        for _, item in _row_before(page, match.start()):
            if item not in page.lexicon.districts and not _NO_AREA.search(item):
                names.setdefault(item, item if match["city"] else item + match["head"])
    for start, end, item in page.places_of(sorted(names)):
        if not page.straddled(end):
            yield Mention(start, end, "IndustrialPark", names[item], "park.shared", 0.88, (item,))
