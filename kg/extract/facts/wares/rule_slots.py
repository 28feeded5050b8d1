"""Products in a slot that a rule leaves for them: “防喷器、钻井配件等产品”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.facts.wares.edges import FIELD, whole, without_class, without_plant
from kg.extract.mention import Mention
from kg.extract.page import Page

_LEAD = re.compile(
    r"^(?:的|了|着|大?半辈子|[一二两三四五六七八九十几\d]+[多余]?[年载]的?|业务(?:为|是|包括)?|新品|国内|全国(?!产化)|全球|世界|国际|我国|国产|行业|业内|首[台款套批辆架艘条]|各类|各种|多种|系列|一系列|全新|新型|自主研发的?|自主|国产|先进的?|年产|\d+(?:\.\d+)?[万亿]?(?:吨|台|套|辆|件|只|个|米|平方米|[A-Za-z]+)?|一款|一种|等|其|以|高品质|优质|主要|的主要|新一代)+"
)
_SIZED = re.compile(r"(?:\d[\d.]*)?[微纳]米(?:及以[上下])?")
"""How fine a ware is: “6微米及以下”铜箔; the number may be taken for how much of it is made."""
_TAIL = re.compile(
    r"(?:系列|等|的?(?:生产线?|制造|加工|研发|销售|生产销售|研发生产|供应商?|业务|企业|领域|建设|及其|用途))+(?:产品)?$"
)
_NO = re.compile(
    r"^线|\d|(?:西南|西北|华东|华南|华北|华中|东北)$|[的了在是我你这那—]|项目|企业|公司|技术$|能力|效率|过程|规模|基地|车间|经营|时间|问题|方面|服务$|标准|体系|模式|解决方案|活动|环节|^产品$|^设备$|产业|行业|领域|市场|工人|人员|世界|国家"
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
        if sized := _SIZED.match(piece):
            begin += sized.end()
            piece = piece[sized.end() :]
        piece = _TAIL.sub("", piece)
        stop = without_plant(page, begin, begin + len(piece))
        piece = page.text[slice(*without_class(page, begin, stop))]
        if (
            2 <= len(piece) <= 16
            and page.lexicon.ends("product_heads", piece)
            and piece not in page.lexicon.lists["product_classes"]
            and piece not in page.lexicon.lists["no_products"]
            and not _NO.search(piece)
            and not FIELD.match(page.text, begin + len(piece))
            and not page.lexicon.splitter.is_place(piece)
        ):
            first, last = whole(page, begin, begin + len(piece)) if sized else (begin, begin + len(piece))
            yield Mention(first, last, "Product", page.text[first:last], "product.slot", 0.75)
