"""Shares whose whole is told shortly or not at all: 研发人员占23%, 把营收的6%投向研发, 实现100%国产化."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.numbers.measure import Measure
from kg.extract.numbers.number import Sentence
from kg.extract.numbers.phrases import phrase_before, trim
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page

_BARE = re.compile(
    r"(?:^|[，；、）”]|其中|而|约|超)(?P<what>(?![今去前同占])[^，。；、（）“”\d的占]{2,12}?的?[^，。；、（）“”\d的占]{0,6})(?<!比)占(?:比|了|据|到)?(?:约|近|超过?|逾|达|为)*$"
)
"""The end of a clause that tells a share and no whole: 外地客商·占."""
_NO_NOUN = re.compile("(?:合计|共同?|一共|总共|分别|各自?|均|都|则|也|就|便|已|还|约|两者|三者|二者)+$")
_OUT_OF = re.compile(
    r"(?:把|将|拿出|用|按|从|提取)(?:每年|年|全年|上年|去年|当年|全部|总)?(?P<of>营业收入|销售收入|营收|销售额|主营业务收入|产值|利润|净利润)(?:中)?的?(?:超过?|近|约|至少|不低于)?$"
)
_INTO = re.compile(
    r"(?:以上|左右|以内)?的?(?:资金|收入|营收)?(?:作为|用于|用在|用作|投向|投入到?|投在|拿来|花在|砸向|用来)(?:搞|做)?(?P<what>研发|科研|技改|技术改造|科技创新|技术创新|创新|环保|产品研发|技术研发|新品研发)"
)
_WITH = re.compile(
    r"(?:以|用|凭|占用?|凭借)(?P<of>全[国省市县区州球]|[一-鿿]{2,4}[省市县区州])(?:约|近|不到|不足|仅)?$"
)
_GIVES = re.compile(
    r"(?:贡献|创造|产出|撑起|拿下|集聚|聚集|承担|吸纳|提供|实现|完成|生产|包揽|占据|解决)了?(?:其|该[省市县区])?(?:约|近|超过?|逾)?$"
)
_THING = re.compile(r"(?:以上|左右)?的(?P<what>[^，。；、\d的]{2,10}?)(?=[，。；、）]|$|和\d|与\d)")


_SAID = r"(?:都|均|全|皆|已)*(?:是|为|系|属于)(?P<part>(?!了|由|从)[^，。；、\d的]{2,12}?)(?=[，。；、）]|$)"
_ARE = re.compile(rf"(?:以上|左右)?的(?:[^，。；、\d的]{{1,8}}?){_SAID}")
"""What part of something is of a kind: 46%的员工均为·技术人员."""
_OF_THEM = re.compile(r"[中里](?:，|约|有|近|超过?|逾)*$")
_ARE_BEHIND = re.compile(rf"(?:以上|左右)?{_SAID}")
"""员工中60%是·技术工人."""
_KIND = re.compile("^(?:来自|用于|通过)")


def short_shares(page: Page, sentence: Sentence, quantity: Quantity, begin: int) -> Iterator[Measure]:
    """Readings of a percentage whose clause begins at `begin`."""
    if quantity.unit.dimension != "ratio":
        return
    text, start, end = page.text, quantity.start, quantity.end
    stop = sentence.clauses.stop(end)
    yield from _spent(text, begin, quantity, stop)
    yield from _rated(page, sentence, quantity, begin)
    are = _ARE.match(text, end, stop) or (
        _OF_THEM.search(text, begin, start) and _ARE_BEHIND.match(text, end, stop)
    )
    if are:
        yield Measure(_KIND.sub("", are["part"]) + "占比", 0.9)
        return
    thing = _THING.match(text, end, stop)
    if thing is not None:
        whole = _WITH.search(text, begin, start)
        given = whole["of"] if whole is not None else _whole_before(sentence, text, begin, start)
        if given:
            yield Measure(f"{thing['what']}占{given}比重", 0.88)
        return
    bare = _BARE.search(text, max(begin - 1, sentence.clauses.begin), start)
    what = _NO_NOUN.sub("", trim(page.lexicon, bare["what"])) if bare is not None else ""
    if len(what) > 1:
        yield Measure(what + "占比", 0.78)


def _spent(text: str, begin: int, quantity: Quantity, stop: int) -> Iterator[Measure]:
    """What part of what was earned goes where: 每年把营收的6%投向研发."""
    out_of = _OUT_OF.search(text, begin, quantity.start)
    into = _INTO.match(text, quantity.end, stop) if out_of is not None else None
    if out_of is not None and into is not None:
        yield Measure(f"{into['what']}投入占{out_of['of']}比重", 0.9)


def _rated(page: Page, sentence: Sentence, quantity: Quantity, begin: int) -> Iterator[Measure]:
    """What is done to so much of something: 关键部件100%国产化, 实现废水100%回用."""
    text = page.text
    done = page.lexicon.any_of["rates"].match(text, quantity.end)
    if done is None or text.startswith(("率", "程度", "水平"), done.end()):
        return
    noun = phrase_before(page, sentence, begin, quantity.start).noun
    listed = "、" in noun or len(noun) > _LONG
    yield Measure(("" if listed else noun) + done.group().removeprefix("全") + "率", 0.9)


_LONG = 10
"""Characters of the longest noun that stands in such a metric."""


def _whole_before(sentence: Sentence, text: str, begin: int, start: int) -> str:
    """The whole of the share before, if this is what is given for it: 以全市3%的用地，贡献了15%的税收."""
    told = sentence.told[-1] if sentence.told else None
    whole = (
        _SHARED.search(told.metric) if told is not None and told.quantity.unit.dimension == "ratio" else None
    )
    return whole["of"] if whole is not None and _GIVES.search(text, begin, start) else ""


_SHARED = re.compile("占(?P<of>[^占]{2,6})比重$")
