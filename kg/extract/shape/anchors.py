"""Places in front of a name: part of it, or only where it stands."""

from __future__ import annotations

import re

from kg.extract.page import Page
from kg.extract.shape.walk import Walk
from kg.text.segment import is_word, tagged

_NEVER = re.compile(r"[的了在是着被把、，。；]")
_FARTHEST = 14
"""Characters between the beginning of a place and the core that it opens."""


def opens_with_place(page: Page, at: int) -> bool:
    """Whether the name of a district, full or short, stands at a position: 重庆 in 重庆威致科技."""
    text, places = page.text, page.lexicon.splitter.places
    pair = text[at : at + 2]
    if pair in places or text[at : at + 3] in places or text[at : at + 4] in places:
        return True
    short = page.lexicon.districts.get(pair)  # 正安, where the page speaks of 正安县
    return short is not None and any(d.common and d.name in text for d in short)


def anchor_before(page: Page, floor: int, edge: int, head: int, walk: Walk) -> int | None:
    """Start of the place or park that opens an unbroken name around a core."""
    text = page.text
    seeds = page.lexicon.seeds
    passing = page.lexicon.listed(walk.through)
    starts = {
        m.start
        for m in page.mentions.touching(floor, head)
        if m.kind in ("District", "IndustrialPark") and floor <= m.start
    }
    places = page.lexicon.splitter.places
    lowest = max(floor, edge - _FARTHEST)
    for cut in _NEVER.finditer(text, lowest, edge):
        lowest = cut.end()
    for at in range(lowest, edge):
        if at in starts or text[at : at + 2] in places or text[at : at + 3] in places:
            between = text[at:edge]
            if any(
                len(w) > 1 and w not in passing and w not in seeds.trade_words and w not in seeds.generic
                for w in edge_words(page, at, edge)
            ):
                continue
            if (
                any(c in between[1:] for c in "和与及同")
                and not walk.joins
                and edge < head - 1
                and _names_place(page, between)
            ):
                continue
            if re.search(r"\d+[个家条项]", between):
                continue
            if any(c in between for c in "将由对向以从等为成"):
                continue
            return at
    return None


def _names_place(page: Page, between: str) -> bool:
    """Whether both sides of a 和 stand for themselves: 柳州市政府与上海…, 上党经开区与大同经开区."""
    splitter = page.lexicon.splitter
    left, _, right = re.sub(r"[与及同]", "和", between).rpartition("和")
    return len(left) >= 3 or any(splitter.is_place(right[:n]) for n in (2, 3, 4)) or not right


def edge_words(page: Page, start: int, end: int) -> list[str]:
    """Words of a stretch that end a name: 位于, 的, 建设."""
    edges = page.lexicon.seeds.edges
    return [word for s, e in page.tokens_in(start, end) if (word := page.text[s:e]) in edges]


def brand_before(page: Page, spans: list[tuple[int, int]], index: int, floor: int, edge: int) -> int:
    """Start of a brand in front of the place: 武骏重庆光能有限公司.

    Two or three characters no dictionary joins, after a boundary.
    """
    if (outer := _place_around(page, spans, index, floor)) is not None:
        return outer
    edges = page.lexicon.seeds.edges
    at, taken = index, 0
    while (
        at > 0 and taken < 3 and spans[at][0] == edge if at == index else spans[at][0] > floor and taken < 3
    ):
        start, end = spans[at - 1] if at > 0 else (floor, floor)
        if at == 0 or end - start != 1 or page.text[start:end] in edges or start < floor:
            break
        at, taken = at - 1, taken + 1
    begin = spans[at][0]
    bounded = begin <= floor or (at > 0 and page.text[spans[at - 1][0] : spans[at - 1][1]] in edges)
    town = page.text[edge - 1 : edge] in "镇乡村"
    return begin if taken >= 2 and bounded and not town else edge


def _place_around(page: Page, spans: list[tuple[int, int]], index: int, floor: int) -> int | None:
    """Start of a place before one or two characters that no dictionary joins: 海南奥·瑞金·包装, not a firm of 瑞金."""
    at = index
    while at > 0 and index - at < 2 and spans[at - 1][1] - spans[at - 1][0] == 1:
        at -= 1
        start, end = spans[at]
        if page.text[start:end] in page.lexicon.seeds.edges:
            return None
        before = spans[at - 1] if at else None
        if before and before[0] >= floor and page.lexicon.splitter.is_place(page.text[slice(*before)]):
            return before[0]
    return None


def parents_before(page: Page, floor: int, start: int) -> int:
    """Take in the districts that stand directly before one."""
    splitter = page.lexicon.splitter
    while True:
        step = next(
            (
                n
                for n in range(2, 9)
                if start - n >= floor and splitter.is_place(page.text[start - n : start])
            ),
            0,
        )
        if not step:
            return start
        start -= step


def behind_divisions(page: Page, edge: int, head: int, *, registered: bool) -> int:
    """Past divisions that only say where a firm is: 温州市瓯海区·康奈集团, 尚义县·冀北种苗公司.

    A registered name may open with one, or with a province and one in it: 陕西省紫阳县和平茶厂有限公司; not with a city
    and its district.
    """
    at, chain = edge, list[str]()
    inside = sorted(
        (m for m in page.mentions.within(edge, head) if m.kind == "District"), key=lambda m: m.start
    )
    for mention in inside:
        if mention.start == at and page.text[mention.end - 1] in _DIVISIONS:
            at = mention.end
            chain.append(page.text[mention.end - 1])
    town = _TOWN.match(page.text, at, head)
    if town is not None:
        at, chain = town.end(), [*chain, "镇"]
    if chain and _HAS.match(page.text, at, head):
        return at + 1
    if not chain or not (len(chain) > 1 or chain[-1] in _SMALL):
        return edge
    if registered and (len(chain) == 1 or chain[0] in "省治"):
        return edge
    rest = page.text[at:head]
    lexicon = page.lexicon
    known = is_word(rest) and tagged(rest)[0][1] not in _NAMES
    named = (lexicon.splitter.has_brand(rest) and not known) or opens_with_place(page, at)
    named |= ("group", rest) in lexicon.canonical or ("group", rest + "集团") in lexicon.canonical
    return at if len(rest) >= 2 and named else edge


_NAMES = frozenset(("nz", "nr", "nrt", "nrfg"))
_HAS = re.compile("有(?![色机研友方为限道恒])")
"""慈溪市·有·鼎泰光电有限公司: a place has it."""
_TOWN = re.compile("[\u4e00-\u9fff]{2,3}(?:镇|街道|乡)(?=[\u4e00-\u9fff]{2})")


_DIVISIONS = frozenset("省市区县旗州盟镇乡")
_SMALL = frozenset("区县旗镇乡")
