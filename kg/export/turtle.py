"""Turtle for people and graph databases: a block for each subject, entities before documents.

Ids are written in full, since ``/`` in a prefixed name needs an escape that not every reader of Turtle knows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.export.base import Exporter, Source
from kg.export.lines import section, split_triple
from kg.files import whole_file
from kg.store import Store
from kg.terms import PREFIXES, BlankNode, NamedNode

_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_RDF_TYPE = f"<{PREFIXES['rdf']}type>"
_FIRST = {
    _RDF_TYPE: 0,
    f"<{PREFIXES['skos']}prefLabel>": 1,
    f"<{PREFIXES['rdfs']}label>": 2,
    f"<{PREFIXES['skos']}altLabel>": 3,
    f"<{PREFIXES['skos']}hiddenLabel>": 4,
    f"<{PREFIXES['rdf']}subject>": 5,
    f"<{PREFIXES['rdf']}predicate>": 6,
    f"<{PREFIXES['rdf']}object>": 7,
}
_LATER = 8
_INTEGER = f"^^<{PREFIXES['xsd']}integer>"
_DECIMAL = f"^^<{PREFIXES['xsd']}decimal>"

_NO_NOTES: Mapping[tuple[str, str], str] = {}

Triple = tuple[str, str, str]
Verb = tuple[int, str, str]
"""Rank, IRI in brackets, and what is written, of a predicate."""


class Verbs(dict[str, Verb]):
    """Predicates as they are sorted and written."""

    def __init__(self, short: Shortener) -> None:
        super().__init__()
        self._short = short

    def __missing__(self, term: str) -> Verb:
        name = "a" if term == _RDF_TYPE else self._short.iri(term)
        found = self[term] = (_FIRST.get(term, _LATER), term, name)
        return found


class Shortener:
    """Writes terms of N-Triples as Turtle, and remembers which prefixes it used."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        self.verbs = Verbs(self)
        self._known: dict[str, str] = {}
        self._bases = sorted(
            ((base, prefix) for prefix, base in PREFIXES.items() if prefix != "id"), reverse=True
        )

    def iri(self, term: str) -> str:
        """``<…ontology#value>`` → ``ind:value``; one without a prefix stays as it is."""
        found = self._known.get(term)
        if found is None:
            found = self._known[term] = self._shorten(term)
        return found

    def object(self, term: str) -> str:
        """An IRI or a literal: numbers without quotes where that keeps their exact form."""
        if term[0] == "<":
            return term if "/id/" in term else self.iri(term)
        if term[-1] != ">":
            return term
        if term.endswith(_INTEGER):
            return term[1 : -len(_INTEGER) - 1]
        if term.endswith(_DECIMAL) and "." in term[: -len(_DECIMAL)]:
            return term[1 : -len(_DECIMAL) - 1]
        at = term.rindex("^^") + 2
        return term[:at] + self.iri(term[at:])

    def header(self) -> str:
        """Declarations of the prefixes used so far, sorted."""
        return "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(self.used))

    def _shorten(self, term: str) -> str:
        value = term[1:-1]
        for base, prefix in self._bases:
            if value.startswith(base) and _LOCAL.fullmatch(value, len(base)):
                self.used.add(prefix)
                return f"{prefix}:{value[len(base) :]}"
        return term


def blocks(triples: Iterable[Triple], short: Shortener) -> Iterator[str]:
    """One block of Turtle a subject, in reading order, without prefixes."""
    about: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for subject, predicate, obj in triples:
        about[subject].add((predicate, obj))
    for subject in reading_order(about):
        yield _block(subject, about.pop(subject), short)


def sections(lines: Iterable[str], short: Shortener) -> dict[str, str]:
    """Blocks of the subjects of `lines`, which are N-Quads, by their `section`, each in reading order.

    Subjects of other lines are others. Then the sections of some documents, and after them those of documents
    with greater ids, make the sections of all: nothing has to be sorted again.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    about: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for subject, predicate, obj in map(split_triple, lines):
        about[subject].add((predicate, obj))
    for subject in reading_order(about):
        found[section(subject)] += ("\n", _block(subject, about.pop(subject), short))
    return {name: "".join(blocks) for name, blocks in found.items()}


def _block(subject: str, pairs: Iterable[tuple[str, str]], short: Shortener) -> str:
    name = subject if "/id/" in subject else short.iri(subject)
    return f"{name} " + " ;\n    ".join(statements(pairs, short)) + " .\n"


def reading_order(subjects: Iterable[str]) -> list[str]:
    """By section; without its bracket a passage sorts before its own selectors."""
    return sorted(subjects, key=lambda s: (section(s), s[:-1]))


def statements(
    pairs: Iterable[tuple[str, str]], short: Shortener, notes: Mapping[tuple[str, str], str] = _NO_NOTES
) -> list[str]:
    """Predicates with their objects, names first; `notes` are written behind the pair they are about."""
    lines: list[str] = []
    last = ""
    verbs, written = short.verbs, short.object
    for (_, predicate, name), obj in sorted([(verbs[predicate], obj) for predicate, obj in pairs]):
        text = obj if "/id/" in obj and obj[0] == "<" else written(obj)
        if notes:
            text += notes.get((predicate, obj), "")
        if predicate == last:
            lines[-1] += f" , {text}"
        else:
            lines.append(f"{name} {text}")
            last = predicate
    return lines


def turtle(lines: Iterable[str]) -> Iterator[str]:
    """The union of all graphs as Turtle, in pieces. `lines` are N-Quads in any order."""
    short = Shortener()
    body = list(blocks(map(split_triple, lines), short))
    yield short.header()
    for block in body:
        yield "\n" + block


def stream(store: Store) -> Iterator[str]:
    """The same Turtle out of a store, in the memory that the text needs.

    The quads of a subject come together, so that its block can be written at once. Only what stands in several
    graphs is asked for again.
    """
    short = Shortener()
    body: dict[str, str] = {}
    again: set[str] = set()
    for subject, pairs in _by_subject(store.lines()):
        if subject in body:
            again.add(subject)
        else:
            body[subject] = _block(subject, pairs, short)
    for subject in again:
        node = BlankNode(subject[2:]) if subject.startswith("_:") else NamedNode(subject[1:-1])
        everything = {(str(quad.predicate), str(quad.object)) for quad in store.about(node)}
        body[subject] = _block(subject, everything, short)
    yield short.header()
    for subject in reading_order(body):
        yield "\n"
        yield body[subject]


def _by_subject(lines: Iterable[str]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What stands together of a subject: predicates and objects."""
    pairs: list[tuple[str, str]] = []
    last = ""
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        if subject != last:
            if pairs:
                yield last, pairs
            last, pairs = subject, []
        pairs.append((predicate, rest[: rest.index(" ", rest.rindex('"') if rest[0] == '"' else 0)]))
    if pairs:
        yield last, pairs


def write(source: Source, out: Path) -> None:
    with whole_file(out) as file:
        file.writelines(stream(source.store))


EXPORTER = Exporter("turtle", ".ttl", "便于阅读，也可导入各种图数据库", write)
