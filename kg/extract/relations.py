"""Finds relations: the patterns of the seeds on masked sentences, and what names, lists and sections imply."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.discourse import Read
from kg.extract.entities import Things
from kg.extract.masks import Masked, Reference, Rule, mask
from kg.extract.page import Mention, Page
from kg.extract.products import split_products
from kg.text.numerals import parse_number

_UNREAL = re.compile(
    r"尚未|未能|没有|并未|力争引进|计划引进|拟引进|争取引进|有意|洽谈|不再|曾经|如果|假如|是否"
)
_REAL_ANYWAY = frozenset(("develops", "partOf", "undertakes", "produces", "operatesIn"))


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation between two things of the page, and the stretch of clean text that states it."""

    subject: int
    predicate: str
    object: int
    confidence: float
    rule: str
    start: int
    end: int


def apply_rules(page: Page, things: Things, read: Read, rules: Iterable[Rule]) -> Iterator[Fact]:
    """Relations that the patterns find in one sentence."""
    sentence = read.sentence
    if not read.references and read.firm is None:
        return
    masked = mask(page.text, sentence.start, sentence.end, list(read.references))
    for rule in rules:
        if rule.pattern.triggers and not any(t in masked.text for t in rule.pattern.triggers):
            continue
        for match in rule.regex.finditer(masked.text):
            yield from _facts(page, things, read, masked, rule, match)


def _facts(
    page: Page, things: Things, read: Read, masked: Masked, rule: Rule, match: re.Match[str]
) -> Iterator[Fact]:
    relation = rule.pattern.relation
    if relation not in _REAL_ANYWAY and _UNREAL.search(match.group()):
        return
    if rule.every:
        subjects = [
            r.thing
            for at, group in masked.groups.items()
            if at >= match.end() and masked.text[at] in rule.every
            for r in group
        ]
    elif "s" in rule.regex.groupindex:
        subjects = _group(masked, match, "s")
    else:
        subjects = _implied(
            read, relation, masked.clean(match.start()) if match.start() else read.sentence.start
        )
    if "o" not in rule.regex.groupindex:
        implied = {"locatedIn": read.home, "hasDesignation": read.title}.get(relation, read.sector)
        objects = [implied] if implied is not None else []
    elif "\ue000" <= match.group("o")[:1] <= "\uf8ff":
        objects = _group(masked, match, "o")
    else:
        start, end = masked.clean(match.start("o")), masked.clean(match.end("o") - 1) + 1
        objects = [things.add(m) for m in split_products(page, start, end)]
    for subject in subjects:
        for target in objects:
            if subject != target:
                yield Fact(
                    subject,
                    relation,
                    target,
                    rule.pattern.confidence,
                    rule.pattern.id,
                    read.sentence.start,
                    read.sentence.end,
                )


def _group(masked: Masked, match: re.Match[str], role: str) -> list[int]:
    if match.start(role) < 0:
        return []
    return [r.thing for r in masked.groups.get(match.start(role), ())]


def _implied(read: Read, relation: str, position: int) -> list[int]:
    """Subject of a clause that names none: what the sentence speaks of, else what the text speaks of."""
    kinds = (
        ("Enterprise", "IndustrialPark", "Institution", "District")
        if relation == "partnersWith"
        else ("Enterprise",)
    )
    before = [r.thing for r in read.references if r.kind in kinds and r.end <= position]
    if relation == "develops":
        implied = read.area
    else:
        implied = before[0] if before else read.firm if read.firm is not None else read.area
    return [implied] if implied is not None else []


def inner_facts(page: Page, things: Things, outer: list[Mention], inner: list[Mention]) -> Iterator[Fact]:
    """What a long name says by containing another: owner of a project, parent of a park, place of either."""
    for mention in outer:
        if mention.kind not in ("Project", "IndustrialPark", "IndustryCluster"):
            continue
        thing = things.add(mention)
        for part in inner:
            if not (mention.start <= part.start and part.end <= mention.end):
                continue
            fact = _inner_fact(page, things, mention, part, inner)
            if fact is not None and fact[0] != fact[2]:
                subject, predicate, target = fact
                yield Fact(subject, predicate, target, 0.9, f"name.{predicate}", mention.start, mention.end)


