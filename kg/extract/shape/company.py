"""What stands around a name and makes it a firm's: 引来X, X董事长, 宣州区的X."""

from __future__ import annotations

import re

from kg.extract.page import Page
from kg.extract.shape.clause import last_clause

_MADE_BY = re.compile(
    r"(?:提供|供应|生产|制造|研发|研制|专做|主营|专攻|做|配套|承接|加工|起家|出身|代工|落户|迁来|搬来|来自|引进|投资|参股|控股|收购|深耕|从事|主打|转型|创办|成立|新建|建厂|在册|上市|一侧|隔壁|当地|本地|县里|市里|镇上|区里|村里|园里|园内)[^，。；的]{0,20}的$"
)
_PLAIN = frozenset("，。；：！？“”‘’（）《》\n—…·")
_OPEN_QUOTE = frozenset("“‘《")
_DAY_WORK = re.compile(r"[日月年](?:产|均|处理|加工|提纯|销|供|出货|吞吐|消化|营收)")
_PERSON = re.compile(r"[\u4e00-\u9fff]{0,2}(?:说|介绍|表示|告诉|坦言|透露|回忆)")


def left_weight(page: Page, floor: int, start: int) -> float:
    """Weight of what stands before a name; zero where a name cannot begin, below it where a person or thing does."""
    text, lists = page.text, page.lexicon.lists
    char = text[start - 1 : start] if start > floor else ""
    if char == "的":
        return _after_of(page, floor, start)
    if char == "" or char in _PLAIN:
        return 0.0 if char in _OPEN_QUOTE else 0.5
    if char in "、和与及":
        return 0.5 if char == "、" else 1.0
    word = page.word_ending(start)
    if word in lists["posts"]:
        return -9.0
    if word in lists["before_firms"]:
        return 2.5
    if word in lists["countries"]:
        return 2.0
    if word in lists["near_firms"]:
        return 1.0
    if any(m.kind == "District" and m.end == start for m in page.mentions.touching(start - 1, start)):
        return 1.0
    return 0.5


def _after_of(page: Page, floor: int, start: int) -> float:
    at = start - 1
    if any(
        m.end == at and m.kind in ("District", "IndustrialPark") for m in page.mentions.touching(at - 1, at)
    ) or page.word_ending(at) in page.lexicon.lists["countries"]:
        return 2.0
    return 2.0 if _MADE_BY.search(last_clause(page.text, floor, start)) else 0.5


def right_weight(page: Page, end: int) -> float:
    """Weight of what stands after a name; below zero where what stands there was said by a person."""
    text = page.text
    if page.lexicon.any_of["says"].match(text, end):
        return -9.0
    if page.lexicon.any_of["firms_do"].match(text, end):
        return 2.5
    char = text[end : end + 1]
    if char == "的":
        return 2.0 if page.lexicon.any_of["firms_do"].match(text, end + 1) else 0.5
    if char == "等":
        return 1.0
    if char in "也则已将都均正还在从把向为以因是有又就拿带要去刚至" or _DAY_WORK.match(text, end):
        return 1.0
    return 0.5
