"""Unified social credit codes (统一社会信用代码), GB 32100: eighteen characters, the last of which checks the others.

>>> read_code(" 91330299ma00000012")
'91330299MA00000012'
>>> fault_of("123"), fault_of("91330299MA0000001I")
('有 3 位，应为 18 位', '含有不该有的字符 I')
"""

from __future__ import annotations

import unicodedata

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Digits and letters without I, O, S, V and Z."""
_LENGTH, _MODULUS = 18, 31
_WEIGHTS = tuple(pow(3, place, _MODULUS) for place in range(_LENGTH - 1))


def normal(printed: str) -> str:
    """A code as printed, without full width, small letters, blanks and hyphens: ９１33 0211-ma… → 91330211MA…."""
    text = unicodedata.normalize("NFKC", printed).upper()
    return "".join(c for c in text if not c.isspace() and c not in "-'=\"")


def read_code(printed: str) -> str | None:
    """The code in its normal form; None where it is faulty."""
    return None if fault_of(printed) else normal(printed)


def fault_of(printed: str) -> str:
    """What is wrong with a code, for people; empty where it is right."""
    code = normal(printed)
    if len(code) != _LENGTH:
        old = "（15 位的是旧注册号）" if len(code) == 15 else ""
        return f"有 {len(code)} 位{old}，应为 18 位"
    strange = sorted(set(code) - set(ALPHABET))
    if strange:
        return f"含有不该有的字符 {''.join(strange)}"
    if not code[2:8].isdigit():
        return "第 3 至 8 位应为登记机关的行政区划代码"
    right = check_character(code[:-1])
    return "" if code[-1] == right else f"校验位是 {code[-1]}，应为 {right}"


def check_character(first: str) -> str:
    """The eighteenth character of a code, by its first seventeen."""
    total = sum(ALPHABET.index(c) * weight for c, weight in zip(first, _WEIGHTS, strict=True))
    return ALPHABET[-total % _MODULUS]
