"""Finds firms in a list whose other members are known to be firms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.brands import shape_score
from kg.extract.shape.company import lists_things
from kg.extract.shape.firms import after_edge, after_kind, name_like
from kg.extract.shape.row_members import could_be_name, firm_shaped, may_join
from kg.extract.shape.rows import row_items
from kg.extract.shape.stretches import says_how
from kg.text.numerals import parse_number
from kg.text.segment import is_word, tagged

_ROW = re.compile(r"[^，。；：、！？“”（）—\s]{2,26}(?:、[^，。；：、！？“”（）—\s]{2,26})+")
_AFTER_LAST = re.compile(
    r"等|和|及|以及|之外|以外|之一|为(?=链主|龙头|核心|主|代表|牵引|支撑|重点)|[二两三四五六七八九十数多](?:大|家|个|方|校|强|巨头|企业|公司)|\d"
)
_STRETCH = re.compile(r"[^，。；：！？“”（）—\s]+")
"""What a list cannot reach beyond."""


def _rows(text: str) -> Iterator[re.Match[str]]:
    """Lists joined by 、, looked for only in stretches that hold one."""
    for stretch in _STRETCH.finditer(text):
        if "、" in stretch.group():
            yield from _ROW.finditer(text, *stretch.span())


def find_lifted(page: Page) -> Iterator[Mention]:
    """In a list joined by 、 sure firms lift the others of compatible shape."""
    sure = {(m.start, m.end) for m in page.mentions if m.kind == "Enterprise" and m.score >= 0.75}
    starts, ends = {s for s, _ in sure}, {e for _, e in sure}
    for row in _rows(page.text):
        firms = [m for m in page.mentions.touching(*row.span()) if m.kind == "Enterprise"]
        if not firms:
            continue
        items = row_items(row.start(), row.group())
        items[0] = (
            cut := after_edge(page, items[0][0], items[0][0] + len(items[0][1])),
            page.text[cut : items[0][0] + len(items[0][1])],
        )
        last, item = items[-1]
        item = _AFTER_LAST.split(item)[0]
        if lists_things(page, last + len(item)):
            continue
        items[-1] = (last, untold(page, last, item))
        first, item = items[0]
        if item[:1] in _TO and _SERVED.match(page.text, last + len(items[-1][1])):
            items[0] = (first + 1, item[1:])  # “为”骅锐燃气、飞屿燃气批量供货
        items = [after_kind(page, s, i) for s, i in items]
        known = sum(
            1
            for s, i in items
            if (s, s + len(i)) in sure
            or (s in starts and (s + len(i)) in ends)
            or (s - 1 in starts and (s - 1, s + len(i)) in sure)
        )
        if not _all_counted(page.text, items) and (known == 0 or known * 3 < len(items)):
            continue
        most = known * 2 >= len(items) and known > 1
        for s, i in items:
            if (
                (s, s + len(i)) not in sure
                and not other_name(page, s, s + len(i))
                and (name_like(page, i) or (most and could_be_name(page, i)))
                and len(i) <= 8
            ):
                yield Mention(s, s + len(i), "Enterprise", i, "firm.lifted", 0.7)


def untold(page: Page, start: int, item: str) -> str:
    """The last member of a list without what is told of them all: 甲燃气·批量供货, 乙车业·先后入驻."""
    if "的" in item:
        return item
    told = [m.start() for m in (_TOLD.search(item, 2), _SETTLES.search(item, 2)) if m]
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
_TOLD = re.compile(
    r"[今去前明]年|日前|近日|目前|如今|批量|稳定|长期|为其|为它|为该|外(?=$|，)|先后|相继|陆续|双双|纷纷|齐齐|同时|率先|抢先|接连|早已|已经|均已|都已|都在|都把|都是|也都|均在|均为"
    r"|[已均都也正将在则]|\d|等|一[东西南北前后左右上下内外大小][一两]|[日月年](?:处理|加工|产(?!业)|销|均|供|出货|提纯|吞吐|屠宰)"
)
_SETTLES = re.compile(
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
_COME = re.compile(
    "入围|跻身|入选|上榜|荣登|登上|位列|入列|(?:先后|相继|陆续|接连|双双|纷纷|齐齐|同时|都|均).*(?:落户|入驻|进驻|安家|落脚|扎根|搬进|搬来|迁入|迁来|落子|建厂|设厂)|佼佼者|领头羊|翘楚|排头兵|领跑者|走出|长大|各有所长|各显|设立|设有|合作|客户|主顾|买家|供应商"
)
"""What firms do and hardly anything else does."""
_BRANDS = re.compile(r"等[^，。；、]{0,6}?品牌[^，。；]{0,6}?(?:代工|供货|贴牌|配套)")
_LABELS = re.compile("等[^，。；、]{0,6}?(?:品牌|大牌|客户|巨头|名企|商超)")
_SUM = re.compile(
    r"(?P<n>[两二三四五六七八九十])(?:家(?![级长])|巨头|企业|公司|块(?:老)?招牌|个(?:老)?(?:牌子|品牌|招牌|厂子)"
    r"|大(?=(?:老牌|知名|国内|国际|本土|行业)?[\u4e00-\u9fff]{0,4}(?:商|企|企业|厂|公司|集团|巨头|龙头|客户)))"
)
_PAIRED = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<first>[\u4e00-\u9fff]{2,10}?)[和与](?P<second>[\u4e00-\u9fff]{2,8}?)"
    r"两(?:家|大(?=[\u4e00-\u9fff]{0,4}(?:商|企|厂|公司|集团|巨头|龙头|客户))|个老?(?:牌子|品牌)|块(?:老)?招牌|巨头)"
)
"""Two firms joined by 和 and counted: 富沄和骅克·两家零部件厂."""
_CLIENTS = re.compile(
    r"(?:客户|用户|主顾|买家)(?:名单)?(?:里|中)?(?:主要)?(?:有|是|包括|涵盖|为)(?P<list>[^，。；：“”（）\d的等]{2,40})(?=[，。；等]|$)",
    re.M,
)


def find_settlers(page: Page) -> Iterator[Mention]:
    """Members of a list that settle, build or go public, where one of them is a firm or looks like two."""
    for row in _rows(page.text):
        items = row_items(row.start(), row.group())
        last, item = items[-1]
        told = _TOLD.search(item, 2) or _SETTLES.search(item, 2)
        if summed := _SUM.search(item, 2):
            told = summed if told is None or summed.start() < told.start() else told
        end = last + told.start() if told else last + len(item)
        counts = _SUM.match(page.text, end)
        number = parse_number(counts["n"]) if counts is not None else None
        if number is not None and number == len(items) + 1:
            items = _parted(items)
        summed_up = number is not None and number == len(items)
        brands = _BRANDS.match(page.text, end) is not None
        if end <= last:
            continue
        items[-1] = (last, page.text[last:end])
        first, item = items[0]
        cut = after_edge(page, first, first + len(item))
        items[0] = (cut, page.text[cut : first + len(item)])
        items = [after_kind(page, s, i) for s, i in _last_parted(items)]
        called = _called_firms(page, items) or _served(page, items[0][0], end)
        settles = _SETTLES.match(page.text, end)
        alone = called or summed_up or brands
        labels = _LABELS.match(page.text, end) is not None
        alone |= labels and any(shape_score(page.lexicon, item) >= 1.0 for _, item in items)
        if alone or settles is not None or labels:
            come = settles is not None and _COME.search(settles.group()) is not None
            yield from lift(page, items, alone=alone or come, certain=summed_up or come)
    for match in _PAIRED.finditer(page.text):
        at, end = match.span("first")
        start = after_edge(page, at, end)
        second = match.start("second")
        pair = [(start, page.text[start:end]), (second, match["second"])]
        yield from lift(page, pair, alone=True, certain=True)
    for match in _CLIENTS.finditer(page.text):
        at, items = match.start("list"), []
        for item in re.split("(、|和|与|及)", match["list"]):
            if item not in ("、", "和", "与", "及"):
                items.append((at, item))
            at += len(item)
        yield from lift(page, items, alone=True)


def _parted(items: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """With the first member as two that are joined: 甲与乙、丙·三家."""
    first, item = items[0]
    joint = re.search("[与和及]", item[1:])
    if joint is None:
        return items
    at = joint.start() + 1
    return [(first, item[:at]), (first + at + 1, item[at + 1 :]), *items[1:]]


def _last_parted(items: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """With the last member as two that 和 joins: 甲、乙和丙."""
    last, item = items[-1]
    joint = re.fullmatch("([^和]{2,})和([^和]{2,})", item)
    return [*items[:-1], (last, joint[1]), (last + joint.start(2), joint[2])] if joint else items


def _called_firms(page: Page, items: list[tuple[int, str]]) -> bool:
    """Whether a word for firms leads to a list that names one as people and firms are: 电子企业·甲龙乙杰、丙尔康."""
    start = items[0][0]
    while page.text[start - 1 : start] == "—":
        start -= 1
    if page.word_ending(start)[-2:] not in page.lexicon.lists["before_firms"]:
        return False
    return any(
        all(flag in _NAMES for _, flag in tagged(item)) or shape_score(page.lexicon, item) >= _LIKELY
        for _, item in items
    )


_NAMES = frozenset(("nz", "nr", "nrt", "nrfg", "ns"))
_LIKELY = 0.5
_TO = frozenset("为给替向")
_FOR = re.compile("[为给替向]$|供应|供给|供货给")
_SERVED = re.compile("等?[^，。；、]{0,6}?(?:做|长期|批量|稳定)?(?:代工|贴牌|配套|供货|供应|供料|供件)")


def _served(page: Page, start: int, end: int) -> bool:
    """Whether a list is of customers that somebody works for: 为·甲、乙·代工."""
    return bool(_FOR.search(page.text, max(0, start - 2), start) and _SERVED.match(page.text, end))


def lift(
    page: Page, items: list[tuple[int, str]], *, alone: bool, certain: bool = False
) -> Iterator[Mention]:
    """Members of a list as firms, if one of them is known as one or two look like one, and all may be.

    Where a list says so `alone`, members that no dictionary has are enough; where it is `certain`, any that could be.
    """
    firms = {
        (m.start, m.end)
        for s, i in items
        for m in page.mentions.touching(s, s + len(i))
        if m.kind == "Enterprise"
    }
    sure = [(s, i) for s, i in items if any(s <= a and b == s + len(i) for a, b in firms)]
    shaped = [(s, i) for s, i in items if (s, i) not in sure and firm_shaped(page, i)]
    rest = [(s, i) for s, i in items if (s, i) not in sure and (s, i) not in shaped]
    fits = [may_join(page, i) or (certain and could_be_name(page, i)) for _, i in rest]
    able = all(fits)
    if not sure and len(shaped) < 2 and not (alone and able and not all(is_word(i) for _, i in items)):
        return
    if certain and sum(fits) * 2 >= len(rest):
        rest = [member for member, fit in zip(rest, fits, strict=True) if fit]
    elif not able or (not alone and len(rest) > 2 * (len(sure) + len(shaped))):
        rest = []
    for s, i in (*shaped, *rest):
        if not other_name(page, s, s + len(i)):
            yield Mention(s, s + len(i), "Enterprise", i, "firm.lifted", 0.78)


_NUMBER = re.compile(
    r"等?(?P<n>\d+|[两二三四五六七八九十])[家户个](?:[^，。；]{0,6}?)(?:企业|公司|项目|厂家|单位)"
)


def _all_counted(text: str, items: list[tuple[int, str]]) -> bool:
    """Whether a number counts just the members of a list as firms or their projects: A、B、C3家企业."""
    last, item = items[-1]
    found = _NUMBER.match(text, last + len(item))
    number = parse_number(found["n"]) if found else None
    return number is not None and int(number) == len(items) and len(items) > 2


def other_name(page: Page, start: int, end: int) -> bool:
    """Whether another name stands there; a district that the stretch opens with or holds does not count."""
    return any(
        not (m.kind == "District" and start <= m.start and m.end < end)
        for m in page.mentions.touching(start, end)
    )
