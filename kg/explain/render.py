"""Explanations as text for people and as values for JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import TypeVar

from kg.explain.about import Explanation, Fact, Number, Row, Source
from kg.query.table import columns_of, cut, pad, plain
from kg.vocab import Vocab, load_vocab

STATUS = {"actual": "实际", "target": "目标", "forecast": "预测", "promised": "计划或签约"}
_LEAST_WIDTH = 20
_SHORTER = (
    *((2, 99, 8), (1, 99, 8), (1, 8, 6), (1, 7, 5), (1, 6, 4), (1, 5, 4), (1, 4, 3), (1, 3, 3), (1, 3, 2)),
    *((1, 2, 2), (1, 2, 1)),
)
"""What ever shorter forms show: facts of each relation, facts and numbers in all; of each indicator one number."""
_T = TypeVar("_T")


def render(explanations: Sequence[Explanation], width: int = 100, lines: int | None = None) -> str:
    """Text without a last line end, wrapped to `width` columns; the entities one after another.

    Facts have a line each, and each sentence stands once below. What would take more than `lines` is cut to the
    first of each relation and indicator, and says what it leaves out.
    """
    vocab = load_vocab()
    width = max(width, _LEAST_WIDTH)
    return "\n\n".join(_text(explanation, vocab, width, lines) for explanation in explanations)


def _text(about: Explanation, vocab: Vocab, width: int, most: int | None) -> str:
    whole = list(_lines(about, about.facts, about.numbers, vocab, width, short=False))
    if most is None or len(whole) <= most:
        return "\n".join(whole)
    told = f"只列出一部分：共 {len(about.facts)} 个关系、{len(about.numbers)} 个数字；--all 全部列出"
    numbers = _first([number.metric for number in about.numbers], about.numbers, 1)
    lines: list[str] = []
    for of_each, most_facts, most_numbers in _SHORTER:
        facts = _first([(f.relation, f.forward) for f in about.facts], about.facts, of_each)[:most_facts]
        lines = [*_lines(about, facts, numbers[:most_numbers], vocab, width, short=True), "", told]
        if len(lines) <= most:
            break
    return "\n".join(lines)


def _first(keys: Sequence[object], things: Sequence[_T], most: int) -> list[_T]:
    """The first of each kind."""
    seen: Counter[object] = Counter()
    kept = []
    for key, thing in zip(keys, things, strict=True):
        seen[key] += 1
        if seen[key] <= most:
            kept.append(thing)
    return kept


def facts(explanations: Sequence[Explanation]) -> dict[str, object]:
    """The same as a JSON object: ``{"entities": [...]}``."""
    return {"entities": [plain_json(asdict(explanation)) for explanation in explanations]}


def _lines(
    about: Explanation,
    facts: Sequence[Fact],
    numbers: Sequence[Number],
    vocab: Vocab,
    width: int,
    *,
    short: bool,
) -> Iterator[str]:
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
        yield from ("", f"列于名录 {len(about.rows)}")
        for row in about.rows:
            yield from wrap("    ", f"“{plain(row.text)}”", width)
            yield from wrap(" " * 10, _place(row), width)
    notes = _Notes()
    if facts:
        yield from ("", f"关系 {len(about.facts)}")
        yield from (f"  {row}" for row in _aligned([_fact(fact, vocab, notes, short) for fact in facts]))
    if numbers:
        yield from ("", f"数字 {len(about.numbers)}")
        yield from (f"  {row}" for row in _aligned([_number(number, notes) for number in numbers]))
    if notes.kept:
        yield from ("", f"原文 {len(notes.kept)}")
        for mark, source in enumerate(notes.kept, 1):
            yield from _note(f"  [{mark}]", source, width, short)
    if not about.facts and not about.numbers and not about.rows:
        yield "  图里没有关于它的事实"


class _Notes:
    """The sentences of an entity, numbered as they come; each stands once."""

    def __init__(self) -> None:
        self.kept: list[Source] = []
        self._marks: dict[tuple[str, int, int], int] = {}

    def mark(self, source: Source) -> str:
        """Confidence of a fact, and number of its sentence: ``0.80 [1]``."""
        place = (source.document or source.file, source.start, source.end)
        if place not in self._marks:
            self.kept.append(source)
            self._marks[place] = len(self.kept)
        return f"{source.confidence:.2f} [{self._marks[place]}]"


def _fact(fact: Fact, vocab: Vocab, notes: _Notes, short: bool) -> tuple[str, ...]:
    sources = fact.sources[:1] if short else fact.sources
    more = f" 等 {len(fact.sources)} 处" if len(fact.sources) > len(sources) else ""
    return (
        f"{vocab.label(fact.relation, 'zh')} {'→' if fact.forward else '←'}",
        plain(fact.other),
        vocab.label(fact.other_kind, "zh"),
        " ".join(map(notes.mark, sources)) + more,
    )


def _number(number: Number, notes: _Notes) -> tuple[str, ...]:
    return (
        plain(number.metric),
        plain(number.text or number.stage),
        STATUS.get(number.standing, number.standing),
        period_text(number.start, number.end),
        notes.mark(number.source),
    )


def _note(mark: str, source: Source, width: int, short: bool) -> Iterator[str]:
    """A sentence and where it stands; on one line where it has to be short."""
    text = f"“{plain(source.sentence)}”"
    head = pad(mark, max(6, columns_of(mark))) + " "
    if short:
        place = f"{plain(source.file)} [{source.start}:{source.end}]  {source.date}".rstrip()
        yield f"{head}{cut(text, max(_LEAST_WIDTH, width - columns_of(head) - columns_of(place) - 2))}  {place}"
        return
    yield from wrap(head, text, width)
    yield from wrap(" " * columns_of(head), _place(source), width)


def _place(source: Source | Row) -> str:
    where = (f"{plain(source.file)} [{source.start}:{source.end}]", source.date, f"《{plain(source.title)}》")
    return "  ".join(filter(None, where))


def source_lines(source: Source, width: int) -> Iterator[str]:
    """The sentence, and where it stands."""
    yield from wrap(f"    {source.confidence:.2f}  ", f"“{plain(source.sentence)}”", width)
    yield from wrap(" " * 10, _place(source), width)


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
