"""Facts become statements: mints every IRI, writes every quad as a line of N-Quads.

Text rather than objects: lines of text are made and bulk-loaded in a fraction of the time that as many Quad
objects take. They are canonical, so the store gives back the very lines it was given.
"""

from __future__ import annotations

from kg.rdf.build import Edge, Settings, Statements, Tally, accepted, facts_in, metrics_of, named, nquads
from kg.rdf.candidates import candidates, left_out
from kg.rdf.decisions import Sides, decided, sides, wanted
from kg.rdf.iri import Minter
from kg.rdf.judged import by_fact
from kg.rdf.redirects import LocalName, local_names, redirects
from kg.rdf.statements import Names

__all__ = [
    "Edge",
    "LocalName",
    "Minter",
    "Names",
    "Settings",
    "Sides",
    "Statements",
    "Tally",
    "accepted",
    "by_fact",
    "candidates",
    "decided",
    "facts_in",
    "left_out",
    "local_names",
    "metrics_of",
    "named",
    "nquads",
    "redirects",
    "sides",
    "wanted",
]
