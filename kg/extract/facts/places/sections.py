"""What sections imply: where a thing stands that is placed nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.facts.fact import Fact
from kg.extract.facts.owners import owners_in, with_owners
from kg.extract.facts.places.homes import homes_of
from kg.extract.facts.places.passing import counts_here, is_foreign
from kg.extract.facts.places.plainness import PLACED, Plainness
from kg.extract.facts.places.seats import seated_at
from kg.extract.page import Page
from kg.extract.reading.places import ancestors
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read
from kg.extract.things.things import Things


def section_facts(page: Page, things: Things, reads: list[Read], found: list[Fact]) -> Iterator[Fact]:
    """What the context makes plain: where a firm, park, project or institute stands that is placed nowhere else."""
    placed = {f.subject for f in found if f.predicate == "locatedIn"}
    by_name = _by_name(things, found)
    parked = {
        f.subject
        for f in found
        if f.predicate == "locatedIn" and things.all[f.object].kind == "IndustrialPark"
    }
    placed |= {
        f.subject for f in found if f.predicate == "partOf" and things.all[f.subject].kind == "IndustrialPark"
    }
    owners = owners_in(found)
    building = _building(found)
    elsewhere = only_tied(page, things, found, reads)
    seats = _seats(page, things, found)
    sites = _sites(page, things, found, seats)
    shown = {
        r.thing: read.number
        for read in reversed(reads)
        for r in read.references
        if r.printed
        and _shown_in_park(read, r, _builds(read, r.thing, building))
        and counts_here(page, read, r)
    }
    plainness = Plainness(page, reads)
    for read in reads:
        for reference in with_owners(read, owners):
            thing = reference.thing
            if thing in elsewhere and not _is_local(page, things, read, thing):
                continue
            if not reference.printed or reference.kind not in PLACED or thing in parked:
                continue
            if plainness.told_better(read, thing):
                continue
            builds = _builds(read, thing, building)
            known = thing in placed and thing not in by_name
            if known and not _shown_in_park(read, reference, builds):
                continue
            homes = homes_of(page, things, read, reference, builds, seats)
            homes = tuple(h for h in homes if _may_hold(page, things, seats, h, thing, by_name.get(thing)))
            if not homes or not (counts_here(page, read, reference) or _is_local(page, things, read, thing)):
                continue
            if read.number < shown.get(thing, -1) and things.all[homes[0]].kind == "District":
                continue
            if thing in sites and homes == (read.base,):
                homes = (sites[thing],)
            placed.add(thing)
            parked.add(thing)
            shared = any(m.rule == "park.shared" for m in things.all[thing].mentions)
            for home in homes:
                part = shared and things.all[home].kind == "IndustrialPark"
                yield Fact(
                    thing,
                    "partOf" if part else "locatedIn",
                    home,
                    0.7,
                    "section.part" if part else "section.locatedIn",
                    read.sentence.start,
                    read.sentence.end,
                )


def _is_local(page: Page, things: Things, read: Read, firm: int) -> bool:
    """Whether a firm's own name gives the place of the passage or page as its seat."""
    return things.all[firm].kind == "Enterprise" and any(
        place is not None and seated_at(page, things, firm, place) for place in {read.place, read.base}
    )


def _by_name(things: Things, found: list[Fact]) -> dict[int, int]:
    """The districts of parks that only their own names place."""
    said: dict[int, list[Fact]] = {}
    for fact in found:
        if fact.predicate in ("locatedIn", "partOf") and things.all[fact.subject].kind == "IndustrialPark":
            said.setdefault(fact.subject, []).append(fact)
    return {
        park: facts[0].object
        for park, facts in said.items()
        if len(facts) == 1 and facts[0].rule == "name.locatedIn"
    }


def _may_hold(
    page: Page, things: Things, seats: dict[int, int], place: int, park: int, around: int | None
) -> bool:
    """Whether a place, not a town, lies in the district that a park's name gives, so that it may hold the park.

    A development zone lies in no other. `around`: None if the name gives none.
    """
    if around is None:
        return True
    if things.all[place].kind == "IndustrialPark":
        zone = things.all[park].name.endswith(_ZONES)
        district = seats.get(place)
        return not zone and district is not None and around in (district, *ancestors(page, things, district))
    return things.all[place].code is not None and around in ancestors(page, things, place)


