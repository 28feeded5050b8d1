"""Which district or park a page is about."""

from __future__ import annotations

import re
from collections import Counter

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.reading.state import State
from kg.extract.shape.headings import leads
from kg.extract.things.things import Things


def home_of(state: State) -> int | None:
    """Where a firm spoken of in this state sits if nothing else is said."""
    park = state.document_park
    if state.paragraph_place is not None:
        return state.paragraph_place
    if state.section_park is not None:
        return state.section_park
    return park if park is not None and state.section_place is None else state.place


def document_place(page: Page, things: Things) -> int | None:
    """The district a page is about: named in its title, else the smallest one that most of what is named lies in."""
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
        return _of_body(page, things)
    above = {thing: ancestors(page, things, thing) for thing in counts}
    title = title or _in_names_of_title(page, things, counts)
    if title:
        named = next((t for t in reversed(title) if title[0] in above[t]), title[0])
        return _descend(page, things, counts, above, named) if _is_province(page, things, named) else named
    apart = in_headings(page, things)
    if len(apart) >= _SEVERAL and not any(above[thing] for thing in apart):
        return None  # sections of several districts, and nothing around them is named
    if _side_by_side(page, things, counts, above):
        return None
    return _descend(page, things, counts, above, None)


def _side_by_side(page: Page, things: Things, counts: Counter[int], above: dict[int, list[int]]) -> bool:
    """Whether a page only tells of several counties of one city, none of which stands out and none above is named."""
    tops = Counter({t: n for t, n in counts.items() if not above[t]})
    districts = page.lexicon.seeds.districts
    parents = {d.parent for t in tops if (d := districts.get(things.all[t].code or "")) is not None}
    return (
        len(tops) > _SEVERAL
        and len(parents) == 1
        and None not in parents
        and 3 * max(tops.values()) < tops.total()
    )


def _in_names_of_title(page: Page, things: Things, counts: Counter[int]) -> list[int]:
    """The counties and cities of the page with which names in its title open: 桐城国轩：一块电池…."""
    found = []
    for mention in page.mentions:
        if page.sentence_at(mention.start).role != "title":
            continue
        printed = page.text[mention.start : mention.end]
        known = [
            d
            for size in range(min(8, len(printed)), 1, -1)
            for d in page.lexicon.districts.get(printed[:size], ())
        ]
        named = (
            t for d in known if d.level != "province" and (t := things.find("District", d.code)) is not None
        )
        found += [t for t in named if t in counts][:1]
    return found


_SEVERAL = 2


def in_headings(page: Page, things: Things) -> set[int]:
    """The districts with which headings open, behind marks or a number; of 嘉兴·海盐 the inner one."""
    found: dict[int, int] = {}
    for mention in page.mentions:
        if mention.kind != "District":
            continue
        sentence = page.sentence_at(mention.start)
        if sentence.role == "heading" and leads(page.text[sentence.start : mention.start]):
            found[sentence.start] = things.add(mention)
    return set(found.values())


def _of_body(page: Page, things: Things) -> int | None:
    """The district of the first body that is named with it, where no district stands by itself: 南阳市·工信局."""
    for mention in page.mentions:
        if mention.kind != "GovernmentBody":
            continue
        for end in range(min(mention.end, mention.start + 11), mention.start + 1, -1):
            name = page.text[mention.start : end]
            known = page.lexicon.districts.get(name, ())
            if len(known) == 1 and known[0].name == name:
                code = known[0].code
                return things.add(
                    Mention(mention.start, end, "District", name, "district.body", 0.9, (), code)
                )
    return None


def _is_province(page: Page, things: Things, place: int) -> bool:
    district = page.lexicon.seeds.districts.get(things.all[place].code or "")
    return district is not None and district.level == "province"


def _descend(
    page: Page, things: Things, counts: Counter[int], above: dict[int, list[int]], named: int | None
) -> int:
    """From the outermost district with most names in it down, as long as most of them are in one smaller one.

    “全市” and “我县” speak for a district of that level. `named`: begin there.
    """
    said = Counter(m.group(1) for m in _SPEAKS.finditer(page.text))
    own = Counter(counts)
    for thing, count in counts.items():
        for upper in above[thing]:
            own[upper] += count
    most = max(own.values())
    weight = {t: n + 1.5 * said[things.all[t].name[-1]] * (2 * own[t] >= most) for t, n in counts.items()}
    cover = dict(weight)
    for thing, count in counts.items():
        for upper in above[thing]:
            cover[upper] = cover.get(upper, 0) + count
    outermost = [t for t in counts if not any(upper in counts for upper in above[t])]
    at = named if named is not None else max(outermost, key=lambda t: (cover[t], -t))
    while True:
        inside = [t for t in counts if above[t][:1] == [at]]
        if not inside:
            return at
        best = max(inside, key=lambda t: (cover[t], -t))
        if cover[best] < 0.6 * sum(cover[t] for t in inside) or cover[best] < weight[at]:
            return at
        at = best


_SPEAKS = re.compile(
    r"(?<![居占列比在于])(?:全|我|该)([区市县旗镇])(?!第|前|首|平均|各|排名|的?[一二三四五六七八九十\d]+分|工业的|总量)"
)
"""“全市” that only compares, as in 居全市第二, speaks for no city; “全省” hardly ever speaks for the page's place."""


def topic_park(page: Page, things: Things) -> int | None:
    """The park the whole page is about: named in its title."""
    for mention in page.mentions:
        if mention.kind == "IndustrialPark" and _titles(page, mention.start):
            return things.add(mention)
    return None


def _titles(page: Page, position: int) -> bool:
    """Whether a place in the text is in its title, or in the line under it: ——某高新区走访记."""
    sentence = page.sentence_at(position)
    under = sentence.role == "heading" and sentence in page.sentences[1:2]
    return sentence.role == "title" or (under and page.text.startswith("—", sentence.start))


def ancestors(page: Page, things: Things, place: int) -> list[int]:
    """The divisions above a district that the page names, nearest first; a town lies in one that the page names."""
    code = things.all[place].code
    seeds = page.lexicon.seeds
    if code is not None:
        return [t for d in seeds.ancestors(code) if (t := things.find("District", d.code)) is not None]
    for owner in page.lexicon.towns.get(things.all[place].name, ()):
        line = [owner, *(d.code for d in seeds.ancestors(owner))]
        if found := [t for c in line if (t := things.find("District", c)) is not None]:
            return found
    return []
