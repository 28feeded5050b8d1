"""Turns quantities into observations: whose number, of what, for when, and whether it is done or hoped for."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.extract.discourse import Read
from kg.extract.entities import Things
from kg.extract.masks import Reference
from kg.extract.page import Page
from kg.extract.quantities import Quantity, find_quantities, find_ranks
from kg.model import Status
from kg.text.dates import Period, Time, find_times

_FORECAST = re.compile(r"预计|有望|预期|预测|将可|可实现|可突破|可超|可达|可增|可新增|可提供|可望")
_TARGET = re.compile(
    r"力争|目标|计划|规划建设|拟|确保|争取|努力实现|要(?:完成|实现|达|建|新增)|将(?:设立|建成|实现|达|突破|新增|建设|投资)|到20[2-9]\d年|打造"
)
_GROWTH = re.compile(r"增长|增幅|增速|下降|下滑|提升|提高|增加|降低|减少|回升|上升|增至")
_FALLS = frozenset(("下降", "下滑", "降低", "减少"))
_CLAUSE = re.compile(r"[，。；：！？（）\n]")
_LEAD = re.compile(
    r"^(?:其中|同比|环比|累计|预计|力争|实现|完成|达到?|突破|超过?|约|近|已|共|总计|合计|分别|为|有|是|的|了|将|可|由|也|还|又|就|并|在|年均|建成|拥有|新增加|目前|则|从|至|达到了|据统计|区内|其|仅|单|当天|全部|就|已经|则|要|全年|当年|规划|建成和在建|在建|建成|包括|形成|新增能力|合计|后|达产后|投产后|建成后|达效后)+"
)
_TAIL = re.compile(
    r"(?:同比|环比|累计|总数|已经?|达到?了?|突破|超过?|约|近|为|是|有|共|实现|完成|占到?|高达|增至|升至|降至|增长至|增长到|提升至|提高到|增加到|增长|下降|提升|提高|增幅|增速|高达|可达|可超|可|将|的|了|不低于|不少于|仅|就|分别|至|到|力争|还|要|再|超|逾|接近|稳定在|保持在|合计|在|总计|即|有了|也|由|从|预计|预计可)+$"
)
_SUBJECT_KINDS = (
    "Enterprise",
    "IndustrialPark",
    "District",
    "Project",
    "IndustryCluster",
    "Institution",
    "Industry",
    "Designation",
)
_AFTER_NOUN = re.compile(r"(?:的)?(?P<noun>[^，。；：、！？“”（）\d]{1,14})")
_VERB_IN_NOUN = re.compile(
    r"(?:正|已|均|都|同时|在|拔地|马力|全部|顺利|落户|入驻|进驻|建成|投产|开工|获评|入选|列入|被|纷纷|从|协同|将|可|为|达|实现|形成|榜上|的|等).*$"
)


@dataclass(frozen=True, slots=True)
class Number:
    """An observation before it becomes one of the model's: subject, metric, quantity, period, status."""

    thing: int
    metric: str
    value: Decimal | None
    minimum: Decimal | None
    maximum: Decimal | None
    unit: str
    value_text: str
    qualifier: str
    period: Period
    status: Status
    confidence: float
    rule: str
    start: int
    end: int


@dataclass(slots=True)
class Carry:
    """What a sentence hands to the next in its paragraph: period and status of its numbers, last metric."""

    paragraph: int = -1
    period: Period | None = None
    subject: int | None = None


def find_observations(page: Page, things: Things, reads: list[Read]) -> Iterator[Number]:
    """Observations of a page, in order."""
    carry = Carry()
    units = dict(page.lexicon.seeds.units)
    for read in reads:
        sentence = read.sentence
        if sentence.role in ("byline", "title", "heading"):
            continue
        if sentence.paragraph != carry.paragraph:
            carry = Carry(sentence.paragraph)
        times = find_times(page.text[sentence.start : sentence.end], page.anchor)
        times = [Time(t.start + sentence.start, t.end + sentence.start, t.period, t.now) for t in times]
        everything = find_quantities(page.text, sentence.start, sentence.end, units)
        yield from _capacities(page, read, everything)
        quantities = [q for q in everything if not _inside(read, q) and not _in_time(times, q)]
        yield from _numbers(page, read, quantities, times, carry)
        yield from _ranks(page, read, times, carry)
        printed = [t for t in times if not t.now and not _passing(page, t)]
        if printed and printed[-1].period.start is not None:
            carry.period = printed[-1].period


