"""Short brands with a character that also says something else, between where a name begins and its trade: 同辉·新材."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.lexicon import Cue
from kg.extract.page import Page
from kg.extract.shape.brands import is_loose, is_strict, shape_score
from kg.extract.shape.company import right_weight
from kg.text.segment import is_word

_CHINESE = re.compile("[\u4e00-\u9fff]{2,3}")
_MARKS = frozenset(("", *"，。；：、“\n的"))
_LEADS = frozenset(
    "把被将对以由与在从向给按用让就也都还又是着了过的之其此该各每这那我你他她它们个为可并而且但若则不没所但因于即及或等全年月日"
)
"""What opens no brand but leads to one, or to a thing: 以·新材料, 把·新能源."""
_ENDS = frozenset("的了着过等也对看个是在被把将给让从向们与或及且就都家类种型级式性大上下")
_GOODS = frozenset("茶酒糖盐车船药菜果肉鱼水电气热粮棉麻丝毛布纸书花木竹石砂土米面油人他她它我你谁这那此")
_DEGREES = frozenset("高低超大小多无非半单双特新微整")
_IS = frozenset(("是", "有", "看", "为", "由", "以及", "要数", "还有"))
_SEEN_RIGHT = 0.5
_FAINT, _FAIR, _CLEAR = 0.5, 2.5, 5.0
"""How a brand has to sound before a trade that only firms bear, before another, and one that may also say
what a thing is like: 高华 may be one, 高纯 is none."""


def bounded_names(page: Page) -> Iterator[tuple[int, int]]:
    """Brands of two characters, one of which stands in few names, from a firm's left edge to the end of its trade."""
    groups = [cue for cue in page.cues_of("head") if cue.word == "集团"]
    for cue in (*page.cues_of("trade"), *groups):
        if len(cue.word) < 2 or page.straddled(cue.end) or page.straddled(cue.start):
            continue
        for size in (2, 3):
            start = cue.start - size
            if start < 0 or not _brand(page, start, cue):
                continue
            edge = _edge(page, start)
            fits = edge is not None and _apart(page, cue.start, cue.end)
            if fits and edge is not None and right_weight(page, cue.end, loose=True) >= _SEEN_RIGHT:
                yield edge, cue.end


def _brand(page: Page, start: int, trade: Cue) -> bool:
    """Whether characters can be a brand though one of them says something elsewhere; of three the last is 和."""
    lexicon, end = page.lexicon, trade.start
    brand = page.text[start:end]
    if not _CHINESE.fullmatch(brand) or (end - start == 3 and brand[-1] != "和"):
        return False
    if end - start == 3 and is_word(brand[:2]):
        return False  # 学校和超市
    if is_word(brand) or (
        all(lexicon.parts[c] == "worth" for c in brand) and shape_score(lexicon, brand + trade.word) > 0
    ):
        return False
    joined = "和" in brand
    if joined and any(c in lexicon.lists["stuff_signs"] or c in _GOODS for c in brand):
        return False
    if brand[0] in _LEADS or brand[-1] in _ENDS or brand in lexicon.lists["never_brand"]:
        return False
    if not joined and not all(
        e - s == 1 for s, e in page.tokens_touching(page.sentence_at(start), start, end)
    ):
        return False
    sound = lexicon.sounds.of(brand)
    odd = brand[0] in _DEGREES or lexicon.lists["stuff_signs"].issuperset(brand)
    least = _CLEAR if odd else _FAINT if is_strict(lexicon, trade.word) else _FAIR
    return sound >= least or (joined and brand[0] not in lexicon.lists["not_brand"])


def _edge(page: Page, start: int) -> int | None:
    """Where a name begins whose brand begins there; nowhere if nothing says that it begins."""
    if page.straddled(start):
        return None
    if page.text[start - 1 : start] in _MARKS:
        return start
    for mention in page.mentions.touching(start - 1, start):
        if mention.kind == "District" and mention.end == start:
            return start if page.text[start - 1] in "省市区县旗镇乡" else mention.start
    word = page.word_ending(start)
    lists = page.lexicon.lists
    return (
        start
        if word and (word in _IS or word in lists["before_firms"] or word in lists["near_firms"])
        else None
    )


def _apart(page: Page, at: int, end: int) -> bool:
    """Whether a trade does not begin one character sooner: 新·材料, 中·医药."""
    longer = page.text[at - 1 : end]
    lexicon = page.lexicon
    known = longer in lexicon.seeds.trade_words or lexicon.is_industry(longer)
    return not known and (not is_loose(lexicon, page.text[at:end]) or page.text[at - 1] != "的")
