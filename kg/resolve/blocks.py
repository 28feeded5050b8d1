"""Blocking: which groups are compared at all. Every list here is short, so the work grows with the names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, pairwise

from kg.resolve.group import Group, GroupId
from kg.resolve.knowledge import Knowledge
from kg.resolve.profile import Share, looks
from kg.resolve.vetoes import listed

LIMIT = 48
"""A block with more groups than this tells nothing: each is compared with the next only."""
LINKED_KINDS = frozenset(
    {"District", "Region", "IndustrialPark", "Enterprise", "Institution", "GovernmentBody", "Project"}
)
"""Proper names, which have short forms. Of industries, products and titles the short form is a wider term."""
_LEAST_LOOK = {"District": 3, "IndustrialPark": 4}
_LOOK, _HEAD, _LEAST_SLIP = 5, 4, 9

Index = Mapping[tuple[str, str], Mapping[GroupId, Share]]
"""(bucket, form) → groups that it may stand for, with what the form shares with their names."""


def index_of(found: Iterable[Group]) -> Index:
    """Groups under all their forms, printed or derived."""
    index: dict[tuple[str, str], dict[GroupId, Share]] = defaultdict(dict)
    for group in found:
        if group.bucket in LINKED_KINDS:
            for form, share in group.profile.forms.items():
                index[group.bucket, form][group.id] = share
            for form in group.labels:
                index[group.bucket, form][group.id] = "printed"
    return index


def alike(found: Iterable[Group], knowledge: Knowledge) -> Iterator[tuple[Group, Group, Share]]:
    """Pairs of groups whose names are one in another spelling, from the surest kind of likeness on."""
    everything = list(found)
    for row in _blocks(everything, lambda one: one.credit):
        yield from ((one, other, "credit") for one, other in pairwise(row))
    yield from _paired(_blocks(everything, lambda one: one.profile.writing), "writing")
    yield from _paired(_blocks(_linked(everything), lambda one: listed(one, knowledge)), "listed")
    yield from _paired(_blocks(_linked(everything), lambda one: _look(one, one.key, knowledge)), "look")
    yield from _paired(
        _blocks(_linked(everything), lambda one: _look(one, one.profile.writing, knowledge)), "look"
    )
    yield from _slips(everything)


def _linked(groups: Iterable[Group]) -> list[Group]:
    return [group for group in groups if group.bucket in LINKED_KINDS]


def _blocks(groups: Iterable[Group], by: Callable[[Group], str]) -> list[list[Group]]:
    rows: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in groups:
        if form := by(group):
            rows[group.bucket, form].append(group)
    return [row for row in rows.values() if len(row) > 1]


def _paired(blocks: Iterable[list[Group]], share: Share) -> Iterator[tuple[Group, Group, Share]]:
    for row in blocks:
        for one, other in combinations(row, 2) if len(row) <= LIMIT else pairwise(row):
            if not _told_by_place(one, other):
                yield one, other, share


def _told_by_place(one: Group, other: Group) -> bool:
    """Two of one name, here and there: whether they are one is not for their spelling to say."""
    bound = one.profile.bound and other.profile.bound and one.bucket != "District"
    return bound and one.places != other.places


def _look(group: Group, text: str, knowledge: Knowledge) -> str:
    long = len(group.key) >= _LEAST_LOOK.get(group.bucket, _LOOK)
    return looks(text, knowledge) if long else ""


def _slips(groups: Iterable[Group]) -> Iterator[tuple[Group, Group, Share]]:
    """Long names of firms that begin alike and differ by one character that is missing, doubled, swapped or wrong."""
    long = [group for group in groups if group.bucket == "Enterprise" and len(group.key) >= _LEAST_SLIP]
    for row in _blocks(long, lambda one: one.key[: len(one.profile.place) + _HEAD]):
        if len(row) <= LIMIT:
            for one, other in combinations(row, 2):
                if _slipped(one, other):
                    yield one, other, "slip"


def _slipped(one: Group, other: Group) -> bool:
    left, right = one.profile.firm, other.profile.firm
    if left is None or right is None or left.brand == right.brand or not one_slip(one.key, other.key):
        return False
    whole = min((left, right), key=lambda firm: len(firm.brand))
    broken = right if whole is left else left
    return whole.registered and bool(whole.trade) and broken.brand.startswith(whole.brand)


def one_slip(one: str, other: str) -> bool:
    """Whether one character was left out, put in, swapped with its neighbour or replaced.

    >>> one_slip("青禾科技有限公司", "青禾科技限公司"), one_slip("青禾科技", "青禾技科"), one_slip("甲乙", "丙丁")
    (True, True, False)
    """
    short, long = sorted((one, other), key=len)
    start = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long):
        rest, rest_other = short[start:], long[start:]
        swapped = rest[1:2] + rest[:1] + rest[2:]
        return rest[1:] == rest_other[1:] or swapped == rest_other
    return len(long) - len(short) == 1 and short[start:] == long[start + 1 :]
