"""A park by one end of its name alone: 石化区 after 某湾石化区, 科技城 after 某湾科技城; 落户某湾 after 某湾工业园."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.page import Page
from kg.extract.things.things import Things

_SHORTEST, _LONGEST = 2, 6
_ENDS = "区园城谷港"
_COMMON = re.compile(
    r"(?:产业|工业|物流|科技|经济|技术|国家级?|高新|经开|综合|综保|保税|开发|集聚|聚集|集中|示范|先行|试验|核心|合作|功能|启动|创业|创新|特色|循环|加工|飞地)*(?:园区|区|园)"
    "|[小社开地市城县辖校厂景矿山库港街片湾新老主各全本该东西南北中郊军牧渔农林盟两多双几战禁灾疫]区"
    "|[校公家花田果乐庄菜茶新老本该入全幼]园|[主全古老县新商双京长都水进山皇名一这]城|[海空陆新老内外出口各商渔良]?港|[山河峡低]?谷|[产工]业[区园]"
)
"""Ends that a park of any place may have, or that are words of another kind."""
_BEFORE = frozenset("，。；：、“（(\n ”在入进到往于与和及同的是把向从对为离给由以让出经沿绕比")


def park_tails(page: Page, things: Things) -> dict[int, tuple[int, int]]:
    """Where the end of one park's name stands alone behind it: start → (end, park)."""
    tails: dict[str, set[int]] = {}
    for index, park in enumerate(things.all):
        if park.kind != "IndustrialPark" or not park.mentions:
            continue
        for name in {park.name, *park.names}:
            for size in range(_SHORTEST, min(_LONGEST, len(name) - 2) + 1):
                if name[-1] in _ENDS and not _COMMON.fullmatch(name[-size:]):
                    tails.setdefault(name[-size:], set()).add(index)
    ends = {tail: next(iter(parks)) for tail, parks in tails.items() if len(parks) == 1}
    found: dict[int, tuple[int, int]] = {}
    for start, end, tail in page.places_of(sorted(ends)):
        meant = ends[tail]
        held = found.get(start)
        if (held is None or held[0] < end) and _stands(page, things, meant, start, end):
            found[start] = end, meant
    found.update(_heads(page, things))
    return found


def _heads(page: Page, things: Things) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where the name of a park without what it is stands behind a verb of settling: 项目纷纷落户·大湾."""
    heads: dict[str, set[int]] = {}
    for index, park in enumerate(things.all):
        if park.kind == "IndustrialPark" and park.mentions:
            named = (
                name[: tail.start()] for name in {park.name, *park.names} if (tail := _CLASS.search(name))
            )
            for head in named:
                if _SHORTEST <= len(head) <= _LONGEST and head not in page.lexicon.seeds.industries:
                    heads.setdefault(head, set()).add(index)
    alone = {head: next(iter(parks)) for head, parks in heads.items() if len(parks) == 1}
    for start, end, head in page.places_of(sorted(alone)):
        stands = _SETTLED.search(page.text, max(0, start - 6), start) and page.text[end : end + 1] in _AFTER
        if (
            stands
            and not page.mentions.touching(start, end)
            and things.all[alone[head]].mentions[0].start < start
        ):
            yield start, (end, alone[head])


_CLASS = re.compile(
    "(?:高新技术|经济技术|经济|高新|工业|产业|科技|物流|化工|综合保税)*(?:开发区|园区?|高新区|经开区|工业区|集聚区|集中区)$"
)
_SETTLED = re.compile("(?:落户|入驻|进驻|扎根|布局|落地|落子|安家|选址|花落)(?:了|在|于|到)?$")
_AFTER = frozenset("，。；、！？”的")


def _stands(page: Page, things: Things, park: int, start: int, end: int) -> bool:
    """Whether the words stand alone, behind the full name, and inside no other name."""
    text = page.text
    if (
        page.straddled(start)
        or (page.straddled(end) and text[end] not in "里内")
        or page.mentions.touching(start, end)
    ):
        return False
    if text[start - 1 : start] not in _BEFORE and not _verb_before(page, start):
        return False
    return things.all[park].mentions[0].start < start


def _verb_before(page: Page, start: int) -> bool:
    sentence = page.sentence_at(start)
    return any(
        span[1] == start and page.is_doing(span) for span in page.tokens_touching(sentence, start - 1, start)
    )
