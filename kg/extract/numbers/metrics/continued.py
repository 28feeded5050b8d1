"""What a number takes from the one before it: the same become another, the same of another, the same aimed at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.lexicon import Lexicon
from kg.extract.numbers.measure import RATIO, Measure
from kg.extract.numbers.number import Sentence, Told
from kg.extract.numbers.phrases import Phrase, trim, verb_in
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page


def becomes(page: Page, sentence: Sentence, quantity: Quantity) -> Iterator[Measure]:
    """What the number before has become, whatever the verb: 总投资由30亿元·追加至·50亿元."""
    told = sentence.told[-1] if sentence.told else None
    if told is None or not _alike(told.quantity, quantity):
        return
    start = told.quantity.start
    came = _FROM.search(page.text, max(sentence.clauses.start(start), start - 20), start)
    if came is not None and _TO.fullmatch(page.text, told.quantity.end, quantity.start):
        yield Measure(told.metric, 0.87, base=told)


_FROM = re.compile(r"(?:由|从)[^由从，。；]{0,16}$")
_TO = re.compile(
    r"(?:的)?[^，。；、\d]{1,10}?(?:至|到|为|成|达)了?(?:[^，。；、\d]{0,4}\d{4}年[^，。；、\d]{0,4}|[^，。；、\d]{0,4}年[底末]?)?的?(?:约|近|超过?|逾|目前的?|如今的?|现在的?)*"
)


def another(page: Page, sentence: Sentence, quantity: Quantity) -> Iterator[Measure]:
    """The number before, if now only another name and its number follow: 甲县完成投资90亿元，乙县80亿元."""
    told = sentence.told[-1] if sentence.told else None
    if told is None or not _alike(told.quantity, quantity):
        return
    floor = told.quantity.end
    named = [
        r for r in sentence.read.references if floor <= r.start and r.end <= quantity.start and r.printed
    ]
    if not named or named[-1].kind not in _HAVE or named[-1].thing == told.thing:
        return
    between = page.text[floor : named[0].start] + page.text[named[-1].end : quantity.start]
    if _LINKS.fullmatch(between):
        yield Measure(told.metric, 0.86, base=told)


_HAVE = ("District", "IndustrialPark", "Enterprise", "Region", "Project")
_LINKS = re.compile(r"[，、；和与及（）]*(?:而|其中|以及)?(?:则|也)?(?:为|是|达到?|约|近|超过?|逾|有|各|，)*")


def _noun_between(page: Page, sentence: Sentence, told: Told, quantity: Quantity) -> str:
    """What the clause between two numbers counts: 规上企业2000家，其中·高新技术企业占比过半·，达1120家."""
    here = sentence.clauses.start(quantity.start)
    begin = sentence.clauses.start(here - 1) if here > sentence.clauses.begin else here
    if not told.quantity.end <= begin < here or quantity.unit.dimension not in ("count", "person"):
        return ""
    between = _COUNTED.match(page.text, begin, here)
    return between["noun"] if between is not None else ""


def _another_since(sentence: Sentence, told: Told, quantity: Quantity) -> bool:
    """Whether the clause between has a subject of the same kind: 甲集团产能达110万吨，乙集团的高出一截，为135万吨."""
    here = sentence.clauses.number(quantity.start)
    return any(
        n.part == "subject"
        and n.clause == here - 1
        and n.reference.start >= told.quantity.end
        and n.reference.kind == told.kind
        and n.reference.thing != told.thing
        for n in sentence.names
    )


_COUNTED = re.compile(
    r"(?:其中|目前|而)?(?P<noun>[^，。；、\d]{2,12}?(?:企业|项目|人员|人才|专利|商户|经营户|工厂|平台|园区|品牌|产品|家庭|农户))"
    r"(?:数量|总数|规模|队伍)?[^，。；、\d]{0,8}，"
)


def continued(
    page: Page,
    sentence: Sentence,
    quantity: Quantity,
    before: str,
    phrase: Phrase,
    told: Sequence[Told],
    *,
    timed: bool,
    named: bool,
) -> Iterator[Measure]:
    """The number before it, become another or aimed at: 由61%升至73%; 今年目标12万套; 去年9亿元，今年一季度2亿元."""
    lexicon = page.lexicon
    counted = before.removesuffix("、") if before.endswith("、") else None
    if (
        told
        and counted is not None
        and not (named and quantity.unit.dimension in ("count", "person"))
        and told[-1].metric.endswith(counted)
        and quantity.unit.dimension not in RATIO
    ):
        yield Measure(_in_money(told[-1].metric, quantity), 0.72, base=told[-1])
    linked = before.strip("，、")
    grown = _GROWN.fullmatch(told[-1].metric) if told and quantity.unit.dimension not in RATIO else None
    if grown is not None and linked and not trim(lexicon, linked):
        yield Measure(grown["what"], 0.86, base=told[-1])
    same = next((t for t in reversed(told) if _alike(t.quantity, quantity) and not t.within), None)
    if same is None:
        return
    words = _SINCE.sub("", before.strip("，、"))
    rest = trim(lexicon, lexicon.any_of["becoming"].sub("", words))
    if _THAT.search(words):
        yield Measure(same.metric, 0.92, base=same)
    elif told[-1] is same and (words or timed) and not rest:
        if noun := _noun_between(page, sentence, same, quantity):
            yield Measure(noun, 0.86)
            return
        if _another_since(sentence, same, quantity):
            return
        more = _ALTOGETHER.search(before)
        yield Measure(same.metric.removeprefix("新增") + "总数" if more else same.metric, 0.85, base=same)
    elif not phrase.noun and lexicon.any_of["goals"].search(before):
        since = (r for r in sentence.read.references if same.quantity.end <= r.start < quantity.start)
        yield Measure(same.metric, 0.72, base=same if told[-1] is same and not any(since) else None)
    elif (
        not phrase.noun
        and not _is_measured(lexicon, before)
        and quantity.unit.dimension in ("count", "person")
    ):
        yield Measure(same.metric, 0.6 if before == "、" and named else 0.66)


def _in_money(metric: str, quantity: Quantity) -> str:
    """What the same thing is called in money: 出口量 is 出口额, 签约项目 is 签约项目投资."""
    if quantity.unit.dimension != "money":
        return metric
    return metric.removesuffix("量") + (
        "投资" if metric.endswith("项目") else "额" if metric.endswith("量") else ""
    )


_GROWN = re.compile("(?P<what>.{2,})(?:增速|降幅)")
"""产值增长12.6%，达到88亿元: the amount is of what grew."""
_THAT = re.compile(
    "(?:这一|该|这个|此项|上述|同一)(?:数字|数据|指标|比例|占比|比重|数值|数|规模)"
    "(?:已|则|仅|只)?(?:为|是|达到?|升至|增至|约|不足|仅|只有|突破|超过?)*$"
)
"""而上年这一数字为1852亿元."""
_SINCE = re.compile(r"(?:\d{4}年|去年|今年|目前|如今|现在)(?:底|末)?的$")
"""增长到2022年的225亿元: the time is of the number."""
_ALTOGETHER = re.compile("总数|总量|总计")


def _is_measured(lexicon: Lexicon, before: str) -> bool:
    """Whether a verb before the number tells what it measures by itself: 交付 does, 签约 does not."""
    verb = verb_in(lexicon, before)
    return verb is not None and bool(lexicon.seeds.metric_verbs[verb.group()].amount)


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.unit.dimension == other.unit.dimension and one.unit.canonical == other.unit.canonical