_YEARLY = re.compile(r"[年日]产(?:能)?(?P<more>[\u4e00-\u9fff]{0,4})$")


def _capacities(page: Page, read: Read, quantities: list[Quantity]) -> Iterator[Number]:
    """Capacity in the name of a project: 年产5000台…项目."""
    for reference in read.references:
        if reference.kind != "Project" or not reference.printed:
            continue
        for quantity in quantities:
            if (
                reference.start <= quantity.start
                and quantity.end <= reference.end
                and (
                    _YEARLY.search(page.text[reference.start : quantity.start])
                    or quantity.unit.dimension in ("mass", "energy", "power")
                )
            ):
                yield Number(
                    reference.thing, "产能", quantity.value, quantity.minimum, quantity.maximum, quantity.unit.canonical,
                    quantity.text, quantity.qualifier, Period(None, None), "target", 0.8, "quantity.project",
                    read.sentence.start, read.sentence.end,
                )  # fmt: skip


def _inside(read: Read, quantity: Quantity) -> bool:
    return any(r.start <= quantity.start and quantity.end <= r.end for r in read.references if r.printed)


def _in_time(times: list[Time], quantity: Quantity) -> bool:
    return any(t.start <= quantity.start < t.end for t in times)


def _passing(page: Page, time: Time) -> bool:
    """Times that date something else: 2019年才投产的, 自1969年进入."""
    return (
        bool(
            re.match(
                r"才|进入|以来|成立|批复|升格|签约|搬|获评|建成投产|起", page.text[time.end : time.end + 3]
            )
        )
        or page.text[time.start - 1 : time.start] in "自从于由"
    )


def _numbers(
    page: Page, read: Read, quantities: list[Quantity], times: list[Time], carry: Carry
) -> Iterator[Number]:
    previous: tuple[Quantity, str, int] | None = None
    pending: list[str] = []
    for index, quantity in enumerate(quantities):
        clause = _clause_start(page, read, quantity.start)
        floor = max(clause, quantities[index - 1].end if index else read.sentence.start)
        before = page.text[floor : quantity.start]
        if _only_counts(page, read, quantity):
            continue
        subject = _subject(page, read, quantity.start, quantity.end, clause, carry)
        if subject is None:
            continue
        quantity = _shared_point(page, quantity)
        if "分别" in page.text[clause : quantity.start]:
            pending = pending or _coordinated(page, read, clause, quantity)
        metric, confidence = _metric(page, read, quantity, floor, before, previous)
        if pending and floor != clause or (pending and "分别" in before):
            metric, confidence = pending.pop(0), 0.75
        if not metric:
            continue
        period = _period(page, read, quantity, times, carry)
        status = _status(page, read, quantity, times, period)
        yield Number(
            subject,
            metric,
            quantity.value,
            quantity.minimum,
            quantity.maximum,
            quantity.unit.canonical,
            quantity.text,
            quantity.qualifier,
            period,
            status,
            confidence,
            "quantity.clause",
            read.sentence.start,
            read.sentence.end,
        )
        if quantity.unit.dimension not in ("ratio", "point"):
            previous = (quantity, metric, subject)
        carry.subject = subject


def _only_counts(page: Page, read: Read, quantity: Quantity) -> bool:
    """Whether a number only counts what was just listed (A、B2个特色产业), or says how often (每3年)."""
    if any(
        r.end == quantity.start and r.kind in ("Industry", "IndustryCluster", "Enterprise", "District")
        for r in read.references
    ):
        return True
    if quantity.unit.unit in ("届", "次") and _MEETING.match(page.text, quantity.end):
        return True
    return page.text[quantity.start - 1 : quantity.start] in "每第" or bool(
        re.match(
            r"企业各|各自|方面|方向|领域|环节|路径|抓手|中心任务|链同步",
            page.text[quantity.end : quantity.end + 4],
        )
    )


_MEETING = re.compile(r"[一二三四五六七八九十]{0,3}(?:[中次]|全国|全会|届|会议|代表|党代)|全体|人大")


