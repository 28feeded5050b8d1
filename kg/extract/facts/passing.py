"""Whether a name is only spoken of in passing."""

from __future__ import annotations

import re

from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read
from kg.extract.shape.clause import last_clause


def counts_here(page: Page, read: Read, reference: Reference) -> bool:
    """A customer, partner or model in passing is not thereby in the district."""
    if (
        reference.kind == "Enterprise"
        and page.text[reference.start].isascii()
        and " "
        in page.text[reference.start : reference.end]
        + page.text[reference.start - 3 : reference.start].replace("国", " ")
    ):
        return False
    if reference.kind in ("Institution", "Enterprise"):
        clause = last_clause(page.text, read.sentence.start, reference.start)
        before = page.text[max(read.sentence.start, reference.start - 6) : reference.start]
        founded = reference.kind == "Institution" and _FOUNDED.search(before)
        if not founded and ((len(clause) < 60 and _WITH.search(clause)) or _OBLIQUE.search(before)):
            return False
    if reference.kind == "Enterprise":
        segment = page.text[max(read.sentence.start, reference.start - 40) : reference.start]
        if _OUTSIDE.search(segment) or _UNREAL.search(page.text, read.sentence.start, read.sentence.end):
            return False
    return not _SAID_OF.match(page.text, reference.end)


_WITH = re.compile(r"(?:与|同|携手|联合|成为|对标|依托)[^的]*$")
_FOUNDED = re.compile(r"(?:设立|共建|组建|成立|合办|合建|创建|建立|打造|建设|建成|揭牌)(?:了|的)?$")
"""What is founded with a partner from elsewhere is here."""
_OBLIQUE = re.compile(r"(?:与|同|为|向|给|对标|成为|来自|如|学习|借鉴|对接)$")
_SAID_OF = re.compile(r"旗下|等(?:单位|高校|客户)|的(?:供应商|客户|“香饽饽”)")
_OUTSIDE = re.compile(
    r"(?:国内|国外|海外|外省|外地|全国|国际|省外|境外)的?(?:[\u4e00-\u9fff]{2,6}(?:企业|巨头|厂商|公司|品牌))?$"
    r"|(?:客户|用户|买家|主顾|合作伙伴)(?:名单|群|中|里|包括|有|涵盖|覆盖|还有|，)[^。；]{0,30}$"
)
"""What leads to names of firms from elsewhere."""
_UNREAL = re.compile(r"坊间|传闻|所传|否认|谣言|不实")
