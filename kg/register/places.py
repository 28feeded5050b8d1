"""Districts in the cells of a register: 浙江省, 宁波市, 镇海区 in one column or several, or before an address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.seeds import District

_LONGEST = 15


@dataclass(frozen=True, slots=True)
class Place:
    """A district, and the stretch of the cell that names it."""

    code: str
    cell: int
    start: int
    end: int


class Places:
    """All districts by their full and short names."""

    def __init__(self, districts: Mapping[str, District]) -> None:
        self._districts = districts
        self._codes: defaultdict[str, set[str]] = defaultdict(set)
        for code, district in districts.items():
            for form in {district.name, district.short, *district.forms} - {""}:
                self._codes[form].add(code)

    def find(self, cells: Sequence[str], within: str = "") -> Place | None:
        """The narrowest district that the cells name, read from the widest on; None where they leave several open.

        `within`: a district that it lies in.
        """
        above = self._read(within, frozenset())[0] if within else frozenset()
        found = None
        for number, cell in enumerate(cells):
            codes, start, end = self._read(cell, above)
            if codes:
                above = codes
                found = (number, start, end)
        if found is None or len(above) != 1:
            return None
        return Place(next(iter(above)), *found)

    def name(self, code: str) -> str:
        """Full name of a district."""
        return self._districts[code].name

    def _read(self, text: str, above: frozenset[str]) -> tuple[frozenset[str], int, int]:
        """Codes of the last district of a chain at the head of a text, and where that one stands."""
        at, last = 0, (frozenset[str](), 0, 0)
        while step := self._step(text, at, above):
            above, end = step
            last, at = (above, at, end), end
        return last

    def _step(self, text: str, at: int, above: frozenset[str]) -> tuple[frozenset[str], int] | None:
        for size in range(min(_LONGEST, len(text) - at), 1, -1):
            codes = self._codes.get(text[at : at + size])
            fitting = frozenset(code for code in codes or () if not above or self._under(code, above))
            if fitting:
                return fitting, at + size
        return None

    def _under(self, code: str, above: frozenset[str]) -> bool:
        """Whether a district is, or lies in, one of others."""
        at: str | None = code
        while at is not None:
            if at in above:
                return True
            district = self._districts.get(at)
            at = district.parent if district is not None else None
        return False
