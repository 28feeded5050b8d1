"""The graph as tables to read: one for each class, one for each relation, names beside the ids.

The same tables become CSV for spreadsheet programs, sheets of a workbook, and Parquet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.export.property_graph import Column, Evidence, PropertyGraph

_SELECTORS = ("TextPositionSelector", "TextQuoteSelector")
_NO_EVIDENCE = Evidence("", 0, "", "", "")
_ID = Column("iri", "string", many=False)
_EVIDENCE = (
    Column("confidence", "decimal", many=False),
    Column("claims", "integer", many=False),
    Column("sentence", "string", many=False),
    Column("document", "string", many=False),
    Column("date", "date", many=False),
)

Value = str | Sequence[str]
"""Text of a value; several of a column that has `many`."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal length; an empty text is no value."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def tables(graph: PropertyGraph) -> Iterator[Table]:
    """Classes by name, then relations by name; selectors stand with the passages that have them."""
    for kind in graph.nodes:
        if kind not in _SELECTORS:
            yield _of_class(graph, kind)
    for relation, pairs in graph.edges.items():
        if relation != "hasSelector":
            yield _of_relation(graph, relation, pairs)


def _of_class(graph: PropertyGraph, kind: str) -> Table:
    columns = graph.columns[kind]
    if kind == "Passage":
        return _passages(graph)
    rows = [
        (iri, *(_value(node.get(column.name, ()), column) for column in columns))
        for iri, node in graph.nodes[kind].items()
    ]
    return Table(kind, (_ID, *columns), tuple(rows))


def _value(values: Sequence[str], column: Column) -> Value:
    return values if column.many else "".join(values)


def _passages(graph: PropertyGraph) -> Table:
    """Where a sentence stands, and its words."""
    selectors = [column for kind in _SELECTORS for column in graph.columns.get(kind, ())]
    values: dict[str, dict[str, Sequence[str]]] = {iri: {} for iri in graph.nodes["Passage"]}
    for passage, selector in graph.edges.get("hasSelector", ()):
        values[passage].update(graph.nodes[graph.kinds[selector]][selector])
    columns = (*graph.columns["Passage"], *selectors)
    rows = [
        (iri, *(_value({**node, **values[iri]}.get(column.name, ()), column) for column in columns))
        for iri, node in graph.nodes["Passage"].items()
    ]
    return Table("Passage", (_ID, *columns), tuple(rows))


def _of_relation(graph: PropertyGraph, relation: str, pairs: Iterable[tuple[str, str]]) -> Table:
    """Both ends with their names; for relations that claims state, how sure and where it says so."""
    pairs = tuple(pairs)
    stated = any((s, relation, o) in graph.evidence for s, o in pairs)
    rows: list[tuple[Value, ...]] = []
    for s, o in pairs:
        row = (s, graph.kinds[s], graph.label(s), o, graph.kinds[o], graph.label(o))
        found = graph.evidence.get((s, relation, o), _NO_EVIDENCE)
        evidence = (found.confidence, str(found.claims), found.sentence, found.title, found.date)
        rows.append((*row, *evidence) if stated else row)
    ends = ("subject", "subjectClass", "subjectName", "object", "objectClass", "objectName")
    columns = tuple(Column(name, "string", many=False) for name in ends)
    return Table(relation, (*columns, *_EVIDENCE) if stated else columns, tuple(rows))
