"""What a project's name is made of behind its owner's: a phase, a known thing, what is made of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.extract.page import Page

_PHASE = re.compile(r"[一二三四五六七八九\d]期")
_BUILT = re.compile(
    r"(?:(?:生产|制造|研发|加工|组装|产业化|国产化|一体化|循环|扩建|改造|技改|建设|智能化|自动化|综合|开发|基地|园区?|产业园|科技园"
    r"|智慧园|制造园|工厂|中心|总部|生产线|产线|车间|平台|全产业链|全链条|产业链|产业|系列|配套|[一二三四五]期)|[及和与、])+$"
)
"""What is done or built, behind what is made: 锂电池隔膜·制造一期, 特医食品·研发及生产."""
_PUBLIC = re.compile(
    r"(?:公园|水库|枢纽|大桥|公路|道路|大道|铁路|高铁|机场|航道|水利|灌区|安置房?|小区|社区|学校|医院|中学|小学|体育场馆?|文化馆|博物馆"
    r"|管网|污水处理|供水|引水|调水|河道|治理|绿道|古镇|景区|度假区|旅游|文旅|康养|小镇|抽水蓄能|电站|水电|风电|采选|棚改|搬迁|整治"
    r"|复垦|外送|特高压|输变电)(?:建设|改造|扩建|提升|工程|开发|[一二三四]期)*$"
)
"""What stands on ground rather than with a firm, so that the words before it may be a place no gazetteer has."""
_ON_GROUND = re.compile(
    "风电场|光伏电站|水电站|抽水蓄能|风光储|(?:露天)?[煤铁铜金锂]矿|油田|气田|盐场|林场|农场|牧场"
)
"""What is called by where it lies."""
_SOFT = frozenset("得正一之至同和百千万三中大新小金运双")
"""Characters that are words by themselves and stand in brands: 贝“得”康, “正”一."""
_NO_BRAND = frozenset("的了在是有为被把将也都就与及等其该此本各某年月日个家条项亿元米吨套件名位区县镇乡省国")
_NEVER_IN = frozenset("的了在是把被将也就其该此年月日个条项套区县镇乡")
_BEFORE = frozenset("，。；、：！？“”（.．\n和与及")
_NAMES = frozenset(("nr", "nrt", "nrfg", "ns", "nt"))
_DEGREES = frozenset("高低超多")
_KINDS = frozenset("基用制质态状系")
_CAME = frozenset("走回去来下出入起过到完好住掉满遍")
"""How something done came out: 签“回”."""
_SAYS = frozenset(("p", "c", "u", "uj", "ud", "r", "d"))
_NUMBERS = frozenset("一二三四五六七八九十两百千万双")
_HEARD, _CLEAR = 3.5, 6.0
"""How two characters have to sound, one of which says something elsewhere, or hardly opens or closes a brand."""


def phase_at(page: Page, at: int, head: int) -> bool:
    """Whether a phase of what is built follows: 三期."""
    return _PHASE.match(page.text, at, head) is not None


def goes_on(page: Page, at: int, head: int) -> bool:
    """Whether what a project builds follows: a phase, a known thing or industry."""
    if (page.text[at].isascii() and page.text[at].isalnum()) or (
        page.text[at] == "“" and page.text[head - 1] == "”"
    ):
        return True  # 有研艾斯·12英寸硅片
    if _ON_GROUND.match(page.text, at, head):
        return False  # 毛登·风电场扩建
    if phase_at(page, at, head) or page.lexicon.any_of["project_openers"].match(page.text, at, head):
        return True
    for place in page.mentions.touching(at, at + 1):
        if place.kind == "District" and place.start == at and place.end + 2 <= head:
            return goes_on(page, place.end, head) or makes(page, place.end, head)  # 华业·长垣百万千瓦风电
    spans = page.tokens_in(at, head)
    if not spans or spans[0][0] != at:
        return False
    known = page.text[at : spans[0][1]] in page.lexicon.lists["product_heads"]
    cues = [*page.cues_in("industry", at, at + 1), *page.cues_in("trade", at, at + 1)]
    return known or any(c.end - c.start > 1 for c in cues)


def makes(page: Page, at: int, head: int) -> bool:
    """Whether what stands between an owner and the end of a project's name is a thing made, not done."""
    rest = page.text[at:head]
    ware = _BUILT.sub("", rest)
    spans = page.tokens_in(at, head)
    if len(ware) < 2 or _PUBLIC.search(rest) or not spans or page.is_doing(spans[0]):
        return False
    if page.words.tagged[bisect_left(page.words.starts, spans[0][0])][1] in _NAMES:
        return False
    lexicon = page.lexicon
    return lexicon.ends("product_heads", ware) or any(
        ware[-n:] in lexicon.seeds.industries or ware[-n:] in lexicon.seeds.trade_words for n in (4, 3, 2)
    )


