"""What the columns of a register mean, as declared in a mapping file: TOML with one ``[[register]]`` a register."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from kg.model import ReportDate


@dataclass(frozen=True, slots=True)
class FactColumn:
    """A column that names what the row's thing is related to."""

    column: str
    relation: str
    """Local name in the ontology: ``locatedIn``."""
    kind: str
    """Class of what the column names."""
    reverse: bool = False
    """Whether the column names the subject of the relation."""


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """A column that counts or measures something of the row's thing."""

    column: str
    metric: str
    unit: str = ""
    """As in ``万元``: 万 and 亿 are multiplied out."""
    year: int = 0
    """The year that the numbers hold for; 0 where they hold for none."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """One ``[[register]]``: what a row is, and what its columns say."""

    kind: str
    """Class of the thing that a row is about."""
    name: str
    """Column with its name."""
    code: str = ""
    """Column with its unified social credit code."""
    aliases: tuple[str, ...] = ()
    """Columns with other names of it."""
    place: tuple[str, ...] = ()
    """Columns that say, from the widest on, in which district it is."""
    within: str = ""
    """District that all rows lie in, as 浙江省宁波市."""
    separator: str = "、；;|"
    """Characters that part several values of one cell."""
    confidence: float = 0.95
    facts: tuple[FactColumn, ...] = ()
    numbers: tuple[NumberColumn, ...] = ()
    subjects: str = ""
    """Turtle: IRI of the class whose members are the rows."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are read, each once, in the order of the mapping."""
        named = (self.name, self.code, *self.aliases, *self.place)
        said = (*(one.column for one in self.facts), *(one.column for one in self.numbers))
        return tuple(dict.fromkeys(column for column in (*named, *said) if column))


@dataclass(frozen=True, slots=True)
class Register:
    """A mapping with the files it is for, and how their documents are called."""

    mapping: Mapping
    files: tuple[str, ...]
    """Names or patterns, from the folder of the mapping file on."""
    title: str
    date: ReportDate | None
    source: str
    """Where it comes from; empty for the name of the file."""
    file: str
    """The mapping file."""
    line: int
    lines: dict[str, int]
    """Column → line of the mapping file that names it."""


def to_text(mapping: Mapping) -> str:
    """A mapping as canonical JSON, without what says nothing: what a document carries."""
    found = {key: value for key, value in asdict(mapping).items() if value not in ("", ())}
    return json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_text(text: str) -> Mapping:
    """The mapping that a document carries. Raises ValueError, KeyError or TypeError for anything else."""
    found = json.loads(text)
    lists = {key: tuple(found[key]) for key in ("aliases", "place") if key in found}
    facts = tuple(FactColumn(**row) for row in found.get("facts", ()))
    numbers = tuple(NumberColumn(**row) for row in found.get("numbers", ()))
    return Mapping(**(found | lists | {"facts": facts, "numbers": numbers}))
