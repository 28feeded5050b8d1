"""A firm's name: place, brand, trade, legal form, and the short names that follow from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.resolve.keys import key, readable, stem
from kg.resolve.knowledge import Knowledge

FormShare = Literal["short", "legal", "trade", "brand"]

_BRACKETS = re.compile(r"[（(]([^（）()]{2,8})[）)]")
_SURE_BRAND = 4
"""So many characters of a brand hardly ever stand for another firm."""
_LOOSE_ENDS = ("公司", "股份公司", "股份")
_COMPANIES = frozenset({"有限公司", "有限责任公司", "股份有限公司", "控股有限公司", "总公司"})


@dataclass(frozen=True, slots=True)
class FirmName:
    """Keys of the parts; `inner` is a place inside the brand, which short names leave out: 武骏(重庆)光能."""

    place: str
    """The narrowest, without its suffix: 重庆市璧山区 → 璧山."""
    printed_place: str
    brand: str
    inner: str
    trade: str
    form: str
    """``公司``, ``集团``, another legal form, or empty for a short name."""
    branch: str
    openings: tuple[str, ...]
    """Beginnings of the trade that are trades themselves: 新材料 of 新材料科技."""
    later: tuple[str, ...]
    """Endings of the trade that are trades themselves: 科技 of 新材料科技."""
    daughter: bool
    """The place stands in brackets behind the brand, as the daughters of a firm write it."""

    @property
    def short_brand(self) -> str:
        """The brand without a place inside."""
        return self.brand.removesuffix(self.inner)

    @property
    def core(self) -> str:
        """Brand and trade, without a place inside."""
        return self.short_brand + self.trade

    @property
    def writing(self) -> str:
        """What all spellings share: the wider place, 股份 or 有限责任 do not count."""
        return "|".join((self.place, self.brand, self.trade, self.form, self.branch))

    @property
    def registered(self) -> bool:
        """A full name, as a register has it."""
        return bool(self.form and self.brand)

    @property
    def bare(self) -> bool:
        """Nothing but a brand of two or three characters."""
        return not (self.form or self.trade or self.place) and len(self.brand) < _SURE_BRAND

    @property
    def level(self) -> int:
        """0 a registered name with its place, 1 without, 2 to 4 short names, the vaguest last."""
        if self.registered:
            return 0 if self.place else 1
        return 2 if self.place else 4 if not self.trade else 3


def firm_name(name: str, knowledge: Knowledge) -> FirmName:
    """Takes a firm's name apart."""
    name = readable(name)
    parts = knowledge.splitter.split(name)
    place = _narrowest(parts.place, knowledge)
    as_key = str if key(name) == name else key  # most names are their own keys
    brand, trade, form = as_key(parts.brand), as_key(parts.trade), _form_class(parts.form)
    if form == "集团":
        brand, trade = _without_holding(brand), _without_holding(trade)
    if form:  # of a registered name all behind the brand is trade, also what is none by itself
        brand, trade = _looser(brand, trade, knowledge)
    words = tuple(_words(trade, knowledge))
    return FirmName(
        place=as_key(stem(place)),
        printed_place=as_key(place),
        brand=brand,
        inner=_inner_place(brand, knowledge) if trade else "",
        trade=trade,
        form=form,
        branch=as_key(parts.branch),
        openings=tuple(_openings(trade, words, knowledge)),
        later=tuple(trade[n:] for n in range(2, len(trade) - 1) if _is_trade(trade[n:], knowledge)),
        daughter=any(knowledge.splitter.is_place(text) for text in _BRACKETS.findall(name)),
    )


def firm_forms(firm: FirmName) -> tuple[dict[str, FormShare], tuple[str, ...]]:
    """Short forms with what each shares with the whole, and the forms to look for others under."""
    if not firm.brand or firm.branch:
        return {}, ()
    forms: dict[str, FormShare] = {}
    for form, share in _forms(firm):
        forms.setdefault(form, share)
    if firm.registered:
        return forms, () if firm.place else (f"{firm.brand}{firm.trade}#{firm.form}",)
    if firm.place and not firm.trade:
        return forms, (f"{firm.place}{firm.short_brand}",)
    return forms, (firm.core,)


