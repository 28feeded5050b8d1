"""Conflicts as text for people and as values for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby

from kg.explain.conflicts import Conflict
from kg.explain.render import STATUS, period_text, plain_json, source_lines
from kg.query.table import plain
from kg.vocab import Vocab, load_vocab


def render_conflicts(found: Sequence[Conflict], width: int = 100) -> str:
    """Text without a last line end, wrapped to `width` columns; one paragraph an entity."""
    vocab = load_vocab()
    paragraphs = [
        "\n".join(_lines(list(group), vocab, width))
        for _, group in groupby(found, key=lambda one: (one.across, one.iri))
    ]
    count = f"说法不一 {len(found)} 处" if found else "没有说法不一的数字"
    return "\n\n".join([*paragraphs, count])


def conflict_facts(found: Sequence[Conflict]) -> dict[str, object]:
    """The same as a JSON object: ``{"conflicts": [...]}``."""
    return {"conflicts": [plain_json(asdict(one)) for one in found]}


def _lines(found: Sequence[Conflict], vocab: Vocab, width: int) -> Iterator[str]:
    yield f"{plain(found[0].entity)}  {vocab.label(found[0].kind, 'zh')}"
    for one in found:
        period = period_text(one.start, one.end) or "时期未注明"
        apart = "" if one.difference is None else f"，相差 {one.difference.normalize():f}%"
        within = "" if one.across else "（出自同一文档，可能各指一部分）"
        status = "" if one.status == "actual" else STATUS.get(one.status, one.status) + "  "
        yield f"  {plain(one.metric)}  {period}  {status}{len(one.readings)} 种说法{apart}{within}"
        for reading in one.readings:
            yield f"  · {plain(reading.text)}" + ("  ← 报道较新" if reading.newest else "")
            for source in reading.sources:
                yield from source_lines(source, width)
