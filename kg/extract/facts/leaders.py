"""Who leads a sector: every 链主, 龙头, 领头羊 of a sentence with the firms it is said of and the sector meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.facts.fact import Fact
from kg.extract.facts.masks import MASK, Masked, mask
from kg.extract.page import Page
from kg.extract.reading.state import Read
from kg.extract.reading.topics import sector_called
from kg.extract.things.things import Things

_E, _S = MASK["Enterprise"], f"{MASK['IndustryCluster']}{MASK['Industry']}"
_LEADER = (
    "[“‘]?(?:链主|龙头|领军者|领军企业|领军人物|领头羊|领头雁|领头企业|头雁|群主|老大哥|带头大哥|带头人|带头企业|排头兵"
    "|领跑者|主心骨|旗舰企业|核心企业|引领者|掌门|舵手)[”’]?(?:型|级)?(?:企业|单位|公司)?[”’]?"
)
_MANY = "(?:[两三四五六七八九十]|\\d+)(?:大|余)?[家户个]?"
_CUE = re.compile(_LEADER)
_OF = "(?:之一)?(?:、|，|——|：|——“|“)?"
_ADVERBS = "(?:自然|无疑|毫无疑问|当然|就|便|正|则|还|也|必|首先)*"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("with", rf"以(?P<e>{_E})(?:[^，。；{_E}]{{0,14}}?)(?:为|作|当)(?P<l>{_LEADER})"),
    ("named", rf"(?P<l>{_LEADER})(?:之一)?，?{_ADVERBS}(?:是|非|当属|当数|要数|首推|数|为|由)(?P<e>{_E})"),
    ("as", rf"(?:作为|身为|是)(?:[^，。；{_E}]{{0,20}}?)(?P<l>{_LEADER})(?:之一)?，[^，。；{_E}]{{0,6}}?(?P<e>{_E})"),
    ("apposed", rf"(?P<l>{_LEADER})(?:之一)?(?:——|：|“|、|的)?(?P<e>{_E})"),
    ("listed", rf"(?P<e>{_E})(?:等)?(?:{_MANY}|一批|众多|多家|等)(?:[^，。；{_E}]{{0,10}}?)(?P<l>{_LEADER})"),
    (
        "is",
        rf"(?P<e>{_E})(?:[^。；{_E}]{{0,24}}?)(?:是|系|为|成为|作为|乃|堪称|称得上|被誉为|跻身|任|担任)"
        rf"(?:[^，。；{_E}]{{0,16}}?)(?P<l>{_LEADER})(?=之一|[，。；）！]|$)",
    ),
    ("this", rf"(?P<e>{_E})(?:[{_E}]|这家|这个|这位)(?:[^，。；{_E}]{{0,6}}?)(?P<l>{_LEADER})"),
)
_ROLES = tuple((name, re.compile(pattern)) for name, pattern in _PATTERNS)
_ABROAD = re.compile("(?:全球|世界|国际|海外|国外)[^，。；]{0,6}$")
_TOUCHES = re.compile(rf"(?P<s>[{_S}])(?:[^，。；{_E}{_S}]{{0,8}}?)$")
_BEHIND = re.compile(rf"的?[^，。；{_E}{_S}]{{0,12}}?(?P<s>[{_S}])")
_STEM = re.compile("(?P<stem>[\u4e00-\u9fff]{2,8})$")
_CODED = re.compile(r"“?\d")


def leader_facts(page: Page, things: Things, reads: Sequence[Read]) -> Iterator[Fact]:
    """The leaders of sectors."""
    for read in reads:
        sentence = read.sentence
        if _CUE.search(page.text, sentence.start, sentence.end) is None:
            continue
        masked = mask(page.text, sentence.start, sentence.end, list(read.references))
        seen: set[int] = set()
        for name, role in _ROLES:
            for match in role.finditer(masked.text):
                at = match.start("l")
                if at in seen or _ABROAD.search(masked.text, 0, at):
                    continue
                sector = _sector(page, things, read, masked, match)
                if sector is None:
                    continue
                seen.add(at)
                for firm in masked.groups[match.start("e")]:
                    yield Fact(
                        firm.thing,
                        "chainLeaderOf",
                        sector,
                        0.8,
                        f"leader.{name}",
                        sentence.start,
                        sentence.end,
                    )


def _sector(
    page: Page, things: Things, read: Read, masked: Masked, match: re.Match[str]
) -> int | None:
    """The sector that a leader leads: the one it is said with, else the one of its sentence or passage."""
    at, end = match.start("l"), match.end("l")
    text = masked.text
    if (touching := _TOUCHES.search(text, 0, at)) is not None:
        return _thing(things, masked, touching.start("s"))
    if match.re.pattern.startswith("以") and (behind := _BEHIND.match(text, end)) is not None:
        return _thing(things, masked, behind.start("s"))
    if (stem := _STEM.search(text, 0, at)) is not None:
        for start in range(stem.start(), at - 1):
            if (called := sector_called(things, text[start:at])) is not None:
                return called
    before = [p for p in masked.groups if text[p] in _S and p < at]
    for position in reversed(before):
        if (thing := _thing(things, masked, position)) is not None:
            return thing
    if read.sector is not None and (read.sector_named or read.sector_here or read.sector_near):
        return None if _CODED.match(things.all[read.sector].name) else read.sector
    return None


def _thing(things: Things, masked: Masked, position: int) -> int | None:
    """The sector at a place of the masked sentence, unless it is a coded system."""
    named = masked.groups[position][-1].thing
    return None if _CODED.match(things.all[named].name) else named
