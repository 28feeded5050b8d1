"""Finds times and works out the period each stands for.

“今年前7月” needs the document's own date; without one a relative time has no period. Never a clock.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple

from kg.text.numerals import parse_number
from kg.text.search import matches_at, openings

_Y = r"(?P<year>(?:19|20)\d{2})年度?"
_REL = r"(?P<rel>今年|去年|前年|明年|(?<![产成效用工营满])后年|过去的?一年|当年|本年度?|上一?年度?|全年)"
_MONTHS = (
    r"前(?P<firstm>\d{1,2}|[一二三四五六七八九十]+)个?月"
    r"|(?P<m1>\d{1,2})月?(?:—|-|~|至|到)(?P<m2>\d{1,2})月(?:份)?"
    r"|前(?P<firstq>[一二三])季度|(?:第)?(?P<q>[一二三四])季度"
    r"|(?P<half>[上下])半年"
    r"|(?P<m>\d{1,2})月(?P<part>上旬|中旬|下旬|初|底|末)?(?:份)?(?:(?P<d>\d{1,2})日)?"
)
_BARE = re.sub(r"\(\?P<(\w+)>", r"(?P<b_\1>", _MONTHS)
TIME = re.compile(
    rf"(?P<until>截至|到|至)?(?:{_Y}(?:(?:—|-|~|至|到)(?P<year2>(?:19|20)?\d{{2}})年)?|{_REL})(?:的)?(?:(?P<sub>{_MONTHS})|(?P<end>年?[底末]))?"
    rf"|(?P<y1>(?:19|20)\d{{2}})(?:—|-|~|至|到)(?P<y2>(?:19|20)\d{{2}})年"
    rf"|“?(?P<plan>十[二三四五六])五”?(?P<planend>末|期末|期间|时期|以来)?"
    rf"|(?P<now>截[至止]到?(?:目前|当前|现在|发稿|日前)|目前|现如今|如今|当前|现阶段|眼下|时下|当下(?![列属设辖一])|迄今(?:为止)?|日前|近日|(?<![出实发体呈表再])现(?=有|已|拥有|入驻|存))"
    rf"|(?<![一二两三四五六七八九十几数百千])(?P<ago>[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|\d{{1,2}})年前"
    r"|(?<![年去今明前当本近几数多\d一二两三四五六七八九十])(?P<due>年[底末内]|月[底末])"
    r"|(?P<month>上个?月|本月)(?![底末])"
    r"|(?<![\d月至到—\-~第每])(?P<day>[12]?\d|3[01])日(?=在|上午|下午|晚|举行|召开)"
    rf"|(?P<same>同年|当年|当月|届时)"
    rf"|(?P<bare>(?:截至)?(?:{_BARE}))"
)
_TIMELY = re.compile(
    r"[年月季届]|\d日|半年|目前|[如而]今|当前|眼下|时下|当下|迄今|截[至止]|日前|近日|现|十[二三四五六]”?五"
)
"""What every time holds."""
_OPENS_TIME = openings(
    "",
    {
        r"\d": r"\d{0,3}[年月日—\-~至到]",
        "截": "[至止]",
        "时": "下",
        "迄": "今",
        "到至": "[12今去前明后当本上全过]",
        "今去明后全同两": "年",
        "本": "[年月]",
        "五六七八九": "[年十]",
        "前": r"[年\d一二三四五六七八九十]",
        "当": "[年前月下]",
        "上": "[年半月个一]",
        "下": "半",
        "“": "十",
        "十": "[年一二三四五六七八九]",
        "一二三四": "[年季十]",
        "第": "[一二三四]",
        "目日": "前",
        "如": "今",
        "眼": "下",
        "近": "日",
        "现": "[如有已拥入存阶]",
        "届": "时",
        "年": "[底末内]",
        "月": "[底末]",
        "过": "去",
    },
)


class Period(NamedTuple):
    """When a fact holds: first and last day, both included; None where it is not told."""

    start: dt.date | None
    end: dt.date | None


class Time(NamedTuple):
    """One time expression at `[start, end)` of the text it was found in."""

    start: int
    end: int
    period: Period
    now: bool = False
    """“目前”, “近日”: the report's own time, weaker than a period that is printed."""


def month_period(year: int, first: int, last: int) -> Period:
    """From the first day of one month to the last day of another in the same year."""
    return Period(dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]))


def find_times(text: str, anchor: dt.date | None) -> list[Time]:
    """Times in a sentence, in order. `anchor` is the date of the report.

    >>> [(t.period.start, t.period.end) for t in find_times("今年前7月实现产值", dt.date(2024, 8, 30))]
    [(datetime.date(2024, 1, 1), datetime.date(2024, 7, 31))]
    """
    found: list[Time] = []
    year = anchor.year if anchor else None
    last: Period | None = None
    if _TIMELY.search(text) is None:
        return found
    for match in matches_at(_OPENS_TIME, TIME, text, 0, len(text)):
        groups = {k: v for k, v in match.groupdict().items() if v}
        if groups.get("rel") == "全年":
            if "sub" in groups or (found and found[-1].end == match.start()):
                continue
            if _closed_year(text, match, anchor, last):
                groups["rel"] = "去年"
        period = _period(groups, year, anchor, last)
        if period is not None and "bare" in groups and _is_last_years(text, match, period, anchor, last):
            period = _period(groups, period.start.year - 1, anchor, last) if period.start else period
        if period is None:
            continue
        found.append(Time(match.start(), match.end(), period, now="now" in groups))
        if "now" not in groups and period.start is not None:
            last = period
            if "rel" not in groups:
                year = period.start.year if "year" in groups else year
    return found


