"""Phrases that may name a product, by their last word; whether they do, a rule has to say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.extract.facts.wares.edges import STAND, TRADE, opened, whole, without_class, without_plant
from kg.extract.facts.wares.slots import slotted
from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.text.segment import tagged

_Word = tuple[int, int, str, str]
"""Start, end, text and part of speech."""
_LONGEST = 18
_MOST_AFTER = 3
"""Words behind the head that are none of its name: 正骨水“年销售额”, 叶片“生产线”."""
_COUNTS = "一二两几多半数十百千万亿第近约超余"
_NOUNS = frozenset(("n", "nz", "j", "b", "ng"))
_SPLIT = frozenset(
    ["p", "c", "u", "uj", "ul", "uv", "uz", "ug", "ud", "r", "d", "y", "f", "t", "x", "w", "e", "o"]
)
"""Parts of speech that no name of a product holds: prepositions, particles, pronouns, numbers, times, marks."""


def product_at(page: Page, start: int, end: int) -> Mention:
    """A stretch of the text as the name of a product."""
    return Mention(start, end, "Product", page.text[start:end], "product.phrase", 0.75)


def product_phrases(
    page: Page, start: int, end: int, references: Sequence[Reference]
) -> list[tuple[int, int]]:
    """Stretches of text that may name a product, by their last word or their slot.

    Whether it is one, a rule has to say. `[start, end)`: a whole sentence, or a name.
    """
    known = _headed(page, start, end, references)
    taken = [(r.start, r.end) for r in references if r.start < end and start < r.end]
    by_slot = [
        (first, last)
        for first, last in slotted(page, start, end, taken, known)
        if all(last <= a or b <= first or _better(page, (first, last), (a, b)) for a, b in known)
    ]
    around = [(a, b) for a, b in known if not any(a < last and first < b for first, last in by_slot)]
    return [without_class(page, a, without_plant(page, a, b)) for a, b in sorted([*around, *by_slot])]


def _better(page: Page, slot: tuple[int, int], known: tuple[int, int]) -> bool:
    """Whether what a slot gives is the whole of a known phrase, or that without the verb it begins with."""
    if slot[0] <= known[0] and known[1] <= slot[1]:
        return slot[1] - slot[0] > known[1] - known[0]
    return (
        known[0] < slot[0]
        and slot[1] == known[1]
        and page.word_ending(slot[0]) in page.lexicon.lists["making"]
    )


def _headed(page: Page, start: int, end: int, references: Sequence[Reference]) -> list[tuple[int, int]]:
    """Phrases that end in what a product's name ends in."""
    stops = {cue.end for cue in page.cues_in("product_head", start, end)}
    if not stops:
        return []
    taken = [(max(r.start, start), min(r.end, end)) for r in references if r.start < end and start < r.end]
    taken.append((end, end))
    lists = page.lexicon.lists
    breaks, inside = lists["product_breaks"], lists["product_inside"]
    found: list[tuple[int, int]] = []
    run: list[_Word] = []
    at, words = _words(page, start, end, min(stops))
    last, next_taken = max(stops), 0
    taken_from, taken_to = taken[0]
    ending = False
    for word, flag in words:
        after = at + len(word)
        while taken_to <= at:
            next_taken += 1
            taken_from, taken_to = taken[next_taken]
        if taken_from <= at:
            broken = True
        else:
            broken = word in breaks and not (_opens_head(page, at, word) or (run and _ends_head(page, after)))
            broken = broken or (word not in inside and _splits(page, at, word, flag, bool(run)))
            broken = broken and not _attribute(page, at, word, run)
        if broken:
            if run:
                if ending:
                    found += _phrase(page, run)
                run, ending = [], False
            if after >= last:
                return found
        else:
            run.append((at, after, word, flag))
            ending = ending or after in stops
        at = after
    return found + (_phrase(page, run) if run and ending else [])


