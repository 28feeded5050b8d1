"""What resolution needs to know of names and places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kg.names import NameSplitter
from kg.resolve.keys import key, keys
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

    def is_place(self, text: str) -> bool:
        """Whether a text is the full or short name of a district."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Names taken apart, and the words that must not be taken for a name."""

    splitter: NameSplitting
    districts: Mapping[str, str] = field(default_factory=dict)
    """GB/T 2260 code → official name."""
    codes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Full or short name of a district → the codes that it can stand for."""
    groups: frozenset[str] = frozenset()
    """Nationally known groups: such a name stands for the group, never for one of its local firms."""
    aliases: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(bucket, form of a listed name) → the listed name: 北航 → 北京航空航天大学."""
    generic: frozenset[str] = frozenset()
    """Words that name nothing by themselves (高新区, 工业园): without a place they mean another thing each time."""
    trades: frozenset[str] = frozenset()
    """Words of trade in firms' names."""
    loose_trades: frozenset[str] = frozenset()
    """Words that are a trade only inside a registered name: 技术, 建设, an industry."""
    park_forms: Mapping[str, str] = field(default_factory=dict)
    """Endings of park names → the form that stands for all of them: 国家高新技术产业开发区 → 高新区."""
    body_forms: Mapping[str, str] = field(default_factory=dict)
    """Endings of names of government bodies → the short form: 经济和信息化委员会 → 经信委."""
    levels: tuple[str, ...] = ()
    """Words of rank in names of parks and clusters that come and go: 国家级, 千亿级; longest first."""
    lookalikes: Mapping[int, str] = field(default_factory=dict)
    """Character → the one that stands for all that look like it, for `str.translate`."""


def knowledge_of(seeds: Seeds, splitter: NameSplitting | None = None) -> Knowledge:
    """Knowledge from the seeds; `splitter` where the caller has one at hand."""
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for code, district in seeds.districts.items():
        for form in filter(None, (district.name, district.short, *district.forms)):
            codes[form].add(code)
    keyed = _keyed(seeds)
    return Knowledge(
        splitter=NameSplitter(seeds) if splitter is None else splitter,
        districts={code: district.name for code, district in seeds.districts.items()},
        codes={form: frozenset(found) for form, found in codes.items()},
        groups=frozenset(keyed[form] for group in seeds.groups for form in (group.name, *group.aliases)),
        aliases=_aliases(seeds, keyed),
        generic=seeds.generic | frozenset(head.word for head in seeds.heads),
        trades=frozenset(keys(seeds.trade_words)),
        loose_trades=_loose_trades(seeds),
        park_forms={key(form): key(short) for form, short in seeds.park_forms.items()},
        body_forms={key(form): key(short) for form, short in seeds.body_forms.items()},
        levels=tuple(sorted(map(key, seeds.rank_words), key=lambda word: (-len(word), word))),
        lookalikes={ord(c): row[0] for row in seeds.lookalikes for c in row},
    )


def _loose_trades(seeds: Seeds) -> frozenset[str]:
    lists = ("loose_trades", "thing_trades", "not_firm_endings")
    words = {word for name in lists for word in seeds.word_lists[name]} | set(seeds.industries)
    return frozenset(keys([word for word in words if 1 < len(word) < 5]))


def _keyed(seeds: Seeds) -> dict[str, str]:
    """Listed names and their other forms → their keys."""
    tables = (seeds.groups, seeds.institutions, seeds.regions)
    forms = [form for table in tables for name in table for form in (name.name, *name.aliases)]
    return dict(zip(forms, keys(forms), strict=True))


def _aliases(seeds: Seeds, keyed: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """A form that two listed names have in common stands for neither."""
    tables = (
        ("Enterprise", seeds.groups),
        ("Institution", seeds.institutions),
        ("Region", seeds.regions),
    )
    owners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for bucket, table in tables:
        for name in table:
            for form in (name.name, *name.aliases):
                owners[bucket, keyed[form]].add(keyed[name.name])
    return {form: min(found) for form, found in owners.items() if len(found) == 1}


def tail_in(name: str, forms: Iterable[str]) -> str:
    """The longest of `forms` that a name ends with; empty where there is none."""
    return max((form for form in forms if name.endswith(form)), key=len, default="")
