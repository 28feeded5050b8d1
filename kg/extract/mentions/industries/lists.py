"""Finds industries in lists of which most items are known: 涉及甲、乙、丙, 甲、乙和丙三分天下."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.lexicon import Cue
from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.sector_rows import Row, sector_row
from kg.extract.shape.sectors import names_body

_JOINTS = ("、", "和", "与", "及", "以及")
_LEFT = re.compile("[，。；：、！？“”（）()\n—]")
_CLOSED = re.compile(
    r"[，。；：！？”\n—]|\Z|等(?!领域(?:开展|的?研|广泛|应用))|这[样类些]|(?:[两二三四五六七八九十]|\d+)(?:[大个条]|分天下)|并[列进举驾]|协同|齐|比翼|上下游|项目(?![的所中\d])|构成"
)
_GOES_ON = re.compile(
    "用|制造|生产|加工|研发|销售|技术|设备|企业|公司|工艺|人才|市场|应用|专业|学科|中心|实验室|平台|生产线"
)
_NO_PLACE = re.compile(
    "生产|年产|产品|销售|供应|主营|应用|用[于在]|适用|服务于|面向|需求|客户|论坛|课程|专业|研究|攻关|展[会区馆厅]|采购|清退|淘汰|关停|变成|覆盖|涵盖|延伸|链条|环节"
)
"""In the clause before a list: what is made, or where a ware is used, or what a place gives up."""
_STUDIED = re.compile("(?:领域|方向)[^，。；]{0,6}?(?:研究|攻关|研发|合作|培训|应用)")
_SEVERAL = re.compile("(?:多|数|若干|好几|[两三四五六七八九十\\d])个$|(?:一批|众多|一系列|一大批)(?:的)?$")
"""How many projects a list is of: 落地多个·生物医药、医疗器械项目."""
_SERVED = re.compile("等?[^，。；、]{0,6}?(?:领域|行业)(?:的?(?:客户|用户)|[^，。；、]{0,6}?提供)")
"""Behind fields for which something is offered: 为航空、汽车等行业提供检测; a place may still aim at them."""
_AIMED = re.compile("聚焦|围绕|发展|培育|布局|打造|主攻|瞄准|锚定|壮大")
_REACH = 30
_NO_ITEM = re.compile("(?<![日军民农通药医商车船兽矿食])用(?!品)")


def find_sector_lists(page: Page) -> Iterator[Mention]:
    """The items of a list in which two industries of the gazetteer stand side by side."""
    done = 0
    for one, other in pairwise(_longest(page)):
        if one.start < done or page.text[one.end : other.start] not in _JOINTS:
            continue
        row, done = _row(page, one, other)
        for at, item in row:
            yield Mention(at, at + len(item), "Industry", item, "industry.listed", 0.8)


def _longest(page: Page) -> list[Cue]:
    """Industries of the gazetteer that stand in no longer one, in order."""
    held: list[Cue] = []
    for cue in sorted(page.cues_of("industry"), key=lambda c: (c.start, -c.end)):
        if len(cue.word) > 1 and (not held or cue.end > held[-1].end):
            if held and held[-1].end > cue.start and cue.end - cue.start > held[-1].end - held[-1].start:
                held.pop()
            held.append(cue)
    return held


def _row(page: Page, one: Cue, other: Cue) -> tuple[Row, int]:
    """The list around two that stand side by side, and where it ends; no items if it says what is made or used."""
    text = page.text
    sentence = page.sentence_at(one.start)
    opens = [m.end() for m in _LEFT.finditer(text, sentence.start, one.start) if m.group() != "、"]
    start = max(sentence.start, *opens[-1:], one.start - _REACH)
    end = _end(page, other.end, sentence.end)
    alone = one.start == sentence.start or _LEFT.match(text, one.start - 1) is not None
    listed = "、" in text[start:end] or (alone and "及" not in text[one.end : other.start])
    if _STUDIED.search(text, other.start, end):
        return [], other.end
    if _SERVED.match(text, end) and not _AIMED.search(text, start, one.start):
        return [], end
    if not end or not listed or _NO_PLACE.search(text, start, one.start) or names_body(text, end):
        return [], other.end
    if any(m.kind == "Enterprise" for m in page.mentions.touching(start, end) if m.start >= one.start):
        return [], end
    if several := _SEVERAL.search(text, start, one.start):
        start = several.end()
    led = page.tokens_in(start, one.start)
    if led and led[-1][1] == one.start and page.is_doing(led[-1]):
        start = one.start  # 项目涉及·智能制造
    row = sector_row(page, start, end, known=0.6, wares=False, open_left=True)
    row = [(at, item.partition("“")[0]) for at, item in row]  # 银发经济“三张新牌
    row = [(at, item) for at, item in row if len(item) > 1 and "”" not in item]
    if len(row) < 2 or any(_NO_ITEM.search(item) for _, item in row):
        return [], end
    return row, end


def _end(page: Page, at: int, stop: int) -> int:
    """Where a list ends that has an item up to a position; 0 where that item goes on."""
    text = page.text
    while text[at : at + 1] and text[at] in "、和与及":
        closed = _CLOSED.search(text, at + 1, stop)
        joint = re.search("[、和与及]", text[at + 1 : at + _REACH])
        nearest = min([closed.start() if closed else stop, at + 1 + joint.start() if joint else stop])
        at = nearest
    return at if _CLOSED.match(text, at) and not _GOES_ON.match(text, at) else 0
