"""How much a stretch of words looks like a firm's name of its own accord."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache

from kg.extract.lexicon import Lexicon
from kg.text.segment import tagged

NEVER = -9.0
"""What cannot be a firm's name."""
_NAMES = frozenset(("nz", "nr", "nrt", "nrfg", "ns", "nt"))
_SAYS = frozenset(("p", "c", "u", "uj", "ul", "uv", "uz", "ud", "r", "y", "e", "o"))
_DEGREES = frozenset("高低超大小多无非半单双特新微整")
"""高纯, 超硬, 微晶: what a thing is like rather than a brand."""
_GROUNDS = frozenset("港湾岛河江山湖村镇路桥园区站口岸海峡洲坝沟岭滩")
"""What places that no gazetteer has end in."""

_KINDS = frozenset("基用制质态状系")
"""铝基, 药用: what a material is made of or for."""
_THINGS = frozenset(
    "器机件品料剂仪炉阀泵管线板片膜粉液芯箱盒瓶车船带条布纸纱丝油糖盐米面肉奶鞋帽衣裤裙灯表笔刀锁钉绳袋桶罐杯碗盘椅桌床柜窗砖瓦"
)
"""What things that firms make end in."""


def trade_of(lexicon: Lexicon, name: str) -> str:
    """The trade words that a name ends in, if a brand of two to four characters is left before them.

    >>> from kg.extract.lexicon import build_lexicon
    >>> from kg.seeds import load_seeds
    >>> trade_of(build_lexicon(load_seeds()), "盛泰光电")
    '光电'
    """
    trades, at = lexicon.seeds.trade_words, len(name)
    cut = 2
    while cut < at - 1:
        if name[cut:at] in trades:
            cut, at = 2, cut
        else:
            cut += 1
    return name[at:] if at <= 4 else ""


def shape_score(lexicon: Lexicon, name: str, brands: Container[str] = ()) -> float:
    """Weight of a name's own shape: a brand that no dictionary joins, a trade word; below zero it cannot be one.

    A brand that firms of the page are known to have is one, be it an ordinary word.
    """
    seeds = lexicon.seeds
    if lexicon.is_industry(name) or name in seeds.generic or name in seeds.edges or name in seeds.trade_words:
        return NEVER
    if (
        lexicon.ends("not_firm_endings", name)
        or lexicon.splitter.is_place(name)
        or name[-1] == "企"
        or name[0] == "牌"
        or name[1:] == "厂"
    ):
        return NEVER
    if ("group", name) in lexicon.canonical:
        return 2.0
    trade = trade_of(lexicon, name)
    if is_ware(lexicon, name):
        return NEVER
    if not trade:
        ground = 1.5 if name[-1] in _GROUNDS else 1.0 if name[-1] in _THINGS else 0.0
        return brand_weight(lexicon, name, traded=False) - ground if len(name) <= 4 else NEVER
    brand = name.removesuffix(trade)
    made = max(brand_weight(lexicon, brand, traded=True), 0.2 if brand in brands else NEVER)
    strict = is_strict(lexicon, trade)
    if strict and made < 0 and _plain_brand(lexicon, brand):
        made = 0.0
    if made <= NEVER:
        return made
    loose = is_loose(lexicon, trade) and not strict
    if loose and (brand[-1] in _KINDS or (trade[-1] in _THINGS and _of_words(brand))):
        return NEVER
    if made <= 0.5 and (lexicon.splitter.is_place(brand) or brand in lexicon.districts):
        if trade in lexicon.lists["place_trades"]:
            return 3.0
        return NEVER if loose else 0.5
    weight = 1.0 if trade in lexicon.lists["loose_trades"] else 2.0 if loose else 2.5
    return made + (weight if made >= 0.5 or not loose else weight - 1.5)


def _of_words(brand: str) -> bool:
    """Whether a brand holds an ordinary word and is more of a thing: 毛精纺·面料, 安全门·开关, 热能表·芯片."""
    parts = _tagged(brand) if len(brand) == 3 else ()
    return any(len(word) > 1 and flag in ("n", "vn", "v", "b") for word, flag in parts)


def _plain_brand(lexicon: Lexicon, brand: str) -> bool:
    """Whether two characters can be a brand before a trade that only firms bear, be they a word: 银钢·科技."""
    lists, seeds = lexicon.lists, lexicon.seeds
    if len(brand) != 2 or not all("\u4e00" <= char <= "\u9fff" for char in brand):
        return False
    known = brand in seeds.trade_words or brand in seeds.generic or brand in seeds.edges
    if known or lexicon.is_industry(brand) or brand in lists["never_brand"] or brand in lists["firms_do"]:
        return False
    if (
        brand in lists["countries"]
        or brand[-1] in "业性化型级式类种家个的大"
        or brand[0] in "各该本此其某两几多"
    ):
        return False
    return all(flag[0] in "nva" or flag in ("d", "g") for _, flag in _tagged(brand))


