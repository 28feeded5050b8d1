"""What plants have and can do: lines, capacities told behind a number, the time that one piece takes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.numbers.measure import RATIO, Measure
from kg.extract.numbers.phrases import Phrase
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page
from kg.extract.reading.state import Read

_LINES = re.compile(
    r"(?P<noun>(?![、和及])[^，。；：\d的、]{0,10}?(?:、[^，。；：\d的、]{1,8}?){0,3}(?:生产线|产线|流水线))(?!年产|产能)"
)
"""Lines of a plant with what they make: 5条·无水奶油、奶酪生产线."""
_CAPACITY = re.compile(
    r"(?:/年)?的?(?P<noun>[^，。；、的\d（）]{1,12}?)(?P<kind>产能|(?:生产|加工)?(?:产线|生产线|装置)(?!\d)|(?:生产|加工|制造)基地)(?!利用|过剩|指标|力)"
)
"""What a plant can make: 40万吨·阴极铜·产能, 2万吨·铜箔·生产线."""
_MANY = 1000
"""Pieces from which on a number before 生产线 is not one of lines."""
_AMOUNTS = ("mass", "energy", "power", "volume")
_ABILITY = re.compile(
    r"(?:[、和及][^，。；、\d]{1,12}\d[\d.,]*[^\d，。；、的]{1,6}){0,5}的(?:年|日|月)?(?:生产|加工|制造|处理)能力"
)
"""What makes a number one of capacity: 风机300台套、叶片400套·的年生产能力."""
_NEW = re.compile("^(?:新增|形成|具备|年产|达到|拥有)+")
_MADE = r"[就便即]?[能可有]?(?:下线|产出|生产|诞生|制造|出厂|驶下|造出)"
_PACE = re.compile(rf"(?:左右)?{_MADE}[^，。；、]{{0,2}}?[1一]")
"""How goes on how long one piece takes: 每28秒·下线一台."""
_PACE_WORD = re.compile(r"[^，。；]{2,20}的(?P<word>[\u4e00-\u9fff]{0,2}节拍)")
"""What the page itself calls it: 每9秒下线一台电机的·生产节拍."""
_EACH = re.compile(rf"(?:秒|分钟|小时){_MADE}[^，。；、\d]{{0,2}}$")
"""What stands before the one piece that something takes so long: 每2分钟下线·1辆."""


_BUILDS = re.compile(
    r"(?:建设|形成|新增|具备|建成|投产|扩建|上马|布局|新建|规划|包括|实现|建有)(?:了|年产)?"
    r"(?:[\d.]+[万亿千百]{0,3}[^\d，。；、]{2,18}[、和及]){0,5}$"
)
"""What stands before an amount of what is to be made, and those told before it: 建设5000吨前驱体、·5000吨."""
_WARE = re.compile(
    r"(?![以左的])(?P<noun>[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z\d\-]{1,11}?)"
    r"(?=[、，。；]|[和及]\d|等(?:[，。；]|产品)|的(?:年?生产规模|年?产能|年?生产能力|规模))"
)
_NO_WARE = re.compile(
    "(?:项目|工程|基地|装置|生产线|产线|产能|能力|中心|园|厂|库|站|以上|左右|机组|电站|规模|空间|资金)$"
)


def _wares(text: str, quantity: Quantity, clause: int) -> Iterator[Measure]:
    """What a plant is to make of each of several wares: 建设5000吨前驱体、5000吨三元正极材料."""
    ware = _WARE.match(text, quantity.end)
    if ware is None or _NO_WARE.search(ware["noun"]):
        return
    if _BUILDS.search(text, max(clause, quantity.start - 60), quantity.start):
        yield Measure(ware["noun"] + "产能", 0.8)


def of_plants(page: Page, read: Read, quantity: Quantity, phrase: Phrase) -> Iterator[Measure]:
    """Readings of lines and capacities, by what follows the number."""
    text, end, dimension = page.text, quantity.end, quantity.unit.dimension
    if is_pace(page, quantity):
        named = _PACE_WORD.match(text, end, read.sentence.end)
        yield Measure(named["word"] if named is not None else "下线节拍", 0.93)
        return
    if dimension in RATIO or dimension == "money":
        return
    lines = _LINES.match(text, end, read.sentence.end) if quantity.unit.unit == "条" else None
    if lines is not None:
        yield Measure(lines["noun"], 0.92)
        return
    if phrase.noun and _ABILITY.match(text, end):
        yield Measure(_NEW.sub("", phrase.noun) + "产能", 0.92)
        return
    if dimension in _AMOUNTS:
        yield from _wares(text, quantity, read.clauses.start(quantity.start))
    made = _CAPACITY.match(text, end, read.sentence.end)
    many = dimension == "count" and (quantity.value or 0) >= _MANY
    if made is not None and (many or dimension in _AMOUNTS):
        whole = made["kind"] == "产能"
        yield Measure(made["noun"] + "产能", 0.86 if whole or not phrase.noun else 0.7)


def is_pace(page: Page, quantity: Quantity) -> bool:
    """Whether a duration is how long one piece takes: 每28秒下线一台."""
    return quantity.unit.dimension == "duration" and _PACE.match(page.text, quantity.end) is not None


def is_one_piece(quantity: Quantity, before: str) -> bool:
    """Whether a number is only the one piece that a duration told before is of: 每2分钟下线1辆."""
    return quantity.value == 1 and _EACH.search(before) is not None
