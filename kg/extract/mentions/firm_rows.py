"""Finds firms in a list whose other members are known to be firms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.company import lists_things
from kg.extract.shape.firms import after_edge, after_kind, name_like
from kg.extract.shape.rows import row_items
from kg.text.numerals import parse_number

_ROW = re.compile(r"[^，。；：、！？“”（）\s]{2,26}(?:、[^，。；：、！？“”（）\s]{2,26})+")
_AFTER_LAST = re.compile(
    r"等|和|及|以及|之外|以外|之一|为(?=链主|龙头|核心|主|代表|牵引|支撑|重点)|[二两三四五六七八九十数多](?:大|家|个)|\d"
)
_STRETCH = re.compile(r"[^，。；：！？“”（）\s]+")
"""What a list cannot reach beyond."""


def _rows(text: str) -> Iterator[re.Match[str]]:
    """Lists joined by 、, looked for only in stretches that hold one."""
    for stretch in _STRETCH.finditer(text):
        if "、" in stretch.group():
            yield from _ROW.finditer(text, *stretch.span())


def find_lifted(page: Page) -> Iterator[Mention]:
    """In a list joined by 、 sure firms lift the others of compatible shape."""
    sure = {(m.start, m.end) for m in page.mentions if m.kind == "Enterprise" and m.score >= 0.75}
    starts, ends = {s for s, _ in sure}, {e for _, e in sure}
    for row in _rows(page.text):
        firms = [m for m in page.mentions.touching(*row.span()) if m.kind == "Enterprise"]
        if not firms:
            continue
        items = row_items(row.start(), row.group())
        items[0] = (
            cut := after_edge(page, items[0][0], items[0][0] + len(items[0][1])),
            page.text[cut : items[0][0] + len(items[0][1])],
        )
        last, item = items[-1]
        item = _AFTER_LAST.split(item)[0]
        if lists_things(page, last + len(item)):
            continue
        items[-1] = (last, item)
        items = [after_kind(page, s, i) for s, i in items]
        known = sum(1 for s, i in items if (s, s + len(i)) in sure or (s in starts and (s + len(i)) in ends))
        if not _all_counted(page.text, items) and (known == 0 or known * 3 < len(items)):
            continue
        for s, i in items:
            if (
                (s, s + len(i)) not in sure
                and not _other_name(page, s, s + len(i))
                and name_like(page, i)
                and len(i) <= 8
            ):
                yield Mention(s, s + len(i), "Enterprise", i, "firm.lifted", 0.7)


_NUMBER = re.compile(
    r"等?(?P<n>\d+|[两二三四五六七八九十])[家户个](?:[^，。；]{0,6}?)(?:企业|公司|项目|厂家|单位)"
)


def _all_counted(text: str, items: list[tuple[int, str]]) -> bool:
    """Whether a number counts just the members of a list as firms or their projects: A、B、C3家企业."""
    last, item = items[-1]
    found = _NUMBER.match(text, last + len(item))
    number = parse_number(found["n"]) if found else None
    return number is not None and int(number) == len(items) and len(items) > 2


def _other_name(page: Page, start: int, end: int) -> bool:
    """Whether another name stands there; a district that only opens the stretch does not count."""
    return any(
        not (m.kind == "District" and m.start == start and m.end < end)
        for m in page.mentions.touching(start, end)
    )
