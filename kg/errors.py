"""The faults this program raises.

::

    KgError                 anything we raise on purpose; the command line shows one line of it
    ├── UsageError          wrong use: no such path, unknown query, bad option
    ├── DataError           our own data is faulty; carries file, line and a hint
    │   ├── SeedError       a row of seeds/ or a pattern
    │   ├── VocabError      a term that ontology/ does not declare, or a faulty ontology file
    │   ├── MappingError    a mapping file for `kg import`
    │   └── QueryError      a saved query, or a value bound to it
    ├── ReadError           one document cannot be read; becomes an issue, never the end of a build
    ├── StoreError          a graph folder that is missing, of another kind, or newer than this program
    └── EndpointError       a SPARQL server elsewhere that fails, or cannot be reached

Faults in our data or code are exceptions; noise in the world is an `Issue` (see `kg.model`).
"""

from __future__ import annotations


class KgError(Exception):
    """Base of every fault raised on purpose. `exit_status` is what the command line ends with."""

    exit_status = 2


class UsageError(KgError):
    """The program was called in a way it cannot follow."""


class DataError(KgError):
    """A data file of ours is faulty: where, what is wrong, what would be right."""

    def __init__(self, message: str, *, file: str = "", line: int = 0, hint: str = "") -> None:
        self.message, self.file, self.line, self.hint = message, file, line, hint
        where = f"{file}:{line}: " if file and line else f"{file}: " if file else ""
        super().__init__(f"{where}{message}" + (f" ({hint})" if hint else ""))


class SeedError(DataError):
    """A gazetteer row, a pattern or a judgement in seeds/ is faulty."""


class VocabError(DataError):
    """A term that the ontology does not declare, or an ontology file that does not parse."""


class MappingError(DataError):
    """What a mapping file says of a register's columns cannot be followed."""


class QueryError(DataError):
    """A saved query is faulty, or a value does not fit its parameter."""


class ReadError(KgError):
    """One document cannot be read. `kind` is the issue kind it becomes."""

    exit_status = 1

    def __init__(self, kind: str, message: str) -> None:
        self.kind = kind
        super().__init__(message)


class StoreError(KgError):
    """A graph folder is missing, half-written, of another kind or from a newer version."""


class EndpointError(KgError):
    """A SPARQL server fails, refuses access or cannot be reached."""
