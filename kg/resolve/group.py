"""Local entities that bear one name, over all documents."""

from __future__ import annotations

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
    def documents(self) -> list[str]:
        """Ids of the documents that name it, each once."""
        return self.gathered.documents

    @property
    def forms(self) -> set[str]:
        """Correct forms as printed."""
        return self.gathered.names | self.gathered.labels


def groups(gathering: Gathering, knowledge: Knowledge) -> dict[GroupId, Group]:
    """Groups by identity, sorted."""
    found = dict(zip(gathering.ids, gathering.found, strict=True))
    return {identity: _group(identity, found[identity], knowledge) for identity in sorted(found)}


def _group(identity: GroupId, gathered: Gathered, knowledge: Knowledge) -> Group:
    name = min(gathered.names, key=lambda one: ("（" not in one, "(" not in one, one))
    place = min(gathered.places, default=None)
    labels = {key(form) for form in gathered.names | gathered.labels}
    codes = set(gathered.codes)
    if identity[1] == "code":
        codes.add(identity[2])
    return Group(identity, name, profile(gathered.first[2], name, place, knowledge), gathered, labels, codes)
