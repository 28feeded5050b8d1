"""Things that are counted together: whose the numbers are that tell of all of them."""

from __future__ import annotations

import re

from kg.extract.numbers.clauses import Placed
from kg.extract.numbers.number import Sentence, Told
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page

OF_COUNTED = re.compile(r"的\d+(?:余|多)?(?:个|只|项|批)(?P<noun>[^，。；、\d的]{0,10}?项目)")
"""Projects that are counted after what they cost together: 总投资663亿元的298个制造业项目."""
_SOME_OF = re.compile(r"[\u4e00-\u9fff）”](?<![高中平同优])等[\u4e00-\u9fff]{0,10}?(?:项目|企业|工程)")
_ROW = re.compile(r"[\u4e00-\u9fff）”]、[^，。；、\d的等]{2,24}$")
"""A row before its count: 甲公司、乙公司·2个项目."""
_GATHERED = re.compile(r"[^，。；]{0,6}(?:项目|企业|产品|平台)")


def counts_together(page: Page, quantity: Quantity, phrase: int) -> bool:
    """Whether a number is of several things told as a list or by their count: A、B等6个项目, 总投资9亿元的6个项目."""
    text, start, end = page.text, quantity.start, quantity.end
    return (
        OF_COUNTED.match(text, end) is not None
        or text.startswith("等", phrase)
        or _SOME_OF.search(text, phrase, start) is not None
        or (text[start - 1] == "等" and _GATHERED.match(text, end) is not None)
        or (text.startswith("项目", end) and _ROW.search(text, max(0, start - 40), start) is not None)
    )


def is_item(page: Page, sentence: Sentence, name: Placed, start: int) -> bool:
    """Whether a name is one of those that a number counts together, or a part of one: 深圳时代、横店影视等3个项目."""
    one = name.reference
    if name.part == "member" or one.kind in ("Enterprise", "Project"):
        return True
    clause = max(page.text.rfind(mark, 0, start) for mark in "，。；：\n") + 1
    listed = one.start >= clause and _ITEMS.match(page.text, one.end, start) is not None
    return listed and one.printed and _WHO_DID.search(page.text, one.end, start) is None


_ITEMS = re.compile(
    r"(?![由与和将已的在是共则也])(?:[^，。；、]{1,12}(?:、[^，。；、]{2,20})*|[^，。；、和与及]{2,24}[和与及][^，。；、和与及]{2,24})等"
)
_WHO_DID = re.compile(
    "签|进|驻|落户|搬|招引|引育|开工|动工|竣工|投产|拥有|现有|建有|集聚|聚集|实施|推进|吸引|培育|新增|有"
)


_OF_PROJECTS = re.compile("(?:项目|开工|签约|投产|竣工|落地)$")


def counted_before(sentence: Sentence, start: int) -> Told | None:
    """The count of projects whose 总投资 this is: 开工项目78个，占比六成，总投资440亿元; not of one named since."""
    for told in reversed(sentence.told):
        dimension = told.quantity.unit.dimension
        if dimension == "count":
            since = any(
                n.reference.kind == "Project" and told.quantity.end <= n.reference.start < start
                for n in sentence.names
            )
            return told if _OF_PROJECTS.search(told.metric) and not since else None
        if dimension not in ("ratio", "money"):
            return None
    return None
