"""Reads the sentences of a page in order, keeping the state of who is being talked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.extract.page import Page, Sentence
from kg.extract.reading import labels
from kg.extract.reading.clauses import clauses_of
from kg.extract.reading.firms import topic_firm
from kg.extract.reading.near import wider_place
from kg.extract.reading.park_tails import park_tails
from kg.extract.reading.places import ancestors, document_place, home_of, in_headings, topic_park
from kg.extract.reading.reference import Reference
from kg.extract.reading.references import NOBODY, references_of
from kg.extract.reading.scenes import Scene, scenes_in
from kg.extract.reading.sections import enter, is_title, turn
from kg.extract.reading.speakers import park_behind, speaker_behind
from kg.extract.reading.state import Read, State
from kg.extract.reading.topics import beside, topic_scene
from kg.extract.shape.headings import is_picture
from kg.extract.things.things import Things

_SPOKEN = 30
"""Things kept in mind for bare heads."""


def read_through(page: Page, things: Things, owners: Mapping[int, int] = NOBODY) -> Iterator[Read]:
    """Go through the sentences in order, keeping the state. `owners`: project → the firm in its name."""
    state = State(document_place(page, things), topic_park(page, things), topic_firm(page.text, things))
    state.park_tails = park_tails(page, things)
    state.sectioned = len(in_headings(page, things)) > 1
    by_start = sorted(page.mentions, key=lambda m: m.start)
    paragraph, index = -1, 0
    for number, sentence in enumerate(page.sentences):
        mentions = []
        while index < len(by_start) and by_start[index].start < sentence.end:
            if by_start[index].start >= sentence.start:
                mentions.append(by_start[index])
            index += 1
        if sentence.role == "byline":
            continue
        if sentence.paragraph != paragraph:
            paragraph, state.began, state.wider = sentence.paragraph, number, None
            enter(page, things, state, sentence, mentions)
        turn(page, things, state, sentence, mentions)
        references = references_of(page, things, state, sentence, mentions, number, owners)
        state.last = tuple(references)
        state.wider = wider_place(page, things, state, references, sentence.end)
        scenes = _scenes(page, things, state, sentence, references, number)
        if state.document_firm is None and is_title(page, sentence):
            firms = {r.thing for r in references if r.kind == "Enterprise"}
            state.document_firm = next(iter(firms)) if len(firms) == 1 else None
        firm = state.recent("Enterprise", number)
        main = state.led if state.led is not None else state.document_firm
        following = page.sentences[number + 1] if number + 1 < len(page.sentences) else None
        speaker = speaker_behind(page, sentence, following, by_start[index : index + 4])
        if speaker is not None and (firm is None or speaker.name not in things.all[firm].name):
            firm = main = things.add(speaker)
        if references and not is_picture(page.text, sentence.start, sentence.end):
            _update(page, things, state, sentence, references, number)
        else:
            state.spoken = state.spoken[-_SPOKEN:]
        _owner_named(state, references, number, owners)
        counted_title = next((m for m in mentions if m.rule == "title.counted"), None)
        if counted_title is not None:
            state.title = things.add(counted_title)
        park = park_behind(page, sentence, following, by_start[index : index + 4])
        area = things.add(park) if park is not None else _area(page, state, sentence, references)
        yield Read(
            sentence,
            number,
            tuple(references),
            clauses_of(page.text, sentence, references),
            state.place,
            state.section_place if state.section_place is not None else state.document_place,
            area,
            home_of(state),
            scenes,
            state.sector,
            state.sector_named,
            state.sector_paragraph == sentence.paragraph,
            number - state.sector_number <= 1,
            state.coded,
            state.title,
            firm,
            main,
            _whole(state),
        )


def _scenes(
    page: Page, things: Things, state: State, sentence: Sentence, references: list[Reference], number: int
) -> tuple[Scene, ...]:
    """The paragraph's scene, then those of the sentence; a scene of its own district overrides the heading.

    A heading's own place is no scene.
    """
    if sentence.role == "heading":
        return () if state.scene is None else (state.scene,)
    if state.scene is not None and _moves_on(page, things, state.scene, references):
        state.scene = state.paragraph_place = None
    scenes = [] if state.scene is None else [state.scene]
    found = list(scenes_in(page, sentence, references))
    lasting = any(scene.lasting for scene in found)
    topic = None if lasting else topic_scene(page, things, state, sentence, references)
    if found and topic is not None and not (topic.lasting and topic.start < found[0].start):
        topic = None
    if topic is None and not found:
        topic = beside(page, state, sentence, number)
    for scene in (*([topic] if topic is not None else []), *found):
        if not scene.park and _too_wide(page, things, state, scene):
            continue
        if not scene.park and labels.lies_around(page, things, state, scene.places[-1]):
            scene = scene._replace(lasting=False)
        if _only_one_of_its_towns(page, things, state, scene):
            scene = scene._replace(lasting=False)
        scenes.append(scene)
        if scene.park and scene.printed and state.scene is not None and state.scene.park:
            state.scene = state.scene if scene.places == state.scene.places else None
        if scene.lasting:
            state.scene = scene
            if not scene.park:
                state.paragraph_place = scene.places[-1]
    return tuple(scenes)


def _only_one_of_its_towns(page: Page, things: Things, state: State, scene: Scene) -> bool:
    """Whether a town is told of in passing in a paragraph about the county around it: 长葛是蜂产品集散地，…某镇…."""
    town = not scene.park and not scene.inside and things.all[scene.places[-1]].code is None
    return town and state.paragraph_place in ancestors(page, things, scene.places[-1])


def _moves_on(page: Page, things: Things, scene: Scene, references: list[Reference]) -> bool:
    """Whether a sentence names a district apart from its paragraph's, so that this one holds no longer."""
    if scene.park:
        others = (
            r
            for r in references
            if r.kind == "IndustrialPark" and r.printed and page.text[r.start - 1] in "，。；：“【\n"
        )
        opener = references[0] if references else None
        elsewhere = (
            opener is not None
            and opener.kind == "District"
            and opener.printed
            and page.text[opener.start - 1 : opener.start] in ("。", "；", "\n")
            and not things.all[scene.places[0]].name.startswith(things.all[opener.thing].name[:2])
        )
        return elsewhere or (not scene.inside and any(r.thing not in scene.places for r in others))
    named = [r.thing for r in references if r.kind == "District" and r.printed]
    if not named:
        return False
    place = scene.places[-1]
    kin = {*scene.places, *ancestors(page, things, place)}
    named = [t for t in named if things.all[t].code is not None or ancestors(page, things, t)]
    return any(t not in kin and place not in ancestors(page, things, t) for t in named)


