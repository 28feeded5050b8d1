"""Numbers that compare: growth, shares, and by how much something became more or less."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.lexicon import Lexicon
from kg.extract.numbers.measure import RATIO, Measure
from kg.extract.numbers.number import Sentence, Told, amounts
from kg.extract.numbers.phrases import phrase_before, trim
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page

_RATES = ("率", "增速", "增幅", "降幅", "跌幅", "强度", "比重", "占比", "比例", "份额")
_SHARE = re.compile(
    r"(?:占到?|占据|占了|达到?(?=总|全[国省市县]))(?!有|比|地|用|据)(?P<of>(?!比)[^占，。；]{1,14}?)的?(?:比重|比例|份额)?"
    r"(?:达到?|为|约|近|超过?|逾|已|高达|突破|接近|提高到|提升到|提高至|提升至|升至|上升到|降至|下降到)*$"
)
_OF_PLAN = re.compile(
    r"(?:完成|达到|达|为|占|达成)了?(?:园区|全区|全县|全市|全镇|全旗)?(?:全年|年度|年初|市定|省定|下达)*(?:目标任务|投资计划|计划投资|考核目标|计划|目标|任务|预算)"
    r"(?:任务|数|目标)?的?(?:比例)?(?:达到?|为)?$"
)
"""How much of what was planned has been done: 完成年度计划的31.5%."""
_COMPARED = re.compile(
    r"(?P<base>[^，。；]{0,12}?)(?<![同环])(?P<by>比|较)(?P<than>[^，。；]{1,8}?)(?:分别)?(?:略|净|又|再)?"
    r"(?P<verb>净增|新增|增加|减少|增长|下降|提高|提升|降低|回落|收窄|扩大|前移|前进|进位|跃升|上升|加快|放缓|多|少|高|低|升|降)了?$"
)
_GREW = re.compile(r"(?P<base>)(?P<than>同比|环比)(?P<verb>净增|多增|增加|减少|少)了?")
_ROSE = re.compile(
    r"(?:^|在)(?P<base>[^，。；]{2,20}?)(?:[再又大连一]*|排名)*(?P<verb>跃升|上升|提升|前进|前移|进位|跃进|攀升|下降|后退|后移|下滑)了?$"
)
"""在国家级经开区综合考评中·跃升·23位."""
_ABOVE = re.compile(
    r"(?P<base>[^，。；]{0,12}?)(?P<above>(?:高于|低于|快于|慢于|好于|高出|低|高)[^，。；]{2,10})$"
)
_ALSO = re.compile(r"[、，和及]+(?P<of>[^，。；、]{2,8})的")
_SHARED = re.compile(r"(?P<owner>.*)占[^占]+比重")
_MADE = re.compile("年?(?:产能|产量|销量|销售额|产值|销售收入|出货量|营收)$")
_YEARLY = re.compile(r"[两二三四五六\d]年(?:年均|平均)|年均")
_ON_AVERAGE = re.compile(r"[两二三四五六\d]?年?(?:年均|平均)?")
_PULLS = re.compile("拉动|带动")
_SHARED_OF = re.compile(r"占[^占]+比重$")
_WIDE = re.compile("全[国省市区县州旗镇球]")
_THAN = re.compile(r"(?:较|比|同比|环比)[^，。；]*$")
_BARE_STEMS = ("增速", "增幅", "总量", "降幅", "占比")
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
    if match is None:
        if point and told:
            grown = lexicon.any_of["growth"].search(words)
            more = "下降幅度" if grown and _falls(lexicon, grown) else "提升幅度"
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
    if base in _BARE_STEMS and stem != base:
        return stem if stem.endswith(base) else stem.removesuffix("增速") + base, None
    return base, None


def _difference(match: re.Match[str], less: bool, point: bool, ranked: bool) -> str:
    if ranked:
        return "下降" if less else "上升" if match["verb"] == "上升" else "提升"
    if _THEN.search(match["than"]) is None:
        return f"{match['by']}{match['than']}{match['verb']}"
    more = ("下降幅度", "提升幅度") if point else ("减少数", "增加数")
    return more[0 if less else 1]


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
        if base is None and (not stem or stem in _BARE_STEMS or _ON_AVERAGE.fullmatch(stem)):
            base = next((t for t in reversed(told) if t.quantity.unit.dimension not in RATIO), None)
            base = base or (told[-1] if told else None)
            stem = base.metric if base is not None else ""
        metric = stem if stem.endswith(_RATES) else stem + "增速"
        if (yearly := _YEARLY.search(before)) is not None and stem:
            metric = stem.removesuffix("增速") + yearly.group() + "增速"
        elif quantity.unit.dimension == "point" and _PULLS.search(before):
            metric = "拉动" + stem.removesuffix("增速") + "增长"
        yield Measure(metric, 0.85 if stem else 0.7 if not told else 0.45, _falls(lexicon, grown), base)
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
        base = None if owner or not told else told[-1]
        owner = owner or (_SHARED_OF.sub("", told[-1].metric.removesuffix("增速")) if told else "")
        of = _scope(share["of"], owner)
        market = (_MADE.sub("", owner) if base else owner) + of.removesuffix("份额") + "份额"
        yield Measure(market if of.endswith(("市场", "市场份额")) else f"{owner}占{of}比重", 0.88, base=base)
    yield from _part_of(page, sentence, quantity, floor, begin)
    also = _ALSO.fullmatch(before)
    if also is not None and told and (shared := _SHARED.fullmatch(told[-1].metric)):
        yield Measure(f"{shared['owner']}占{also['of']}比重", 0.88, base=told[-1])


_HOLDS = re.compile(
    r"(?:占据|占有|占了?|拿下|包揽|贡献|承担|聚集|集聚|集中|撑起|掌握|拥有|生产|产出|提供)了?着?"
    r"(?P<of>全[国省市县区州球]|世界|国内|国际|[一-鿿]{2,5}[省市县区])$"
)
_LISTED = re.compile("的[^，。；]{2,14}[、和]")
_ALONE = re.compile(r"(?:^|[，。；：])(?P<of>全[国省市球]|世界)$")
"""A clause that begins with the whole: 全国·60%的核电机组都出自这里."""
_SHARE_OF = re.compile(
    r"(?:以上|左右)?的?(?P<what>[^，。；、\d的]{2,12}?)(?=都|均|出自|来自|产自|由|[，。；、\d的]|$)"
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
    return wide.group() if wide and wide.group() != of and of[wide.end() :] in owner else of


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


def _falls(lexicon: Lexicon, grown: re.Match[str]) -> bool:
    return grown.group() in lexicon.lists["falls"]
