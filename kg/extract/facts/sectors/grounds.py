"""What a park's name tells: 仪器仪表产业园 has the sector of the page that is called by the same trade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.facts.fact import Fact
from kg.extract.facts.sectors.kin import LOOSE, place_names, without
from kg.extract.facts.sectors.systems import is_coded
from kg.extract.page import Page
from kg.extract.things.keys import sector_stem
from kg.extract.things.things import Thing, Things

_PLAIN = re.compile(
    "产业链|全产业链|产业|集群|集聚区|工业|开发区|示范区|园区|基地|小镇|新城|经济|技术|科技|高新|新材料|新能源(?!汽车|车)|数字|生物(?!医药)|特色|现代|高端|智能|先进|绿色|循环"
    "|新型|装备|制造|创新|国际|国家级?|综合|物流|保税|零部件|配套|专业|[“”（）·、及和与园城区港链]"
)
"""What the names of parks and sectors of any trade hold."""
_LEAST = 2
_MOST = 40
"""Sectors of like names that are looked at for one park."""


def park_name_facts(page: Page, things: Things, found: Sequence[Fact]) -> Iterator[Fact]:
    """The parks called by the trade of a sector, each with the one sector that its name has most in common with."""
    places = place_names(things)
    trades = {
        i: _trade(t.name, places)
        for i, t in enumerate(things.all)
        if t.kind in ("Industry", "IndustryCluster") and t.mentions and not is_coded(t.name)
    }
    peopled = {
        fact.object
        for fact in found
        if fact.predicate == "locatedIn" and things.all[fact.subject].kind in ("Enterprise", "Project")
    }
    known = {fact.subject for fact in found if fact.predicate == "develops"}
    holding: dict[str, set[int]] = {}
    for sector, trade in trades.items():
        for pair in _pairs(trade):
            holding.setdefault(pair, set()).add(sector)
    for park, thing in enumerate(things.all):
        if thing.kind != "IndustrialPark" or not thing.mentions or park in known:
            continue
        name = _trade(thing.name, places)
        near = {sector for pair in _pairs(name) for sector in holding.get(pair, ())}
        shared = {sector: _shared(name, trades[sector]) for sector in sorted(near)[:_MOST]}
        best = max(shared, key=lambda s: (shared[s], len(things.all[s].mentions), -s), default=None)
        if best is not None and shared[best] >= _LEAST and (park in peopled or _is_told(page, thing)):
            first = thing.mentions[0]
            called = _is_called(page, thing.name, sector_stem(things.all[best].name), places)
            rule, sure = ("name.park_called", 0.8) if called else ("name.park_trade", 0.66)
            yield Fact(park, "develops", best, sure, rule, first.start, first.end)


def _is_called(page: Page, park: str, stem: str, places: frozenset[str]) -> bool:
    """Whether a park is called by a sector's very name, with nothing but a place before it: 某市·预制菜·产业园."""
    stem = without(places, stem).strip()
    at = park.rfind(stem) if len(stem) > 1 else -1
    if at < 0 or not _PARK.fullmatch(park, at + len(stem)):
        return False
    before = without(places, park[:at]).strip(" 省市县区镇")
    return not before or page.lexicon.splitter.is_place(before)


_PARK = re.compile(
    "(?:特色|专业|创新|示范|生态|国际|现代|加工|制造)*(?:产业|工业)*(?:示范)?(?:园区?|城|小镇|谷|港|集聚区|加工区)"
)


def _is_told(page: Page, park: Thing) -> bool:
    """Whether a sentence says of a park who has come, or how much is made there."""
    return any(
        _TOLD.match(page.text, m.end, page.sentence_at(m.start).end) is not None for m in park.mentions
    )


_TOLD = re.compile("[^。；、]{0,30}?(?:入驻|进驻|入园|集聚|聚集|企业|产值|投产|窑炉|车间)")


def _trade(name: str, places: frozenset[str]) -> str:
    return _PLAIN.sub(" ", without(places, name))


def _pairs(name: str) -> Iterator[str]:
    return (name[at : at + _LEAST] for at in range(len(name) - 1) if " " not in name[at : at + _LEAST])


def _shared(name: str, trade: str) -> int:
    """How many characters the longest piece has that two names share; none if any firm's name may hold it."""
    longest = 0
    for start in range(len(name)):
        for end in range(start + max(longest + 1, _LEAST), len(name) + 1):
            piece = name[start:end]
            if " " in piece or piece not in trade:
                break
            if end - start > _LEAST or not LOOSE.fullmatch(piece):
                longest = end - start
    return longest


def in_trade_parks(things: Things, found: Sequence[Fact], barred: frozenset[int]) -> Iterator[Fact]:
    """The sector of a firm that sits in a park called by its trade, and of which no other is told."""
    trades = {
        fact.subject: fact.object for fact in found if fact.rule in ("name.park_trade", "name.park_called")
    }
    settled = {fact.subject for fact in found if fact.predicate in ("operatesIn", "chainLeaderOf")} | barred
    for fact in found:
        firm, park = fact.subject, fact.object
        sits = fact.predicate == "locatedIn" and things.all[firm].kind == "Enterprise"
        if sits and park in trades and firm not in settled:
            settled.add(firm)
            yield Fact(firm, "operatesIn", trades[park], 0.62, "kin.park", fact.start, fact.end)
