"""Finds firms by the country or the short name of a place before them: 德国豪迈, 法国博纳多集团, 中国沃锐, 宁德海驰."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.brands import brand_weight, is_loose, is_ware, shape_score
from kg.extract.shape.company import left_weight, owns_ware, right_weight
from kg.text.segment import is_word, tagged

_ENOUGH = 2.5
_NAME = re.compile(
    r"(?P<brand>[\u4e00-\u9fff]{2,6}?)(?P<form>集团公司|集团|公司|株式会社|银行)?"
    r"(?=[、，。；：（）“”！？\n\s]|和|与|及|等|的|合作|合资|签|共同|共建|联合|携手|联手|提供|供应|投资|落户|设立|入股|旗下|品牌|则|也|在|将|正|已|都|为)"
)
_ZONES = frozenset(("北欧", "欧洲", "东南亚", "海外"))
_RIGHT = re.compile(
    r"等?(?:国际|国外|知名|著名|世界|全球|一线|头部)*(?:品牌|企业|公司|巨头|客户|厂商|车企|大厂)"
    r"|也?[与同和][^，。；]{2,18}?(?:签|合作|合资|共建)"
    r"|合作|合资|签|共同|共建|联合|携手|联手|投资|落户|设立|入股|旗下"
)
_ROW = re.compile(r"[^，。；]{0,30}?等[^，。；]{0,8}?(?:品牌|企业|公司|客户|厂商|车企|巨头|大厂|集团)")
_LEFT = re.compile(
    r"(?:[、和与及由为给向同]|引进|引入|引来|携手|联合|牵手|供应|来自|包括|收购|参股|吸引|集聚|客户有|客户包括|其中|例如|比如|[了的])$"
)
_FULL = frozenset("省市县区旗州盟镇乡村")
"""What the full names of places end in; a firm's name opens with a short one."""
_GROUND = _FULL | frozenset("港湾岛河江山湖路桥园站口岸海峡洲坝沟岭滩街坪城商企院所校")
"""What no brand ends in behind a place: places that no gazetteer has, what the place has."""
_AT = re.compile(r"(?:(?<![装用供卖])[在于到往至从赴]|落户|入驻|位于|地处|坐落|来到|走进|走访|考察|抵达)$")
"""Before a place: what follows is there."""
_CHINESE = re.compile("[\u4e00-\u9fff]+")
_CLOSES = frozenset("、，。；：的和与及等（）“”\n")
_NAMES = frozenset(("nz", "nr", "nrt", "nrfg", "ns"))
_TIES = re.compile(
    "的[^，。；、的]{0,8}?(?:供应商|供货商|配套商|子公司|母公司|股东|客户|合格供方|提名|定点|认证|订单)"
)
_TIED = 2.0
_SOFT = frozenset("都为本是和同之一中")
"""Words of one character that brands end in before a trade."""
_NOT_FIRST = frozenset("pcrudfmq")
_COUNTRY = 0.5
"""Weight of a country, where hardly anything else is said to sit."""
_HOME = re.compile("中国")
_MODAL = frozenset("要能可会需应拟所未不很更最较越再只仅每无人产货籍版队式")
"""What no brand opens with behind a place: 金昌·要建的."""


def find_by_place(page: Page) -> Iterator[Mention]:
    """Brands behind the name of a country or the short name of a place; found again by themselves."""
    found: dict[str, Mention] = {}
    for start, at, abroad in _places(page):
        end = (abroad and _of_country(page, start, at)) or _of_place(page, start, at, found)
        if end:
            name, short = page.text[start:end], page.text[at:end]
            rule = "firm.abroad" if abroad else "firm.by_place"
            mention = Mention(start, end, "Enterprise", name, rule, 0.86, (short,))
            yield mention
            found[name] = mention
    shorts = {m.labels[0]: m for m in found.values() if not is_word(m.labels[0])}
    for start, end, short in page.places_of(sorted(shorts)):
        if not page.straddled(start) and not page.straddled(end):
            of = shorts[short]
            yield Mention(start, end, "Enterprise", short, of.rule, 0.84, (of.name,))


def _places(page: Page) -> Iterator[tuple[int, int, bool]]:
    """Countries, and the short names of places with those directly before them: (start, end, whether abroad)."""
    for country in page.lexicon.any_of["countries"].finditer(page.text):
        if country.group() not in _ZONES and not country.group().endswith("资"):
            yield *country.span(), True
    for home in _HOME.finditer(page.text):
        yield *home.span(), False
    ends = {
        m.end: m.start
        for m in page.mentions
        if m.kind == "District" and (m.end - m.start == 2 or page.text[m.end - 1] not in _FULL)
    }
    for end, start in sorted(ends.items()):
        while start in ends:
            start = ends[start]
        yield start, end, False


def _of_country(page: Page, start: int, at: int) -> int:
    """Where a firm's name ends behind its country; 0 if there is none."""
    match = _NAME.match(page.text, at)
    if (
        match is None
        or page.straddled(match.end("brand"))
        or not _is_brand(page, match["brand"], abroad=True)
    ):
        return 0
    enough = match["form"] or _weight(page, start, match.end(), match["brand"]) >= _ENOUGH
    return match.end() if enough else 0


