"""Metrics that words on both sides of a number tell: 投入2.2亿元技改资金, 拥有18.8公里岸线."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.numbers.measure import Measure
from kg.extract.numbers.metrics.uncounted import PRICED
from kg.extract.numbers.number import Sentence
from kg.extract.numbers.owners.likely import BUILT
from kg.extract.numbers.phrases import Phrase, phrase_before
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page

_FUNDS = re.compile("(?:工业)?(?P<what>研发|科研|技改|环保|技术改造)(?:资金|经费|费用)")
_WORKS_IN = re.compile(
    "从事(?P<what>[\u4e00-\u9fff]{2,8}?)(?:产业|行业)?的(?:人|人员|从业者|农户|群众)?(?:有|达到?|超过?|共有?|约)*$"
)
_BUILT_UP = re.compile("(?<=[，、])(?:其中|目前|现|已|累计)*(?:建成|开发)$")
_TOOK = re.compile(
    r"从(?P<since>[^，。；\d]{2,12})到(?P<until>[^，。；\d]{2,14}?)(?:只|仅|仅仅|还|前后|总共|一共)*(?:用了?|花了?|不到|不足|历时|需要?)(?:不到|不足|短短|约)?$"
)
"""从签约到开工·只用80天."""
_CUT = re.compile(
    r"(?:^|[，。；、])(?P<what>[^，。；、\d]{0,14}?)(?:同比|环比|较[上去前]年(?:同期)?|比[上去前]年(?:同期)?|平均|再)*(?P<way>缩短|压缩|延长)了?(?:约|近)?$"
)
"""By how much a time became less: 企业开办时间·缩短2天."""
_FINISHED = re.compile(
    "[，、；](?:其中|目前|现|已|已经|累计|如今)*(?:建成|形成|投产|达产)了?(?:约|近|超过?)?$"
)
"""年产10万吨的某项目，目前已建成·2万吨."""
_KINDS = re.compile(
    r"(?P<what>[^，。；、\d的]{0,12}产品)(?:涵盖|覆盖|囊括|包括|包含|有|达到?|共|多达|超过?|已有)[^，。；]{0,40}$"
)
"""五金产品有·300多类, 产品涵盖轮毂、车桥等·18大类."""
_HOLDS = re.compile(
    r"(?:可|能|能够|可以|可同时|能同时|最多)容纳(?P<what>[^，。；、\d的]{0,8}?)(?:约|近|超过?|逾|各类|达到?)*$"
)
_HELD = re.compile(
    r"(?:以上|左右)?(?P<what>[^，。；、\d的]{2,10}?)(?=[，。；、）]|$|同时|入驻|就业|办公|居住|入住|进驻|就读|上学|学习|生产)"
)
_GOES = re.compile(
    r"(?:可|能|可以|能够)(?:连续|持续|最远|最多|单次|满载|一次)*(?P<way>飞行|航行|行驶|跑)(?:约|近|超过?|逾|达到?)*$"
)
"""How far something goes: 满电可飞行·80公里."""
_ALONG = re.compile("的?(?:黄金|深水|沿海|长江|滨海)?(?:海岸线|岸线|管网|管线|管廊|航道|跑道|隧道|绿道|海堤)")


def _lasted(sentence: Sentence) -> str:
    """The time told before, which became less: 回收期48天，同比缩短3天."""
    told = sentence.told[-1] if sentence.told else None
    return told.metric if told is not None and told.quantity.unit.dimension == "duration" else ""


def by_words_around(page: Page, sentence: Sentence, quantity: Quantity, phrase: Phrase) -> Iterator[Measure]:
    """What words on both sides tell: 投入2.2亿元技改资金, 用3—5年建成."""
    text, start, dimension = page.text, quantity.start, quantity.unit.dimension
    funds = _FUNDS.match(text, quantity.end)
    if funds is not None and phrase.words.endswith(("投入", "投资", "投入了")):
        yield Measure(funds["what"] + "投入", 0.93)
    if dimension == "money":
        yield from _priced(page, sentence, quantity)
    elif dimension == "duration":
        yield from _lasting(page, sentence, quantity)
    elif dimension == "count":
        yield from _kinds(page, sentence, quantity)
    elif dimension == "area" and _BUILT_UP.search(text, start - 8, start):
        yield Measure(("开发" if "开发" in text[start - 2 : start] else "建成") + "面积", 0.85)
    elif dimension in ("mass", "energy", "power") and _FINISHED.search(text, max(0, start - 10), start):
        yield Measure(BUILT, 0.7)
    if dimension in ("person", "count"):
        yield from _held(page, quantity)
    works = _WORKS_IN.search(text, max(0, start - 18), start)
    if works is not None and dimension == "person":
        yield Measure(works["what"] + "从业人员", 0.88)
    goes = _GOES.search(text, max(0, start - 12), start) if dimension == "length" else None
    if goes is not None:
        yield Measure("续航里程" if goes["way"] in ("行驶", "跑") else "航程", 0.9)
    shore = _ALONG.match(text, quantity.end) if dimension == "length" else None
    if shore is not None:
        yield Measure(shore.group().removeprefix("的") + "长度", 0.88)


def _held(page: Page, quantity: Quantity) -> Iterator[Measure]:
    """How many there is room for: 可容纳学生6000人, 可容纳30家企业."""
    holds = _HOLDS.search(page.text, max(0, quantity.start - 18), quantity.start)
    if holds is None:
        return
    behind = _HELD.match(page.text, quantity.end) if not holds["what"] else None
    what = holds["what"] or (behind["what"] if behind is not None else "")
    if what:
        yield Measure("可容纳" + what, 0.93)


def _priced(page: Page, sentence: Sentence, quantity: Quantity) -> Iterator[Measure]:
    priced = PRICED.search(page.text, max(0, quantity.start - 20), quantity.start)
    if priced is not None:
        begin = sentence.clauses.start(quantity.start)
        noun = phrase_before(page, sentence, begin, priced.start()).noun
        yield Measure(noun + (priced["what"] or priced["of"]), 0.88)


def _lasting(page: Page, sentence: Sentence, quantity: Quantity) -> Iterator[Measure]:
    if page.text[quantity.start - 1] in "用时":
        yield Measure("建设周期", 0.8)
    took = _TOOK.search(page.text, max(0, quantity.start - 34), quantity.start)
    if took is not None:
        yield Measure(f"{took['since']}到{took['until']}用时", 0.9)
    cut = _CUT.search(page.text, max(0, quantity.start - 24), quantity.start)
    if cut is not None and (what := cut["what"] or _lasted(sentence)):
        yield Measure(what + cut["way"], 0.8)


def _kinds(page: Page, sentence: Sentence, quantity: Quantity) -> Iterator[Measure]:
    """How many kinds there are: 五金产品有300多类, 产品涵盖轮毂、车桥等18大类."""
    if quantity.unit.unit not in ("类", "大类", "种"):
        return
    kinds = _KINDS.search(page.text, sentence.clauses.start(quantity.start), quantity.start)
    if kinds is not None:
        named = [
            r.end
            for r in sentence.read.references
            if r.kind != "Product" and kinds.start() <= r.end <= kinds.end("what")
        ]
        yield Measure(page.text[max([kinds.start(), *named]) : kinds.end("what")] + "种类", 0.88)
