"""What names imply: owner of a project, parent of a park, place of either, product of a project."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.extract.facts.fact import Fact
from kg.extract.facts.named_owners import known_firms, known_owner, opens, sure
from kg.extract.facts.wares.of_projects import wares_of_name
from kg.extract.facts.wares.products import product_at, product_phrases
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


def product_facts(page: Page, facts: list[Fact], things: Things, names: Merged) -> Iterator[Fact]:
    """The product in the name of a production project: 某公司年产5000台旅居车建设项目 makes 旅居车."""
    owners: dict[int, list[Fact]] = {}
    for fact in facts:
        if fact.predicate == "undertakes" and things.all[fact.subject].kind == "Enterprise":
            owners.setdefault(fact.object, []).append(fact)
    for project, found in owners.items():
        for mention in things.all[project].mentions[:1]:
            start = max(
                [mention.start, *(part.end for part in names.inside(mention) if part.kind != "Product")]
            )
            named = [fact for fact in found if fact.rule == "name.undertakes"] or found
            start = max(start, page.text.find("年产", start, mention.end))
            whole = wares_of_name(page, start, mention.end)
            for first, last in whole or _made(page, start, mention.end):
                product = things.add(product_at(page, first, last))
                for fact in named:
                    yield Fact(fact.subject, "produces", product, 0.65, "name.produces", fact.start, fact.end)


def _made(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """The products that the name of a production project lists: 原料药及中间体项目."""
    made: list[tuple[int, int]] = []
    for first, last in reversed(product_phrases(page, start, end, ())):
        listed = made and _LISTED.fullmatch(page.text, last, made[-1][0])
        if not listed and not _MADE.match(page.text[last:end]):
            continue
        if not page.lexicon.any_of["not_made"].search(page.text, first, last):
            made.append((first, last))
    return made


_LISTED = re.compile(
    r"(?:、|和|及|与|以及)(?:\d[\d.]*[余多]?[万亿]?(?:吨|台套|台|套|件|只|米|平方米|GWh|GW|MW|吉瓦|兆瓦|片|辆)?)?"
)
"""Between the wares of a project's name: 年产10吉瓦切片“、2吉瓦”组件."""


_MADE = re.compile(
    r"(?:智能|自动化|数字化|绿色)*(?:生产线|生产|制造|建设|精?深?加工|智造|研发(?!项目|中心)|基地|及配套|扩能|扩建|改造|一体化|产业化|[与和及、]|[一二三]期)*(?:项目|工程)"
)