def _too_wide(page: Page, things: Things, state: State, scene: Scene) -> bool:
    """Whether a scene lies above the section's place, or is the province of the page's, or only 全市 above it."""
    place = scene.places[-1]
    if state.section_place is not None:
        return place in ancestors(page, things, state.section_place)
    district = page.lexicon.seeds.districts.get(things.all[place].code or "")
    if state.document_place is None or district is None:
        return False
    wider = place in ancestors(page, things, state.document_place)
    return wider and (district.level == "province" or not scene.printed or not scene.inside)


def _update(
    page: Page, things: Things, state: State, sentence: Sentence, references: list[Reference], number: int
) -> None:
    by_kind: dict[str, list[Reference]] = {}
    coded = []
    for reference in references:
        if _is_coded(things, reference):
            coded.append(reference)
        else:
            by_kind.setdefault(reference.kind, []).append(reference)
    for kind in ("Enterprise", "Project", "IndustrialPark", "IndustryCluster", "Industry", "Institution"):
        named = by_kind.get(kind)
        if named:
            subject = (
                named[0]
                if sentence.role == "body" and kind in ("Enterprise", "IndustrialPark")
                else named[-1]
            )
            if kind == "Enterprise" and _beside(page, state, sentence, named, subject, number):
                continue
            state.current[kind] = (subject.thing, number)
            if kind == "Enterprise" and _leads(page, sentence, subject):
                state.led = subject.thing
    named_things = [r.thing for r in references]
    state.spoken = [t for t in state.spoken if t not in named_things][-_SPOKEN:]
    state.spoken += list(dict.fromkeys(named_things))
    titles = [r for r in references if r.kind == "Designation" and r.printed]
    if titles:
        state.title = titles[-1].thing
    areas = [r for r in references if r.kind in ("District", "IndustrialPark") and r.printed]
    if areas:
        state.district = areas[-1].thing
    if coded:
        state.coded = coded[-1].thing
    if sentence.role == "heading":
        return
    sectors = [
        r
        for r in references
        if r.kind in ("Industry", "IndustryCluster")
        and r not in coded
        and not page.text.endswith(_ABROAD, sentence.start, r.start)
    ]
    if sectors and not _listed(page, sectors) and not state.sector_named:
        state.sector = sectors[0].thing
        state.sector_paragraph = sentence.paragraph
        state.sector_number = number


