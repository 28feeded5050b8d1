"""Finds firms of other countries by the country before them: 德国豪迈, 日本星野, 法国博纳多集团."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.brands import shape_score
from kg.extract.shape.company import owns_ware
from kg.text.segment import is_word

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


def find_abroad(page: Page) -> Iterator[Mention]:
    """Brands behind the name of a country, where customers, partners and investors stand; found again by themselves."""
    countries = page.lexicon.any_of["countries"]
    found: dict[str, str] = {}
    for country in countries.finditer(page.text):
        if country.group() in _ZONES or country.group().endswith("资"):
            continue
        match = _NAME.match(page.text, country.end())
        if match is None or page.straddled(match.end("brand")) or not _is_brand(page, match["brand"]):
            continue
        if not match["form"] and _weight(page, country.start(), match.end(), match["brand"]) < _ENOUGH:
            continue
        name, short = page.text[country.start() : match.end()], match.group()
        yield Mention(country.start(), match.end(), "Enterprise", name, "firm.abroad", 0.86, (short,))
        if not is_word(short):
            found.setdefault(short, name)
    for start, end, short in page.places_of(sorted(found)):
        yield Mention(start, end, "Enterprise", short, "firm.abroad", 0.84, (found[short],))


def _is_brand(page: Page, brand: str) -> bool:
    """Whether what follows a country can be a firm, not a place, a ware or what the country has."""
    lexicon, lists, seeds = page.lexicon, page.lexicon.lists, page.lexicon.seeds
    if lexicon.any_of["abroad_places"].match(brand) or lexicon.any_of["abroad_words"].match(brand):
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
