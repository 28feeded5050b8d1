"""Where the last member of a list ends and what is told of them all begins."""

from __future__ import annotations

import re

from kg.extract.page import Page
from kg.extract.shape.stretches import says_how
from kg.text.segment import tagged


def untold(page: Page, start: int, item: str) -> str:
    """The last member of a list without what is told of them all: 甲燃气·批量供货, 乙车业·先后入驻."""
    if "的" in item:
        return item
    told = [m.start() for m in (TOLD.search(item, 2), SETTLES.search(item, 2)) if m]
    told += [m.start() for m in page.lexicon.any_of["firms_do"].finditer(item) if m.start() > 1]
    told += [
        s - start for s, e in page.tokens_in(start, start + len(item)) if s > start + 1 and _does(page, s, e)
    ]
    return item[: min(told, default=len(item))]


def _does(page: Page, start: int, end: int) -> bool:
    word = page.text[start:end]
    if word in page.lexicon.lists["manners"]:
        return says_how(page, start, end)
    if word == "新" or len(word) == 4:  # 甲、乙·新·入选, 甲、乙·一一对应
        return _NEWLY.match(page.text, end) is not None if word == "新" else tagged(word)[0][1] in ("l", "i")
    return page.is_doing((start, end)) and page.text[start:end] not in page.lexicon.seeds.trade_words


_NEWLY = re.compile("入选|入围|上榜|获评|获批|认定|晋升|当选")
TOLD = re.compile(
    r"[今去前明]年|日前|近日|目前|如今|批量|稳定|长期|为其|为它|为该|外(?=$|，)|先后|相继|陆续|双双|纷纷|齐齐|同时|率先|抢先|接连|早已|已经|均已|都已|都在|都把|都是|也都|均在|均为"
    r"|[已均都也正将在则]|\d|等|一[东西南北前后左右上下内外大小][一两]|[日月年](?:处理|加工|产(?!业)|销|均|供|出货|提纯|吞吐|屠宰)"
)
SETTLES = re.compile(
    r"(?:等)?(?:\d+家|[一二两三四五六七八九十多数]+家)?(?:[今去前明]年|\d年?|[一二三四五六七八九十月日初底末]|先后|相继|陆续|双双|纷纷|齐齐|同时|率先|抢先|接连|也|都|均|已|已经"
    r"|早已|则|就近|就)*(?:在(?:[^，。；]{0,10}?)(?=落户|设厂|建厂|投产|开工|布局|落地|安家|扎根|量产)|来此|在此)?"
    r"(?:落户|入驻|进驻|设厂|建厂|安家|落脚|扎根|抱团|搬进|搬来|迁入|迁来|落子|签约落地|签约入驻|投产|投运|达产|满产|扩产|上市|挂牌|办厂|中标|增资|开工|试产"
    r"|(?:入围|跻身|入选|上榜|荣登|登上|位列|入列)[^，。；、]{0,16}(?:强|榜)"
    r"|是(?:它|其|公司|企业|该厂)?的?老?(?:合作伙伴|合作方|客户|主顾|买家|下游客户|供应商)"
    r"|各有所长|各显身手|各显神通|(?:在此|在这里|在当地)(?:设立|设有|建有|建起|办起)|带来的|一[起道](?=[，。])|保持[^，。；、]{0,8}?合作"
    r"|[也都均]把[^，。；、]{2,8}(?:建在|设在|放在|搬到|搬进|落在|搬来)"
    r"|是从(?:这里|此地|当地|镇上)(?:走出|起步|长大)|(?:就|便|正|都|均)?[是为](?:其中|当地|这里|业内|本地)?的?(?:佼佼者|代表|典型代表|龙头|领头羊|翘楚|排头兵|领跑者))"
)
"""What is told only of firms and of what they build: A、B相继入驻, A、B都在此设厂."""
_TO = frozenset("为给替向")
_FOR = re.compile("[为给替向]$|供应|供给|供货给")
_SERVED = re.compile("等?[^，。；、]{0,6}?(?:做|长期|批量|稳定)?(?:代工|贴牌|配套|供货|供应|供料|供件)")


def is_served(page: Page, start: int, end: int) -> bool:
    """Whether a list is of customers that somebody works for: 为·甲、乙·代工."""
    return bool(_FOR.search(page.text, max(0, start - 2), start) and _SERVED.match(page.text, end))


def opens_with_for(page: Page, start: int, end: int) -> bool:
    """Whether a list of customers opens with the word that makes them so: “为”骅锐燃气、飞屿燃气批量供货."""
    return page.text[start] in _TO and _SERVED.match(page.text, end) is not None
