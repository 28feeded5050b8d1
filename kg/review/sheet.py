"""Lays out what is to be looked at: text for the terminal, a sheet to fill in, JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict

from kg.query.table import no_formula
from kg.review.items import FactItem, Items, PairItem

COLUMNS = (
    "item", "kind", "left", "relation", "right", "judgement", "why",
    "confidence", "reasons", "left_sentence", "right_sentence", "document", "source",
)  # fmt: skip
_SIGNS = {"same": "＝", "different": "≠", "unsure": "？"}


def as_text(found: Items, limit: int) -> str:
    """The first `limit` of each kind, with their sentences."""
    lines = [f"存疑的名称 {len(found.pairs)} 对，低可信度的事实 {len(found.facts)} 条"]
    for pair in found.pairs[:limit]:
        lines += ["", *_pair_lines(pair)]
    for fact in found.facts[:limit]:
        lines += ["", *_fact_lines(fact)]
    shown = min(limit, len(found.pairs)) + min(limit, len(found.facts))
    if shown < len(found.pairs) + len(found.facts):
        lines += ["", f"只列出 {shown} 条；--limit 多列，--csv 文件 全部写出以便填写"]
    return "\n".join(lines)


def as_csv(found: Items) -> str:
    """A sheet with empty cells for `judgement` (same, different, unsure; right, wrong, unsure) and `why`."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for row in (*map(_pair_row, found.pairs), *map(_fact_row, found.facts)):
        writer.writerow({column: no_formula(str(value)) for column, value in row.items()})
    return text.getvalue()


def as_json(found: Items) -> dict[str, object]:
    """``{"pairs": [...], "facts": [...]}``."""
    return {"pairs": [asdict(pair) for pair in found.pairs], "facts": [asdict(fact) for fact in found.facts]}


def _pair_lines(pair: PairItem) -> Iterator[str]:
    yield f"{pair.left} {_SIGNS[pair.verdict]} {pair.right}  {pair.kind}  {pair.confidence:.2f}"
    yield f"    {'；'.join(pair.reasons)}"
    yield f"    {pair.left_source}：“{_line(pair.left_sentence)}”"
    yield f"    {pair.right_source}：“{_line(pair.right_sentence)}”"


def _fact_lines(fact: FactItem) -> Iterator[str]:
    yield f"{fact.subject} — {fact.relation} → {fact.object}  {fact.confidence:.2f}  {fact.rule}"
    yield f"    {fact.source}：“{_line(fact.sentence)}”"


def _pair_row(pair: PairItem) -> dict[str, object]:
    return {
        "item": "pair",
        "kind": pair.kind,
        "left": pair.left,
        "right": pair.right,
        "confidence": f"{pair.confidence:.2f}",
        "reasons": "；".join(pair.reasons),
        "left_sentence": _line(pair.left_sentence),
        "right_sentence": _line(pair.right_sentence),
        "source": " | ".join(dict.fromkeys((pair.left_source, pair.right_source))),
    }


def _fact_row(fact: FactItem) -> dict[str, object]:
    return {
        "item": "fact",
        "kind": fact.kind,
        "left": fact.subject,
        "relation": fact.relation,
        "right": fact.object,
        "confidence": f"{fact.confidence:.2f}",
        "reasons": fact.rule,
        "left_sentence": _line(fact.sentence),
        "document": fact.document,
        "source": fact.source,
    }


def _line(text: str) -> str:
    return " ".join(text.split())
