"""Which of the industries that a text speaks of a firm is in, as its name and its products tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extract.facts.fact import Fact
from kg.extract.facts.places.passing import counts_here
from kg.extract.facts.sectors.belonging import NO_MAKER
from kg.extract.page import Page
from kg.extract.reading.places import ancestors
from kg.extract.reading.state import Read
from kg.extract.things.things import Things

_SECTORS = ("Industry", "IndustryCluster")
_COMMON = re.compile(
    r"产业链|产业|集群|基地|行业|赛道|制造|现代|高端|先进|智能|绿色|新型|特色|装备|科技|服务|零部件|[省市县区镇旗]"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A sector named at a place in the text."""

    thing: int
    number: int
    paragraph: int
    section: int


class _Akin(dict[tuple[int, int], bool]):
    """(sector, firm) → whether the names of the firm, or of what it makes, hold a sign of the sector."""

    def __init__(
        self, things: Things, signs: Mapping[int, frozenset[str]], made: Mapping[int, list[str]]
    ) -> None:
        super().__init__()
        self._things, self._signs, self._made = things, signs, made

    def __missing__(self, pair: tuple[int, int]) -> bool:
        sector, firm = pair
        text = "\n".join([*self._things.all[firm].names, *self._made.get(firm, ())])
        self[pair] = akin = any(sign in text for sign in self._signs[sector])
        return akin


def kin_facts(
    page: Page, things: Things, reads: Sequence[Read], found: Sequence[Fact], barred: frozenset[int]
) -> Iterator[Fact]:
    """Firms here whose trade is that of a sector of their passage. `barred`: those only spoken of in passing."""
    settled = {f.subject for f in found if f.predicate in ("operatesIn", "chainLeaderOf")} | barred
    here = {f.subject for f in found if f.predicate == "locatedIn"}
    made: dict[int, list[str]] = {}
    for fact in found:
        if fact.predicate in ("produces", "undertakes"):
            made.setdefault(fact.subject, []).append(things.all[fact.object].name)
    told = list(_told(things, reads))
    if not told:
        return
    held = _grounds(page, things, found)
    numbers = [t.number for t in told]
    places = place_names(things)
    signs = {thing: _signs(page, things, thing, places) for thing in dict.fromkeys(t.thing for t in told)}
    topic = _topic(reads, told)
    main = _main_clusters(things, told)
    akin = _Akin(things, signs, made)
    for read, section in _sections(reads):
        for firm in read.references:
            thing = firm.thing
            if firm.kind != "Enterprise" or not firm.printed or thing in settled or thing not in here:
                continue
            if NO_MAKER.search(things.all[thing].name):
                continue
            at = bisect_right(numbers, read.number)
            fitting = [
                t
                for t in told[max(0, at - _BEFORE) : at + _BEHIND]
                if (t.thing not in held or held[t.thing] & held[thing]) and akin[t.thing, thing]
            ]
            best = max(fitting, key=lambda t: _near(t, read, section), default=None)
            if best is None or not (_near(best, read, section)[0] >= _LEAST or best.thing in main):
                if topic is None or not counts_here(page, read, firm):
                    continue
                kin = akin[topic, thing]
                if not kin and (thing not in made or _other_topic(told, read, section, topic)):
                    continue
                settled.add(thing)
                rule = "kin.topic" if kin else "kin.topic_page"
                yield Fact(thing, "operatesIn", topic, 0.7, rule, read.sentence.start, read.sentence.end)
                continue
            settled.add(thing)
            yield Fact(
                thing, "operatesIn", best.thing, 0.7, _RULES[_near(best, read, section)[0]],
                read.sentence.start, read.sentence.end,
            )  # fmt: skip


def _topic(reads: Sequence[Read], told: Sequence[_Told]) -> int | None:
    """The one sector that the whole page is about, as its title says, if no other is named as often."""
    titles = {read.number for read in reads if read.sentence.role == "title" or read.number <= _TITLES}
    named = {t.thing for t in told if t.number in titles}
    if len(named) != 1:
        return None
    topic = named.pop()
    counts = Counter(t.thing for t in told)
    return topic if counts[topic] == max(counts.values()) else None


def _main_clusters(things: Things, told: Sequence[_Told]) -> set[int]:
    """The clusters that a page names most often: their firms may stand anywhere in it."""
    counts = Counter(t.thing for t in told if things.all[t.thing].kind == "IndustryCluster")
    most = max(counts.values(), default=0)
    return {thing for thing, count in counts.items() if count == most}


