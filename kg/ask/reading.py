"""A question taken apart: names, words, years and amounts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kg.ask.names import Named, Names, spelling
from kg.ask.questions import METRIC
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
_MARKS = re.compile(r"[，。？！、；：,.?!;:（）()]")


@dataclass(slots=True)
class Reading:
    """What stands in a question."""

    text: str
    names: list[Named] = field(default_factory=list)
    words: list[frozenset[str]] = field(default_factory=list)
    """For each word the words of templates that it may stand for."""
    values: dict[str, str] = field(default_factory=dict)
    """year, least and top, as parameters take them."""
    unknown: list[str] = field(default_factory=list)
    relative: str = ""
    """The word that told the year, if it has to be counted from now: 去年."""


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
    spelt = spelling(_MARKS.sub(" ", text))
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
    for name, pattern in (("year", _YEAR), ("least", _AMOUNT), ("top", _TOP)):
        for match in pattern.finditer(text):
            if any(held[i] or not free[i] for i in range(*match.span())):
                continue
            value = _value(name, match, reading, now)
            if value and name not in reading.values:
                reading.values[name] = value
                free[match.start() : match.end()] = [False] * len(match.group())
    return free


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
    """Cuts a stretch into known words and parts of names, the longest first; what is left is unknown."""
    longest = max(map(len, words))
    at, since = start, start
    while at < end:
        most = next((i for i in range(at, end) if not free[i]), end) - at
        size = next((n for n in range(min(longest, most), 0, -1) if text[at : at + n] in words), 0)
        part = names.holding(text[at : at + most], at) if size < 2 else None
        if part or size or not most:
            _leave(text[since:at], reading)
            at = since = part.end if part else at + max(size, 1)
            if part:
                reading.names.append(part)
            elif size:
                reading.words.append(words[text[at - size : at]])
        else:
            at += 1
    _leave(text[since:end], reading)


def _leave(part: str, reading: Reading) -> None:
    if part:
        reading.unknown.append(part)
