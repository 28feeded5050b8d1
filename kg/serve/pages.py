"""Jobs that answer people: pages made of templates. Everything that came from an article is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, select_autoescape

from kg.ask import ask, load_questions, why
from kg.errors import UsageError
from kg.explain import counts, explain
from kg.query import cell
from kg.query.table import Table
from kg.serve.passages import Piece, between, joined
from kg.serve.words import WORDS
from kg.store import Store, Term
from kg.terms import Literal, NamedNode, iri
from kg.vocab import load_vocab

Reply = tuple[int, dict[str, str], bytes]
_DOCUMENT = """SELECT ?title ?file ?date ?sha {
  ?document dcterms:title ?title ; dcterms:source ?file ; ind:sha256 ?sha OPTIONAL { ?document dcterms:date ?date }
}"""
_IRI_OF = "SELECT ?entity ?document { ?claim prov:wasDerivedFrom/oa:hasSource ?document } LIMIT 1"
_MENTIONED = """SELECT DISTINCT ?name ?class ?entity {
  ?entity ind:mentionedIn ?document ; skos:prefLabel ?name ; a ?class FILTER(STRSTARTS(STR(?class), STR(ind:)))
} ORDER BY ?class ?name"""
_PASSAGES = """SELECT DISTINCT ?start ?exact {
  ?passage oa:hasSource ?document ; oa:hasSelector ?position ; oa:hasSelector/oa:exact ?exact .
  ?position oa:start ?start
} ORDER BY ?start"""
_DOCUMENTS = """SELECT ?document ?title ?date {
  ?document a ind:Document ; dcterms:title ?title OPTIONAL { ?document dcterms:date ?date }
} ORDER BY DESC(?date) ?title LIMIT 200"""


def home(store: Store, folder: Path, job: Mapping[str, Any], out: BinaryIO) -> Reply:
    """What the graph holds, and the ways in."""
    documents = [(_text(d), _text(t), _text(date)) for d, t, date in store.select(_DOCUMENTS)]
    asks = [question.asks[0] for question in load_questions().all if "{" not in question.asks[0]]
    return _page(job, "home.html", counts=counts(store), documents=documents, asks=asks)


def entity(store: Store, folder: Path, job: Mapping[str, Any], out: BinaryIO) -> Reply:
    """One entity, or all of a name, with their facts and sentences; a document as what it says."""
    name: str = job["name"]
    document = _document(store, name)
    if document is not None:
        mentioned = [
            (_text(n), _local(c), _text(e)) for n, c, e in _select(store, _MENTIONED, "document", name)
        ]
        return _page(job, "document.html", iri=name, document=document, mentioned=mentioned)
    try:
        found = explain(store, name)
    except UsageError as error:
        return _page(job, "nothing.html", 404, told=str(error))
    return _page(job, "entity.html", entities=found)


def text(store: Store, folder: Path, job: Mapping[str, Any], out: BinaryIO) -> Reply:
    """The text of a document, with the stretch `[start, end)` marked."""
    document = _document(store, job["name"])
    if document is None:
        return _page(job, "nothing.html", 404, told="没有这篇文档的文本")
    start, end = int(job["start"]), max(int(job["start"]), int(job["end"]))
    file = folder / "texts" / f"{job['name'].rpartition('/')[2]}.txt"
    if file.is_file():
        pieces = [Piece(0, file.read_bytes().decode("utf-8"))]
    else:
        rows = _select(store, _PASSAGES, "document", job["name"])
        pieces = list(joined((int(_text(at)), _text(exact)) for at, exact in rows))
    parts = (between(pieces, 0, start), between(pieces, start, end), between(pieces, end, None))
    return _page(job, "text.html", iri=job["name"], document=document, parts=parts)


def answer(store: Store, folder: Path, job: Mapping[str, Any], out: BinaryIO) -> Reply:
    """A question in Chinese, its answer, the sentences and the SPARQL."""
    question: str = job["q"]
    try:
        found = ask(store, question)
    except UsageError as error:
        return _page(job, "ask.html", 200, question=question, told=str(error), answer=None, rows=())
    rows = list(zip(_cells(found.table), why(store, found), strict=True))
    return _page(job, "ask.html", question=question, told="", answer=found, rows=rows[:500])


def questions(store: Store, folder: Path, job: Mapping[str, Any], out: BinaryIO) -> Reply:
    """The page with the SPARQL editor and the saved questions."""
    from kg.serve.data import saved_questions

    return _page(job, "query.html", saved=saved_questions())


def _page(job: Mapping[str, Any], template: str, status: int = 200, **values: Any) -> Reply:
    lang = job.get("lang", "zh")
    words = {key: told[lang == "en"] for key, told in WORDS.items()}

    def label(name: str) -> str:
        return load_vocab().label(name, lang)

    def here(one: str) -> str:
        """The page of an IRI on this server."""
        return "/resource?" + urlencode({"iri": one, "lang": lang})

    html = (
        _templates()
        .get_template(template)
        .render(
            t=words,
            lang=lang,
            label=label,
            here=here,
            urlencode=urlencode,
            path=job.get("path", "/"),
            **values,
        )
    )
    return status, {"content-type": "text/html; charset=utf-8"}, html.encode()


@cache
def _templates() -> Environment:
    folder = Path(__file__).with_name("templates")
    return Environment(loader=FileSystemLoader(folder), autoescape=select_autoescape(default=True))


def _document(store: Store, name: str) -> dict[str, str] | None:
    if not name.startswith(("http://", "https://")):
        return None
    try:
        rows = list(_select(store, _DOCUMENT, "document", name))
    except ValueError:
        return None
    return dict(zip(("title", "file", "date", "sha256"), map(_text, rows[0]), strict=False)) if rows else None


def _select(store: Store, sparql: str, variable: str, value: str) -> Any:
    return store.select(sparql.replace(f"?{variable}", str(iri(value))))


def _cells(table: Table) -> list[list[str]]:
    return [[cell(term) for term in row] for row in table.rows]


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, (NamedNode, Literal)) else ""


def _local(term: Term | None) -> str:
    return _text(term).rpartition("#")[2]
