"""How much characters sound like a firm's brand: 隆华 does, 混塔 does not, as the known firms' names tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from math import log

from kg.names import NameSplitter

_UNSEEN = 0.3
"""What counts for a character that no known brand has there."""
_BRANDS = range(2, 5)


class Sounds:
    """How often known firms' brands open or go on with a character; counted when it is first asked for."""

    def __init__(self, names: Iterable[str], splitter: NameSplitter) -> None:
        self._names, self._splitter = names, splitter
        self._opening: Counter[str] = Counter()
        self._following: Counter[str] = Counter()

    def of(self, brand: str) -> float:
        """The least that two neighbours make, from -2.4 to some 9: 则, 商 and 塔 close hardly any brand, 达 many."""
        if not self._opening:
            self._count()
        opening, following = self._opening, self._following
        return min(
            log(opening[one] + _UNSEEN) + log(following[next_one] + _UNSEEN)
            for one, next_one in pairwise(brand)
        )

    def _count(self) -> None:
        for name in self._names:
            brand = self._splitter.split(name).brand or name
            if len(brand) in _BRANDS and all("\u4e00" <= char <= "\u9fff" for char in brand):
                self._opening.update(brand[:-1])
                self._following.update(brand[1:])
