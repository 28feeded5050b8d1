"""Whom a sentence that names a supplier speaks of without naming him."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.extract.facts.stated.subjects import spoken_of
from kg.extract.page import Page
from kg.extract.reading.state import Read


def customer_of(
    page: Page, read: Read, position: int, owners: Mapping[int, int], own: bool = False
) -> int | None:
    """Who 其 is in 为其供货, 其旗下: the firm spoken of in the sentence so far, else before it."""
    firms = [r for r in read.references if r.kind == "Enterprise" and r.end <= position]
    firms = [r for r in firms if not _SOURCE.search(page.text, read.sentence.start, r.start)]
    if not firms and position > read.sentence.start and not own:
        return read.main if read.main is not None else read.firm
    before = [r.thing for r in firms]
    served = [r.thing for r in firms if _SERVED.search(page.text, read.sentence.start, r.start)]
    if served:
        return served[-1]
    named = spoken_of(page, read, position, ("Enterprise",), owners)
    if not named and own and read.main is not None:
        return read.main
    return before[0] if before and before[0] in named else named[0] if named else read.firm


def opener_of(page: Page, read: Read, position: int) -> int | None:
    """Whose materials 面粉来自某公司 tells of: the firm with which its sentence, the paragraph or the text began."""
    at, leans = read.sentence.start, read.main
    for name in read.references:
        if name.kind == "Enterprise" and name.end <= position and name.start == at:
            mother = _MOTHER.match(page.text, name.end)
            if mother is None:
                return None if page.text.startswith(("、", "和"), name.end) else name.thing
            at, leans = mother.end(), name.thing
    return leans


def recipient_of(page: Page, read: Read, position: int) -> int | None:
    """Whom a clause before supplies, of those that go on so: 向甲厂供应车灯的有…，“供应钣金件的有”…."""
    firms = [r for r in read.references if r.kind == "Enterprise" and r.end <= position]
    given = [r.thing for r in firms if page.text[r.start - 1 : r.start] in ("向", "给", "为", "替")]
    return given[-1] if given else None


_MOTHER = re.compile("(?:的|旗下|下属)*(?:全资|控股)*(?:子公司|的)")
_SOURCE = re.compile("(?:由|[来出产采购取]自|[供配厂][货应套]?[商方家]叫)[^，。；]{0,14}$")
"""Before a firm that itself is told of as a source: 釉料由某公司供应；天然气则来自…."""
_SERVED = re.compile(r"(?:供给|供应给?|供货给?|卖给|直供|专供|配套给)$")
"""Before the firm that 其 is, after another one sells to it."""
