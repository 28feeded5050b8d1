"""What follows from who is where: a place has the sector of its firms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.facts.fact import Fact
from kg.extract.things.things import Things

_MEMBER = ("operatesIn", "chainLeaderOf")
_LEAST = 3
"""Firms of a sector that a place must hold for the text to show that it has the sector."""


def ground_facts(things: Things, found: Sequence[Fact]) -> Iterator[Fact]:
    """A park or district where several firms of a sector sit develops it."""
    seats: dict[int, set[int]] = {}
    known = set()
    for fact in found:
        if fact.predicate == "locatedIn" and things.all[fact.subject].kind == "Enterprise":
            seats.setdefault(fact.subject, set()).add(fact.object)
        elif fact.predicate == "develops":
            known.add((fact.subject, fact.object))
    members: dict[tuple[int, int], list[Fact]] = {}
    for fact in found:
        if fact.predicate in _MEMBER:
            for place in sorted(seats.get(fact.subject, ())):
                members.setdefault((place, fact.object), []).append(fact)
    for (place, sector), facts in members.items():
        firms = {fact.subject for fact in facts}
        if (place, sector) not in known and len(firms) >= _LEAST:
            first = facts[0]
            yield Fact(place, "develops", sector, 0.65, "kin.ground", first.start, first.end)
