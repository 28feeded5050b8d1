"""Which of the firms of a sentence makes or supplies something."""

from __future__ import annotations

import re

from kg.extract.facts.stated.masks import MASK, Masked
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read


def makes(masked: Masked, match: re.Match[str], subjects: list[int]) -> bool:
    """Whether nobody else, and no place, stands between a firm and what it may make."""
    if "o" not in match.re.groupindex or match.start("o") < match.start("s"):
        return True
    between = masked.text[match.end("s") : match.start("o")]
    if _PLACE_OF.search(between):
        return False
    if "，" in between and masked.text[match.start("s") - 1] in "是系为用属供" and _OTHERS.match(between):
        return False
    if _DAUGHTER.match(between):
        return False
    again = [at for at in range(match.end("s"), match.start("o")) if masked.text[at] == MASK["Enterprise"]]
    if len(subjects) > 1 and any(r.thing in subjects for at in again for r in masked.groups[at]):
        return False  # 三家各有拿手戏：其中一家的…
    others = {
        reference.thing
        for at in range(match.end("s"), match.start("o"))
        for reference in masked.groups.get(at, ())
        if reference.kind == "Enterprise"
        and masked.text[at - 1] not in "为给向"
        and not _WON.search(masked.text, match.end("s"), at)
    }
    return others <= set(subjects) and (len(subjects) == 1 or "，" not in between)


def someone_else(masked: Masked, match: re.Match[str]) -> bool:
    """Whether a firm of its own stands between a supplier and whom it supplies: 甲入驻，其中乙的…为丙配套."""
    if match.start("o" if "o" in match.re.groupindex else "s") <= match.start("s"):
        return False
    between = range(match.end("s"), match.start("o"))
    return any(
        r.kind == "Enterprise" and _ITS_OWN.search(masked.text, match.end("s"), at)
        for at in between
        for r in masked.groups.get(at, ())
    )


_WON = re.compile(
    "(?:拿下|斩获|获得|赢得|接到|收到|签下|中标|成了|成为|跻身|晋升为|升级为|打入|进入)(?:了)?$"
)
"""Before a customer in whose name something is won: 拿下·某车企新车型的座椅定点."""
_ITS_OWN = re.compile("(?:[，；：]|其中(?:的)?|(?:旗下|下属|子公司|控股|参股|孵化)的?)$")
"""Before a firm that is spoken of in its own right: 某集团“旗下的”, “，其中”某公司."""
_OTHERS = re.compile("[^，]{0,10}的")
"""Behind the firm of which another is something: 是某集团“在沿海的”落子，生产…."""
_DAUGHTER = re.compile("(?:的|旗下的?)(?:全资|控股|参股)*(?:子公司|孙公司|分公司|兄弟企业)，")
_PLACE_OF = re.compile(f"[{MASK['District']}{MASK['IndustrialPark']}]的")


def founded(page: Page, read: Read, position: int) -> list[int]:
    """The firm that a clause before says is founded: 两家合作，“组建”某公司，达产后年产…."""
    firms = [r for r in read.references if r.kind == "Enterprise" and r.printed and r.end <= position]
    if firms and _FOUNDING.search(page.text, read.sentence.start, firms[-1].start):
        return [firms[-1].thing]
    return _builders(page, firms)


def _builders(page: Page, firms: list[Reference]) -> list[int]:
    """The firms of a list that build what makes it: 由甲、乙“联合承建”，年产…."""
    if len(firms) < 2 or not _BUILDING.match(page.text, firms[-1].end):
        return []
    first = len(firms) - 1
    while first and page.text[firms[first - 1].end : firms[first].start] in ("、", "和", "与", "及"):
        first -= 1
    by = page.text[firms[first].start - 1] == "由" and first < len(firms) - 1
    return [r.thing for r in firms[first:]] if by else []


_BUILDING = re.compile("(?:联合|共同|合资|合作)*(?:承建|投建|投资|建设|实施|组建|运营)")


_FOUNDING = re.compile(
    "(?:组建|成立|设立|创办|注册|新设|创立)(?:了|起)?(?:合资公司|新公司|子公司|全资子公司)?(?:——|“)?$"
)


def agent(page: Page, read: Read, position: int) -> list[int]:
    """The firm by which a sentence says that something is made: 由某公司生产的饼干，搭上…."""
    firms = [r for r in read.references if r.kind == "Enterprise" and r.printed and r.end <= position]
    return [r.thing for r in firms[-1:] if page.text[r.start - 1 : r.start] == "由"]
