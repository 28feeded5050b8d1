"""RDF values and file syntax: the one way to make a term, and the names of the files they are written to.

Besides `kg.store` the only module that imports pyoxigraph; everybody else takes the classes from here.

Canonical forms are those that the store gives back unchanged, so that a graph read from the store equals
the graph that was put into it::

    >>> str(decimal_lit(Decimal("13.90")))
    '"13.9"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    >>> str(decimal_lit(Decimal("1E+9")))
    '"1000000000"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    >>> str(lit("璧山区", "zh"))
    '"璧山区"@zh'
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    Variable,
    parse,
    serialize,
)

from kg.errors import DataError, UsageError

__all__ = [
    "BASE",
    "IND",
    "PREFIXES",
    "SYNTAXES",
    "BlankNode",
    "DefaultGraph",
    "Literal",
    "NamedNode",
    "Quad",
    "RdfFormat",
    "Syntax",
    "Triple",
    "Variable",
    "compact",
    "date_lit",
    "decimal_lit",
    "decimal_text",
    "expand",
    "integer_lit",
    "iri",
    "lit",
    "local_name",
    "parse_file",
    "parse_quads",
    "parse_turtle",
    "serialize_quads",
    "sparql_prefixes",
]

BASE = "https://w3id.org/chanye/"
"""Default base of ids and graphs; the ontology stays under it whatever base a build uses."""
IND = BASE + "ontology#"

PREFIXES: dict[str, str] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "id": BASE + "id/",
    "ind": IND,
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sosa": "http://www.w3.org/ns/sosa/",
    "unit": "http://qudt.org/vocab/unit/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefix → IRI: the conventional ones, ``ind`` for the ontology and ``id`` for things."""

_DECIMAL = NamedNode(PREFIXES["xsd"] + "decimal")
_INTEGER = NamedNode(PREFIXES["xsd"] + "integer")
_DATE = NamedNode(PREFIXES["xsd"] + "date")


@dataclass(frozen=True, slots=True)
class Syntax:
    """A way to write RDF down. `graphs` tells whether it can name graphs."""

    name: str
    suffix: str
    """File name ending with its dot: ``.ttl``."""
    media_type: str
    format: RdfFormat
    graphs: bool


SYNTAXES: dict[str, Syntax] = {
    syntax.name: syntax
    for syntax in (
        Syntax("turtle", ".ttl", "text/turtle", RdfFormat.TURTLE, False),
        Syntax("ntriples", ".nt", "application/n-triples", RdfFormat.N_TRIPLES, False),
        Syntax("nquads", ".nq", "application/n-quads", RdfFormat.N_QUADS, True),
        Syntax("trig", ".trig", "application/trig", RdfFormat.TRIG, True),
        Syntax("jsonld", ".jsonld", "application/ld+json", RdfFormat.JSON_LD, True),
        Syntax("rdfxml", ".rdf", "application/rdf+xml", RdfFormat.RDF_XML, False),
    )
}
"""Name as in ``kg export NAME`` → syntax."""


def iri(value: str) -> NamedNode:
    """An absolute IRI. Raises ValueError when `value` is none."""
    return NamedNode(value)


def expand(name: str) -> NamedNode:
    """``ind:Claim`` → its IRI. Raises KeyError for a prefix that `PREFIXES` lacks."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def compact(value: str) -> str:
    """An IRI as prefix and name for people to read, the longest prefix first; others stay as they are."""
    fitting = [
        (base, prefix) for prefix, base in PREFIXES.items() if value.startswith(base) and value != base
    ]
    if not fitting:
        return value
    base, prefix = max(fitting, key=lambda pair: len(pair[0]))
    return f"{prefix}:{value[len(base) :]}"


def local_name(value: str) -> str:
    """What stands after the last ``#`` or ``/`` of an IRI."""
    return value[max(value.rfind("#"), value.rfind("/")) + 1 :]


def whole_text(value: str) -> str:
    """The same text. Raises UsageError where it holds half a surrogate pair, which no text in UTF-8 can."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise UsageError("给出的文字里有半个代理对之类不成字的字符") from None
    return value


def lit(value: str, lang: str | None = None) -> Literal:
    """A plain string, or with `lang` (lower case: ``zh``) text in that language. As `whole_text`."""
    whole_text(value)
    return Literal(value, language=lang) if lang is not None else Literal(value)


def decimal_text(value: Decimal) -> str:
    """Canonical digits of a decimal: no exponent, no needless zero or point, no ``-0``."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def decimal_lit(value: Decimal) -> Literal:
    """An xsd:decimal in canonical form. Raises ValueError for NaN and infinities."""
    if not value.is_finite():
        raise ValueError(f"not a decimal: {value}")
    return Literal(decimal_text(value), datatype=_DECIMAL)


def integer_lit(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(value), datatype=_INTEGER)


def date_lit(value: dt.date) -> Literal:
    """An xsd:date: ``2025-04-01``."""
    return Literal(f"{value.year:04d}-{value.month:02d}-{value.day:02d}", datatype=_DATE)


def parse_file(path: Path, syntax: Syntax) -> list[Quad]:
    """Every statement of an RDF file, strictly read, in file order. Raises DataError with file and line."""
    try:
        return list(parse(path=path, format=syntax.format))
    except SyntaxError as error:
        reason = error.msg or str(error)
        hint = "must be UTF-8 without byte order mark" if "utf" in reason.lower() else ""
        raise DataError(reason, file=path.name, line=error.lineno or 0, hint=hint) from error
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror or error}", file=path.name) from error


def parse_quads(data: bytes, syntax: Syntax) -> list[Quad]:
    """Every statement of RDF that the program itself wrote, in file order."""
    return list(parse(data, format=syntax.format))


def parse_turtle(path: Path) -> list[Triple]:
    """Every triple of a Turtle file, in file order. Raises DataError with file and line."""
    return [quad.triple for quad in parse_file(path, SYNTAXES["turtle"])]


def serialize_quads(quads: Iterable[Quad], syntax: Syntax) -> bytes:
    """Quads as a file's bytes, in the order given; a syntax without graphs gets their triples.

    The bytes are as deterministic as the order: give the quads sorted, by subject first. Ids are written in
    full, since ``/`` in a prefixed name needs an escape that not every reader of Turtle knows.
    """
    prefixes = {prefix: base for prefix, base in PREFIXES.items() if prefix != "id"}
    if syntax.graphs:
        data = serialize(quads, format=syntax.format, prefixes=prefixes)
    else:
        data = serialize((quad.triple for quad in quads), format=syntax.format, prefixes=prefixes)
    return _sorted_prefixes(data or b"")


def _sorted_prefixes(data: bytes) -> bytes:
    """The same file with its prefixes in order: pyoxigraph writes them in a different one on every run."""
    if data.startswith(b"@prefix"):
        head, rest = [], data
        while rest.startswith(b"@prefix"):
            line, _, rest = rest.partition(b"\n")
            head.append(line + b"\n")
        return b"".join(sorted(head)) + rest
    if data.startswith(b"<?xml"):
        start = data.index(b"<rdf:RDF ") + len(b"<rdf:RDF ")
        end = data.index(b">", start)
        return data[:start] + b" ".join(sorted(data[start:end].split())) + data[end:]
    return data


def sparql_prefixes() -> str:
    """`PREFIXES` as the head of a SPARQL query, one line each."""
    return "".join(f"PREFIX {prefix}: <{base}>\n" for prefix, base in sorted(PREFIXES.items()))
