"""The seat that a firm's own name gives it."""

from __future__ import annotations

import re

from kg.extract.page import Page
from kg.extract.reading.places import ancestors
from kg.extract.things.things import Thing, Things

_LEVELS = re.compile("^(?:国家级?|省级)")
_CLASS = re.compile("(?:国家级?)?(?:高新|经开|经济|综保|综合保税|开发区|工业园|新区|港|自贸|保税)")
"""What a park is called that is known by its place alone."""


def own_seat(page: Page, things: Things, thing: int, place: int) -> int | None:
    """The district of the page, below the place spoken of, that a name opens with: 青州云驼农装 in 潍坊."""
    code = things.all[place].code
    if code is None:
        return None
    for seat in sorted(_seats(page, things, thing)):
        for printed in _known_places(page, seat):
            for district in page.lexicon.districts.get(printed, ()):
                known = things.find("District", district.code)
                if known is not None and any(
                    a.code == code for a in page.lexicon.seeds.ancestors(district.code)
                ):
                    return known
    return None


def _seats(page: Page, things: Things, thing: int) -> set[str]:
    splitter = page.lexicon.splitter
    seats = set()
    for name in things.all[thing].names:
        parts = splitter.split(name)
        branch = next((parts.branch[:n] for n in (3, 2) if splitter.is_place(parts.branch[:n])), "")
        seats.add(branch or parts.place)
    return {s for s in seats - {"", "中国"} if not _only_begins_a_word(page, things.all[thing], s)}


def _only_begins_a_word(page: Page, thing: Thing, seat: str) -> bool:
    """Whether what looks like a place is the beginning of another word: 乌苏·里江."""
    opening = [m.start + len(seat) for m in thing.mentions if page.text.startswith(seat, m.start)]
    return thing.kind == "Enterprise" and bool(opening) and all(page.straddled(at) for at in opening)


def seated_at(page: Page, things: Things, thing: int, place: int) -> bool:
    """Whether a name gives the very place as its seat: 佛山岭海职业技术学院 in 佛山."""
    code = things.all[place].code
    district = page.lexicon.seeds.districts.get(code or "")
    if district is None:
        return False
    names = {district.name, district.short, *district.forms}
    return any(p in names for seat in _seats(page, things, thing) for p in _known_places(page, seat))


def seated_elsewhere(page: Page, things: Things, thing: int, place: int) -> bool:
    """Whether a firm's own name gives another seat: 江苏厚生… in a Chongqing district."""
    return _apart(page, things, _seats(page, things, thing), place)


def named_elsewhere(page: Page, things: Things, park: int, place: int) -> bool:
    """Whether a park's name opens with a place apart from the one spoken of, or above it: 大同经开区, 郴州高新区."""
    name, splitter = _LEVELS.sub("", things.all[park].name), page.lexicon.splitter
    opener = next((name[:n] for n in range(min(9, len(name)), 1, -1) if splitter.is_place(name[:n])), "")
    districts = page.lexicon.districts.get(opener, ())
    if not any(d.level == "prefecture" for d in districts) and not _CLASS.match(name, len(opener)):
        return False
    seeds = page.lexicon.seeds
    above = {a.code for a in seeds.ancestors(things.all[place].code or "") if a.level == "prefecture"}
    return bool(districts) and (
        any(d.code in above for d in districts) or _apart(page, things, {opener}, place)
    )


def _apart(page: Page, things: Things, seats: set[str], place: int) -> bool:
    """Whether none of some seats is a place, above it or below it."""
    district = things.all[place]
    seeds = page.lexicon.seeds
    around = () if district.code else ancestors(page, things, place)
    code = district.code or next((things.all[a].code for a in around), None)
    if not seats or code is None:
        return False
    line = [seeds.districts[code], *seeds.ancestors(code)]
    near = {n for d in line for n in (d.name, d.short, *d.forms)}
    for seat in seats:
        places = _known_places(page, seat)
        if any(p in near or _below(page, p, code) for p in places):
            return False
    return True


def _known_places(page: Page, seat: str) -> list[str]:
    found, at = [], 0
    while at < len(seat):
        step = next(
            (n for n in range(len(seat) - at, 1, -1) if page.lexicon.splitter.is_place(seat[at : at + n])), 0
        )
        if not step:
            break
        found.append(seat[at : at + step])
        at += step
    return found or [seat]


def _below(page: Page, place: str, code: str) -> bool:
    seeds = page.lexicon.seeds
    return any(a.code == code for d in page.lexicon.districts.get(place, ()) for a in seeds.ancestors(d.code))
