"""Products: what stands where a rule says that a firm makes something."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.text.segment import tagged

_LEAD = re.compile(
    r"^(?:的|了|着|各类|各种|多种|系列|一系列|全新|新型|自主研发的?|自主|国产|先进的?|年产|\d+(?:\.\d+)?[万亿]?(?:吨|台|套|辆|件|只|个|米|平方米|[A-Za-z]+)?|一款|一种|等|其|以|高品质|优质|主要|的主要|新一代)+"
)
_TAIL = re.compile(
    r"(?:系列|等|的?(?:生产线?|制造|加工|研发|销售|生产销售|研发生产|供应商?|业务|企业|领域|建设|及其|用途))+(?:产品)?$"
)
_NO = re.compile(
    r"^线|\d|(?:西南|西北|华东|华南|华北|华中|东北)$|[的了在是我你这那]|项目|企业|公司|技术$|能力|效率|过程|规模|基地|车间|经营|时间|问题|方面|服务$|标准|体系|模式|解决方案|活动|环节|^产品$|^设备$|产业|行业|领域|市场|工人|人员|世界|国家"
)


def split_products(page: Page, start: int, end: int) -> Iterator[Mention]:
    """Products in a stretch such as “防喷器、钻井配件等产品”."""
    at = start
    for piece in re.split(r"(、|和|以及|及(?!以[上下])|与)", page.text[start:end]):
        begin = at
        at += len(piece)
        if piece in ("、", "和", "以及", "及", "与"):
            continue
        lead = _LEAD.match(piece)
        if lead:
            begin += lead.end()
            piece = piece[lead.end() :]
        piece = _TAIL.sub("", piece)
        if (
            2 <= len(piece) <= 16
            and page.lexicon.ends("product_heads", piece)
            and piece not in page.lexicon.lists["product_classes"]
            and piece not in page.lexicon.lists["no_products"]
            and not _NO.search(piece)
            and not page.lexicon.splitter.is_place(piece)
        ):
            yield Mention(begin, begin + len(piece), "Product", piece, "product.slot", 0.75)


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
_STAND = re.compile(
    r"产业(?!化)|行业|集群|企业(?!级)|公司|集团|领域|市场|园|小镇|之[都乡城]|大[省市县]|工程师|协会|研究|学院|专业|实验室|技术|工艺"
)
"""What follows where a product only says what a trade, a firm or a place is about."""


def product_at(page: Page, start: int, end: int) -> Mention:
    """A stretch of the text as the name of a product."""
    return Mention(start, end, "Product", page.text[start:end], "product.phrase", 0.75)


def product_phrases(
    page: Page, start: int, end: int, references: Sequence[Reference]
) -> list[tuple[int, int]]:
    """Stretches of text that may name a product, by their last word; whether it is one, a rule has to say.

    `[start, end)`: a whole sentence, or a name.
    """
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
    r"|[前后内外中][桥轴壳胎托饰盖板缸泵罩](?![\u4e00-\u9fff]*?[区市])|后处理器|后视镜|前照灯|前驱体"
)
"""What a product has, counted or placed, before what it is: 六轴·协作机器人, 29度·低度酒, 中置·电机."""
_ABOUT = frozenset("上下内外中")


def _attribute(page: Page, at: int, word: str, run: list[_Word]) -> bool:
    """Whether a word that otherwise ends a name tells what the product is like: “六”轴, “中”置, 釉“下”彩."""
    before = page.text[at - 1 : at]
    if run:
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
    heads, size = page.lexicon.lists["product_heads"], len(word)
    return size > 1 and any(page.text[at : at + size + more] in heads for more in (1, 2))


def _opens_pair(page: Page, at: int) -> bool:
    """Whether two characters from a position on are what a product's name ends in."""
    return page.text[at : at + 2] in page.lexicon.lists["product_heads"]


def _splits(page: Page, at: int, word: str, flag: str, inside: bool) -> bool:
    if flag in _NOUNS:
        return inside and len(word) > 1 and word in page.lexicon.lists["product_lead"]
    if word == "用" and inside:  # 电池用铜箔
        return False
    if flag in ("q", "mq"):  # 冻干“片”, 转子“级”海绵钛
        ends = word in page.lexicon.lists["product_heads"] or _ends_head(page, at + len(word))  # 鞋“套”
        return not (inside and (word in ("级", "型") or ends))
    if flag == "m":  # “三元”材料, not “一根”电主轴
        return len(word) == 1 or word[0].isdigit() or word[0] in _COUNTS
    if word.isascii():
        return not word.isalnum() or word.isdigit() or _CAPACITY.fullmatch(word) is not None
    if flag == "p" and inside and _opens_pair(page, at):  # 铝“靶”材
        return False
    return flag in _SPLIT or (inside and len(word) > 1 and word in page.lexicon.lists["product_lead"])


