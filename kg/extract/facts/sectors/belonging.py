"""Who belongs to which sector: what a place develops, a firm is in, a coded system has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.facts.fact import Fact
from kg.extract.facts.owners import owners_in, with_owners
from kg.extract.facts.places.passing import counts_here
from kg.extract.facts.sectors.places import area_of
from kg.extract.facts.sectors.systems import is_coded, system_facts
from kg.extract.numbers.clauses import placed
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read
from kg.extract.things.things import Things

_JOINT = ("dev.applied_together", "dev.with_partner")
"""Rules after which the place of the passage may have the sector too."""
_NOT_DEVELOPED = re.compile(
    r"(?:企业|领域的?(?:应用|领先)|细分|龙头|客户|市场)"
    r"|(?:供应链|合作|推进|发展|创新|高质量|对接|招商|投资|国际|生态|技术)*(?:大会|论坛|峰会|博览会|推进会|对接会|洽谈会|推介会|年会|协会|商会)"
)


def sector_facts(
    page: Page, things: Things, reads: list[Read], found: list[Fact], barred: frozenset[int]
) -> Iterator[Fact]:
    """What a place develops, which firms a sentence puts into a sector, which clusters a coded system has."""
    led = {(f.subject, f.object) for f in found if f.predicate in ("chainLeaderOf", "operatesIn")}
    told: dict[int, set[tuple[int, int]]] = {}
    for fact in found:
        if fact.predicate in ("chainLeaderOf", "operatesIn"):
            told.setdefault(fact.start, set()).add((fact.subject, -1))
    owned = {f.object for f in found if f.predicate == "develops" and f.rule not in _JOINT}
    owners = owners_in(found)
    placed = {f.subject for f in found if f.predicate == "locatedIn"}
    before: Read | None = None
    for read in reads:
        if read.sentence.role in ("caption",):
            continue
        sectors = [r for r in read.references if r.kind in ("Industry", "IndustryCluster") and r.printed]
        span = (read.sentence.start, read.sentence.end)
        for sector in sectors:
            area = area_of(page, read, sector)
            if (
                area is not None
                and (sector.thing not in owned or _opens_clause(read, area, sector))
                and (_counted(things, sector) or not _NOT_DEVELOPED.match(page.text, sector.end))
            ):
                yield Fact(area, "develops", sector.thing, 0.65, "section.develops", *span)
        yield from _ground_facts(page, things, read, owned, span)
        yield from system_facts(page, things, read, before)
        before = read
        yield from _member_facts(
            page,
            things,
            read,
            sectors,
            led | told[span[0]] if span[0] in told else led,
            owners,
            placed,
            barred,
            span,
        )


def _opens_clause(read: Read, place: int, sector: Reference) -> bool:
    """Whether a place by name opens the clause or heading in which a sector stands: it has the sector as well."""
    heading = read.sentence.role == "heading"
    start = read.sentence.start if heading else read.clauses.start(sector.start)
    opening = min(
        (r for r in read.references if r.end <= sector.start and r.start >= start),
        key=lambda r: r.start,
        default=None,
    )
    return opening is not None and opening.printed and opening.thing == place


def title_sector_facts(things: Things, reads: list[Read]) -> Iterator[Fact]:
    """The places with sections of their own, and firms or projects in them, on a page whose title names one sector."""
    title = [read for read in reads if read.sentence.role == "title"]
    sectors = {
        r.thing for read in title for r in read.references if r.kind in ("Industry", "IndustryCluster")
    }
    if len(sectors) != 1 or is_coded(things.all[min(sectors)].name):
        return
    told = {title[0].whole, None}
    for read in reads:
        peopled = any(r.printed and r.kind in ("Enterprise", "Project") for r in read.references)
        if peopled and read.whole is not None and read.whole not in told:
            told.add(read.whole)
            span = (read.sentence.start, read.sentence.end)
            yield Fact(read.whole, "develops", min(sectors), 0.6, "section.title", *span)


def _headed(read: Read) -> int | None:
    """The place of a heading that goes on with its sector: 某新城：生物医药."""
    first = read.references[0] if read.references else None
    place = first is not None and first.kind in ("District", "IndustrialPark") and first.thing == read.whole
    return read.whole if place else None


def _theme_place(read: Read, kinds: set[str]) -> int | None:
    """The district below the page's of which a short sentence says that the sector is at home there."""
    start, end = read.sentence.start, read.sentence.end
    scene = next((s for s in reversed(read.scenes) if s.start >= start and s.lasting and not s.park), None)
    if scene is None or end - start > _THEME or not kinds <= {"District", "Industry", "IndustryCluster"}:
        return None
    return scene.places[-1] if scene.places[-1] != read.base else None


_THEME = 30
"""Characters of a sentence that only tells where a sector is at home: 化工新材料看某县。"""


