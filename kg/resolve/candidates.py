"""Which groups may be one: a short name and the full name that it is short for.

Blocking is by shared form: every group is filed under all its forms, printed or derived, and looked up by its name.
A name that fits two different full names stays with neither, unless its place tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.resolve.group import Group, GroupId, form_class
from kg.resolve.keys import compatible, key, significant
from kg.resolve.knowledge import Knowledge, NameParts

LINKED_KINDS = frozenset(
    {"District", "Region", "IndustrialPark", "Enterprise", "Institution", "GovernmentBody", "Project"}
)
"""Proper names, which have short forms. Of industries, products and titles the short form is a wider term."""

PRINTED, DERIVED, BRAND = 0.95, 0.85, 0.6


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two groups that speak for being one: how strongly, and why."""

    left: GroupId
    right: GroupId
    score: float
    reason: str


Index = Mapping[tuple[str, str], Mapping[GroupId, float]]
"""(bucket, form) → groups that have the form, with the score that the form gives."""


def pairs(
    found: Mapping[GroupId, Group], separate: set[tuple[GroupId, GroupId]], knowledge: Knowledge
) -> list[Pair]:
    """At most one pair for each group that can be a short form of another, sorted."""
    index = _index(found.values(), knowledge)
    results: set[Pair] = set()
    for group in found.values():
        if group.bucket not in LINKED_KINDS or group.full or _homeless(group, knowledge):
            continue
        match = _best(group, _own(group), index, found, separate, knowledge)
        if match is None and group.bucket == "Enterprise":
            match = _best(group, sorted(group.labels - group.names), index, found, separate, knowledge)
        if match:
            other, score, reason = match
            results.add(Pair(min(group.id, other), max(group.id, other), score, reason))
    return sorted(results)


def _homeless(group: Group, knowledge: Knowledge) -> bool:
    """A word like 高新区 with no place known."""
    return group.bound and not group.places and not group.names.isdisjoint(knowledge.generic)


def _own(group: Group) -> list[str]:
    """What to look a group up by: its names, also without 公司, and a full name without place by its parts."""
    forms = set(group.names)
    if group.parts and group.parts.form == "公司":
        forms |= {name.removesuffix("公司") for name in group.names}
    if group.id[1] == "full" and group.parts:
        forms.add(_placeless(group.parts))
    return sorted(forms)


def _placeless(parts: NameParts) -> str:
    return f"{key(parts.brand)}{key(parts.trade)}#{form_class(parts.form)}"


def _index(found: Iterable[Group], knowledge: Knowledge) -> Index:
    index: dict[tuple[str, str], dict[GroupId, float]] = defaultdict(dict)
    for group in found:
        if group.bucket in LINKED_KINDS:
            for form, score in _forms(group, knowledge).items():
                index[(group.bucket, form)][group.id] = score
    return index


def _forms(group: Group, knowledge: Knowledge) -> dict[str, float]:
    """Every form that may stand for the group, with the score that it gives."""
    forms = dict.fromkeys(group.labels, PRINTED)
    if group.parts is None or group.id[1] != "full":
        if group.bucket == "IndustrialPark":
            forms.setdefault(group.id[2], DERIVED)
            for form in _nearer(group.id[2], knowledge):
                forms.setdefault(form, DERIVED)
        return forms
    brand = key(group.parts.brand)
    for name in sorted({entity.name for _, _, entity in group.members}):
        for form, _ in knowledge.splitter.short_forms(name):
            forms.setdefault(key(form), BRAND if key(form) == brand else DERIVED)
    for form in _without_inner_place(group.parts, knowledge):
        forms.setdefault(form, DERIVED)
    if group.full:
        forms[_placeless(group.parts)] = DERIVED
    return forms


