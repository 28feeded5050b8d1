"""What names imply: owner of a project, parent of a park, place of either."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.extract.facts.fact import Fact
from kg.extract.facts.named_owners import known_firms, known_owner, opens, sure
from kg.extract.mention import Mention
from kg.extract.merge import Merged
from kg.extract.page import Page
from kg.extract.things.things import Things


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
