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
MOST = Decimal(10) ** 18
"""From here on no number of an article is one. All tables and exports can hold what is smaller."""
_LONGEST = 28
_ARABIC = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def parse_number(printed: str) -> Decimal | None:
    """Value of an Arabic or Chinese numeral without unit; None if it is neither, or beyond any amount of money.

    >>> parse_number("1,234.5"), parse_number("两"), parse_number("一百二十"), parse_number("三万")
    (Decimal('1234.5'), Decimal('2'), Decimal('120'), Decimal('30000'))
    """
    if len(printed) > _LONGEST:
        return None
    value = Decimal(printed.replace(",", "")) if _ARABIC.fullmatch(printed) else _chinese(printed)
    return value if value is None or value < MOST else None


def _chinese(printed: str) -> Decimal | None:
    """Value of a Chinese numeral. “三四”, either of the two, has none; “二〇二四” is read digit by digit."""
    if all(char in _DIGITS for char in printed) and (len(printed) > 2 or printed.strip("零〇") != printed):
        return Decimal("".join(str(_DIGITS[char]) for char in printed)) if printed else None
    above = myriads = section = digit = last = 0
    before = ""
    for char in printed:
        if char in _DIGITS:
            if before and before in _DIGITS and before not in "零〇":
                return None
            digit = _DIGITS[char]
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit, last = 0, _SMALL[char]
        elif char in "万亿" and before:
            section, digit = section + digit, 0
            if char == "万":
                myriads, section, last = myriads + section * 10_000, 0, 10_000
            else:
                above, myriads, section, last = (above + myriads + section) * 100_000_000, 0, 0, 100_000_000
        else:
            return None
        before = char
    short = digit and last > 10 and printed[-2] not in "零〇"  # 三万五: the next lower place goes unsaid
    return Decimal(above + myriads + section + digit * (last // 10 if short else 1)) if printed else None
