"""Finds quantities: a number with its magnitude, unit and qualifier."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.seeds import Unit
from kg.text.numerals import MAGNITUDES, parse_number
from kg.text.search import matches_at, openings

_NUMBER = r"\d++(?:,\d{3})++(?:\.\d++)?|\d++(?:\.\d++)?"
_CHINESE = (
    r"[一二三四五六七八][二三四五六七八九][十百千]?|[一二三四五六七八九两][十百千][一二三四五六七八九十百]*"
    r"|十[一二三四五六七八九]?|两|[三四五六七八九]"
)
_MAGNITUDE = r"万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千(?![瓦克米伏卡赫帕焦安])|百(?![米帕])"
_BEFORE = r"超过|超|近|约|逾|突破|达到|高达|将近|不低于|不少于|至少|最多|多达|仅|首超|大约|不足|不到"
_AFTER = r"以上|左右|以内|以下|上下"
_OPENS = openings(
    r"\d两三四五六七八九十超近约逾仅",
    {
        "一二": "[二三四五六七八九十百千]",
        "突": "破",
        "达": "到",
        "高": "达",
        "将": "近",
        "不": "[低少足到]",
        "至": "少",
        "最": "多",
        "多": "达",
        "首": "超",
        "大": "约",
    },
)
"""What a quantity begins with."""


@dataclass(slots=True, unsafe_hash=True)
class Quantity:
    """A quantity at `[start, end)` of the clean text, with 万/亿 multiplied out."""

    start: int
    end: int
    value: Decimal | None
    minimum: Decimal | None
    maximum: Decimal | None
    unit: Unit
    text: str
    qualifier: str


class QuantityFinder:
    """Finds quantities in the units of the seeds. Built once a process.

    >>> from kg.seeds import load_seeds
    >>> [(q.value, q.unit.canonical) for q in QuantityFinder(load_seeds().units).find("产值13.9亿元", 0, 9)]
    [(Decimal('1390000000.0'), '元')]
    """

    def __init__(self, units: Mapping[str, Unit]) -> None:
        self._units = units
        self._pattern = _pattern(sorted((u for u in units if u), key=lambda u: (-len(u), u)))

    def find(self, text: str, start: int, end: int) -> list[Quantity]:
        """Quantities in a stretch of clean text, in order; years, dates and codes are none."""
        found: list[Quantity] = []
        for match in matches_at(_OPENS, self._pattern, text, start, end):
            quantity = _read(match, self._units[match["unit"]])
            if quantity is not None and not _is_date(text, match):
                found.extend(_sharing(text, found[-1].end if found else start, quantity))
                found.append(quantity)
        return found


ONE_BY_ONE = "(?:分别|依次|各自|依序|逐一)"
"""Words that tell the numbers of a list one by one of those of another."""
_LISTED = re.compile(
    rf"{ONE_BY_ONE}[^\d，。；]{{0,8}}?(?P<bare>(?:(?:{_NUMBER})(?:{_MAGNITUDE})?(?:、|，|和|与|及|以及))+)(?:{_BEFORE})?$"
)
_BARE = re.compile(rf"(?P<number>{_NUMBER})(?P<magnitude>{_MAGNITUDE})?")


def _sharing(text: str, start: int, last: Quantity) -> Iterator[Quantity]:
    """Numbers whose unit only the last of them prints: 分别为1012.4万、1386万和4495.7万载重吨."""
    if last.value is None or last.unit.dimension == "duration":
        return
    listed = _LISTED.search(text, max(start, last.start - 60), last.start)
    if listed is None:
        return
    for match in _BARE.finditer(text, listed.start("bare"), listed.end("bare")):
        number = parse_number(match["number"])
        if number is not None:
            value = number * MAGNITUDES.get(match["magnitude"] or "", Decimal(1)) * last.unit.factor
            yield Quantity(match.start(), match.end(), value, None, None, last.unit, match.group(), "")


def _pattern(units: Iterable[str]) -> re.Pattern[str]:
    unit = "|".join(re.escape(u) for u in units)
    return re.compile(
        rf"(?P<before>{_BEFORE})?(?:(?P<low>{_NUMBER})(?P<lowm>{_MAGNITUDE})?(?:%|个百分点|元|吨|家|个|亩|人)?(?:—|-|~|至|到)+)?"
        rf"(?P<number>{_NUMBER}|{_CHINESE})(?P<more>余|多|来|几)?(?P<magnitude>{_MAGNITUDE})?(?P<more2>余|多|来)?"
        rf"(?P<unit>{unit})(?P<after>{_AFTER})?"
    )


def _read(match: re.Match[str], unit: Unit) -> Quantity | None:
    if pair := _PAIR.fullmatch(match["number"]):
        return _either(match, unit, pair)
    number = parse_number(match["number"])
    if number is None:
        return None
    chinese = not match["number"][0].isdigit()
    if chinese and unit.dimension not in ("count", "person", "length", "area") and unit.unit != "倍":
        return None
    factor = MAGNITUDES.get(match["magnitude"] or "", Decimal(1)) * unit.factor
    text = match.group().removeprefix(match["before"] or "").removesuffix(match["after"] or "")
    qualifier = (match["before"] or "") if match["before"] not in ("达到", "高达", "仅", "多达") else ""
    qualifier = qualifier or (match["more"] or match["more2"] or match["after"] or "")
    low = parse_number(match["low"]) if match["low"] else None
    begin = match.start() + len(match["before"] or "")
    if low is not None:
        low_factor = (
            MAGNITUDES.get(match["lowm"] or "", MAGNITUDES.get(match["magnitude"] or "", Decimal(1)))
            * unit.factor
        )
        if low * low_factor <= number * factor:
            return Quantity(
                begin, match.end(), None, low * low_factor, number * factor, unit, text, qualifier
            )
    return Quantity(begin, match.end(), number * factor, None, None, unit, text, qualifier)


_PAIR = re.compile(r"(一二|二三|三四|四五|五六|六七|七八|八九)([十百千]?)")


def _either(match: re.Match[str], unit: Unit, pair: re.Match[str]) -> Quantity | None:
    """七八百万件: from seven to eight million."""
    low, high = (parse_number(digit + pair[2]) for digit in pair[1])
    if low is None or high is None or unit.dimension not in ("count", "person", "length", "area"):
        return None
    factor = MAGNITUDES.get(match["magnitude"] or "", Decimal(1)) * unit.factor
    begin = match.start() + len(match["before"] or "")
    return Quantity(
        begin,
        match.end(),
        None,
        low * factor,
        high * factor,
        unit,
        match.group().removeprefix(match["before"] or ""),
        "",
    )


_NO_TENTH = frozenset("立为员果功型品套熟分组体交片规绩长色")
"""What follows 成 where it is no tenth: 成立, 成套."""
_NO_PANEL = frozenset("向积对临料粉板目貌孔世")
"""What follows 面 where it is no unit of panels and flags: 面积, 面向."""
_BUILT_IN = re.compile("(?:左右)?(?:的?时间)?(?:建成|全面建成|完成建设|竣工)")
"""What follows a number of years in which something is built: 用3—5年建成."""
_TAKES = re.compile(
    r"(?:工期|周期|建设期|交货期|回收期|账期|时长|用时|耗时|历时|时限|天数)"
    r"(?:各|为|约|共|仅|只有|计划|总共|由|从|缩短到?|缩短至|压缩到?|压缩至|减少到?|不到|不足|近)*$"
    r"|(?:缩短|压缩|延长)了?(?:约|近)?$|从[^，。；\d]{2,12}到[^，。；\d]{2,14}?(?:只|仅|还|前后|总共|一共)*(?:用了?|花了?|不到|不足|历时|需要?)(?:不到|不足|短短|约)?$"
)
"""What comes now is how long something takes, not a date: 工期140天."""
_ONE_EACH = re.compile(r"[就便即]?[能可有]?(?:下线|产出|生产|诞生|制造|出厂|驶下|造出)[^，。；、]{0,2}?[1一]")
"""What follows the time that one piece takes: 每2分钟下线1辆."""
_LASTS = re.compile("[多余]?(?:个)?(?:月|小时|星期|工作日|年头|季度|钟头)")


def _is_date(text: str, match: re.Match[str]) -> bool:
    """Years, months, phone-like codes and the inside of names: 2024年, 4月20日, 5G, 第3个."""
    before = text[max(0, match.start() - 1) : match.start()]
    if match["unit"] == "成" and text[match.end() : match.end() + 1] in _NO_TENTH:
        return True
    if before in ("第", "+", "T", "V") or (before.isascii() and before.isalpha() and not match["before"]):
        return True
    if match["unit"] == "位" and text.startswith(("数", "一体", "居民"), match.end()):
        return True
    if match["unit"] == "面" and text[match.end() : match.end() + 1] in _NO_PANEL:
        return True
    if match["unit"] == "个" and _LASTS.match(text, match.end()):
        return True
    if match["unit"] in (
        "年",
        "天",
        "日",
        "月",
        "个月",
        "分钟",
        "小时",
        "周",
        "周年",
        "年间",
        "季度",
        "个季度",
    ):
        if _TAKES.search(text, max(0, match.start() - 34), match.start("number")):
            return False
        if match["unit"] == "分钟" and _ONE_EACH.match(text, match.end()):
            return False
        if before in ("用", "时") and _BUILT_IN.match(text, match.end()):
            return False
        in_row = match["unit"] == "年" and text.startswith("连续", match.start() - 2)
        return not (in_row and text.startswith("实现", match.end()))
    return False
