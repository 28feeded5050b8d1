"""Names found on a page, and where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_BLOCK = 64
"""Characters of text that share one entry of the index: a name hardly ever runs over two."""


@dataclass(slots=True)
class Mention:
    """A name at `[start, end)` of the clean text.

    `name` is its normal form, `labels` are other forms by which this very mention makes the thing known:
    in 江苏厚生新能源科技有限公司（简称“厚生”） the mention of 厚生 has the full name as its label.
    """

    start: int
    end: int
    kind: str
    name: str
    rule: str
    score: float
    labels: tuple[str, ...] = ()
    code: str | None = None

    def __hash__(self) -> int:
        return hash((self.start, self.end, self.kind))


class Mentions:
    """The mentions of a page in the order they were found, and by place.

    >>> held = Mentions([Mention(0, 3, "District", "璧山区", "made", 1.0)])
    >>> [m.name for m in held.touching(2, 9)], held.touching(3, 9)
    (['璧山区'], [])
    """

    def __init__(self, mentions: Iterable[Mention] = ()) -> None:
        self._all = list(mentions)
        self._blocks: defaultdict[int, list[int]] = defaultdict(list)
        self._indexed = 0
        self._covered = bytearray()
        """Position → 1 where a name stands."""

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._all)

    def extend(self, mentions: Iterable[Mention]) -> None:
        """Add the findings of a round."""
        self._all.extend(mentions)

    def touching(self, start: int, end: int) -> list[Mention]:
        """Mentions that share a character with a stretch, in the order they were found."""
        if self._indexed < len(self._all):
            self._index()
        if end <= 0 or self._covered.find(1, start if start > 0 else 0, end) < 0:
            return []
        first, last = start // _BLOCK, (end - 1) // _BLOCK
        if first == last:
            near: Iterable[int] = self._blocks.get(first, ())
        else:
            near = sorted({i for block in range(first, last + 1) for i in self._blocks.get(block, ())})
        return [m for i in near if (m := self._all[i]).start < end and start < m.end]

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions inside a stretch, in the order they were found."""
        return [m for m in self.touching(start, end) if start <= m.start and m.end <= end]

    def _index(self) -> None:
        for at in range(self._indexed, len(self._all)):
            mention = self._all[at]
            if len(self._covered) < mention.end:
                self._covered.extend(bytes(2 * mention.end - len(self._covered)))
            self._covered[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            for block in range(mention.start // _BLOCK, (mention.end - 1) // _BLOCK + 1):
                self._blocks[block].append(at)
        self._indexed = len(self._all)
