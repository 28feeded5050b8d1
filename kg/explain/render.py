"""Explanations as text for people and as values for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from decimal import Decimal

from kg.explain.about import Explanation, Fact, Number, Row, Source
from kg.query.table import columns_of, pad, plain
from kg.vocab import Vocab, load_vocab

STATUS = {"actual": "实际", "target": "目标", "forecast": "预测", "promised": "计划或签约"}
_LEAST_WIDTH = 20


def render(explanations: Sequence[Explanation], width: int = 100) -> str:
    """Text without a last line end, wrapped to `width` columns; the entities one after another."""
    vocab = load_vocab()
    width = max(width, _LEAST_WIDTH)
    return "\n\n".join("\n".join(_lines(explanation, vocab, width)) for explanation in explanations)


def facts(explanations: Sequence[Explanation]) -> dict[str, object]:
    """The same as a JSON object: ``{"entities": [...]}``."""
    return {"entities": [plain_json(asdict(explanation)) for explanation in explanations]}


def _lines(about: Explanation, vocab: Vocab, width: int) -> Iterator[str]:
    yield f"{plain(about.name)}  {vocab.label(about.kind, 'zh')}"
    rows = (
        ("又名", "、".join(about.other_names)),
        ("误读", "、".join(about.misread)),
        ("代码", about.code),
        ("信用代码", "、".join(about.credit_codes)),
        *(("所在", " › ".join(way)) for way in about.places),
        ("标识", about.iri),
    )
    for title, text in rows:
        if text:
            yield from wrap(f"  {title}  ", plain(text), width)
    if about.rows:
        yield ""
        yield f"列于名录 {len(about.rows)}"
        for row in about.rows:
            yield from wrap("    ", f"“{plain(row.text)}”", width)
            yield from place_lines(row, width)
    if about.facts:
        yield ""
        yield f"关系 {len(about.facts)}"
        yield from _fact_lines(about.facts, vocab, width)
    if about.numbers:
        yield ""
        yield f"数字 {len(about.numbers)}"
        yield from _number_lines(about.numbers, width)
    if not about.facts and not about.numbers and not about.rows:
        yield "  图里没有关于它的事实"


def _fact_lines(facts: Sequence[Fact], vocab: Vocab, width: int) -> Iterator[str]:
    rows = [
        (
            f"{vocab.label(fact.relation, 'zh')} {'→' if fact.forward else '←'}",
            plain(fact.other),
            vocab.label(fact.other_kind, "zh"),
        )
        for fact in facts
    ]
    for fact, row in zip(facts, _aligned(rows), strict=True):
        yield f"  {row}"
        for source in fact.sources:
            yield from source_lines(source, width)


def _number_lines(numbers: Sequence[Number], width: int) -> Iterator[str]:
    rows = [
        (
            plain(n.metric),
            plain(n.text or n.stage),
            STATUS.get(n.standing, n.standing),
            period_text(n.start, n.end),
        )
        for n in numbers
    ]
    for number, row in zip(numbers, _aligned(rows), strict=True):
        yield f"  {row}"
        yield from source_lines(number.source, width)


def source_lines(source: Source, width: int) -> Iterator[str]:
    """The sentence, and where it stands."""
    yield from wrap(f"    {source.confidence:.2f}  ", f"“{plain(source.sentence)}”", width)
    yield from place_lines(source, width)


def place_lines(source: Source | Row, width: int) -> Iterator[str]:
    """File, offsets, date and title."""
    where = (f"{plain(source.file)} [{source.start}:{source.end}]", source.date, f"《{plain(source.title)}》")
    yield from wrap(" " * 10, "  ".join(filter(None, where)), width)


def period_text(start: str, end: str) -> str:
    """Two days as people read them: 2024, 2024-08-30, 2024-01-01 – 2024-07-31; empty where none is told."""
    if not start:
        return ""
    if start[5:] == "01-01" and end == f"{start[:4]}-12-31":
        return start[:4]
    return start if start == end else f"{start} – {end}"


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Rows whose columns begin below one another."""
    widths = [max(map(columns_of, texts)) for texts in zip(*rows, strict=True)]
    return ["  ".join(map(pad, row, widths)).rstrip() for row in rows]


def wrap(head: str, text: str, width: int) -> Iterator[str]:
    """Lines of `text` behind `head`, the following ones indented as far; breaks between any characters."""
    indent = columns_of(head)
    line, size = head, indent
    for char in text:
        needed = columns_of(char)
        if size + needed > width and size > indent:
            yield line.rstrip()
            line, size = " " * indent, indent
        line, size = line + char, size + needed
    yield line.rstrip()


def plain_json(value: object) -> object:
    """A value with plain numbers and lists, ready for JSON."""
    if isinstance(value, dict):
        return {key: plain_json(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain_json(each) for each in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
