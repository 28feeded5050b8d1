"""Who holds a title: whom the clause that gives it is about, whom it lists, before whose name it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.extract.facts.fact import Fact
from kg.extract.facts.subjects import row_from, spoken_of
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read
from kg.extract.things.things import Things

_FIRMS = ("Enterprise",)
_HOLDERS = ("Enterprise", "IndustrialPark", "IndustryCluster", "Institution", "District", "Project")
_AFTER = re.compile(
    r"”?(?:企业|名单|榜单)?(?:[近超约]?\d+余?[家个户项])?(?:的)?[，：]?(?:包括|分别是|分别为|分别有|即|它们是|：|——)"
    r"(?:了)?(?:[^，。；、]{0,10}的)?"
)
_APPOSED = re.compile(r"”?(?:企业|公司|单位|称号获得者|得主)?(?:——)?“?")
_WITH_TITLE = re.compile(r"”?(?:称号|名单)?的[^，。；的]{0,6}?")
_AS = re.compile(r"(?:作为|身为)[^，。；]{0,10}$")
_CLOSED = re.compile("”?(?:企业|公司)?(?:之一)?，")
_EACH = re.compile(r"分别|各自")
_SMALL = re.compile("企业|工厂|车间|冠军|小巨人|瞪羚|独角兽|老字号|品牌|商标|奖")
"""What is given to firms and their works, never to a district."""


def title_facts(
    page: Page, things: Things, reads: Sequence[Read], owners: Mapping[int, int]
) -> Iterator[Fact]:
    """The holders of the titles that the sentences of a page give."""
    counted = [mention for mention in page.mentions if mention.rule == "title.counted"]
    for read in reads:
        titles = [r for r in read.references if r.kind == "Designation" and r.printed]
        for row in _rows(page, titles):
            yield from _of_row(page, things, read, row, owners)
        for mention in counted:
            if read.sentence.start <= mention.start and mention.end <= read.sentence.end:
                for holder in _listed_behind(page, read, mention.end):
                    yield _fact(read, holder, things.add(mention), "title.list")


def _rows(page: Page, titles: Sequence[Reference]) -> Iterator[list[Reference]]:
    row: list[Reference] = []
    for title in titles:
        if row and not _JOINED.fullmatch(page.text, row[-1].end, title.start):
            yield row
            row = []
        row.append(title)
    if row:
        yield row


_JOINED = re.compile("[“”]*(?:、|和|及|以及|与|，)?[“”]*")


def _of_row(
    page: Page, things: Things, read: Read, row: list[Reference], owners: Mapping[int, int]
) -> Iterator[Fact]:
    holders, rule = _holders(page, things, read, row, owners)
    clause = read.clauses.start(row[0].start)
    if len(row) == len(holders) > 1 and _EACH.search(page.text, clause, row[0].start):
        pairs = list(zip(holders, row, strict=True))
    else:
        pairs = [(holder, title) for title in row for holder in holders]
    for holder, title in pairs:
        small = _SMALL.search(things.all[title.thing].name)
        if not (small and things.all[holder].kind == "District"):
            yield _fact(read, holder, title.thing, rule)


def _holders(
    page: Page, things: Things, read: Read, row: list[Reference], owners: Mapping[int, int]
) -> tuple[list[int], str]:
    first, last = row[0], row[-1]
    clauses = read.clauses
    clause = clauses.start(first.start)
    before = page.text[clause : first.start]
    if page.lexicon.any_of["unreal"].search(before) or _NOT_YET.search(before):
        return [], ""
    if behind := _listed_behind(page, read, last.end):
        return behind, "title.list"
    if beside := _next(page, read, last.end, _APPOSED):
        return row_from(page, read, beside) if beside.kind == "Enterprise" else [], "title.apposed"
    won = _verb(page, clause, first.start)
    named = _next(page, read, last.end, _WITH_TITLE)
    if named is not None and won is not None:
        return [named.thing], "title.of"
    if before.endswith(("这家", "该", "这座")):
        spoken = spoken_of(page, read, first.start, _FIRMS, owners, alone=True)
        held = spoken or ([read.firm] if read.firm is not None else [])
        return held, "title.as"
    if _AS.search(before):
        if not _CLOSED.match(page.text, last.end):
            return [], ""
        following = [r.thing for r in read.references if r.kind in _HOLDERS and r.start >= last.end]
        return following[:1], "title.as"
    if won is None:
        won = _IS.search(page.text, clause, first.start)
        if won is None or won.end() != first.start:
            return [], ""
    return _subjects(page, read, won.start(), first.start, things.all[first.thing].name, owners), "title.won"


def _verb(page: Page, clause: int, title: int) -> re.Match[str] | None:
    """The last verb before a title in its clause by which somebody gets it; 把 only directly before it."""
    found = [
        m
        for m in page.lexicon.any_of["winning"].finditer(page.text, clause, title)
        if title - m.end() <= _NEAR and "、" not in page.text[m.end() : title]
    ]
    return found[-1] if found else _HOLDS.search(page.text, clause, title)


_NEAR = 14
"""Characters between the verb and the title that it gives, at most."""
_HOLDS = re.compile("[把将]“?$")
_IS = re.compile(r"(?:是|系|为)(?:一家|唯一的?|当地唯一的?)?[“]?$")
_NOT_YET = re.compile(
    r"(?:力争|争取|申报|申请|争创|冲刺|瞄准|推荐|支持|鼓励|培育|计划|拟|目标|对标|参观|创建)[^，。；]{0,10}$"
)


def _subjects(
    page: Page, read: Read, position: int, title: int, name: str, owners: Mapping[int, int]
) -> list[int]:
    """Whom the clause at a position is about; of whom a sentence before spoke, where it names nobody."""
    kinds = _FIRMS if _FIRM_ONLY.search(name) else _HOLDERS
    clause = read.clauses.start(position)
    here = [r for r in read.references if r.kind in kinds and clause <= r.start and r.end <= position]
    if len(here) > 1 and _EACH.search(page.text, clause, title):
        return [r.thing for r in here if r.kind == here[0].kind]
    both = [r for r in read.references if r.kind == "Enterprise" and r.printed and r.end <= position]
    if "双双" in page.text[clause:title] and len(both) > 1:
        return [r.thing for r in both[-2:]]
    if _COUNTED.match(page.text, here[-1].end if here else clause, position):
        return []
    found = spoken_of(page, read, position, kinds, owners)
    if found:
        return found
    return [read.firm] if read.firm is not None else []


_COUNTED = re.compile(r"[^等，]{0,8}?[\d一二三四五六七八九十两]+余?[家个户](?!.*(?:车间|工厂|项目))")
_FIRM_ONLY = re.compile("小巨人|瞪羚|独角兽|高新技术企业|单项冠军|专精特新|老字号|隐形冠军")


def _listed_behind(page: Page, read: Read, end: int) -> list[int]:
    """The names of a list that follows a title: 绿色工厂9家，包括某公司和某公司."""
    first = _next(page, read, end, _AFTER)
    return [] if first is None else row_from(page, read, first)


def _next(page: Page, read: Read, end: int, between: re.Pattern[str]) -> Reference | None:
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
            return reference if reference.kind in _HOLDERS else None
        end, between = reference.end + 1, _NOTHING
    return None


_NOTHING = re.compile("")


def _fact(read: Read, holder: int, title: int, rule: str) -> Fact:
    return Fact(holder, "hasDesignation", title, _SURE[rule], rule, read.sentence.start, read.sentence.end)


_SURE = {"title.won": 0.86, "title.list": 0.85, "title.apposed": 0.85, "title.of": 0.85, "title.as": 0.85}
