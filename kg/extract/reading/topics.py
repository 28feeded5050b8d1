"""What a paragraph is about: the place and the sector that its opening words name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.reading.places import ancestors
from kg.extract.reading.reference import Reference
from kg.extract.reading.scenes import Scene, places_told
from kg.extract.reading.state import State
from kg.extract.things.things import Things

_SHORT = 40
"""Characters of a first sentence that only sets the theme."""
_AWAY = re.compile(
    r"(?:与|和|同|由|从|向|往|对|比|为|给|及|销往|来自|较|超过|仅次于|距|离|赴|派驻?|卖到|走向|发往|运往|走进|出口)[^，。；]{0,3}$"
)
"""Before a place that is only spoken of."""
_LEAD = re.compile(
    r"(?:在|而|再看|又如|比如|例如|同样|如今|目前|今年|去年|此外|另外|其中|另一边|[\d一二三四五六七八九十]{1,4}[年月])*"
)
_SECTORS = ("Industry", "IndustryCluster")
_ACTORS = ("Enterprise", "Project", "Institution", "IndustrialPark", "Product")


def is_first(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence begins its paragraph."""
    return sentence.start == 0 or page.sentence_at(sentence.start - 1).paragraph != sentence.paragraph


def topic_scene(
    page: Page, things: Things, state: State, sentence: Sentence, references: Sequence[Reference]
) -> Scene | None:
    """The district below the page's that a sentence is about.

    A short first sentence that names only that: 故事在某市写得更足。; or words that open a sentence: 某市的白茶产业….
    """
    if sentence.role != "body":
        return None
    if named := _of_sector(page, things, state, sentence, references):
        return named
    if (focus := _focus(page, things, state, sentence, references)) is not None:
        return focus
    told = next(iter(places_told(page, references)), None)
    if told is None or told[-1].kind != "District" or not told[-1].printed:
        return None
    first = is_first(page, sentence)
    if first and _leaves_park(page, state, sentence, told, references):
        return Scene(told[0].start, (told[-1].thing,), False, True, True, True)
    if not _is_below(page, things, state, told[-1].thing):
        return None
    if first and _is_theme(page, sentence, told, references):
        return Scene(told[0].start, tuple(r.thing for r in told), False, True, True, True)
    if _opens(page, sentence, told, references):
        return Scene(told[0].start, tuple(r.thing for r in told), False, True, first, True)
    return None


def beside(page: Page, state: State, sentence: Sentence, number: int) -> Scene | None:
    """The park of the sentence before, in one that begins next door: 隔路相望，…, 隔壁的…."""
    park, spoken = state.current.get("IndustrialPark", (None, 0))
    if park is None or number - spoken != 1 or _NEXT_DOOR.match(page.text, sentence.start) is None:
        return None
    return Scene(sentence.start - 1, (park,), True, False, False, True)


_NEXT_DOOR = re.compile(
    "(?:而|就在|与[^，。；]{1,8})?(?:隔路相望|一路之隔|一墙之隔|一街之隔|一河之隔|隔着一[条道堵面][^，。；]{1,4}|隔壁|不远处|马路对面|街对面"
    "|近旁|旁边|紧挨着|相邻|毗邻|往里走|再往前|另一头|另一边|往[东西南北]走?)[^。；]{0,4}?[，的]"
)


def _focus(
    page: Page, things: Things, state: State, sentence: Sentence, references: Sequence[Reference]
) -> Scene | None:
    """The place with which a short sentence ends that turns to it: 主角在某区。, 变化更大的在某开发区。"""
    told = list(places_told(page, references))
    if not told or sentence.end - sentence.start > _SHORT or any(r.kind in _ACTORS[:3] for r in references):
        return None
    last = told[-1]
    ends = _STOP.fullmatch(page.text, last[-1].end, sentence.end) is not None
    if not ends or not last[-1].printed or not _TURNS_TO.search(page.text, sentence.start, last[0].start):
        return None
    park = last[-1].kind == "IndustrialPark"
    if not park and not _is_below(page, things, state, last[-1].thing):
        return None
    places = (last[-1].thing,) if park else tuple(r.thing for r in last)
    return Scene(last[0].start, places, park, True, True, True)


_STOP = re.compile("[。！：；\n]?[”」]?\\s*")
_TURNS_TO = re.compile(
    "(?:主角|重头戏|主战场|主阵地|变化|故事|亮点|看点|核心|源头|起点|答案|动静|热闹|底气|重心|焦点|中心|的|则|集中|发生|落|聚焦|转)(?:更|最|还|就|也|都|主要|便|正)*[在到于]$|看$"
)


def _of_sector(
    page: Page, things: Things, state: State, sentence: Sentence, references: Sequence[Reference]
) -> Scene | None:
    """The district that opens the name of a cluster with which a sentence begins: 清河县羊绒产业集群去年…."""
    if not references or references[0].kind != "IndustryCluster" or references[0].start != sentence.start:
        return None
    cluster = references[0]
    around = state.section_place if state.section_place is not None else state.document_place
    base = things.all[around].code if around is not None else None
    if base is None:
        return None
    for size in range(8, 1, -1):
        found = page.lexicon.districts.get(page.text[cluster.start : cluster.start + size], ())
        below = [d for d in found if any(a.code == base for a in page.lexicon.seeds.ancestors(d.code))]
        if len(below) == 1:
            named = below[0]
            mention = Mention(
                cluster.start,
                cluster.start + size,
                "District",
                named.name,
                "district.inside",
                0.9,
                (),
                named.code,
            )
            place = things.add(mention)
            return Scene(cluster.start, (place,), False, True, True, True)
    return None


