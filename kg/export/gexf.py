"""GEXF by networkx for Gephi: the network with the places, sizes and colours that the page gives it."""

from __future__ import annotations

import io
import math
import re
from pathlib import Path

from kg.export.base import Exporter, Source
from kg.export.graphml import plain_network
from kg.files import whole_file
from kg.page import COLOURS, located, read
from kg.vocab import load_vocab

_TODAY = re.compile(rb' lastmodifieddate="[^"]*"')


def write(source: Source, out: Path) -> None:
    import networkx as nx

    graph = plain_network(source)
    shown = read(source.store, load_vocab())
    places = {node.iri: place for node, place in zip(shown.nodes, located(shown), strict=True)}
    for entity, data in graph.nodes(data=True):
        x, y = places[entity]
        colour = int(COLOURS.get(data["kind"], "#888888")[1:], 16)
        data["viz"] = {
            "color": {"r": colour >> 16, "g": colour >> 8 & 255, "b": colour & 255, "a": 1.0},
            "size": round(4 + 2 * math.sqrt(graph.degree(entity)), 1),
            "position": {"x": round(x, 1), "y": round(-y, 1), "z": 0.0},
        }
    text = io.BytesIO()
    nx.write_gexf(graph, text)
    with whole_file(out) as file:
        file.write(_TODAY.sub(b"", text.getvalue()).decode("utf-8"))


EXPORTER = Exporter("gexf", ".gexf", "实体和关系的网络，供 Gephi", write)
