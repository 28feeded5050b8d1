"""Projects that a list names without 项目: A生产基地、B智能工厂等7个项目; 7个项目，分别是A制造、B生产."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.page import Page
from kg.extract.shape.edges import left_edge
from kg.extract.shape.rows import row_items
from kg.extract.shape.walk import Walk

_GATHERED = re.compile(
    r"(?:等(?P<count>(?:\d+|[一二三四五六七八九十百]+|一批|一大批|多|众多|若干)(?:余|多)?个?)?"
    r"|(?<=[\u4e00-\u9fff])(?P<bare>(?:\d+|[两三四五六七八九十])个))"
    r"(?:[\u4e00-\u9fff“”]{0,10}?)项目(?![经部])(?:(?P<after>(?:共|达)?\d+个)|(?P<site>(?:建设|施工)?(?:现场|工地)))?"
)
_TOLD = re.compile(
    r"(?:\d+|[一二三四五六七八九十两]+)(?:余|多)?个[^，。；：、\d]{0,12}项目[^。；：、\d]{0,14}?"
    r"(?:分别(?:是|为)|包括|依次(?:是|为)|即|即为|：)"
)
"""What counts projects and is about to name them: 7个产业项目集中投产，分别是."""
PROJECT_WALK = Walk(
    longest=48,
    quotes=True,
    joins=True,
    through="inside_projects",
)
_LONGEST = 160
_LISTED = re.compile(r"[^，。；：！？\n]+$")
_FORWARD = re.compile(r"[^，。；：！？\n]+")
_BUILT = re.compile(
    r"(?:基地|中心|总部|生产线|产线|工厂|产业园|示范园|电站|枢纽|平台|建设|扩建|改造|技改|制造|生产|加工|研发|[一二三四五]期|厂房"
    r"|综合体|码头|管廊|水厂|[\u4e00-\u9fff]{2}路|大道|大桥|隧道|水库|[路道]（[^（）]{2,12}至[^（）]{2,12}）|光伏|风电|储能|产业化|一体化|仓库|组装|车间)$"
)
_WHOLE = re.compile(r"(?:项目|工程)$")
_LEAD = re.compile("(?:走进|走访|来到|全[省市县区])+")
_LISTED_SO = re.compile("[已均都被全部先后]*(?:纳入|列入|入选|入围|入库|上榜|获评|获批|被评)")
"""甲公司、乙公司4个项目“入选”某名单: the list says whose they are, not what they are called."""
_LEAST = 6
"""Characters of the shortest name of a project without 项目."""
Row = list[tuple[int, int]]


def project_rows(page: Page) -> Iterator[tuple[Row, bool]]:
    """Lists that are said to name projects, and whether they are counted; items with 项目 of their own left out."""
    for gathered in _GATHERED.finditer(page.text):
        sentence = page.sentence_at(gathered.start())
        floor = max(sentence.start, gathered.start() - _LONGEST)
        row = _LISTED.search(page.text, floor, gathered.start())
        if row is None:
            continue
        spans = _spans(row.start(), row.group())
        first, end = spans[0]
        head = page.text.rfind("（", first, end) if page.text[end - 1] == "）" else end
        spans[0] = max(first, left_edge(page, sentence, head, PROJECT_WALK)), end
        if gathered["bare"] and len(spans) < 2:
            continue
        if _LISTED_SO.match(page.text, gathered.end()) and 2 * sum(_is_firm(page, *s) for s in spans) > len(
            spans
        ):
            continue
        counted = gathered["count"] or gathered["after"] or gathered["bare"] or gathered["site"]
        yield _without_whole(page, spans), bool(counted)
    for told in _TOLD.finditer(page.text):
        row = _FORWARD.match(page.text, told.end(), page.sentence_at(told.start()).end)
        if row is not None and "、" in row.group():
            yield _without_whole(page, _spans(row.start(), row.group())), True


def _spans(start: int, row: str) -> Row:
    """Items of a list; the last may hold two, joined by 和."""
    spans = [(at, at + len(item)) for at, item in row_items(start, row)]
    at, end = spans[-1]
    joined = [
        m for m in re.finditer("以及|和", row) if _LEAST <= m.start() - (at - start) <= end - at - _LEAST
    ]
    if len(joined) == 1:
        spans[-1:] = [(at, start + joined[0].start()), (start + joined[0].end(), end)]
    return spans


def _without_whole(page: Page, spans: Row) -> Row:
    led = [(m.end() if (m := _LEAD.match(page.text, s, e)) else s, e) for s, e in spans]
    return [(s, e) for s, e in led if e - s >= 4 and not _WHOLE.search(page.text, s, e)]


def listed_projects(page: Page) -> Iterator[tuple[int, int]]:
    """Spans of names in lists of projects that do not end in 项目 themselves.

    What a firm's name opens is one; of others only what is built, where they are counted.
    """
    for row, counted in project_rows(page):
        owned = [
            any(
                m.kind == "Enterprise" and m.start == s and m.end < e - 1
                for m in page.mentions.touching(s, e)
            )
            for s, e in row
        ]
        for (start, end), mine in zip(row, owned, strict=True):
            built = end - start >= _LEAST and _BUILT.search(page.text, start, end) is not None
            whole = (
                counted and any(owned) and end - start >= _LEAST
            )  # all that such a list counts are projects
            if mine or whole or (built and (counted or any(owned))):
                yield start, end


def _is_firm(page: Page, start: int, end: int) -> bool:
    """Whether the name of a firm is all that an item of a list says."""
    return any(
        m.kind == "Enterprise" and m.start <= start and m.end >= end
        for m in page.mentions.touching(start, end)
    )
