"""Known industries that stand without 产业: behind a word of building, as what fares well, has figures or a leader."""

from __future__ import annotations

import re

from kg.extract.lexicon import Cue
from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.text.segment import tagged


def bare_trade(page: Page, cue: Cue) -> Mention | None:
    """A known industry without a head: behind a word of building, or as what fares well: 光伏同样抢眼."""
    text, end = page.text, cue.end
    before = cue.start - (text[cue.start - 1 : cue.start] == "的")
    of_place = any(
        m.kind in ("District", "IndustrialPark") and m.end == before
        for m in page.mentions.touching(max(before - 1, 0), before)
    )
    opens = of_place or text[cue.start - 1 : cue.start] in OPENING
    ours = of_place or _OURS.search(text, max(0, cue.start - 3), cue.start)
    led = ours and cue.word not in page.lexicon.lists["vague_trades"] and _LEADER.match(text, end)
    named = led or (
        (opens or text[cue.start - 1] == "老")
        and _SHORT_TRADE.fullmatch(cue.word)
        and text[end : end + 1] not in "的园基"
    )
    _, safe = page.lexicon.seeds.industries[page.lexicon.canonical["industry", cue.word]]
    if not named and (safe or (opens and len(cue.word) > 2)):
        alone = len(cue.word) >= 4 and cue.word.endswith(("经济", "汽车", "储能", "业"))
        named = (alone and safe and _BUILT.search(text, max(0, cue.start - 6), cue.start)) or (
            alone and safe and cue.word.endswith("业") and text.startswith("项目", end)
        )
        named = named or (
            opens
            and (
                _CALLED.match(text, end)
                or _fares(page, end)
                or _FIGURES.match(text, end)
                or _BEGAN.match(text, end)
            )
        )
    named = named or (of_place and _fares(page, end))
    named = named or ((of_place or opens) and (_idiom(page, end) or (safe and _judged(page, end))))
    if not named:
        return None
    forms = trade_forms(page, cue.start, cue.word, "")[1:]
    return Mention(cue.start, end, "Industry", cue.word, "industry.known", 0.75, forms)


_CALLED = re.compile(
    "(?:则|也|就|正|更|曾|已|早已)*(?:是|成了|成为)[^，。；]{0,10}?(?:代名词|名片|招牌|家底|饭碗|摇钱树|聚宝盆|主角|王牌|家业|看家|“?重头戏|压舱石|顶梁柱|老本行|大头|首位|行当)"
    "|占(?:了|据|到)?(?:全[市县区省]|工业|当地|规上|地区生产总值|GDP|经济总量)"
)
_BEGAN = re.compile(r"[^，。；、]{0,14}?(?:起步|起了步|兴起|起家|发端|萌芽|扎根)")
_OURS = re.compile("全[省市县区镇]的?|当地的?|本地的?")
_LEADER = re.compile("(?:行业)?(?:龙头|链主|领头羊|领军)(?!企业[^，。；]{0,6}[家户个])")
_SHORT_TRADE = re.compile("[门杯袜伞椅笔灯锁表鞋帽酒药乳牛羊蜂竹木瓷陶纸糖香布衣]业")
"""A trade of two characters, which is hardly anything else: 门业, 袜业."""


def _fares(page: Page, at: int) -> bool:
    """Whether what follows tells how a trade fares: 后来居上, 同样抢眼."""
    how = page.lexicon.any_of["faring_how"].match(page.text, at)
    ends = (at,) if how is None else (at, how.end())
    faring = how is not None and page.lexicon.any_of["faring"].match(page.text, how.end()) is not None
    return faring or any(page.lexicon.any_of["fares"].match(page.text, e) is not None for e in ends)


def _idiom(page: Page, at: int) -> bool:
    """Whether an idiom ends the clause here that tells how a trade fares: 双峰并峙, 遥相呼应."""
    for start, end in page.tokens_in(at, at + 7):
        if start == at and end - start < 3:
            at = end if page.text[start:end] in _ADVERBS else at
            continue
        flag = tagged(page.text[start:end])[0][1]
        return start == at and end - start > 2 and flag in ("i", "l", "z") and page.text[end] in "，。；！"
    return False


_ADVERBS = frozenset("也更则正已均都却再又还便就将仍亦")


def _judged(page: Page, at: int) -> bool:
    return _JUDGED.match(page.text, at) is not None


_JUDGED = re.compile(
    "(?:则|也|还|又|已|正|均|更|便|仍|依然|始终|一直|早已|至今)*(?:是|成为|成了|为(?!主)|占据?了?|撑起|贡献了?|挑起|扛起|名列|位列|位居|稳居|跻身|入选|获批|晋级|上榜|迎来|走出|走上|迈入|迈上|站上|冲上|闯出|起步于?|兴起|发端|扎根|从无|从零|从弱|从小)"
)
_FIGURES = re.compile(
    r"(?:全年|上半年|前[\d一二三四五六七八九十]+个?月)?(?:完成|实现)?(?:总?产值|增加值|营业?收入|营收|销售额|销售收入|出口额|出口总额|出口值|营业额|主营业务收入|产业规模)"
)


def trade_forms(page: Page, start: int, core: str, head: str) -> tuple[str, ...]:
    """Other forms of an industry's name: without its head, and with the short name of the place before it."""
    place = next(
        (m for m in page.mentions.touching(start - 1, start) if m.kind == "District" and m.end == start), None
    )
    named = page.text[place.start : start] if place is not None else ""
    if not named or named[-1] in "省市县区旗镇乡州盟":
        return (core,)
    return (core, named + core + head)  # 嵊州小吃产业


OPENING = ("", "，", "。", "；", "：", "\n", " ", "！", "？")
_BUILT = re.compile(r"(?:发展|培育|聚焦|布局|打造|壮大|主攻|锚定|围绕|推进|“|、|和)(?:了)?(?:一批)?$")
