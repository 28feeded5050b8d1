"""Our finders of names in their order, and how they run over a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from kg.errors import UsageError
from kg.extract.base import Chain, Finder, Step, foreign_finders
from kg.extract.mention import Mention, Mentions
from kg.extract.mentions.aliases import find_aliases
from kg.extract.mentions.bodies import find_bodies
from kg.extract.mentions.firms.again import find_again
from kg.extract.mentions.firms.branches import find_branches
from kg.extract.mentions.firms.by_place import find_by_place
from kg.extract.mentions.firms.cores import find_core_forms
from kg.extract.mentions.firms.evidence import find_evident
from kg.extract.mentions.firms.foreign import find_foreign
from kg.extract.mentions.firms.groups import find_groups
from kg.extract.mentions.firms.in_place import find_in_places
from kg.extract.mentions.firms.makers import find_owners, find_suppliers
from kg.extract.mentions.firms.places import find_seated, find_works
from kg.extract.mentions.firms.projects import find_project_owners
from kg.extract.mentions.firms.rolled_out import find_rolled_out
from kg.extract.mentions.firms.rows import find_lifted
from kg.extract.mentions.firms.settlers import find_settlers
from kg.extract.mentions.firms.slots import find_slots
from kg.extract.mentions.firms.tied import find_tied
from kg.extract.mentions.heads import find_heads
from kg.extract.mentions.industries.clusters import find_clusters
from kg.extract.mentions.industries.coded import find_coded, find_system
from kg.extract.mentions.industries.lists import find_sector_lists
from kg.extract.mentions.industries.named import find_industries
from kg.extract.mentions.industries.niches import find_awarded, find_niches
from kg.extract.mentions.industries.phrases import (
    find_counted,
    find_numbered,
    find_said,
)
from kg.extract.mentions.industries.shared_heads import find_shared_heads
from kg.extract.mentions.industries.slots import find_slots_of_sectors
from kg.extract.mentions.industries.words import find_sector_words
from kg.extract.mentions.models import find_models
from kg.extract.mentions.parks.in_rows import find_park_rows
from kg.extract.mentions.parks.in_use import find_used
from kg.extract.mentions.parks.named import find_parks
from kg.extract.mentions.places.banners import find_banners
from kg.extract.mentions.places.districts import find_districts
from kg.extract.mentions.places.new_areas import find_new_areas
from kg.extract.mentions.places.regions import find_regions
from kg.extract.mentions.places.towns import find_towns
from kg.extract.mentions.projects import find_projects
from kg.extract.mentions.public_works import find_public_works
from kg.extract.mentions.titles.named import find_titles
from kg.extract.mentions.titles.of_level import find_levelled
from kg.extract.merge import Merged, merge
from kg.extract.page import Page


def _step(name: str, find: Callable[[Page], Iterable[Mention]], needs: str, gives: str) -> Step:
    return Step(name, find, frozenset(needs.split()), frozenset(gives.split()))


ROUNDS: tuple[tuple[Step, ...], ...] = (
    (
        _step("districts", find_districts, "", "District"),
        _step("regions", find_regions, "", "Region"),
    ),
    (
        _step("banners", find_banners, "District", "District"),
        _step("towns", find_towns, "District", "District"),
        _step("bodies", find_bodies, "District", "GovernmentBody"),
        _step("heads", find_heads, "District", "Enterprise Institution GovernmentBody"),
        _step("groups", find_groups, "", "Enterprise"),
    ),
    (
        _step("parks", find_parks, "District", "IndustrialPark"),
        _step("new areas", find_new_areas, "District", "IndustrialPark"),
        _step("parks in rows", find_park_rows, "District", "IndustrialPark"),
        _step("parks in use", find_used, "District", "IndustrialPark"),
    ),
    (
        _step(
            "aliases",
            find_aliases,
            "Enterprise IndustrialPark Institution",
            "Enterprise IndustrialPark Institution",
        ),
        _step("slots", find_slots, "Enterprise", "Enterprise"),
    ),
    (_step("cores", find_core_forms, "Enterprise", "Enterprise"),),
    (
        _step("foreign", find_foreign, "District IndustrialPark", "Enterprise"),
        _step("by place", find_by_place, "District Enterprise", "Enterprise"),
        _step("works", find_works, "District", "Enterprise"),
        _step("evidence", find_evident, "District Enterprise IndustrialPark", "Enterprise"),
    ),
    (
        _step("rows", find_lifted, "District Enterprise", "Enterprise"),
        _step("settlers", find_settlers, "District Enterprise", "Enterprise"),
        _step("in places", find_in_places, "District Enterprise IndustrialPark", "Enterprise"),
        _step("owners", find_owners, "District Enterprise", "Enterprise"),
        _step("suppliers", find_suppliers, "District Enterprise", "Enterprise"),
    ),
    (_step("tied", find_tied, "District Enterprise", "Enterprise"),),
    (_step("project owners", find_project_owners, "District Enterprise IndustrialPark", "Enterprise"),),
    (_step("rolled out", find_rolled_out, "District Enterprise IndustrialPark", "Enterprise"),),
    (_step("again", find_again, "Enterprise", "Enterprise"),),
    (_step("seated", find_seated, "District Enterprise", "Enterprise"),),
    (_step("branches", find_branches, "Enterprise Institution", "Enterprise Institution"),),
    (
        _step("coded", find_coded, "", "IndustryCluster"),
        _step(
            "slots of sectors",
            find_slots_of_sectors,
            "District IndustrialPark Enterprise",
            "Industry IndustryCluster",
        ),
        _step("lists of sectors", find_sector_lists, "District IndustrialPark Enterprise", "Industry"),
        _step("words of sectors", find_sector_words, "Enterprise", "Industry"),
        _step("numbered", find_numbered, "District IndustrialPark", "Industry"),
        _step("niches", find_niches, "District", "Industry"),
        _step("awarded", find_awarded, "District", "IndustryCluster"),
        _step("said", find_said, "", "Industry"),
        _step("counted", find_counted, "", "Industry"),
        _step("system", find_system, "", "Industry"),
        _step("shared", find_shared_heads, "District IndustrialPark", "Industry IndustryCluster"),
        _step("clusters", find_clusters, "District IndustrialPark", "IndustryCluster IndustrialPark"),
        _step("industries", find_industries, "", "Industry"),
    ),
    (
        _step("projects", find_projects, "District Enterprise IndustrialPark", "Project"),
        _step("public works", find_public_works, "District", "Project"),
        _step("models", find_models, "", "Product"),
        _step("titles", find_titles, "District", "Designation"),
        _step("titles of a level", find_levelled, "District", "Designation"),
    ),
)
"""Ours: first where, then who by full names, who by short ones, what they are in, what they build and are called."""


def all_finders(more: Iterable[Finder] = ()) -> Chain:
    """Our rounds, and after them one of the finders that were asked for and that other packages offer."""
    chain = Chain()
    for finders in ROUNDS:
        chain.add(*finders)
    if foreign := [*more, *foreign_finders()]:
        chain.add(*foreign)
    return chain


def find_mentions(page: Page, finders: Chain) -> Merged:
    """All names on a page; on return the page holds the outer ones."""
    for together in finders:
        found = [
            mention
            for finder in together
            for mention in _checked(finder, page)
            if mention.kind != "Enterprise" or not _only_trade(page, mention)
        ]
        page.mentions.extend(found)
    signed = any(s.role == "byline" for s in page.sentences)
    names = merge(m for m in page.mentions if not (signed and _signs(page, m)))
    page.mentions = Mentions(names.outer)
    return names


def _only_trade(page: Page, firm: Mention) -> bool:
    """Whether what was taken for a firm is a known trade alone, or that of a place called in full: 曲靖市·硅光伏.

    Of a place called shortly it may be one: 重庆钢铁.
    """
    if firm.score >= _SURE or firm.rule.startswith("group"):
        return False
    at = firm.start
    for place in page.mentions.touching(firm.start, firm.start + 1):
        if (
            place.kind == "District"
            and place.start == firm.start
            and page.text[place.end - 1] in "市县区旗镇"
        ):
            at = max(at, place.end)
    trade = page.text[at : firm.end]
    return page.lexicon.is_industry(trade) and (at > firm.start or trade.endswith("业") or len(trade) > 3)


_SURE = 0.95
_WRITER = re.compile("记者|通讯员|作者|编辑|供稿|来源|摄影")


def _signs(page: Page, mention: Mention) -> bool:
    """Whether a name only tells who wrote or took something: reporters called 余江, the paper that sent them."""
    line = page.sentence_at(mention.start)
    if line.role != "byline" or not line.start <= mention.start < line.end:
        return False
    return mention.kind != "District" or _WRITER.search(page.text, line.start, mention.start) is not None


def _checked(finder: Finder, page: Page) -> Iterable[Mention]:
    for mention in finder(page):
        if mention.kind not in finder.gives or not 0 <= mention.start < mention.end <= len(page.text):
            raise UsageError(f"提取器 {finder.name} 给出了不该有的 {mention}")
        yield mention
