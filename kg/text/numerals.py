"""Reads numbers as Chinese newspapers print them."""

from __future__ import annotations

import re
from decimal import Decimal

MAGNITUDES = {
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "十万": Decimal(100_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
    "十亿": Decimal(1_000_000_000),
    "百亿": Decimal(10_000_000_000),
    "千亿": Decimal(100_000_000_000),
    "万亿": Decimal(1_000_000_000_000),
}
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_ARABIC = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def parse_number(printed: str) -> Decimal | None:
    """Value of an Arabic or Chinese numeral without unit; None if it is neither.

    >>> parse_number("1,234.5"), parse_number("两"), parse_number("一百二十"), parse_number("三万")
    (Decimal('1234.5'), Decimal('2'), Decimal('120'), Decimal('30000'))
    """
    if _ARABIC.fullmatch(printed):
        return Decimal(printed.replace(",", ""))
    return _chinese(printed)


def _chinese(printed: str) -> Decimal | None:
    total = section = digit = 0
    if not printed:
        return None
    for char in printed:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit = 0
        elif char in "万亿":
            total = (total + section + digit) * int(MAGNITUDES[char])
            section = digit = 0
        else:
            return None
    return Decimal(total + section + digit)
