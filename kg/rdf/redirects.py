"""IRIs that the entities of a build would have if fewer documents were known.

Where a firm's full name turns up later, its IRI changes; the one by its shorter name has to lead to it. Which those
are follows from the documents alone, so it is the same in whatever order they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.model import Entity, Extract, LocalEntity, Resolution
from kg.rdf.build import Settings, named

Identity = tuple[str, str, str]
"""Class, name and key: what an IRI is made of."""


def redirects(
    extracts: Iterable[Extract], resolution: Resolution, settings: Settings
) -> dict[str, tuple[str, str]]:
    """Other IRI → (IRI of the entity, the name that the other one is made of), sorted.

    An IRI that could be two entities' leads nowhere, nor does one that an entity has.
    """
    names = named(resolution, settings)
    by_id = {extract.document.id: extract for extract in extracts}
    owners: defaultdict[Identity, set[int]] = defaultdict(set)
    for (document, index), position in resolution.links.items():
        entity = resolution.entities[position]
        for identity in _identities(by_id[document].entities[index], entity):
            owners[identity].add(position)
    live = set(names.iris)
    found = {}
    for identity, positions in sorted(owners.items()):
        if len(positions) == 1:
            iri = settings.minter.entity(Entity(*identity))
            if iri not in live:
                found[iri] = (names.iris[min(positions)], identity[1])
    return dict(sorted(found.items()))


def _identities(local: LocalEntity, entity: Entity) -> Iterator[Identity]:
    if entity.kind == "District" and entity.code:
        return  # by its code and official name, whatever documents call it
    place = local.place or ""
    keys = {"", entity.key, place, f"{place}{local.credit_code}"} if entity.key else {""}
    for name in {local.name, entity.name}:
        for kind in {local.kind, entity.kind}:
            for key in keys:
                yield kind, name, key
