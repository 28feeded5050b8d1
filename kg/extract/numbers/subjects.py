"""Whose number it is: a scored choice among the names of the sentence and those spoken of before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.numbers.clauses import Placed, is_compound
from kg.extract.numbers.number import Carry, Sentence, Told
from kg.extract.numbers.quantities import Quantity
from kg.extract.numbers.together import OF_COUNTED, counted_before, counts_together, is_item
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read

KINDS = (
    "Enterprise",
    "IndustrialPark",
    "District",
    "Project",
    "IndustryCluster",
    "Institution",
    "Industry",
    "Region",
)
_NO_DISTRICTS = tuple(kind for kind in KINDS if kind != "District")
_PARTS = {"subject": 3.0, "object": 1.6, "member": 0.2, "modifier": 0.4, "place": -0.4, "oblique": -2.0}
_FAR = 0.35
"""What each clause between a name and the number costs."""
_ADJACENT = 0.7
"""What a name gains that stands directly before the metric."""
_CARRIED = 1.7
_ENTRY = {"Project": 4.6, "Enterprise": 3.4}
"""For what its paragraph began with as a line of a list."""
_JOINED = 0.4
_CONTINUED = 2.3
"""For whom the number before in the sentence was."""
_OWN_SUBJECT = 0.8
"""What those spoken of before lose where the sentence has a subject of its own."""
_AREA = 0.9
_FIRM = 0.8
_SPEAKING = 2.4
_LEAST = 0.3
_SECTOR_OF_PLACE = 2.0
"""What a sector loses where the sentence speaks of a place: 全镇……拖鞋产业产值 is a number of the town."""
_FITS: dict[str, dict[str, float]] = {
    "place": {
        "District": 1.4, "IndustrialPark": 1.2, "Region": 1.2, "Enterprise": -1.8, "Project": -2.5,
        "Institution": -1.8, "Industry": -0.5, "IndustryCluster": 0.0,
    },
    "project": {
        "Project": 1.6, "District": -1.0, "IndustrialPark": -0.2, "Industry": -1.5, "IndustryCluster": -1.0,
    },
    "firm": {
        "Enterprise": 1.0, "Institution": 0.6, "Project": -0.6, "District": -0.4, "IndustrialPark": -0.2,
        "Industry": -0.4, "IndustryCluster": -0.2,
    },
    "gathering": {
        "District": 0.6, "IndustrialPark": 0.8, "Region": 0.6, "IndustryCluster": 0.6, "Industry": 0.3,
        "Enterprise": -0.8, "Project": -1.0,
    },
}  # fmt: skip
"""How well kinds of names go with numbers that mostly places, projects or firms have, or that count who gathers."""
_OUTPUT = re.compile(r"产值|营收|收入")
_PROJECTS = re.compile(r"[\d.,两一二三四五六七八九十]+(?:余|多)?(?:个|项|批)[^，。；、]{0,10}?项目")
_SECTORS = ("Industry", "IndustryCluster")
_COSTS = re.compile("(?:计划|预计|拟|总|共|一期|首期)*投资(?:额|总额)?(?:约|达|为|近|超|共)*")
"""The whole of a clause that only tells what the project of the clause before costs."""
_OF_PLANTS = re.compile("生产线|产线|车间|产能|产量")
"""What projects have as well as firms."""
_LEADS = re.compile(r"带动|引领|拉动|助力|辐射")
_WE = re.compile(
    "[“”]*+(?:[今去前]年|目前|如今|现在|近年来?|[上下]半年)?(?:一年)?，?[“”]*(?:我们|咱们|咱|企业|公司|车间|产品|这家)"
)
_BUILT = re.compile(
    r"(?:土地|用地|资金)?，?(?:用于|用来)?(?:建设|新建|打造|实施|兴建|扩建|改造|布局|开工|建成|投建|建起)(?:的|了)?"
    r"(?:(?:规划|总)?占地(?:面积)?[\d.]+(?:多|余)?亩的)?[^，。；]{0,8}"
)
_DONE = re.compile(
    r"(?:建成|达产|投产|达效|投用|竣工|建成投产|建成达产|满产|运营)(?:达产|达效|投产|运营)?(?:后|之后|时)|该项目|(?:一|二|三|首)期"
)


_ITS_OWN = re.compile(r"(?:^|[，、])(?:该|本|整个)?(?:项目|工程)(?:总|规划|占|预计|计划|建成|设计|一期|二期)")


def owner_of(page: Page, sentence: Sentence, metric: str, start: int) -> str:
    """What mostly has such a number: a place, a project, a firm, or who gathers; empty for anybody."""
    any_of = page.lexicon.any_of
    before = page.text[sentence.clauses.start(start) : start]
    if _LEADS.search(before):
        return ""
    if (
        _COSTS.fullmatch(before)
        or any_of["of_projects"].search(metric)
        or _DONE.search(before)
        or _ITS_OWN.search(before)
    ):
        return "project"
    if any_of["of_places"].search(metric):
        return "place"
    if any_of["of_firms"].search(metric):
        of_project = bool(sentence.told) and sentence.told[-1].kind == "Project"
        return "" if of_project and _OF_PLANTS.search(metric) else "firm"
    return "gathering" if "就业" not in metric and any_of["gathering"].search(metric) else ""


def subject_of(
    page: Page, sentence: Sentence, quantity: Quantity, phrase: int, owner: str, carry: Carry
) -> tuple[int, str] | None:
    """Whose number it is, and of what kind that is. `phrase`: where the words begin that say what is measured."""
    read, names = sentence.read, sentence.names
    start, end = quantity.start, quantity.end
    sector = _within_sector(page, read, names, phrase, start)
    if sector is not None:
        return sector
    if counts_together(page, quantity, phrase):
        names = [n for n in names if not is_item(page, sentence, n, start)]
        led = _LEADS.search(page.text, sentence.clauses.start(start), start) is not None
        inside = _where_gathered(page, read, phrase, start)
        if inside is not None:
            return inside
        owner = "place" if OF_COUNTED.match(page.text, end) else owner or ("" if led else "gathering")
    places = KINDS if quantity.unit.dimension == "area" else _NO_DISTRICTS
    described = _described(page, read, end, places) if quantity.unit.dimension != "ratio" else None
    if described is None and quantity.unit.dimension == "count":
        described = _gathered_in(page, read, end)
    if described is not None:
        return described
    together = counted_before(sentence, start) if owner == "project" else None
    if together is not None:
        return together.thing, together.kind
    fits = _FITS.get(owner, {})
    scored = [
        (score + fits.get(kind, 0.0), -order, thing, kind)
        for order, (score, kind, thing) in enumerate(_candidates(page, sentence, names, start, phrase, carry))
    ]
    best = max(scored, default=None)
    return (best[2], best[3]) if best is not None and best[0] >= _LEAST else None


def another_of(sentence: Sentence, quantity: Quantity, base: Told) -> tuple[int, str] | None:
    """Another of the same kind that the clause names before it tells of the same metric: 冶金增长5%，石化增长11%."""
    here = sentence.clauses.number(quantity.start)
    for name in reversed(sentence.names):
        one = name.reference
        apart = base.quantity.end <= one.start and one.end <= quantity.start and name.clause == here
        if apart and one.printed and one.kind == base.kind and name.part == "subject":
            return (one.thing, one.kind) if one.thing != base.thing else None
    return None


def _candidates(
    page: Page, sentence: Sentence, names: Sequence[Placed], start: int, phrase: int, carry: Carry
) -> Iterator[tuple[float, str, int]]:
    read, told = sentence.read, sentence.told
    here = sentence.clauses.number(start)
    output = _OUTPUT.search(page.text, phrase, start) is not None
    projects = "项目" in page.text[phrase:start] or _PROJECTS.match(page.text, start) is not None
    projects = projects or (bool(told) and told[-1].metric.endswith("项目"))
    its = _of_its(page, sentence, start)
    place_spoken_of = _place_spoken_of(page, read, names, start, carry)
    for name in names:
        reference = name.reference
        if reference.end > start:
            continue
        score = _PARTS[name.part] - _FAR * (here - name.clause)
        compound = name.clause == here and is_compound(page, reference)
        if name.clause == here and name.part in ("subject", "modifier") and 0 <= phrase - reference.end <= 1:
            score += _ADJACENT
        if name.part == "subject" and told and told[-1].quantity.end <= reference.start:
            score += _ADJACENT
        if reference.kind in ("Industry", "IndustryCluster"):
            sector = reference.kind == "Industry" or compound
            if projects:
                score -= _SECTOR_OF_PLACE
            does = not compound and _DOES.match(page.text, reference.end) is not None
            does = does or page.text.endswith("集群", reference.start, reference.end)
            own = ((compound and output) or does) and _is_its_places(page, names, reference, parks=does)
            score += 1.0 if own else 0.0
            if (
                sector
                and reference.printed
                and (place_spoken_of or (compound and _place_before(names, name)))
                and not own
            ):
                score -= _SECTOR_OF_PLACE
            if name.part == "object":
                made = reference.kind == "IndustryCluster" and here - name.clause == 1 and output
                score += 1.8 if made and sum(n.part == "object" for n in names) == 1 else -1.0
        yield max(score, _ITS) if reference == its else score, reference.kind, reference.thing
    if told:
        sure = 1.0 if told[-1].described else 0.0
        passed = _SECTOR_OF_PLACE if projects and told[-1].kind in _SECTORS else 0.0
        yield _CONTINUED + sure - passed, told[-1].kind, told[-1].thing
    own = bool(told) or any(n.part == "subject" and n.reference.end <= start for n in names)
    for score, kind, thing in _spoken_of(page, read, names, start, carry):
        passed = _SECTOR_OF_PLACE if projects and kind in _SECTORS else 0.0
        yield score - passed - (_OWN_SUBJECT if own else 0.0), kind, thing


def _of_its(page: Page, sentence: Sentence, start: int) -> Reference | None:
    """Whom 其 at the beginning of a clause means: the last named before it: 由某公司领衔，其80万吨产能."""
    begin = sentence.clauses.start(start)
    if _ITS_WORD.match(page.text, begin) is None:
        return None
    kinds = ("Enterprise", "IndustrialPark", "Project")
    before = [n.reference for n in sentence.names if n.reference.end <= begin and n.reference.kind in kinds]
    near = before[-1] if before else None
    return near if near is not None and near.end >= sentence.clauses.start(begin - 1) else None


_ITS = 3.2
_ITS_WORD = re.compile("其(?![中他次余间它实])")


def _spoken_of(
    page: Page, read: Read, names: Sequence[Placed], start: int, carry: Carry
) -> Iterator[tuple[float, str, int]]:
    """Those that the sentence does not name."""
    if _PLACES_DO.match(page.text, read.sentence.start) and read.area is not None:
        yield _CARRIED, "District", read.area
        return
    if carry.entry is not None:
        yield _ENTRY[carry.entry.kind], carry.entry.kind, carry.entry.thing
    if carry.topic is not None:
        yield _CARRIED + (_JOINED if carry.joined else 0.0), carry.topic.kind, carry.topic.thing
    if carry.project is not None:
        yield _CARRIED - 0.6 + (_JOINED if carry.joined else 0.0), "Project", carry.project
    area = _area(read, names, start)
    if area is not None:
        yield _AREA, "District", area
    firm = carry.firm if carry.firm is not None else read.firm
    if firm is not None:
        speaking = _WE.match(page.text, read.sentence.start) is not None
        if speaking or carry.firm is not None:
            yield _SPEAKING if speaking else _FIRM, "Enterprise", firm


_DOES = re.compile(
    r"(?:链)?[上里内]?(?:已经|已|现|共|目前|累计|全年|去年|今年)*(?:聚集|集聚|汇聚|聚起|聚拢|拥有|现有|实现|完成|形成|吸引|培育|覆盖|涵盖)"
)
"""How goes on what a sector itself has or does: 毛绒玩具产业·聚起企业862家."""
_PLACES_DO = re.compile(r"(?:已|先后|累计|共|现已|已经|初步)?(?:聚集|集聚|汇聚|聚起|吸引|招引|引育|云集)了?")
"""How a sentence without a subject begins that tells of a place."""


def _is_its_places(page: Page, names: Sequence[Placed], sector: Reference, parks: bool) -> bool:
    """Whether the district of a sector stands before it, so that its output is its own: 嵊州市电机产业产值."""
    kinds = ("District", "IndustrialPark") if parks else ("District",)
    return any(
        n.reference.kind in kinds and page.text[n.reference.end : sector.start] in ("", "的")
        for n in names
        if n.reference.end <= sector.start
    )


def _place_before(names: Sequence[Placed], sector: Placed) -> bool:
    """Whether a place stands before a sector in its clause."""
    return any(
        n.clause == sector.clause
        and n.reference.kind in ("District", "IndustrialPark")
        and n.reference.end <= sector.reference.start
        and n.part in ("subject", "modifier")
        for n in names
    )


def _area(read: Read, names: Sequence[Placed], start: int) -> int | None:
    """The place a sentence stands under; not one that it names only in passing or behind the number."""
    scene = read.scene_at(start)
    if scene is not None and scene.inside and scene.start >= read.sentence.start:
        return scene.places[-1]
    named = [n for n in names if n.reference.thing == read.area]
    passing = named and all(
        n.part in ("oblique", "member", "place") or n.reference.start > start for n in named
    )
    return read.whole if passing and read.whole is not None else read.area


def _place_spoken_of(page: Page, read: Read, names: Sequence[Placed], start: int, carry: Carry) -> bool:
    """Whether sentence, or the one it is joined to, has a place for its subject before the number."""
    topic = carry.topic if carry.joined else None
    if topic is not None and topic.printed and topic.kind in ("District", "IndustrialPark"):
        return True
    return any(
        n.reference.kind in ("District", "IndustrialPark")
        and n.part == "subject"
        and n.reference.end <= start
        for n in names
    )


def _within_sector(
    page: Page, read: Read, names: Sequence[Placed], phrase: int, start: int
) -> tuple[int, str] | None:
    """在某赛道上，……产值81亿元: the output is the sector's."""
    first = names[0].reference if names else None
    opens = (
        first is not None
        and first.kind in ("Industry", "IndustryCluster")
        and page.text[read.sentence.start : first.start] == "在"
    )
    firm_between = any(n.part == "subject" and n.reference.kind == "Enterprise" for n in names)
    if first is None or not opens or firm_between or not _OUTPUT.search(page.text, phrase, start):
        return None
    return first.thing, first.kind