_ATTRIBUTE = re.compile(
    r"(?:[一二两三四五六七八九十双多单\d]+(?:\.\d+)?(?:轴|度|色|维|相|缸|芯|极|频|寸|英寸|代(?!表|理)|座)|[中前后内外上下][置驱挂装饰卷])"
    r"[\u4e00-\u9fffA-Za-z]{2}"
    r"|[一二三四五六七八九十多双]+[氟氯氧溴甲乙水聚硫硝氢苯酮碳羟丙丁燃][\u4e00-\u9fff]"
    r"|[进出排][气水油料风][阀管口泵]"
    r"|自[升走卸粘热锁吸润][\u4e00-\u9fff]|可(?:降解|折叠|穿戴|充电|拆卸|循环|调|编程|吸收|燃|重复|回收)"
    r"|不(?:饱和|粘|锈|干胶)|超(?:薄|细|高|低|导|声|轻|白|纯|宽|厚|临界|滤|微|净|快|硬)|多(?:功能|轴|晶|层|肽|元|联|旋翼|工位|模|聚)"
    r"|换[流热电向气][\u4e00-\u9fff]|[前后]端[模装组产部]|[前后内外中][桥轴壳胎托饰盖板缸泵罩](?![\u4e00-\u9fff]*?[区市])|后处理器|后视镜|前照灯|前驱体|六堡|三黄|五粮|八宝|九制|五味|百香|千层|三鲜|六味"
)
"""What a product has, counted or placed, before what it is: 六轴·协作机器人, 29度·低度酒, 中置·电机."""
_ABOUT = frozenset("上下内外中")


def _attribute(page: Page, at: int, word: str, run: list[_Word]) -> bool:
    """Whether a word that otherwise ends a name tells what the product is like: “六”轴, “中”置, 釉“下”彩."""
    before = page.text[at - 1 : at]
    if run:
        if run[-1][2] == "牌" and _ATTRIBUTE.match(page.text, at):
            return True
        near = run[-1][1] == at and (len(run[-1][2]) == 1 or run[-1][2].isdigit())
        return near and (word in _ABOUT or _ATTRIBUTE.match(page.text, run[-1][0]) is not None)
    if before.isdigit() or before in "第每这那几数近约超余其园区厂省市县场":
        return False
    return _ATTRIBUTE.match(page.text, at) is not None


def _words(page: Page, start: int, end: int, first: int) -> tuple[int, list[tuple[str, str]]]:
    """Words of a sentence or a name with their place, from the clause on in which something may end at `first`."""
    sentence = page.sentence_at(start)
    if (start, end) != (sentence.start, sentence.end):
        return start, tagged(page.text[start:end])
    words = page.words
    begin, stop = words.of[start]
    comma = page.text.rfind("，", start, first)
    if comma > start:
        begin = bisect_left(words.starts, comma, begin, stop)
    return words.starts[begin], words.tagged[begin:stop]


def _ends_head(page: Page, end: int) -> bool:
    """Whether two or three characters up to a position are what a product's name ends in: 鼻梁“条”."""
    heads = page.lexicon.lists["product_heads"]
    return page.text[end - 3 : end] in heads or page.text[end - 2 : end] in heads


def _opens_head(page: Page, at: int, word: str) -> bool:
    """Whether a word only opens what a product's name ends in: “集成”灶."""
    heads, end = page.lexicon.lists["product_heads"], at + len(word)
    return len(word) > 1 and (page.text[at : end + 1] in heads or page.text[at : end + 2] in heads)


def _opens_pair(page: Page, at: int) -> bool:
    """Whether two characters from a position on are what a product's name ends in."""
    return page.text[at : at + 2] in page.lexicon.lists["product_heads"]


def _splits(page: Page, at: int, word: str, flag: str, inside: bool) -> bool:
    if flag in _NOUNS:
        return inside and len(word) > 1 and word in page.lexicon.lists["product_lead"]
    if word == "用" and inside:  # 电池用铜箔
        return False
    if flag in ("q", "m") and inside and len(word) == 1 and word not in _NUMERALS:  # 雪“米”饼, 糙米“卷”
        return False
    if flag in ("q", "mq"):  # 冻干“片”, 转子“级”海绵钛
        ends = word in page.lexicon.lists["product_heads"] or _ends_head(page, at + len(word))  # 鞋“套”
        return not (inside and (word in ("级", "型") or ends))
    if inside and _GRADE.search(page.text, max(0, at - 3), at + len(word)):
        return False
    if _COUNTED.fullmatch(word):
        return True
    if flag == "m":  # “三元”材料, not “一根”电主轴
        return len(word) == 1 or word[0].isdigit() or word[0] in _COUNTS
    if word.isascii():
        return not word.isalnum() or word.isdigit() or _CAPACITY.fullmatch(word) is not None
    if flag == "p" and inside and _opens_pair(page, at):  # 铝“靶”材
        return False
    return flag in _SPLIT or (inside and len(word) > 1 and word in page.lexicon.lists["product_lead"])


