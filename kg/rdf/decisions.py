"""What was decided about names, for somebody to look at: the rows of pairs.jsonl."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.model import Decision, Extract, Named, Span

Row = dict[str, object]

_ENDS = "。！？!?\n"
_REACH = 120


Sides = Mapping[tuple[str, int], Row]
"""(document id, index of a local entity) → where the name stands: see `sides`."""


def wanted(decisions: Iterable[Decision]) -> dict[str, set[tuple[int, str]]]:
    """Document id → index and name of the local entities in it that decisions are about."""
    found: defaultdict[str, set[tuple[int, str]]] = defaultdict(set)
    for one in decisions:
        for side in (one.left, one.right):
            found[side.document].add((side.index, side.name))
    return found


def sides(extract: Extract, names: Iterable[tuple[int, str]]) -> Iterator[tuple[tuple[str, int], Row]]:
    """Where local entities of a document stand: the sentence."""
    for index, name in sorted(names):
        yield (extract.document.id, index), _side(extract, index, name)


def decided(decisions: Iterable[Decision], found: Sides, iris: Sequence[str]) -> Iterator[Row]:
    """Every pair of names that was compared, ready for JSON: verdict, by whom, why, and where each name stands."""
    for one in decisions:
        yield {
            "kind": one.kind,
            "verdict": one.verdict,
            "who": one.who,
            "confidence": one.confidence,
            "reasons": list(one.reasons),
            "one": one.left.entity == one.right.entity,
            **{
                side: {
                    "name": each.name,
                    "place": each.place,
                    "entity": iris[each.entity],
                    **found[each.document, each.index],
                }
                for side, each in _sides(one)
            },
        }


def _sides(one: Decision) -> tuple[tuple[str, Named], tuple[str, Named]]:
    return ("left", one.left), ("right", one.right)


def _side(extract: Extract, index: int, name: str) -> Row:
    text, mentions = extract.document.text, extract.entities[index].mentions
    spans = sorted(mentions, key=lambda span: _telling(text, span, name))
    sentence = _sentence(text, spans[0]) if spans else Span(0, 0)
    return {
        "document": extract.document.id,
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
