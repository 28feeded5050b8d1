"""Runs the finders of mentions in order over a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.firms import (
    find_aliases,
    find_groups,
    find_lifted,
    find_openers,
    find_slots,
    find_trade_names,
)
from kg.extract.merge import merge
from kg.extract.organisations import find_heads
from kg.extract.page import Mention, Page
from kg.extract.places import find_bodies, find_districts, find_regions, find_towns
from kg.extract.projects import find_projects
from kg.extract.sectors import (
    find_clusters,
    find_coded,
    find_industries,
    find_made,
    find_numbered,
    find_said,
    find_shared_heads,
)
from kg.extract.titles import find_titles

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
