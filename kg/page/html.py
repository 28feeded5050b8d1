"""The page itself: template, style, program and data in one file that asks for nothing else.

The sentences, which are most of the data, stand behind the program: the picture is there before they are read.

Text from articles reaches the page as data and is shown as text, never as HTML.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from pathlib import Path

from kg.page.model import Network
from kg.page.pack import pack, packed
from kg.vocab import Vocab

_TITLE = "产业知识图谱"
_ROWS = 3000
"""Relations in the table for browsers without JavaScript."""
_SENTENCE = 80


def html(network: Network, vocab: Vocab, title: str = "") -> str:
    """The page of a network, called by what it is about where no title is given."""
    name = network.nodes[network.about].label if network.about >= 0 else ""
    folder = Path(__file__).parent
    script = (folder / "static" / "page.js").read_text(encoding="utf-8")
    style = (folder / "static" / "page.css").read_text(encoding="utf-8")
    value = pack(network, vocab)
    sentences = value["passages"].pop("text")
    parts = {
        "title": escape(_plain(title or (f"{name} · {_TITLE}" if name else _TITLE))),
        "script-hash": _hash(script),
        "style-hash": _hash(style),
        "style": style,
        "table": "".join(_table(network, vocab)),
        "data": packed(value),
        "sentences": packed(sentences),
        "script": script,
    }
    template = (folder / "page.html").read_text(encoding="utf-8")
    first, *others = template.split("{{")
    found = [first]
    for other in others:
        name, _, rest = other.partition("}}")
        found += (parts[name], rest)
    return "".join(found)


def _hash(text: str) -> str:
    """For the content security policy, which lets this text run and no other."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _table(network: Network, vocab: Vocab) -> Iterator[str]:
    """Rows for who has no JavaScript: relations with a sentence, and the things without relations."""
    related = {i for edge in network.edges for i in (edge.source, edge.target)}
    edges = [edge for edge in network.edges if edge.evidence] or list(network.edges)
    for edge in edges[:_ROWS]:
        passage = network.passages[edge.evidence[0][0]] if edge.evidence else None
        document = network.documents[passage.document] if passage else None
        yield _row(
            _named(network, edge.source, vocab),
            vocab.label(edge.relation, "zh"),
            _named(network, edge.target, vocab),
            passage.text.strip()[:_SENTENCE] if passage else "",
            f"{document.title} {document.date}" if document else "",
        )
    alone = [i for i in range(len(network.nodes)) if i not in related]
    for i in alone[: max(0, _ROWS - len(edges))]:
        yield _row(_named(network, i, vocab), "", "", "", "")
    left = len(edges) + len(alone) - _ROWS
    if left > 0:
        yield _row(f"另有 {left} 行未列出：请用浏览器打开 JavaScript，或用 kg export csv", "", "", "", "")


def _named(network: Network, i: int, vocab: Vocab) -> str:
    node = network.nodes[i]
    return f"{node.label or '（无名称）'}（{vocab.label(node.kind, 'zh')}）"


def _row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td><bdi>{escape(_plain(cell))}</bdi></td>" for cell in cells) + "</tr>\n"


def _plain(text: str) -> str:
    """Without what no font can show."""
    if text.isprintable():
        return text
    return (
        "".join(char for char in text if char.isprintable() or char == " ")
        .encode("utf-8", "replace")
        .decode()
    )
