"""How entity classes and amounts are made comparable; names are by `kg.resolve.keys.plain`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from kg.resolve.keys import plain

_COUNT = frozenset("个项家条件座台套辆户张列单次种人位所栋间艘块片只支批届")
_MULTIPLIERS = {"十": 10**1, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
_LEADING = re.compile(r"[十百千]*[万亿]+")


def bucket(kind: str) -> str:
    """Entity classes that count as one: the text's choice between industry and cluster is a matter of words."""
    return "Industry" if kind == "IndustryCluster" else kind


def amount(values: Iterable[Decimal], unit: str) -> tuple[tuple[Decimal, ...], str]:
    """Values, ascending, and unit with 万/亿 multiplied out and count units made one.

    >>> amount([Decimal("2.2")], "万亿元")
    ((Decimal('2.2E+12'),), '元')
    """
    text = plain(unit)
    factor = Decimal(1)
    leading = _LEADING.match(text)
    if leading:
        text = text[leading.end() :]
        for character in leading.group():
            factor *= _MULTIPLIERS[character]
    return tuple(
        sorted((value * factor).normalize() for value in values)
    ), "个" if text in _COUNT else text.casefold()
