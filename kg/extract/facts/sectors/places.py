"""Which place a sentence says, or stands under, to have a sector."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.numbers.clauses import Placed, placed
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read


def area_of(page: Page, read: Read, sector: Reference) -> int | None:
    """The place that a sentence says, or stands under, to have a sector."""
    if page.text.endswith(_NATIONAL, sector.start - 3, sector.start):
        return None
    places = [r for r in read.references if r.kind in ("District", "IndustrialPark")]
    after = [r for r in places if sector.end <= r.start]
    touching = next((r for r in places if r.printed and r.end == sector.start), None)
    if touching is not None and page.text[touching.end - 1] in "省市县区旗镇乡":
        return touching.thing
    if (owner := _said_of(page, sector, after)) is not None:
        return owner.thing
    if seat := _seat_behind(page, sector, after):
        return seat.thing
    clauses = read.clauses
    named = placed(page, read, clauses, ("District", "IndustrialPark", "Enterprise"))
    before = [n for n in named if n.reference.end <= sector.start and n.reference.kind != "Enterprise"]
    here = clauses.number(sector.start)
    near = [n for n in before if n.clause == here and n.part != "oblique"]
    if near and not _of_firm(page, named, near[-1], sector):
        return near[-1].reference.thing
    told = [n for n in before if n.part in ("subject", "member") and not _of_firm(page, named, n, sector)]
    if told:
        return next((n for n in reversed(told) if _opens(read, n)), told[-1]).reference.thing
    if _of_institution(page, read, sector) or _of_maker(page, read, sector):
        return None
    scene = read.scene_at(sector.start)
    if scene is not None and scene.park and scene.inside:
        return scene.places[0]
    if read.area is not None and not any(r.thing == read.area for r in places):
        return read.area
    if before and not all(n.part == "oblique" or _of_firm(page, named, n, sector) for n in before):
        return before[-1].reference.thing
    return read.whole if read.whole is not None else read.place


_NATIONAL = ("全国", "国内", "全球", "世界", "我国", "中国", "国际", "全国的", "国内的")
"""What stands before a sector that is not spoken of as the place's."""
_IS = re.compile(
    "(?:、[^，。；、]{2,12}|[和与及][^，。；、]{2,12}?){0,6}(?:等)?(?:则|早?已|正|也|就|都|均|同|并列|无疑)*(?:是|为|成为|成了)"
)
_MAIN = re.compile(
    "(?:里|内|上|市|县|区)?的?[^，。；]{0,12}?(?:主导|支柱|特色|优势|首位|名片|新兴|拳头|产业|板块|主攻|招牌|看家|方向|赛道|主业|根基|底色)"
)


def _said_of(page: Page, sector: Reference, after: Sequence[Reference]) -> Reference | None:
    """The place of which a clause says that a sector, or a list of them, is its own: 甲、乙是某园的主导产业."""
    for place in after:
        if place.start - sector.end > _FAR:
            return None
        if _IS.fullmatch(page.text, sector.end, place.start):
            near = place.kind == "District" and place.start - sector.end < _NEAR
            return place if near or _MAIN.match(page.text, place.end) else None
    return None


_NEAR, _FAR = 8, 60


def _seat_behind(page: Page, sector: Reference, after: Sequence[Reference]) -> Reference | None:
    """The place that follows a sector as its seat: 光伏产业在某区的某园从零起步. The last of a chain is meant."""
    if not after or page.text[sector.end : after[0].start] not in ("在", "集聚在", "布局在", "落在", "落户"):
        return None
    seat = after[0]
    for place in after[1:]:
        if page.text[seat.end : place.start] not in ("", "的"):
            break
        seat = place
    return seat


def _of_firm(page: Page, named: Sequence[Placed], place: Placed, sector: Reference) -> bool:
    """Whether a place only says where a firm is that comes between: 鄞州区的某公司是某产业的龙头."""
    return any(
        n.reference.kind == "Enterprise"
        and place.reference.end <= n.reference.start
        and n.reference.end <= sector.start
        and not _LEANS.search(page.text, place.reference.end, n.reference.start)
        for n in named
    )


def _of_institution(page: Page, read: Read, sector: Reference) -> bool:
    """Whether an institute is what a clause tells of: 该中心将围绕氢能装备制造等领域开展研究."""
    named = placed(
        page, read, read.clauses, ("Institution", "Enterprise", "District", "IndustrialPark", "Project")
    )
    before = [n for n in named if n.reference.end <= sector.start]
    return bool(before) and before[-1].reference.kind == "Institution" and before[-1].part == "subject"


def _opens(read: Read, place: Placed) -> bool:
    """Whether a place stands by name, or opens its clause: not 扎实落实·全市某计划."""
    start = place.reference.start
    return place.reference.printed or read.clauses.start(start) == start


def _of_maker(page: Page, read: Read, sector: Reference) -> bool:
    """Whether a firm moves into a sector, or a ware serves it: 由此进入某领域, 为客户在某领域提供服务."""
    clause = page.text[read.clauses.start(sector.start) : sector.start]
    behind = page.text[sector.end : read.clauses.stop(sector.end)]
    return _MOVES.search(clause) is not None or (_FOR.search(clause) is not None and "提供" in behind)


_MOVES = re.compile("(?:进入|切入|进军|涉足|跨入|转战|投身|挺进|跨界)(?:了|到)?[^，。；]{0,4}$")
_FOR = re.compile("[为向给][^，。；]{0,12}(?:客户|用户|企业|厂商|行业|市场)")
_LEANS = re.compile("以|依托|引来|引进|引入|集聚|聚集|吸引|围绕|培育")
"""What a place does with firms: 某区以某公司为龙头，壮大某产业 is the place's doing."""
