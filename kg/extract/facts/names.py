"""What names imply: owner of a project, parent of a park, place of either."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from kg.extract.facts.fact import Fact
from kg.extract.facts.named_owners import known_firms, known_owner, opens, sure
from kg.extract.mention import Mention
from kg.extract.merge import Merged
from kg.extract.page import Page
from kg.extract.reading.state import Read
from kg.extract.things.things import Things
from kg.seeds import District


def inner_facts(page: Page, things: Things, names: Merged) -> Iterator[Fact]:
    """What a long name says by containing another: owner of a project, parent of a park, place of either."""
    known = known_firms(things, names)
    for mention in names.outer:
        imply = _IMPLIED.get(mention.kind)
        if imply is None:
            continue
        inside = names.inside(mention)
        owner = known_owner(mention, inside, known) if mention.kind == "Project" else None
        if owner is not None:
            yield Fact(
                owner, "undertakes", things.add(mention), 0.9, "name.undertakes", mention.start, mention.end
            )
            inside = tuple(part for part in inside if part.kind != "Enterprise")
        for part in inside:
            fact = imply(page, things, mention, part, inside)
            if fact is not None and fact[0] != fact[2]:
                subject, predicate, target = fact
                yield Fact(subject, predicate, target, 0.9, f"name.{predicate}", mention.start, mention.end)


def _of_project(
    page: Page, things: Things, mention: Mention, part: Mention, inside: tuple[Mention, ...]
) -> _Implied | None:
    """The firm, park or district with which a project's name opens."""
    if not opens(mention, part, inside):
        return None
    project = things.add(mention)
    if part.kind == "Enterprise" and sure(things, mention, part):
        return things.add(part), "undertakes", project
    if part.kind == "IndustrialPark":
        owned = bool(page.cues_in("group", part.start, part.start + 1))
        itself = owned or _ITS_PHASE.match(page.text, part.end) is not None
        return None if itself else (project, "locatedIn", things.add(part))
    if part.kind == "District":
        owned = any(
            m.kind == "Enterprise" and m.start == mention.start and m.end < mention.end for m in inside
        )
        full = page.text[part.start : part.end] == part.name
        if owned or not (full or _is_county(page, things, part)):
            return None
        return project, "locatedIn", things.add(part)
    return None


_ITS_PHASE = re.compile(
    "(?:[一二三四五六]期)?(?:及?(?:配套|基础)[^，。；项]{0,8})?(?:建设|改造|扩建|提升|工程)*(?:项目|工程)"
)
"""Behind a park whose own building a project is: 某产业园·二期工程."""


def _is_county(page: Page, things: Things, part: Mention) -> bool:
    """Whether a place is a county of which, or of a division above which, the page speaks by name.

    Else its short name may be any word: 双江枢纽工程 on a page of 重庆 has nothing to do with 云南's 双江.
    """
    seeds = page.lexicon.seeds
    district = seeds.districts.get(part.code or "")
    if district is None or district.level in ("province", "prefecture"):
        return False
    line = (district, *seeds.ancestors(district.code))
    return any(things.find("District", one.code) is not None for one in line)


_SUFFIXES = frozenset("省市区县旗州盟镇乡道木")
"""What a district's name ends in when it is whole: 奈曼旗 places a project, 双江 of 双江枢纽工程 may be any."""


def _of_park(
    page: Page, things: Things, mention: Mention, part: Mention, inside: tuple[Mention, ...]
) -> _Implied | None:
    """The park of which a park is part, 璧山高新区 in 璧山高新区智能产业园, and the district printed in its name."""
    if part.kind == "District" and part.start == mention.start and page.text[part.end - 1] in "市区县旗镇乡":
        return things.add(mention), "locatedIn", things.add(part)
    opens = part.start == mention.start or page.text[part.start - 1] == "·"
    if part.kind != "IndustrialPark" or not opens or mention.end - part.end < 3:
        return None
    return things.add(mention), "partOf", things.add(part)


def _of_cluster(
    page: Page, things: Things, mention: Mention, part: Mention, inside: tuple[Mention, ...]
) -> _Implied | None:
    """The park or district with which a cluster's name opens, unless the district only opens the park's name."""
    if not opens(mention, part, inside):
        return None
    known = part.code is not None or part.rule == "district.town"
    placed = part.kind == "District" and known and not _opens_park(page, mention, part)
    if part.kind == "IndustrialPark" or placed:
        return things.add(part), "develops", things.add(mention)
    return None


