"""How much a stretch of words looks like a firm's name of its own accord."""

from __future__ import annotations

from functools import lru_cache

from kg.extract.lexicon import Lexicon
from kg.text.segment import tagged

_NAMES = frozenset(("nz", "nr", "nrt", "nrfg", "ns"))
_SAYS = frozenset(("p", "c", "u", "uj", "ul", "uv", "uz", "ud", "r", "y", "e", "o"))

_DEGREES = frozenset("高低超大小多无非半单双特新微中")
"""高纯, 超硬, 微晶: what a thing is like rather than a brand."""


def trade_of(lexicon: Lexicon, name: str) -> str:
    """The longest trade word that a name ends in, if a brand of two to four characters is left before it.

    >>> from kg.extract.lexicon import build_lexicon
    >>> from kg.seeds import load_seeds
    >>> trade_of(build_lexicon(load_seeds()), "盛泰光电")
    '光电'
    """
    trades = lexicon.seeds.trade_words
    return next((name[at:] for at in range(2, len(name) - 1) if at <= 4 and name[at:] in trades), "")


def shape_score(lexicon: Lexicon, name: str) -> float:
    """Weight of a name's own shape: a brand that no dictionary joins, a trade word; below zero it cannot be one."""
    seeds = lexicon.seeds
    if lexicon.is_industry(name) or name in seeds.generic or name in seeds.edges or name in seeds.trade_words:
        return -9
    if name.endswith(lexicon.endings["not_firm_endings"]) or lexicon.splitter.is_place(name):
        return -9
    trade = trade_of(lexicon, name)
    brand = name.removesuffix(trade) if trade else name
    made = _made_up(lexicon, brand, bool(trade))
    if made <= -9:
        return made
    if not trade:
        return made if len(name) <= 4 else -9
    if made <= 0 and lexicon.splitter.is_place(brand):
        return -9 if trade in lexicon.lists["thing_trades"] or trade in lexicon.lists["loose_trades"] else 0.5
    weight = _trade_weight(lexicon, trade)
    return made + (weight if made > 0 or weight > 2 else weight - 1.5)


def _trade_weight(lexicon: Lexicon, trade: str) -> float:
    if trade in lexicon.lists["loose_trades"]:
        return 1.0
    return 2.0 if trade in lexicon.lists["thing_trades"] else 2.5


@lru_cache(maxsize=4096)
def _tagged(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(tagged(text))


def _made_up(lexicon: Lexicon, brand: str, traded: bool) -> float:
    """Weight of a brand: single characters that no dictionary joins, a name it knows, or an ordinary word."""
    seeds, lists = lexicon.seeds, lexicon.lists
    parts = _tagged(brand)
    if brand in seeds.trade_words or brand in seeds.generic or lexicon.is_industry(brand):
        return -9
    for word, flag in parts:
        if word in seeds.edges or (len(word) > 1 and (word in seeds.generic or lexicon.is_industry(word))):
            return -9
        if word in lists["light_acts"] or (len(word) > 1 and word[-1] in "化性型级类式"):
            return -9
        if flag in _SAYS or (len(word) == 1 and word in lists["never_brand"]):
            return -9
    singles = [word for word, _ in parts if len(word) == 1]
    odd = sum(1 for word in singles if word in lists["not_brand"])
    if odd and (not traded or odd > 1 or len(singles) < len(parts)):
        return -9
    if all(char in lists["stuff_signs"] for char in brand):
        return -9
    if len(parts) == 1:
        return _known_word(parts[0][1], traded)
    if traded and len(brand) == 2 and brand[0] in _DEGREES:
        return -0.5
    if len(singles) == len(parts):
        return 1.5 if traded or len(brand) > 3 else 1.0
    return _mixed(lexicon, parts, traded)


def _known_word(flag: str, traded: bool) -> float:
    if traded:
        if flag[0] in "bmtfdqv":
            return -9
        return 0.5 if flag in _NAMES else 0.0
    return 0.0 if flag == "nz" else -2.0


def _mixed(lexicon: Lexicon, parts: tuple[tuple[str, str], ...], traded: bool) -> float:
    """Words and single characters together: 格力芯 more than 上游企."""
    singles = sum(1 for word, _ in parts if len(word) == 1)
    named = any(flag in _NAMES for word, flag in parts if len(word) > 1)
    if not singles:
        return -9 if not traded or not named else 0.0
    if traded:
        return 1.0 if singles > 1 or named else 0.5
    return 1.0 if singles > 1 else 0.5
