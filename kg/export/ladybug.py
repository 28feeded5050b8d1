"""LadybugDB and Kuzu: CSV with the Cypher that makes the tables and fills them.

A relation has one table with a pair of classes for each that it joins. Several values of a property stand in
one field and are split while loading, since their CSV lists know no quotes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from kg.export.base import Source, folder_exporter
from kg.export.plain_csv import SEPARATOR, write_rows
from kg.export.property_graph import Column, PropertyGraph
from kg.files import whole_file

_TYPES = {"string": "STRING", "integer": "INT64", "decimal": "DOUBLE", "date": "DATE"}
_OPTIONS = "HEADER=true, PARALLEL=false"
_EVIDENCE = "confidence DOUBLE, claims INT64, sentence STRING"

Pairs = dict[tuple[str, str], list[tuple[str, str]]]
"""(Class, class) → (subject, object)."""


def write(source: Source, folder: Path) -> None:
    graph = source.properties
    for kind, columns in graph.columns.items():
        rows = (
            [iri, *(SEPARATOR.join(node.get(column.name, ())) for column in columns)]
            for iri, node in graph.nodes[kind].items()
        )
        write_rows(folder / f"{kind}.csv", ["iri", *(column.name for column in columns)], rows)
    for relation, pairs in _pairs(graph):
        for (start, end), edges in pairs.items():
            path = folder / f"{relation}-{start}-{end}.csv"
            header = ["from", "to", "confidence", "claims", "sentence"]
            write_rows(path, header, ([s, o, *_evidence(graph, s, relation, o)] for s, o in edges))
    with whole_file(folder / "load.cypher") as file:
        file.writelines(line + "\n" for line in (*_schema(graph), *_copies(graph)))


def _pairs(graph: PropertyGraph) -> Iterator[tuple[str, Pairs]]:
    for relation, edges in graph.edges.items():
        found: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for s, o in edges:
            found[graph.kinds[s], graph.kinds[o]].append((s, o))
        yield relation, dict(sorted(found.items()))


def _evidence(graph: PropertyGraph, s: str, relation: str, o: str) -> list[str]:
    found = graph.evidence.get((s, relation, o))
    return [found.confidence, str(found.claims), found.sentence] if found else ["", "", ""]


def _schema(graph: PropertyGraph) -> Iterator[str]:
    """One statement a line, so that a script can send them one by one."""
    for kind, columns in graph.columns.items():
        fields = "".join(f", `{column.name}` {_type(column)}" for column in columns)
        yield f"CREATE NODE TABLE `{kind}`(iri STRING PRIMARY KEY{fields});"
    for relation, pairs in _pairs(graph):
        ends = ", ".join(f"FROM `{start}` TO `{end}`" for start, end in pairs)
        yield f"CREATE REL TABLE `{relation}`({ends}, {_EVIDENCE});"


def _type(column: Column) -> str:
    return _TYPES[column.type] + ("[]" if column.many else "")


def _copies(graph: PropertyGraph) -> Iterator[str]:
    for kind, columns in graph.columns.items():
        fields = "".join(
            f", `{column.name}` {'STRING' if column.many else _TYPES[column.type]}" for column in columns
        )
        values = "".join(f", {_value(column)}" for column in columns)
        yield (
            f"COPY `{kind}` FROM (LOAD WITH HEADERS (iri STRING{fields}) FROM '{kind}.csv' ({_OPTIONS}) "
            f"RETURN iri{values});"
        )
    for relation, pairs in _pairs(graph):
        for start, end in pairs:
            name = f"{relation}-{start}-{end}.csv"
            yield f"COPY `{relation}` FROM '{name}' ({_OPTIONS}, from='{start}', to='{end}');"


def _value(column: Column) -> str:
    if not column.many:
        return f"`{column.name}`"
    split = f"string_split(`{column.name}`, '{SEPARATOR}')"
    return split if column.type == "string" else f"CAST({split} AS {_type(column)})"


EXPORTER = folder_exporter("ladybug", "文件夹：LadybugDB（Kuzu）的 CSV 和建表、导入脚本", write)
