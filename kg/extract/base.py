"""The door for finders of names: what one looks like, and in which order they run.

A finder reads a page and yields mentions; it never changes the page. It says which kinds of names it needs to
find on the page and which it gives. Our own finders and those of other packages come in by `Chain.add`; a package
offers one under the entry-point group ``kg.extractors``::

    [project.entry-points."kg.extractors"]
    brands = "my_package:find_brands"
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import Protocol, runtime_checkable

from kg.errors import UsageError
from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.model import ENTITY_KINDS
from kg.paths import FINDERS as GROUP


@runtime_checkable
class Finder(Protocol):
    """Finds names of some kinds on a page."""

    @property
    def name(self) -> str:
        """Its name, once in a chain: ``firm.alias``."""

    @property
    def needs(self) -> frozenset[str]:
        """Kinds of names that earlier rounds must have looked for."""

    @property
    def gives(self) -> frozenset[str]:
        """Kinds of names it may yield."""

    def __call__(self, page: Page) -> Iterable[Mention]:
        """Mentions in the clean text of a page."""


@dataclass(frozen=True, slots=True)
class Step:
    """A function as a finder."""

    name: str
    find: Callable[[Page], Iterable[Mention]]
    needs: frozenset[str]
    gives: frozenset[str]

    def __call__(self, page: Page) -> Iterable[Mention]:
        """What the function finds."""
        return self.find(page)


class Chain:
    """Finders in rounds; those of one round see what the rounds before it found, not each other."""

    def __init__(self) -> None:
        self._rounds: list[tuple[Finder, ...]] = []
        self._names: set[str] = set()
        self._given: frozenset[str] = frozenset()

    def __iter__(self) -> Iterator[tuple[Finder, ...]]:
        return iter(self._rounds)

    def add(self, *finders: Finder) -> None:
        """Register a round.

        Raises `UsageError` for something that is no finder, a name used twice, a kind that the ontology does not
        have, and a need that no earlier round gives.
        """
        for finder in finders:
            if not isinstance(finder, Finder):
                raise UsageError(f"{finder!r} 不是提取器：需要 name、needs、gives，并能以页面调用")
            if finder.name in self._names:
                raise UsageError(f"提取器 {finder.name} 用了两次")
            if unknown := sorted((finder.needs | finder.gives) - set(ENTITY_KINDS)):
                raise UsageError(f"提取器 {finder.name}：类型 {'、'.join(unknown)} 不认识")
            if missing := sorted(finder.needs - self._given):
                raise UsageError(f"提取器 {finder.name} 需要 {'、'.join(missing)}，前面没有哪一轮给出")
            self._names.add(finder.name)
        self._rounds.append(finders)
        self._given = self._given.union(*(finder.gives for finder in finders))


def foreign_finders() -> list[Finder]:
    """Finders that other installed packages offer, by the names of their entry points."""
    offered = sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value))
    return [point.load() for point in offered]