_TITLES = 1


def _other_topic(told: Sequence[_Told], read: Read, section: int, topic: int) -> bool:
    """Whether the paragraph or section of a sentence is about another sector."""
    return any(
        t.thing != topic and (t.paragraph == read.sentence.paragraph or (section and t.section == section))
        for t in told
    )


def _grounds(page: Page, things: Things, found: Sequence[Fact]) -> dict[int, set[int]]:
    """The places that have a sector; the places in which a firm lies, with those around them."""
    inside: dict[int, set[int]] = {}
    for fact in found:
        if fact.predicate in ("locatedIn", "partOf"):
            inside.setdefault(fact.subject, set()).add(fact.object)
    grounds: dict[int, set[int]] = {}
    for fact in found:
        if fact.predicate == "develops":
            grounds.setdefault(fact.object, set()).add(fact.subject)
        elif fact.predicate == "locatedIn" and things.all[fact.subject].kind == "Enterprise":
            around, queue = grounds.setdefault(fact.subject, set()), [fact.object]
            while queue:
                place = queue.pop()
                if place not in around:
                    around.add(place)
                    queue += [*inside.get(place, ()), *ancestors(page, things, place)]
    return grounds


_LEAST = 1
_BEFORE, _BEHIND = 30, 10
"""How many names of sectors around a firm are looked at."""
_RULES = ("kin.page", "kin.section", "kin.paragraph")
_APART = 1
"""Paragraphs between a firm and its sector, at most, in a text without headings."""


def _near(told: _Told, read: Read, section: int) -> tuple[int, int, int]:
    """How near a sector stands to a sentence: in its paragraph, its section, the page; before it; how far."""
    apart = abs(told.paragraph - read.sentence.paragraph)
    same = 2 if not apart else 1 if told.section == section and (section or apart <= _APART) else 0
    return same, int(told.number <= read.number), -abs(told.number - read.number)


def _sections(reads: Sequence[Read]) -> Iterator[tuple[Read, int]]:
    section = 0
    for read in reads:
        section += read.sentence.role == "heading"
        yield read, section


_CODED = re.compile(r"“?\d")


def _told(things: Things, reads: Sequence[Read]) -> Iterator[_Told]:
    for read, section in _sections(reads):
        for reference in read.references:
            if reference.kind in _SECTORS and not _CODED.match(things.all[reference.thing].name):
                yield _Told(reference.thing, read.number, read.sentence.paragraph, section)


def _signs(page: Page, things: Things, sector: int, places: frozenset[str]) -> frozenset[str]:
    """What the names of a sector's firms and products may hold: its own stem, and what the seeds know of it."""
    named = [things.all[sector].name, *(m.name for m in things.all[sector].mentions if m.kind in _SECTORS)]
    name = " ".join(
        _COMMON.sub(" ", without(places, _ON_WHEELS.sub("", each))) for each in dict.fromkeys(named)
    )
    known: Iterable[str] = (
        sign for trade, signs in page.lexicon.seeds.trade_signs.items() if trade in name for sign in signs
    )
    stems = (name[n : n + 2] for n in range(len(name) - 1))
    return frozenset([*known, *(stem for stem in stems if " " not in stem and not LOOSE.match(stem))])


def place_names(things: Things) -> frozenset[str]:
    """The districts that the page names, which say nothing of a trade: “南康”家具产业集群."""
    return frozenset(
        n for t in things.all if t.kind == "District" for n in (t.name, t.name[:-1]) if len(n) > 1
    )


def without(places: frozenset[str], name: str) -> str:
    """A name with a space for each place in it, the longest first."""
    parts: list[str] = []
    at, longest = 0, max(map(len, places), default=0)
    while at < len(name):
        sizes = range(min(longest, len(name) - at), 1, -1)
        size = next((size for size in sizes if name[at : at + size] in places), 0)
        parts.append(" " if size else name[at])
        at += size or 1
    return "".join(parts)


_ON_WHEELS = re.compile("新能源(?=[^ ]{0,4}(?:车|重卡))")
"""新能源汽车 is about cars, not about energy."""
LOOSE = re.compile(
    "能源|材料|新材|功能|光电|食品|电子|大健|健康|动力|设备|器材|加工|工业|制品|精深|深加|资源|生态|文创|海洋"
)
"""Pairs of characters that the names of firms of any trade hold."""
