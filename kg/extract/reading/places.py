"""Which district or park a page is about."""

from __future__ import annotations

import re
from collections import Counter

from kg.extract.page import Page
from kg.extract.reading.state import State
from kg.extract.things.things import Things


def home_of(state: State) -> int | None:
    """Where a firm spoken of in this state sits if nothing else is said."""
    park = state.document_park
    if state.paragraph_place is not None:
        return state.paragraph_place
    return park if park is not None and state.section_place is None else state.place


def document_place(page: Page, things: Things) -> int | None:
    """The district a page is about: named in its title, else most often; 全区 and 我县 speak for one of that level.

    A district speaks for the ones above it: 上海 in an article about 奉贤 does not make it about 上海.
    """
    counts: Counter[int] = Counter()
    title: list[int] = []
    for mention in page.mentions:
        if mention.kind != "District":
            continue
        thing = things.add(mention)
        counts[thing] += 1
        if page.sentence_at(mention.start).role == "title":
            title.append(thing)
    if not counts:
        return None
    if title:
        return title[0]
    said = Counter(m.group(1) for m in _SPEAKS.finditer(page.text))
    return min(counts, key=lambda t: (-_weight(page, things, counts, said, t), things.all[t].name))


_SPEAKS = re.compile(r"(?:全|我|该)([区市县旗省])")


def _weight(page: Page, things: Things, counts: Counter[int], said: Counter[str], thing: int) -> float:
    name = things.all[thing].name
    above = sum(counts[t] for t in ancestors(page, things, thing) if t in counts)
    below = sum(1 for t in counts if t != thing and thing in ancestors(page, things, t))
    if below >= 2 and said.get(
        name[-1], 0
    ):  # “全市” where several of its counties are named is the city above them
        return counts[thing] + 1.5 * said[name[-1]] + 2.0 * below
    return counts[thing] + 1.5 * said.get(name[-1], 0) + (0.5 * above if counts[thing] > 1 else 0)


def topic_park(page: Page, things: Things) -> int | None:
    """The park the whole page is about: named in its title."""
    for mention in page.mentions:
        if mention.kind == "IndustrialPark" and page.sentence_at(mention.start).role == "title":
            return things.add(mention)
    return None


def ancestors(page: Page, things: Things, place: int) -> list[int]:
    """The divisions above a district that the page names, nearest first."""
    code = things.all[place].code
    if code is None:
        return []
    seeds = page.lexicon.seeds
    return [t for d in seeds.ancestors(code) if (t := things.find("District", d.code)) is not None]
