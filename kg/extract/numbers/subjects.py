"""Whose number it is."""

from __future__ import annotations

import re

from kg.extract.numbers.number import Carry
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read

_CLAUSE = re.compile(r"[，。；：！？（）\n]")
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


def clause_start(page: Page, read: Read, position: int) -> int:
    last = None
    for match in _CLAUSE.finditer(page.text, read.sentence.start, position):
        last = match.end()
    return last if last is not None else read.sentence.start


def subject_of(page: Page, read: Read, start: int, end: int, clause: int, carry: Carry) -> int | None:
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
