"""Every quote is the very slice of its document's text that its offsets name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kg.store import Store
from kg.terms import local_name, sparql_prefixes
from kg.validate.finding import Finding

_PASSAGES = """
SELECT ?passage ?document ?start ?end ?exact {
    ?passage a ind:Passage ; oa:hasSource ?document ; oa:hasSelector ?position, ?quote .
    ?position oa:start ?start ; oa:end ?end .
    ?quote oa:exact ?exact .
}"""


def wrong_quotes(store: Store, texts: Path) -> Iterator[Finding]:
    """Passages whose ``oa:exact`` is not ``text[start:end]`` of ``texts/<16 hex>.txt``, in code points."""
    read = lru_cache(maxsize=8)(_text)
    for row in store.select(sparql_prefixes() + _PASSAGES):
        passage, document, start, end, exact = (getattr(term, "value", "") for term in row)
        text = read(texts / f"{local_name(document)}.txt")
        if text is None:
            yield Finding("text", "error", document, "texts 里没有这篇文档的文本，或它不是 UTF-8")
        elif not (start.isdigit() and end.isdigit()):
            yield Finding("quote", "error", passage, f"起止位置不是数：{start!r}、{end!r}")
        elif text[int(start) : int(end)] != exact:
            yield Finding("quote", "error", passage, f"引文与文档第 {start} 至 {end} 字不符")


def _text(path: Path) -> str | None:
    """Text of a document with its line ends untouched; None where there is none that can be read."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return None
