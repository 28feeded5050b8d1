"""Who holds a title that is told before them, or beside which they stand.

On a list: 某榜单上，甲公司列第8位; at the front: 手握某牌子，甲公司底气十足; beside: 甲公司（某企业）.
"""

from __future__ import annotations

import re

from kg.extract.facts.stated.subjects import row_from
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read

HOLDERS = ("Enterprise", "IndustrialPark", "IndustryCluster", "Institution", "District", "Project")
"""Kinds of things that may have a title."""


def told_behind(page: Page, read: Read, first: Reference, end: int) -> list[int]:
    """Whom the next clauses name who stand on a list, or what a clause opens on that has no subject of its own.

    某500强榜单上，甲公司、乙公司分列第8、第9位; 手握“某企业”牌子，甲公司底气十足.
    """
    listed = _LIST_FIRST.match(page.text, end)
    fronted = listed is None and _opens_sentence(page, read, first.start) and _FRONTED.match(page.text, end)
    opening = listed or fronted
    if not opening:
        return []
    names = [r for r in read.references if r.kind in HOLDERS and r.printed and r.start >= opening.end()]
    for at, name in enumerate(names):
        clause, close = read.clauses.start(name.start), read.clauses.stop(name.start)
        if fronted and clause > opening.end():
            return []
        lead = page.text[clause : name.start]
        if len(lead) > _SHORT_LEAD or (fronted and not _SEATED.fullmatch(lead)):
            continue
        for later in names[at + 1 :]:
            if name.kind not in _PLACES or page.text[name.end : later.start] not in ("的", ""):
                break
            name = later
        if fronted or _STANDS.search(page.text, name.end, close):
            return [] if _COUNTED.match(page.text, name.end, close) else row_from(page, read, name)
    return []


def plated(page: Page, read: Read, first: Reference, last: Reference) -> list[int]:
    """The nearest name of a sentence that a plate, a certificate or a bracket joins to a title: 甲公司（某企业）."""
    before = [r for r in read.references if r.kind in _OWN and r.printed and r.end <= first.start]
    behind = [r for r in read.references if r.kind in _OWN and r.printed and r.start >= last.end]
    if before:
        between = page.text[before[-1].end : first.start]
        tail = page.text[last.end : last.end + _TAIL]
        if (between == "（" and tail.startswith("）")) or _joined(between, tail):
            return row_back(page, before)
    if behind and page.text[last.end : behind[0].start] == "（" and page.text[behind[0].end] == "）":
        return [behind[0].thing]
    if behind:
        tail = page.text[behind[0].end : behind[0].end + _TAIL]
        if _joined(page.text[last.end : behind[0].start], tail):
            return row_from(page, read, behind[0])
    return []


def _joined(between: str, tail: str) -> bool:
    """Whether what stands between a title and a name, or ends their clause, says that it is theirs."""
    said = between + _STOP.split(tail, maxsplit=1)[0]
    return len(between) <= _WIDEST and _PLATE.search(said) is not None and _OTHERS.search(said) is None


def row_back(page: Page, names: list[Reference]) -> list[int]:
    """The names listed up to the last one."""
    row = [names[-1]]
    for name in reversed(names[:-1]):
        if name.kind != row[-1].kind or page.text[name.end : row[-1].start] not in ("、", "和", "与"):
            break
        row.append(name)
    return [r.thing for r in reversed(row)]


_OWN = ("Enterprise", "IndustrialPark", "IndustryCluster")
_TAIL, _WIDEST = 12, 20
_STOP = re.compile("[，。；、]")
_PLATE = re.compile(
    "牌子|牌匾|招牌|奖牌|铜牌|帽子|头顶|证书|资格|资质|光环|头衔|称号|荣誉|殊荣|桂冠|新成员|新面孔|再添|新添|喜添|花落|名字|身影|一席|授牌|揭牌|喜报"
)
_OTHERS = re.compile(
    "[没未无不]|取消|撤销|摘掉|失去|申报|争|力|拟|培育|服务|参观|学习|走访|邻|客户|合作|经验|家|户"
)
_PLACES = ("District", "IndustrialPark")
_SEATED = re.compile("(?:位于|坐落于|地处|扎根)?")


def _opens_sentence(page: Page, read: Read, position: int) -> bool:
    """Whether nobody who may hold a title is named before a position in its sentence; its place may be: 某区：."""
    ahead = [r for r in read.references if r.kind in HOLDERS and r.end <= position]
    return not ahead or (
        ahead[0].start - read.sentence.start < _SHORT_LEAD
        and all(r.kind == "District" and r.printed for r in ahead)
        and page.text[ahead[-1].end] in "：，"
    )


_SHORT_LEAD = 6
_LIST_FIRST = re.compile(
    "[”》]?(?:名单|榜单|榜|企业|结果)*(?:之?[中里内上]|公布|发布|出炉|揭晓)+，|[”》]?(?:名单|榜单|榜)+，"
)
_FRONTED = re.compile("[”》]?[^，。；、的]{0,8}，")
_STANDS = re.compile(
    "分列|位列|位居|名列|列第|列入|列在|居第|居首|排第|排名|排在|上榜|入列|入围|入选|在列|榜上有名|占据|双双|登榜|占得"
)
_COUNTED = re.compile(r"[^等，]{0,8}?[\d一二三四五六七八九十两]+余?[家个户]")


_AFTER = re.compile(
    r"”?(?:企业|名单|榜单)?(?:[近超约]?\d+余?[家个户项])?(?:的)?[，：]?(?:名单)?(?:依次)?(?:包括|为|分别是|分别为|分别有|即|它们是|：|——)"
    r"(?:了)?(?:[^，。；、]{0,10}的)?"
)


def listed_behind(page: Page, read: Read, end: int) -> list[int]:
    """The names of a list that follows a title: 绿色工厂9家，包括某公司和某公司."""
    first = next_holder(page, read, end, _AFTER)
    return [] if first is None else row_from(page, read, first)


def listed_before(page: Page, read: Read, start: int) -> list[int]:
    """The firms of a list that a counted title closes: 培育出某公司、某公司等·绿色工厂9家."""
    row: list[Reference] = []
    for name in reversed([r for r in read.references if r.kind == "Enterprise" and r.end <= start]):
        between = page.text[name.end : row[0].start if row else start]
        if not (between == "、" if row else _SUCH.fullmatch(between)):
            break
        row.insert(0, name)
    return [name.thing for name in row]


_SUCH = re.compile("等(?:[一二两三四五六七八九十多\\d]+余?[家户个]|一批|一大批|[两二三]大)?")


def next_holder(page: Page, read: Read, end: int, between: re.Pattern[str]) -> Reference | None:
    """The holder that stands behind a position with only such words between, its place left out."""
    for reference in read.references:
        if reference.start < end:
            continue
        if not between.fullmatch(page.text, end, reference.start):
            return None
        placed = reference.kind in ("District", "IndustrialPark") and page.text.startswith(
            "的", reference.end
        )
        if not placed:
            return reference if reference.kind in HOLDERS else None
        end, between = reference.end + 1, _NOTHING
    return None


_NOTHING = re.compile("")
