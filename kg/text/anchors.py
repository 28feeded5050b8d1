"""Works out the month of a report from its text alone, for documents that state no date."""

from __future__ import annotations

import datetime as dt
import re

from kg.text.dates import small
from kg.text.search import matches_at, matches_before

_OPENS_YEAR = re.compile("19|20")
_EXPLICIT = re.compile(
    r"(?<![到至计\d])((?:19|20)\d{2})年(?![^。；！？\n]{0,12}(?:建成|投产|达到|力争|目标|要实现|要完成|将达))"
)
_OPENS_WRITTEN = re.compile("20")
_WRITTEN = re.compile(r"(?<![\d-])(20\d{2})-\d{1,2}-\d{1,2}(?![\d-])")
_BARE_YEAR = re.compile(
    r"(?<![\d到至向])(20\d{2})(?![\d年—\-~至.%万亿余多亩家人个元吨台套名户公平辆米种项件条座只头次度分位款]|[A-Za-z])"
)


def infer_anchor(text: str) -> dt.date | None:
    """Month of the report worked out from the text alone, for documents that state no date.

    Papers print other years and call their own 今年: the report is then of the year after the last one
    told as past.
    """
    printed = [int(m[1]) for m in matches_at(_OPENS_YEAR, _EXPLICIT, text, 0, len(text))]
    bare = [int(m[1]) for m in matches_at(_OPENS_YEAR, _BARE_YEAR, text, 0, len(text))]
    bare += [int(m[1]) for m in matches_at(_OPENS_WRITTEN, _WRITTEN, text, 0, len(text))]
    if not printed and not bare:
        return None
    year = max(printed + bare)
    running = re.search(rf"{year}年[，,]?[^。，,]{{0,8}}(?:将|计划|要|拟|首次)|[今本]年（?{year}", text)
    if ("今年" in text or "本年" in text) and (not bare or max(bare) < year) and not running:
        done = "完成|实现|录得|达|突破|新增|净增|成立|建成|落成|入选|总计|共计|获"
        closed = rf"{year}年(?:度|底|末)|{year}年(?:全年)?[，,]?.{{0,14}}(?:{done})"
        year += 1 if re.search(closed, text) else 0
    return dt.date(year, max(_months_told(text, year)), 1)


_MONTH = re.compile(
    r"(?:(?P<year>\d{4})年|今年前|(?P<other>去年|上一?年|前年|明年))?(?<![至到—-])(?P<month>\d{1,2})个?月(?!前|底前)"
)
_MONTH_TOLD = re.compile(r"\d个?月")
_SPAN_NAMED = re.compile("[一二三四]季度|上半年")
_LONGEST = 6
"""What stands before either at most: 2024年第, 2024年1."""
_SPAN_TOLD = re.compile(
    r"(?:(?P<year>\d{4})年)?(?<![去上前明]年)(?<![至到])(?:[第前]?(?P<q>[一二三四])季度|上半年)(?![^，。；]{0,4}(?:将|要|拟|计划))"
)
_AHEAD_OF_MONTH = re.compile("预计|预期|有望|力争|争取|计划|将于|打算|拟|至|到")


def _months_told(text: str, year: int) -> list[int]:
    """January, and months of a year that a text tells as past; not those of other years, not those still to come."""
    found = [1]
    for match in matches_before(_MONTH_TOLD, _LONGEST, _MONTH, text, 0, len(text)):
        elsewhere = match["other"] or (match["year"] and int(match["year"]) != year)
        ahead = _AHEAD_OF_MONTH.search(text, max(0, match.start() - 6), match.start())
        if int(match["month"]) <= 12 and not elsewhere and not ahead:
            found.append(int(match["month"]))
    for match in matches_before(_SPAN_NAMED, _LONGEST, _SPAN_TOLD, text, 0, len(text)):
        if not match["year"] or int(match["year"]) == year:
            found.append(3 * small(match["q"]) if match["q"] else 6)
    return found