_AHEAD = re.compile(r"预计|安排|力争|计划|目标|确保|争取|有望|可望|将|拟|要|可")


def is_ahead(text: str, start: int, end: int) -> bool:
    """Whether the words around a time tell of what is still to come: 全年有望突破."""
    return _AHEAD.search(text, max(0, start - 8), end + 10) is not None


def _closed_year(text: str, match: re.Match[str], anchor: dt.date | None, last: Period | None) -> bool:
    """Whether 全年 tells of the year before: in a report of the first months, or where that has just been told."""
    if anchor is None or is_ahead(text, match.start(), match.end()):
        return False
    return anchor.month <= 3 if last is None else _is_year_before(last, anchor)


def _is_last_years(
    text: str, match: re.Match[str], period: Period, anchor: dt.date | None, last: Period | None
) -> bool:
    """Whether months that are not over yet are those of the year told last: 去年1至9月……；1至10月，……."""
    if anchor is None or last is None or period.end is None or not _is_year_before(last, anchor):
        return False
    if (period.end.year, period.end.month) <= (anchor.year, anchor.month):
        return False
    return not is_ahead(text, match.start(), match.end())


def _is_year_before(told: Period, anchor: dt.date) -> bool:
    return told.start is not None and told.start.year == anchor.year - 1


def _period(
    groups: dict[str, str], year: int | None, anchor: dt.date | None, last: Period | None
) -> Period | None:
    if "now" in groups:
        return _month_of(anchor)
    if "same" in groups:
        return _year(last.start.year) if last and last.start else None
    if "ago" in groups:
        years = small(groups["ago"])
        return _year(anchor.year - years) if anchor and years else None
    if "due" in groups:
        return _month_of(anchor) if groups["due"].startswith("月") else _year(year) if year else None
    if "day" in groups:
        return _day(anchor.year, anchor.month, int(groups["day"])) if anchor else None
    if "month" in groups:
        return _month_before(anchor) if groups["month"].startswith("上") else _month_of(anchor)
    if "plan" in groups:
        return _plan(groups["plan"], "末" in groups.get("planend", ""))
    if "y1" in groups:
        return _years(int(groups["y1"]), int(groups["y2"]))
    if "year" in groups or "rel" in groups:
        return _dated(groups, anchor, last)
    return _part({k.removeprefix("b_"): v for k, v in groups.items()}, year)


_AWAY = {
    "去年": -1,
    "上年": -1,
    "上年度": -1,
    "上一年": -1,
    "上一年度": -1,
    "过去一年": -1,
    "过去的一年": -1,
    "前年": -2,
    "明年": 1,
    "后年": 2,
}


def _dated(groups: dict[str, str], anchor: dt.date | None, last: Period | None) -> Period | None:
    rel = groups.get("rel")
    if rel is None:
        year = int(groups["year"])
    elif rel == "当年" and last and last.start:
        year = last.start.year
    elif anchor is None:
        return None
    elif rel.startswith("过去") and anchor.month > 3:
        begun = anchor.replace(day=1)
        return (
            Period(begun.replace(year=anchor.year - 1), anchor) if anchor.month < 11 else _year(anchor.year)
        )
    else:
        year = anchor.year + _AWAY.get(rel, 0)
    if not 1900 < year < 2200:
        return None
    if "year2" in groups:
        second = int(groups["year2"])
        second += year // 100 * 100 if second < 100 else 0
        return _years(year, second)
    if "sub" in groups:
        return _part(groups, year)
    return _year(year)


def _part(groups: dict[str, str], year: int | None) -> Period | None:
    if year is None:
        return None
    if "firstm" in groups:
        return _months(year, 1, small(groups["firstm"]))
    if "m1" in groups:
        return _months(year, int(groups["m1"]), int(groups["m2"]))
    if "firstq" in groups:
        return _months(year, 1, 3 * small(groups["firstq"]))
    if "q" in groups:
        quarter = small(groups["q"])
        return _months(year, 3 * quarter - 2, 3 * quarter)
    if "half" in groups:
        return _months(year, 1, 6) if groups["half"] == "上" else _months(year, 7, 12)
    if "m" in groups:
        month = int(groups["m"])
        return _day(year, month, int(groups["d"])) if "d" in groups else _months(year, month, month)
    return None


def _months(year: int, first: int, last: int) -> Period | None:
    return month_period(year, first, last) if 1 <= first <= last <= 12 else None


def _day(year: int, month: int, day: int) -> Period | None:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    return Period(date, date)


def _years(first: int, last: int) -> Period:
    return Period(dt.date(first, 1, 1), dt.date(max(first, last), 12, 31))


def _year(year: int) -> Period:
    return Period(dt.date(year, 1, 1), dt.date(year, 12, 31))


def _month_of(anchor: dt.date | None) -> Period | None:
    return month_period(anchor.year, anchor.month, anchor.month) if anchor else None


def _month_before(anchor: dt.date | None) -> Period | None:
    return _month_of(anchor.replace(day=1) - dt.timedelta(days=1)) if anchor else None


def _plan(name: str, only_end: bool) -> Period:
    number = {"十二": 12, "十三": 13, "十四": 14, "十五": 15, "十六": 16}[name]
    end = 2015 + 5 * (number - 12)
    return _year(end) if only_end else Period(dt.date(end - 4, 1, 1), dt.date(end, 12, 31))


def small(printed: str) -> int:
    """A numeral; zero where it is none, as 三四 of 前三四月."""
    return int(parse_number(printed) or 0)