def _forms(firm: FirmName) -> Iterator[tuple[str, FormShare]]:
    """The surest first."""
    brand = firm.short_brand
    if firm.registered:
        yield f"{firm.brand}{firm.trade}#{firm.form}", "legal"
        if firm.form == "集团":
            yield f"{firm.brand}#集团", "legal"
    if not (firm.trade or firm.registered):
        return
    yield firm.core, "short"
    yield from ((brand + trade, "short") for trade in firm.openings)
    yield from ((brand + trade, "trade") for trade in firm.later)
    if firm.place:
        yield f"{firm.place}{brand}", "short"
    if firm.inner:
        yield firm.brand, "short"
    yield from _own_names(firm)
    yield brand, "brand" if len(brand) < _SURE_BRAND else "short"


def _own_names(firm: FirmName) -> Iterator[tuple[str, FormShare]]:
    """The end of a long brand, with the trade; of a group's daughter its own name: 东方电气集团东方汽轮机."""
    brand = firm.short_brand
    if len(brand) >= _SURE_BRAND and firm.trade:
        yield from ((brand[cut:] + firm.trade, "trade") for cut in sorted({2, len(brand) - 2}))
    _, group, own = firm.core.rpartition("集团")
    if group and len(own) >= _SURE_BRAND:
        yield own, "short"


def whole_forms(firm: FirmName) -> set[str]:
    """All of the name but the legal form, with and without place: what a group of that name may be called."""
    core = firm.brand + firm.trade
    return {core, firm.place + core, firm.printed_place + core}


def _openings(trade: str, words: tuple[str, ...], knowledge: Knowledge) -> Iterator[str]:
    ends = {sum(map(len, words[:n])) for n in range(1, len(words))}
    for n in range(len(trade) - 1, 1, -1):
        if n == 2 or n in ends or trade[:n] in knowledge.trades:
            yield trade[:n]


def _looser(brand: str, trade: str, knowledge: Knowledge) -> tuple[str, str]:
    """Brand and trade, by more words of trade than stand behind a short name."""
    while True:
        sizes = range(min(4, len(brand) - 2), 1, -1)
        size = next((n for n in sizes if brand[-n:] in knowledge.loose_trades), 0)
        if not size:
            return brand, trade
        brand, trade = brand[:-size], brand[-size:] + trade


def _without_holding(text: str) -> str:
    """A 控股集团 is called 集团 as well."""
    return text.removesuffix("控股") if len(text) > 3 else text


def _words(trade: str, knowledge: Knowledge) -> Iterator[str]:
    """Trade words one by one, taken off from behind, the longest first, as the splitter does."""
    found = []
    while trade:
        known = (n for n in range(min(8, len(trade)), 0, -1) if _is_trade(trade[-n:], knowledge))
        size = next(known, len(trade))
        found.append(trade[-size:])
        trade = trade[: len(trade) - size]
    yield from reversed(found)


def _is_trade(word: str, knowledge: Knowledge) -> bool:
    return word in knowledge.trades or word in knowledge.loose_trades


def _inner_place(brand: str, knowledge: Knowledge) -> str:
    """A place that a brand of at least four characters ends with: 武骏重庆 → 重庆."""
    for length in range(min(6, len(brand) - 2), 1, -1):
        if knowledge.splitter.is_place(brand[-length:]):
            return brand[-length:]
    return ""


def _narrowest(place: str, knowledge: Knowledge) -> str:
    """The last of several places: 重庆市璧山区 → 璧山区."""
    for cut in range(len(place) - 2, 1, -1):
        if knowledge.splitter.is_place(place[cut:]) and knowledge.splitter.is_place(place[:cut]):
            return place[cut:]
    return place


def _form_class(form: str) -> str:
    """集团 and its companies are two things; 有限公司 and 股份有限公司 of one name are one. Empty: no legal form."""
    if "集团" in form:
        return "集团"
    if form in _COMPANIES or "有限" in form:
        return "公司"
    return "" if form in _LOOSE_ENDS else key(form)
