"""What stands right behind a place lies in it: 海门区的临江产业园, 诸城市的甲公司、乙公司, 禅城区企业丙科技."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.facts.fact import Fact
from kg.extract.page import Page
from kg.extract.reading.places import ancestors
from kg.extract.reading.reference import Reference
from kg.extract.reading.scenes import places_told
from kg.extract.reading.state import Read
from kg.extract.things.things import Things

_OF = re.compile(
    r"(?:市|县|区)?(?:[上里内]|本土|本地|当地|境内|辖区|一侧|片区|城区|籍)?的?(?:[一二三两]家)?(?:本土|本地|民营|国有|龙头|骨干|重点|上市|知名|科技|老牌|外资)*(?:企业|公司|厂商|厂家|车企|药企|农企)?(?:——)?"
)
_AND = re.compile("、|和|与|及|以及")


def phrase_facts(page: Page, things: Things, reads: list[Read]) -> Iterator[Fact]:
    """Places of the names that stand right behind them."""
    for read in reads:
        before: tuple[Reference, ...] = ()
        for told in places_told(page, read.references):
            parks = [r for r in told if r.kind == "IndustrialPark"]
            districts = [r for r in told if r.kind == "District"]
            wider = _around(page, things, read, told)
            yield from _inner_park(page, read, told)
            yield from _in_row(page, read, told)
            if parks and _is_of(page, before, told):
                yield _fact(read, parks[-1], before[-1].thing, "phrase.park")
            before = told
            for park in parks[-1:]:
                for district in (*(d.thing for d in districts), *wider):
                    yield _fact(read, park, district, "phrase.park")
            for name in _behind(page, read, told):
                for place in [r.thing for r in parks[-1:]] or [*(d.thing for d in districts), *wider]:
                    yield _fact(read, name, place, "phrase.of")


def _is_of(page: Page, before: tuple[Reference, ...], told: tuple[Reference, ...]) -> bool:
    """Whether a park that its own city opens is told with its county: 万秀区的梧州宝石产业园."""
    return (
        bool(before)
        and before[-1].kind == "District"
        and told[0].kind == "District"
        and page.text[before[-1].end : told[0].start] in ("的", "境内的")
    )


def _inner_park(page: Page, read: Read, told: tuple[Reference, ...]) -> Iterator[Fact]:
    """The park that stands right behind another one with 的 lies in it: 醴陵经开区的东富工业园."""
    if told[-1].kind == "IndustrialPark" and not _NEXT_TO.search(
        page.text, max(0, told[0].start - 4), told[0].start
    ):
        behind = next((r for r in read.references if r.start >= told[-1].end), None)
        between = page.text[told[-1].end : behind.start] if behind is not None else ""
        of = between in ("的", "内的", "里的") if told[-1].printed else between == ""
        if behind is not None and of and behind.kind == "IndustrialPark" and behind.printed:
            yield _fact(read, behind, told[-1].thing, "phrase.park")


_NEXT_TO = re.compile("(?:紧邻|毗邻|邻近|临近|靠近|紧挨|紧靠|相邻|距离?|比邻|隔壁)$")


def _in_row(page: Page, read: Read, told: tuple[Reference, ...]) -> Iterator[Fact]:
    """The firm with which a row of a table begins lies in the place of the next column."""
    first = read.references[0]
    if first.kind != "Enterprise" or first.end >= told[0].start or page.text[first.end] not in " \t　|":
        return
    lead = page.text[read.sentence.start : first.start].strip("|0123456789.、 　\t")
    gap = page.text[first.end : told[0].start].strip("| 　\t")
    if (
        not lead
        and not gap
        and page.text[told[-1].end : told[-1].end + 1] in ("", " ", "　", "\t", "|", "\n")
    ):
        parks = [r for r in told if r.kind == "IndustrialPark"]
        for place in parks[-1:] or told:
            yield _fact(read, first, place.thing, "phrase.row")


def _fact(read: Read, name: Reference, place: int, rule: str) -> Fact:
    return Fact(name.thing, "locatedIn", place, 0.88, rule, read.sentence.start, read.sentence.end)


def _around(page: Page, things: Things, read: Read, told: tuple[Reference, ...]) -> list[int]:
    """The district that the paragraph said it is in, around one told now: 济南出整车。莱芜区的…."""
    scene = read.scene_at(told[0].start)
    if scene is None or scene.park or told[0].kind != "District":
        return []
    above = ancestors(page, things, told[0].thing)
    return [place for place in scene.places if place in above and place != read.base]


def _behind(page: Page, read: Read, told: tuple[Reference, ...]) -> list[Reference]:
    """The names behind a place: the next one, and those joined to it that have no place of their own."""
    following = [r for r in read.references if r.start >= told[-1].end and r.printed]
    if not following or following[0].kind not in ("Enterprise", "Project", "Institution"):
        return []
    first = following[0]
    between = page.text[told[-1].end : first.start]
    if not _OF.fullmatch(between) or (not between and not _full(page, told[-1])):
        return []
    found = [first]
    for name in following[1:]:
        if name.kind != first.kind or not _AND.fullmatch(page.text[found[-1].end : name.start]):
            break
        found.append(name)
    return found


def _full(page: Page, place: Reference) -> bool:
    """Whether a place is printed with its suffix, so that a name can follow at once: 大溪镇巨澜泵业, not 安徽同晟."""
    return place.printed and page.text[place.end - 1] in "市区县旗镇乡道园城"
