"""Runs the finders of mentions in order over a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.mention import Mention
from kg.extract.mentions.clusters import find_clusters
from kg.extract.mentions.coded_clusters import find_coded
from kg.extract.mentions.districts import find_districts
from kg.extract.mentions.firm_aliases import find_aliases
from kg.extract.mentions.firm_brands import find_trade_names
from kg.extract.mentions.firm_groups import find_groups
from kg.extract.mentions.firm_openers import find_openers
from kg.extract.mentions.firm_rows import find_lifted
from kg.extract.mentions.firm_slots import find_slots
from kg.extract.mentions.industries import find_industries
from kg.extract.mentions.industry_phrases import find_made, find_numbered, find_said
from kg.extract.mentions.organisations import find_heads
from kg.extract.mentions.projects import find_projects
from kg.extract.mentions.regions import find_regions
from kg.extract.mentions.shared_heads import find_shared_heads
from kg.extract.mentions.titles import find_titles
from kg.extract.mentions.towns import find_bodies, find_towns
from kg.extract.merge import merge
from kg.extract.page import Page

Finder = Callable[[Page], Iterator[Mention]]
ROUNDS: tuple[tuple[Finder, ...], ...] = (
    (find_districts, find_regions),
    (find_towns, find_bodies, find_heads, find_groups),
    (find_aliases, find_slots, find_trade_names),
    (find_openers, find_lifted),
    (
        find_coded,
        find_made,
        find_numbered,
        find_said,
        find_said,
        find_shared_heads,
        find_clusters,
        find_industries,
    ),
    (find_projects, find_titles),
)


def find_mentions(page: Page) -> tuple[list[Mention], list[Mention]]:
    """All mentions of a page, outer and inner; later rounds see what earlier ones found."""
    for finders in ROUNDS:
        found = [mention for finder in finders for mention in finder(page)]
        page.mentions.extend(found)
    outer, inner = merge(page.mentions)
    page.mentions[:] = outer
    return outer, inner
