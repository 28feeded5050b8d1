"""Jobs that answer programs: SPARQL, descriptions of IRIs, saved questions, suggestions, VoID."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

from kg.errors import QueryError
from kg.export.void import summary
from kg.query import Table, as_csv, as_json, find, list_queries, run
from kg.query.run import known_name, nearest_names
from kg.serve.negotiate import ALIASES, RESULTS, TRIPLE_ALIASES, TRIPLES, wanted
from kg.store import Dataset, Store
from kg.terms import IND, PREFIXES, SYNTAXES, Literal, NamedNode, Quad, integer_lit, iri, lit, serialize_quads

Reply = tuple[int, dict[str, str], bytes]
_MOST_SUGGESTED = 12
_DESCRIBE = """CONSTRUCT { ?entity ?p ?o . ?s ?q ?entity } {
  { ?entity ?p ?o } UNION { ?s ?q ?entity FILTER(STRSTARTS(STR(?q), STR(ind:))) }
}"""
_BEARING = f"""SELECT DISTINCT ?entity ?name {{
  ?entity skos:prefLabel|skos:altLabel|skos:hiddenLabel ?name ; a ?class FILTER(STRSTARTS(STR(?class), '{IND}'))
}} ORDER BY ?entity"""
_LABELS = f"""SELECT DISTINCT ?label ?name ?class ?entity {{
  ?entity skos:prefLabel|skos:altLabel ?label ; skos:prefLabel ?name ; a ?class
  FILTER(STRSTARTS(STR(?class), '{IND}') && CONTAINS(LCASE(?label), ?part))
  BIND(IF(STRSTARTS(LCASE(?label), ?part), 0, 1) AS ?far)
}} ORDER BY ?far STRLEN(?label) ?label LIMIT {_MOST_SUGGESTED * 3}"""


def sparql(store: Store, folder: Path, job: Mapping[str, Any], out: BinaryIO) -> Reply:
    """A query of the SPARQL protocol, answered in the syntax that the client wants."""
    graphs = Dataset(_graphs(job["default"]), _graphs(job["named"]))
    found = store.answer(job["query"], graphs)
    offered, aliases = (TRIPLES, TRIPLE_ALIASES) if found.has_triples else (RESULTS, ALIASES)
    media_type = wanted(job["accept"], offered, aliases)
    if media_type is None:
        return 406, {"content-type": "text/plain; charset=utf-8"}, f"可以给出：{' '.join(offered)}".encode()
    found.write(media_type, out)
    return _found(media_type, out)


def describe(store: Store, folder: Path, job: Mapping[str, Any], out: BinaryIO) -> Reply:
    """The triples about an IRI, or about all that bear a name; 404 where there are none."""
    media_type = wanted(job["accept"], TRIPLES, TRIPLE_ALIASES) or TRIPLES[0]
    syntax = next(s for s in SYNTAXES.values() if s.media_type == media_type)
    triples = sorted(
        {
            t
            for one in _meant(store, job["iri"])
            for t in store.construct(_DESCRIBE.replace("?entity", f"<{one.value}>"))
        },
        key=str,
    )
    if not triples:
        return 404, {"content-type": "text/plain; charset=utf-8"}, "图里没有这个标识".encode()
    out.write(serialize_quads([Quad(t.subject, t.predicate, t.object) for t in triples], syntax))
    return _found(media_type, out)


def _meant(store: Store, text: str) -> list[NamedNode]:
    name = known_name(store, text)
    if name is None:
        return [_iri(text)]
    return [
        row[0] for row in store.select(_BEARING, {"name": lit(name, "zh")}) if isinstance(row[0], NamedNode)
    ]


def saved(store: Store, folder: Path, job: Mapping[str, Any], out: BinaryIO) -> Reply:
    """A saved question by its name, as JSON or CSV."""
    table: Table = run(store, find(job["name"]), job["values"])
    media_type = wanted(job["accept"], ("application/sparql-results+json", "text/csv"), ALIASES)
    text = as_csv(table) if media_type == "text/csv" else as_json(table)
    out.write(text.encode())
    return _found(media_type or RESULTS[0], out)


def suggest(store: Store, folder: Path, job: Mapping[str, Any], out: BinaryIO) -> Reply:
    """Entities whose names hold what was typed, as JSON: name, label, class, iri."""
    part = job["q"].strip().lower()
    found: dict[str, dict[str, str]] = {}
    if part:
        sparql = _LABELS.replace("?part", str(lit(part)))
        for label, name, kind, entity in store.select(sparql):
            if isinstance(label, Literal) and isinstance(name, Literal) and isinstance(entity, NamedNode):
                local = getattr(kind, "value", "").removeprefix(IND)
                row = {"name": name.value, "label": label.value, "class": local, "iri": entity.value}
                found.setdefault(entity.value, row)
    rows = list(found.values())[:_MOST_SUGGESTED]
    near = nearest_names(store, job["q"].strip()) if part and not rows else []
    out.write(json.dumps({"found": rows, "near": near}, ensure_ascii=False).encode())
    return _found("application/json", out)


def void(store: Store, folder: Path, job: Mapping[str, Any], out: BinaryIO) -> Reply:
    """What the graph is and how large: VoID, DCAT and the description of the endpoint."""
    media_type = wanted(job["accept"], TRIPLES, TRIPLE_ALIASES) or TRIPLES[0]
    syntax = next(s for s in SYNTAXES.values() if s.media_type == media_type)
    out.write(serialize_quads(list(_description(store, job["at"])), syntax))
    return _found(media_type, out)


_SD = "http://www.w3.org/ns/sparql-service-description#"


def _description(store: Store, at: str) -> Iterator[Quad]:
    """The endpoint, under its address, and the data set as ``void.ttl`` tells of it."""

    def quad(subject: str, predicate: str, value: NamedNode | Literal) -> Quad:
        return Quad(iri(subject), iri(predicate), value)

    void_, dcat, sd = PREFIXES["void"], PREFIXES["dcat"], _SD
    kind = PREFIXES["rdf"] + "type"
    service = at + "sparql"
    data, told = summary(store)
    yield quad(service, kind, iri(sd + "Service"))
    yield quad(service, kind, iri(dcat + "DataService"))
    yield quad(service, sd + "endpoint", iri(service))
    yield quad(service, dcat + "endpointURL", iri(service))
    yield quad(service, dcat + "servesDataset", iri(data))
    yield quad(service, sd + "supportedLanguage", iri(sd + "SPARQL11Query"))
    yield quad(service, sd + "feature", iri(sd + "UnionDefaultGraph"))
    for media_type in (*RESULTS, *TRIPLES):
        formats = "http://www.w3.org/ns/formats/"
        yield quad(service, sd + "resultFormat", iri(formats + _FORMAT_NAMES[media_type]))
    yield quad(service, sd + "defaultDataset", iri(data))
    yield from told
    yield quad(data, kind, iri(sd + "Dataset"))
    yield quad(data, void_ + "sparqlEndpoint", iri(service))
    yield quad(data, void_ + "triples", integer_lit(len(store)))
    yield quad(data, void_ + "vocabulary", iri(IND))
    for one in told:
        if one.predicate.value == void_ + "subset" and isinstance(one.object, NamedNode):
            named = f"{at}.well-known/void#{quote(one.object.value.rpartition('/')[2], safe='')}"
            yield quad(data, sd + "namedGraph", iri(named))
            yield quad(named, kind, iri(sd + "NamedGraph"))
            yield quad(named, sd + "name", one.object)


_FORMAT_NAMES = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/ld+json": "JSON-LD",
    "application/rdf+xml": "RDF_XML",
}


def _graphs(names: Iterable[str]) -> tuple[NamedNode, ...]:
    return tuple(_iri(name) for name in names)


def _iri(text: str) -> NamedNode:
    try:
        return iri(text)
    except ValueError:
        raise QueryError(f"图里没有名为 {text!r} 的实体，它也不是标识（IRI）") from None


def _found(media_type: str, out: BinaryIO) -> Reply:
    body: bytes = out.getvalue()  # type: ignore[attr-defined]
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    return 200, {"content-type": media_type + charset}, body


def saved_questions() -> list[dict[str, Any]]:
    """The saved questions for the query page: name, titles, parameters, SPARQL without its header."""
    return [
        {
            "id": query.id,
            "group": query.group,
            "zh": query.title_zh,
            "en": query.title_en,
            "parameters": [
                {"name": p.name, "type": p.type, "zh": p.zh, "en": p.en} for p in query.parameters
            ],
            "sparql": "\n".join(
                line for line in query.sparql.splitlines() if not line.startswith("#")
            ).strip(),
        }
        for query in list_queries()
    ]
