"""Firms that a sentence calls by a sector's stem: 甲、乙、丙三家功能糖企业 are in 功能糖产业集群.

And where such firms are counted: 入驻丝网企业156家 tells that the park has the sector.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.facts.fact import Fact
from kg.extract.facts.sectors.kin import LOOSE
from kg.extract.facts.sectors.places import area_of
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read
from kg.extract.reading.topics import sector_called
from kg.extract.things.things import Things

_CALLED = re.compile(
    r"(?:等(?:一批|众多)?|(?=[两三四五六七八九十\d]))(?:[两三四五六七八九十]|\d+)?余?[家户]?(?:本土|本地|重点|骨干|龙头|规上|知名|头部)*"
    r"(?P<stem>[\u4e00-\u9fff]{2,8}?)(?:生产|制造|加工|整机|零部件|配套)*(?:企业|公司|厂商|厂家)"
)
_JOINTS = ("、", "和", "与", "及", "以及")


def trade_facts(page: Page, things: Things, reads: Sequence[Read]) -> Iterator[Fact]:
    """The sector of the firms of a list, by what the list calls them."""
    for read in reads:
        row: list[Reference] = []
        for name in read.references:
            if name.kind != "Enterprise" or not name.printed:
                continue
            if not row or page.text[row[-1].end : name.start] not in _JOINTS:
                row = []
            row.append(name)
            called = _CALLED.match(page.text, name.end, read.sentence.end)
            sector = sector_called(things, called["stem"]) if called is not None else None
            if sector is not None:
                for firm in row:
                    yield Fact(
                        firm.thing,
                        "operatesIn",
                        sector,
                        0.8,
                        "trade.called",
                        read.sentence.start,
                        read.sentence.end,
                    )


_MAKERS = (
    "(?:生产|加工|制造|相关|上下游|配套|零部件|整机|及|产业|行业|规上|规模以上|重点|骨干)*"
    "(?:企业|厂家|厂商|生产商|制造商|作坊|加工户)"
)
_NUMBER = r"(?:\d+|[两三四五六七八九十百上]+)余?多?[家户]"
_COUNTED = re.compile(
    rf"{_NUMBER}(?:规上|规模以上|重点|骨干|大小)*(?P<behind>[\u4e00-\u9fff]{{2,10}}?){_MAKERS}"
    rf"|(?P<before>[\u4e00-\u9fff]{{2,12}}?){_MAKERS}(?:总数|数量)?(?:已|共|共有|达到?|近|超过?|约|有|增至|发展到)*{_NUMBER}"
)
_HAS_MAKERS = re.compile(
    r"[企厂商作户][业家坊][^，。；]{0,8}?[家户]|[家户][^，。；]{2,20}?(?:企业|厂|商|作坊|加工户)"
)


def ground_trade_facts(
    page: Page, things: Things, reads: Sequence[Read], known: frozenset[tuple[int, int]]
) -> Iterator[Fact]:
    """The sectors of places in which a sentence counts its firms. `known`: what places are known to have."""
    for read in reads:
        sentence = read.sentence
        if sentence.role != "body" or not _HAS_MAKERS.search(page.text, sentence.start, sentence.end):
            continue
        for match in _COUNTED.finditer(page.text, sentence.start, sentence.end):
            group = "behind" if match["behind"] else "before"
            stem, end = match[group], match.end(group)
            tails = (
                (start, stem[start:]) for start in range(len(stem) - 1) if not LOOSE.fullmatch(stem[start:])
            )
            called = ((start, sector_called(things, tail)) for start, tail in tails)
            start, sector = next(((at, found) for at, found in called if found is not None), (0, None))
            if sector is None:
                continue
            at = Reference(match.start(group) + start, end, things.all[sector].kind, sector, False)
            place = area_of(page, read, at)
            if place is not None and (place, sector) not in known:
                yield Fact(place, "develops", sector, 0.7, "trade.counted", sentence.start, sentence.end)