def _of_place(page: Page, start: int, at: int, found: Collection[str]) -> int:
    """Where a made-up brand ends that goes on from a place; 0 if there is none: 宁德·海驰, not 佛山·织密·创新."""
    floor = page.sentence_at(start).start
    if page.straddled(at) or _AT.search(page.text, max(floor, start - 4), start):
        return 0
    if (end := _with_trade(page, at)) > at:
        return end
    for end in (at + 2, at + 3):
        shape = _shape(page, at, end)
        if shape < 0 or page.text.startswith("品牌", end):
            continue  # 首届中国·檀妆·品牌大会
        left = left_weight(page, floor, start) if start > floor else 0.5
        if any(page.text.endswith(name + "、", floor, start) for name in found):
            left = 1.5
        left += _COUNTRY if page.text[at - 1] == "国" else 0.0
        right = right_weight(page, end, loose=True)
        right = _TIED if _TIES.match(page.text, end) else right
        if right >= 0 and shape + left + right >= _ENOUGH:
            return end
    return 0


def _with_trade(page: Page, at: int) -> int:
    """Where a name ends whose brand holds a function word, before a trade: 福建·慧为纺织, 吉林·佳都制药; else `at`."""
    if not (page.single_at(at) and page.single_at(at + 1)) or page.text[at + 1] not in _SOFT:
        return at
    flag = page.words.tagged[bisect_left(page.words.starts, at)][1]
    lists = page.lexicon.lists
    if flag[0] in _NOT_FIRST or (flag[0] in "va" and page.text[at + 1] in "为是"):
        return at
    if page.text[at] in lists["not_brand"] | lists["never_brand"] or page.mentions.touching(at, at + 2):
        return at
    trades = (c for c in page.cues_in("trade", at + 2, at + 3) if c.end > at + 3)
    return max(
        (
            c.end
            for c in trades
            if not page.straddled(c.end)
            and right_weight(page, c.end, loose=is_loose(page.lexicon, c.word)) >= 0.5
        ),
        default=at,
    )


def _shape(page: Page, at: int, end: int) -> float:
    """Weight of what follows a place as a brand: characters that no dictionary joins, a name; below zero for none."""
    brand, lexicon = page.text[at:end], page.lexicon
    held = page.mentions.touching(at, end)
    if (
        held
        or page.straddled(end)
        or not _CHINESE.fullmatch(brand)
        or not _is_brand(page, brand, abroad=False)
    ):
        return -1.0
    if brand[-1] in _GROUND or brand[0] in _MODAL:
        return -1.0
    if is_ware(lexicon, brand) or lexicon.ends("not_firm_endings", brand):
        return -1.0
    words = page.tokens_in(at, end)
    if len(words) == 1:
        return 0.0 if tagged(brand)[0][1] in _NAMES else -1.0
    if any(e - s > 1 for s, e in words) or (len(words) > 2 and page.text[end : end + 1] not in _CLOSES):
        return -1.0
    odd = 0.5 if any(char in lexicon.lists["not_brand"] for char in brand) else 0.0
    return brand_weight(lexicon, brand, traded=True) - odd


def _is_brand(page: Page, brand: str, *, abroad: bool) -> bool:
    """Whether what follows a country can be a firm, not a place, a ware or what the country has."""
    lexicon, lists, seeds = page.lexicon, page.lexicon.lists, page.lexicon.seeds
    if abroad and (
        lexicon.any_of["abroad_places"].match(brand) or lexicon.any_of["abroad_words"].match(brand)
    ):
        return False
    if any(brand.endswith(word) for word in lists["abroad_words"]) or lexicon.ends("product_heads", brand):
        return False
    plain = brand in seeds.generic or brand in seeds.edges or brand in seeds.trade_words
    if (
        plain
        or lexicon.is_industry(brand)
        or brand in lists["countries"]
        or ("region", brand) in lexicon.canonical
    ):
        return False
    return ("institution", brand) not in lexicon.canonical and not re.search(
        r"[的了在是有个家项年月日]", brand
    )


def _weight(page: Page, start: int, end: int, brand: str) -> float:
    """Weight of a brand's shape and of what stands around it and its country."""
    text = page.text
    known = ("group", brand) in page.lexicon.canonical
    shape = 2.0 if known else 1.5 if not is_word(brand) and shape_score(page.lexicon, brand) > -2.0 else 0.0
    left = 1.0 if _LEFT.search(text, max(0, start - 4), start) else 0.0
    right = 1.5 if _RIGHT.match(text, end) or _ROW.match(text, end) else 0.0
    right = right or (1.0 if text[end : end + 1] == "的" and owns_ware(page, end + 1) else 0.0)
    beside = any(
        m.kind == "Enterprise" and (m.end == start - 1 or m.start == end + 1)
        for m in page.mentions.touching(max(0, start - 2), end + 2)
    )
    return shape + left + right + (1.0 if beside else 0.0)
