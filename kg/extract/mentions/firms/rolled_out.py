"""Finds firms whose made-up name opens a clause before the ware that they now make: 骅达·工业机器人实现量产."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.brands import brand_weight
from kg.extract.shape.project_parts import goes_on, made_up
from kg.text.segment import tagged

_ROLLED = re.compile(
    r"(?:^|(?<=[，。；：\n]))(?P<made>[\u4e00-\u9fff]{5,16}?)(?:已经?|正式|成功|全面|顺利|首次|率先)*"
    r"(?:实现(?:了|规模化|批量|全面)*(?:量产|生产)|批量下线|(?<=[式功面利次先])下线)",
    re.M,
)
_BRAND = 2
_SOUND = 4.5
"""How a brand has to sound of which nothing else tells."""


def find_rolled_out(page: Page) -> Iterator[Mention]:
    """Brands of two characters before what a clause says is made now."""
    found = {
        page.text[m.start("made") : m.start("made") + _BRAND]
        for m in _ROLLED.finditer(page.text)
        if _opens(page, *m.span("made"))
    }
    for start, end, name in page.places_of(sorted(found)):
        if not page.mentions.touching(start, end) and not (page.straddled(start) or page.straddled(end)):
            yield Mention(start, end, "Enterprise", name, "firm.of_ware", 0.78)


def _opens(page: Page, start: int, end: int) -> bool:
    """Whether a brand that no dictionary joins, or a name it knows, stands before a ware."""
    at, lexicon = start + _BRAND, page.lexicon
    brand = page.text[start:at]
    if page.straddled(at) or page.mentions.touching(start, at) or lexicon.splitter.is_place(brand):
        return False
    if not lexicon.ends("product_heads", page.text[at:end]) or not goes_on(page, at, end):
        return False
    parts = tagged(brand)
    named = len(parts) == 1 and parts[0][1] in ("nz", "nr", "nrt")
    own = named or brand_weight(lexicon, brand, traded=False) >= 1.0 or made_up(page, start, at)
    return own and lexicon.sounds.of(brand) >= _SOUND