_NUMERALS = "一二两三四五六七八九十百千万亿几多半数第近约超余"
_COUNTED = re.compile(
    "[一二两三四五六七八九十百千万几半数]+[多余]?[吨根台条款件只个把支颗块种类张辆套双瓶盒箱桶袋包筐车船批座架艘年天月仓库]+"
)
_GRADE = re.compile(r"(?:尼龙|聚酰胺|PA|维生素|辅酶Q|钢)\d{1,4}$")
"""A number that is a part of a material's name: 尼龙“66”工业丝."""
_CAPACITY = re.compile(r"\d+(?:GWh|MWh|GW|MW)|吉瓦|兆瓦", re.IGNORECASE)
"""How much is made, not what: “20GWh”储能电池."""
_FORMED = re.compile("[级式型化](?![，。；、])")
"""Behind a word that only tells of what kind another is: 晶圆“级”封装."""
_FORMS = ("式", "型", "用", "级", "性", "化")


def _leads(page: Page, word: _Word) -> bool:
    """Whether a word at the beginning is none of the name: “首台”盾构机, “安装”设备, “宁波”电机."""
    _, _, text, flag = word
    lists = page.lexicon.lists
    if text in lists["product_lead"] or page.lexicon.splitter.is_place(text):
        return True
    if ("region", text) in page.lexicon.canonical:
        return True
    kept = text in lists["product_inside"] or text in page.lexicon.seeds.trade_words
    if len(text) == 1 and (text in _HANDED or (page.text[word[0] - 1].isdigit() and text not in _HAS)):
        return True
    if text[-1] == "的" or text.endswith("辈子"):
        return True
    before = page.word_ending(word[0]) if flag == "v" and len(text) > 1 else ""
    kept = kept or before == "的" or (before in lists["making"] and text not in lists["making"])
    return flag == "v" and len(text) > 1 and not kept and not _opens_head(page, word[0], text)


_HANDED = frozenset("配供送卖买集")
"""What one firm does for another, in one character: 给它“配”缸盖."""
_HAS = frozenset("轴维相芯缸极座轮色层")
"""What a ware has, counted: 6“轴”机器人; other characters behind a number only count."""


def _phrase(page: Page, run: list[_Word]) -> list[tuple[int, int]]:
    """The name of a product in a run of words: from where they no longer only describe, to the last head."""
    first = 0
    while first < len(run) and _leads(page, run[first]):
        if run[first][3] == "v" and first + 2 == len(run) and len(run[first + 1][2]) == 1:  # 升降·桌
            break
        if first + 1 < len(run) and run[first + 1][2] in _FORMS:  # “平移”式分选机
            break
        first += 1
    last = len(run)
    while last > first and not page.lexicon.ends(
        "product_heads", page.text[run[first][0] : run[last - 1][1]]
    ):
        last -= 1
    if last == first or len(run) - last > _MOST_AFTER:
        return []
    start, end = run[first][0], run[last - 1][1]
    text = page.text[start:end]
    if not 2 <= end - start <= _LONGEST or STAND.match(page.text, end):
        return []
    if _FORMED.match(page.text, end) or TRADE.search(text):
        return []
    if page.text.startswith("”", end):
        if STAND.match(page.text, end + 1):
            return []
        start = opened(page, start)
    start, end = whole(page, start + 2 * page.text.startswith(("吉瓦", "兆瓦"), start), end)
    text = page.text[start:end]
    lists = page.lexicon.lists
    return (
        []
        if text.startswith("废") or text in lists["no_products"] or text in lists["product_classes"]
        else [(start, end)]
    )
