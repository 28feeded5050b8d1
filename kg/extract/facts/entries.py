"""Entries of lists of projects: a line that names one, then what is told of it in sentences without a subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.facts.fact import Fact
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.scenes import places_told
from kg.extract.reading.state import Read

_NUMBERING = re.compile(
    r"(?:项目[一二三四五六七八九十\d]+[：:]?|[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．: ：]?|[★●◆■▲·—\-]+)?"
    r"\s*[“【]?"
)
_END = re.compile(r"[”】]?(?:（[^）]{1,20}）)?[。：:；\s]*")
_AT = re.compile(
    r"(?:^|(?<=[，；。：\n]))(?:项目|该项目)?(?:建设地点|建设地址|项目地址|实施地点|地址|地点|选址|位置|同在|位于|坐落于|地处|落户|落户于|落地|选址于|建在|布局在|在)?(?:为|是|在|：|于)*$"
)
_BUILDER_IS = re.compile(
    r"(?:由|(?:建设|投资|实施|承建|业主|申报|责任)(?:单位|主体|方|企业|商)(?:为|是|系|：)?|业主(?:为|是|系|：)?|投资(?:人|者)(?:为|是|：))[^，。；：]{0,4}$"
)
_BUILDS = re.compile(
    r"(?:等)?(?:[一二三四五两]家(?:企业|公司)?)?(?:负责|联合|共同|独家|牵头|全额|计划|拟|合资|独资)*(?:承建|投资|实施|建设|开发|打造|投建|运营)"
)
_DAUGHTER = re.compile(r"的?(?:全资|控股)?(?:子公司|旗下的?|下属的?)(?:企业|公司)?")
_JOINTS = ("联合", "、", "和", "与", "及")


def entry_facts(page: Page, reads: Sequence[Read]) -> Iterator[Fact]:
    """Where the projects of such entries lie, and who builds them."""
    project, paragraph, placed = None, -1, False
    for read in reads:
        if read.sentence.paragraph != paragraph:
            project, paragraph, placed = None, read.sentence.paragraph, False
        yield from _in_brackets(page, read)
        entry = _entry(page, read)
        if entry is not None:
            project, placed = entry, False
            continue
        if project is None or any(r.kind == "Project" and r.printed for r in read.references):
            project = None
            continue
        span = (read.sentence.start, read.sentence.end)
        if not placed:
            for place in _places(page, read):
                placed = True
                yield Fact(project, "locatedIn", place, 0.85, "entry.locatedIn", *span)
        for firm in _builders(page, read):
            yield Fact(firm, "undertakes", project, 0.85, "entry.undertakes", *span)


def _entry(page: Page, read: Read) -> int | None:
    """The project that a sentence names, if it does nothing else."""
    projects = [r for r in read.references if r.kind == "Project" and r.printed]
    if len(projects) != 1:
        return None
    start, end = read.sentence.start, read.sentence.end
    named = projects[0]
    lead = _NUMBERING.fullmatch(page.text, start, named.start)
    return named.thing if lead and _END.fullmatch(page.text, named.end, end) else None


def _in_brackets(page: Page, read: Read) -> Iterator[Fact]:
    """What stands in brackets behind a project: its place, 某项目（某县某园）, or its builder, 某项目（某集团）."""
    span = (read.sentence.start, read.sentence.end)
    for project in read.references:
        if project.kind != "Project" or page.text[project.end : project.end + 1] not in ("（", "("):
            continue
        inside = [r for r in read.references if r.start > project.end]
        at, row = project.end + 1, []
        for name in inside:
            if name.start != at:
                break
            row.append(name)
            at = name.end + (page.text[name.end : name.end + 1] == "、")
        if not row or page.text[at : at + 1] not in ("）", ")"):
            continue
        kinds = {name.kind for name in row}
        if kinds == {"Enterprise"}:
            for firm in row:
                yield Fact(firm.thing, "undertakes", project.thing, 0.85, "entry.undertakes", *span)
        elif kinds <= {"District", "IndustrialPark"}:
            parks = [r for r in row if r.kind == "IndustrialPark"]
            for place in parks[-1:] or row:
                yield Fact(project.thing, "locatedIn", place.thing, 0.88, "entry.locatedIn", *span)


def _places(page: Page, read: Read) -> list[int]:
    """The park or district at the beginning of a clause, or behind 建设地点."""
    for told in places_told(page, read.references):
        if told[-1].printed and _AT.search(page.text, read.sentence.start, told[0].start):
            parks = [r.thing for r in told if r.kind == "IndustrialPark"]
            return parks[-1:] or [r.thing for r in told]
    return []


def _builders(page: Page, read: Read) -> Iterator[int]:
    firms = [r for r in read.references if r.kind in ("Enterprise", "Institution")]
    for at, firm in enumerate(firms):
        if _DAUGHTER.match(page.text, firm.end):
            continue
        row = [firm]
        for following in firms[at + 1 :]:
            if page.text[row[-1].end : following.start] not in _JOINTS:
                break
            row.append(following)
        mother = at and _DAUGHTER.fullmatch(page.text, firms[at - 1].end, firm.start)
        since = firms[at - 1].start if mother else firm.start
        before = _BUILDER_IS.search(page.text, read.sentence.start, since)
        listed = at and page.text[firms[at - 1].end : firm.start] in _JOINTS
        if before or (not listed and _opens(page, read, firm) and _BUILDS.match(page.text, row[-1].end)):
            yield from (r.thing for r in row)


def _opens(page: Page, read: Read, firm: Reference) -> bool:
    return read.clauses.start(firm.start) == firm.start
