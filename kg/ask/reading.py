"""A question taken apart: names, words, years and amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from kg.ask.names import FIRM, Named, Names, spelling
from kg.ask.questions import METRIC, OPTIONAL
from kg.text.dates import find_times
from kg.text.numerals import MAGNITUDES, parse_number

_NUMERAL = r"(?P<number>\d{1,15}(?:\.\d{1,6})?|[一二三四五六七八九十两百]{1,8})"
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年?(?:以来)?|(?P<word>大前年|前年|去年|上年|今年|本年|明年)")
_AMOUNT = re.compile(
    rf"(?:超过|大于|高于|不少于|至少|不低于|超)?{_NUMERAL}(?P<magnitude>万亿|千亿|百亿|十亿|亿|千万|百万|万)元?(?:以上)?"
)
_TOP = re.compile(
    rf"前{_NUMERAL}(?:名|位|个|家|大)?|{_NUMERAL.replace('number', 'some')}(?:个|家|名|位)(?=项目|企业|园区|区县|公司)"
)
_WORD_YEARS = {"大前年": -3, "前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1}
_COUNTED = re.compile(r"(?<=哪)(?:[一二三四五六七八九十两]{1,3}|\d{1,3})(?=[个家条项类种大所座])")
_PART_OF_YEAR = re.compile("[月季]|半年")
_LARGEST = "最大"
_SHORT_FIRM = 3
"""Characters that a part of a firm's name has more of, where it begins with a word."""
_MARKS = re.compile(r"[，。？！、；：,.?!;:（）()]")


@dataclass(slots=True)
class Reading:
    """What stands in a question."""

    text: str
    names: list[Named] = field(default_factory=list)
    words: list[frozenset[str]] = field(default_factory=list)
    """For each word the words of templates that it may stand for."""
    values: dict[str, str] = field(default_factory=dict)
    """year, since and until, least and top, as parameters take them."""
    unknown: list[str] = field(default_factory=list)
    relative: str = ""
    """The word that told the year, if it has to be counted from now: 去年."""
    period: str = ""
    """The words that told a part of a year."""


def readings(
    text: str, names: Names, words: Mapping[str, frozenset[str]], now: int | None
) -> tuple[Reading, Reading]:
    """A question taken apart, with names of metrics and without: “企业数量” may be one, or two words.

    `now` is the year that “今年” means.
    """
    return _read(text, names, words, now, metrics=True), _read(text, names, words, now, metrics=False)


def _read(
    text: str, names: Names, words: Mapping[str, frozenset[str]], now: int | None, *, metrics: bool
) -> Reading:
    spelt = _COUNTED.sub("些", spelling(_MARKS.sub(" ", text)))
    reading = Reading(spelt)
    free = _values(spelt, reading, now, _named(spelt, names))
    open_text = "".join(char if left else "\n" for char, left in zip(spelt, free, strict=True))
    at = 0
    for found in names.found_in(open_text):
        named = names.longer(found, open_text, at)
        if named.start < at or named.text in words or (not metrics and set(named.kinds) == {METRIC}):
            continue
        _words(spelt, at, named.start, free, names, words, reading)
        reading.names.append(named)
        at = named.end
    _words(spelt, at, len(spelt), free, names, words, reading)
    return reading


def _named(text: str, names: Names) -> list[bool]:
    """Where a name of a thing stands; the figures in it are none of the question's."""
    held = [False] * len(text)
    for named in names.found_in(text):
        if set(named.kinds) != {METRIC}:
            held[named.start : named.end] = [True] * (named.end - named.start)
    return held


def _values(text: str, reading: Reading, now: int | None, held: list[bool]) -> list[bool]:
    """Reads years and amounts; which characters are left for names and words."""
    free = [True] * len(text)
    _period(text, reading, now, held, free)
    for name, pattern in (("year", _YEAR), ("least", _AMOUNT), ("top", _TOP)):
        for match in pattern.finditer(text):
            if any(held[i] or not free[i] for i in range(*match.span())):
                continue
            value = _value(name, match, reading, now)
            if value and name not in reading.values:
                reading.values[name] = value
                free[match.start() : match.end()] = [False] * len(match.group())
                if name == "top" and match["number"]:
                    reading.words.append(frozenset((_LARGEST, OPTIONAL)))
    return free