_ZONES = ("开发区", "高新区", "经开区", "新区", "保税区", "港")


def _building(found: list[Fact]) -> dict[int, set[int]]:
    """Firm → where sentences begin that tell of a project of its own."""
    building: dict[int, set[int]] = {}
    for fact in found:
        if fact.predicate == "undertakes":
            building.setdefault(fact.subject, set()).add(fact.start)
    return building


def _builds(read: Read, firm: int, building: dict[int, set[int]]) -> bool:
    """Whether a sentence speaks of a firm for a project. `building`: firm → where sentences begin that say so."""
    told = building.get(firm, ())
    return read.sentence.start in told or (bool(told) and any(r.kind == "Project" for r in read.references))


def _sites(page: Page, things: Things, found: list[Fact], seats: dict[int, int]) -> dict[int, int]:
    """The one district in which sentences put the projects of a firm."""
    around: dict[int, set[int]] = {}
    for fact in found:
        if fact.predicate == "locatedIn" and things.all[fact.subject].kind == "Project":
            district = seats.get(fact.object, fact.object)
            above = ancestors(page, things, district)
            if things.all[district].code is None and above:
                district = above[0]
            if things.all[district].code is not None:
                around.setdefault(fact.subject, set()).add(district)
    districts: dict[int, set[int]] = {}
    for fact in found:
        if fact.predicate == "undertakes" and things.all[fact.subject].kind == "Enterprise":
            districts.setdefault(fact.subject, set()).update(around.get(fact.object, ()))
    return {firm: min(places) for firm, places in districts.items() if len(places) == 1}


def _seats(page: Page, things: Things, found: list[Fact]) -> dict[int, int]:
    """The district of each park that lies in one alone, or in one and those above it."""
    around: dict[int, set[int]] = {}
    for fact in found:
        kinds = things.all[fact.subject].kind, things.all[fact.object].kind
        if fact.predicate == "locatedIn" and kinds == ("IndustrialPark", "District"):
            around.setdefault(fact.subject, set()).add(fact.object)
    inmost = {park: places - _above(page, things, places) for park, places in around.items()}
    return {park: min(places) for park, places in inmost.items() if len(places) == 1}


def _above(page: Page, things: Things, places: set[int]) -> set[int]:
    return {upper for place in places for upper in ancestors(page, things, place)}


def only_tied(page: Page, things: Things, found: list[Fact], reads: list[Read]) -> set[int]:
    """Who is from elsewhere: customers, parents and partners of whom nothing else is told, and firms of a country.

    A firm with which a clause begins is told of.
    """
    tied = {f.object for f in found if f.predicate in ("supplies", "subsidiaryOf")}
    firms = {i for i, t in enumerate(things.all) if t.kind == "Enterprise"}
    for fact in found:
        if fact.predicate == "partnersWith" and {fact.subject, fact.object} <= firms:
            tied |= {fact.subject, fact.object}
    tied -= {f.subject for f in found if f.predicate in _TELLING}
    tied |= {i for i in firms if is_foreign(page, things.all[i])}
    return tied and tied - set(_openers(page, things, reads))


def _openers(page: Page, things: Things, reads: list[Read]) -> Iterator[int]:
    """The firms with which clauses of the text begin, and go on with something of their own; of a country, no list."""
    for read in reads:
        if read.sentence.role == "body":
            for name in read.references:
                opens = name.printed and read.clauses.start(name.start) == name.start
                of_other = page.text.startswith("的", name.end) or (
                    page.text.startswith("、", name.end) and is_foreign(page, things.all[name.thing])
                )
                if name.kind == "Enterprise" and opens and not of_other:
                    yield name.thing


_TELLING = frozenset(
    ("produces", "operatesIn", "chainLeaderOf", "undertakes", "hasDesignation", "supplies", "subsidiaryOf")
)


def _shown_in_park(read: Read, name: Reference, builds: bool) -> bool:
    """Whether a firm of which only the district was stated is shown at work in a park."""
    scene = read.scene_at(name.start)
    return name.kind == "Enterprise" and not builds and scene is not None and scene.park and scene.inside
