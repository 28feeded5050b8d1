"""Takes organisation names apart: place, brand, trade, legal form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.seeds import District, Seeds

_HELD = 10_000
"""Names that are kept taken apart: a page asks for the same ones again and again."""
_BRACKETS = re.compile(r"[（(]([^（）()]{1,8})[）)]")
_BRANCH = re.compile(r"(?P<form>公司|银行|集团)(?P<branch>[^公司]{2,8}(?:分公司|分行|支行))$")


class NameParts(NamedTuple):
    """Parts of a firm's name; each may be empty. ``重庆威致科技有限公司`` → 重庆, 威致, 科技, 有限公司."""

    place: str
    brand: str
    trade: str
    form: str
    branch: str = ""


class NameSplitter:
    """Splits names with the places, trade words and legal forms of the seeds."""

    def __init__(self, seeds: Seeds) -> None:
        self.places = _place_names(seeds.districts.values())
        """The names of districts, full or short."""
        self._trades = seeds.trade_words
        self._longest = max(map(len, seeds.trade_words), default=0)
        forms = {h.word for h in seeds.heads if h.kind == "Enterprise" and h.role in ("form", "head")}
        self._forms = frozenset(forms)
        self._form_sizes = sorted({len(form) for form in forms}, reverse=True)
        self._held: dict[str, NameParts] = {}

    def split(self, name: str) -> NameParts:
        """Parts of a name.

        >>> from kg.seeds import load_seeds
        >>> NameSplitter(load_seeds()).split("河北华北石油荣盛机械制造有限公司")
        NameParts(place='河北', brand='华北石油荣盛', trade='机械制造', form='有限公司', branch='')
        """
        held = self._held.get(name)
        if held is None:
            if len(self._held) >= _HELD:
                self._held.clear()
            held = self._held[name] = self._split(name)
        return held

    def _split(self, name: str) -> NameParts:
        branch = ""
        if match := _BRANCH.search(name):
            branch, name = match["branch"], name[: match.end("form")]
        inner: list[str] = []
        rest = name
        if "（" in name or "(" in name:
            inner = [text for text in _BRACKETS.findall(name) if self.is_place(text)]
            rest = _BRACKETS.sub(lambda m: "" if self.is_place(m[1]) else m[1], name)
        form = next((rest[-size:] for size in self._form_sizes if rest[-size:] in self._forms), "")
        rest = rest[: len(rest) - len(form)]
        place = self._leading_place(rest)
        rest = rest[len(place) :]
        trade = ""
        while (size := self._trade_at_end(rest)) and len(rest) - size >= 2:
            trade, rest = rest[-size:] + trade, rest[:-size]
        if len(rest) > 2 and any(
            rest[-1] + trade[:size] in self._trades for size in range(2, 5) if size <= len(trade)
        ):
            trade, rest = rest[-1] + trade, rest[:-1]  # 翔丰华·新能源·材料, not 翔丰华新·能源材料
        if not place and inner:
            place = inner[0]
        return NameParts(place, rest, trade, form, branch)

    def _trade_at_end(self, text: str) -> int:
        """Length of the longest trade word that ends a text and is not the whole of it; 0 if none does."""
        for size in range(min(self._longest, len(text) - 1), 0, -1):
            if text[-size:] in self._trades:
                return size
        return 0

    def has_brand(self, core: str) -> bool:
        """Whether a core without its legal form holds a brand and not only a trade: 远航轴承, not 轴承."""
        brand = self.split(core + "有限公司").brand
        return len(brand) > 1 and brand not in self._trades

    def is_place(self, text: str) -> bool:
        """Whether a text is the name of a district, full or short."""
        return text in self.places

    def _leading_place(self, text: str) -> str:
        at = 0
        while True:
            step = next(
                (n for n in range(min(11, len(text) - at - 2), 1, -1) if text[at : at + n] in self.places), 0
            )
            if not step:
                return text[:at]
            at += step

    def short_forms(self, name: str) -> Iterator[tuple[str, bool]]:
        """Shorter names by which a text may call the firm, and whether each is safe wherever it stands.

        Brand and trade together are safe; a brand alone is safe from three characters on.
        """
        parts = self.split(name)
        if len(parts.brand) < 2:
            if parts.brand and parts.trade:
                yield parts.brand + parts.trade, len(parts.brand + parts.trade) > 2
            return
        cuts = (parts.trade[:n] for n in range(len(parts.trade), 1, -1))
        trades = [t for t in cuts if t == parts.trade or len(t) == 2 or t in self._trades]
        for trade in dict.fromkeys(trades):
            yield parts.brand + trade, True
            if parts.place:
                yield parts.place + parts.brand + trade, True
        for ending in ("集团", "公司", "股份", "控股"):
            if ending != "公司" and ending not in parts.form:
                continue
            yield parts.brand + ending, True
        if parts.place:
            yield parts.place + parts.brand, True
        yield parts.brand, len(parts.brand) > 2
        if len(parts.brand) >= 4:
            for cut in (len(parts.brand) - 2, len(parts.brand) - 3)[: 1 if len(parts.brand) == 4 else 2]:
                for trade in trades or [""]:
                    yield parts.brand[cut:] + trade, bool(trade)


def _place_names(districts: Iterable[District]) -> frozenset[str]:
    names: set[str] = {"中国"}
    for district in districts:
        names.update((district.name, *district.forms))
        if len(district.short) > 1 and not (district.common and district.level == "county"):
            names.add(district.short)
    return frozenset(names)
