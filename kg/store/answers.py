"""Answers of queries: solutions, booleans and triples, read from a store or from results that were sent."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import pyoxigraph
from pyoxigraph import QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, serialize

from kg.store.sound import sound
from kg.terms import PREFIXES, SYNTAXES, BlankNode, Literal, NamedNode, Triple

Term = NamedNode | BlankNode | Literal | Triple


class Held:
    """A folder that is read."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def __del__(self) -> None:
        os.close(self._handle)


@dataclass(frozen=True, slots=True)
class Rows:
    """Solutions of a SELECT, one tuple of terms each; None where a variable is unbound. Iterate once."""

    variables: tuple[str, ...]
    _solutions: QuerySolutions
    _held: Held | None = None

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        with sound():
            for solution in self._solutions:
                yield tuple(solution)


RESULT_FORMATS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
"""Media type of solutions and booleans → syntax."""


class Answer:
    """Solutions, a boolean or triples, to be written once."""

    def __init__(self, found: Any, held: Held | None = None) -> None:
        self._found, self._held = found, held

    @property
    def has_triples(self) -> bool:
        """Whether it is the answer of a CONSTRUCT or DESCRIBE."""
        return isinstance(self._found, QueryTriples)

    def write(self, media_type: str, output: BinaryIO) -> None:
        """Write it in a syntax of `RESULT_FORMATS`, or of `kg.terms.SYNTAXES` for triples."""
        if self.has_triples:
            syntax = next(s for s in SYNTAXES.values() if s.media_type == media_type)
            serialize(
                self._found,
                output,
                syntax.format,
                prefixes=PREFIXES if syntax.name in ("turtle", "rdfxml") else None,
            )
        else:
            self._found.serialize(output, RESULT_FORMATS[media_type])


def read_results(data: bytes) -> Any:
    """Solutions or a boolean out of SPARQL results in JSON, as a query of a store gives them."""
    return pyoxigraph.parse_query_results(data, format=QueryResultsFormat.JSON)


def read_triples(data: bytes) -> Any:
    """Triples out of N-Triples, as a CONSTRUCT gives them."""
    held = pyoxigraph.Store()
    held.bulk_load(input=io.BytesIO(data), format=RdfFormat.N_TRIPLES)
    return held.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")
