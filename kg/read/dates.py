"""When a document says it was reported: a date field, or a dateline among its first lines.

A date inside a sentence of the body is no dateline: “2024年3月22日，记者从……” tells of an event.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from kg.model import ReportDate

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "Ｏ": 0}
_YEAR = r"(?<![\d.])(?P<y>(?:19|20|21)\d\d)"
_ARABIC = (
    _YEAR + r"(?:\s?年\s?(?P<m>\d{1,2})\s?月(?:份|\s?(?P<d>\d{1,2})\s?[日号])?"
    r"|(?P<sep>[-/.])(?P<m2>\d{1,2})(?:(?P=sep)(?P<d2>\d{1,2}))?(?![\d.%])|\s?年(?!\d|度|代))"
)
_NUMERAL = "[一二三四五六七八九十]"
_CHINESE = (
    rf"(?P<cy>[一二][〇○Ｏ零一二三四五六七八九]{{3}})年"
    rf"(?:(?P<cm>{_NUMERAL}{{1,2}})月(?:(?P<cd>{_NUMERAL}{{1,3}})日)?)?"
)
_DATE = re.compile(f"{_ARABIC}|{_CHINESE}")
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_YEAR_ONLY = re.compile(r"\s*((?:19|20)\d\d)\s*")
_LABEL = re.compile(
    r"(?:(?:发布|發布|发表|发稿|刊发|出版|更新|成文|印发|编辑|撰写)?(?:日期|时间|時間)"
    r"|发布于|发布|刊发|刊于|date|time)[】\]]?\s*[:：]?\s*$",
    re.I,
)
_CLOCK = r"(?:\s*[T ]?\s*\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?"
_AROUND = re.compile(rf"{_CLOCK}(?:\s*(?:星期|周)[一二三四五六日天])?(?:$|[\s|｜/·,，]+(?P<rest>.*)$)")
_LONGEST = 400
"""Characters of a line that are looked at."""
_SENTENCE = re.compile("[。；;！？!?]")
_OPEN, _CLOSE = "（(【[〔", "）)】]〕"


def parse_date(value: str) -> ReportDate | None:
    """The date at the start of a field: ``2025-04-21T08:00:00+08:00``, ``2025年4月``, ``20250421``, ``2025``.

    None where there is none; raises ValueError for a day that no calendar has.

    >>> parse_date("二〇二五年四月").precision
    'month'
    """
    value = value.strip()
    if compact := _COMPACT.match(value):
        return _stated(*compact.groups())
    if year := _YEAR_ONLY.fullmatch(value):
        return _stated(year[1], None, None)
    match = _DATE.search(value)
    return _of(match) if match and match.start() <= 12 else None


def find_date(lines: Iterable[str]) -> ReportDate | None:
    """The first dateline: a line that is a date, a labelled one, one in brackets, or “……2025年4月20日电”.

    Raises ValueError where the first dateline holds a day that no calendar has.

    >>> find_date(["园区动态（2025年5月31日）"]).value
    datetime.date(2025, 5, 31)
    >>> find_date(["2024年3月22日，记者了解到，该区规上企业增长一成。"]) is None
    True
    """
    for line in lines:
        line = line[:_LONGEST].strip()
        for match in _DATE.finditer(line[:200]):
            if _is_dateline(line, match):
                return _of(match)
    return None


def _is_dateline(line: str, match: re.Match[str]) -> bool:
    before, after = line[: match.start()].rstrip(), line[match.end() :]
    day = bool(match["d"] or match["d2"] or match["cd"])
    month = bool(match["m"] or match["m2"] or match["cm"])
    if day and re.match(r"\s?[电電讯訊]", after) and len(before) <= 30:
        return True
    tail = _AROUND.match(after)
    short = len(line) <= 80 and not _SENTENCE.search(line)
    if not before or _LABEL.search(before):
        whole = tail is not None and (not tail["rest"] or (month and short and "，" not in after))
        return whole or bool(before and month and len(before) <= 40)
    if month and before[-1] in _OPEN and after.lstrip()[:1] and after.lstrip()[0] in _CLOSE:
        return len(line) <= 80
    return day and short and len(line) <= 60 and line[match.start() - 1].isspace() and tail is not None


def _of(match: re.Match[str]) -> ReportDate:
    if match["cy"]:
        year = "".join(str(_DIGITS[c]) for c in match["cy"])
        return _stated(year, _numeral(match["cm"]), _numeral(match["cd"]))
    return _stated(match["y"], match["m"] or match["m2"], match["d"] or match["d2"])


def _numeral(text: str | None) -> str | None:
    """一 … 三十一 as digits."""
    if text is None:
        return None
    tens, ten, ones = text.rpartition("十")
    value = (_DIGITS.get(tens, 1) if ten else 0) * 10 + (_DIGITS.get(ones, 99) if ones else 0)
    return str(value)


def _stated(year: str, month: str | None, day: str | None) -> ReportDate:
    value = dt.date(int(year), int(month or 1), int(day or 1))
    return ReportDate(value, "day" if day else "month" if month else "year", "stated")
