"""What numbers told one by one are of, when it was told before: 出口97亿元、进口46亿元，分别增长8%和5%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon import Lexicon
from kg.extract.numbers.number import Assigned, Told

_BOTH = re.compile(r"[两二三四五六七八九]+(?:项|者|个|大)?(?P<noun>[^，。；]{0,8})$")
_RATES = ("增速", "增幅", "涨幅", "占比", "比重", "降幅")
_OF = re.compile(r"占到?(?P<of>[^占，。；]{1,12}?)的?(?:比重|比例)?(?:达|为)?$")


def of_told(head: str, told: Sequence[Told], count: int) -> list[Assigned]:
    """The numbers told before: 出口97.2亿元、进口46.4亿元，分别增长……; 两项增速分别为……; 前两者分别增长……."""
    both = _BOTH.search(head)
    rate = re.sub("[，、]|其中|同比|环比", "", head)
    noun = both["noun"] if both else rate if rate in _RATES else ""
    if rate.endswith(_OF_COUNTED) and len(told) >= count and all(_is_count(t) for t in told[-count:]):
        return [_same(t, rate) for t in told[-count:]]
    if len(told) < count or (rate and not noun and not both):
        return []
    noun = "" if noun in _THOSE else noun
    noun = {"增幅": "增速", "涨幅": "增速", "比重": "占比"}.get(noun, noun)
    base = [t for t in told if t.quantity.unit.dimension not in ("ratio", "point")] or list(told)
    if len(base) < count:
        return []
    first = both is not None and head[: both.start()].endswith("前")
    return [_same(t, noun) for t in (base[:count] if first else base[-count:])]


_THOSE = ("数字", "数据", "指标", "数值")
"""两项·数字·分别为130亿元和47亿元: those told before."""


def _same(told: Told, noun: str) -> Assigned:
    return Assigned(told.thing, told.kind, told.metric + noun)


_OF_COUNTED = ("投资", "投资额", "总额", "产值", "营收", "金额", "签约额")
"""What counted projects or firms have together: 总投资分别为320亿元和86亿元."""


def _is_count(told: Told) -> bool:
    return told.quantity.unit.dimension == "count"


_OF_SECTORS = re.compile(r"(?:增加值|总产值|产值|营业收入|营收|投资|零售额)(?=增速|$)")


def _base_of(metric: str, told: Sequence[Told]) -> str:
    """What of the sectors grew, if that was told: 规上工业增加值增长8%，其中纺织工业和机械工业分别增长…."""
    if not metric.endswith(("工业", "业")) or not told:
        return ""
    base = _OF_SECTORS.search(told[-1].metric)
    return base.group() if base is not None else ""


def told_of(
    lexicon: Lexicon,
    metric: str,
    link: str,
    grown: re.Match[str] | None,
    told: Sequence[Told],
) -> str:
    share = _OF.search(link)
    if share is not None:
        return f"{metric}占{share['of']}比重"
    if grown is not None and not metric.endswith(("率", "增速", "增幅")) and "高于" not in metric:
        return metric + _base_of(metric, told) + "增速"
    return metric