_ABROAD = ("全球", "世界", "国际", "海外", "全球的")
"""Before a sector that is not the passage's: 在“全球”储能产业降温的背景下."""


def _beside(
    page: Page, state: State, sentence: Sentence, named: list[Reference], subject: Reference, number: int
) -> bool:
    """Whether a sentence names firms of which none becomes the one spoken of: a list, a source, a customer."""
    if len(named) > 1 and _listed(page, named):
        return True
    if state.recent("Enterprise", number) is None:
        return False
    sourced = _SOURCED.search(page.text, sentence.start, subject.start)
    given = _GIVEN.search(page.text, sentence.start, subject.start)
    by = _BY.search(page.text, sentence.start, subject.start)
    return (
        sourced is not None
        or given is not None
        or (by is not None and _SUPPLIED.match(page.text, subject.end) is not None)
    )


_SOURCED = re.compile(r"(?:[^，。；]{2}[来出产采购取]自|[供配厂][货应套]?[商方家]叫)[^，。；]{0,12}$")
"""Before a firm that only is told of as a source: 瓷泥来自隔壁的某厂."""
_GIVEN = re.compile(r"(?:[给为向]|供给|供应给?|卖给|直供|专供|交付给?|发往)$")
"""Before a customer: 我们“给”某公司代工."""
_BY = re.compile(r"[^，。；]{2}(?:则|都|全部)?由[^，。；]{0,12}$")
_SUPPLIED = re.compile(r"(?:独家|长期|就近|统一)?(?:供应|供给|供货|供料|提供|配套)")
"""釉料由某公司供应; who builds or invests (项目由某公司建设) is spoken of."""
_OF_ITS_OWN = re.compile("旗下|下属|子公司|所属|参股|控股|供应商|客户")


def _leads(page: Page, sentence: Sentence, firm: Reference) -> bool:
    """Whether a sentence begins with a firm as whom it tells of: not 旗下某公司, not 与某公司."""
    before = page.text[sentence.start : firm.start]
    after = page.text[firm.end : firm.end + 1]
    opens = firm.printed and "，" not in before and after not in ("、", "和", "与")
    return opens and not page.lexicon.ends("oblique", before) and _OF_ITS_OWN.search(before) is None


def _is_coded(things: Things, reference: Reference) -> bool:
    """Whether a name is that of a coded system, “246”, which 该集群 never means."""
    return reference.kind == "IndustryCluster" and bool(re.match(r"“?\d", things.all[reference.thing].name))


def _owner_named(state: State, references: list[Reference], number: int, owners: Mapping[int, int]) -> None:
    """A project that bears its firm's name makes the firm spoken of, unless the sentence names another."""
    if not owners or any(r.kind == "Enterprise" and r.printed for r in references):
        return
    named = [owners[r.thing] for r in references if r.thing in owners]
    if named:
        state.current["Enterprise"] = (named[-1], number)


def _listed(page: Page, references: list[Reference]) -> bool:
    return len(references) > 1 and page.text[references[0].end : references[0].end + 1] == "、"


def _whole(state: State) -> int | None:
    if state.section_park is not None:
        return state.section_park
    if state.section_place is not None:
        return state.section_place
    return state.document_park if state.document_park is not None else state.document_place


def _area(page: Page, state: State, sentence: Sentence, references: list[Reference]) -> int | None:
    """Park or district whose fact a sentence without another subject tells."""
    opening = [r for r in references if r.kind in ("District", "IndustrialPark")]
    if page.text.startswith("作为", sentence.start) and opening:
        return opening[0].thing
    for reference in opening:
        after = page.text[reference.end : reference.end + 2]
        if not after.startswith(("、", "和")) or reference.kind == "IndustrialPark":
            return reference.thing
    if state.paragraph_place is not None and state.section_park is None:
        return state.paragraph_place
    return next((p for p in (state.section_park, state.document_park, state.place) if p is not None), None)
