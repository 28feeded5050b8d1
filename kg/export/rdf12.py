"""RDF 1.2 Turtle: each relation once, and on it, as annotations, the claims that state it.

A second file, for databases that know RDF 1.2 (Oxigraph, N3.js, Comunica 5); others refuse it. A claim is the
reifier of its triple: ``rdf:reifies`` stands for ``rdf:subject``, ``rdf:predicate`` and ``rdf:object``; all else
is as in graph.ttl.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.export.base import Exporter, Source
from kg.export.lines import split_quad
from kg.export.turtle import Shortener, Triple, reading_order, statements
from kg.files import whole_file
from kg.terms import PREFIXES

_RDF = PREFIXES["rdf"]
_PARTS = tuple(f"<{_RDF}{name}>" for name in ("subject", "predicate", "object"))


def rdf12(lines: Iterable[str]) -> Iterator[str]:
    """The union of all graphs, in pieces. `lines` are N-Quads in any order."""
    about: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for line in lines:
        subject, predicate, value, _ = split_quad(line)
        about[subject].add((predicate, value))
    short = Shortener()
    claims = _claims(about)
    notes: defaultdict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for (subject, *pair), found in claims.items():
        notes[subject][pair[0], pair[1]] = "".join(
            _note(claim, about[claim], short) for claim in sorted(found)
        )
    inside = {claim for found in claims.values() for claim in found}
    body = [
        f"{short.iri(subject)} " + " ;\n    ".join(statements(about[subject], short, notes[subject])) + " .\n"
        for subject in reading_order(about.keys() - inside)
    ]
    yield 'VERSION "1.2"\n' + short.header()
    for block in body:
        yield "\n" + block


def _claims(about: dict[str, set[tuple[str, str]]]) -> dict[Triple, list[str]]:
    """Triples that are there, with the claims that state them."""
    found: defaultdict[Triple, list[str]] = defaultdict(list)
    for subject, pairs in about.items():
        parts = {predicate: value for predicate, value in pairs if predicate in _PARTS}
        if len(parts) == len(_PARTS):
            triple = (parts[_PARTS[0]], parts[_PARTS[1]], parts[_PARTS[2]])
            if triple[1:] in about.get(triple[0], ()):
                found[triple].append(subject)
    return dict(found)


def _note(claim: str, pairs: Iterable[tuple[str, str]], short: Shortener) -> str:
    """What follows the object: a claim by its name, and what is said of it."""
    said = statements([pair for pair in pairs if pair[0] not in _PARTS], short)
    return f"\n        ~ {claim} {{| {' ; '.join(said)} |}}"


def write(source: Source, out: Path) -> None:
    with whole_file(out) as file:
        file.writelines(rdf12(source.lines))


EXPORTER = Exporter("rdf12", ".rdf12.ttl", "RDF 1.2：陈述作为注解写在三元组上（只有少数数据库能读）", write)