def is_ware(lexicon: Lexicon, name: str) -> bool:
    """Whether a name ends in what a product ends in, and in no trade: 单晶·硅棒, 无网·棉胎; not 东方·电气."""
    heads, trades = lexicon.lists["product_heads"], lexicon.seeds.trade_words
    for size in range(2, min(4, len(name)) + 1):
        end = name[-size:]
        if (end in heads or end in _OUTPUT) and not any(name[-n:] in trades for n in range(size, 5)):
            return True
    return False


_OUTPUT = frozenset(("产量", "出货", "货量", "连续", "产线", "生产"))


_COMPLEMENTS = frozenset("走回去来下出入起过到完好住掉满遍")
_OF_STATE = ("国", "中")
"""What the names of state firms open with: 国机, 中加."""


def is_loose(lexicon: Lexicon, trade: str) -> bool:
    """Whether trade words end in one that is also a thing or a field and says little for a firm: 电池, 物流."""
    lists = lexicon.lists
    while trade:
        if trade in lexicon.seeds.trade_words:
            return trade in lists["loose_trades"] or trade in lists["thing_trades"]
        trade = trade[1:]
    return False


def is_strict(lexicon: Lexicon, trade: str) -> bool:
    """Whether trade words end in one that only firms are called by: 药业, 科技, not 农业, 能源."""
    lists = lexicon.lists
    for size in (2, 3):
        end = trade[-size:]
        if end in lists["final_trades"] or (end in lists["place_trades"] and end[-1] in "业药工钢投务"):
            return True
        if size == 2 and len(end) == 2 and end[1] == "业" and end in lexicon.seeds.trade_words:
            return end not in lists["loose_trades"] and end not in lists["thing_trades"]
    return False


@lru_cache(maxsize=4096)
def _tagged(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(tagged(text))


def brand_weight(lexicon: Lexicon, brand: str, *, traded: bool) -> float:
    """Weight of a brand: single characters that no dictionary joins, a name it knows, or an ordinary word."""
    seeds, lists = lexicon.seeds, lexicon.lists
    if brand in seeds.trade_words or brand in seeds.generic or lexicon.is_industry(brand):
        return NEVER
    if brand in lists["never_brand"] or brand[-1] in "级型式":
        return NEVER
    if len(brand) > 3 and not lists["never_brand"].isdisjoint((brand[:2], brand[-2:])):
        return NEVER
    if any(brand[n : n + 2] in seeds.generic for n in range(len(brand) - 1)):
        return NEVER
    if lists["stuff_signs"].issuperset(brand):
        return NEVER
    parts = _tagged(brand)
    if any(_unfit(lexicon, word, flag) for word, flag in parts) or (not traded and _came_out(parts)):
        return NEVER
    singles = [word for word, _ in parts if len(word) == 1]
    counted = singles[1:] if len(brand) > 2 and parts[0][0] in _OF_STATE else singles
    odd = sum(1 for word in counted if word in lists["not_brand"] or word in lists["never_brand"])
    if odd > 1 or (odd and len(singles) < len(parts)) or (odd and not traded and len(brand) < 3):
        return NEVER
    if len(parts) == 1:
        return _known_word(parts[0][1], traded)
    if len(brand) < 4 and brand[0] in _DEGREES:
        return -0.5 if traded else NEVER
    if len(singles) == len(parts):
        return (1.5 if traded or len(brand) > 3 else 1.0) - (0.0 if traded else 0.5 * odd)
    return _mixed(parts, traded)


def _came_out(parts: tuple[tuple[str, str], ...]) -> bool:
    """Whether words are a verb and how it came out: 订走, 捧回, 辟出."""
    return parts[0][1][0] in "vp" and parts[-1][0][-1] in _COMPLEMENTS


def _unfit(lexicon: Lexicon, word: str, flag: str) -> bool:
    """Whether a word is no part of any brand: it says, counts, acts or names a kind of thing."""
    seeds = lexicon.seeds
    if word in seeds.edges or flag in _SAYS or (len(word) > 1 and word in lexicon.lists["never_brand"]):
        return True
    if len(word) == 1:
        return word in lexicon.lists["light_acts"]
    if word in lexicon.lists["firms_do"] or word[-1] in "化性型级类式":
        return True
    return word in seeds.generic or lexicon.is_industry(word)


def _known_word(flag: str, traded: bool) -> float:
    if not traded:
        return 0.0 if flag == "nz" else -2.0
    if flag[0] in "bmtfdq":
        return NEVER
    if flag[0] == "v":
        return -1.6
    return 0.5 if flag in _NAMES else 0.0


def _mixed(parts: tuple[tuple[str, str], ...], traded: bool) -> float:
    """Words and single characters together: 格力芯 more than 上游企."""
    singles = sum(1 for word, _ in parts if len(word) == 1)
    named = any(flag in _NAMES for word, flag in parts if len(word) > 1)
    if not singles:
        return 0.0 if named else NEVER
    if traded:
        return 1.0 if singles > 1 or named else 0.5
    return 1.0 if singles > 1 else 0.5