def _shared_point(page: Page, quantity: Quantity) -> Quantity:
    """高2个和2.4个百分点: both are percentage points."""
    if quantity.unit.unit == "个" and re.match(
        r"(?:和|、)\d+(?:\.\d+)?个百分点", page.text[quantity.end : quantity.end + 14]
    ):
        unit = page.lexicon.seeds.units.get("个百分点")
        return dataclasses.replace(quantity, unit=unit, text=quantity.text + "百分点") if unit else quantity
    return quantity


def _coordinated(page: Page, read: Read, clause: int, quantity: Quantity) -> list[str]:
    """Metrics of “A和B分别为X、Y”, in order."""
    head = page.text[read.sentence.start : quantity.start].rsplit("分别", 1)[0]
    head = re.split(r"[，。；：]", head.rstrip("，"))[-1]
    verb = "增速" if _GROWTH.search(page.text[clause : quantity.start]) else ""
    items = [_trim(i) for i in re.split(r"、|和|与|及", head)]
    items = [i for i in items if i]
    return (
        [i + verb if not i.endswith(("率", "增速", "增幅")) else i for i in items] if len(items) > 1 else []
    )


def _clause_start(page: Page, read: Read, position: int) -> int:
    last = None
    for match in _CLAUSE.finditer(page.text, read.sentence.start, position):
        last = match.end()
    return last if last is not None else read.sentence.start


def _subject(page: Page, read: Read, start: int, end: int, clause: int, carry: Carry) -> int | None:
    """Whose number it is: what the number describes, else who the clause, the sentence, the paragraph speaks of."""
    if page.text[start - 1 : start] == "等" and re.match(
        r"[^，。；]{0,6}(?:项目|企业|产品|平台)", page.text[end : end + 10]
    ):
        places = [
            r
            for r in read.references
            if r.kind in ("District", "IndustrialPark") and r.end <= start and not _oblique(page, read, r)
        ]
        return places[-1].thing if places and places[-1].kind == "District" else read.area
    described = re.compile(r"的").match(page.text, end)
    if described:
        owner = next(
            (
                r
                for r in read.references
                if 0 <= r.start - end <= 3 and r.kind in ("Project", "IndustrialPark")
            ),
            None,
        )
        if owner is not None:
            return owner.thing
    before = [
        r
        for r in read.references
        if r.end <= start and r.kind in _SUBJECT_KINDS and not _oblique(page, read, r)
    ]
    own = [r for r in before if r.start >= clause]
    firm = [r for r in own if r.kind not in ("Industry", "IndustryCluster")] or own
    if firm:
        chosen = firm[0] if firm[0].kind != "District" or len(firm) == 1 else firm[-1]
        return read.area if _in_list(page, read, chosen) else chosen.thing
    if (
        page.text[read.sentence.start] == "在"
        and before
        and before[0].kind in ("Industry", "IndustryCluster")
    ):
        if re.search(r"产值|营收|收入", page.text[clause:start]):
            return before[0].thing
    before = [r for r in before if not _place_of_next(page, read, r)]
    opening = [r for r in before if _opens(page, read, r)]
    for reference in reversed(opening):
        if _in_list(page, read, reference):
            district = next((r for r in before if r.kind in ("District", "IndustrialPark")), None)
            return district.thing if district is not None else read.area
        if (
            reference.kind not in ("Industry",)
            or page.text[reference.end : reference.end + 1] == "："
            or not reference.printed
        ):
            return reference.thing
    if before:
        best = [
            r
            for r in before
            if r.kind in ("Enterprise", "Project", "IndustrialPark", "District", "Institution")
        ]
        if best:
            return best[0].thing
    if (
        re.match(r"“?(?:企业|公司|车间|产品|我们)", page.text[read.sentence.start : read.sentence.start + 6])
        and read.firm is not None
    ):
        return read.firm
    if not read.references and carry.subject is not None:
        return carry.subject
    return read.area


_OBLIQUE = re.compile(r"(?:由|与|同|为|向|比|被|从|给|令|占|对|围绕|依托|瞄准|成为|是)$")


def _oblique(page: Page, read: Read, reference: Reference) -> bool:
    """Whether a name is only the agent, partner or object of its clause."""
    return bool(_OBLIQUE.search(page.text[max(read.sentence.start, reference.start - 2) : reference.start]))


