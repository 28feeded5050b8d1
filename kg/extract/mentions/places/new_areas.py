"""Finds new areas of cities that only share their name with a district elsewhere: 绍兴滨海新区."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page


def find_new_areas(page: Page) -> Iterator[Mention]:
    """A new area behind a place in which the district of that name does not lie is a park with its own name."""
    places = {m.end: m for m in page.mentions if m.kind == "District" and m.code}
    for area in page.mentions:
        before = places.get(area.start)
        if area.kind != "District" or before is None or not area.name.endswith("新区") or not area.code:
            continue
        above = {d.code for d in page.lexicon.seeds.ancestors(area.code)}
        if before.code not in above:
            name = page.text[before.start : area.end]
            yield Mention(before.start, area.end, "IndustrialPark", name, "park.head", 0.92)
