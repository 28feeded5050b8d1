"""Neo4j: CSV for ``neo4j-admin database import``, a Cypher script for a running server, one for neosemantics.

Classes become labels, beside ``Resource``; relations become types; all under the names of the ontology, as
neosemantics would call them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.export.base import Source, folder_exporter
from kg.export.plain_csv import SEPARATOR, write_rows
from kg.export.property_graph import Column, PropertyGraph
from kg.files import whole_file
from kg.terms import PREFIXES

_TYPES = {"string": "string", "integer": "long", "decimal": "double", "date": "date"}
_EVIDENCE = ("confidence:double", "claims:long", "sentence", "document", "date:date")
_CAST = {"string": "{}", "integer": "toInteger({})", "decimal": "toFloat({})", "date": "date({})"}
_BATCH = "IN TRANSACTIONS OF 5000 ROWS"


def write(source: Source, folder: Path) -> None:
    graph = source.properties
    for kind, columns in graph.columns.items():
        rows = (
            [iri, *(SEPARATOR.join(node.get(column.name, ())) for column in columns)]
            for iri, node in graph.nodes[kind].items()
        )
        write_rows(folder / f"nodes-{kind}.csv", ["uri:ID", *map(_header, columns)], rows)
    for relation, pairs in graph.edges.items():
        header = [":START_ID", ":END_ID", *(_EVIDENCE if _stated(graph, relation) else ())]
        edges = ([s, o, *_evidence(graph, s, relation, o)][: len(header)] for s, o in pairs)
        write_rows(folder / f"edges-{relation}.csv", header, edges)
    for name, lines in (
        ("import.sh", _admin(graph)),
        ("load.cypher", _cypher(graph)),
        ("n10s.cypher", _n10s()),
    ):
        with whole_file(folder / name) as file:
            file.writelines(line + "\n" for line in lines)


def _header(column: Column) -> str:
    kind = _TYPES[column.type]
    if column.many:
        return f"{column.name}:{kind}[]"
    return column.name if kind == "string" else f"{column.name}:{kind}"


def _stated(graph: PropertyGraph, relation: str) -> bool:
    return any((s, relation, o) in graph.evidence for s, o in graph.edges[relation])


def _evidence(graph: PropertyGraph, s: str, relation: str, o: str) -> list[str]:
    found = graph.evidence.get((s, relation, o))
    if found is None:
        return ["", "", "", "", ""]
    return [found.confidence, str(found.claims), found.sentence, found.title, found.date]


def _admin(graph: PropertyGraph) -> Iterator[str]:
    """For a database that does not exist yet; the server has to be stopped."""
    yield "#!/bin/sh"
    yield "# Run in this folder, with the server stopped: sh import.sh [DATABASE]"
    yield 'neo4j-admin database import full --id-type=string --array-delimiter="U+001F" --multiline-fields=true \\'
    for kind in graph.nodes:
        yield f"    --nodes={kind}:Resource=nodes-{kind}.csv \\"
    for relation in graph.edges:
        yield f"    --relationships={relation}=edges-{relation}.csv \\"
    yield '    "${1:-neo4j}"'


def _cypher(graph: PropertyGraph) -> Iterator[str]:
    """For a running server, with the CSV files in its import folder; may be run twice."""
    yield "// cypher-shell -f load.cypher, with the CSV files of this folder in the server's import folder."
    yield "CREATE CONSTRAINT n10s_unique_uri IF NOT EXISTS FOR (r:Resource) REQUIRE r.uri IS UNIQUE;"
    for kind, columns in graph.columns.items():
        yield f"LOAD CSV WITH HEADERS FROM 'file:///nodes-{kind}.csv' AS row"
        yield f"CALL {{ WITH row MERGE (n:Resource {{uri: row.`uri:ID`}}) SET n:`{kind}`"
        yield "".join(f", n.`{column.name}` = {_read(column)}" for column in columns)
        yield f"}} {_BATCH};"
    for relation in graph.edges:
        yield f"LOAD CSV WITH HEADERS FROM 'file:///edges-{relation}.csv' AS row"
        yield "CALL { WITH row MATCH (s:Resource {uri: row.`:START_ID`}), (o:Resource {uri: row.`:END_ID`})"
        yield f"MERGE (s)-[r:`{relation}`]->(o)"
        if _stated(graph, relation):
            yield "SET r.confidence = toFloat(row.`confidence:double`), r.claims = toInteger(row.`claims:long`),"
            yield "    r.sentence = row.sentence, r.document = row.document, r.date = date(row.`date:date`)"
        yield f"}} {_BATCH};"


def _read(column: Column) -> str:
    field = f"row.`{_header(column)}`"
    if column.many:
        return f"[x IN split({field}, '\\u001f') | {_CAST[column.type].format('x')}]"
    return _CAST[column.type].format(field)


def _n10s() -> Iterator[str]:
    """For graph.ttl with the neosemantics plug-in, on an empty database."""
    yield "// Then: CALL n10s.rdf.import.fetch('file:///PATH/TO/graph.ttl', 'Turtle');"
    yield "CREATE CONSTRAINT n10s_unique_uri IF NOT EXISTS FOR (r:Resource) REQUIRE r.uri IS UNIQUE;"
    yield (
        "CALL n10s.graphconfig.init({handleVocabUris: 'SHORTEN', handleMultival: 'ARRAY', keepLangTag: true, "
        "keepCustomDataTypes: true, handleRDFTypes: 'LABELS_AND_NODES'});"
    )
    for prefix, base in sorted(PREFIXES.items()):
        yield f"CALL n10s.nsprefixes.add('{prefix}', '{base}');"


EXPORTER = folder_exporter("neo4j", "文件夹：Neo4j 的 CSV、导入命令和 Cypher 脚本", write)
