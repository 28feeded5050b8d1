"""What sections imply: where a thing stands that is placed nowhere else, what a region is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.facts.fact import Fact
from kg.extract.facts.owners import owners_in, with_owners
from kg.extract.facts.passing import counts_here
from kg.extract.facts.seats import seated_elsewhere
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read
from kg.extract.things.things import Things
from kg.text.numerals import parse_number


def region_facts(page: Page, things: Things, reads: list[Read]) -> Iterator[Fact]:
    """A counted region (渝西八区) whose page has exactly that many district sections is made of them."""
    sections: dict[int, Read] = {}
    for read in reads:
        if (
            read.sentence.role == "heading"
            and read.place is not None
            and any(r.thing == read.place for r in read.references)
        ):
            sections.setdefault(read.place, read)
    for mention in page.mentions:
        if mention.rule != "region.counted":
            continue
        count = parse_number(re.sub(r"^.*?([二两三四五六七八九十]+)(?:区县|区|市|县)$", r"\1", mention.name))
        if count is not None and count == len(sections):
            for place, read in sections.items():
                yield Fact(
                    place,
                    "partOf",
                    things.add(mention),
                    0.8,
                    "section.region",
                    read.sentence.start,
                    read.sentence.end,
                )
            return


def section_facts(page: Page, things: Things, reads: list[Read], found: list[Fact]) -> Iterator[Fact]:
    """What the section makes plain: where a firm, park, project or institute stands that is placed nowhere else."""
    placed = {f.subject for f in found if f.predicate == "locatedIn"}
    owners = owners_in(found)
    for read in reads:
        for reference in with_owners(read, owners):
            if not reference.printed or reference.thing in placed:
                continue
            home = read.home
            if reference.kind == "IndustrialPark":
                home = _park_home(things, read, reference.thing)
            elif reference.kind == "Project":
                home = _project_home(things, read, reference)
            if (
                reference.kind not in ("Enterprise", "IndustrialPark", "Project", "Institution")
                or home is None
                or home == reference.thing
            ):
                continue
            if (
                read.place is not None
                and reference.kind != "Project"
                and seated_elsewhere(page, things, reference.thing, read.place)
            ):
                continue
            if not counts_here(page, read, reference):
                continue
            placed.add(reference.thing)
            yield Fact(
                reference.thing,
                "locatedIn",
                home,
                0.7,
                "section.locatedIn",
                read.sentence.start,
                read.sentence.end,
            )


def _project_home(things: Things, read: Read, project: Reference) -> int | None:
    """A project lies in the park or district named right before it, else in the park its sentence speaks of."""
    before = [r for r in read.references if r.printed and r.kind in ("IndustrialPark", "District")]
    touching = next((r.thing for r in before if r.end == project.start), None)
    if touching is not None:
        return touching
    if read.area is not None and things.all[read.area].kind == "IndustrialPark":
        return read.area
    return read.place


def _park_home(things: Things, read: Read, park: int) -> int | None:
    """The page's own park holds the others of its section; itself it lies where a sentence says."""
    if read.home is not None and things.all[read.home].kind == "IndustrialPark":
        if read.home != park:
            return read.home
        return next((r.thing for r in read.references if r.kind == "District" and r.printed), None)
    return read.place
