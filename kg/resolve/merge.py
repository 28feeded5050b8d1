"""Makes entities of clusters: canonical name, labels, key, links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace

from kg.model import Entity
from kg.resolve.group import Group, GroupId
from kg.resolve.keys import key, phase, plain, significant
from kg.resolve.knowledge import Knowledge
from kg.resolve.profile import Profile


def merge(
    clusters: Sequence[Sequence[Group]], misprints: Set[GroupId], knowledge: Knowledge
) -> tuple[tuple[Entity, ...], dict[GroupId, int]]:
    """Entities, sorted by class, name and key, and which of them each group is. `misprints`: groups."""
    drafts = [(_entity(row, misprints, knowledge), row) for row in clusters]
    namesakes = Counter((entity.kind, key(entity.name)) for entity, _ in drafts)
    keyed = []
    for entity, row in drafts:
        if not entity.key and namesakes[(entity.kind, key(entity.name))] > 1:
            entity = replace(entity, key=_place(row))
        keyed.append((entity, row))
    taken = Counter((entity.kind, key(entity.name), entity.key) for entity, _ in keyed)
    final = [
        (replace(entity, key=f"{entity.key}{_own_key(entity)}"), row)
        if taken[(entity.kind, key(entity.name), entity.key)] > 1
        else (entity, row)
        for entity, row in keyed
    ]
    final.sort(key=lambda pair: (pair[0].kind, pair[0].name, pair[0].key, pair[1][0].id))
    home = {group.id: position for position, (_, row) in enumerate(final) for group in row}
    return tuple(entity for entity, _ in final), home


def _own_key(entity: Entity) -> str:
    """What tells it from a namesake in the same place."""
    return entity.credit_codes[0] if entity.credit_codes else entity.documents[0]


def _entity(row: Sequence[Group], misprints: Set[GroupId], knowledge: Knowledge) -> Entity:
    kept = [group for group in row if group.id not in misprints] or row
    code = min((group.code for group in row if group.code), default=None)
    coded = [group for group in kept if group.credit] or kept
    names = {name: group.profile for group in coded for name in group.gathered.names}
    name = knowledge.districts.get(code or "") or max(
        sorted(names), key=lambda one: _fullness(one, names[one])
    )
    kinds = {kind for group in row for kind in group.gathered.kinds}
    labels = {form for group in kept for form in group.forms} - {name}
    misread = {form for group in row for form in (*group.forms, *group.gathered.hidden)}
    return Entity(
        kind="IndustryCluster" if "IndustryCluster" in kinds else min(kinds),
        name=name,
        key=code or "",
        labels=tuple(sorted(labels)),
        hidden=tuple(sorted(misread - labels - {name})),
        code=code,
        documents=tuple(sorted({document for group in row for document in group.documents})),
        credit_codes=tuple(sorted({group.credit for group in row} - {""})),
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
