"""A small network drawn by pyvis: to look at in a notebook, or for who goes on working with vis-network.

It shows the same things as the page, as they stand there but further apart, in the same colours and shapes; what is
known of them stands in the page (decisions/0008-page.md). pyvis's own template loads styles from a server even with
everything in line, hence kg/export/pyvis.html.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.export.base import Exporter, Source
from kg.files import whole_file
from kg.page import COLOURS, SHAPES, Network, Node, located, read
from kg.vocab import Vocab, load_vocab

MOST = 3000
"""Nodes that pyvis can draw so that one can work with it."""
_FEW, _SPREAD = 80, (2.2, 1.5)
"""Times the distances of the page, for few nodes and for many: vis-network draws every label, whatever it covers."""
_SHOWN = 2
"""Sentences in a tooltip."""
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 120},
    "edges": {
        "smooth": False,
        "color": {"color": "#8b96a3", "highlight": "#1f2328", "hover": "#1f2328"},
        "font": {"size": 9, "color": "#57606a", "strokeWidth": 3},
        "scaling": {"label": {"drawThreshold": 9}},
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.4}},
    },
}


def write(source: Source, out: Path) -> None:
    vocab = load_vocab()
    found = read(source.store, vocab)
    text = pyvis_page(found, vocab)
    with whole_file(out) as file:
        file.write(text)


def pyvis_page(found: Network, vocab: Vocab) -> str:
    """The network as a page of HTML. Raises UsageError for more nodes than pyvis can draw."""
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup
    from pyvis.network import Network as Vis

    if len(found.nodes) > MOST:
        raise UsageError(
            f"图有 {len(found.nodes)} 个实体，pyvis 画不动这么多（至多 {MOST}）：用 kg export html"
        )
    vis = Vis(directed=True, cdn_resources="in_line", heading="产业知识图谱")
    vis.templateEnv = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    vis.path = "pyvis.html"
    vis.templateEnv.globals.update(library=Markup(_library()), embed=lambda value: Markup(_json(value)))
    # Straight into pyvis's lists: its add_edge looks through all nodes for each edge.
    spread = _SPREAD[len(found.nodes) > _FEW]
    degrees = Counter(end for edge in found.edges for end in (edge.source, edge.target))
    vis.nodes = [
        _node(i, node, degrees[i], vocab) | {"x": round(spread * x), "y": round(spread * y)}
        for i, (node, (x, y)) in enumerate(zip(found.nodes, located(found), strict=True))
    ]
    beside: Counter[frozenset[int]] = Counter()
    for i, edge in enumerate(found.edges):
        pair = frozenset((edge.source, edge.target))
        vis.edges.append(_edge(i, found, vocab) | _bend(beside[pair]))
        beside[pair] += 1
    vis.options = _OPTIONS
    return str(vis.generate_html())


def _node(i: int, node: Node, degree: int, vocab: Vocab) -> dict[str, Any]:
    colour, (shape, filled) = COLOURS[node.kind], SHAPES[node.kind]
    inside, border = (colour, "#ffffff") if filled else ("#ffffff", colour)
    chosen = {"background": inside, "border": "#1f2328"}
    return {
        "id": i,
        "label": node.label if len(node.label) <= 16 else f"{node.label[:15]}…",
        "title": "\n".join(
            (f"{node.label} · {vocab.label(node.kind, 'zh')}", *(f"又名 {other}" for other in node.others))
        ),
        "shape": shape,
        "color": {"background": inside, "border": border, "highlight": chosen, "hover": chosen},
        "borderWidth": 1 if filled else 2.5,
        "font": {"size": 15 if node.kind == "District" else 12, "strokeWidth": 3},
        "size": round(min(18.0, (9.0 if node.kind == "District" else 5.0) + 1.3 * degree**0.5), 1),
    }


def _edge(i: int, found: Network, vocab: Vocab) -> dict[str, Any]:
    edge = found.edges[i]
    relation = vocab.label(edge.relation, "zh")
    head = f"{found.nodes[edge.source].label} — {relation} → {found.nodes[edge.target].label}"
    quotes = [_quote(found, passage) for passage, _ in edge.evidence[:_SHOWN]]
    more = len(edge.evidence) - _SHOWN
    return {
        "id": i,
        "from": edge.source,
        "to": edge.target,
        "label": relation,
        "title": "\n\n".join(
            (head, *(quotes or ["背景知识：行政区划"]), *([f"另有 {more} 处"] if more > 0 else []))
        ),
        "dashes": not edge.evidence,
    }


def _quote(found: Network, passage: int) -> str:
    said = found.passages[passage]
    document = found.documents[said.document]
    return f"{said.text.strip()}\n—— {document.title}" + (f"（{document.date}）" if document.date else "")


def _bend(beside: int) -> dict[str, Any]:
    """Lines between the same two nodes lie side by side."""
    return {"smooth": {"type": "curvedCW", "roundness": round(0.18 * beside, 2)}} if beside else {}


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


EXPORTER = Exporter("pyvis", ".html", "pyvis 的网络图，给小图与笔记本用", write, stem="pyvis")
