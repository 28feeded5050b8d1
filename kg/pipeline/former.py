"""Former ids of a graph folder: what an IRI that was once published leads to now."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.compare import Thing, successors, things_of
from kg.store import open_store
from kg.workspace import Redirect


def things_before(out: Path) -> dict[str, Thing]:
    """Entities of the graph that a build is about to replace; none where there is none."""
    store = out / "store"
    return things_of(open_store(store)) if store.exists() else {}


def redirects_after(
    implied: Mapping[str, tuple[str, str]],
    before: Mapping[str, Thing],
    known: Mapping[str, Redirect],
    now: Mapping[str, Thing],
) -> list[Redirect]:
    """All redirects of the folder.

    `implied` follow from the documents (see `kg.rdf.redirects`). What entities and redirects there were before and
    is not among them is kept as published, led on to what stands for it now, and dropped where nothing does.
    """
    found = {former: Redirect(former, current, name, "name") for former, (current, name) in implied.items()}
    gone = [thing for iri, thing in before.items() if iri not in now]
    became = successors(gone, now)
    for thing in gone:
        if thing.iri not in found and thing.iri in became:
            found[thing.iri] = Redirect(thing.iri, became[thing.iri], thing.name, "published")
    for former, one in known.items():
        if former in found or former in now:
            continue
        current = one.current if one.current in now else _led_on(one.current, found)
        if current:
            found[former] = Redirect(former, current, one.name, "published")
    return sorted(found.values())


def _led_on(iri: str, found: Mapping[str, Redirect]) -> str:
    return found[iri].current if iri in found else ""