_GATHERED = re.compile(
    r"[^，。；、\d]{0,10}?(?:(?:落户|入驻|进驻|落地|扎根|搬进|搬入|迁入|落子|扎堆|集聚|聚集|云集)(?:于|在|到|了)?"
    r"|(?:组成|构成|组建|(?:共同)?发起成立)的?)"
)


def _gathered_in(page: Page, read: Read, end: int) -> tuple[int, str] | None:
    """Where counted firms have settled or what they make up: 9家企业随之落户某园区, 51户企业组成的某集群."""
    gathered = _GATHERED.match(page.text, end, read.sentence.end)
    if gathered is None:
        return None
    kinds = ("IndustrialPark", "District", "IndustryCluster", "Institution")
    near = (r for r in read.references if 0 <= r.start - gathered.end() <= 1 and r.kind in kinds)
    return next(((r.thing, r.kind) for r in near), None)


def _project_of(read: Read, firm: Reference) -> Reference | None:
    """The project that a firm's name only stands before: 总投资35亿元的某汽车·发动机项目."""
    behind = (r for r in read.references if r.kind == "Project" and 0 <= r.start - firm.end <= 1)
    return next(behind, None) if firm.kind == "Enterprise" else None


def _where_gathered(page: Page, read: Read, phrase: int, start: int) -> tuple[int, str] | None:
    """The park whose firms are counted: 玛湖工业园里的溢达纺织、舜泉新材料等16家企业."""
    begin = max(page.text.rfind(mark, read.sentence.start, start) for mark in "，。；：") + 1
    parks = (r for r in read.references if r.kind == "IndustrialPark" and begin <= r.start and r.end <= start)
    park = next(parks, None)
    inside = park is not None and _INSIDE.fullmatch(page.text[park.end : start])
    return (park.thing, park.kind) if park is not None and inside else None


_INSIDE = re.compile(r"[里内]的[^，。；的]{2,40}等")


_AND_MORE = re.compile(r"、[^，。；、\d]{0,8}[\d.,]+[万亿千百]*[^\d，。；、]{1,4}?的")
"""Another number that describes the same: 投资30亿元、占地1500亩的某园."""


def _described(page: Page, read: Read, end: int, kinds: Sequence[str]) -> tuple[int, str] | None:
    """What a number describes that stands before it: 总投资20亿元的某项目, 投资5亿元建设某项目."""
    if more := _AND_MORE.match(page.text, end, read.sentence.end):
        end = more.end() - 1
    if page.text.startswith("的", end):
        near = [r for r in read.references if 0 <= r.start - end <= 3 and r.kind in kinds]
        if near and (whole := _project_of(read, near[0])) is not None:
            return whole.thing, whole.kind
        return (near[0].thing, near[0].kind) if near else None
    built = _BUILT.match(page.text, end, read.sentence.end)
    if built is None:
        return None
    return next(
        (
            (r.thing, r.kind)
            for r in read.references
            if r.kind in ("Project", "IndustrialPark") and end <= r.start <= built.end()
        ),
        None,
    )
