"""Does ``void.ttl`` still tell the truth about the files that lie beside it?"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.terms import Triple, compact, expand, parse_turtle
from kg.validate.finding import Finding

_GRAPH = "graph.ttl"


def wrong_description(folder: Path) -> Iterator[Finding]:
    """Counts and checksums of ``void.ttl`` made anew and compared; nothing where the folder has none."""
    path = folder / "void.ttl"
    if not path.is_file():
        return
    void = parse_turtle(path)
    if (folder / _GRAPH).is_file():
        yield from _counts(void, parse_turtle(folder / _GRAPH))
    yield from _files(void, folder)


def _values(void: list[Triple], name: str) -> Mapping[str, str]:
    """Subject → value of a property, named with its prefix or, of other vocabularies, by its ending."""
    predicate = expand(name) if ":" in name else None
    return {
        str(getattr(t.subject, "value", t.subject)): str(getattr(t.object, "value", t.object))
        for t in void
        if t.predicate == predicate or (predicate is None and t.predicate.value.endswith(name))
    }


def _counts(void: list[Triple], graph: list[Triple]) -> Iterator[Finding]:
    triples, entities = _values(void, "void:triples"), _values(void, "void:entities")
    datasets = _values(void, "dcterms:license")
    for dataset in datasets:
        stated = (triples.get(dataset, ""), str(len(set(graph))))
        if stated[0] != stated[1]:
            yield _wrong(dataset, f"三元组 {stated[0]} 条，图里有 {stated[1]} 条")
    found = Counter(triple.predicate.value for triple in graph)
    for part, predicate in _values(void, "void:property").items():
        if triples.get(part) != str(found[predicate]):
            yield _wrong(part, f"{compact(predicate)} {triples.get(part)} 条，图里有 {found[predicate]} 条")
    kinds = Counter(str(t.object) for t in graph if t.predicate == expand("rdf:type"))
    for part, kind in _values(void, "void:class").items():
        if entities.get(part) != str(kinds[f"<{kind}>"]):
            yield _wrong(part, f"{compact(kind)} {entities.get(part)} 个，图里有 {kinds[f'<{kind}>']} 个")


def _files(void: list[Triple], folder: Path) -> Iterator[Finding]:
    sums, sizes = _values(void, "#checksumValue"), _values(void, "dcat:byteSize")
    checksums = _values(void, "terms#checksum")
    for one, title in _values(void, "dcterms:title").items():
        if one not in sizes:
            continue
        path = folder / title
        if not path.is_file():
            yield _wrong(one, f"没有文件 {title}")
        elif sizes[one] != str(path.stat().st_size) or sums.get(checksums.get(one, "")) != _sha256(path):
            yield _wrong(one, f"{title} 的大小或校验和不符")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _wrong(subject: str, message: str) -> Finding:
    return Finding("void", "error", subject, message)
