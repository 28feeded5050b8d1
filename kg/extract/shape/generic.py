"""Whether a stretch of text says nothing of its own: 一流工业园, 46个项目."""

from __future__ import annotations

import re

from kg.extract.page import Page

_COUNTED = re.compile(
    r"(?:\d+(?:\.\d+)?|[一二三四五六七八九十百两几多数余]+)(?:余|多)?(?:个|家|座|处|项|条|大|批|类|所|户)?(?:的)?\Z"
)


def counted(text: str, start: int) -> bool:
    r"""Whether what starts here is only counted.

    >>> counted("新签46个项目", 5), counted("新签光伏项目", 2)
    (True, False)
    >>> counted("2025-03-01\n重庆威致科技有限公司", 11)  # the line before
    False
    """
    return bool(_COUNTED.search(text[max(0, start - 8) : start]))


def is_generic(page: Page, core: str) -> bool:
    """Whether nothing is left of a core once generic words are taken away at both ends: 一流, 国家级新型."""
    left = core
    generic = page.lexicon.seeds.generic
    while left:
        longest = min(6, len(left))
        if size := next((n for n in range(longest, 0, -1) if left[:n] in generic), 0):
            left = left[size:]
        elif size := next((n for n in range(longest, 0, -1) if left[-n:] in generic), 0):
            left = left[:-size]
        else:
            return len(left) < 2
    return True
