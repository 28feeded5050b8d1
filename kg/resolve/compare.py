"""Compares what blocking brings together, from the fullest names to the vaguest, and records every decision.

A short name is looked up among fuller ones. Where what it fits is one thing, under whatever names, it is that
thing; where it fits several it is none of them, and the pairs are recorded as unsure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.resolve.blocks import LIMIT, LINKED_KINDS, Index, alike, index_of
from kg.resolve.features import NAME_FEATURES, SAME, UNSURE, Meeting, score
from kg.resolve.forest import Forest
from kg.resolve.group import Apart, Group, GroupId
from kg.resolve.keys import compatible
from kg.resolve.knowledge import Knowledge
from kg.resolve.pair import Pair
from kg.resolve.profile import Share
from kg.resolve.vetoes import national, veto

_WEIGHT = {feature.name: feature.weight for feature in NAME_FEATURES}
_TOLD = 4
"""So many of the things that a name could be are recorded."""


Ids = tuple[GroupId, GroupId]


class Comparison:
    """The recorded pairs of one resolution, as they grow. `decided` are on record already, and stay."""

    def __init__(
        self,
        found: Mapping[GroupId, Group],
        separate: Apart,
        knowledge: Knowledge,
        decided: Mapping[Ids, Pair],
    ) -> None:
        self._found, self._separate, self._knowledge, self._decided = found, separate, knowledge, decided
        self._index: Index = index_of(found.values())
        self._one = Forest(found)
        self._owners: dict[tuple[str, str], list[tuple[str, set[str]]]] = defaultdict(list)
        for group in found.values():
            if group.credit:
                self._owners[group.bucket, group.profile.writing].append((group.credit, group.places))
        self._pairs: dict[Ids, Pair] = dict(decided)
        same = [ids for ids, pair in decided.items() if pair.verdict == "same"]
        self._settled = {one for ids in same for one in ids}
        for ids in same:
            self._one.join(*ids)

    def run(self) -> list[Pair]:
        """All pairs, sorted."""
        for one, other, share in alike(self._found.values(), self._knowledge):
            self._spelling(one, other, share)
        by_level: dict[int, list[Group]] = defaultdict(list)
        for group in self._found.values():
            if group.bucket in LINKED_KINDS:
                by_level[group.profile.level].append(group)
        for level in sorted(by_level):
            for meetings in [self._fuller(group) for group in by_level[level]]:
                for meeting in meetings:
                    self._record(meeting)
        return [self._pairs[ids] for ids in sorted(self._pairs)]

    def _spelling(self, one: Group, other: Group, share: Share) -> None:
        full, vague = sorted(
            (one, other), key=lambda group: (group.profile.level, -len(group.documents), group.id)
        )
        if share == "slip" and full.profile.firm and vague.profile.firm:
            full, vague = sorted((full, vague), key=lambda group: len(_brand(group)))
        form = full.credit if share == "credit" else full.key
        self._record(Meeting(vague, full, share, form, self._rivals(vague, full)))

    def _rivals(self, one: Group, other: Group) -> int:
        """Other registered owners of the name, where one of two has no credit code and does not lie elsewhere."""
        if bool(one.credit) == bool(other.credit):
            return 0
        coded, bare = (one, other) if one.credit else (other, one)
        owners = self._owners[coded.bucket, coded.profile.writing]
        near = {code for code, places in owners if compatible(places, bare.places)}
        return len(near - {coded.credit})

    def _record(self, meeting: Meeting) -> None:
        ids = _ids(meeting.vague, meeting.full)
        if ids in self._decided or (ids in self._pairs and self._pairs[ids].verdict != "unsure"):
            return
        misprint = meeting.vague.id if meeting.share in ("look", "slip") else ()
        against = veto(meeting.vague, meeting.full, self._separate, misprint=bool(misprint))
        against = against or national(meeting, self._knowledge)
        points, reasons = score(meeting)
        if against:
            self._pairs[ids] = Pair(*ids, 0, "different", (against, *reasons), misprint=misprint)
            return
        if points < UNSURE:
            return
        self._pairs[ids] = Pair(
            *ids, points, "same" if points >= SAME else "unsure", reasons, misprint=misprint
        )
        if points >= SAME:
            self._one.join(*ids)

    def _fuller(self, group: Group) -> list[Meeting]:
        """What a vaguer name may be short for, by its names; for a firm by its other forms where those lead nowhere."""
        if group.id in self._settled:
            return []
        asks = self._lookup(group, {*group.profile.asks, group.key})
        if not asks and group.bucket == "Enterprise":
            asks = self._lookup(group, group.labels - {group.key})
        return asks

    def _lookup(self, group: Group, forms: Iterable[str]) -> list[Meeting]:
        near: dict[GroupId, tuple[Share, str]] = {}
        for form in sorted(forms):
            options = self._index.get((group.bucket, form), {})
            if len(options) > LIMIT:
                continue
            for other, share in options.items():
                if other in near and _WEIGHT[near[other][0]] >= _WEIGHT[share]:
                    continue
                if self._askable(group, self._found[other]):
                    near[other] = (share, form)
        return self._choose(group, near)

    def _askable(self, group: Group, other: Group) -> bool:
        """A vaguer name asks a fuller one; of equals the one without place asks, and the one without credit code."""
        told = self._decided.get(_ids(group, other))
        if other.id == group.id or (told is not None and told.verdict == "different"):
            return False
        rank, rank_other = (
            (one.profile.level, not one.places if one.profile.bound else False) for one in (group, other)
        )
        if rank == rank_other:
            return bool(group.labels & other.labels) and not (group.credit and not other.credit)
        return rank_other < rank

    def _choose(self, group: Group, near: Mapping[GroupId, tuple[Share, str]]) -> list[Meeting]:
        """The thing that the strongest kind of form leads to; several where there are several."""
        open_: dict[GroupId, Meeting] = {}
        forbidden: list[Meeting] = []
        for other in sorted(near):
            share, form = near[other]
            meeting = Meeting(group, self._found[other], share, form)
            against = veto(group, meeting.full, self._separate) or national(meeting, self._knowledge)
            if against:
                forbidden.append(meeting)
            else:
                open_[other] = meeting
        best = max((_WEIGHT[meeting.share] for meeting in open_.values()), default=0)
        options: dict[GroupId, Meeting] = {}
        for meeting in open_.values():
            if _WEIGHT[meeting.share] == best:
                options.setdefault(self._one.root(meeting.full.id), meeting)
        chosen = _narrow(group, list(options.values()))
        rivals = len(chosen) - 1
        told = [Meeting(group, one.full, one.share, one.form, rivals) for one in chosen[:_TOLD]]
        return told + forbidden[:_TOLD]


def _narrow(group: Group, options: list[Meeting]) -> list[Meeting]:
    """Where several fit, those in the very place."""
    if len(options) < 2 or not group.places:
        return options
    near = [one for one in options if one.full.places and compatible(group.places, one.full.places)]
    return near or options


def _brand(group: Group) -> str:
    firm = group.profile.firm
    return firm.brand if firm is not None else ""


def _ids(one: Group, other: Group) -> Ids:
    return min(one.id, other.id), max(one.id, other.id)
