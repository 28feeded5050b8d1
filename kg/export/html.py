"""One HTML page that works offline: pyvis writes the network into our own template.

pyvis's own template loads styles from a server even with everything in line, hence kg/export/page.html.
Text from articles reaches the page as JSON in an inert script element and is shown as text, never as HTML.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from pathlib import Path
from typing import Any

from kg.export.base import Exporter, Source
from kg.export.layout import Point, canvas_scale, positions
from kg.export.network import Edge, Network, Node, network
from kg.files import whole_file
from kg.vocab import Vocab, load_vocab

COLOURS = {
    "District": "#7a5c1e",
    "Region": "#a8553f",
    "IndustrialPark": "#238636",
    "Enterprise": "#1f6fb4",
    "IndustryCluster": "#c62828",
    "Industry": "#e36209",
    "Project": "#8250b8",
    "Product": "#0e8a9c",
    "Designation": "#cc3d8f",
    "Institution": "#4b5d67",
    "GovernmentBody": "#6b6b00",
}
SHAPES = {
    "District": ("hexagon", True),
    "Region": ("hexagon", False),
    "IndustrialPark": ("square", True),
    "Enterprise": ("dot", True),
    "IndustryCluster": ("triangle", False),
    "Industry": ("triangle", True),
    "Project": ("triangleDown", True),
    "Product": ("diamond", True),
    "Designation": ("star", True),
    "Institution": ("dot", False),
    "GovernmentBody": ("square", False),
}
"""vis-network's shape, and whether it is filled: no two classes look alike without colour."""
_LEADING = {"District": 12, "IndustrialPark": 4, "Region": 4}
"""What a class adds to the number of a node's relations when labels compete for room."""
_SHOWN = 3
"""Sentences in a tooltip; the panel beside the network has all."""
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 120},
    # The page draws labels itself, at one size on the screen and only where there is room.
    "nodes": {"borderWidthSelected": 2.5, "font": {"size": 1}, "scaling": {"label": {"drawThreshold": 1000}}},
    "edges": {
        "smooth": False,
        "color": {"color": "#8b96a3", "highlight": "#1f2328", "hover": "#1f2328"},
        "selectionWidth": 0.8,
        "hoverWidth": 0.8,
        "font": {"size": 1},
        "scaling": {"label": {"drawThreshold": 1000}},
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.4}},
    },
}


def write(source: Source, out: Path) -> None:
    vocab = load_vocab()
    text = page(network(source.store, vocab), vocab)
    with whole_file(out) as file:
        file.write(text)


def page(found: Network, vocab: Vocab) -> str:
    """The network as a page of HTML."""
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup
    from pyvis.network import Network as Vis

    vis = Vis(directed=True, cdn_resources="in_line", heading="产业知识图谱")
    vis.templateEnv = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    vis.path = "page.html"
    vis.templateEnv.globals.update(
        library=Markup(_library()),
        details=Markup(_json(_details(found, vocab))),
        embed=lambda value: Markup(_json(value)),
    )
    # Straight into pyvis's lists: its add_edge looks through all nodes for each edge.
    places = positions(len(found.nodes), ((edge.source, edge.target) for edge in found.edges))
    degrees = _degrees(found)
    # A canvas larger than the window is seen from further away.
    further = max(1.0, canvas_scale(len(found.nodes)))
    grown = math.sqrt(further)
    vis.nodes = [
        _node(i, node, degrees[i], place, grown, vocab)
        for i, (node, place) in enumerate(zip(found.nodes, places, strict=True))
    ]
    beside: Counter[frozenset[int]] = Counter()
    for i, edge in enumerate(found.edges):
        pair = frozenset((edge.source, edge.target))
        vis.edges.append(_edge(i, edge, found, vocab) | _bend(beside[pair]))
        beside[pair] += 1
    vis.options = _OPTIONS | {"edges": _OPTIONS["edges"] | {"width": round(1.2 * further, 2)}}
    return str(vis.generate_html())


def _node(i: int, node: Node, degree: int, place: Point, grown: float, vocab: Vocab) -> dict[str, Any]:
    kind = vocab.label(node.kind, "zh")
    title = "\n".join((f"{node.label} · {kind}", *(f"又名 {other}" for other in node.others)))
    colour, (shape, filled) = COLOURS[node.kind], SHAPES[node.kind]
    inside = colour if filled else "#ffffff"
    border = "#ffffff" if filled else colour
    chosen = {"background": inside, "border": "#1f2328"}
    return {
        "id": i,
        "label": _short(node.label),
        "title": title,
        "kind": node.kind,
        "shape": shape,
        "color": {"background": inside, "border": border, "highlight": chosen, "hover": chosen},
        "borderWidth": 1 if filled else 2.5,
        "weight": degree + _LEADING.get(node.kind, 0),
        "size": round(_size(node.kind, degree) * grown, 1),
        "x": round(place[0]),
        "y": round(place[1]),
    }


def _size(kind: str, degree: int) -> float:
    """Half the width of a node, in pixels at scale 1."""
    return min(18.0, (9.0 if kind == "District" else 5.0) + 1.3 * math.sqrt(degree))


def _edge(i: int, edge: Edge, found: Network, vocab: Vocab) -> dict[str, Any]:
    relation = vocab.label(edge.relation, "zh")
    head = f"{found.nodes[edge.source].label} — {relation} → {found.nodes[edge.target].label}"
    quotes = [f"{quote.strip()}\n—— {found.documents[d]}" for quote, d in edge.evidence[:_SHOWN]]
    more = len(edge.evidence) - _SHOWN
    tail = [f"另有 {more} 处"] if more > 0 else []
    return {
        "id": i,
        "from": edge.source,
        "to": edge.target,
        "label": relation,
        "title": "\n\n".join((head, *(quotes or ["背景知识：行政区划"]), *tail)),
        "dashes": not edge.evidence,
    }


def _bend(beside: int) -> dict[str, Any]:
    """Lines between the same two nodes lie side by side."""
    return {"smooth": {"type": "curvedCW", "roundness": round(0.18 * beside, 2)}} if beside else {}


def _details(found: Network, vocab: Vocab) -> dict[str, Any]:
    """What the panel and the search box need beyond nodes and edges."""
    return {
        "documents": found.documents,
        "kinds": [
            [
                kind,
                vocab.label(kind, "zh"),
                COLOURS[kind],
                sum(node.kind == kind for node in found.nodes),
                *SHAPES[kind],
            ]
            for kind in vocab.entity_classes
        ],
        "names": [[node.label, *node.others] for node in found.nodes],
        "numbers": {i: node.numbers for i, node in enumerate(found.nodes) if node.numbers},
        "evidence": {i: edge.evidence for i, edge in enumerate(found.edges) if edge.evidence},
    }


def _degrees(found: Network) -> list[int]:
    degrees = [0] * len(found.nodes)
    for edge in found.edges:
        degrees[edge.source] += 1
        degrees[edge.target] += 1
    return degrees


def _short(label: str) -> str:
    return label if len(label) <= 16 else f"{label[:15]}…"


def _json(value: object) -> str:
    """JSON that can stand inside a script element: nothing in it closes the element or ends a line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _library() -> str:
    """vis-network as pyvis carries it."""
    import pyvis

    files = sorted(Path(pyvis.__file__).parent.glob("templates/lib/vis-9.1.*/vis-network.min.js"))
    return files[-1].read_text(encoding="utf-8")


EXPORTER = Exporter("html", ".html", "一个离线网页：看网络，查实体，读原文", write)
