"""Former ids of a graph folder: what an IRI that was once published leads to now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.compare import Thing, iris_of, successors, things_of
from kg.store import Store, open_store
from kg.workspace import Redirect


def things_gone(out: Path, iris: Iterable[str]) -> dict[str, Thing]:
    """Entities of the graph that a build is about to replace, those that it has not; none where there is none."""
    path = out / "store"
    if not path.exists():
        return {}
    store = open_store(path)
    gone = iris_of(store).difference(iris)
    return {iri: thing for iri, thing in things_of(store).items() if iri in gone} if gone else {}


def redirects_after(
    implied: Mapping[str, tuple[str, str]],
    gone: Mapping[str, Thing],
    known: Mapping[str, Redirect],
    iris: Iterable[str],
    store: Store,
) -> list[Redirect]:
    """All redirects of the folder.

    `implied` follow from the documents (see `kg.rdf.redirects`). What entities and redirects there were before and
    is not among them is kept as published, led on to what stands for it now, and dropped where nothing does.
    `iris`: of the entities of the graph, which `store` holds.
    """
    found = {former: Redirect(former, current, name, "name") for former, (current, name) in implied.items()}
    now = set(iris) if known else set()
    lost = [thing for thing in gone.values() if thing.iri not in found]
    became = successors(lost, things_of(store)) if lost else {}
    for thing in lost:
        if thing.iri in became:
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
