"""What the name of a park says of where it lies: 某市某园, 某科学城某县片区."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.extract.facts.fact import Fact
from kg.extract.page import Page
from kg.extract.reading.state import Read
from kg.extract.things.things import Things
from kg.seeds import District


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
    """The district of the page in which a park's name says that this part of it lies: 某科学城·海盐·片区."""
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
