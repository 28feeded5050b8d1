"""Where a head-final name begins: walks left from its ending over the words of the sentence."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.extract.page import Page, Sentence
from kg.extract.shape.anchors import anchor_before, brand_before, opens_with_place, parents_before
from kg.extract.shape.generic import is_generic
from kg.extract.shape.walk import Walk

_HARD = frozenset("，。；：！？“”‘’《》〈〉【】[]…\n|①②③④⑤⑥⑦⑧⑨⑩▲△▼▽◆◇■□★☆►▶※◎○*•● +")
_CLOSED = frozenset("，。；：、“（\n")
_DASHES = frozenset("—-")
_OPEN = {"）": "（", "”": "“", "’": "‘"}


_ITEM = re.compile(r"\s*(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[)）])\s*(?!\d)")
"""The number of an item of a list: 3.·扎鲁特旗再生铝循环利用项目."""


_OTHER_FIRM = re.compile("公司[系是为与和同及暨由将被向给对把拟]")
"""Another firm's name and what is told of it: 某某有限公司“系”骅泰集团有限公司旗下企业."""


def left_edge(page: Page, sentence: Sentence, head: int, walk: Walk) -> int:
    """Leftmost position from which `[edge, head)` can be the core of a name; `head` itself if there is none."""
    numbered = _ITEM.match(page.text, sentence.start, head)
    start = numbered.end() if numbered else sentence.start
    floor = _floor(page.text, max(start, head - walk.longest - 12), head, walk)
    floor = _after_edge_word(page, floor, head, walk)
    if walk.stop_at_place:
        floor = max((m.end() for m in _OTHER_FIRM.finditer(page.text, floor, head)), default=floor)
    edge = _walk(page, sentence, floor, head, walk)
    if not opens_with_place(page, edge):
        edge = _after_doing(page, edge, head, walk)
    if walk.anchored and edge > floor and not (walk.stop_at_place and opens_with_place(page, edge)):
        anchor = anchor_before(page, floor, edge, head, walk)
        edge = anchor if anchor is not None else edge
    edge = _strip(page.text, edge, head)
    return edge + 1 if head - edge > 2 and _joins(page, edge) else edge


def _after_edge_word(page: Page, floor: int, head: int, walk: Walk) -> int:
    """Past the last word that ends every name before a head, also where the segmenter cuts it up: 获批, 抢滩."""
    passing = page.lexicon.listed(walk.through)
    for cue in page.cues_in("edge", floor, head):
        if cue.word in passing or not floor < cue.end <= head or _bracketed(page, cue.start, cue.end):
            continue
        if walk.stop_at_place and _in_firm(page, cue.word, cue.end, head):
            continue
        if len(cue.word) == 1 and opens_with_place(page, cue.start):
            continue  # 正安国际产业园: of 正安, not 正 and 安国
        if not page.straddled(cue.start) and not page.straddled(cue.end):
            floor = cue.end
    return floor


def _bracketed(page: Page, start: int, end: int) -> bool:
    """Whether a word is all that stands in brackets: 生物基材料（应用）创新联盟."""
    return page.text.startswith("）", end) and page.text.startswith("（", start - 1)


def _in_firm(page: Page, word: str, end: int, head: int) -> bool:
    """Whether an edge word belongs to a firm's full name: 船舶“工程”有限公司, “工程”技术有限公司."""
    if word not in page.lexicon.lists["inside_firms"]:
        return False
    rest = page.text[end:head]
    return (
        end == head
        or rest in page.lexicon.seeds.trade_words
        or page.text.startswith(("（集团）", "集团"), end)
    )


def _walk(page: Page, sentence: Sentence, floor: int, head: int, walk: Walk) -> int:
    edges, trades = page.lexicon.seeds.edges, page.lexicon.seeds.trade_words
    splitter = page.lexicon.splitter
    passing = page.lexicon.listed(walk.through)
    acts, counters = page.lexicon.lists["acts"], page.lexicon.lists["counters"]
    spans = page.tokens_touching(sentence, floor, head)
    edge = head
    for index in range(len(spans) - 1, -1, -1):
        start, end = max(spans[index][0], floor), min(spans[index][1], head)
        word = page.text[start:end]
        if head - start > walk.longest:
            break
        if word in edges and word not in passing and not _bracketed(page, start, end):
            before = page.text[max(spans[index - 1][0], floor) : start] if index else ""
            if word in trades:
                if (walk.stop_at_place or word in acts) and _is_verb(page, edge, head, before, walk):
                    break
            elif walk.stop_at_place and _in_firm(page, word, end, head):
                pass
            elif not (
                len(word) == 1
                and (_inside(page, word, edge, head, before, walk) or opens_with_place(page, start))
            ):
                break
        if not walk.through and word[0].isdigit() and edge < head and page.text[edge] in counters:
            break
        edge = start
        if (
            walk.stop_at_place
            and head - edge >= 2
            and end < head
            and splitter.is_place(word)
            and page.text[start - 1 : start] != "（"
        ):
            edge = brand_before(page, spans, index, floor, parents_before(page, floor, start))
            edge = _cut_up(page, floor, start) if edge == start else edge
            break
    return edge


def _cut_up(page: Page, floor: int, start: int) -> int:
    """Start of what a word taken for a place has cut in two, behind a mark: 保·山南·大食品, 沃·华安·防科技."""
    at = start - 1
    if at < floor or not page.single_at(at) or not (at == floor or page.text[at - 1] in _CLOSED):
        return start
    flag = page.words.tagged[bisect_left(page.words.starts, at)][1]
    named = flag in ("nr", "ns", "nz", "j", "zg") and page.text[at] not in page.lexicon.lists["not_brand"]
    return at if named or page.lexicon.splitter.is_place(page.text[at : start + 1]) else start


