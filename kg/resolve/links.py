"""Which entity each local entity is, in four bytes apiece."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence


class Links(Mapping[tuple[str, int], int]):
    """(document id, index in `Extract.entities`) → index of the entity."""

    def __init__(self, rows: Mapping[str, array[int]]) -> None:
        self._rows = rows

    def __getitem__(self, at: tuple[str, int]) -> int:
        document, index = at
        row = self._rows[document]
        if not 0 <= index < len(row):
            raise KeyError(at)
        return row[index]

    def __iter__(self) -> Iterator[tuple[str, int]]:
        for document in sorted(self._rows):
            for index in range(len(self._rows[document])):
                yield document, index

    def __len__(self) -> int:
        return sum(map(len, self._rows.values()))

    def __repr__(self) -> str:
        return f"Links({dict(self)})"

    def of(self, documents: Sequence[str]) -> Links:
        """Those of some documents alone."""
        return Links({one: self._rows[one] for one in documents if one in self._rows})