def _period(text: str, reading: Reading, now: int | None, held: list[bool], free: list[bool]) -> None:
    """Reads the part of a year that a question is about: 去年上半年, 2024年1-9月."""
    for time in find_times(text, date(now, 12, 31) if now else None):
        start, end = time.period
        told = text[time.start : time.end]
        if not start or not end or not _PART_OF_YEAR.search(told) or any(held[time.start : time.end]):
            continue
        reading.values |= {"since": start.isoformat(), "until": end.isoformat()}
        reading.period = told
        free[time.start : time.end] = [False] * len(told)
        return


def _value(name: str, match: re.Match[str], reading: Reading, now: int | None) -> str:
    if name == "year":
        if match["year"]:
            return match["year"]
        reading.relative = match["word"]
        return "" if now is None else str(now + _WORD_YEARS[match["word"]])
    if name == "top":
        number = parse_number(match["number"] or match["some"])
        return "" if number is None else str(int(number))
    number = parse_number(match["number"])
    return "" if number is None else format(number * _factor(match["magnitude"]), "f")


def _factor(magnitude: str) -> Decimal:
    return MAGNITUDES[magnitude]


def _words(
    text: str,
    start: int,
    end: int,
    free: list[bool],
    names: Names,
    words: Mapping[str, frozenset[str]],
    reading: Reading,
) -> None:
    """Cuts a stretch into known words and parts of names, so that as little as can be is left unknown."""
    at = since = start
    for piece in _cut(text[start:end], free[start:end], names, words):
        if piece.known:
            _leave(text[since:at], reading)
            since = at + len(piece.text)
        if piece.name:
            reading.names.append(replace(piece.name, start=at, end=since))
        elif piece.known and piece.text in words:
            reading.words.append(words[piece.text])
        at += len(piece.text)
    _leave(text[since:end], reading)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word, a part of a name, a year or amount that is read already, or a character that nothing is known of."""

    text: str
    known: bool = True
    name: Named | None = None


def _cut(text: str, free: Sequence[bool], names: Names, words: Mapping[str, frozenset[str]]) -> list[_Piece]:
    """The pieces of a stretch: fewest unknown characters, then fewest pieces, then the longest first."""
    best: list[tuple[int, int, list[_Piece]]] = [(0, 0, [])]
    for at in range(len(text) - 1, -1, -1):
        ways = []
        for piece in _pieces(text, at, free, names, words):
            unknown, many, rest = best[-len(piece.text)]
            ways.append((unknown + (not piece.known), many + 1, [piece, *rest]))
        best.append(min(ways, key=lambda way: way[:2]))
    return best[-1][2]


def _is_name(part: Named, word: int) -> bool:
    """Whether a part of names is meant where a word of so many characters stands: 建设传动, but 产业集群."""
    return word < 2 or (set(part.kinds) == {FIRM} and len(part.text) > max(word, _SHORT_FIRM))


def _pieces(
    text: str, at: int, free: Sequence[bool], names: Names, words: Mapping[str, frozenset[str]]
) -> Iterator[_Piece]:
    """What a stretch may begin with at a place, the longest first."""
    if not free[at]:
        yield _Piece(text[at])
        return
    most = next((i for i in range(at, len(text)) if not free[i]), len(text)) - at
    sizes = [size for size in range(most, 0, -1) if text[at : at + size] in words]
    part = names.holding(text[at : at + most], at)
    if part and _is_name(part, sizes[0] if sizes else 0):
        yield _Piece(part.text, name=part)
        return
    yield from (_Piece(text[at : at + size]) for size in sizes)
    yield _Piece(text[at], known=False)


def _leave(part: str, reading: Reading) -> None:
    if part:
        reading.unknown.append(part)
