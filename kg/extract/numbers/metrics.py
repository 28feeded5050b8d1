"""What a number measures: a scored choice among what is told before and behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.lexicon import Lexicon
from kg.extract.numbers.clauses import clause_start
from kg.extract.numbers.number import Sentence, Told, amounts
from kg.extract.numbers.phrases import Phrase, known_from, noun_after, phrase_before, trim, verb_in
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page
from kg.extract.reading.state import Read

_RATES = ("率", "增速", "增幅", "强度", "比重", "占比", "比例", "份额")
_RATIO = ("ratio", "multiple", "point")
_SHARE = re.compile(
    r"(?:占到?|占据|占了)(?!有|比|地|用|据)(?P<of>(?!比)[^占，。；]{1,14}?)的?(?:比重|比例|份额)?"
    r"(?:达到?|为|约|近|超过?|逾|已|高达|突破|接近|提高到|提升到|提高至|提升至|升至|上升到|降至|下降到)*$"
)
_COMPARED = re.compile(
    r"(?P<base>[^，。；]{0,12}?)(?:比|较)(?P<than>[^，。；]{1,8}?)(?:分别)?(?:略|净|又|再)?"
    r"(?P<verb>增加|减少|增长|下降|提高|提升|降低|回落|收窄|扩大|前移|跃升|上升|加快|放缓|多|少|高|低|升|降)了?$"
)
_ABOVE = re.compile(
    r"(?P<base>[^，。；]{0,12}?)(?P<above>(?:高于|低于|快于|慢于|好于|高出|低|高)[^，。；]{2,10})$"
)
_ALSO = re.compile(r"[、，和及]+(?P<of>[^，。；、]{2,8})的")
_SHARED = re.compile(r"(?P<owner>.*)占[^占]+比重")
_THAN = re.compile(r"(?:较|比|同比|环比)[^，。；]*$")
_BARE_STEMS = ("增速", "增幅", "总量", "降幅")
_MARKET = re.compile(r"(?:多)?个?(?:(?P<land>国家和地区|国家|地区|城市|省份|省|市))")
_THEN = re.compile(r"上?年?同期|上年|去年|同比|前年")
_OF_CLASSES = ("家", "户", "所", "项", "个", "名", "人", "位")
"""Units of what is only counted by its class: 加工企业27家 are no amount that is worked on."""
_SMALL_CHINESE = re.compile(r"[一二三四五六七八九十两]")


@dataclass(frozen=True, slots=True)
class Measure:
    """A reading of what a number measures, and how sure it is. `falls`: a growth that is one of shrinking."""

    metric: str
    score: float
    falls: bool = False
    base: Told | None = None
    """The number told before that this one continues: it is of the same thing."""


def measure_of(
    page: Page, sentence: Sentence, quantity: Quantity, floor: int, phrase: Phrase
) -> Measure | None:
    """The surest reading, or none."""
    before = page.text[floor : quantity.start]
    told = sentence.told
    readings = list(_readings(page, sentence.read, quantity, floor, before, phrase, told))
    if not told:
        readings += _continued(page.lexicon, quantity, before, phrase, amounts(sentence.earlier))
    return max(readings, key=lambda r: r.score, default=None)


def _readings(
    page: Page,
    read: Read,
    quantity: Quantity,
    floor: int,
    before: str,
    phrase: Phrase,
    told: Sequence[Told],
) -> Iterator[Measure]:
    lexicon, dimension = page.lexicon, quantity.unit.dimension
    yield from _continued(lexicon, quantity, before, phrase, amounts(told))
    change = _change(lexicon, quantity, before, told)
    if change is not None:
        yield change
    if dimension in _RATIO:
        yield from _ratios(page, read, quantity, floor, before, amounts(told))
    else:
        yield from _by_verb(page, read, quantity, phrase)
    yield from _by_noun(lexicon, quantity, phrase)
    if not phrase.noun and floor > read.sentence.start and not told:
        yield from _by_clause_before(page, read, quantity, floor)
    yield from _by_noun_behind(page, read, quantity, before, phrase)


def _continued(
    lexicon: Lexicon, quantity: Quantity, before: str, phrase: Phrase, told: Sequence[Told]
) -> Iterator[Measure]:
    """The number before it, become another or aimed at: 由61%升至73%; 今年目标12万套."""
    same = next((t for t in reversed(told) if _alike(t.quantity, quantity) and not t.within), None)
    if same is None:
        return
    words = before.strip("，、")
    if told[-1] is same and words and not trim(lexicon, lexicon.any_of["becoming"].sub("", words)):
        yield Measure(same.metric, 0.85, base=same)
    elif not phrase.noun and lexicon.any_of["goals"].search(before):
        yield Measure(same.metric, 0.72)
    elif (
        not phrase.noun
        and verb_in(lexicon, before) is None
        and quantity.unit.dimension in ("count", "person")
    ):
        yield Measure(same.metric, 0.66)


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.unit.dimension == other.unit.dimension and one.unit.canonical == other.unit.canonical


def _change(lexicon: Lexicon, quantity: Quantity, before: str, told: Sequence[Told]) -> Measure | None:
    """What a number has become more or less than something else: 比年初增加14.9亿元, 高于全市1.1个百分点."""
    if quantity.unit.dimension == "ratio":
        return None
    words = before.rsplit("，", 1)[-1]
    compared = _COMPARED.search(words)
    above = _ABOVE.search(words) if quantity.unit.dimension == "point" else None
    match = compared or above
    if match is None:
        if quantity.unit.dimension != "point" or not told:
            return None
        grown = lexicon.any_of["growth"].search(words)
        return Measure(
            told[-1].metric + ("下降幅度" if grown and _falls(lexicon, grown) else "提升幅度"), 0.7
        )
    ranked = quantity.unit.unit in ("位", "名") and told and told[-1].quantity.unit.dimension == "rank"
    told = told if ranked else amounts(told)
    base = trim(lexicon, match["base"])
    last = None if base or not told else told[-1]
    base = base or (told[-1].metric if told else "")
    if base in ("增速", "增幅", "降幅", "占比", "总量") and told and told[-1].metric != base:
        stem = told[-1].metric
        base = stem if stem.endswith(base) else stem.removesuffix("增速") + base
    if not base:
        return None
    if compared is None:
        return Measure(base + match["above"], 0.75, base=last)
    less = compared["verb"] in lexicon.lists["falls"]
    if ranked:
        return Measure(base + ("下降" if less else "提升"), 0.9, base=last)
    if _THEN.search(compared["than"]):
        change = ("下降幅度", "提升幅度") if quantity.unit.dimension == "point" else ("减少数", "增加数")
        return Measure(base + change[0 if less else 1], 0.9, base=last)
    return Measure(f"{base}较{compared['than']}{compared['verb']}", 0.85, base=last)


def _ratios(
    page: Page, read: Read, quantity: Quantity, floor: int, before: str, told: Sequence[Told]
) -> Iterator[Measure]:
    lexicon = page.lexicon
    begin = floor + before.rfind("，") + 1
    grown = last_growth(lexicon, before)
    if grown is not None:
        stem, base = _stem(page, read, begin, floor + grown.start()), None
        if not stem and quantity.unit.dimension == "point":
            return
        if not stem or stem in _BARE_STEMS:
            base = next((t for t in reversed(told) if t.quantity.unit.dimension not in _RATIO), None)
            base = base or (told[-1] if told else None)
            stem = base.metric if base is not None else ""
        metric = stem if stem.endswith(_RATES) else stem + "增速"
        yield Measure(metric, 0.85 if stem else 0.45, _falls(lexicon, grown), base)
        return
    share = _SHARE.search(before)
    if share is not None:
        owner = _stem(page, read, begin, floor + share.start())
        base = None if owner or not told else told[-1]
        owner = owner or (told[-1].metric.removesuffix("增速") if told else "")
        of = share["of"]
        yield Measure(of + "份额" if of.endswith("市场") else f"{owner}占{of}比重", 0.88, base=base)
    also = _ALSO.fullmatch(before)
    if also is not None and told and (shared := _SHARED.fullmatch(told[-1].metric)):
        yield Measure(f"{shared['owner']}占{also['of']}比重", 0.88, base=told[-1])


def _stem(page: Page, read: Read, begin: int, end: int) -> str:
    """What grew or has a share: the noun before the verb."""
    if end <= begin:
        return ""
    compared = _THAN.search(page.text, begin, end)
    return phrase_before(page, read, begin, compared.start() if compared else end).noun


def last_growth(lexicon: Lexicon, words: str) -> re.Match[str] | None:
    """The word of growth that a number at the end of some words gives the rate of; 增加 in 增加值 is none."""
    last = None
    for match in lexicon.any_of["growth"].finditer(words):
        if words[match.end() : match.end() + 1] not in ("值", "量", "额", "点", "极", "到", "至", "为"):
            last = match
    if last is None or (len(words) - last.end() > 1 and trim(lexicon, words[last.end() :])):
        return None
    return last


def _falls(lexicon: Lexicon, grown: re.Match[str]) -> bool:
    return grown.group() in lexicon.lists["falls"]


def _by_verb(page: Page, read: Read, quantity: Quantity, phrase: Phrase) -> Iterator[Measure]:
    """卖出机床4800台 is 机床销量, 年处理废旧电池30万吨 is 年处理量."""
    lexicon = page.lexicon
    verb = verb_in(lexicon, phrase.words)
    if verb is None:
        return
    noun = trim(lexicon, phrase.words[verb.end() :])
    row = lexicon.seeds.metric_verbs[verb.group()]
    words = trim(lexicon, phrase.words)
    metric = words[known_from(lexicon, words) :]
    if verb.group() in metric and metric != verb.group():
        return
    label = row.money if quantity.unit.dimension == "money" else row.amount
    if not label or (noun and known_from(lexicon, noun) == 0 and quantity.unit.unit in _OF_CLASSES):
        return
    if verb.group() == "日产":
        label = "日产量"
    market = _MARKET.match(page.text, quantity.end)
    if market and verb.group() in ("卖", "销售", "出口", "外销", "热销"):
        yield Measure(("出口" if "出口" in verb.group() else "销售") + market["land"], 0.92)
        return
    if not noun and quantity.unit.dimension in ("count", "person"):
        noun = noun_after(page, read, quantity.end)
        if noun and known_from(lexicon, noun) < len(noun):
            return
    known = known_from(lexicon, noun)
    counted = known == len(noun) or _fit(lexicon, noun, quantity) < 1
    counted = counted or lexicon.seeds.metrics[noun[known:]].broader in ("count", "other")
    label = label if row.alone or not 2 <= len(noun) <= 10 else noun + label
    yield Measure(label, 0.9 if counted else 0.6)


def _by_noun(lexicon: Lexicon, quantity: Quantity, phrase: Phrase) -> Iterator[Measure]:
    if not phrase.noun:
        return
    fit = _fit(lexicon, phrase.noun, quantity)
    score = {2: 0.84, 1: 0.62, 0: 0.58}[fit]
    laid = lexicon.any_of["taking"].search(phrase.words) is not None
    if (
        fit < 2
        and not laid
        and (quantity.unit.dimension in ("length", "duration") or "伏" in quantity.unit.unit)
    ):
        score = 0.42
    if _SMALL_CHINESE.match(quantity.text) and fit < 2:
        score = 0.4
    yield Measure(phrase.noun + _of_phase(quantity, phrase.noun), score)


def _by_clause_before(page: Page, read: Read, quantity: Quantity, floor: int) -> Iterator[Measure]:
    """产值首次突破百亿元，达到103.6亿元."""
    begin = clause_start(page, read, floor - 1)
    noun = phrase_before(page, read, begin, floor - 1).noun
    known = known_from(page.lexicon, noun)
    if known == len(noun):
        noun = _first_metric(page.lexicon, page.text[begin : floor - 1])
    noun = noun[known:] if len(noun) > 12 else noun
    if noun and _fit(page.lexicon, noun, quantity) == 2:
        yield Measure(noun, 0.66)


def _first_metric(lexicon: Lexicon, words: str) -> str:
    """The longest metric in some words."""
    metrics = lexicon.seeds.metrics
    sizes = range(min(10, len(words)), 1, -1)
    pieces = (words[at : at + n] for n in sizes for at in range(len(words) - n + 1))
    return next((piece for piece in pieces if piece in metrics), "")


def _of_phase(quantity: Quantity, noun: str) -> str:
    """一期8万吨 is 一期产能."""
    if noun not in ("一期", "二期", "三期", "四期", "首期"):
        return ""
    wanted = {"money": "投资", "area": "面积", "mass": "产能", "energy": "产能", "power": "产能"}
    return wanted.get(quantity.unit.dimension, "")


def _fit(lexicon: Lexicon, noun: str, quantity: Quantity) -> int:
    """2: a known metric that such numbers can have; 1: an unknown noun; 0: a metric of other numbers."""
    known = known_from(lexicon, noun)
    if known == len(noun):
        return 1
    dimensions = lexicon.seeds.metrics[noun[known:]].dimensions
    return 2 if not dimensions or quantity.unit.dimension in dimensions else 0


def _by_noun_behind(
    page: Page, read: Read, quantity: Quantity, before: str, phrase: Phrase
) -> Iterator[Measure]:
    lexicon = page.lexicon
    behind = noun_after(page, read, quantity.end)
    if not behind or quantity.unit.dimension in _RATIO:
        return
    fit = _fit(lexicon, behind, quantity)
    if page.text.startswith("的", quantity.end):
        if phrase.noun in lexicon.lists["sizes"]:
            yield Measure(behind + phrase.noun.removeprefix("总"), 0.86)
        elif not phrase.noun:
            yield Measure(behind, 0.7)
        return
    score = {2: 0.8, 1: 0.6, 0: 0.6}[fit]
    if quantity.unit.dimension == "area":
        behind += "" if behind.endswith(("面积", "地", "土地", "林", "田")) else "面积"
        score = 0.83
    elif quantity.unit.dimension not in ("count", "person"):
        score = 0.5
    if _SMALL_CHINESE.match(quantity.text):
        score = 0.7 if fit == 2 and lexicon.any_of["assets"].search(behind) else 0.4
    verbish = not phrase.noun or known_from(lexicon, phrase.noun) == len(phrase.noun)
    yield Measure(behind, score + 0.05 if verbish else score - 0.1)
