"""Towns, townships and streets have no code in the gazetteer: which division they lie in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.model import Entity
from kg.rdf.background import Division
from kg.terms import IND


def homes_of_towns(
    entities: Sequence[Entity], districts: Mapping[str, Division], towns: Mapping[str, Sequence[str]]
) -> dict[int, str]:
    """Index of a town → code of its division, where it is beyond doubt.

    A form that begins with the division tells it (荣昌区昌州街道), so does the key of a town that has namesakes,
    and so does the gazetteer for a name that only one division has. `towns`: code of a division → its towns.
    """
    uncoded = [
        (index, entity)
        for index, entity in enumerate(entities)
        if entity.kind == "District" and not entity.code
    ]
    if not uncoded:
        return {}
    by_name = _codes_by_name(districts)
    wanted = {form for _, entity in uncoded for form in (entity.name, *entity.labels)}
    of_town: defaultdict[str, set[str]] = defaultdict(set)
    for code, names in towns.items():
        for name in wanted.intersection(names):
            of_town[name].add(code)
    found = {}
    for index, entity in uncoded:
        told = {
            code for form in (entity.name, *entity.labels) for code in _before(form, entity.name, by_name)
        }
        known = {code for form in (entity.name, *entity.labels) for code in of_town.get(form, ())}
        if entity.key[:6] in districts:
            told = {entity.key[:6]}
        homes = (told & known) or told or known
        if len(homes) == 1:
            found[index] = min(homes)
    return found


def town_lines(
    homes: Mapping[int, str], towns: Sequence[str], districts: Mapping[str, str], graph: str
) -> Iterator[str]:
    """`towns`: IRIs of entities by index; `districts`: IRIs by code."""
    for index, code in sorted(homes.items()):
        yield f"<{towns[index]}> <{IND}withinDistrict> <{districts[code]}> <{graph}> .\n"


def _codes_by_name(districts: Mapping[str, Division]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for code, row in districts.items():
        found[row.name].add(code)
        if len(row.name) > 2:
            found[row.name[:-1]].add(code)
    return found


def _before(form: str, name: str, by_name: Mapping[str, set[str]]) -> set[str]:
    """Codes of the division whose name stands before the town's in a form; none where two share the name."""
    lead = form.removesuffix(name) if form != name else ""
    near = (lead[start:] for start in range(len(lead)))
    return next((by_name[part] for part in near if part in by_name), set())
