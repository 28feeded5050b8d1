"""The references of a sentence: names and anaphors, in order."""

from __future__ import annotations

import re

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.reading.anaphors import anaphors_in, antecedent
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import State
from kg.extract.things.things import Things


def references_of(
    page: Page,
    things: Things,
    state: State,
    sentence: Sentence,
    mentions: list[Mention],
    number: int,
) -> list[Reference]:
    """Names and anaphors of a sentence with the things they refer to."""
    found = [
        Reference(m.start, m.end, things.all[thing].kind, thing, True)
        for m in mentions
        if m.rule != "title.counted"
        for thing in (things.add(m),)
    ]
    found += _bare_parks(page, things, state, sentence, found)
    for kind, match in anaphors_in(page.text, sentence.start, sentence.end):
        start, end = match.span()
        if any(r.start < end and start < r.end for r in found):
            continue
        thing = antecedent(page, things, state, kind, match.group(), number)
        if kind in ("Enterprise", "Project"):
            named = (r.thing for r in reversed(found) if r.kind == kind and r.printed and r.end <= start)
            thing = next(named, thing)
        if thing is not None:
            found.append(Reference(start, end, things.all[thing].kind, thing, False))
    return sorted(found, key=lambda r: (r.start, r.end))


_BARE_PARK = re.compile(
    r"(?<![\u4e00-\u9fff”）])(?:高新区|经开区|综保区)(?![\u4e00-\u9fff]{1,2}(?:园|片区|组团))"
)


def _bare_parks(
    page: Page, things: Things, state: State, sentence: Sentence, found: list[Reference]
) -> list[Reference]:
    """“高新区” alone is that of the district in whose section it stands."""
    place = state.place
    if place is None or things.all[place].code is None:
        return []
    short = page.lexicon.seeds.districts[things.all[place].code or ""].short
    bare = []
    for match in _BARE_PARK.finditer(page.text, sentence.start, sentence.end):
        start, end = match.span()
        if short and not any(r.start < end and start < r.end for r in found):
            mention = Mention(start, end, "IndustrialPark", short + match.group(), "park.bare", 0.75)
            bare.append(Reference(start, end, "IndustrialPark", things.add(mention), True))
    return bare
