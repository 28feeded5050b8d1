"""Finds single industries of the gazetteer beside a word that only sectors stand beside: 进军·智能穿戴·领域."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.lexicon import Cue
from kg.extract.mention import Mention
from kg.extract.page import Page

_INTO = re.compile(
    "(?:进入|进军|踏[进入]|跨[进入]|跨界|涉足|切入|挺进|转战|转型|转向|布局|深耕|抢滩|加码|杀入|闯入|涉猎|专注于?|聚焦|押注|瞄准)(?:到|了|的是)?[^，。；、]{0,3}?$"
)
_FIELD = re.compile("(?:领域|赛道|行业|行当|板块|市场)(?![专的内标龙])")
_FIELD_OF = re.compile("(?:领域|赛道|板块)的(?:龙头|头部|骨干|明星|知名|重点)*(?:企业)?")
_ON = re.compile("(?:押在|投向|转向|伸向|瞄向|压在|放在|落在)(?:了)?$")
_ONTO = re.compile("(?:进军|跨界|转战|押宝|押注|挺进|跨入|转投|涉足|切入)(?:了|到)?$")
_TROOP = re.compile("(?:军团|阵营|梯队|家族|大军|方阵|王国|版图|生意经)(?=[”，。；])")
_AIM = re.compile(
    "[一二三四五六]是(?:重点|大力|加快|积极|着力|全力)*(?:做[大优强实精特]|谋划|发展|培育|壮大|布局|提升|打造|主攻|聚焦|深耕)(?:好|了)?$"
)
_MOVE = re.compile("(?:属于?|归于)$")
_CLOSED = re.compile("[，。；：！？\n]|\\Z")
_HOLDS = re.compile("(?:领域|方面)(?=(?:则|也|还)?(?:有|集聚|聚集|汇聚|涌现|拥有|形成|落户|诞生|引进|培育))")
_BESIDE = re.compile("[与和同][^，。；]{2,10}?(?:并[行列驾]|齐头并进|比翼|比肩|相邻|相伴)的(?:还)?[是有]$")
_KIND = re.compile("类(?:项目|企业|产业)?(?:占|达|共|有\\d)")
_DOES = re.compile("(?:做|从事|干|搞|吃)(?:起)?$")
_WHO_DO = re.compile(
    "的(?:企业|商户|厂家|作坊|农户|人家|饭)?(?:就?有|超过?|达|多达|不下)?[^，。；]{0,2}[\\d一二三四五六七八九十百千万]"
)
_MEANS = re.compile("”(?:是?指|即|是|代表|说的是)(?:的是)?$")
_GOLD = re.compile("[^，。；、产]{0,8}?[成出](?:了)?(?:一个|个)?[百千十]亿级?(?:元)?(?:大|的)?产业")
_OPENS = re.compile("(?:^|[，。；：\n“])$")
_ANY = re.compile("")
_UPON = re.compile("上[，。；]")
_FRAMES = (
    (_FIELD, _INTO),
    (_HOLDS, _OPENS),
    (_TROOP, _OPENS),
    (_GOLD, _OPENS),
    (_KIND, _ANY),
    (_WHO_DO, _DOES),
    (_UPON, _ON),
    *((_CLOSED, before) for before in (_BESIDE, _ONTO, _MEANS, _AIM, _MOVE)),
)
"""What follows an industry, and what stands before it."""
_FIRM_FRAMES = ((re.compile("看"), _OPENS), (_FIELD_OF, _ANY))
"""The same, where a firm follows at once."""
_BEFORE = 20


def find_sector_words(page: Page) -> Iterator[Mention]:
    """Industries of the gazetteer that one word beside them tells to be meant as such."""
    for cue in page.cues_of("industry"):
        if len(cue.word) > 1 and _told(page, cue) and not page.straddled(cue.start):
            yield Mention(cue.start, cue.end, "Industry", cue.word, "industry.said", 0.75)


def _told(page: Page, cue: Cue) -> bool:
    text, floor = page.text, max(0, cue.start - _BEFORE)
    for behind, before in _FRAMES:
        if behind.match(text, cue.end) and before.search(text, floor, cue.start):
            return True
    for behind, before in _FIRM_FRAMES:
        found = behind.match(text, cue.end)
        if found is not None and before.search(text, floor, cue.start):
            firms = page.mentions.touching(found.end(), found.end() + 1)
            return any(m.kind == "Enterprise" and m.start == found.end() for m in firms)
    return False
