"""Local entities that bear one name, over all documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Extract, LocalEntity
from kg.resolve.keys import key
from kg.resolve.knowledge import Knowledge
from kg.resolve.profile import Profile, bound_to_place, district_codes, profile

GroupId = tuple[str, ...]
"""Bucket, ``code`` or ``name``, the code or the name's key, and the place where that counts."""
Apart = frozenset[tuple[GroupId, GroupId]]
"""Pairs of groups, the lesser id first, that a document relates to one another."""


@dataclass(slots=True)
class Group:
    """Local entities under one name: what is compared and put together."""

    id: GroupId
    name: str
    """As printed; of several spellings of one key the least, brackets first."""
    profile: Profile
    members: list[tuple[str, int, LocalEntity]] = field(default_factory=list)
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
    def documents(self) -> set[str]:
        """Ids of the documents that name it."""
        return {document for document, _, _ in self.members}


def groups(extracts: Sequence[Extract], knowledge: Knowledge) -> dict[GroupId, Group]:
    """Groups by identity, sorted."""
    rows: dict[GroupId, list[tuple[str, int, LocalEntity]]] = {}
    for extract in extracts:
        document = extract.document.id
        for index, entity in enumerate(extract.entities):
            rows.setdefault(_identity(document, entity, knowledge), []).append((document, index, entity))
    return {identity: _group(identity, rows[identity], knowledge) for identity in sorted(rows)}


def apart(extracts: Sequence[Extract], found: Mapping[GroupId, Group]) -> Apart:
    """Pairs of groups that a document relates to one another: no thing supplies, owns or joins itself."""
    home = {(document, index): group.id for group in found.values() for document, index, _ in group.members}
    separate: set[tuple[GroupId, GroupId]] = set()
    for extract in extracts:
        for claim in extract.claims:
            s, o = home[(extract.document.id, claim.subject)], home[(extract.document.id, claim.object)]
            if s[0] == o[0] and s != o:
                separate.add((min(s, o), max(s, o)))
    return frozenset(separate)


def _group(identity: GroupId, members: list[tuple[str, int, LocalEntity]], knowledge: Knowledge) -> Group:
    name = min(
        {entity.name for _, _, entity in members}, key=lambda one: ("（" not in one, "(" not in one, one)
    )
    place = min((entity.place for _, _, entity in members if entity.place), default=None)
    labels = {key(form) for _, _, entity in members for form in (entity.name, *entity.labels)}
    codes = {code for _, _, entity in members for code in (entity.code or entity.place,) if code}
    if identity[1] == "code":
        codes.add(identity[2])
    return Group(identity, name, profile(members[0][2].kind, name, place, knowledge), members, labels, codes)


def _identity(document: str, entity: LocalEntity, knowledge: Knowledge) -> GroupId:
    bucket = "Industry" if entity.kind == "IndustryCluster" else entity.kind
    if entity.kind == "District":
        codes = district_codes(entity.name, knowledge)
        code = entity.code or (min(codes) if len(codes) == 1 and not entity.place else None)
        if code:
            return (bucket, "code", code)
    name = key(entity.name)
    if not bound_to_place(entity.kind, entity.name, knowledge):
        return (bucket, "name", name)
    place = entity.place or ""
    if not place and name in knowledge.generic:
        place = document
    return (bucket, "name", name, place)


def forms_of(members: Iterable[tuple[str, int, LocalEntity]]) -> set[str]:
    """Correct forms as printed."""
    return {form for _, _, entity in members for form in (entity.name, *entity.labels)}
