"""What a number measures: a scored choice among what is told before and behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.lexicon import Lexicon
from kg.extract.numbers.around import by_words_around
from kg.extract.numbers.changes import ratios
from kg.extract.numbers.counted import counted
from kg.extract.numbers.differences import change
from kg.extract.numbers.measure import RATIO, Measure
from kg.extract.numbers.named import by_clause_before, by_noun, by_noun_behind, by_verb
from kg.extract.numbers.number import Sentence, Told, amounts
from kg.extract.numbers.phrases import Phrase, known_from, trim, verb_in
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page


def measure_of(
    page: Page, sentence: Sentence, quantity: Quantity, floor: int, phrase: Phrase
) -> Measure | None:
    """The surest reading, or none."""
    before = page.text[floor : quantity.start]
    told = sentence.told
    readings = list(_readings(page, sentence, quantity, floor, before, phrase, told))
    bare = _without_times(page, sentence, floor, quantity.start)
    other = _another(page, sentence, quantity)
    if other is not None:
        readings.append(Measure(other.metric, 0.86, base=other))
    readings += _continued(
        page.lexicon,
        quantity,
        bare,
        phrase,
        amounts(told or sentence.earlier),
        timed=bare != before,
        named=any(r.score >= _NAMED for r in readings),
    )
    return max(readings, key=lambda r: r.score, default=None)


def _another(page: Page, sentence: Sentence, quantity: Quantity) -> Told | None:
    """The number before, if now only another name and its number follow: 甲县完成投资90亿元，乙县80亿元."""
    told = sentence.told[-1] if sentence.told else None
    if told is None or not _alike(told.quantity, quantity):
        return None
    floor = told.quantity.end
    named = [
        r for r in sentence.read.references if floor <= r.start and r.end <= quantity.start and r.printed
    ]
    if not named or named[-1].kind not in _HAVE or named[-1].thing == told.thing:
        return None
    between = page.text[floor : named[0].start] + page.text[named[-1].end : quantity.start]
    return told if _LINKS.fullmatch(between) else None


_HAVE = ("District", "IndustrialPark", "Enterprise", "Region", "Project")
_LINKS = re.compile(r"[，、；和与及（）]*(?:而|其中|以及)?(?:则|也)?(?:为|是|达到?|约|近|超过?|逾|有|各|，)*")
_NAMED = 0.62
"""The score of a noun behind a number from which on it is no more of what was told before."""


def _readings(
    page: Page,
    sentence: Sentence,
    quantity: Quantity,
    floor: int,
    before: str,
    phrase: Phrase,
    told: Sequence[Told],
) -> Iterator[Measure]:
    lexicon, dimension = page.lexicon, quantity.unit.dimension
    if dimension not in RATIO and dimension != "money":
        yield from _listed(lexicon, before, phrase, told)
    yield from change(lexicon, quantity, before, told)
    if dimension in RATIO:
        yield from ratios(page, sentence, quantity, floor, before, amounts(told))
    else:
        yield from by_verb(page, sentence.read, quantity, phrase)
        clauses = sentence.clauses
        yield from counted(page, quantity, clauses.start(quantity.start), clauses.stop(quantity.end))
    yield from by_words_around(page, sentence, quantity, phrase)
    yield from by_noun(lexicon, quantity, phrase)
    if not phrase.noun and floor > sentence.clauses.begin:
        yield from by_clause_before(page, sentence, quantity, floor)
    yield from by_noun_behind(page, sentence.read, quantity, phrase)


def _continued(
    lexicon: Lexicon,
    quantity: Quantity,
    before: str,
    phrase: Phrase,
    told: Sequence[Told],
    *,
    timed: bool,
    named: bool,
) -> Iterator[Measure]:
    """The number before it, become another or aimed at: 由61%升至73%; 今年目标12万套; 去年9亿元，今年一季度2亿元."""
    counted = before.removesuffix("、") if before.endswith("、") else None
    if (
        told
        and counted is not None
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
        more = _ALTOGETHER.search(before)
        yield Measure(same.metric.removeprefix("新增") + "总数" if more else same.metric, 0.85, base=same)
    elif not phrase.noun and lexicon.any_of["goals"].search(before):
        yield Measure(same.metric, 0.72)
    elif (
        not phrase.noun
        and not _is_measured(lexicon, before)
        and quantity.unit.dimension in ("count", "person")
    ):
        yield Measure(same.metric, 0.6 if before == "、" and named else 0.66)


def _without_times(page: Page, sentence: Sentence, start: int, end: int) -> str:
    """The words before a number without those of time: 2019年达到 is 达到."""
    parts, at = [], start
    for time in sentence.dated:
        if start <= time.start and time.end <= end and time.start >= at:
            parts.append(page.text[at : time.start])
            at = time.end
    return "".join([*parts, page.text[at:end]])


def _in_money(metric: str, quantity: Quantity) -> str:
    """What the same thing is called in money: 出口量 is 出口额, 签约项目 is 签约项目投资."""
    if quantity.unit.dimension != "money":
        return metric
    return metric.removesuffix("量") + (
        "投资" if metric.endswith("项目") else "额" if metric.endswith("量") else ""
    )


def _listed(lexicon: Lexicon, before: str, phrase: Phrase, told: Sequence[Told]) -> Iterator[Measure]:
    """Another product with its number: 年产硅油15万吨、硅橡胶10万吨."""
    noun = _LISTED.fullmatch(before)
    if (
        not told
        or noun is None
        or noun["noun"] != phrase.noun
        or known_from(lexicon, phrase.noun) < len(noun["noun"])
    ):
        return
    amounts_of = {row.amount for row in lexicon.seeds.metric_verbs.values() if row.amount}
    label = next(
        (told[-1].metric[at:] for at in range(len(told[-1].metric)) if told[-1].metric[at:] in amounts_of), ""
    )
    if label:
        yield Measure(phrase.noun + label, 0.9, base=told[-1])


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
_LISTED = re.compile(r"(?:、|和|及|以及)(?P<noun>[^，。；、]{2,12}?)(?:各|约)?")


def _is_measured(lexicon: Lexicon, before: str) -> bool:
    """Whether a verb before the number tells what it measures by itself: 交付 does, 签约 does not."""
    verb = verb_in(lexicon, before)
    return verb is not None and bool(lexicon.seeds.metric_verbs[verb.group()].amount)


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.unit.dimension == other.unit.dimension and one.unit.canonical == other.unit.canonical
