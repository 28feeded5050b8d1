"""Finds the firms of a list again where the text names them alone."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.text.segment import is_word

_SHOWN = ("firm.listed", "firm.tied")
_LONGEST = 8


def find_again(page: Page) -> Iterator[Mention]:
    """Names that only a list or a slot showed to be firms', wherever else they stand: 其中甲科技主攻…."""
    shown = {m.name for m in page.mentions if m.kind == "Enterprise" and m.rule in _SHOWN}
    names = sorted(n for n in shown if 2 <= len(n) <= _LONGEST and not is_word(n))
    if not names:
        return
    for start, end, name in page.places_of(names):
        near = page.mentions.touching(start, end)
        if page.straddled(start) or any(not _is_part(m, start, end) for m in near):
            continue
        yield Mention(start, end, "Enterprise", name, "firm.again", 0.8)


def _is_part(mention: Mention, start: int, end: int) -> bool:
    """Whether a mention is only the brand that a firm's name begins with: 甲科 in 甲科技."""
    inside = start == mention.start and mention.end < end
    return inside and mention.kind == "Enterprise" and mention.rule == "firm.alias"
