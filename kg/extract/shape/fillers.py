"""Whether a stretch can be the firm that a slot asks for: 给·博迅·代工, but not 给·用户·代工."""

from __future__ import annotations

from kg.extract.page import Page
from kg.extract.shape.brands import is_ware, shape_score, trade_of
from kg.extract.shape.firms import name_like
from kg.extract.shape.row_members import could_be_name
from kg.text.segment import tagged

_NAMES = frozenset(("nz", "nr", "nrt", "nrfg", "ns", "nt"))
_SAYS = frozenset("pcury")
_LUCKY = frozenset("顺正永同真特和")
"""Function words that names open with: 顺达, 正泰, 和元."""
_PROVINCES = frozenset("京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂晋蒙陕吉闽贵粤青藏川宁琼港澳台")
_GROUNDS = frozenset("江河湖海山岭峰原洲岛港湾路桥城村")
"""What places that no gazetteer has end in, where the dictionary knows them."""


def fills(page: Page, name: str, *, sure: bool, joined: bool) -> bool:
    """Whether a name can fill a slot for firms.

    Where only firms do (`sure`) any stretch that the dictionary does not know as words, and beside known firms
    (`joined`) any that nothing speaks against; elsewhere what looks like a firm of its own accord.
    """
    lexicon = page.lexicon
    if not 2 <= len(name) <= 8 or name in lexicon.lists["never_brand"] or lexicon.is_industry(name):
        return False
    brand = name[_place(page, name) :].removesuffix("集团")
    if len(brand) < 2 or _says_a_kind(page, brand) or is_ware(lexicon, name):
        return False
    if name_like(page, name) and shape_score(lexicon, name) > 0:
        return True
    if not (sure or joined) or not (could_be_name(page, name) or _opens_luckily(brand)):
        return False
    if ("group", name) in lexicon.canonical or (joined and (sure or name_like(page, name))):
        return True
    return (bool(trade_of(lexicon, name)) and name_like(page, name)) or _no_words(brand, placed=brand != name)


def _opens_luckily(brand: str) -> bool:
    """Whether two or three characters that no dictionary joins open with one that is a function word and means well."""
    return len(brand) < 4 and brand[0] in _LUCKY and all(len(word) == 1 for word, _ in tagged(brand))


def _place(page: Page, name: str) -> int:
    """How much of a name is the place or country that it opens with: 南京·瑞康."""
    for size in (5, 4, 3, 2):
        if len(name) >= size and page.lexicon.splitter.is_place(name[:size]):
            return size
    return next((size for size in (4, 3, 2) if name[:size] in page.lexicon.lists["countries"]), 0)


def _says_a_kind(page: Page, brand: str) -> bool:
    """Whether a stretch says a kind of customers or where they are, and names none."""
    lexicon = page.lexicon
    return (
        lexicon.any_of["slot_classes"].search(brand) is not None
        or lexicon.ends("slot_class_ends", brand)
        or brand in lexicon.lists["abroad_places"]
        or _PROVINCES.issuperset(brand)
    )


def _no_words(brand: str, *, placed: bool) -> bool:
    """Whether no dictionary has a brand as words, or only as a name."""
    parts = tagged(brand)
    if any(len(word) > 1 and flag not in _NAMES for word, flag in parts):
        return False
    if len(parts) == 1:
        return placed or brand[-1] not in _GROUNDS
    return parts[0][1][0] not in _SAYS or parts[0][0] in _LUCKY