def _leaves_park(
    page: Page,
    state: State,
    sentence: Sentence,
    told: tuple[Reference, ...],
    references: Sequence[Reference],
) -> bool:
    """Whether the first sentence of a paragraph in a text about a park is about the district around it."""
    park = state.section_park if state.section_park is not None else state.document_park
    return (
        park is not None
        and told[0].start == sentence.start
        and told[-1].thing == state.document_place
        and not any(r.kind == "IndustrialPark" for r in references)
    )


def _is_below(page: Page, things: Things, state: State, place: int) -> bool:
    """Whether a place lies in that of the section or page, or beside the one of the section: another county."""
    bases = {state.section_place, state.document_place} - {None}
    if place in bases or not bases:
        return not bases
    return not bases.isdisjoint(ancestors(page, things, place)) or _beside(page, things, state, place)


def _beside(page: Page, things: Things, state: State, place: int) -> bool:
    """Whether a place is of the same division as the section's."""
    if state.section_place is None:
        return False
    districts = page.lexicon.seeds.districts
    one = districts.get(things.all[place].code or "")
    other = districts.get(things.all[state.section_place].code or "")
    return one is not None and other is not None and one.parent == other.parent and bool(one.parent)


def _is_theme(
    page: Page, sentence: Sentence, told: tuple[Reference, ...], references: Sequence[Reference]
) -> bool:
    """Whether a sentence is short, names no other place and nobody, and does not only compare with the place."""
    if sentence.end - sentence.start > _SHORT:
        return False
    others = [r for r in references if r not in told and r.printed and r.kind not in _SECTORS]
    before = page.text[sentence.start : told[0].start]
    return not others and not _AWAY.search(before)


def _opens(
    page: Page, sentence: Sentence, told: tuple[Reference, ...], references: Sequence[Reference]
) -> bool:
    """Whether a sentence begins with the place as whose trade or works it tells of, and names no firm by it."""
    if not _LEAD.fullmatch(page.text, sentence.start, told[0].start):
        return False
    if not page.text.startswith("的", told[-1].end):
        return False
    following = next((r for r in references if r.start >= told[-1].end), None)
    return following is None or following.start - told[-1].end > 1 or following.kind in _SECTORS


_TURN = re.compile(
    r"(?:再看|而|在)?(?P<stem>[\u4e00-\u9fffA-Za-z]{2,12}?)"
    r"(?:(?:产业链?|行业)?(?:板块|方面|领域|环节|赛道|这边|那边|这头|那头|一端|一头|一侧)(?:上|中|里|内)?，|产业链?(?:上|里|中)?，|(?:产业)?看[\u4e00-\u9fff]{2,12}[。，])"
)
_TURNED = re.compile(
    r"(?:产业|行业)?(?:板块|方面|领域|环节|赛道)(?:上|中|里|内)?，|看[\u4e00-\u9fff]{2,8}[。，]"
)
_THEME = 24
_BESIDES = re.compile(r"(?:在|除了?)?[^，。；]{1,12}之外，|跳出[^，。；]{1,8}，")


def turns_to(
    page: Page, things: Things, sentence: Sentence, mentions: Sequence[Mention]
) -> tuple[bool, int | None]:
    """Whether a sentence turns to another sector, 新能源汽车板块，… or 不锈钢新材料看某市。…; to which, if known.

    So does a short one that names nothing but a sector: 光伏产业同样抢眼。
    """
    if _BESIDES.match(page.text, sentence.start, sentence.end):
        return True, None
    sectors = [m for m in mentions if m.kind in _SECTORS]
    opens = bool(sectors) and sectors[0].start == sentence.start
    if opens and _TURNED.match(page.text, sectors[0].end, sentence.end):
        return True, things.add(sectors[0])
    short = sentence.end - sentence.start <= _THEME and page.text[sentence.end - 1] in "。！？：；"
    if opens and short and all(m.kind in ("District", *_SECTORS) for m in mentions) and len(sectors) == 1:
        return True, things.add(sectors[0])
    match = _TURN.match(page.text, sentence.start, sentence.end)
    if match is None:
        return False, None
    sector = sector_called(things, match["stem"])
    return sector is not None or "板块" in match.group(), sector


def sector_called(things: Things, stem: str) -> int | None:
    """The sector of the page that is called by its stem: 工程装备 for 工程装备产业集群."""
    if not 1 <= len(stem) <= 12:
        return None
    found = things.find("Industry", stem)
    if found is not None or len(stem) < 2:
        return found
    return next(
        (
            i
            for i, t in enumerate(things.all)
            if t.kind == "IndustryCluster" and t.mentions and stem in t.name
        ),
        None,
    )
