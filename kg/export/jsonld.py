"""JSON-LD with a part for each named graph. Its context stands in the file, so that nothing is fetched to read it.

With the context a program that knows only JSON reads ``"locatedIn": "https://…"`` and ``"prefLabel": "铜梁高新区"``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.export.base import Exporter, Source
from kg.export.lines import section, split_quad
from kg.files import whole_file
from kg.store import Store
from kg.terms import PREFIXES, Literal, NamedNode, compact, local_name

_RDF_TYPE = PREFIXES["rdf"] + "type"
_STRING, _INTEGER = PREFIXES["xsd"] + "string", PREFIXES["xsd"] + "integer"
_ID = "@id"


def context(store: Store) -> dict[str, Any]:
    """Names for predicates, and what kind of value each has in this graph."""
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for quad in store.quads():
        if quad.predicate.value != _RDF_TYPE:
            kinds[quad.predicate.value].add(_kind(quad.object))
    made: dict[str, Any] = {prefix: base for prefix, base in sorted(PREFIXES.items()) if prefix != "id"}
    for predicate in sorted(kinds):
        name = local_name(predicate)
        if name not in made:
            made[name] = _term(predicate, kinds[predicate])
    return made


def _kind(value: object) -> str:
    """``@id``, a language as ``@zh``, or a datatype."""
    if isinstance(value, Literal):
        return f"@{value.language}" if value.language else value.datatype.value
    return _ID


def _term(predicate: str, kinds: set[str]) -> dict[str, str]:
    term = {_ID: compact(predicate)}
    if len(kinds) > 1:
        return term
    (kind,) = kinds
    if kind == _ID:
        term["@type"] = _ID
    elif kind.startswith("@"):
        term["@language"] = kind[1:]
    elif kind not in (_STRING, _INTEGER):
        term["@type"] = compact(kind)
    return term


def json_ld(store: Store, lines: Iterable[str]) -> Iterator[str]:
    """The document in pieces, a node a line. `lines` are N-Quads in any order."""
    terms = context(store)
    names = {entry[_ID]: name for name, entry in terms.items() if isinstance(entry, dict)}
    graphs: defaultdict[str, defaultdict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    for line in lines:
        subject, predicate, value, graph = split_quad(line)
        graphs[graph][subject].add((predicate, value))
    yield f'{{"@context": {_text(terms)},\n"@graph": [\n'
    for number, graph in enumerate(sorted(graphs)):
        yield (",\n" if number else "") + (f'{{"@id": {_text(graph[1:-1])}, "@graph": [\n' if graph else "")
        subjects = sorted(graphs[graph], key=lambda s: (section(s), s[:-1]))
        yield ",\n".join(_text(_node(s, graphs[graph][s], names, terms)) for s in subjects)
        yield "\n]}" if graph else ""
    yield "\n]}\n"


def _node(
    subject: str, pairs: Iterable[tuple[str, str]], names: Mapping[str, str], terms: Mapping[str, Any]
) -> dict[str, Any]:
    node: dict[str, Any] = {_ID: subject[1:-1]}
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for predicate, value in sorted(pairs):
        name = compact(predicate[1:-1])
        if predicate == f"<{_RDF_TYPE}>":
            found["@type"].append(compact(value[1:-1]))
        else:
            key = names.get(name, name)
            found[key].append(_value(_parsed(value), terms.get(key, {})))
    node.update({key: values[0] if len(values) == 1 else values for key, values in found.items()})
    return node


def _parsed(text: str) -> NamedNode | Literal:
    if text.startswith("<"):
        return NamedNode(text[1:-1])
    end = text.rindex('"')
    value, tail = json.loads(text[: end + 1]), text[end + 1 :]
    if tail.startswith("@"):
        return Literal(value, language=tail[1:])
    return Literal(value, datatype=NamedNode(tail[3:-1])) if tail else Literal(value)


def _value(value: NamedNode | Literal, term: Mapping[str, str]) -> Any:
    """As short as its term allows, and never shorter than it may be."""
    if isinstance(value, NamedNode):
        return value.value if term.get("@type") == _ID else {_ID: value.value}
    kind = value.datatype.value
    if value.language:
        return (
            value.value
            if term.get("@language") == value.language
            else {"@value": value.value, "@language": value.language}
        )
    if kind == _STRING and "@type" not in term and "@language" not in term:
        return value.value
    if kind == _INTEGER and "@type" not in term and str(int(value.value)) == value.value:
        return int(value.value)
    if term.get("@type") == compact(kind):
        return value.value
    return {"@value": value.value, "@type": compact(kind)}


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def write(source: Source, out: Path) -> None:
    with whole_file(out) as file:
        file.writelines(json_ld(source.store, source.lines))


def write_context(source: Source, out: Path) -> None:
    with whole_file(out) as file:
        file.write(json.dumps({"@context": context(source.store)}, ensure_ascii=False, indent=2) + "\n")


EXPORTER = Exporter("jsonld", ".jsonld", "JSON-LD，带上下文和命名图，供网页和程序", write)
CONTEXT = Exporter("context", ".jsonld", "单独的 JSON-LD 上下文，可放在网上", write_context, stem="context")
