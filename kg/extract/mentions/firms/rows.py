"""Finds firms in a list whose other members are known to be firms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.company import lists_things
from kg.extract.shape.firms import after_edge, after_kind, name_like
from kg.extract.shape.lifting import other_name
from kg.extract.shape.row_ends import opens_with_for, untold
from kg.extract.shape.row_members import could_be_name
from kg.extract.shape.rows import row_items, rows_in
from kg.text.numerals import parse_number

_AFTER_LAST = re.compile(
    r"…|等|和|及|以及|之外|以外|之一|为(?=链主|龙头|核心|主|代表|牵引|支撑|重点)|[二两三四五六七八九十数多](?:大|家|个|方|校|强|巨头|企业|公司)|\d"
)


def find_lifted(page: Page) -> Iterator[Mention]:
    """In a list joined by 、 sure firms lift the others of compatible shape."""
    sure = {(m.start, m.end) for m in page.mentions if m.kind == "Enterprise" and m.score >= 0.75}
    starts, ends = {s for s, _ in sure}, {e for _, e in sure}
    for row in rows_in(page.text):
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
        trails = _TRAILS.match(page.text, last + len(item)) is not None
        items[-1] = (last, item if trails else untold(page, last, item))
        first, item = items[0]
        if opens_with_for(page, first, last + len(items[-1][1])):
            items[0] = (first + 1, item[1:])  # “为”骅锐燃气、飞屿燃气批量供货
        items = [after_kind(page, s, i) for s, i in items]
        known = sum(
            1
            for s, i in items
            if (s, s + len(i)) in sure
            or (s in starts and (s + len(i)) in ends)
            or (s - 1 in starts and (s - 1, s + len(i)) in sure)
        )
        if not (trails or _all_counted(page.text, items)) and (known == 0 or known * 3 < len(items)):
            continue
        most = trails or (known * 2 >= len(items) and known > 1)
        for s, i in items:
            if (
                (s, s + len(i)) not in sure
                and not other_name(page, s, s + len(i))
                and (name_like(page, i) or (most and could_be_name(page, i)))
                and len(i) <= 8
            ):
                yield Mention(s, s + len(i), "Enterprise", i, "firm.lifted", 0.7)


_TRAILS = re.compile(r"…+[^，。；：、…]{0,8}?(?:企业|公司|厂商|客商|巨头)")
"""What says of a list that trails off that it is of firms: A、B……越来越多的企业."""


_NUMBER = re.compile(
    r"等?(?P<n>\d+|[两二三四五六七八九十])[家户个](?:[^，。；]{0,6}?)(?:企业|公司|项目|厂家|单位)"
)


def _all_counted(text: str, items: list[tuple[int, str]]) -> bool:
    """Whether a number counts just the members of a list as firms or their projects: A、B、C3家企业."""
    last, item = items[-1]
    found = _NUMBER.match(text, last + len(item))
    number = parse_number(found["n"]) if found else None
    return number is not None and int(number) == len(items) and len(items) > 2
