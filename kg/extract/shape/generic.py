"""Whether a stretch of text says nothing of its own: 一流工业园, 46个项目."""

from __future__ import annotations

import re

from kg.extract.page import Page

QUANTIFIED = re.compile(
    r"(?:\d+(?:\.\d+)?|[一二三四五六七八九十百两几多数余]+)(?:余|多)?(?:个|家|座|处|项|条|大|批|类|所|户)?(?:的)?$"
)


def counted(text: str, start: int) -> bool:
    """Whether what starts here is only counted: “46个”项目, “9个”光伏产业园."""
    return bool(QUANTIFIED.search(text[max(0, start - 8) : start]))


def is_generic(page: Page, core: str) -> bool:
    """Whether nothing is left of a core once generic words are taken away: 一流工业园, 国家级开发区."""
    left = core
    generic = page.lexicon.seeds.generic
    while left:
        size = next((n for n in range(min(6, len(left)), 0, -1) if left[:n] in generic), 0)
        if not size:
            size_end = next((n for n in range(min(6, len(left)), 0, -1) if left[-n:] in generic), 0)
            if not size_end:
                return len(left) < 2
            left = left[:-size_end]
            continue
        left = left[size:]
    return True