def _place_of_next(page: Page, read: Read, reference: Reference) -> bool:
    """Whether a place only says where the next name stands: 位于德感工业园的某公司."""
    if reference.kind not in ("District", "IndustrialPark") or not page.text.startswith("的", reference.end):
        return False
    return any(0 < r.start - reference.end <= 3 for r in read.references)


def _in_list(page: Page, read: Read, reference: Reference) -> bool:
    """Whether a firm is one of several named together, so that the number is nobody's alone."""
    if reference.kind != "Enterprise":
        return False
    return (
        page.text[reference.end : reference.end + 1] in "、"
        or page.text[reference.start - 1 : reference.start] == "、"
    )


def _opens(page: Page, read: Read, reference: Reference) -> bool:
    """Whether a reference opens a clause, alone or after a time or 在."""
    at = reference.start
    if at == read.sentence.start:
        return True
    before = page.text[max(read.sentence.start, at - 6) : at]
    return before[-1] in "，：；“”（》。①②③④⑤⑥⑦⑧】 " or bool(
        re.search(r"(?:年|月|季度|目前|底|在|日|其中|来|时|此|助力|推动|预计|今年|去年|当年)$", before)
    )


_BECOMES = re.compile(
    r"(?:，)?(?:增至|增长至|增长到|提高到|提升到|提升至|提高至|缩短为|缩短至|下降到|下降至|降至|降到|升至|增加到|增加至|扩大到|扩大至)"
)


def _metric(
    page: Page,
    read: Read,
    quantity: Quantity,
    floor: int,
    before: str,
    previous: tuple[Quantity, str, int] | None,
) -> tuple[str, float]:
    dimension = quantity.unit.dimension
    if previous is not None and _BECOMES.fullmatch(before):
        return previous[1], 0.75
    if dimension in ("ratio", "multiple", "point"):
        return _ratio_metric(page, read, quantity, floor, before, previous)
    noun = _noun_before(page, read, quantity, floor)
    after = _noun_after(page, read, quantity)
    if (
        dimension in ("count", "person")
        and after
        and (not noun or len(before.strip()) == 0 or not _known_end(page, noun))
    ):
        if not noun or not re.search(r"[\u4e00-\u9fff]{2,}$", noun) or _verbish(noun):
            return after, 0.75
    if noun:
        return noun, 0.8 if _known_end(page, noun) else 0.65
    return (after, 0.65) if after else ("", 0)


def _verbish(noun: str) -> bool:
    return bool(
        re.search(
            r"(?:拥有|集聚|引进|培育|新建|建成|实施|举办|带动|拉动|提供|推动|开工|发运|开行|获|建设|落户|引领|入选|安排|吸纳|发放|签约|生产|新增)$",
            noun,
        )
    )


def _known_end(page: Page, noun: str) -> bool:
    return any(noun.endswith(word) for word in page.lexicon.seeds.metrics)


def _ratio_metric(
    page: Page,
    read: Read,
    quantity: Quantity,
    floor: int,
    before: str,
    previous: tuple[Quantity, str, int] | None,
) -> tuple[str, float]:
    growth = _GROWTH.search(before)
    noun = _noun_before(page, read, quantity, floor)
    if growth:
        stem = _trim(before[: growth.start()])
        stem = _strip_references(page, read, stem, floor, floor + growth.start())
        if not stem or stem in ("同比", "年均"):
            if previous is None:
                clause_noun = _previous_clause_noun(page, read, floor)
                return (clause_noun + "增速", 0.65) if clause_noun else ("增速", 0.5)
            stem = previous[1]
        change = "降幅" if growth.group() in _FALLS else "增速"
        return (stem if stem.endswith(("增速", "增幅", "率", "强度", "比重")) else stem + change), 0.8
    if noun:
        return noun, 0.75
    after = _noun_after(page, read, quantity)
    return (after + "占比", 0.55) if after else ("", 0)


def _previous_clause_noun(page: Page, read: Read, floor: int) -> str:
    text = page.text[read.sentence.start : max(floor - 1, read.sentence.start)]
    last = re.split(r"[，。；：]", text)[-1]
    cues = [
        c for c in page.cues_in(max(read.sentence.start, floor - 1 - len(last)), floor) if c.what == "metric"
    ]
    return max((c.word for c in cues), key=len, default="")