_CAPACITY = re.compile(r"\d+(?:GWh|MWh|GW|MW)|吉瓦|兆瓦", re.IGNORECASE)
"""How much is made, not what: “20GWh”储能电池."""
_FORMS = ("式", "型", "用", "级", "性", "化")


def _leads(page: Page, word: _Word) -> bool:
    """Whether a word at the beginning is none of the name: “首台”盾构机, “安装”设备, “宁波”电机."""
    _, _, text, flag = word
    lists = page.lexicon.lists
    if text in lists["product_lead"] or page.lexicon.splitter.is_place(text):
        return True
    kept = text in lists["product_inside"] or text in page.lexicon.seeds.trade_words
    return flag == "v" and len(text) > 1 and not kept and not _opens_head(page, word[0], text)


_REMEDY = re.compile(r"(?:注射液|注射剂|胶囊|颗粒|口服液|滴丸|丸|贴膏|软膏|糖浆|合剂|喷雾剂|散|膏)$")
_BRANDED = re.compile(r"“[^“”，。；的了]{1,8}”(?:系列)?$")
_MODEL = re.compile(r"(?<![A-Za-z\d.])(?:[A-Z]{1,3}-|\d{5}|[A-Z]\d{0,2}[级型]|[A-Z]{2,6})$")
_AFTER = re.compile(r"[A-Z]\d{0,3}(?![A-Za-z\d%])|PACK")
_REACH = 4


def _whole(page: Page, start: int, end: int) -> tuple[int, int]:
    """A product with what the segmenter cuts from its name: 生·脉注射液, L-·乳酸, 维生素·C, “萌兽”·高端童车."""
    text = page.text
    if more := _AFTER.match(text, end):
        end = more.end()
    if branded := _BRANDED.search(text, max(0, start - 12), start):
        return branded.start(), end
    if model := _MODEL.search(text, max(0, start - 6), start):
        return model.start(), end
    if _REMEDY.search(text, start, end):
        floor = max(start - _REACH, page.sentence_at(start).start)
        at = next((n for n in range(start, floor - 1, -1) if _bounds(page, n)), None)
        start = at if at is not None else start
    return start, end


_WARES = frozenset(("产品", "品种", "单品", "新药", "品牌", "药品"))


def _bounds(page: Page, at: int) -> bool:
    """Whether the name of a remedy can begin at a position: behind a mark, 的, a firm or what is done with it."""
    if at == 0 or page.text[at - 1] in "，。、；：“”（）的和与及有是把将为\n":
        return True
    if any(m.end == at and m.kind == "Enterprise" for m in page.mentions.touching(at - 1, at)):
        return True
    word, lists = page.word_ending(at), page.lexicon.lists
    return word in _WARES or word in lists["product_lead"] or word in lists["making"]


def _opened(page: Page, start: int) -> int:
    """Where the quoted name begins that a phrase ends: “7天·优酪乳”, “正安·白茶”."""
    opening = page.text.rfind("“", max(0, start - 8), start)
    quoted = opening >= 0 and re.search("[”，。；：、！？（）的了]", page.text[opening:start]) is None
    return opening + 1 if quoted else start


def _phrase(page: Page, run: list[_Word]) -> list[tuple[int, int]]:
    """The name of a product in a run of words: from where they no longer only describe, to the last head."""
    first = 0
    while first < len(run) and _leads(page, run[first]):
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
    if not 2 <= end - start <= _LONGEST or _STAND.match(page.text, end):
        return []
    if page.text.startswith("”", end):
        if _STAND.match(page.text, end + 1):
            return []
        start = _opened(page, start)
    start, end = _whole(page, start + 2 * page.text.startswith(("吉瓦", "兆瓦"), start), end)
    text = page.text[start:end]
    lists = page.lexicon.lists
    return [] if text in lists["no_products"] or text in lists["product_classes"] else [(start, end)]
