"""IRIs that the entities of a build would have if fewer documents were known.

Where a firm's full name turns up later, its IRI changes; the one by its shorter name has to lead to it. Which those
are follows from the documents alone, so it is the same in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Entity, Extract, Resolution
from kg.rdf.statements import Names

_SEVERAL = -1
Identity = tuple[str, str, str]
"""Class, name and key: what an IRI is made of."""


LocalName = tuple[int, str, str, str]
"""Index of an entity, and class, name and place (with the credit code, if any) under which a document speaks of it."""


def local_names(extract: Extract, resolution: Resolution) -> set[LocalName]:
    """How one document calls things."""
    document = extract.document.id
    return {
        (resolution.links[document, index], local.kind, local.name, place)
        for index, local in enumerate(extract.entities)
        for place in {local.place or "", f"{local.place or ''}{local.credit_code}"}
    }


def redirects(called: Iterable[LocalName], names: Names) -> dict[str, tuple[str, str]]:
    """Other IRI → (IRI of the entity, the name that the other one is made of), sorted. `called`: by documents.

    An IRI that could be two entities' leads nowhere, nor does one that an entity has.
    """
    owners: dict[Identity, int] = {}
    for position, kind, name, place in called:
        for identity in _identities(kind, name, place, names.entities[position]):
            if owners.setdefault(identity, position) != position:
                owners[identity] = _SEVERAL
    live, found = set(names.iris), {}
    for identity, position in sorted(owners.items()):
        if position != _SEVERAL:
            iri = names.minter.entity(Entity(*identity))
            if iri not in live:
                found[iri] = (names.iris[position], identity[1])
    return dict(sorted(found.items()))


def _identities(kind: str, name: str, place: str, entity: Entity) -> Iterator[Identity]:
    if entity.kind == "District" and entity.code:
        return  # by its code and official name, whatever documents call it
    keys = {"", entity.key, place} if entity.key else {""}
    for one in {name, entity.name}:
        for class_ in {kind, entity.kind}:
            for key in keys:
                yield class_, one, key
