"""SHACL by pySHACL: the shapes of ontology/shapes.ttl on the union of all graphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.paths import data_dir
from kg.store import Store
from kg.terms import SYNTAXES, compact, local_name, serialize_quads
from kg.validate.finding import Finding, Severity
from kg.vocab import SHAPES_FILE

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


def shape_violations(store: Store) -> Iterator[Finding]:
    """What pySHACL objects to. Slow: half a minute for a million triples."""
    from pyshacl import validate
    from rdflib import Graph

    data = Graph().parse(data=serialize_quads(store.quads(), SYNTAXES["ntriples"]), format="nt")
    shapes = Graph().parse(data_dir("ontology") / SHAPES_FILE, format="turtle")
    _, report, _ = validate(data, shacl_graph=shapes, inplace=True)
    if not isinstance(report, Graph):
        raise RuntimeError(f"pySHACL failed: {report}")
    yield from _findings(report)


def _findings(report: Graph) -> Iterator[Finding]:
    from rdflib import RDF, SH

    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape = local_name(str(report.value(result, SH.sourceShape)))
        severity: Severity = "error" if report.value(result, SH.resultSeverity) == SH.Violation else "warning"
        message = _message(list(report.objects(result, SH.resultMessage)))
        value = report.value(result, SH.value)
        if value is not None:
            message += f"（{compact(str(value))}）"
        yield Finding(f"shape:{shape}", severity, str(report.value(result, SH.focusNode)), message)


def _message(texts: list[Node]) -> str:
    """The Chinese message, else any."""
    chinese = sorted(str(text) for text in texts if getattr(text, "language", None) == "zh")
    return (chinese or sorted(map(str, texts)) or ["不合形状"])[0]
