"""“高新区” alone: which of the parks of that kind is meant."""

from __future__ import annotations

import re

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.reading.reference import Reference
from kg.extract.reading.scenes import scenes_in
from kg.extract.reading.state import State
from kg.extract.things.things import Things
from kg.text.search import matches_at

_HEADS = (
    "高新区|经开区|综保区|开发区|产业园|工业园|科技园|港区|新区|小镇|示范区|集聚区|工业区|物流园"
    "|基地(?!的?(?:项目|建设))"
)
_HEAD = re.compile(_HEADS)
_BARE_PARK = re.compile(
    r"(?:(?<![\u4e00-\u9fff”）])|(?<=落户|入驻|进驻|迁入|搬进|选址|位于|隶属|属于|同在|同处|走进|来到|走出|落在|建在|就在|都在|也在)|(?<=[在入和与及]))"
    rf"(?:{_HEADS})(?!(?![百千万])[\u4e00-\u9fff]{{1,2}}(?:园|片区|组团)|[建项化])"
)

_NEAR = 3000
"""A park named longer ago is not meant by its bare head."""


def bare_parks(
    page: Page, things: Things, state: State, sentence: Sentence, found: list[Reference]
) -> list[Reference]:
    """“高新区” alone is the one spoken of before, if it can lie where the text is by now, else that of the district."""
    bare = []
    for match in matches_at(_HEAD, _BARE_PARK, page.text, sentence.start, sentence.end):
        start, end = match.span()
        if any(r.start < end and start < r.end for r in found):
            continue
        place, since = _where(page, things, state, sentence, [r for r in found if r.end <= start])
        thing = _of_class(page, things, match.group(), start, place, since)
        if thing is not None and _is_of_page(page, things, state, sentence, match.group(), thing):
            thing = state.document_park
        if thing is not None:
            bare.append(Reference(start, end, "IndustrialPark", thing, False))
        elif name := _of_place(page, things, place, match.group()):
            mention = Mention(start, end, "IndustrialPark", name, "park.bare", 0.75)
            bare.append(Reference(start, end, "IndustrialPark", things.add(mention), True))
    return bare


def _is_of_page(page: Page, things: Things, state: State, sentence: Sentence, head: str, found: int) -> bool:
    """Whether the park that the whole page is about is meant, since the paragraph has named no other."""
    park = state.document_park
    if park is None or park == found:
        return False
    if not any(
        name.endswith(_forms(page, head)) for name in (things.all[park].name, *things.all[park].names)
    ):
        return False
    begin = next((s.start for s in page.sentences if s.paragraph == sentence.paragraph), sentence.start)
    return not any(begin <= m.start < sentence.end for m in things.all[found].mentions)


def _where(
    page: Page, things: Things, state: State, sentence: Sentence, before: list[Reference]
) -> tuple[int | None, int]:
    """The district that the text is in before a bare head, and since where: 铜梁：高新区…, else its section's."""
    told = [s for s in scenes_in(page, sentence, before) if not s.park and s.printed]
    if told:
        return told[-1].places[-1], told[-1].start
    if state.paragraph_place is None and state.section_place is None:
        return state.place, 0
    paragraph = next((s for s in page.sentences if s.paragraph == sentence.paragraph), sentence)
    return state.place, paragraph.start


def _of_class(
    page: Page, things: Things, head: str, position: int, place: int | None, since: int
) -> int | None:
    """The park named last before a position whose name ends in a head, or in a longer form of it.

    One of another place than that where the text is by now is not meant, unless it was named since.
    """
    forms = _forms(page, head)
    before = [
        m
        for m in page.mentions.touching(max(0, position - _NEAR), position)
        if m.kind == "IndustrialPark"
        and any(n.endswith(forms) for n in (m.name, *m.labels))
        and (m.start >= since or not _elsewhere(page, things, m, place))
    ]
    return things.named(max(before, key=lambda m: m.start)) if before else None


def _forms(page: Page, head: str) -> tuple[str, ...]:
    """What a park that a head means can be called: 经开区, 经济技术开发区; 开发区 is any of them."""
    forms = page.lexicon.seeds.park_forms.items()
    longer = [form for form, short in forms if short == head]
    shorter = [short for form, short in forms if form.endswith(head)]
    return (head, *longer, *shorter)


def _elsewhere(page: Page, things: Things, park: Mention, place: int | None) -> bool:
    """Whether the place in a park's name has nothing to do with a district."""
    code = things.all[place].code if place is not None else None
    leads = (park.name[:size] for size in range(min(11, len(park.name)), 1, -1))
    named = next((page.lexicon.districts[lead] for lead in leads if lead in page.lexicon.districts), ())
    if not code or not named:
        return False
    above = {d.code for d in page.lexicon.seeds.ancestors(code)}
    return not any(
        d.code == code or d.code in above or code in {a.code for a in page.lexicon.seeds.ancestors(d.code)}
        for d in named
    )


def _of_place(page: Page, things: Things, place: int | None, head: str) -> str:
    if place is None or things.all[place].code is None or head not in ("高新区", "经开区", "综保区"):
        return ""
    district = page.lexicon.seeds.districts[things.all[place].code or ""]
    return (district.short or district.name) + head
