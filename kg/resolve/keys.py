"""Comparable forms of names and places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

from kg.text.simplified import simplified

_QUOTES = frozenset("'\"`‘’“”„‟«»‹›〝〞〟＂＇")
_BRACKETS = frozenset({"Ps", "Pe", "Pi", "Pf"})


class _Plain(dict[int, str | None]):
    """What is left of a character in `plain`, for `str.translate`, worked out when it is first met."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        drop = char.isspace() or char in _QUOTES or unicodedata.category(char) in _BRACKETS
        self[code] = None if drop else char
        return self[code]


_PLAIN = _Plain()
_NUMBERS = re.compile(
    r"\d+(?:\.\d+)?"
    r"|第?[一二三四五六七八九十]+(?=[期号批]|标段|分厂|分园)"
    r"|[a-z]+(?=[区园期]|地块)"
)
_DIGITS = {"一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8", "九": "9"}
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_PHASE = re.compile(r"(?:第?[一二三四五六七八九十\d]+|i{1,3}|iv)期")


@lru_cache(maxsize=131072)
def plain(name: str) -> str:
    """`name` after NFKC, without white space, quotes and brackets: “246”（新）体系 → 246新体系."""
    return unicodedata.normalize("NFKC", name).translate(_PLAIN)


def readable(name: str) -> str:
    """`name` after NFKC and in simplified characters, brackets and all: what is taken apart."""
    return simplified(unicodedata.normalize("NFKC", name))


@lru_cache(maxsize=131072)
def key(name: str) -> str:
    """`plain`, without regard to case and in simplified characters: what printed forms of one name share."""
    return simplified(plain(name).casefold())


def keys(names: Collection[str]) -> list[str]:
    """`key` of each of some thousand names, whose characters are looked up all at once."""
    if not names:
        return []
    return simplified("\n".join(plain(name).casefold() for name in names)).split("\n")


def stem(place: str) -> str:
    """A place without its suffix: 铜梁区 → 铜梁; two-character names stay whole (沙市)."""
    return place[:-1] if len(place) > 2 and place[-1] in "省市区县" else place


def numbers(name: str) -> tuple[str, ...]:
    """Numbers that tell one thing from its neighbour, by the key of a name: 二期 → 2, 3+3+x → 3, 3.

    >>> numbers("二期年产30gwh")
    ('2', '30')
    """
    found = (number.removeprefix("第") for number in _NUMBERS.findall(name))
    return tuple(_DIGITS.get(number, _ROMAN.get(number, number)) for number in found)


def phase(name: str) -> str:
    """The phase that a name tells, by its key: 二期; else empty."""
    match = _PHASE.search(name)
    return "".join(numbers(match[0])) if match else ""


def without_phase(name: str) -> str:
    """The key of a name without its phase."""
    return _PHASE.sub("", name)


def significant(code: str) -> str:
    """A GB/T 2260 code without the zeros that stand for “all of it”: 500000 → 50, 500120 → 500120."""
    head = code[:6]
    if len(code) > 6 and code[6:].strip("0"):
        return code.rstrip("0") if len(code.rstrip("0")) % 3 == 0 else code
    if head[4:] == "00":
        return head[:2] if head[2:4] == "00" else head[:4]
    return head


def compatible(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether two sets of places can be one thing's: one is empty, or a place lies in, or is, one of the other's."""
    ones, others = [significant(code) for code in left], [significant(code) for code in right]
    if not ones or not others:
        return True
    return any(one.startswith(other) or other.startswith(one) for one in ones for other in others)
