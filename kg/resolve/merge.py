"""Makes entities of clusters: canonical name, labels, key, links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace

from kg.model import Entity, Resolution
from kg.resolve.group import Group, GroupId, forms_of
from kg.resolve.keys import key, phase, plain, significant
from kg.resolve.knowledge import Knowledge
from kg.resolve.profile import Profile


def merge(clusters: Sequence[Sequence[Group]], misprints: Set[GroupId], knowledge: Knowledge) -> Resolution:
    """Entities, sorted by class, name and key, and the link of every local entity. `misprints`: groups."""
    drafts = [(_entity(row, misprints, knowledge), row) for row in clusters]
    namesakes = Counter((entity.kind, key(entity.name)) for entity, _ in drafts)
    keyed = []
    for entity, row in drafts:
        if not entity.key and namesakes[(entity.kind, key(entity.name))] > 1:
            entity = replace(entity, key=_place(row))
        keyed.append((entity, row))
    taken = Counter((entity.kind, key(entity.name), entity.key) for entity, _ in keyed)
    final = [
        (replace(entity, key=f"{entity.key}{entity.documents[0]}"), row)
        if taken[(entity.kind, key(entity.name), entity.key)] > 1
        else (entity, row)
        for entity, row in keyed
    ]
    final.sort(key=lambda pair: (pair[0].kind, pair[0].name, pair[0].key, pair[1][0].id))
    links = {
        (document, index): position
        for position, (_, row) in enumerate(final)
        for group in row
        for document, index, _ in group.members
    }
    return Resolution(tuple(entity for entity, _ in final), dict(sorted(links.items())))


def _entity(row: Sequence[Group], misprints: Set[GroupId], knowledge: Knowledge) -> Entity:
    members = [member for group in row for member in group.members]
    kept = [group for group in row if group.id not in misprints] or row
    correct = [member for group in kept for member in group.members]
    code = min((group.code for group in row if group.code), default=None)
    names = {entity.name: group.profile for group in kept for _, _, entity in group.members}
    name = knowledge.districts.get(code or "") or max(
        sorted(names), key=lambda one: _fullness(one, names[one])
    )
    kinds = {entity.kind for _, _, entity in members}
    labels = forms_of(correct) - {name}
    misread = forms_of(members) | {form for _, _, entity in members for form in entity.hidden}
    return Entity(
        kind="IndustryCluster" if "IndustryCluster" in kinds else min(kinds),
        name=name,
        key=code or "",
        labels=tuple(sorted(labels)),
        hidden=tuple(sorted(misread - labels - {name})),
        code=code,
        documents=tuple(sorted({document for document, _, _ in members})),
    )


def _fullness(name: str, profile: Profile) -> tuple[bool, bool, int]:
    """Registered names of firms first, those with a place before those without; then the longest, not of a phase."""
    firm = profile.firm
    if firm is None:
        return (not phase(key(name)), False, len(plain(name)))
    return (firm.registered, firm.registered and bool(firm.place), len(plain(name)))


def _place(row: Sequence[Group]) -> str:
    """The narrowest place that the documents give; else, for a word like 高新区, the document itself."""
    places = {code for group in row for code in group.places}
    if places:
        return min(places, key=lambda code: (-len(significant(code)), code))
    return row[0].id[3] if len(row[0].id) > 3 else ""
