"""Finds names that end in a head: firms by legal form, institutions, government bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.mentions.firms.headed import headed_firm
from kg.extract.mentions.headed_bodies import headed_body
from kg.extract.page import Page
from kg.extract.shape.heads import outermost_heads

_ACADEMY = re.compile(
    r"(?:中国科学院|中科院|农科院|社科院)[\u4e00-\u9fff]{2,12}?(?:研究所|所|研究院|分院|中心)"
)


def find_heads(page: Page) -> Iterator[Mention]:
    """Names ended by a head of the seeds, longest head first at each end."""
    for cue in outermost_heads(page):
        for head in page.lexicon.heads[cue.word]:
            found = None
            if head.kind == "Enterprise":
                found = headed_firm(page, cue, head.role)
            elif page.text.startswith("场", cue.end) and cue.word.endswith("会"):
                break  # 分会场
            elif head.kind in ("Institution", "GovernmentBody"):
                found = headed_body(page, cue, head.kind)
            if found is not None:
                yield found
                break
    for match in _ACADEMY.finditer(page.text):
        yield Mention(match.start(), match.end(), "Institution", match.group(), "institution.academy", 0.9)