def _nearer(name: str, knowledge: Knowledge) -> Iterable[str]:
    """A park's name without the wider of two places in front: 重庆璧山高新区 → 璧山高新区."""
    for cut in range(2, min(len(name) - 3, 9)):
        inner = any(
            knowledge.splitter.is_place(name[cut:end]) for end in range(cut + 2, min(cut + 6, len(name)))
        )
        if inner and knowledge.splitter.is_place(name[:cut]):
            yield name[cut:]


def _without_inner_place(parts: NameParts, knowledge: Knowledge) -> Iterable[str]:
    """武骏重庆光能有限公司 is called 武骏光能."""
    for length in range(2, min(6, len(parts.brand) - 1)):
        if parts.trade and knowledge.splitter.is_place(parts.brand[-length:]):
            yield key(parts.brand[:-length] + parts.trade)


def _best(
    group: Group,
    forms: Iterable[str],
    index: Index,
    found: Mapping[GroupId, Group],
    separate: set[tuple[GroupId, GroupId]],
    knowledge: Knowledge,
) -> tuple[GroupId, float, str] | None:
    """The one group that a form leads to, by the strongest kind of form that leads anywhere."""
    near: dict[GroupId, tuple[float, str]] = {}
    for form in forms:
        for other, score in index.get((group.bucket, form), {}).items():
            if other != group.id and _possible(group, found[other], form, score, separate, knowledge):
                near[other] = max(near.get(other, (0.0, "")), (score, form))
    strongest = max((score for score, _ in near.values()), default=0.0)
    options = [found[other] for other, (score, _) in sorted(near.items()) if score == strongest]
    options = _narrow(group, _undominated(options, index))
    if len(options) != 1:
        return None
    other = options[0].id
    return other, strongest, f"{_REASONS[strongest]}: {near[other][1]}"


_REASONS = {
    PRINTED: "form printed for both",
    DERIVED: "short form of the full name",
    BRAND: "brand of one firm only",
}


def _possible(
    group: Group,
    other: Group,
    form: str,
    score: float,
    separate: set[tuple[GroupId, GroupId]],
    knowledge: Knowledge,
) -> bool:
    """Nothing speaks against the pair, and it is for this group, the vaguer of the two, to look for it."""
    if not other.full and _vagueness(other, form) > _vagueness(group, form):
        return False
    if (min(group.id, other.id), max(group.id, other.id)) in separate:
        return False
    if (group.bound or other.bound or score == BRAND) and not compatible(group.places, other.places):
        return False
    if group.bound and not group.names.isdisjoint(knowledge.generic):
        return bool(other.places)
    if score == BRAND and group.documents & other.documents:
        return False
    return not _is_national(group, form, knowledge) or _whole(other, form)


def _vagueness(group: Group, form: str) -> tuple[bool, int]:
    """Of two groups the one that has the form as its name is the vaguer; then the one with the wider place."""
    narrowest = max((len(significant(code)) for code in group.places), default=0) if group.bound else 0
    return form in _own(group), -narrowest


def _is_national(group: Group, form: str, knowledge: Knowledge) -> bool:
    return group.bucket == "Enterprise" and (form in knowledge.groups or bool(group.names & knowledge.groups))


def _whole(other: Group, form: str) -> bool:
    """A national group's name is a firm's name only where it is all of it but place and legal form."""
    return other.parts is None or key(other.parts.brand + other.parts.trade) in (form, form.partition("#")[0])


def _undominated(options: list[Group], index: Index) -> list[Group]:
    """Leaves out options that are themselves short for another option: 威致科技有限公司 beside 重庆威致科技有限公司."""
    ids = {option.id for option in options}
    kept = []
    for option in options:
        above = {other for form in _own(option) for other in index.get((option.bucket, form), {})} & ids
        if option.full or above <= {option.id}:
            kept.append(option)
    return kept or options


def _narrow(group: Group, options: list[Group]) -> list[Group]:
    """Where several fit, those in the very place."""
    if len(options) < 2 or not group.places:
        return options
    return [option for option in options if option.places and compatible(group.places, option.places)]
