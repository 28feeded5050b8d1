"""Projects that a list counts: A生产基地、B智能工厂等7个项目."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.page import Page
from kg.extract.shape.edges import left_edge
from kg.extract.shape.rows import row_items
from kg.extract.shape.walk import Walk

_COUNTED = re.compile(
    r"等(?:\d+|[一二三四五六七八九十百]+|一批|一大批|多|众多|若干)(?:余|多)?个?(?:[\u4e00-\u9fff“”]{0,8}?)项目"
)
PROJECT_WALK = Walk(
    longest=48,
    quotes=True,
    joins=True,
    through="inside_projects",
)
_LONGEST = 90
_LISTED = re.compile(r"[^，。；：！？\n]+$")
_BUILT = re.compile(
    r"(?:基地|中心|总部|生产线|产线|工厂|产业园|示范园|电站|枢纽|平台|建设|扩建|改造|技改|制造|生产|加工|研发|[一二三四五]期|厂房"
    r"|综合体|码头|管廊|水厂|光伏|风电|储能|产业化|一体化)$"
)
_LEAST = 6
"""Characters of the shortest name of a project without 项目."""


def listed_projects(page: Page) -> Iterator[tuple[int, int]]:
    """Spans of names in lists of projects that do not end in 项目 themselves."""
    for counted in _COUNTED.finditer(page.text):
        sentence = page.sentence_at(counted.start())
        floor = max(sentence.start, counted.start() - _LONGEST)
        row = _LISTED.search(page.text, floor, counted.start())
        if row is None:
            continue
        for number, (start, item) in enumerate(row_items(row.start(), row.group())):
            end = start + len(item)
            if number == 0:
                start = max(start, left_edge(page, sentence, end, PROJECT_WALK))
            if end - start >= _LEAST and _BUILT.search(page.text, start, end):
                yield start, end