def _noun_before(page: Page, read: Read, quantity: Quantity, floor: int) -> str:
    """Noun phrase between the clause's beginning and the number, without subject, time and verbs."""
    text = page.text[floor : quantity.start]
    noun = _strip_references(page, read, _trim(text), floor, quantity.start)
    noun = _trim(noun)
    cut = re.split(
        r"(?:实现|完成|达到|形成|获得|带动|拉动|安排|包括|建成|在建|(?<!现)在(?!建)|对|从|(?<!规模)以(?!上)|将|把|被|令|使|还要)",
        noun,
    )[-1]
    noun = _trim(cut) or noun
    noun = re.sub(r"^.*?(?:的|由于|其中|，)", "", noun) if len(noun) > 12 else noun
    noun = re.sub(r"^(?:占地)$", "占地面积", noun)
    return noun[-16:] if len(noun) <= 24 else ""


def _strip_references(page: Page, read: Read, noun: str, start: int, end: int) -> str:
    for reference in read.references:
        if (
            start <= reference.start
            and reference.end <= end
            and reference.kind not in ("Industry", "Product", "Designation")
        ):
            printed = page.text[reference.start : reference.end]
            if printed in noun:
                noun = noun.split(printed)[-1]
    noun = (
        re.sub(r"(?<=[\u4e00-\u9fff])(?:就|仅|已|可|将)(?=[\u4e00-\u9fff]*$)", "", noun)
        if len(noun) > 3
        else noun
    )
    for time in find_times(noun, page.anchor or dt.date(2000, 1, 1)):
        noun = noun[: time.start] + "\x00" + noun[time.end :]
    return noun.rsplit("\x00", 1)[-1]


def _trim(text: str) -> str:
    text = re.sub(r"^[，、。；：“”（）\s的]+|[，、。；：“”（）\s]+$", "", text)
    while True:
        cut = _TAIL.sub("", _LEAD.sub("", text))
        if cut == text:
            return text
        text = cut


def _noun_after(page: Page, read: Read, quantity: Quantity) -> str:
    match = _AFTER_NOUN.match(page.text, quantity.end, read.sentence.end)
    if match is None:
        return ""
    noun = _VERB_IN_NOUN.sub("", match["noun"])
    return noun if 2 <= len(noun) <= 14 else ""


def _period(page: Page, read: Read, quantity: Quantity, times: list[Time], carry: Carry) -> Period:
    before = [t for t in times if t.end <= quantity.start and not _passing(page, t)]
    printed = [t for t in before if not t.now]
    if printed:
        return printed[-1].period
    if before:
        return before[-1].period
    if carry.period is not None:
        return carry.period
    return Period(None, None)


def _status(page: Page, read: Read, quantity: Quantity, times: list[Time], period: Period) -> Status:
    before = page.text[read.sentence.start : quantity.start]
    forecast = [m.start() for m in _FORECAST.finditer(before)]
    target = [m.start() for m in _TARGET.finditer(before)]
    if forecast and (not target or forecast[-1] > target[-1]):
        return "forecast"
    if target:
        return "target"
    if period.start is not None and page.anchor is not None and period.start > page.anchor:
        return "target"
    return "actual"


def _ranks(page: Page, read: Read, times: list[Time], carry: Carry) -> Iterator[Number]:
    for rank in find_ranks(page.text, read.sentence.start, read.sentence.end):
        clause = _clause_start(page, read, rank.start)
        subject = _subject(page, read, rank.start, rank.end, clause, carry)
        if subject is None:
            continue
        quantity_like = _trim(page.text[clause : rank.start])
        noun = _strip_references(page, read, quantity_like, clause, rank.start) or _previous_clause_noun(
            page, read, clause
        )
        metric = f"{_trim(noun)[-14:]}{rank.scope}排名"
        known = [t for t in times if t.end <= rank.start and not _passing(page, t)]
        printed = [t for t in known if not t.now] or known
        period = printed[-1].period if printed else carry.period or Period(None, None)
        yield Number(
            subject,
            metric,
            rank.place,
            None,
            None,
            "名",
            rank.text,
            "",
            period,
            "actual",
            0.65,
            "quantity.rank",
            read.sentence.start,
            read.sentence.end,
        )