def _is_verb(page: Page, edge: int, head: int, before: str, walk: Walk) -> bool:
    """Whether 建设, 投资, 制造 … in front of a core is what somebody does, not a part of the name."""
    if head - edge < 2:
        return False
    if not walk.stop_at_place:
        return True
    core = page.text[edge:head]
    if not page.lexicon.splitter.has_brand(core) and not opens_with_place(page, edge):
        return False
    return not before or before in page.lexicon.seeds.edges or not walk.stop_at_place


_WITH = "与同跟"
_PARTY = re.compile(
    "(?:先后|相继|分别|近日|日前|随后|[还又也已将正并再]|市|区|县|公司|集团|大学|学院|局|政府|委员会|科协|管委会)$"
)
"""What stands before 同 where it joins two parties and opens no name: 某市先后“同”江汽集团."""


def _joins(page: Page, at: int) -> bool:
    """Whether 与 or 同 at a position joins those who do something together."""
    return page.text[at] in _WITH and _PARTY.search(page.text, max(0, at - 4), at) is not None


def _inside(page: Page, word: str, edge: int, head: int, before: str, walk: Walk) -> bool:
    """Whether a function word is part of a name: 正“和”顺, 电池“及”材料产业集群."""
    if word not in page.lexicon.lists["soft_edges"] or (
        word in _WITH and walk.stop_at_place and not walk.joins and head - edge > 1 and len(before) > 1
    ):
        return False
    if (
        word in "和与"
        and walk.stop_at_place
        and edge < head
        and page.text.startswith(("有限", "股份", "集团"), head)
        and not page.lexicon.splitter.has_brand(page.text[edge:head])
    ):
        return True  # 正鑫金“和”科技有限公司: nothing is left of the second
    if head - edge == 1 or (walk.stop_at_place and page.lexicon.splitter.is_place(before)):
        return True
    if walk.stop_at_place and not opens_with_place(page, edge):
        left = page.text[max(0, edge - 8) : edge - 1]
        if left.endswith(("政府", "集团", "公司", "大学", "学院", "委", "局", "院", "所", "园", "区")):
            return False
        if any(
            page.lexicon.splitter.is_place(left[len(left) - gap - n : len(left) - gap])
            for gap in (1, 2)
            for n in (2, 3)
            if len(left) >= gap + n
        ):
            return True
    passes = before not in page.lexicon.seeds.edges or before in page.lexicon.listed(walk.through)
    return walk.joins and word in "和及与" and len(before) >= 2 and passes


def _after_doing(page: Page, edge: int, head: int, walk: Walk) -> int:
    """Past the verbs and adverbs that a walk took in at the left end: “建好”西部科学城, “紧盯”上下游产业链."""
    seeds = page.lexicon.seeds
    passing = page.lexicon.listed(walk.through)
    for span in page.tokens_in(edge, head):
        if span[0] != edge or span[1] == head:
            break
        word = page.text[span[0] : span[1]]
        if (
            not page.is_doing(span)
            or word in seeds.trade_words
            or word in passing
            or page.lexicon.splitter.is_place(word)
        ):
            break
        if walk.stop_at_place and not page.lexicon.splitter.has_brand(page.text[span[1] : head]):
            break
        if any(c.start == edge and c.end > span[1] for c in page.cues_in("industry", edge, span[1])):
            break  # “预制”菜
        if is_generic(page, page.text[span[1] : head]):
            break  # “焊管”产业技术研究院: without it nothing is left that names one
        edge = span[1]
    return edge


def _floor(text: str, lowest: int, head: int, walk: Walk) -> int:
    """Nearest position to the left that no name can cross."""
    at = head
    while at > lowest:
        char = text[at - 1]
        opening = _OPEN.get(char)
        if opening and (char == "）" or walk.quotes):
            found = text.rfind(opening, max(lowest, at - 16), at)
            if found < 0 or (char == "）" and any(c in "，。、；" for c in text[found:at])):
                return at
            at = found
            continue
        if (
            char in _HARD
            or char in "、（"
            or (char in _DASHES and (at == head or not text[at - 2 : at - 1].isascii()))
            or (char in "月日强" and text[at - 2 : at - 1].isdigit())
        ):
            return at
        at -= 1
    return at


_DONE = re.compile(
    r"(?:[建抓办用做管]好|建成|(?<=\d)[年月](?:度|底|初|末)?|[、·—\-的和与及等暨据）]|\d{4}年(?:度|底|初|末)?|全年|[今去明当]年|[上下]半年|前?[首一二三四]季度|前[\d一二三四五六七八九十]+个?月)+"
)
"""What a walk takes in at the left end that belongs to no name; years and seasons as well."""


_ITEM = re.compile(r"\d{1,2}[.．、]\s*(?=[\u4e00-\u9fff“])")
"""The number of an item in a list: 1.某合金有限公司."""


def _strip(text: str, edge: int, head: int) -> int:
    if text[edge : edge + 1] in ("和", "与") and (edge == 0 or text[edge - 1] in "\n，。；：.．”】 "):
        return edge  # 和氏乳业, at the beginning of a clause
    found = _DONE.match(text, edge, head)
    edge = found.end() if found is not None else edge
    item = _ITEM.match(text, edge, head) if text[edge - 1 : edge] in ("", "\n", " ", "　") else None
    return item.end() if item is not None else edge
