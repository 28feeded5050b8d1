"""RDF/XML, for tools of an earlier time."""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import UsageError
from kg.export.base import Exporter, Source
from kg.export.lines import triples
from kg.files import whole_file
from kg.terms import SYNTAXES, parse_quads, serialize_quads

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write(source: Source, out: Path) -> None:
    """Raises UsageError where a text has a character that XML cannot hold."""
    quads = parse_quads("".join(triples(source.lines)).encode(), SYNTAXES["ntriples"])
    text = serialize_quads(quads, SYNTAXES["rdfxml"]).decode("utf-8")
    found = _NOT_XML.search(text)
    if found:
        raise UsageError(f"原文里有 XML 写不下的控制字符 U+{ord(found[0]):04X}：请用其他 RDF 格式")
    with whole_file(out) as file:
        file.write(text)


EXPORTER = Exporter("rdfxml", ".rdf", "RDF/XML，供较早的工具", write)
