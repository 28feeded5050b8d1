"""The graph as one page for people: kg.page draws it, this file makes it a format among the others."""

from __future__ import annotations

from pathlib import Path

from kg.export.base import Exporter, Source
from kg.export.overview import MOST, overview
from kg.files import whole_file
from kg.page import around_name, html, read
from kg.store import Store
from kg.vocab import load_vocab

_TITLE = "产业知识图谱"


def write(source: Source, out: Path) -> None:
    vocab = load_vocab()
    store, entities = overview(source.store)
    whole = store is source.store
    title = _TITLE if whole else f"{_TITLE}：{entities} 个实体中提到最多的 {MOST} 个"
    text = html(read(store, vocab), vocab, title)
    with whole_file(out) as file:
        file.write(text)


def write_around(store: Store, name: str, depth: int, out: Path) -> None:
    """A small page about one thing: what lies at most `depth` relations away from it. Raises UsageError."""
    vocab = load_vocab()
    text = html(around_name(read(store, vocab), store, name, depth), vocab)
    with whole_file(out) as file:
        file.write(text)


EXPORTER = Exporter("html", ".html", "一个离线网页：看网络，查实体，读原文", write)
