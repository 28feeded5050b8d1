"""Who is being talked about: section, current subjects, and what 该企业, 园区, 全市 refer to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract.entities import Things
from kg.extract.masks import Reference
from kg.extract.page import Mention, Page, Sentence

_CLAUSE_START = r"(?<![^，。；：！？“、\n—（])"
_ANAPHORS: tuple[tuple[str, str], ...] = (
    (
        "Enterprise",
        rf"(?:该|这家|该家)(?:企业|公司|集团|厂|车企|药企)|{_CLAUSE_START}(?:公司|企业)(?![家数们的主经员户名社办梯培])|该车间|{_CLAUSE_START}(?:公司|企业)的",
    ),
    (
        "Project",
        rf"(?:该|这个|这一|本)(?:项目|工程)|{_CLAUSE_START}项目(?=建成|达产|达效|总投资|预计|投产|占地|负责人|于|位于|计划|按|一期|全部|将|由)",
    ),
    (
        "IndustrialPark",
        rf"(?:该|本)(?:园区|园|开发区|高新区|经开区|新区|区(?=为|引))|{_CLAUSE_START}园区(?!化)|(?<=进驻|入驻|落户)园区|开发区(?=完成|实现)",
    ),
    (
        "Designation",
        r"这一类(?!型)|该名单|该榜单|这一称号|上述名单|(?:获评|入选|获奖)者|(?<![^。])它们(?=是|分别)",
    ),
    ("Industry", r"这条链|该产业链|该链(?!主)|全链(?!条)|该赛道"),
    (
        "District",
        r"(?<!作为)(?:我[区市县旗省]|全[区市县旗省](?!前列|第|首)|该[区市县旗省]|当地|这里|自治区(?=已|将))",
    ),
    ("IndustryCluster", r"该集群|集群(?=内|整机)|该产业(?!园)"),
    ("Institution", r"该(?:校|院|所|中心|学院|大学|研究院)"),
)
_ANAPHOR = tuple((kind, re.compile(pattern)) for kind, pattern in _ANAPHORS)
_DECAY = 6


@dataclass(slots=True)
class State:
    """What the text is about as one reads on. Values are indexes of things."""

    document_place: int | None = None
    section_place: int | None = None
    paragraph_place: int | None = None
    section_park: int | None = None
    sector: int | None = None
    sector_named: bool = False
    """Whether a heading or the beginning of the paragraph names the sector: everybody in it belongs to it."""
    sector_paragraph: int = -1
    coded: int | None = None
    title: int | None = None
    district: int | None = None
    current: dict[str, tuple[int, int]] = field(default_factory=dict)
    """kind → (thing, sentence number)."""

    @property
    def place(self) -> int | None:
        """The district that facts without a place of their own belong to."""
        return next(
            (p for p in (self.paragraph_place, self.section_place, self.document_place) if p is not None),
            None,
        )

    def recent(self, kind: str, number: int) -> int | None:
        """The thing of a kind spoken of last, unless too long ago."""
        held = self.current.get(kind)
        return held[0] if held is not None and number - held[1] <= _DECAY else None


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence as read in its place: its references in order, and the state it was read in."""

    sentence: Sentence
    number: int
    references: tuple[Reference, ...]
    place: int | None
    area: int | None
    """Park or district that “全区” or an empty subject stands for."""
    home: int | None
    """Where a firm of this section sits if nothing else is said: the section's or the page's park, else the district."""
    sector: int | None
    sector_named: bool
    sector_here: bool
    """Whether the sector was named in this paragraph."""
    coded: int | None
    title: int | None
    firm: int | None
    """The firm spoken of before this sentence."""
    project: int | None


def read_through(page: Page, things: Things) -> Iterator[Read]:
    """Go through the sentences in order, keeping the state."""
    state = State(document_place=_document_place(page, things))
    park = _topic_park(page, things, state)
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
            paragraph = sentence.paragraph
            _enter(page, things, state, sentence, mentions)
        _own_place(page, things, state, sentence, mentions)
        references = _references(page, things, state, sentence, mentions, number, park)
        firm, project = state.recent("Enterprise", number), state.recent("Project", number)
        _update(page, things, state, sentence, references, number)
        counted_title = next((m for m in mentions if m.rule == "title.counted"), None)
        if counted_title is not None:
            state.title = things.add(counted_title)
        area = _area(page, things, state, sentence, references, park)
        yield Read(
            sentence,
            number,
            tuple(references),
            state.place,
            area,
            _home(state, park),
            state.sector,
            state.sector_named,
            state.sector_paragraph == sentence.paragraph,
            state.coded,
            state.title,
            firm,
            project,
        )


