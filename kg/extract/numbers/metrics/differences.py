"""By how much something became more or less than it was or than something else is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.lexicon import Lexicon
from kg.extract.numbers.measure import Measure
from kg.extract.numbers.metrics.changes import BARE_STEMS, falls
from kg.extract.numbers.number import Told, amounts
from kg.extract.numbers.phrases import trim
from kg.extract.numbers.quantities import Quantity

_COMPARED = re.compile(
    r"(?P<base>[^，。；]{0,12}?)(?<![同环])(?P<by>比|较)(?P<than>[^，。；]{1,8}?)(?:分别|各自|依次)?(?:略|净|又|再)?"
    r"(?P<verb>净增|新增|增加|减少|增长|下降|提高|提升|降低|回落|收窄|扩大|前移|前进|进位|跃升|上升|加快|放缓|多出|多|少|高|低|升|降)了?$"
)
_GREW = re.compile(r"(?P<base>)(?P<than>同比|环比)(?P<verb>净增|多增|增加|减少|少)了?")
_MORE = re.compile(
    "(?P<base>[^，。；、]{1,10}?(?:产量|产能|销量|产值|收入|税收|利润|用工|能耗|库存|投资))"
    "(?:由此|因此|因而|从而|也|将|可|预计|就)+(?P<verb>增加|减少|净增)$"
)
"""年产量由此·增加·6000万件: by how much, with nothing it is compared with."""
_ROSE = re.compile(
    r"(?:^|在)(?P<base>[^，。；]{2,20}?)(?:[再又大连一]|排名)*(?P<verb>跃升|上升|提升|前进|前移|进位|跃进|攀升|下降|后退|后移|下滑)了?$"
)
"""在国家级经开区综合考评中·跃升·23位."""
_ABOVE = re.compile(
    r"(?P<base>[^，。；]{0,12}?)(?P<above>(?:高于|低于|快于|慢于|好于|高出|低|高)[^，。；]{2,10})$"
)
_THEN = re.compile(r"上?年?同期|上年|去年|同比|前年")


def change(lexicon: Lexicon, quantity: Quantity, before: str, told: Sequence[Told]) -> Iterator[Measure]:
    """What a number has become more or less than something else: 比年初增加14.9亿元, 高于全市1.1个百分点."""
    if quantity.unit.dimension == "ratio":
        return
    words = before.rsplit("，", 1)[-1]
    point = quantity.unit.dimension == "point"
    match = _COMPARED.search(words) or _GREW.fullmatch(words) or (_ABOVE.search(words) if point else None)
    rose = _ROSE.search(words) if match is None and quantity.unit.unit in ("位", "名") else None
    if rose is not None and (base := trim(lexicon, rose["base"]).rstrip("中里")):
        less = rose["verb"] in lexicon.lists["falls"]
        yield Measure(f"{base.removesuffix('排名')}排名{'下降' if less else '上升'}", 0.88)
        return
    by_itself = _MORE.search(words) if match is None and not point else None
    if by_itself is not None:
        yield Measure(trim(lexicon, by_itself["base"]) + by_itself["verb"], 0.9)
        return
    if match is None:
        if point and told:
            grown = lexicon.any_of["growth"].search(words)
            more = "下降幅度" if grown and falls(lexicon, grown) else "提升幅度"
            yield Measure(told[-1].metric + more, 0.7, base=told[-1])
        return
    ranked = quantity.unit.unit in ("位", "名") and bool(told) and told[-1].quantity.unit.dimension == "rank"
    alike = told if ranked or point else [t for t in told if t.quantity.unit.unit == quantity.unit.unit]
    base, last = _compared(lexicon, match["base"], told if ranked else amounts(alike))
    if base and match.re is _ABOVE:
        yield Measure(base + match["above"], 0.75, base=last)
    elif base:
        less = match["verb"] in lexicon.lists["falls"]
        yield Measure(base + _difference(match, less, point, ranked), 0.88, base=last)


def _compared(lexicon: Lexicon, printed: str, told: Sequence[Told]) -> tuple[str, Told | None]:
    """What was compared, and the number told before if that is what it was."""
    base = trim(lexicon, printed)
    if not told:
        return base, None
    stem = told[-1].metric
    if not base:
        return stem, told[-1]
    if base in BARE_STEMS and stem != base:
        return stem if stem.endswith(base) else stem.removesuffix("增速") + base, None
    return base, None


def _difference(match: re.Match[str], less: bool, point: bool, ranked: bool) -> str:
    if ranked:
        return "下降" if less else "上升" if match["verb"] == "上升" else "提升"
    if _THEN.search(match["than"]) is None:
        return f"{match['by']}{match['than']}{match['verb']}"
    more = ("下降幅度", "提升幅度") if point else ("减少数", "增加数")
    return more[0 if less else 1]
