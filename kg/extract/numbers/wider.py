"""Numbers of a whole that nobody on the page is: 全国规上工业增加值增长5.7%, 行业亩均产值500万元."""

from __future__ import annotations

import re

from kg.extract.numbers.number import Sentence
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page

_WHOLE = re.compile(
    r"(?P<whole>全国|我国|全球|世界|全省|全疆|全自治区|全区|全市|全州|全盟)的?"
    r"(?:规模以上|规上)?(?:工业|地区生产总值|国内生产总值|生产总值|GDP|固定资产|社会消费品|社零|外贸|货物贸易|进出口|一般公共预算|财政"
    r"|城镇|农村|居民|制造业|服务业|实际使用外资|用电量|全社会用电)"
)
_OPENS = re.compile(
    r"[^，。；]{0,4}?[\d一二三四五六七八九十前上下半至—\-年月季度底末个]*(?:当月|当季|同期|全年)?$"
)
_TRADE = re.compile(
    r"(?:而|其中|目前)?(?:(?:[全同]|国内|国际|全国|国外)?行业|同行|业内|同类(?:企业|产品))的?(?:平均|均值|人均|亩均|地均|单位|一般|普遍)"
)
"""What a clause opens with that tells how others of the trade fare: 行业·亩均产值500万元，该企业为800万元."""
_OF_ONE = re.compile("占|市场|份额|排|位|第|高|低|快|慢")


def of_nobody(page: Page, sentence: Sentence, quantity: Quantity, metric: str) -> bool:
    """Whether the clause of a number opens with a whole that no name of the page stands for."""
    start = sentence.clauses.start(quantity.start)
    if _TRADE.match(page.text, start, quantity.start) and not _OF_ONE.search(metric):
        return True
    whole = _WHOLE.search(page.text, start, quantity.start)
    if whole is None or _OF_ONE.search(metric) or not _OPENS.fullmatch(page.text, start, whole.start()):
        return False
    return not any(r.start == whole.start("whole") for r in sentence.read.references)


def without_whole(metric: str) -> str:
    """The metric for whoever is told of next: 全国·规上工业增加值增速."""
    return re.sub(
        "^(?:全国|我国|全球|世界|全省|全疆|全自治区|全区|全市|全州|全盟|[全同]?行业|同行|业内)(?:的?平均)?的?",
        "",
        metric,
    )
