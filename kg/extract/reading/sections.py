"""Where something new begins: the title, a heading and its section, a paragraph, a turn to another sector."""

from __future__ import annotations

import re

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.reading.labels import enter_label, labelled, leave_label
from kg.extract.reading.scenes import named_whole
from kg.extract.reading.state import State
from kg.extract.reading.topics import sector_called, turns_to
from kg.extract.shape.headings import goes_on, is_picture, leads, mark_of, style
from kg.extract.things.things import Things


def is_title(page: Page, sentence: Sentence) -> bool:
    """Whether a line is the title or the one below it that begins with a dash: ——走进某公司."""
    below = (
        sentence.role == "heading" and sentence.paragraph == 1 and page.text.startswith("—", sentence.start)
    )
    return sentence.role == "title" or below


def enter(page: Page, things: Things, state: State, sentence: Sentence, mentions: list[Mention]) -> None:
    """A paragraph begins; a heading that opens with a place begins a section."""
    state.paragraph_place = state.scene = state.led = None
    leave_label(state)
    if state.sector_turned:
        state.sector_named = state.sector_turned = False
    if sentence.role == "title":
        return
    if sentence.role == "heading" and not is_picture(page.text, sentence.start, sentence.end):
        told = _opening_place(page, mentions)
        if _names_several(page, mentions, sentence):
            state.section_place = state.section_park = None
            state.current.clear()
        before = page.text[sentence.start : told[0].start] if told else ""
        if told and leads(before):
            last = told[-1]
            if goes_on(page.text, last.end, sentence.end) or _acts(page, state, sentence, last):
                _section(state, things.add(last), last.kind, before)
                state.section_paragraph = sentence.paragraph
                state.current.clear()
        elif not told and _like_places(page, state, sentence):
            state.section_place = state.section_park = None  # a section like those of places, and of none
        sectors = [
            m for m in mentions if m.kind in ("Industry", "IndustryCluster") and not _NO_SECTOR.search(m.name)
        ]
        named = _named_sector(page, things, sentence)
        state.sector = named if named is not None else things.add(sectors[0]) if len(sectors) == 1 else None
        state.sector_named = state.sector is not None
    elif sentence.role == "body":
        if told := labelled(page, sentence, mentions):
            enter_label(things, state, told)
        opener = next(
            (
                m
                for m in mentions
                if (m.start == sentence.start or m.rule == "industry.numbered")
                and m.kind in ("Industry", "IndustryCluster")
            ),
            None,
        )
        if opener is not None and page.text[opener.end : opener.end + 1] in "：，。】":
            state.sector, state.sector_named = things.add(opener), True
        elif opener is None and _RUN_IN.match(page.text, sentence.start, sentence.end):
            state.sector, state.sector_named = None, False


_RUN_IN = re.compile("【[^】]{2,14}】|（[一二三四五六七八九十]{1,3}）[^，。；]{2,16}。")
"""A heading at the beginning of its paragraph: what comes is no longer about the sector of the one before."""
_NO_SECTOR = re.compile("(?:主导|首位|支柱|优势|特色|传统|未来|新兴|第[一二三]|重点)产业$")
"""A heading that only says which rank its sectors have."""


def turn(page: Page, things: Things, state: State, sentence: Sentence, mentions: list[Mention]) -> None:
    """A sentence that turns to a sector holds to the end of its paragraph."""
    if sentence.role != "body":
        return
    turns, sector = turns_to(page, things, sentence, mentions)
    if turns:
        state.sector, state.sector_named, state.sector_turned = sector, sector is not None, True


def _names_several(page: Page, mentions: list[Mention], sentence: Sentence) -> bool:
    """Whether a heading opens with a row of districts, none of which has what follows to itself: 青田、庆元：…."""
    opening = [m for m in mentions if m.kind == "District"][:2]
    if len(opening) < 2 or not leads(page.text[sentence.start : opening[0].start]):
        return False
    return page.text[opening[0].end : opening[1].start] in ("、", "和", " ", "与") or (
        page.text[opening[0].end : opening[1].start] == "·" and not _holds(page, opening[0], opening[1])
    )


def _opening_place(page: Page, mentions: list[Mention]) -> list[Mention]:
    """The first district or park of a heading with the smaller ones that follow at once: 绍兴市·越城区, 嘉兴·海盐."""
    told: list[Mention] = []
    for mention in mentions:
        between = page.text[told[-1].end : mention.start] if told else ""
        inner = between == "·" and _holds(page, told[-1], mention)
        if told and ((between and not inner) or told[-1].kind != "District"):
            break
        if mention.kind in ("District", "IndustrialPark"):
            told.append(mention)
    return told


def _holds(page: Page, outer: Mention, inner: Mention) -> bool:
    """Whether one district lies in another."""
    return any(above.code == outer.code for above in page.lexicon.seeds.ancestors(inner.code or ""))


def _acts(page: Page, state: State, sentence: Sentence, place: Mention) -> bool:
    """Whether a heading tells what its place does, on a page that has such sections: 海盐全力冲刺开门红."""
    return (
        state.sectioned
        and place.kind == "District"
        and place.start == sentence.start
        and named_whole(page, sentence, place.end)
    )


def _like_places(page: Page, state: State, sentence: Sentence) -> bool:
    """Whether a heading without a place ends a place's section: numbered as those are, or the page's last."""
    if sentence.paragraph == state.section_paragraph + 1:
        return False
    mark = style(mark_of(page.text[sentence.start : sentence.end]))
    last = _LAST.search(page.text, sentence.start, sentence.end) is not None
    return mark == state.section_style and (last or mark != "")


_LAST = re.compile("结语|后记|尾声|写在|手记|编后|短评|短波|相关链接|延伸阅读|其[他它]|综合")
"""What a heading says that no longer belongs to a section; any other below 海盐 is about it."""


def _section(state: State, thing: int, kind: str, before: str) -> None:
    """A section of a district or a park; a park numbered like the districts (四、) is not in the one before it."""
    mark = style(before)
    if kind == "District":
        state.section_place, state.section_park, state.section_style = thing, None, mark
        return
    state.section_park = thing
    if mark and mark == state.section_style:
        state.section_place = None


def _named_sector(page: Page, things: Things, sentence: Sentence) -> int | None:
    """The sector that a heading calls by its stem: 工程装备：一家龙头牵起800家, 某新城：生物医药."""
    opening, _, rest = page.text[sentence.start : sentence.end].partition("：")
    stem = _NUMBER.sub("", _BULLET.sub("", opening.strip().split(" ", 1)[0]))
    named = sector_called(things, stem)
    return named if named is not None else sector_called(things, rest.strip())


_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．]")


_BULLET = re.compile(r"^(?:[^\w“（]|—)+|^[（(][一二三四五六七八九十\d]+[）)]")
