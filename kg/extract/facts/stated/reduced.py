"""Masked sentences without what only describes a firm: 向隔壁的老字号A、邻县的B等两家企业供货 as 向A供货."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from kg.extract.facts.stated.masks import MASK, Masked
from kg.extract.reading.reference import Reference

TIES = frozenset(("supplies", "subsidiaryOf", "partnersWith"))
"""Relations between firms, which do not change with what is said of either in passing."""

_FIRM, _BODY = MASK["Enterprise"], MASK["Institution"]
_NAME = f"[{_FIRM}{_BODY}]"
_PLACE = f"[{MASK['District']}{MASK['IndustrialPark']}]"
_CALLED = (
    "企业|公司|集团|巨头|龙头|大厂|车企|药企|酒企|央企|国企|外企|民企|厂商|厂家|客户|老牌子|老字号|大户|大鳄|品牌|新势力"
    "|整机厂|主机厂|整车厂|总装厂|制造商|运营商|采购商|零售商|经销商|服务商|院校|高校|大学|单位|机构|院所|学府|伙伴|老东家|老朋友|链主"
)
_BEFORE = re.compile(
    rf"(?:{_PLACE}){{1,3}}(?:市|县|区|镇)?(?:境内|本土|当地|内|里|本地)?的?(?:企业|公司|龙头企业|老牌企业)?(?={_NAME})"
    rf"|{_FIRM}(?:控股|旗下|麾下|参股|投资|全资)(?:企业|公司|子公司)?的?(?={_FIRM})"
    r"|(?<![\u4e00-\u9fff])(?:来自|远在|位于|地处|总部位于|总部在|身处|坐落于)"
    rf"(?:{_PLACE}){{1,3}}的(?={_NAME})"
    r"|(?:一墙之隔|一路之隔|一街之隔|隔壁|近旁|邻近|附近|本地|当地|本土|邻县|邻市|邻省|邻近|外地|同县|同市|同城|同园|园内|区内|县内|市内|省内|周边|国内|海外|远方|对面|对门|身边|镇上|县里|市里|村里|城里|省里|濒临破产|停产多年|连年亏损|停产|破产)的(?:(?:"
    rf"{_CALLED})[“—]*)?(?={_NAME})"
    rf"|(?:(?:国内|国际|全球|世界|行业|知名|大型|本土|当地|本地|老牌|头部|龙头|链主|重点|骨干|领军|上市|国有|民营|中外|外资|家电|汽车|新能源|动力电池|光伏|医药|食品|整车|世界\d+强|中国\d+强)的?){{1,3}}(?:{_CALLED})[“—]*(?={_NAME})"
    rf"|(?:整机厂|主机厂|整车厂|车企|药企|央企|老字号|科技巨头|外企|造车新势力|新势力)(?={_NAME})"
)
_HOW_MANY = r"(?:\d+|[一二三四五六七八九十两数多几]+)余?多?(?:家|所|大|个|方)"
_BEHIND = re.compile(
    rf"(?<={_NAME})(?:等[^，。；、“”\ue000-\uf8ff]{{0,2}}?)?(?:这|那)?{_HOW_MANY}[^，。；、的“”\ue000-\uf8ff]{{0,6}}?(?:{_CALLED})(?![^，。；]{{0,3}}(?:化|商|园))"
    rf"|(?<={_NAME})等[^，。；、的“”\ue000-\uf8ff]{{0,8}}?(?:{_CALLED})(?![^，。；]{{0,3}}(?:化|商|园))"
    rf"|(?<={_NAME})(?:等)?[两三四五六七八九十]家(?=[供配提做签共联合达的，])"
    rf"|(?<={_NAME})等(?=[，。；的共签达联合])"
)
_ALL = re.compile(f"{_BEFORE.pattern}|{_BEHIND.pattern}")
_ROW = re.compile(
    rf"{_NAME}(?:(?:、(?:[^，。；：、的和与“”\ue000-\uf8ff]{{2,6}}、)?|和|及|以及|，以及|”、“|”和“){_NAME})+"
)
"""A list, in which one may stand that nobody knows: 甲、某某、乙."""


def reduced(masked: Masked) -> Masked | None:
    """The sentence with its firms and institutions bare, lists of them one mask; None where it has them so already."""
    if _FIRM not in masked.masks and _BODY not in masked.masks:
        return None
    spans = [match.span() for match in _ALL.finditer(masked.text)]
    bare = _without(masked, spans) if spans else masked
    rows = [match.span() for match in _ROW.finditer(bare.text)]
    bare = _as_one(bare, rows) if rows else bare
    return None if bare is masked else bare


def _without(masked: Masked, spans: list[tuple[int, int]]) -> Masked:
    """A masked sentence without some stretches of it."""
    kept = [(a[1], b[0]) for a, b in pairwise([(0, 0), *spans, (len(masked.text), 0)])]
    return _pieces(masked, kept, {})


def _as_one(masked: Masked, rows: list[tuple[int, int]]) -> Masked:
    """A masked sentence in which each of some lists is the mask of its first name."""
    joined = {
        start: tuple(r for at in range(start, end) for r in masked.groups.get(at, ())) for start, end in rows
    }
    kept = [
        (a[1], b[0] + 1) for a, b in pairwise([(0, 0), *rows, (len(masked.text) - 1, len(masked.text) - 1)])
    ]
    return _pieces(masked, kept, joined)


def _pieces(masked: Masked, kept: list[tuple[int, int]], joined: dict[int, tuple[Reference, ...]]) -> Masked:
    """A masked sentence put together of stretches of another."""
    parts: list[str] = []
    groups: dict[int, tuple[Reference, ...]] = {}
    positions, origins = [], []
    starts = sorted(masked.groups)
    length = 0
    for start, end in kept:
        for at in starts[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)]:
            groups[length + at - start] = joined.get(at, masked.groups[at])
        for at in (start, *(p for p in masked.positions if start < p <= end)):
            positions.append(length + at - start)
            origins.append(masked.clean(at))
        parts.append(masked.text[start:end])
        length += end - start
    masks = frozenset(MASK[group[0].kind] for group in groups.values())
    return Masked("".join(parts), masked.start, groups, masks, tuple(positions), tuple(origins))
