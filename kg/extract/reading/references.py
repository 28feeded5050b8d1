"""The references of a sentence: names and anaphors, in order."""

from __future__ import annotations

import re

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.reading.anaphors import ANAPHORS, antecedent
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
    park: int | None,
) -> list[Reference]:
    found = [
        Reference(m.start, m.end, things.all[things.add(m)].kind, things.add(m), True)
        for m in mentions
        if m.rule != "title.counted"
    ]
    found += _bare_parks(page, things, state, sentence, found)
    for kind, regex in ANAPHORS:
        for match in regex.finditer(page.text, sentence.start, sentence.end):
            if any(r.start < match.end() and match.start() < r.end for r in found):
                continue
            thing = antecedent(page, things, state, kind, match.group(), number, park)
            if kind == "Enterprise":
                earlier = [
                    r for r in found if r.kind == "Enterprise" and r.printed and r.end <= match.start()
                ]
                thing = earlier[-1].thing if earlier else thing
            elif kind == "Project":
                earlier = [r for r in found if r.kind == "Project" and r.printed and r.end <= match.start()]
                thing = earlier[-1].thing if earlier else thing
            if thing is not None:
                found.append(Reference(match.start(), match.end(), things.all[thing].kind, thing, False))
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