def _inner_fact(
    page: Page, things: Things, mention: Mention, part: Mention, inner: list[Mention]
) -> tuple[int, str, int] | None:
    thing = things.add(mention)
    if (
        mention.kind == "Project"
        and part.kind == "Enterprise"
        and part.start == mention.start
        and part.score >= 0.8
    ):
        return things.add(part), "undertakes", thing
    if mention.kind == "Project" and part.kind == "IndustrialPark" and part.start == mention.start:
        return thing, "locatedIn", things.add(part)
    if (
        mention.kind == "IndustrialPark"
        and part.kind == "IndustrialPark"
        and part.end < mention.end
        and (part.start == mention.start or page.text[part.start - 1] == "·")
    ):
        rest = page.text[part.end : mention.end]
        return (thing, "partOf", things.add(part)) if len(rest) >= 3 else None
    if mention.kind == "IndustryCluster" and part.kind == "IndustrialPark" and part.start == mention.start:
        return things.add(part), "develops", thing
    if part.kind == "District" and part.code is not None and not _park_starts(things, mention, part, page):
        known = things.named(part)
        if mention.kind == "IndustryCluster" and part.start == mention.start:
            return things.add(part), "develops", thing
        owned = any(
            m.kind == "Enterprise" and m.start == mention.start and m.end < mention.end for m in inner
        )
        if known is not None and mention.kind == "Project" and part.start == mention.start and not owned:
            return thing, "locatedIn", known
    return None


def _park_starts(things: Things, mention: Mention, part: Mention, page: Page) -> bool:
    """Whether the district only opens the name of a park that stands inside: 通许高新区酸辣粉产业集群."""
    head = page.text[part.end : mention.end]
    return mention.kind == "IndustryCluster" and bool(
        re.match(r".{0,8}?(?:高新区|经开区|开发区|航空港|工业园|产业园)", head)
    )


def name_facts(page: Page, things: Things, reads: list[Read]) -> Iterator[Fact]:
    """A park whose name opens with a district of the page lies in it; the section wins over a province."""
    for park, thing in enumerate(things.all):
        if thing.kind != "IndustrialPark" or not thing.mentions:
            continue
        read = _read_at(reads, thing.mentions[0].start)
        place = _named_place(page, things, park, read.place) if read is not None else None
        if read is not None and place is not None:
            yield Fact(
                park, "locatedIn", place, 0.9, "name.locatedIn", read.sentence.start, read.sentence.end
            )


def _read_at(reads: list[Read], position: int) -> Read | None:
    """The sentence that covers a position, if it was read."""
    index = bisect_right(reads, position, key=lambda r: r.sentence.start) - 1
    return reads[index] if index >= 0 and position < reads[index].sentence.end else None


def _named_place(page: Page, things: Things, park: int, section: int | None) -> int | None:
    seeds = page.lexicon.seeds
    name = things.all[park].name.rpartition("·")[2]
    section_code = things.all[section].code if section is not None else None
    inside = re.search(r"（([\u4e00-\u9fff]{2,6})）", name)
    starts = [name[:n] for n in range(min(9, len(name)), 1, -1)] + ([inside.group(1)] if inside else [])
    found = [d for form in starts for d in page.lexicon.districts.get(form, ())]
    for district in found:
        if section_code and any(a.code == district.code for a in seeds.ancestors(section_code)):
            return section
        known = things.find("District", district.code)
        if known is not None:
            return known
    return None


_NOT_MADE = re.compile(
    r"二期|一期|三期|改造|总部|产业园|平台|中心|智能化|数字化|智慧|改装|升级|园区|服务|综合|回收|再生|物流|仓储|研发|扩建|技改|城|馆|院"
)


def product_facts(page: Page, things: Things, outer: list[Mention], inner: list[Mention]) -> Iterator[Fact]:
    """The product in the name of a production project: 某公司年产5000台旅居车建设项目."""
    for mention in outer:
        if mention.kind != "Project":
            continue
        owner = next(
            (p for p in inner if p.kind == "Enterprise" and p.start == mention.start and p.end < mention.end),
            None,
        )
        if owner is None:
            continue
        rest = page.text[owner.end : mention.end]
        core = re.sub(r"(?:生产线|生产|制造|建设|加工|基地|及配套)*(?:项目|工程)(?:（.{1,3}）)?$", "", rest)
        if not core or _NOT_MADE.search(core):
            continue
        for product in split_products(page, owner.end, owner.end + len(core)):
            if not page.lexicon.splitter.is_place(product.name):
                yield Fact(
                    things.add(owner),
                    "produces",
                    things.add(product),
                    0.65,
                    "name.produces",
                    mention.start,
                    mention.end,
                )


