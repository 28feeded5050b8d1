"""What the graph is, how large, and in which files: VoID and DCAT, for catalogues and for a check.

Describes the exports that lie beside it under their usual names, with size and checksum. No clock: the graph is
as new as its newest document.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.export.base import Exporter, Source
from kg.export.lines import split_quad
from kg.export.turtle import turtle
from kg.files import whole_file
from kg.store import Store
from kg.terms import IND, PREFIXES, SYNTAXES, Literal, NamedNode, Quad, integer_lit, iri, lit, local_name

_VOID, _DCAT, _DCT, _RDF = (PREFIXES[prefix] for prefix in ("void", "dcat", "dcterms", "rdf"))
_SPDX = "http://spdx.org/rdf/terms#"
_IANA = "https://www.iana.org/assignments/media-types/"
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
MEDIA_TYPES: Mapping[str, str] = {
    **{f"graph{syntax.suffix}": syntax.media_type for syntax in SYNTAXES.values()},
    "graph.rdf12.ttl": "text/turtle",
    "graph.graphml": "application/graphml+xml",
    "graph.gexf": "application/gexf+xml",
    "graph.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "graph.html": "text/html",
}
"""File name → media type, of what may lie beside ``void.ttl``."""
_NEWEST = "SELECT (MAX(?date) AS ?newest) { ?d a ind:Document ; dcterms:date ?date }"


_CLASSES = "SELECT ?class (COUNT(DISTINCT ?e) AS ?n) { ?e a ?class } GROUP BY ?class ORDER BY ?class"
_GRAPHS = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"


def summary(store: Store) -> tuple[str, list[Quad]]:
    """IRI of the data set, and what is quickly told of it: title, licence, date, classes and graphs with numbers."""
    graphs = _counted(store, _GRAPHS)
    dataset = next((g.split("/graph/")[0] for g in graphs if "/graph/" in g), IND[:-1]) + "/dataset"
    return dataset, list(_summary(store, dataset, graphs))


def _summary(store: Store, dataset: str, graphs: Mapping[str, int]) -> Iterator[Quad]:
    yield from _about(dataset, "a", [_VOID + "Dataset", _DCAT + "Dataset"])
    yield _quad(dataset, _DCT + "title", lit("产业知识图谱", "zh"))
    yield _quad(dataset, _DCT + "title", lit("Industry knowledge graph", "en"))
    yield _quad(dataset, _DCT + "license", iri(_LICENCE))
    for (newest,) in store.select(_NEWEST):
        if isinstance(newest, Literal):
            yield _quad(dataset, _DCT + "issued", newest)
    for class_, number in _counted(store, _CLASSES).items():
        part = f"{dataset}#class-{local_name(class_)}"
        yield _quad(dataset, _VOID + "classPartition", iri(part))
        yield _quad(part, _VOID + "class", iri(class_))
        yield _quad(part, _VOID + "entities", integer_lit(number))
    for graph, number in graphs.items():
        yield _quad(dataset, _VOID + "subset", iri(graph))
        yield _quad(graph, _RDF + "type", iri(_VOID + "Dataset"))
        yield _quad(graph, _VOID + "triples", integer_lit(number))


def _counted(store: Store, query: str) -> dict[str, int]:
    """IRI → number."""
    rows = store.select(query)
    return {
        name.value: int(number.value)
        for name, number in rows
        if isinstance(name, NamedNode) and isinstance(number, Literal)
    }


def describe(store: Store, lines: Iterable[str], files: Iterable[Path]) -> Iterator[Quad]:
    """The data set, its classes, properties and graphs with their numbers, and its files."""
    dataset, told = summary(store)
    yield from told
    parts = [split_quad(line) for line in lines]
    yield from _numbers(dataset, parts)
    yield from _properties(dataset, parts)
    for path in files:
        yield from _distribution(dataset, path)


def _numbers(dataset: str, parts: list[tuple[str, str, str, str]]) -> Iterator[Quad]:
    entities = {s for s, p, _, _ in parts if p == f"<{_RDF}type>"}
    for name, number in (
        ("triples", len({part[:3] for part in parts})),
        ("entities", len(entities)),
        ("distinctSubjects", len({s for s, *_ in parts})),
        ("distinctObjects", len({o for _, _, o, _ in parts})),
        ("properties", len({p for _, p, _, _ in parts})),
        ("documents", sum("/document/" in s for s in entities)),
    ):
        yield _quad(dataset, _VOID + name, integer_lit(number))
    for base in sorted({p[1 : p.rindex("#" if "#" in p else "/") + 1] for _, p, _, _ in parts}):
        yield _quad(dataset, _VOID + "vocabulary", iri(base))
    for subject in sorted(s for s in entities if "/district/" in s or "/park/" in s)[:2]:
        yield _quad(dataset, _VOID + "exampleResource", iri(subject[1:-1]))


def _properties(dataset: str, parts: list[tuple[str, str, str, str]]) -> Iterator[Quad]:
    properties = Counter(p[1:-1] for _, p, _, _ in parts)
    for property_, number in sorted(properties.items()):
        prefix = next((k for k, v in PREFIXES.items() if property_ == v + local_name(property_)), "other")
        part = f"{dataset}#property-{prefix}-{local_name(property_)}"
        yield _quad(dataset, _VOID + "propertyPartition", iri(part))
        yield _quad(part, _VOID + "property", iri(property_))
        yield _quad(part, _VOID + "triples", integer_lit(number))


def _distribution(dataset: str, path: Path) -> Iterator[Quad]:
    one, checksum = f"{dataset}#file-{path.name}", f"{dataset}#checksum-{path.name}"
    media_type = MEDIA_TYPES[path.name]
    yield _quad(dataset, _DCAT + "distribution", iri(one))
    yield from _about(one, "a", [_DCAT + "Distribution"])
    yield _quad(one, _DCT + "title", lit(path.name))
    yield _quad(one, _DCAT + "mediaType", iri(_IANA + media_type))
    yield _quad(one, _DCAT + "byteSize", Literal(str(path.stat().st_size), datatype=_XSD_SIZE))
    yield _quad(one, _SPDX + "checksum", iri(checksum))
    yield from _about(checksum, "a", [_SPDX + "Checksum"])
    yield _quad(checksum, _SPDX + "algorithm", iri(_SPDX + "checksumAlgorithm_sha256"))
    yield _quad(checksum, _SPDX + "checksumValue", Literal(sha256(path), datatype=_XSD_HEX))


_XSD_SIZE = NamedNode(PREFIXES["xsd"] + "nonNegativeInteger")
_XSD_HEX = NamedNode(PREFIXES["xsd"] + "hexBinary")


def sha256(path: Path) -> str:
    """Checksum of a file, in lower-case hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _about(subject: str, predicate: str, objects: Iterable[str]) -> Iterator[Quad]:
    kind = _RDF + "type" if predicate == "a" else predicate
    for value in objects:
        yield _quad(subject, kind, iri(value))


def _quad(subject: str, predicate: str, value: NamedNode | Literal) -> Quad:
    return Quad(iri(subject), iri(predicate), value)


def write(source: Source, out: Path) -> None:
    files = [out.parent / name for name in sorted(MEDIA_TYPES) if (out.parent / name).is_file()]
    found = [f"{quad.triple} .\n" for quad in describe(source.store, source.lines, files)]
    with whole_file(out) as file:
        file.writelines(turtle(found))


EXPORTER = Exporter("void", ".ttl", "图谱的说明：各类数目、各文件的大小和校验和", write, stem="void")
