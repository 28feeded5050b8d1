"""Facts become statements: mints every IRI, writes every quad as a line of N-Quads.

Text rather than objects: lines of text are made and bulk-loaded in a fraction of the time that as many Quad
objects take. They are canonical, so the store gives back the very lines it was given.
"""

from __future__ import annotations

from kg.rdf.build import Settings, nquads
from kg.rdf.candidates import candidates
from kg.rdf.decisions import decided
from kg.rdf.iri import Minter
from kg.rdf.judged import by_fact
from kg.rdf.redirects import redirects

__all__ = ["Minter", "Settings", "by_fact", "candidates", "decided", "nquads", "redirects"]
