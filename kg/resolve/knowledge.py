"""What resolution needs to know of names and places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kg.names import NameSplitter
from kg.resolve.keys import key
from kg.seeds import Seeds


class NameParts(Protocol):
    """A firm's name taken apart; each part may be empty."""

    @property
    def place(self) -> str: ...
    @property
    def brand(self) -> str: ...
    @property
    def trade(self) -> str: ...
    @property
    def form(self) -> str: ...
    @property
    def branch(self) -> str: ...


class NameSplitting(Protocol):
    """Takes names apart; `kg.names.NameSplitter` is one."""

    def split(self, name: str) -> NameParts:
        """重庆威致科技有限公司 → 重庆, 威致, 科技, 有限公司."""

    def short_forms(self, name: str) -> Iterator[tuple[str, bool]]:
        """Shorter names of a firm, and whether each is safe wherever it stands."""

    def is_place(self, text: str) -> bool:
        """Whether a text is the full or short name of a district."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Names taken apart, and the words that must not be taken for a name."""

    splitter: NameSplitting
    districts: Mapping[str, str] = field(default_factory=dict)
    """GB/T 2260 code → official name."""
    groups: frozenset[str] = frozenset()
    """Nationally known groups: such a name stands for the group, never for one of its local firms."""
    generic: frozenset[str] = frozenset()
    """Words that name nothing by themselves (高新区, 工业园): without a place they mean another thing each time."""
    park_forms: Mapping[str, str] = field(default_factory=dict)
    """Endings of park names → the form that stands for all of them: 国家高新技术产业开发区 → 高新区."""


def knowledge_of(seeds: Seeds, splitter: NameSplitting | None = None) -> Knowledge:
    """Knowledge from the seeds; `splitter` where the caller has one at hand."""
    return Knowledge(
        splitter=NameSplitter(seeds) if splitter is None else splitter,
        districts={code: district.name for code, district in seeds.districts.items()},
        groups=frozenset(key(form) for group in seeds.groups for form in (group.name, *group.aliases)),
        generic=seeds.generic | frozenset(head.word for head in seeds.heads),
        park_forms=seeds.park_forms,
    )