def region_facts(page: Page, things: Things, reads: list[Read]) -> Iterator[Fact]:
    """A counted region (渝西八区) whose page has exactly that many district sections is made of them."""
    sections: dict[int, Read] = {}
    for read in reads:
        if (
            read.sentence.role == "heading"
            and read.place is not None
            and any(r.thing == read.place for r in read.references)
        ):
            sections.setdefault(read.place, read)
    for mention in page.mentions:
        if mention.rule != "region.counted":
            continue
        count = parse_number(re.sub(r"^.*?([二两三四五六七八九十]+)(?:区县|区|市|县)$", r"\1", mention.name))
        if count is not None and count == len(sections):
            for place, read in sections.items():
                yield Fact(
                    place,
                    "partOf",
                    things.add(mention),
                    0.8,
                    "section.region",
                    read.sentence.start,
                    read.sentence.end,
                )
            return


def section_facts(page: Page, things: Things, reads: list[Read], found: list[Fact]) -> Iterator[Fact]:
    """What the section makes plain: where a firm, park, project or institute stands that is placed nowhere else."""
    placed = {f.subject for f in found if f.predicate == "locatedIn"}
    owners = _owners(found)
    for read in reads:
        for reference in _with_owners(read, owners):
            if not reference.printed or reference.thing in placed:
                continue
            home = read.home
            if reference.kind == "IndustrialPark":
                home = _park_home(things, read, reference.thing)
            elif reference.kind == "Project":
                home = _project_home(things, read, reference)
            if (
                reference.kind not in ("Enterprise", "IndustrialPark", "Project", "Institution")
                or home is None
                or home == reference.thing
            ):
                continue
            if (
                read.place is not None
                and reference.kind != "Project"
                and _seated_elsewhere(page, things, reference.thing, read.place)
            ):
                continue
            if not _counts(page, read, reference):
                continue
            placed.add(reference.thing)
            yield Fact(
                reference.thing,
                "locatedIn",
                home,
                0.7,
                "section.locatedIn",
                read.sentence.start,
                read.sentence.end,
            )


def _owners(found: list[Fact]) -> dict[int, int]:
    """Project → the firm whose name its own name opens with."""
    return {f.object: f.subject for f in found if f.rule == "name.undertakes"}


def _with_owners(read: Read, owners: dict[int, int]) -> list[Reference]:
    """References of a sentence, and for each project the owner that stands in its name."""
    both: list[Reference] = []
    for reference in read.references:
        both.append(reference)
        owner = owners.get(reference.thing) if reference.printed else None
        if owner is not None:
            both.append(Reference(reference.start, reference.end, "Enterprise", owner, True))
    return both


def _project_home(things: Things, read: Read, project: Reference) -> int | None:
    """A project lies in the park or district named right before it, else in the park its sentence speaks of."""
    before = [r for r in read.references if r.printed and r.kind in ("IndustrialPark", "District")]
    touching = next((r.thing for r in before if r.end == project.start), None)
    if touching is not None:
        return touching
    if read.area is not None and things.all[read.area].kind == "IndustrialPark":
        return read.area
    return read.place


def _park_home(things: Things, read: Read, park: int) -> int | None:
    """The page's own park holds the others of its section; itself it lies where a sentence says."""
    if read.home is not None and things.all[read.home].kind == "IndustrialPark":
        if read.home != park:
            return read.home
        return next((r.thing for r in read.references if r.kind == "District" and r.printed), None)
    return read.place


def _counts(page: Page, read: Read, reference: Reference) -> bool:
    """A customer, partner or model in passing is not thereby in the district."""
    if (
        reference.kind == "Enterprise"
        and page.text[reference.start].isascii()
        and " "
        in page.text[reference.start : reference.end]
        + page.text[reference.start - 3 : reference.start].replace("国", " ")
    ):
        return False
    clause = re.split(r"[，。；：]", page.text[read.sentence.start : reference.start])[-1]
    if (
        reference.kind in ("Institution", "Enterprise")
        and re.search(r"(?:与|同|携手|联合|成为|对标|依托)[^的]*$", clause)
        and len(clause) < 60
    ):
        return False
    before = page.text[max(read.sentence.start, reference.start - 6) : reference.start]
    after = page.text[reference.end : reference.end + 8]
    if re.search(r"(?:与|同|为|向|给|对标|成为|来自|如|学习|借鉴|对接)$", before) and reference.kind in (
        "Enterprise",
        "Institution",
    ):
        return False
    return not re.match(r"旗下|等(?:单位|高校|客户)|的(?:供应商|客户|“香饽饽”)", after)


