"""Finds ranks: 居全市第一, 全国前三, 位列第三, 分列全省第4位、第2位."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kg.text.numerals import parse_number
from kg.text.search import matches_at

_VERB = (
    "(?:稳居|跃居|跻身|位列|位居|分列|名列|排名|排在|排到|列居|高居|升至|升到|跃升至|跃升到|前移[至到]|前进到|提升[至到]|晋升至"
    "|降至|退至|退居|滑落至|滑至|挺进|进入|居|列|排|登)"
)
_WIDE = (
    "(?:(?:全球|世界|全国|国内|中国大陆|大陆|我国|全省|全市|全疆|全区|全县|全州|全旗|全盟|亚洲|西部|中部|东部)(?:地区)?(?:同行业|行业)?"
    "|行业|同行业|同类|各[区县市州（）、]{1,8})"
)
_PLACE = (
    r"(?:第(?P<n>\d++|[一二三四五六七八九十]++)(?P<unit>位|名)?"
    r"|前(?P<top>[一二三四五六七八九十]++|\d++)(?:强|名|位|甲)?|(?P<first>首位|榜首|之首|第一|首(?=[，。；、）])))"
)
_NOT_RANK = (
    "(?![产度批届季期次条座款轮天年代家个台步月高长深宽]|、[二三四五六]"
    "|强?企业|强?厂商|方阵|梯队|书记|责任|时间|课|现场|车间|人民|中学|大道)"
)
_RANK = re.compile(
    rf"(?:{_VERB}(?:\d{{4}}年度?)?(?:{_WIDE}|[^，。；、\d第前首榜之]{{0,14}}?(?:\d+强)?榜?单?)|(?P<scope>{_WIDE})(?P<more>[^，。；、第前首榜之]{{0,10}}?)){_PLACE}{_NOT_RANK}"
)
_PLACED = re.compile("第|前|首位|榜首|之首|居首|列首")
"""What every rank holds."""
_OPENS = re.compile("[稳跃跻位分名排列高升挺进居登前提晋降退滑全世国亚西中东行同各大我]")
"""What a rank begins with: a verb or a scope."""
_SCOPE = re.compile(_WIDE)
_CONTEST = re.compile(
    r"[\u4e00-\u9fff]{0,12}(?:评价|考核|考评|评比|测评|指数|榜(?!首)单?|竞争力|评估)|[\u4e00-\u9fff]{0,10}(?:占有率|市占率|市场份额|份额|产量|销量|出口额|出口量|总量|增速)"
)
_LED = re.compile(rf"^{_VERB}")
_LARGEST = re.compile(r"大(?P<noun>[\u4e00-\u9fff]{2,12}?)(?:之一)?(?=[，。；、）])")
_SEATED = re.compile("^(?:位居|分列|跻身|进入|挺进|升至|升到|跃升)|(?:首位|榜首|之首)$")
"""Words of a place in an order, which is counted in 位 where no unit is printed."""
_AMONG = re.compile(
    rf"^(?:{_WIDE})(?P<noun>(?!同)[\u4e00-\u9fff]{{3,10}}?)(?:中|里|当中)?(?:排名|位列|位居|名列|排|列|居)+第"
)
"""Among which things one is ranked: 全球风电整机商中排名第五."""
_FIELD = re.compile(
    rf"(?:{_WIDE})(?P<field>(?!同)[\u4e00-\u9fff]{{2,8}}?(?:行业|领域|同行|赛道|业界|业内|市场))(?:的|内|中)?(?:第|前|首|榜首)"
)
"""In which trade one is ranked: 名列·国内·齿轮行业·前三甲."""
_FURTHER = re.compile(
    rf"[、和与及，]+(?P<scope>{_WIDE})?"
    rf"(?:第(?P<n>\d+|[一二三四五六七八九十]+)(?P<unit>位|名)?{_NOT_RANK}|(?P<bare>\d+)(?=(?:[、和与及]+\d+)*(?P<last>位|名)))"
)
_FROM = re.compile(
    r"[由从](?:[^，。；\d第]{0,8}|[^，。；第]{0,4}\d{4}年[^，。；\d第]{0,4})第(?P<n>\d+|[一二三四五六七八九十]+)(?P<unit>位|名)?"
    r"(?=[^，。；\d第]{0,4}(?:升|跃|提|前移|前进|进到|进至|晋|降|退|跌|下滑|滑落)[^，。；第]{0,8}第)"
)
"""The place one had before: 由第11位·升至第7位."""


class Rank(NamedTuple):
    """A place in an order: 居全市第一, 全国前三.

    `scope`: among whom, empty if it is not told; `contest`: what was compared, told behind the scope;
    `ordinal`: what it is the n-th largest of, told behind: 全国第四大轴承基地.
    """

    start: int
    end: int
    place: Decimal
    unit: str
    scope: str
    text: str
    contest: str = ""
    ordinal: str = ""


def find_ranks(text: str, start: int, end: int) -> list[list[Rank]]:
    """Ranks in a stretch of clean text; those told one by one (第4位、第2位) together."""
    found: list[list[Rank]] = []
    if _PLACED.search(text, start, end) is None:
        return found
    at = start
    for match in matches_at(_OPENS, _RANK, text, start, end):
        if match.start() < at:
            continue
        rank = _rank(
            match.start(), match.end(), match["n"] or match["top"], match["unit"], match.group(), text
        )
        if rank is None or match.group().endswith("500强") or (match["first"] == "首" and not rank.scope):
            continue
        came = _came_from(text, start, match.start())
        if came is not None:
            if found and found[-1][-1].end == came.end:
                found.pop()
            found.append([came])
            rank = rank._replace(start=came.start)
        together = [rank, *_further(text, match.end(), end, rank)]
        at = together[-1].end
        if together[-1].unit == "位":  # 第1、第3和第2位
            together = [one._replace(unit="位") for one in together]
        found.append(together)
    return found


def _further(text: str, at: int, end: int, rank: Rank) -> Iterator[Rank]:
    """The places told behind a first one: 分列全省第4位、第2位, 分列第186、276和374位."""
    while further := _FURTHER.match(text, at, end):
        printed, unit = further["n"] or further["bare"], further["unit"] or further["last"]
        one = _rank(further.start() + 1, further.end(), printed, unit, further.group()[1:], text)
        if one is None:
            return
        yield Rank(one.start, one.end, one.place, one.unit, further["scope"] or rank.scope, one.text)
        at = further.end()


def _came_from(text: str, start: int, rank: int) -> Rank | None:
    """The place before the one that begins at `rank`: 由第11位·升至第7位."""
    for came in _FROM.finditer(text, max(start, rank - 26), rank + 8):
        place = parse_number(came["n"])
        if place is not None and rank - 4 <= came.end() <= rank:
            unit = "位" if came["unit"] == "位" else "名"
            return Rank(came.start(), came.end(), place, unit, "", came.group())
    return None


def _rank(start: int, end: int, printed: str | None, unit: str | None, words: str, text: str) -> Rank | None:
    place = parse_number(printed) if printed else Decimal(1)
    if place is None or not 0 < place <= 1000:
        return None
    near = _SCOPE.search(words) or _last_scope(text, start)
    contest = _CONTEST.search(_LED.sub("", words))
    scope = near.group() if near else ""
    printed_unit = "位" if unit == "位" or (unit is None and _SEATED.search(words)) else "名"
    largest = _LARGEST.match(text, end)
    among = _AMONG.search(words)
    if among and not contest:
        scope += among["noun"]
    field = _FIELD.search(words) if among is None and contest is None else None
    scope += field["field"] if field is not None else ""
    what = largest["noun"] if largest else ""
    return Rank(start, end, place, printed_unit, scope, words, contest.group() if contest else "", what)


def _last_scope(text: str, start: int) -> re.Match[str] | None:
    clause = max(text.rfind(mark, 0, start) for mark in "，。；\n") + 1
    return _SCOPE.search(text, clause, start)
