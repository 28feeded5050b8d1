"""What was decided about names, for somebody to look at: the rows of pairs.jsonl."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.model import Decision, Extract, Named, Resolution, Span
from kg.rdf.build import Settings, named

Row = dict[str, object]

_ENDS = "。！？!?\n"
_REACH = 120


def decided(extracts: Iterable[Extract], resolution: Resolution, settings: Settings) -> Iterator[Row]:
    """Every pair of names that was compared, ready for JSON: verdict, by whom, why, and where each name stands."""
    by_id = {extract.document.id: extract for extract in extracts}
    iris = named(resolution, settings).iris
    for one in resolution.decisions:
        yield {
            "kind": one.kind,
            "verdict": one.verdict,
            "who": one.who,
            "confidence": one.confidence,
            "reasons": list(one.reasons),
            "one": one.left.entity == one.right.entity,
            **{side: _side(each, by_id, iris[each.entity]) for side, each in _sides(one)},
        }


def _sides(one: Decision) -> tuple[tuple[str, Named], tuple[str, Named]]:
    return ("left", one.left), ("right", one.right)


def _side(side: Named, by_id: Mapping[str, Extract], iri: str) -> Row:
    extract = by_id[side.document]
    text = extract.document.text
    spans = sorted(extract.entities[side.index].mentions, key=lambda span: _telling(text, span, side.name))
    sentence = _sentence(text, spans[0]) if spans else Span(0, 0)
    return {
        "name": side.name,
        "place": side.place,
        "entity": iri,
        "document": side.document,
        "source": extract.document.source,
        "start": sentence.start,
        "end": sentence.end,
        "sentence": text[sentence.start : sentence.end],
    }


def _telling(text: str, span: Span, name: str) -> tuple[bool, int, int]:
    """The name itself first, then the longest form of it."""
    return (text[span.start : span.end] != name, span.start - span.end, span.start)


def _sentence(text: str, span: Span) -> Span:
    """The sentence around a span, cut where it runs on."""
    start, end = span.start, span.end
    while start > max(0, span.start - _REACH) and text[start - 1] not in _ENDS:
        start -= 1
    while end < min(len(text), span.end + _REACH) and text[end - 1] not in _ENDS:
        end += 1
    return Span(start, end)
