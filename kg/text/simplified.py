"""Traditional characters as simplified ones, to compare names by. The one user of OpenCC."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC


def simplified(text: str) -> str:
    """`text` in simplified characters, as long as it was.

    >>> simplified("臺灣積體電路製造股份有限公司")
    '台湾积体电路制造股份有限公司'
    """
    if text.isascii():
        return text
    return str(_converter().convert(text))


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")
