"""Local entities that bear one name, over all documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.resolve.gather import Gathered, Gathering, GroupId
from kg.resolve.keys import key
from kg.resolve.knowledge import Knowledge
from kg.resolve.profile import Profile, profile

__all__ = ["Apart", "Group", "GroupId", "groups"]

Apart = frozenset[tuple[GroupId, GroupId]]
"""Pairs of groups, the lesser id first, that a document relates to one another."""


@dataclass(slots=True)
class Group:
    """Local entities under one name: what is compared and put together."""

    id: GroupId
    name: str
    """As printed; of several spellings of one key the least, brackets first."""
    profile: Profile
    gathered: Gathered
    labels: set[str] = field(default_factory=set)
    """Keys of all its correct forms, the name included."""
    places: set[str] = field(default_factory=set)
    """GB/T 2260 codes of the districts that documents put it in; one at most where the place counts."""
    registered: frozenset[str] = frozenset()
    """Keys of all names that registers give the one owner of its credit code, or of its name; former ones too."""

    @property
    def bucket(self) -> str:
        """Entity class; Industry stands for IndustryCluster too."""
        return self.id[0]

    @property
    def key(self) -> str:
        """Key of its name."""
        return key(self.name)

    @property
    def code(self) -> str:
        """GB/T 2260 code of a district; else empty."""
        return self.id[2] if self.id[1] == "code" else ""

    @property
    def credit(self) -> str:
        """Unified social credit code that a register gives it; else empty."""
        return self.id[4] if len(self.id) > 4 else ""

    @property
    def documents(self) -> list[str]:
        """Ids of the documents that name it, each once."""
        return self.gathered.documents

    @property
    def forms(self) -> set[str]:
        """Correct forms as printed."""
        return {*self.gathered.names, *self.gathered.labels}


def groups(gathering: Gathering, knowledge: Knowledge) -> dict[GroupId, Group]:
    """Groups by identity, sorted."""
    gathered = dict(zip(gathering.ids, gathering.found, strict=True))
    found = {identity: _group(identity, gathered[identity], knowledge) for identity in sorted(gathered)}
    _share_registered_names(found.values())
    return found


def _share_registered_names(found: Iterable[Group]) -> None:
    """Tell groups the other names of the one credit code that their own name is registered under."""
    names: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for group in found:
        if group.credit:
            names[group.bucket, group.credit] |= group.labels
    owners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for (bucket, code), forms in names.items():
        for form in forms:
            owners[bucket, form].add(code)
    for group in found:
        codes = {group.credit} if group.credit else owners.get((group.bucket, group.key), set())
        if len(codes) == 1:
            group.registered = frozenset(names[group.bucket, min(codes)])


def _group(identity: GroupId, gathered: Gathered, knowledge: Knowledge) -> Group:
    name = min(gathered.names, key=lambda one: ("（" not in one, "(" not in one, one))
    place = min(gathered.places, default=None)
    labels = {key(form) for form in (*gathered.names, *gathered.labels)}
    codes = set(gathered.codes)
    if identity[1] == "code":
        codes.add(identity[2])
    return Group(identity, name, profile(gathered.first[2], name, place, knowledge), gathered, labels, codes)
