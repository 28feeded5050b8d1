"""What documents call things, gathered document by document: all that resolution needs of them.

Grows with the names that are different, beside four bytes a local entity. Two halves gathered apart, in other
processes or on other machines, merge into what gathering them together would have given.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model import Extract, LocalEntity
from kg.resolve.keys import key
from kg.resolve.knowledge import Knowledge
from kg.resolve.profile import bound_to_place, district_codes

GroupId = tuple[str, ...]
"""Bucket, ``code`` or ``name``, the code or the name's key, the place where that counts, the credit code if any."""


@dataclass(slots=True)
class Gathered:
    """Local entities under one name."""

    first: tuple[str, int, str]
    """Where it stands first, by document id and index, and its class there."""
    kinds: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    """Further correct forms as printed."""
    hidden: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    documents: list[str] = field(default_factory=list)
    """Ids of the documents that name it, each once."""

    def add(self, document: str, entity: LocalEntity) -> None:
        """One more local entity; those of a document come together."""
        self.kinds = _with(self.kinds, (entity.kind,))
        self.names = _with(self.names, (entity.name,))
        self.labels = _with(self.labels, entity.labels)
        self.hidden = _with(self.hidden, entity.hidden)
        if entity.place:
            self.places = _with(self.places, (entity.place,))
        if code := entity.code or entity.place:
            self.codes = _with(self.codes, (code,))
        if not self.documents or self.documents[-1] != document:
            self.documents.append(document)

    def merge(self, other: Gathered) -> None:
        """The same name in other documents."""
        self.first = min(self.first, other.first)
        self.kinds = _with(self.kinds, other.kinds)
        self.names = _with(self.names, other.names)
        self.labels = _with(self.labels, other.labels)
        self.hidden = _with(self.hidden, other.hidden)
        self.places = _with(self.places, other.places)
        self.codes = _with(self.codes, other.codes)
        self.documents += other.documents


def _with(held: tuple[str, ...], new: Iterable[str]) -> tuple[str, ...]:
    """Each once, in no meant order: a name has one or two forms, and a set would take four times the memory."""
    more = tuple(one for one in new if one not in held)
    return held + more if more else held


class Gathering:
    """Names of documents, each document once, in whatever order."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._numbers: dict[GroupId, int] = {}
        self.found: list[Gathered] = []
        self.apart: set[tuple[GroupId, GroupId]] = set()
        """Pairs, the lesser id first, that a document relates to one another: no thing supplies or owns itself."""
        self.homes: dict[str, array[int]] = {}
        """Document id → number of the name of each of its local entities."""

    @property
    def ids(self) -> Iterable[GroupId]:
        """Identities of `found`, in its order."""
        return self._numbers.keys()

    def add(self, extract: Extract) -> None:
        """The names of one document."""
        document = extract.document.id
        ids = [_identity(document, entity, self._knowledge) for entity in extract.entities]
        row = array("I")
        for index, (identity, entity) in enumerate(zip(ids, extract.entities, strict=True)):
            number = self._numbers.setdefault(identity, len(self.found))
            if number == len(self.found):
                self.found.append(Gathered((document, index, entity.kind)))
            elif (document, index) < self.found[number].first[:2]:
                self.found[number].first = (document, index, entity.kind)
            self.found[number].add(document, entity)
            row.append(number)
        self.homes[document] = row
        for claim in extract.claims:
            s, o = ids[claim.subject], ids[claim.object]
            if s[0] == o[0] and s != o:
                self.apart.add((min(s, o), max(s, o)))

    def merge(self, other: Gathering) -> array[int]:
        """The names of other documents. Takes `other` apart; gives its numbers of names as they are here."""
        new = array("I")
        for identity, gathered in zip(other.ids, other.found, strict=True):
            number = self._numbers.setdefault(identity, len(self.found))
            if number == len(self.found):
                self.found.append(gathered)
            else:
                self.found[number].merge(gathered)
            new.append(number)
        self.apart |= other.apart
        for document, row in other.homes.items():
            self.homes[document] = array("I", (new[number] for number in row))
        return new


def _identity(document: str, entity: LocalEntity, knowledge: Knowledge) -> GroupId:
    bucket = "Industry" if entity.kind == "IndustryCluster" else entity.kind
    if entity.kind == "District":
        codes = district_codes(entity.name, knowledge)
        code = entity.code or (min(codes) if len(codes) == 1 and not entity.place else None)
        if code:
            return (bucket, "code", code)
    name = key(entity.name)
    credit = (entity.credit_code,) if entity.credit_code else ()
    if not bound_to_place(entity.kind, entity.name, knowledge):
        return (bucket, "name", name, *(("",) if credit else ()), *credit)
    place = entity.place or ""
    if not place and name in knowledge.generic:
        place = document
    return (bucket, "name", name, place, *credit)
