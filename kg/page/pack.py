"""A network as one compact JSON value, compressed: the data format of the page, whatever draws it.

Columns instead of rows, indices instead of names. ``docs/page.md`` describes it.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable
from typing import Any, TypeVar

from kg.page.groups import groups
from kg.page.layout import Point, places
from kg.page.look import COLOURS, SHAPES
from kg.page.model import Network
from kg.rdf.pinyin import Speller
from kg.seeds import load_pinyin
from kg.terms import IND
from kg.vocab import Vocab

FORMAT = 2

_Value = TypeVar("_Value", str, tuple[str, ...])


def located(network: Network) -> list[Point]:
    """Where each node stands."""
    return places(groups(network), ((edge.source, edge.target) for edge in network.edges))


def pack(network: Network, vocab: Vocab) -> dict[str, Any]:
    """The value that the page reads."""
    relations = sorted(
        {edge.relation for edge in network.edges},
        key=lambda name: vocab.relations.index(name) if name in vocab.relations else len(vocab.relations),
    )
    group = groups(network)
    at = places(group, ((edge.source, edge.target) for edge in network.edges))
    base = _base([*(node.iri for node in network.nodes), *(document.iri for document in network.documents)])
    return {
        "format": FORMAT,
        "about": network.about,
        "base": base,
        "ind": IND,
        "kinds": [
            [kind, vocab.label(kind, "zh"), vocab.label(kind, "en"), COLOURS[kind], *SHAPES[kind]]
            for kind in vocab.entity_classes
        ],
        "relations": [[name, vocab.label(name, "zh"), vocab.label(name, "en")] for name in relations],
        "documents": [
            [
                document.iri.removeprefix(base),
                document.title,
                document.date,
                document.precision,
                document.file,
            ]
            for document in network.documents
        ],
        "nodes": _nodes(network, vocab, base)
        | {"group": group, "x": [round(x) for x, _ in at], "y": [round(y) for _, y in at]},
        "edges": _edges(network, relations),
        "numbers": _numbers(network),
        "passages": {
            "document": [passage.document for passage in network.passages],
            "start": [passage.start for passage in network.passages],
            "end": [passage.end for passage in network.passages],
            "text": [passage.text for passage in network.passages],
        },
    }


def packed(value: dict[str, Any] | list[str]) -> str:
    """JSON, deflated, in base 64."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode("utf-8", "replace"), 9)).decode("ascii")


def _nodes(network: Network, vocab: Vocab, base: str) -> dict[str, Any]:
    speller = Speller(load_pinyin())
    kinds = {kind: i for i, kind in enumerate(vocab.entity_classes)}
    return {
        "iri": [node.iri.removeprefix(base) for node in network.nodes],
        "kind": [kinds[node.kind] for node in network.nodes],
        "label": [node.label for node in network.nodes],
        "others": _some(node.others for node in network.nodes),
        "hidden": _some(node.hidden for node in network.nodes),
        "code": _some(node.code for node in network.nodes),
        "documents": [node.documents for node in network.nodes],
        "initials": [_initials(speller, (node.label, *node.others)) for node in network.nodes],
    }


def _initials(speller: Speller, names: Iterable[str]) -> str:
    found = (speller.initials(name) for name in names if not name.isascii())
    return " ".join(dict.fromkeys(filter(None, found)))


def _edges(network: Network, relations: list[str]) -> dict[str, Any]:
    of = {name: i for i, name in enumerate(relations)}
    return {
        "source": [edge.source for edge in network.edges],
        "target": [edge.target for edge in network.edges],
        "relation": [of[edge.relation] for edge in network.edges],
        # passage, percent, passage, percent …
        "evidence": [
            [value for passage, sure in edge.evidence for value in (passage, round(100 * sure))]
            for edge in network.edges
        ],
    }


def _numbers(network: Network) -> list[list[Any]]:
    return [
        [
            one.node, one.metric, one.broader, one.value, one.low, one.high, one.unit, one.text, one.qualifier,
            one.start, one.end, one.status, round(100 * one.confidence), one.passages, one.conflict,
        ]
        for one in network.numbers
    ]  # fmt: skip


def _some(values: Iterable[_Value]) -> dict[int, _Value]:
    return {i: value for i, value in enumerate(values) if value}


def _base(iris: list[str]) -> str:
    """What all IRIs begin with, up to a slash."""
    if len(iris) < 2:
        return ""
    first, last = min(iris), max(iris)
    same = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[: first.rfind("/", 0, same) + 1]
