"""Whose number it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.numbers.number import Carry
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read

_CLAUSE_ENDS = "，。；：！？（）\n"
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
_ACTORS = ("Enterprise", "Project", "IndustrialPark", "District", "Institution")
_GATHERED = re.compile(r"[^，。；]{0,6}(?:项目|企业|产品|平台)")
_OUTPUT = re.compile(r"产值|营收|收入")
_WE = re.compile(r"“?(?:企业|公司|车间|产品|我们)")
_WIDE = re.compile(
    r"(?:截至[^，]{0,8}，?|目前，?)?(?:全年|累计|另有|新签约|新增|全社会|净增|共有|合计|固定资产|地区生产总值)"
)
"""How sentences begin that tell sums of a whole place, not of the firm or project spoken of before."""
_OPENED_BY = re.compile(r"(?:年|月|季度|目前|底|在|日|其中|来|时|此|助力|推动|预计|今年|去年|当年)$")


def clause_start(page: Page, read: Read, position: int) -> int:
    """Where the clause begins in which a position stands."""
    start = read.sentence.start
    return max(start, *(page.text.rfind(mark, start, position) + 1 for mark in _CLAUSE_ENDS))


def subject_of(page: Page, read: Read, start: int, end: int, clause: int, carry: Carry) -> int | None:
    """Whose number `[start, end)` is: what it describes, else who clause, sentence or paragraph speak of."""
    if page.text[start - 1 : start] == "等" and _GATHERED.match(page.text[end : end + 10]):
        return _owner_of_list(page, read, start)
    owner = _described(page, read, end)
    if owner is not None:
        return owner
    before = [
        r
        for r in read.references
        if r.end <= start
        and r.kind in _SUBJECT_KINDS
        and not _oblique(page, read, r)
        and not _place_of_next(page, read, r)
    ]
    own = [r for r in before if r.start >= clause]
    own = [r for r in own if r.kind not in ("Industry", "IndustryCluster")] or own
    if own:
        chosen = own[0] if own[0].kind != "District" else own[-1]
        return read.area if _in_list(page, chosen) else chosen.thing
    if before and _within_sector(page, read, before[0], clause, start):
        return before[0].thing
    found = _opening(page, read, before)
    if found is None:
        found = next((r.thing for r in before if r.kind in _ACTORS), None)
    return found if found is not None else _carried(page, read, carry)


def _owner_of_list(page: Page, read: Read, start: int) -> int | None:
    """Whose the things are that “等46个项目” counts."""
    places = [
        r
        for r in read.references
        if r.kind in ("District", "IndustrialPark") and r.end <= start and not _oblique(page, read, r)
    ]
    return places[-1].thing if places and places[-1].kind == "District" else read.area


def _described(page: Page, read: Read, end: int) -> int | None:
    """The project or park that a number describes: 总投资20亿元的某项目."""
    if not page.text.startswith("的", end):
        return None
    near = (r for r in read.references if 0 <= r.start - end <= 3)
    return next((r.thing for r in near if r.kind in ("Project", "IndustrialPark")), None)


def _within_sector(page: Page, read: Read, first: Reference, clause: int, start: int) -> bool:
    """Whether a sentence opens with 在 and a sector whose output the number is."""
    return (
        page.text[read.sentence.start] == "在"
        and first.kind in ("Industry", "IndustryCluster")
        and bool(_OUTPUT.search(page.text, clause, start))
    )


def _opening(page: Page, read: Read, before: list[Reference]) -> int | None:
    """The last name before the number that opens a clause; of listed firms, the place they are in."""
    for reference in reversed(before):
        if not _opens(page, read, reference):
            continue
        if _in_list(page, reference):
            place = next((r for r in before if r.kind in ("District", "IndustrialPark")), None)
            return place.thing if place is not None else read.area
        heads = page.text[reference.end : reference.end + 1] == "："
        if reference.kind != "Industry" or heads or not reference.printed:
            return reference.thing
    return None


def _carried(page: Page, read: Read, carry: Carry) -> int | None:
    """Who the text speaks of where the sentence names nobody."""
    if read.firm is not None and _WE.match(page.text, read.sentence.start):
        return read.firm
    if not read.references and carry.subject is not None and not _WIDE.match(page.text, read.sentence.start):
        return carry.subject
    return read.area


def _oblique(page: Page, read: Read, reference: Reference) -> bool:
    """Whether a name is only the agent, partner or object of its clause."""
    before = page.text[max(read.sentence.start, reference.start - 2) : reference.start]
    return bool(before) and before.endswith(page.lexicon.endings["oblique"])


def _place_of_next(page: Page, read: Read, reference: Reference) -> bool:
    """Whether a place only says where the next name stands: 位于德感工业园的某公司."""
    if reference.kind not in ("District", "IndustrialPark") or not page.text.startswith("的", reference.end):
        return False
    return any(0 < r.start - reference.end <= 3 for r in read.references)


def _in_list(page: Page, reference: Reference) -> bool:
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
    if before.endswith(("坐落在", "设在", "落户在")):
        return False
    return before[-1] in "，：；“”（》。①②③④⑤⑥⑦⑧】 " or bool(_OPENED_BY.search(before))


_AND = re.compile(r"[、和与及，]+(?:达到?|为)?")
_COUNT_OF_LIST = re.compile(
    r"^[两二三四五六七八九十\d]*(?:大|个)?(?:产业集群|产业链|产业|集群|区县|县市|县|区|市|家企业|企业)?"
)


def in_order(
    page: Page, read: Read, quantities: Sequence[Quantity], index: int, clause: int
) -> dict[int, tuple[int, str]]:
    """Numbers told one by one of listed names: “A、B两县产值分别达X和Y”; index of the number → thing and metric."""
    each = page.text.rfind("分别", clause, quantities[index].start)
    if each < 0 or (index and quantities[index - 1].start > each):
        return {}
    run = _last_run(page, [r for r in read.references if r.end <= each and r.kind in _SUBJECT_KINDS])
    told = [quantities[index]]
    for quantity in quantities[index + 1 :]:
        if not _AND.fullmatch(page.text[told[-1].end : quantity.start]):
            break
        told.append(quantity)
    if len(run) < 2 or len(run) != len(told):
        return {}
    metric = _COUNT_OF_LIST.sub("", page.text[run[-1].end : each]).strip("的，")
    if not 2 <= len(metric) <= 14:
        return {}
    return {index + at: (reference.thing, metric) for at, reference in enumerate(run)}


def _last_run(page: Page, references: Sequence[Reference]) -> list[Reference]:
    """The last names that stand together in one list, all of one kind."""
    run: list[Reference] = []
    for reference in references:
        joined = run and run[-1].kind == reference.kind
        together = joined and _AND.fullmatch(page.text[run[-1].end : reference.start])
        run = [*run, reference] if together else [reference]
    return run
