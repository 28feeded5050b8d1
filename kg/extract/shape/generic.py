"""Whether a stretch of text says nothing of its own: 一流工业园, 46个项目."""

from __future__ import annotations

import re

from kg.extract.page import Page

_COUNTED = re.compile(
    r"(?:\d+(?:\.\d+)?|[一二三四五六七八九十百两几多数余]+)(?:余|多)?(?:个|宗|家|座|处|项|条|大|批|类|所|户)?(?:的)?\Z"
)
NUMBERED = re.compile(r"(?:\d+|[一二三四五六七八九十两])(?:个|家|条|座|大)")
"""As many of something: 46个, 两家."""
_LONGEST = 6
"""Characters of the longest generic word."""


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
    generic = page.lexicon.seeds.generic
    first, last = 0, len(core)
    while first < last:
        for size in range(min(_LONGEST, last - first), 0, -1):
            if core[first : first + size] in generic:
                first += size
                break
        else:
            for size in range(min(_LONGEST, last - first), 0, -1):
                if core[last - size : last] in generic:
                    last -= size
                    break
            else:
                return last - first < 2
    return True
