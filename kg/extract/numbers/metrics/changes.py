"""Numbers that compare: growth, shares, and by how much something became more or less."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.lexicon import Lexicon
from kg.extract.numbers.measure import RATIO, Measure
from kg.extract.numbers.metrics.shares import short_shares
from kg.extract.numbers.number import Sentence, Told
from kg.extract.numbers.phrases import phrase_before, trim
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page

_RATES = ("率", "增速", "增幅", "降幅", "跌幅", "强度", "比重", "占比", "比例", "份额")
_SHARE = re.compile(
    r"(?:占到?|占据|占了|达到?(?=总|全[国省市县]))(?!有|比|地(?!区|方)|用|据)(?P<of>(?!比)[^占，。；]{1,14}?)的?(?:比重|比例|份额)?"
    r"(?:达到?|为|约|近|超过?|逾|已|高达|突破|接近|提高到|提升到|提高至|提升至|升至|上升到|降至|下降到)*$"
)
_OF_PLAN = re.compile(
    r"(?:完成|达到|达|为|占|达成)了?(?:园区|全区|全县|全市|全镇|全旗)?(?:全年|年度|年初|市定|省定|下达)*(?:目标任务|投资计划|计划投资|考核目标|计划|目标|任务|预算)"
    r"(?:任务|数|目标)?的?(?:比例)?(?:达到?|为)?$"
)
"""How much of what was planned has been done: 完成年度计划的31.5%."""
_ALSO = re.compile(r"[、，和及]+(?:(?P<of>[^，。；、]{2,8})的|(?P<wide>全[国省市区县球]|世界))")
_SHARED = re.compile(r"(?P<owner>.*)占[^占]+比重")
_MADE = re.compile("年?(?:产能|产量|销量|销售额|产值|销售收入|出货量|营收)$")
_YEARLY = re.compile(r"[两二三四五六\d]年(?:年均|平均)|年均")
_ON_AVERAGE = re.compile(r"[两二三四五六\d]?年?(?:年均|平均)?")
_PULLS = re.compile("拉动|带动")
_SHARED_OF = re.compile(r"占[^占]+比重$")
_WIDE = re.compile("全[国省市区县州旗镇球]")
_THAN = re.compile(r"(?:[与同和][^，。；、]{2,8}?相比|较|比|同比|环比)[^，。；]*$")
_AGAINST = re.compile("[高低快慢]于")
"""What only tells how far one is from another: 增速高于全国."""
BARE_STEMS = ("增速", "增幅", "总量", "降幅", "占比")


def ratios(
    page: Page, sentence: Sentence, quantity: Quantity, floor: int, before: str, told: Sequence[Told]
) -> Iterator[Measure]:
    lexicon = page.lexicon
    begin = floor + before.rfind("，") + 1
    grown = last_growth(lexicon, before)
    if grown is not None:
        stem, base = _stem(page, sentence, begin, floor + grown.start()), _former(before, told)
        if base is not None:
            stem = base.metric
        if not stem and quantity.unit.dimension == "point":
            return
        if base is None and (not stem or stem in BARE_STEMS or _ON_AVERAGE.fullmatch(stem)):
            base = next((t for t in reversed(told) if t.quantity.unit.dimension not in RATIO), None)
            alone = (t for t in reversed(told) if not _AGAINST.search(t.metric))
            base = base or next(alone, told[-1] if told else None)
            stem = base.metric if base is not None else ""
        metric = stem if stem.endswith(_RATES) else stem + "增速"
        if (yearly := _YEARLY.search(before)) is not None and stem:
            metric = stem.removesuffix("增速") + yearly.group() + "增速"
        elif quantity.unit.dimension == "point" and _PULLS.search(before):
            metric = "拉动" + stem.removesuffix("增速") + "增长"
        yield Measure(metric, 0.85 if stem else 0.7 if not told else 0.45, falls(lexicon, grown), base)
        return
    plan = _OF_PLAN.search(before)
    if plan is not None:
        base = next((t for t in reversed(told) if t.quantity.unit.dimension not in RATIO), None)
        owner = _stem(page, sentence, begin, floor + plan.start()) or (
            base.metric if base is not None else ""
        )
        yield Measure(owner.replace("完成", "").removesuffix("增速") + "完成率", 0.9, base=base)
        return
    share = _SHARE.search(before)
    if share is not None:
        owner = _stem(page, sentence, begin, floor + share.start())
        owner = owner or _bare(page, begin, floor + share.start())
        base = None if owner or not told else told[-1]
        owner = owner or (_SHARED_OF.sub("", told[-1].metric.removesuffix("增速")) if told else "")
        of = _scope(share["of"], owner)
        market = (_MADE.sub("", owner) if base else owner) + of.removesuffix("份额") + "份额"
        yield Measure(market if of.endswith(("市场", "市场份额")) else f"{owner}占{of}比重", 0.88, base=base)
    else:
        yield from short_shares(page, sentence, quantity, begin)
    yield from _part_of(page, sentence, quantity, floor, begin)
    also = _ALSO.fullmatch(before)
    if also is not None and told and (shared := _SHARED.fullmatch(told[-1].metric)):
        yield Measure(f"{shared['owner']}占{also['of'] or also['wide']}比重", 0.88, base=told[-1])


_BARE_NOUN = re.compile(
    "(?:其中|而)?(?P<noun>内销|外销|出口|进口|转口|直销|线上|线下|自营|民营|国内销售|海外销售)$"
)


def _bare(page: Page, begin: int, end: int) -> str:
    """A word of trade that has a share by itself: 内销占全国的60%."""
    match = _BARE_NOUN.fullmatch(page.text, begin, max(begin, end))
    return match["noun"] if match is not None else ""


_HOLDS = re.compile(
    r"(?:占据|占有|占了?|拿下|包揽|贡献|承担|聚集|集聚|集中|撑起|掌握|拥有|生产|产出|提供|创造|实现|完成|吸纳|带动|覆盖)了?着?"
    r"(?P<of>全[国省市县区州球]|世界|国内|国际|[一-鿿]{2,5}[省市县区])$"
)
_LISTED = re.compile("的[^，。；]{2,14}[、和]")
_ALONE = re.compile(r"(?:^|[，。；：])(?P<of>全[国省市球]|世界)$")
"""A clause that begins with the whole: 全国·60%的核电机组都出自这里."""
_SHARE_OF = re.compile(
    r"(?:以上|左右)?的?(?P<what>[^，。；、\d的]{2,12}?)(?=都|均|出自|来自|产自|由|[和与及]\d|[，。；、\d的]|$)"
)
_GOES = re.compile(
    r"(?:以上|左右)?的?(?P<what>[^，。；、的\d]{0,6}?)(?P<how>靠进口|依赖进口|出口(?!额|量|创汇)|外销|销往(?:海外|国外|境外)|远销(?:海外|国外|境外))"
)


def _part_of(page: Page, sentence: Sentence, quantity: Quantity, floor: int, begin: int) -> Iterator[Measure]:
    """What part of a whole is somewhere: 聚集了全市90%的产能, 占有国内65%的市场, 95%以上销往海外."""
    if quantity.unit.dimension != "ratio":
        return
    text, end, stop = page.text, quantity.end, sentence.clauses.stop(quantity.end)
    qualifier = text[quantity.end - 2 : quantity.end] in ("以上", "左右")
    holds, what = _HOLDS.search(text, begin, quantity.start), _SHARE_OF.match(text, end, stop)
    if holds is not None and what is not None and (text[end] == "的" or qualifier):
        stem = _stem(page, sentence, begin, holds.start())
        if what["what"].startswith(("市场", "份额")):
            yield Measure(f"{stem}{holds['of']}市场占有率", 0.9)
        else:
            yield Measure(f"{what['what']}占{holds['of']}比重", 0.9)
        return
    alone = _ALONE.search(text, max(0, quantity.start - 6), quantity.start)
    again = _SHARED.fullmatch(sentence.told[-1].metric) if sentence.told else None
    if what is not None and text[end] == "的" and alone is not None:
        yield Measure(f"{what['what']}占{alone['of']}比重", 0.88)
        return
    if (
        what is not None
        and text[end] == "的"
        and again is not None
        and _LISTED.fullmatch(text, begin, quantity.start)
    ):
        yield Measure(
            what["what"] + sentence.told[-1].metric[again.end("owner") :], 0.88, base=sentence.told[-1]
        )
        return
    goes = _GOES.match(text, end, stop)
    if goes is not None:
        yield Measure(goes["what"] + ("进口占比" if "进口" in goes["how"] else "出口占比"), 0.88)


def _former(before: str, told: Sequence[Told]) -> Told | None:
    """Which of two numbers told before is meant: 营收12亿元、净利润1亿元，前者下降10%，后者增长4%."""
    which = _FORMER.search(before)
    two = [t for t in told if t.quantity.unit.dimension not in RATIO][-2:]
    if which is None or len(two) < 2:
        return None
    return two[0] if which.group() == "前者" else two[1]


_FORMER = re.compile("前者|后者")


def _scope(of: str, owner: str) -> str:
    """石化产业产值占全市石化产业 is 占全市: what is repeated tells nothing."""
    wide = _WIDE.match(of)
    return (
        wide.group() if wide and wide.group() != of and of[wide.end() :].removeprefix("总") in owner else of
    )


def _stem(page: Page, sentence: Sentence, begin: int, end: int) -> str:
    """What grew or has a share: the noun before the verb."""
    if end <= begin:
        return ""
    compared = _THAN.search(page.text, begin, end)
    return phrase_before(page, sentence, begin, compared.start() if compared else end).noun


def last_growth(lexicon: Lexicon, words: str) -> re.Match[str] | None:
    """The word of growth that a number at the end of some words gives the rate of; 增加 in 增加值 is none."""
    last = None
    for match in lexicon.any_of["growth"].finditer(words):
        behind = words[match.end() : match.end() + 1]
        named = match.group() in ("增幅", "增速", "降幅", "涨幅", "跌幅") and behind in ("为", "达")
        if named or behind not in ("值", "量", "额", "点", "极", "到", "至", "为"):
            last = match
    if last is None or (len(words) - last.end() > 1 and trim(lexicon, words[last.end() :])):
        return None
    return last


def falls(lexicon: Lexicon, grown: re.Match[str]) -> bool:
    return grown.group() in lexicon.lists["falls"]
