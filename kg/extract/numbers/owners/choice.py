"""Whose number it is: a scored choice among the names of the sentence and those spoken of before."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.numbers.clauses import Placed
from kg.extract.numbers.number import Carry, Sentence, Told
from kg.extract.numbers.owners.candidates import candidates, entry_project
from kg.extract.numbers.owners.described import described_by, gathered_in, settled_in, where_gathered
from kg.extract.numbers.owners.likely import LEADS, fit
from kg.extract.numbers.owners.sectors import SECTORS, within_sector
from kg.extract.numbers.owners.together import OF_COUNTED, counted_before, counts_together, is_item
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page

KINDS = (
    "Enterprise",
    "IndustrialPark",
    "District",
    "Project",
    "IndustryCluster",
    "Institution",
    "Industry",
    "Region",
)
_NO_DISTRICTS = tuple(kind for kind in KINDS if kind != "District")
_LEAST = 0.6
_OWN = 0.6
"""What the subject of the clause itself gains, whoever mostly has such a number,"""
_LEAST_FIT = -0.3
"""and the least that this may count against it."""


def subject_of(
    page: Page, sentence: Sentence, quantity: Quantity, phrase: int, owner: str, carry: Carry
) -> tuple[int, str] | None:
    """Whose number it is, and of what kind that is. `phrase`: where the words begin that say what is measured."""
    read, names = sentence.read, sentence.names
    start, end = quantity.start, quantity.end
    sector = within_sector(page, read, names, phrase, start)
    if sector is not None:
        return sector
    if counts_together(page, quantity, phrase):
        names = [n for n in names if not is_item(page, sentence, n, start)]
        led = LEADS.search(page.text, sentence.clauses.start(start), start) is not None
        inside = where_gathered(page, read, phrase, start)
        if inside is not None:
            return inside
        owner = "place" if OF_COUNTED.match(page.text, end) else owner or ("" if led else "gathering")
    places = KINDS if quantity.unit.dimension == "area" else _NO_DISTRICTS
    if quantity.unit.dimension == "ratio":
        share = "占" in page.text[phrase:start]
        described = described_by(page, read, end, SECTORS) if share else None
    else:
        described = described_by(page, read, end, places)
    if described is None and quantity.unit.dimension == "count":
        described = settled_in(page, read, start) or gathered_in(page, read, end)
    if described is not None:
        return described
    together = counted_before(sentence, start) if owner == "project" else None
    if together is not None:
        return together.thing, together.kind
    own = _own_subjects(sentence, names, start, entry_project(page, sentence, start, carry))
    scored = [
        (
            score + (max(fit(owner, kind), _LEAST_FIT) + _OWN if thing in own else fit(owner, kind)),
            -order,
            thing,
            kind,
        )
        for order, (score, kind, thing) in enumerate(
            candidates(page, sentence, names, start, phrase, owner, carry)
        )
    ]
    best = max(scored, default=None)
    return (best[2], best[3]) if best is not None and best[0] >= _LEAST else None


def _own_subjects(sentence: Sentence, names: Sequence[Placed], start: int, entry: int | None) -> set[int]:
    """Firms that the clause itself has for its subject, and projects that it or all of the sentence has."""
    if entry is not None:
        return {entry}
    here = sentence.clauses.number(start)
    subjects = [n for n in names if n.part == "subject" and n.reference.end <= start]
    alone = len({n.reference.thing for n in subjects}) == 1
    firms = {n.reference.thing for n in subjects if n.clause == here and n.reference.kind == "Enterprise"}
    projects = (n for n in subjects if n.reference.kind == "Project")
    return firms | {n.reference.thing for n in projects if n.clause == here or alone}


def another_of(sentence: Sentence, quantity: Quantity, base: Told) -> tuple[int, str] | None:
    """Another of the same kind that the clause names before it tells of the same metric: 冶金增长5%，石化增长11%."""
    here = sentence.clauses.number(quantity.start)
    for name in reversed(sentence.names):
        one = name.reference
        apart = base.quantity.end <= one.start and one.end <= quantity.start and name.clause == here
        if apart and one.printed and one.kind == base.kind and name.part == "subject":
            return (one.thing, one.kind) if one.thing != base.thing else None
    return None
