"""GraphML by networkx: entities and relations, without documents and sentences' offsets."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from kg.export.base import Exporter, Source
from kg.files import whole_file
from kg.graph.network import as_networkx

if TYPE_CHECKING:
    import networkx as nx

_MUTE = {code: None for code in (*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF) if code not in (9, 10)}


def plain_network(source: Source) -> nx.MultiDiGraph[str]:
    """`as_networkx` with values that XML can hold: names and sentences as text, ids for edges."""
    import networkx as nx

    found = as_networkx(source.store)
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity, data in found.nodes(data=True):
        plain.add_node(entity, label=_clean(data["name"]), kind=data["kind"])
    for number, (subject, object_, data) in enumerate(found.edges(data=True)):
        sentences = dict.fromkeys(_clean(one["text"]) for one in data["sentences"])
        plain.add_edge(
            subject,
            object_,
            key=f"e{number}",
            id=f"e{number}",
            label=data["relation"],
            confidence=data["confidence"],
            sentences="\n".join(sentences),
        )
    return plain


def _clean(text: str) -> str:
    return text.translate(_MUTE)


def write(source: Source, out: Path) -> None:
    import networkx as nx

    text = io.BytesIO()
    nx.write_graphml_xml(plain_network(source), text)
    with whole_file(out) as file:
        file.write(text.getvalue().decode("utf-8"))


EXPORTER = Exporter("graphml", ".graphml", "实体和关系的网络，供 yEd、igraph、Cytoscape", write)
