"""Which media type an Accept header wants."""

from __future__ import annotations

from collections.abc import Sequence

from kg.store import RESULT_FORMATS
from kg.terms import SYNTAXES

RESULTS: tuple[str, ...] = tuple(RESULT_FORMATS)
TRIPLES: tuple[str, ...] = tuple(
    SYNTAXES[name].media_type for name in ("turtle", "ntriples", "jsonld", "rdfxml")
)
ALIASES = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
"""Looser names for syntaxes of results."""
TRIPLE_ALIASES = {
    "application/json": "application/ld+json",
    "application/xml": "application/rdf+xml",
    "text/xml": "application/rdf+xml",
    "text/plain": "application/n-triples",
    "application/x-turtle": "text/turtle",
    "turtle": "text/turtle",
    "json": "application/ld+json",
    "xml": "application/rdf+xml",
}


def wanted(accept: str, offered: Sequence[str], aliases: dict[str, str] | None = None) -> str | None:
    """The best of the offered media types; the first of them where anything will do; None where nothing fits.

    >>> wanted("text/csv;q=0.5, application/xml", RESULTS, ALIASES)
    'application/sparql-results+xml'
    >>> wanted("*/*", RESULTS), wanted("text/*", RESULTS), wanted("image/png", RESULTS)
    ('application/sparql-results+json', 'text/csv', None)
    """
    best: tuple[float, int, str] | None = None
    for quality, kind in _ranges(accept or "*/*"):
        kind = (aliases or {}).get(kind, kind)
        for at, media_type in enumerate(offered):
            if _fits(kind, media_type) and quality > 0:
                found = (quality, -at, media_type)
                best = max(best, found) if best else found
    return best[2] if best else None


def _ranges(accept: str) -> list[tuple[float, str]]:
    found = []
    for part in accept.split(","):
        kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = next(
            (value for p in parameters if p.startswith("q=") and (value := _number(p[2:])) >= 0), 1.0
        )
        if kind:
            # what is named in full counts for a little more than a range
            found.append((quality - 0.0001 * kind.count("*"), kind))
    return found


def _number(text: str) -> float:
    try:
        return min(1.0, float(text))
    except ValueError:
        return 0.0


def _fits(kind: str, media_type: str) -> bool:
    if kind in ("*/*", "*"):
        return True
    return media_type.startswith(kind[:-1]) if kind.endswith("/*") else kind == media_type