def _seated_elsewhere(page: Page, things: Things, thing: int, place: int) -> bool:
    """Whether a firm's own name gives another seat: 江苏厚生… in a Chongqing district."""
    splitter = page.lexicon.splitter
    seats = set()
    for name in things.all[thing].names:
        parts = splitter.split(name)
        branch = next((parts.branch[:n] for n in (3, 2) if splitter.is_place(parts.branch[:n])), "")
        seats.add(branch or parts.place)
    seats -= {"", "中国"}
    district = things.all[place]
    if not seats or district.code is None:
        return False
    seeds = page.lexicon.seeds
    line = [seeds.districts[district.code], *seeds.ancestors(district.code)]
    near = {n for d in line for n in (d.name, d.short)}
    for seat in seats:
        parts = _known_places(page, seat)
        if any(p in near for p in parts) or any(_below(page, p, district.code) for p in parts):
            return False
    return True


def _known_places(page: Page, seat: str) -> list[str]:
    found, at = [], 0
    while at < len(seat):
        step = next(
            (n for n in range(len(seat) - at, 1, -1) if page.lexicon.splitter.is_place(seat[at : at + n])), 0
        )
        if not step:
            break
        found.append(seat[at : at + step])
        at += step
    return found or [seat]


def _below(page: Page, place: str, code: str) -> bool:
    seeds = page.lexicon.seeds
    return any(a.code == code for d in page.lexicon.districts.get(place, ()) for a in seeds.ancestors(d.code))


_NOT_DEVELOPED = re.compile(r"^(?:企业|领域的?(?:应用|领先)|龙头|客户|市场)")


def sector_facts(page: Page, things: Things, reads: list[Read], found: list[Fact]) -> Iterator[Fact]:
    """What a place develops, which firms a sentence puts into a sector, which clusters a coded system has."""
    led = {(f.subject, f.object) for f in found if f.predicate in ("chainLeaderOf", "operatesIn")}
    owned = {f.object for f in found if f.predicate == "develops"}
    owners = _owners(found)
    for read in reads:
        if read.sentence.role in ("caption",):
            continue
        sectors = [r for r in read.references if r.kind in ("Industry", "IndustryCluster") and r.printed]
        span = (read.sentence.start, read.sentence.end)
        for sector in sectors:
            area = _area_before(read, sector)
            if page.text[sector.end : sector.end + 1] == "是":
                area = next(
                    (
                        r.thing
                        for r in read.references
                        if r.kind == "District" and 0 < r.start - sector.end < 8
                    ),
                    area,
                )
            if (
                area is not None
                and sector.thing not in owned
                and not _NOT_DEVELOPED.match(page.text[sector.end : sector.end + 4])
            ):
                yield Fact(area, "develops", sector.thing, 0.65, "section.develops", *span)
        yield from _coded_facts(page, things, read, sectors, span)
        yield from _member_facts(page, read, sectors, led, owners, span)


def _area_before(read: Read, sector: Reference) -> int | None:
    before = [
        r for r in read.references if r.kind in ("District", "IndustrialPark") and r.end <= sector.start
    ]
    if before:
        opening = [r for r in before if r.printed or r.kind == "IndustrialPark"]
        return (opening or before)[-1].thing
    return read.area


def _coded_facts(
    page: Page, things: Things, read: Read, sectors: list[Reference], span: tuple[int, int]
) -> Iterator[Fact]:
    coded = [r for r in sectors if re.match(r"“?\d", things.all[r.thing].name)]
    system = coded[0].thing if coded else read.coded
    if system is None:
        return
    for sector in sectors:
        mention = next((m for m in things.all[sector.thing].mentions if m.start == sector.start), None)
        if (
            mention is not None
            and mention.rule == "cluster.listed"
            and (not coded or sector.start > coded[0].start)
        ):
            yield Fact(sector.thing, "partOf", system, 0.85, "section.partOf", *span)


def _member_facts(
    page: Page,
    read: Read,
    sectors: list[Reference],
    led: set[tuple[int, int]],
    owners: dict[int, int],
    span: tuple[int, int],
) -> Iterator[Fact]:
    firms = [r for r in _with_owners(read, owners) if r.kind == "Enterprise" and r.printed]
    if not firms:
        return
    before = [s for s in sectors if s.end <= firms[0].start]
    listed = (
        len(firms) > 1
        and page.text[firms[0].end : firms[0].end + 1] in "、和与"
        and re.search(r"等|企业|落户|进驻|入驻|集聚|引进|整车", page.text[firms[0].end : read.sentence.end])
    )
    listed = listed or (
        len(firms) > 1 and firms[0].end < firms[-1].start and all(f.thing in owners.values() for f in firms)
    )
    topic = before[-1].thing if before and listed else read.sector
    if topic is None or not (read.sector_named or (listed and (before or read.sector_here))):
        return
    for firm in firms:
        if (firm.thing, topic) not in led and _counts(page, read, firm):
            yield Fact(firm.thing, "operatesIn", topic, 0.65 if listed else 0.6, "section.operatesIn", *span)
