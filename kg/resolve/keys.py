"""Comparable forms of names and places."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_QUOTES = frozenset("'\"`‘’“”„‟«»‹›〝〞〟＂＇")
_BRACKETS = frozenset({"Ps", "Pe", "Pi", "Pf"})


@lru_cache(maxsize=262144)
def plain(name: str) -> str:
    """`name` after NFKC, without white space, quotes and brackets: “246”（新）体系 → 246新体系."""
    text = unicodedata.normalize("NFKC", name)
    return "".join(
        c for c in text if not (c.isspace() or c in _QUOTES or unicodedata.category(c) in _BRACKETS)
    )


def key(name: str) -> str:
    """`plain`, without regard to case: what two printed forms of one name share."""
    return plain(name).casefold()


def stem(place: str) -> str:
    """A place without its suffix: 铜梁区 → 铜梁; two-character names stay whole (沙市)."""
    return place[:-1] if len(place) > 2 and place[-1] in "省市区县" else place


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
