"""A paragraph that opens with the bare name of its place: 彭山经开区：…, 宜兴经开区。…, 【某镇】…."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.reading.state import State
from kg.extract.things.things import Things

_LEAD = re.compile(
    r"(?:[（(]?第?[一二三四五六七八九十\d]{1,3}[）)、.．:：]|[①-⑳]|[—\-◆●▲■★※·•►▶])*\s*(?:其[一二三四五]是|再看|来看)?[【〔\[“]?"
)
_MARK = re.compile(r"[】〕\]”]?(?:[。：|]|——|\s(?=\S))|[】〕\]]")


def labelled(page: Page, sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    """The places, the larger first, whose bare names open a paragraph that goes on to tell of the last of them."""
    told: list[Mention] = []
    for mention in mentions:
        if mention.kind not in ("District", "IndustrialPark"):
            break
        if told and (mention.start != told[-1].end or told[-1].kind != "District"):
            break
        told.append(mention)
    if not told or not _LEAD.fullmatch(page.text, sentence.start, told[0].start):
        return []
    mark = _MARK.match(page.text, told[-1].end, paragraph_end(page, sentence))
    return told if mark is not None else []


def paragraph_end(page: Page, sentence: Sentence) -> int:
    """Where the paragraph of a sentence ends."""
    end = page.text.find("\n", sentence.start)
    return end if end >= 0 else len(page.text)


def enter_label(things: Things, state: State, told: Sequence[Mention]) -> None:
    """The paragraph is a section of that place; what was the section before is kept for the next one."""
    state.outside = (state.section_place, state.section_park)
    place = told[-1]
    if place.kind == "District":
        state.section_place, state.section_park = things.add(place), None
    else:
        state.section_park = things.add(place)


def leave_label(state: State) -> None:
    """The section that a labelled paragraph stood in goes on."""
    if state.outside is not None:
        state.section_place, state.section_park = state.outside
        state.outside = None


def lies_around(page: Page, things: Things, state: State, district: int) -> bool:
    """Whether a district only is the one around the park that the labelled paragraph is about."""
    if state.outside is None or state.section_park is None:
        return False
    code = things.all[district].code
    name = things.all[state.section_park].name
    return any(d.code == code for size in range(2, 9) for d in page.lexicon.districts.get(name[:size], ()))