def _home(state: State, park: int | None) -> int | None:
    if state.paragraph_place is not None:
        return state.paragraph_place
    return park if park is not None and state.section_place is None else state.place


def _document_place(page: Page, things: Things) -> int | None:
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
    chosen = (
        title[0]
        if title
        else min(counts, key=lambda t: (-_weight(page, things, counts, t), things.all[t].name))
    )
    return chosen


_SPEAKS = re.compile(r"(?:全|我|该)([区市县旗省])")


def _weight(page: Page, things: Things, counts: Counter[int], thing: int) -> float:
    said = Counter(m.group(1) for m in _SPEAKS.finditer(page.text))
    name = things.all[thing].name
    above = sum(counts[t] for t in _ancestors(things, thing) if t in counts)
    return counts[thing] + 1.5 * said.get(name[-1], 0) + (0.5 * above if counts[thing] > 1 else 0)


def _topic_park(page: Page, things: Things, state: State) -> int | None:
    """The park the whole page is about: named in its title."""
    for mention in page.mentions:
        if mention.kind == "IndustrialPark" and page.sentence_at(mention.start).role == "title":
            return things.add(mention)
    return None


def _enter(page: Page, things: Things, state: State, sentence: Sentence, mentions: list[Mention]) -> None:
    """A paragraph begins; a heading that opens with a place begins a section."""
    state.paragraph_place = None
    if sentence.role == "title":
        return
    if sentence.role == "heading":
        first = next((m for m in mentions if m.kind in ("District", "IndustrialPark")), None)
        if first is not None and first.start - sentence.start <= 1:
            after = page.text[first.end : first.end + 1]
            if after in (" ", "：", "\n", "", ":") or first.end >= sentence.end:
                thing = things.add(first)
                if first.kind == "District":
                    state.section_place, state.section_park = thing, None
                else:
                    state.section_park = thing
                state.current.clear()
        sectors = [m for m in mentions if m.kind in ("Industry", "IndustryCluster")]
        named = _named_sector(page, things, sentence)
        state.sector = named if named is not None else things.add(sectors[0]) if len(sectors) == 1 else None
        state.sector_named = state.sector is not None
    elif sentence.role == "body":
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


def _named_sector(page: Page, things: Things, sentence: Sentence) -> int | None:
    """The sector that a heading such as “工程装备：一家龙头牵起800家” calls by its stem."""
    stem = page.text[sentence.start : sentence.end].split("：", 1)[0].split(" ", 1)[0]
    if not 2 <= len(stem) <= 12:
        return None
    found = things.find("Industry", stem)
    if found is not None:
        return found
    return next(
        (
            i
            for i, t in enumerate(things.all)
            if t.kind == "IndustryCluster" and t.mentions and stem in t.name
        ),
        None,
    )


def _own_place(page: Page, things: Things, state: State, sentence: Sentence, mentions: list[Mention]) -> None:
    """A sentence that opens a clause with its own district overrides the heading for its paragraph."""
    if sentence.role in ("title", "heading"):
        return
    for mention in mentions:
        if mention.kind != "District" or mention.code is None:
            continue
        before = page.text[max(sentence.start, mention.start - 4) : mention.start]
        opens = (
            mention.start == sentence.start
            or before[-1:] in "，：；“”、①②③④⑤⑥⑦⑧ "
            or before.endswith(
                ("邻近的", "毗邻的", "相邻的", "年", "月", "来", "今", "前", "是", "在", "此", "以", "由")
            )
        )
        after = page.text[mention.end : mention.end + 3]
        if sentence.role == "caption" and mention.start - sentence.start <= 3:
            opens = True
        if opens and not after.startswith(("、", "和", "的企", "转", "搬")) and before[-1:] != "、":
            state.paragraph_place = things.add(mention)
            return


