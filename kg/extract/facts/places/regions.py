"""What a counted region is made of: 渝西八区."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.facts.fact import Fact
from kg.extract.page import Page
from kg.extract.reading.state import Read
from kg.extract.things.things import Things
from kg.text.numerals import parse_number


def region_facts(page: Page, things: Things, reads: list[Read]) -> Iterator[Fact]:
    """A counted region (渝西八区) is made of the districts of the page's sections, else of its counties, if as many."""
    for mention in page.mentions:
        if mention.rule != "region.counted":
            continue
        count = parse_number(re.sub(r"^.*?([二两三四五六七八九十]+)(?:区县|区|市|县)$", r"\1", mention.name))
        for places in (_of_sections(reads), _counties(page, things)):
            if count is not None and count == len(places):
                region = things.add(mention)
                for place, (start, end) in places.items():
                    yield Fact(place, "partOf", region, 0.8, "section.region", start, end)
                return


def _of_sections(reads: list[Read]) -> dict[int, tuple[int, int]]:
    """The districts with which headings open, and where."""
    sections: dict[int, tuple[int, int]] = {}
    for read in reads:
        if (
            read.sentence.role == "heading"
            and read.place is not None
            and any(r.thing == read.place for r in read.references)
        ):
            sections.setdefault(read.place, (read.sentence.start, read.sentence.end))
    return sections


def _counties(page: Page, things: Things) -> dict[int, tuple[int, int]]:
    """The counties that a page names, if all are of one province, and where each is named first."""
    districts = page.lexicon.seeds.districts
    named = {
        index: (thing.mentions[0].start, thing.mentions[0].end)
        for index, thing in enumerate(things.all)
        if thing.kind == "District"
        and thing.mentions
        and (known := districts.get(thing.code or "")) is not None
        and known.level == "county"
    }
    provinces = {(things.all[index].code or "")[:2] for index in named}
    return named if len(provinces) == 1 else {}
