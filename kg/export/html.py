"""One HTML page that works offline: pyvis writes the network into our own template.

pyvis's own template loads styles from a server even with everything in line, hence kg/export/page.html.
Text from articles reaches the page as JSON in an inert script element and is shown as text, never as HTML.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from kg.export.base import Exporter, whole_file
from kg.export.layout import positions
from kg.export.network import Edge, Network, Node, network
from kg.store import Store
from kg.vocab import Vocab, load_vocab

COLOURS = {
    "District": "#8c6d31",
    "Region": "#c49c94",
    "IndustrialPark": "#2ca02c",
    "Enterprise": "#1f77b4",
    "IndustryCluster": "#d62728",
    "Industry": "#ff7f0e",
    "Project": "#9467bd",
    "Product": "#17a2b8",
    "Designation": "#e377c2",
    "Institution": "#4b5d67",
    "GovernmentBody": "#7f7f00",
}
_SHOWN = 3
"""Sentences in a tooltip; the panel beside the network has all."""
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "hideEdgesOnZoom": True},
    "nodes": {"shape": "dot", "borderWidth": 1, "font": {"size": 13, "strokeWidth": 3}},
    "edges": {
        "smooth": False,
        "color": {"color": "#b5bcc4", "highlight": "#30363d", "hover": "#30363d"},
        "font": {"size": 9, "color": "#57606a", "strokeWidth": 2},
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
    },
}


def write(store: Store, out: Path) -> None:
    vocab = load_vocab()
    text = page(network(store, vocab), vocab)
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
    vis.nodes = [
        _node(i, node, degrees[i], place, vocab)
        for i, (node, place) in enumerate(zip(found.nodes, places, strict=True))
    ]
    beside: Counter[frozenset[int]] = Counter()
    for i, edge in enumerate(found.edges):
        pair = frozenset((edge.source, edge.target))
        vis.edges.append(_edge(i, edge, found, vocab) | _bend(beside[pair]))
        beside[pair] += 1
    vis.options = _OPTIONS
    return str(vis.generate_html())


def _node(i: int, node: Node, degree: int, place: tuple[float, float], vocab: Vocab) -> dict[str, Any]:
    kind = vocab.label(node.kind, "zh")
    title = "\n".join((f"{node.label} · {kind}", *(f"又名 {other}" for other in node.others)))
    return {
        "id": i,
        "label": _short(node.label),
        "title": title,
        "kind": node.kind,
        "color": COLOURS[node.kind],
        "size": round(7 + 4 * degree**0.5, 1),
        "font": {"size": min(36, round(12 + 3 * degree**0.5))},
        "x": round(place[0]),
        "y": round(place[1]),
    }


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
            [kind, vocab.label(kind, "zh"), COLOURS[kind], sum(node.kind == kind for node in found.nodes)]
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
