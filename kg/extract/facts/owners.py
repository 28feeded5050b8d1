"""Firms whose name opens that of their project."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.facts.fact import Fact
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read
from kg.extract.things.things import Things


def owners_in(found: Iterable[Fact]) -> dict[int, int]:
    """Project → the firm whose name its own name opens with."""
    return {f.object: f.subject for f in found if f.rule == "name.undertakes"}


def with_owners(read: Read, owners: dict[int, int]) -> list[Reference]:
    """References of a sentence, and for each project the owner that stands in its name."""
    both: list[Reference] = []
    for reference in read.references:
        both.append(reference)
        owner = owners.get(reference.thing) if reference.printed else None
        if owner is not None:
            both.append(Reference(reference.start, reference.end, "Enterprise", owner, True))
    return both


def without_namesakes(page: Page, things: Things, facts: list[Fact]) -> list[Fact]:
    """Facts but owners by a short name alone where the text says that another firm of that brand builds it.

    由某某重工股份有限公司投资的“某某（保定）”智造基地项目: what stands in the name is no firm of its own.
    """
    stated: dict[int, set[int]] = {}
    named: dict[int, set[int]] = {}
    for fact in facts:
        if fact.predicate == "undertakes":
            found = named if fact.rule == "name.undertakes" else stated
            found.setdefault(fact.object, set()).add(fact.subject)
    return [f for f in facts if f.predicate != "undertakes" or _stands(page, things, f, named, stated)]


def _stands(
    page: Page, things: Things, fact: Fact, named: dict[int, set[int]], stated: dict[int, set[int]]
) -> bool:
    """Whether who builds a project is not told better by its name, or by a sentence, than by this fact."""
    owners, builders = named.get(fact.object, set()), stated.get(fact.object, set())
    if fact.rule in _GUESSED:
        return not owners or fact.subject in owners
    if fact.rule != "name.undertakes" or fact.subject in builders:
        return True
    return not any(_namesakes(page, things, fact, other) for other in builders)


_GUESSED = ("do.verb", "do.its", "do.speaks_of", "do.spoken_of_by")
"""Rules that take the firm of which the text speaks for the builder; a name in the project's own name is surer."""


def _namesakes(page: Page, things: Things, fact: Fact, other: int) -> bool:
    project, owner = things.all[fact.object].name, things.all[fact.subject].name
    if owner in project and owner.endswith(("公司", "厂", "集团")):
        return False
    names = "\n".join((things.all[other].name, *things.all[other].names))
    pairs = (project[n : n + 2] for n in range(min(_BRAND, len(project) - 1)))
    return any(pair in owner and pair in names and not page.lexicon.districts.get(pair) for pair in pairs)


_BRAND = 8
"""Within how many characters of a project's name its owner's brand begins."""
