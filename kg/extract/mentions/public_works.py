"""Finds public works that are told of as being built though nothing calls them a project: 云溪大桥顺利合龙."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.edges import left_edge
from kg.extract.shape.generic import counted, is_generic
from kg.extract.shape.walk import Walk

_STATION = "(?:火车站|高铁站|客运站|汽车站|机场|码头|港口)(?:改造|扩建|迁建|改扩建)"
_TOLD = (
    "[^，。；：、的和与“”（）]{0,12}?(?:合龙|合拢|贯通|通车(?!里程)|蓄水(?![量位])|下闸|截流|开工|动工|竣工|完工|主体(?:建设|工程|结构)"
    "|(?:有序|加快|加紧|稳步|全力|顺利|持续)(?:推进|建设|施工)|建成投[用运])(?![之以]?[来后前]|时)"
)
_WORK = re.compile(
    r"(?:(?<=[，。；：、—“\s])|^)(?P<name>[\u4e00-\u9fff]{0,12}?(?P<head>特大桥|大桥|高架桥|隧道|水库|水利枢纽|航电枢纽"
    rf"|抽水蓄能电站|水电站|污水处理厂|净水厂|自来水厂|高速公路|快速路|{_STATION}))”?(?={_TOLD})"
)
_WALK = Walk(longest=12, joins=False)


def find_public_works(page: Page) -> Iterator[Mention]:
    """Bridges, reservoirs and stations that open a clause which tells how far they are."""
    for match in _WORK.finditer(page.text):
        start, end = match.span("name")
        head = match.start("head")
        start = max(start, left_edge(page, page.sentence_at(head), head, _WALK)) if head > start else start
        core = page.text[start:head]
        named = 2 <= len(core) <= 10 and not is_generic(page, core) and not counted(page.text, head)
        if named or (not core and len(match["head"]) > 4):
            yield Mention(start, end, "Project", page.text[start:end], "project.work", 0.8)
