"""Firms that a sentence calls by a sector's stem: 甲、乙、丙三家功能糖企业 are in 功能糖产业集群."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.facts.fact import Fact
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
