"""What names imply: owner of a project, parent of a park, place of either, product of a project."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.extract.facts.fact import Fact
from kg.extract.facts.products import split_products
from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.reading.state import Read
from kg.extract.things.things import Things


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
