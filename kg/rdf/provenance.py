"""A document and its passages as lines of N-Quads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from kg.model import Document, Span
from kg.rdf.iri import Minter
from kg.rdf.literal import date, integer, text, zh
from kg.terms import IND, PREFIXES

_A = f"<{PREFIXES['rdf']}type>"
_OA = PREFIXES["oa"]
_DCTERMS = PREFIXES["dcterms"]


def document_lines(document: Document, minter: Minter) -> Iterator[str]:
    """The document itself. One without a title is called by its file name without ending."""
    s, end = f"<{minter.document(document.id)}>", f"<{minter.doc_graph(document.id)}> .\n"
    title = document.title or PurePosixPath(document.source).stem or document.id
    yield f"{s} {_A} <{IND}Document> {end}"
    yield f"{s} <{_DCTERMS}title> {zh(title)} {end}"
    yield f"{s} <{_DCTERMS}source> {text(document.source)} {end}"
    yield f"{s} <{IND}sha256> {text(document.sha256)} {end}"
    if document.date is not None:
        yield f"{s} <{_DCTERMS}date> {date(document.date.value)} {end}"
        yield f"{s} <{IND}year> {integer(document.date.value.year)} {end}"
        yield f"{s} <{IND}datePrecision> {text(document.date.precision)} {end}"
        yield f"{s} <{IND}dateOrigin> {text(document.date.origin)} {end}"


def passage_lines(document: Document, spans: Iterable[Span], minter: Minter) -> Iterator[str]:
    """The passages at `spans`, each with its offsets and the very slice of the text between them."""
    source, end = f"<{minter.document(document.id)}>", f"<{minter.doc_graph(document.id)}> .\n"
    for span in sorted(set(spans)):
        iri = minter.passage(document.id, span)
        s, position, quote = f"<{iri}>", f"<{iri}#position>", f"<{iri}#quote>"
        yield f"{s} {_A} <{IND}Passage> {end}"
        yield f"{s} <{_OA}hasSource> {source} {end}"
        yield f"{s} <{_OA}hasSelector> {position} {end}"
        yield f"{s} <{_OA}hasSelector> {quote} {end}"
        yield f"{position} {_A} <{_OA}TextPositionSelector> {end}"
        yield f"{position} <{_OA}start> {integer(span.start)} {end}"
        yield f"{position} <{_OA}end> {integer(span.end)} {end}"
        yield f"{quote} {_A} <{_OA}TextQuoteSelector> {end}"
        yield f"{quote} <{_OA}exact> {text(document.text[span.start : span.end])} {end}"