def _opens_park(page: Page, mention: Mention, part: Mention) -> bool:
    """Whether a district only opens the name of a park that stands inside: 通许高新区酸辣粉产业集群."""
    return bool(_PARK_AHEAD.match(page.text, part.end, mention.end))


_PARK_AHEAD = re.compile(r".{0,8}?(?:高新区|经开区|开发区|航空港|工业园|产业园)")
_Implied = tuple[int, str, int]
_IMPLIED: dict[str, Callable[[Page, Things, Mention, Mention, tuple[Mention, ...]], _Implied | None]] = {
    "Project": _of_project,
    "IndustrialPark": _of_park,
    "IndustryCluster": _of_cluster,
    "Industry": _of_cluster,
}


def name_facts(page: Page, things: Things, reads: list[Read]) -> Iterator[Fact]:
    """A park whose name opens with a district of the page lies in it; the section wins over a province."""
    for park, thing in enumerate(things.all):
        if thing.kind != "IndustrialPark" or all(_IN_PARTS.match(page.text, m.end) for m in thing.mentions):
            continue
        read = _read_at(reads, thing.mentions[0].start)
        place = _named_place(page, things, park, read.place) if read is not None else None
        if read is not None and place is not None:
            yield Fact(
                park, "locatedIn", place, 0.9, "name.locatedIn", read.sentence.start, read.sentence.end
            )


_IN_PARTS = re.compile("（[\u4e00-\u9fff]{2,6}(?:片区|园|区)）")
"""Behind a park that is only named with one of its parts, so that it lies in more than that part's place."""


def _read_at(reads: list[Read], position: int) -> Read | None:
    """The sentence that covers a position, if it was read."""
    index = bisect_right(reads, position, key=lambda r: r.sentence.start) - 1
    return reads[index] if index >= 0 and position < reads[index].sentence.end else None


def _named_place(page: Page, things: Things, park: int, section: int | None) -> int | None:
    seeds = page.lexicon.seeds
    name = things.all[park].name.rpartition("·")[2]
    if (part := _part_in(page, things, name)) is not None:
        return part
    section_code = things.all[section].code if section is not None else None
    inside = re.search(r"（([\u4e00-\u9fff]{2,6})）", name)
    starts = ([inside.group(1)] if inside else []) + [name[:n] for n in range(min(9, len(name)), 1, -1)]
    found = [d for form in starts for d in page.lexicon.districts.get(form, ())]
    for district in found:
        province = district.level == "province" and section_code is not None
        if province and not name.startswith((district.name, district.short)):
            continue  # 西部（重庆）科学城 lies in more than the section's district
        below = name[len(district.name if name.startswith(district.name) else district.short) :]
        nested = _opens_below(page, below, district.code) if district.level != "county" else ()
        inner = next((t for d in nested if (t := things.find("District", d.code)) is not None), None)
        if inner is not None:
            return inner
        if nested and province:
            continue
        if province and any(a.code == district.code for a in seeds.ancestors(section_code or "")):
            return section
        known = things.find("District", district.code)
        if known is not None:
            return known
    return None


def _part_in(page: Page, things: Things, name: str) -> int | None:
    """The district of the page in which a park's name says that this part of it lies: 某科学城·璧山·片区."""
    tail = _PART.search(name)
    if tail is None:
        return None
    ends = (name[at : tail.start()] for at in range(max(2, tail.start() - 8), tail.start() - 1))
    for form in ends:
        before = name[: tail.start() - len(form)]
        known = (things.find("District", d.code) for d in page.lexicon.districts.get(form, ()))
        if (
            before[-1] in "城区园港谷廊）（"
            and (place := next((k for k in known if k is not None), None)) is not None
        ):
            return place
    return None


_PART = re.compile("(?:片区|分?园区?|组团|板块|核心区|拓展区)）?$")


def _opens_below(page: Page, rest: str, code: str) -> list[District]:
    """The districts below another that what follows it in a name may open with: 重庆·长寿·港, 山西·太谷·经开区."""
    found = (d for size in (4, 3, 2) for d in page.lexicon.districts.get(rest[:size], ()))
    return [d for d in found if any(a.code == code for a in page.lexicon.seeds.ancestors(d.code))]