def _ground_facts(
    page: Page, things: Things, read: Read, owned: set[int], span: tuple[int, int]
) -> Iterator[Fact]:
    """The parks of which a passage under the heading of a sector tells as places where it is at work."""
    if not read.sector_named or read.sector is None:
        return
    if read.sentence.role == "heading" and (headed := _headed(read)) is not None:
        yield Fact(headed, "develops", read.sector, 0.65, "section.headed", *span)
    if read.sentence.role != "body":
        return
    kinds = {r.kind for r in read.references if r.printed}
    if (place := _theme_place(read, kinds)) is not None:
        yield Fact(place, "develops", read.sector, 0.65, "section.theme", *span)
    if not kinds & {"Enterprise", "Project"} or kinds & {"Industry", "IndustryCluster"}:
        return
    for name in placed(page, read, read.clauses, ("IndustrialPark", "Enterprise")):
        park = name.reference
        if park.kind == "IndustrialPark" and park.printed and name.part in ("subject", "place", "modifier"):
            yield Fact(park.thing, "develops", read.sector, 0.62, "section.ground", *span)


def _counted(things: Things, sector: Reference) -> bool:
    """Whether the sector was named by its firms: 休闲食品企业78家."""
    return any(
        m.rule == "industry.said" and m.start == sector.start for m in things.all[sector.thing].mentions
    )


_GATHERED = re.compile("等|企业|落户|进驻|入驻|集聚|引进|整车")


def _are_listed(page: Page, read: Read, firms: list[Reference], owners: dict[int, int]) -> bool:
    """Whether a sentence names firms side by side, or projects of several firms."""
    first = firms[0]
    side_by_side = page.text[first.end : first.end + 1] in "、和与"
    if side_by_side and _GATHERED.search(page.text, first.end, read.sentence.end):
        return True
    return first.end < firms[-1].start and all(f.thing in owners.values() for f in firms)


def _member_facts(
    page: Page,
    things: Things,
    read: Read,
    sectors: list[Reference],
    led: set[tuple[int, int]],
    owners: dict[int, int],
    placed: set[int],
    barred: frozenset[int],
    span: tuple[int, int],
) -> Iterator[Fact]:
    """Firms of a passage about a sector: those listed, those under its heading, and the makers it shows."""
    firms = [r for r in with_owners(read, owners) if r.kind == "Enterprise" and r.printed]
    if not firms:
        return
    listed = len(firms) > 1 and _are_listed(page, read, firms, owners)
    for firm in firms:
        if (firm.thing, -1) in led or firm.thing in barred or not counts_here(page, read, firm):
            continue
        before = [s for s in sectors if s.end <= firm.start]
        behind = [s for s in sectors if s.start >= firm.end and page.text[s.start - 1] in "，；"]
        topic = before[-1].thing if before else behind[0].thing if behind and listed else read.sector
        here = bool(before or (behind and listed)) or read.sector_here
        if topic is not None and is_coded(things.all[topic].name):
            continue
        if topic is not None and (read.sector_named or (listed and here)):
            if (firm.thing, topic) not in led and (
                listed or not NO_MAKER.search(things.all[firm.thing].name)
            ):
                rule = "section.heading" if not here else "section.row" if before else "section.operatesIn"
                yield Fact(firm.thing, "operatesIn", topic, 0.65, rule, *span)
            continue
        if firm.thing not in placed or NO_MAKER.search(things.all[firm.thing].name):
            continue
        near = here and (bool(before) or read.sector_near)
        if topic is None or not here or (firm.thing, topic) in led:
            continue
        if near or _akin(page, things, read, firm, topic):
            rule = "section.maker" if before else "section.maker_next" if near else "section.akin"
            yield Fact(firm.thing, "operatesIn", topic, 0.58, rule, *span)


def _akin(page: Page, things: Things, read: Read, firm: Reference, sector: int) -> bool:
    """Whether a firm's name or its sentence has two characters in common with what a sector makes."""
    core = _COMMON.sub(" ", things.all[sector].name)
    pairs = {core[n : n + 2] for n in range(len(core) - 1)} - {"  "}
    told = things.all[firm.thing].name + page.text[read.sentence.start : read.sentence.end]
    return any(" " not in pair and pair in told for pair in pairs)


_COMMON = re.compile(
    r"产业链|产业|集群|基地|行业|赛道|制造|现代|高端|先进|智能|绿色|新型|特色|[省市县区镇旗]|装备|科技|服务"
)
NO_MAKER = re.compile(
    r"银行|保险|证券|基金|投资|置业|地产|物业|水务|电网|电力公司|供电|环保|物流|港务|港口|建筑|建工|建设集团|发展集团"
    r"|城投|交投|控股|担保|租赁|人力|酒店|旅游|传媒|医院|设计院|咨询|服务|运营"
)