def _references(
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
    for kind, regex in _ANAPHOR:
        for match in regex.finditer(page.text, sentence.start, sentence.end):
            if any(r.start < match.end() and match.start() < r.end for r in found):
                continue
            thing = _antecedent(things, state, kind, match.group(), number, park)
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


def _antecedent(
    things: Things, state: State, kind: str, printed: str, number: int, park: int | None
) -> int | None:
    if kind == "District":
        return _district(things, state, printed, park)
    if kind == "Designation":
        return state.title
    if kind == "Industry":
        return state.sector
    if kind == "IndustrialPark":
        held = state.recent("IndustrialPark", number)
        return held if held is not None else state.section_park if state.section_park is not None else park
    if kind == "IndustryCluster":
        if state.sector is not None and printed == "该产业":
            return state.sector
        held = state.recent("IndustryCluster", number)
        return held if held is not None else state.recent("Industry", number)
    return state.recent(kind, number)


def _district(things: Things, state: State, printed: str, park: int | None) -> int | None:
    if printed == "这里":
        return _home(state, park)
    level = printed[-1]
    if (
        printed.startswith("该")
        and state.district is not None
        and things.all[state.district].name.endswith(level)
    ):
        return state.district
    if level == "区" and printed != "自治区":
        if state.section_park is not None and things.all[state.section_park].name.endswith("区"):
            return state.section_park
        near = state.paragraph_place if state.paragraph_place is not None else state.section_place
        if near is None and park is not None and things.all[park].name.endswith("区"):
            return park
        if state.place is not None and things.all[state.place].name.endswith("区"):
            return state.place
        return park
    place = state.place
    if place is None:
        return None
    if level not in "市县旗省":
        return place
    chain = [place, *_ancestors(things, place)]
    return next((t for t in chain if things.all[t].name.endswith(level)), None)


def _ancestors(things: Things, place: int) -> list[int]:
    code = things.all[place].code
    if code is None:
        return []
    seeds = things.page.lexicon.seeds
    return [t for d in seeds.ancestors(code) if (t := things.find("District", d.code)) is not None]


def _update(
    page: Page, things: Things, state: State, sentence: Sentence, references: list[Reference], number: int
) -> None:
    for kind in ("Enterprise", "Project", "IndustrialPark", "IndustryCluster", "Industry", "Institution"):
        named = [r for r in references if r.kind == kind]
        if named:
            subject = (
                named[0]
                if sentence.role == "body" and kind in ("Enterprise", "IndustrialPark")
                else named[-1]
            )
            if kind == "Enterprise" and len(named) > 1 and _listed(page, named):
                continue
            state.current[kind] = (subject.thing, number)
    titles = [r for r in references if r.kind == "Designation" and r.printed]
    if titles:
        state.title = titles[-1].thing
    areas = [r for r in references if r.kind in ("District", "IndustrialPark") and r.printed]
    if areas:
        state.district = areas[-1].thing
    coded = [
        r for r in references if r.kind == "IndustryCluster" and re.match(r"“?\d", things.all[r.thing].name)
    ]
    if coded:
        state.coded = coded[-1].thing
    if sentence.role == "heading":
        return
    sectors = [r for r in references if r.kind in ("Industry", "IndustryCluster") and r not in coded]
    if sectors and not _listed(page, sectors) and not (state.sector_named and sentence.role != "heading"):
        state.sector = sectors[0].thing
        state.sector_paragraph = sentence.paragraph


def _listed(page: Page, references: list[Reference]) -> bool:
    return len(references) > 1 and page.text[references[0].end : references[0].end + 1] == "、"


def _area(
    page: Page,
    things: Things,
    state: State,
    sentence: Sentence,
    references: list[Reference],
    park: int | None,
) -> int | None:
    """Park or district whose fact a sentence without another subject tells."""
    opening = [r for r in references if r.kind in ("District", "IndustrialPark")]
    if page.text.startswith("作为", sentence.start) and opening:
        return opening[-1].thing if len(opening) == 1 else opening[0].thing
    for reference in opening:
        after = page.text[reference.end : reference.end + 2]
        if not after.startswith(("、", "和")) or reference.kind == "IndustrialPark":
            return reference.thing
    if state.paragraph_place is not None and state.section_park is None:
        return state.paragraph_place
    return state.section_park if state.section_park is not None else park if park is not None else state.place
