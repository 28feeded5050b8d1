"""Who leads a sector: every 链主, 龙头, 领头羊 of a sentence with the firms it is said of and the sector meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from kg.extract.facts.fact import Fact
from kg.extract.facts.sectors.systems import is_coded
from kg.extract.facts.stated.masks import MASK, Masked, mask
from kg.extract.facts.stated.subjects import spoken_of
from kg.extract.page import Page
from kg.extract.reading.state import Read
from kg.extract.reading.topics import sector_called
from kg.extract.things.things import Things

_E, _S = MASK["Enterprise"], f"{MASK['IndustryCluster']}{MASK['Industry']}"
_MANY = r"(?:[两三四五六七八九十]|\d+)(?:大|余)?[家户个]?"
_IS = (
    "是|系|成为|成了|作为|乃|堪称|称得上|被誉为|当起了?|当上了?|做起了?|扛起了?|挑起了?"
    "|坐上了?|稳坐|坐稳了?|坐|成长为|入选|获评|当选"
)
_THAT = (
    "(?:自然|无疑|毫无疑问|当然|分别|就|便|正|则|还|也|必|首先)*"
    "(?:是|非|当属|当数|要数|首推|数|看|为|由|绕不开|离不开|少不了|花落)"
)
_LEADING = "领衔|挂帅|坐镇|领军|领头|领航|引领|为首|当家|打头阵?|挑大梁|唱主角|担纲|领跑|当龙头|当链主"
_END = "(?=之一|[，。；）！]|$)"
_ROLES = (
    ("with", f"以(?P<e>{_E})[^，。；{_E}]{{0,14}}?(?:为|作|当){{leader}}"),
    ("named", f"{{leader}}(?:之一)?，?{_THAT}(?P<e>{_E})"),
    ("as", f"(?:作为|身为)[^，。；{_E}]{{0,20}}?{{leader}}(?:之一)?，[^，。；{_E}]{{0,6}}?(?P<e>{_E})"),
    ("listed", f"(?P<e>{_E})(?:等)?(?:{_MANY}|一批|众多|多家|等)[^，。；{_E}]{{0,10}}?{{leader}}"),
    ("apposed", f"{{leader}}(?:之一)?(?:——|：|“|、|的)?(?P<e>{_E})"),
    ("led", f"(?:由|以)(?P<e>{_E})(?:等)?(?:[^，。；、{_E}]{{0,6}}?)(?P<l>{_LEADING})"),
    ("runs", f"(?P<e>{_E})[^，。；{_E}]{{0,12}}?(?P<l>领跑)(?:了|着)?(?=[^，。；{_E}{_S}]{{0,12}}[{_S}])"),
    ("is", f"(?P<e>{_E})[^。；{_E}]{{0,24}}?(?:{_IS}|为|跻身|任|担任)[^，。；{_E}]{{0,16}}?{{leader}}{_END}"),
    ("this", f"(?P<e>{_E})(?:{_E}|这家|这个|这位)[^，。；{_E}]{{0,6}}?{{leader}}"),
    ("subject", f"(?:{_IS})[^，。；{_E}]{{0,16}}?{{leader}}{_END}"),
)
"""How firms stand to the word for a leader; the last names none, and its subject is whom the clause is about."""
_ABROAD = re.compile("(?:全球|世界|国际|海外|国外)[^，。；]{0,6}$")
_TOUCHES = re.compile(rf"(?P<s>[{_S}])(?:[^，。；{_E}{_S}]{{0,8}}?)$")
_BEHIND = re.compile(rf"的?[^，。；{_E}{_S}]{{0,12}}?(?P<s>[{_S}])")
_NOT_YET = re.compile("有望|力争|争取|争[当做创]|努力|冲刺|并非|不是|算不上|尚未|未能")
_CARRIED = re.compile(
    rf"(?:带动|撑起|支撑|引领|领衔|拉动|牵引|组成)了?(?:的|起)?[^，。；{_E}{_S}]{{0,8}}?(?P<s>[{_S}])"
)
_LED = re.compile(_LEADING)
_STEM = re.compile(
    "(?<![\u4e00-\u9fff])[\u4e00-\u9fff]*?(?P<stem>(?:(?![是系为作等家个大的成])[\u4e00-\u9fff]){1,8}?)(?P<trade>产业链?|行业|链)?(?P<of>的?)$"
)
_NO_TRADE = re.compile(
    "(?:这|那|本|该|当|全|各|其|新|老|真|名|区域|国内|国家|省|市|区|县|园|级|地|内|域|行业|产业|产业链|集群|给|链|一|条|企业|绝对|唯一|自|主要|重要|重点|民营|上市|本土|指定|公认|知名|首|位|核心|骨干|领域|细分|当地|市里|镇上|传统|另|外|绕不开|离不开|少不了|说起|提起|走进|引进|引来|引育|招引|培育|依托|围绕|壮大|支持|带动|聚集|吸引|扶持|发挥|包括|有|对接|瞄准|靠|凭)*"
)
_MAKING = re.compile("[\u4e00-\u9fff]{2}(?:研制|研发|生产|制造|加工|制作|冶炼|检测|细分领域|领域)$")
"""What a leader leads that is no sector of the page: 光纤陀螺研制·的领跑者."""
_HEADED = re.compile(
    rf"(?:^|[，。；：\n])(?:在|而|再看)?(?P<stem>[\u4e00-\u9fff]{{2,8}}?)(?:板块|领域|方面|赛道|环节|行业|产业)(?:上|里|则|中|内|，)?[^。；{_S}]*$"
)
_NEAR, _FAR = 16, 120
"""Characters before a leader in which the words for its sector are looked for."""


def leader_facts(
    page: Page, things: Things, reads: Sequence[Read], owners: Mapping[int, int]
) -> Iterator[Fact]:
    """The leaders of sectors."""
    roles = _roles(page.lexicon.lists["leaders"])
    for read in reads:
        sentence = read.sentence
        if not any(
            p.search(page.text, sentence.start, sentence.end) for p in (page.lexicon.any_of["leaders"], _LED)
        ):
            continue
        masked = mask(page.text, sentence.start, sentence.end, list(read.references))
        seen: set[int] = set()
        for name, role in roles:
            for match in role.finditer(masked.text):
                at = match.start("l")
                if (
                    at in seen
                    or _ABROAD.search(masked.text, 0, at)
                    or _NOT_YET.search(masked.text, max(0, match.start() - 4), match.end())
                ):
                    continue
                sectors = _sectors(page, things, read, masked, match)
                if not sectors:
                    continue
                seen.add(at)
                firms = (
                    spoken_of(page, read, masked.clean(match.start()), ("Enterprise",), owners)
                    if name == "subject"
                    else [firm.thing for firm in masked.groups[match.start("e")]]
                )
                yield from (
                    _fact(read, firm, sector, name) for firm, sector in _pairs(firms, sectors, masked, match)
                )


@lru_cache(maxsize=4)
def _roles(leaders: frozenset[str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = "|".join(map(re.escape, sorted(leaders, key=lambda word: (-len(word), word))))
    leader = f"(?P<l>[“‘]?(?:{words})[”’]?(?:型|级)?(?:企业|单位|公司)?[”’]?)"
    return tuple((name, re.compile(role.replace("{leader}", leader))) for name, role in _ROLES)


def _fact(read: Read, firm: int, sector: int, role: str) -> Fact:
    return Fact(firm, "chainLeaderOf", sector, 0.8, f"leader.{role}", read.sentence.start, read.sentence.end)


def _pairs(
    firms: list[int], sectors: list[int], masked: Masked, match: re.Match[str]
) -> Iterator[tuple[int, int]]:
    """Each firm with its sector where a sentence says 分别 of as many, else all with the last one."""
    if len(firms) == len(sectors) > 1 and "分别" in masked.text[max(0, match.start() - _NEAR) : match.end()]:
        return zip(firms, sectors, strict=True)
    return ((firm, sectors[-1]) for firm in firms)


def _sectors(page: Page, things: Things, read: Read, masked: Masked, match: re.Match[str]) -> list[int]:
    """The sectors that leaders lead: those they are said with, else the one of their sentence or passage."""
    at, end = match.start("l"), match.end("l")
    text = masked.text
    framed = text[match.start()] in "由以"
    behind = (_BEHIND if framed or match["l"] == "领跑" else _CARRIED).match(text, end)
    if framed and behind is not None:  # …的甲产业、以某公司为链主的“乙产业”
        return _things(things, masked, behind.start("s"))
    for place in (at, match.start() if framed else at):
        if (touching := _TOUCHES.search(text, max(0, place - _NEAR), place)) is not None:
            return _things(things, masked, touching.start("s"))
    if behind is not None:
        return _things(things, masked, behind.start("s"))
    sector = _sector_around(page, things, read, masked, at)
    return [] if sector is None else [sector]


def _sector_around(page: Page, things: Things, read: Read, masked: Masked, at: int) -> int | None:
    """The sector that is called by a stem before a leader, or of which the sentence or the passage speaks."""
    text = masked.text
    stem = _STEM.search(text, max(0, at - _NEAR), at)
    if stem is not None and not _NO_TRADE.fullmatch(stem["stem"]):
        tails = (sector_called(things, stem["stem"][start:]) for start in range(len(stem["stem"])))
        sector = next((called for called in tails if called is not None), None)
        if sector is not None or stem["trade"] or not stem["of"] or _MAKING.search(stem["stem"]):
            return sector
    headed = _HEADED.search(text, max(0, at - _FAR), at)
    if headed is not None and (called := sector_called(things, headed["stem"])) is not None:
        return called
    before = [p for p in masked.groups if text[p] in _S and p < at]
    for position in reversed(before):
        if found := _things(things, masked, position):
            return found[-1]
    if read.sector is not None:
        return None if is_coded(things.all[read.sector].name) else read.sector
    return None


def _things(things: Things, masked: Masked, position: int) -> list[int]:
    """The sectors at a place of the masked sentence, without coded systems."""
    named = (reference.thing for reference in masked.groups[position])
    return [thing for thing in named if not is_coded(things.all[thing].name)]