def made_up(page: Page, start: int, end: int, *, joined: bool = False) -> bool:
    """Whether no dictionary joins the characters of a name, one of which may be a word by itself: 贝得康, 正一.

    Only where a name begins for sure: behind a mark or a place, or, `joined`, where the one before is known.
    """
    text, spans = page.text, page.tokens_in(start, end)
    if not 2 <= end - start <= 3 or any(e - s > 1 for s, e in spans) or len(spans) != end - start:
        return False
    bounded = text[start - 1 : start] in _BEFORE or start == page.sentence_at(start).start
    bounded |= text.endswith("元的", 0, start)
    if not (joined or bounded or _behind_name(page, start)):
        return False
    name = text[start:end]
    if not all("\u4e00" <= char <= "\u9fff" for char in name) or _SOFT.union(_NUMBERS).issuperset(name):
        return False
    soft = sum(char in _SOFT for char in name)
    lists = page.lexicon.lists
    if soft > 1 + (end - start > 2) or all(c in _NUMBERS for c in name):
        return False
    sound = page.lexicon.sounds.of(name) if len(name) == 2 else 0.0
    known = name in page.lexicon.seeds.trade_words or page.lexicon.is_industry(name)
    if (
        known
        or (sound < _HEARD and name[0] in _DEGREES)
        or (sound < _CLEAR and (name[-1] in _CAME or not _NO_BRAND.isdisjoint(name)))
        or not _NEVER_IN.isdisjoint(name)
        or lists["stuff_signs"].issuperset(set(name) - _SOFT)
        or page.lexicon.splitter.is_place(name)
    ):
        return False
    flags = [page.words.tagged[bisect_left(page.words.starts, s)][1] for s, _ in spans]
    says = [c for c, flag in zip(name, flags, strict=True) if flag in _SAYS or c in lists["light_acts"]]
    return sound >= _HEARD or all(c in _SOFT for c in says)


def _behind_name(page: Page, start: int) -> bool:
    """Whether a name ends there; what joins two firms opens no third: 某某公司“和”骅泰科技."""
    joins = page.text[start] in "和同与"
    return any(
        m.end == start and not (joins and m.kind == "Enterprise")
        for m in page.mentions.touching(start - 1, start)
    )


def soft_brands(page: Page) -> Iterator[tuple[int, int]]:
    """Brands with a character that is a word by itself, and the trade behind them: 万新·光学, 沃得·铸造."""
    text, lists = page.text, page.lexicon.lists
    for cue in page.cues_of("trade"):
        at = cue.start
        if _SOFT.isdisjoint(text[max(at - 3, 0) : at]) or cue.word in lists["loose_trades"]:
            continue
        if page.straddled(at) or page.straddled(cue.end):
            continue
        if any(c.end == cue.end for c in page.cues_in("trade", at - 2, at)):
            continue  # 新·材料
        for start in (at - 2, at - 3):
            if start >= 0 and not _SOFT.isdisjoint(text[start:at]) and made_up(page, start, at):
                yield start, cue.end
