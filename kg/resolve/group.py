"""Local entities that are one beyond doubt, over all documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Extract, LocalEntity
from kg.resolve.keys import key, stem
from kg.resolve.knowledge import Knowledge, NameParts

GroupId = tuple[str, ...]
"""Bucket, then what tells the group: a code, a full name's parts, a name and its place."""

PLACED_KINDS = frozenset({"District", "IndustrialPark", "Project", "GovernmentBody"})
"""Two things of one name in two places are two, unless the name itself says where."""


@dataclass(slots=True)
class Group:
    """Local entities under one identity. `full`: a code or a firm's registered name, which no second one can share."""

    id: GroupId
    full: bool
    bound: bool
    """Its place counts: the name itself tells none, and things of its kind have namesakes elsewhere."""
    parts: NameParts | None
    members: list[tuple[str, int, LocalEntity]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    """Keys of its names."""
    labels: set[str] = field(default_factory=set)
    """Keys of all its correct forms, names included."""
    places: set[str] = field(default_factory=set)
    """GB/T 2260 codes of the districts that documents put it in; one at most where the place counts."""

    @property
    def bucket(self) -> str:
        """Entity class; Industry stands for IndustryCluster too."""
        return self.id[0]

    @property
    def documents(self) -> set[str]:
        """Ids of the documents that name it."""
        return {document for document, _, _ in self.members}


def groups(extracts: Sequence[Extract], knowledge: Knowledge) -> dict[GroupId, Group]:
    """Groups by identity, sorted."""
    found: dict[GroupId, Group] = {}
    for extract in extracts:
        document = extract.document.id
        for index, entity in enumerate(extract.entities):
            candidate = _group(document, entity, knowledge)
            group = found.setdefault(candidate.id, candidate)
            group.members.append((document, index, entity))
            group.names.add(key(entity.name))
            group.labels.update(key(form) for form in (entity.name, *entity.labels))
            group.places.update(code for code in (entity.code or entity.place,) if code)
    return {identity: found[identity] for identity in sorted(found)}


def apart(extracts: Sequence[Extract], found: Mapping[GroupId, Group]) -> set[tuple[GroupId, GroupId]]:
    """Pairs of groups that a document relates to one another: no thing supplies, owns or joins itself."""
    home = {(document, index): group.id for group in found.values() for document, index, _ in group.members}
    separate: set[tuple[GroupId, GroupId]] = set()
    for extract in extracts:
        for claim in extract.claims:
            s, o = home[(extract.document.id, claim.subject)], home[(extract.document.id, claim.object)]
            if s[0] == o[0] and s != o:
                separate.add((min(s, o), max(s, o)))
    return separate


def _group(document: str, entity: LocalEntity, knowledge: Knowledge) -> Group:
    if entity.kind == "Enterprise":
        return _enterprise(entity, knowledge)
    bucket = "Industry" if entity.kind == "IndustryCluster" else entity.kind
    if entity.kind == "District" and entity.code:
        return Group((bucket, "code", entity.code), True, False, None)
    name = key(entity.name)
    own_place = knowledge.splitter.split(entity.name).place if entity.kind in PLACED_KINDS else ""
    if entity.kind == "IndustrialPark":
        name = _park(name, own_place, knowledge.park_forms)
    bound = not own_place and (entity.kind in PLACED_KINDS or _coded(entity))
    if not bound:
        return Group((bucket, "name", name), False, False, None)
    place = entity.place or ""
    if not place and name in knowledge.generic:
        place = document
    return Group((bucket, "name", name, place), False, True, None)


def _enterprise(entity: LocalEntity, knowledge: Knowledge) -> Group:
    """By the parts of its name where it is a registered one; the legal form may be misprinted or have changed."""
    parts = knowledge.splitter.split(entity.name)
    kind = form_class(parts.form)
    if not kind or not parts.brand or parts.branch:
        full = bool(kind) and bool(parts.branch)
        return Group(("Enterprise", "name", key(entity.name)), full, False, parts)
    identity = ("Enterprise", "full", key(stem(parts.place)), key(parts.brand), key(parts.trade), kind)
    return Group(identity, bool(parts.place), False, parts)


def form_class(form: str) -> str:
    """集团 and its companies are two things; 有限公司 and 股份有限公司 of one name are one. Empty: no legal form."""
    if "集团" in form:
        return "集团"
    if "有限" in form:
        return "有限公司"
    return "" if form == "公司" else form


def _park(name: str, place: str, forms: Mapping[str, str]) -> str:
    """A park's key with its place without suffix and its ending in the form that stands for all."""
    lead = key(place)
    if not lead or not name.startswith(lead):
        lead = ""
    rest = name[len(lead) :]
    ending = max((form for form in forms if rest.endswith(key(form))), key=len, default="")
    if ending:
        rest = rest[: len(rest) - len(key(ending))] + key(forms[ending])
    return stem(lead) + rest


def _coded(entity: LocalEntity) -> bool:
    """A coded cluster system (246, 3+3+X) is some district's."""
    return entity.kind == "IndustryCluster" and any(c.isdigit() for c in entity.name)


def forms_of(members: Iterable[tuple[str, int, LocalEntity]]) -> set[str]:
    """Correct forms as printed."""
    return {form for _, _, entity in members for form in (entity.name, *entity.labels)}
