"""Finds firms named with the place before them, 玉林坤达机械, and works and shops by what they are, 德兴辅料厂."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.anchors import behind_divisions
from kg.extract.shape.brands import brand_weight
from kg.text.search import matches_at, openings

_GIVEN = (
    "firm.form",
    "firm.placed",
    "name.declared",
    "firm.branch",
    "firm.works",
    "firm.abroad",
    "firm.by_place",
    "firm.in_place",
)
_SEEN = ("firm.evidence", "firm.lifted", "firm.listed", "firm.opener")
_AT = re.compile(r"(?:(?<![装用供卖])[在于到往至]|落户|入驻|位于|地处|坐落|来到|走进|走访|考察)$")
"""Before a place: the firm is met there, and the place is none of its name."""


def find_seated(page: Page) -> Iterator[Mention]:
    """Firms with the district directly before them as one name; without it they stay known as well."""
    ends = {m.end for m in page.mentions if m.kind == "District"}
    yield from _shortened(page)
    for firm in page.mentions:
        abroad = page.text[firm.start - 1 : firm.start] in _LAST
        if firm.kind != "Enterprise" or firm.rule in _GIVEN or not (abroad or firm.start in ends):
            continue
        near = page.mentions.touching(firm.start, firm.end)
        if any(m.rule in _GIVEN and m.start < firm.start and m.end == firm.end for m in near):
            continue  # 彭山区·成都骅锐
        start = (abroad and _country_before(page, firm.start)) or _place_before(page, firm.start)
        if start == firm.start or _AT.search(page.text, max(0, start - 4), start):
            continue
        before = page.text[firm.start - 1]
        if behind_divisions(page, start, firm.end, registered=False) == firm.start:
            continue  # 宁国市·中鼎股份: where it works
        if before in "县区旗" or (before == "市" and firm.rule == "firm.group"):
            continue  # 望奎县·双汇: where it works
        closed = page.text[firm.end : firm.end + 1] in ("", *"、，。；的和与及等”\n") or _acts(page, firm.end)
        if firm.rule == "firm.group" and not closed and _province(page, start, firm.start):
            continue
        if any(
            m.kind != "District" and m.start <= start and firm.end <= m.end
            for m in page.mentions.touching(start, firm.end)
        ):
            continue
        forms = tuple(dict.fromkeys((firm.name, *firm.labels)))
        yield Mention(
            start, firm.end, "Enterprise", page.text[start : firm.end], "firm.seated", firm.score, forms
        )


def _acts(page: Page, at: int) -> bool:
    """Whether a word begins at a position that says what a party does: 达成合作, 签约."""
    return _PARTY.match(page.text, at) is not None


_PARTY = re.compile(
    "(?:成功|正式|顺利|共同|联合|日前|近日)*(?:签约|签署|签订|签下|达成|合作|携手|牵手|联手|投资|中标|建设|组成)"
)


def _shortened(page: Page) -> Iterator[Mention]:
    """Names found with the district they open with, which are known without it as well: 宁波·坤岭机械."""
    opens = {m.start: m for m in page.mentions if m.kind == "District" and m.code is not None}
    for firm in page.mentions:
        place = opens.get(firm.start)
        if place is None or firm.rule not in _SEEN or firm.labels or firm.end - place.end < 4:
            continue
        yield replace(firm, rule="firm.seated", labels=(page.text[place.end : firm.end],))


def _place_before(page: Page, at: int) -> int:
    """Where the districts begin that stand directly before a position; towns are no part of a firm's name."""
    while True:
        before = [
            m.start
            for m in page.mentions.touching(at - 1, at)
            if m.end == at and m.kind == "District" and m.code is not None and m.rule != "district.town"
        ]
        if not before:
            return at
        at = min(before)


_CITIES = ("11", "12", "31", "50")
"""First figures of the codes of provinces that are cities."""


def _province(page: Page, start: int, end: int) -> bool:
    """Whether nothing but a province that is no city stands before a name: 内蒙古·通威."""
    return any(
        (m.start, m.end) == (start, end)
        and m.code
        and m.code.endswith("0000")
        and not m.code.startswith(_CITIES)
        for m in page.mentions.touching(start, end)
        if m.kind == "District"
    )


_LAST = frozenset("国本典士大麦利兰")
"""What the names of countries end in from which firms come."""


def _country_before(page: Page, at: int) -> int:
    """Where the country begins that stands directly before a position: 韩国·SK On公司; 0 for none."""
    word = page.word_ending(at)
    return at - len(word) if word in page.lexicon.lists["countries"] else 0


_WORKS = re.compile(
    r"(?<![工代整主电水总分该本各建办设投开入进出])(?:厂(?![区房长子里商家址门内办方站矿上车])|百货(?!公司|业|商)|大药房|茶场|酒坊|油坊)"
)
_OPENS_WORKS = openings("厂", {"百": "货", "大": "药", "茶": "场", "酒": "坊", "油": "坊"})
_KINDS = re.compile(
    r"(?:加工|组装|总装|生产|配套|代工|智能|智慧|未来|超级|灯塔|标杆|示范|海外|国内|上游|下游|大型|小型|老|新|大|小)$"
)
_LONGEST = 8
_PLAIN = frozenset("茶酒瓷药烟纸丝糖盐革布")
"""What old works are named by with nothing but their place: 梧州·茶·厂."""


def find_works(page: Page) -> Iterator[Mention]:
    """Works and shops whose name opens with a district and a brand, or with a brand that no dictionary joins."""
    for head in matches_at(_OPENS_WORKS, _WORKS, page.text, 0, len(page.text)):
        found = _works(page, page.sentence_at(head.start()).start, head.start())
        if found is not None:
            start, brand = found
            name = page.text[start : head.end()]
            labels = (page.text[brand : head.end()],) if brand > start else ()
            yield Mention(start, head.end(), "Enterprise", name, "firm.works", 0.85, labels)


def _works(page: Page, floor: int, head: int) -> tuple[int, int] | None:
    """Start of a name that ends in a head at a position, and of its brand."""
    floor = max(floor, head - _LONGEST - 6)
    least = 1 if page.text[head - 1] in _PLAIN else 3
    starts = sorted(
        {
            m.end
            for m in page.mentions.touching(floor, head)
            if m.kind == "District" and least <= head - m.end <= _LONGEST
        }
    )
    for brand in starts:
        place = _place_before(page, brand)
        if place < brand and head - brand == 1 and page.text[brand] in _PLAIN:
            return place, place
        if place < brand and _named(page, brand, head, 0.5):
            return place, brand
    first = max((s for s, e in page.tokens_in(floor, head) if _opens(page, s, floor)), default=-1)
    if 3 <= head - first <= _LONGEST and first >= 0 and _named(page, first, head, 1.0):
        return first, first
    return None


def _opens(page: Page, at: int, floor: int) -> bool:
    """Whether a name can begin at a position: behind a mark, 的 or a word that ends every name."""
    before = page.text[at - 1 : at] if at > floor else "，"
    return (
        before in "，。、；：“”（）的和与及是由叫\n"
        or page.word_ending(at) in page.lexicon.lists["before_firms"]
    )


def _named(page: Page, start: int, head: int, least: float) -> bool:
    """Whether what stands before a head opens with a brand and then says what is made or sold."""
    core = page.text[start:head]
    if re.search(
        r"[的了在是有把被等个家因某从向对：、，]|\d|[两二三四五六七八九十]大", core
    ) or _KINDS.search(core):
        return False
    if (
        core in page.lexicon.seeds.trade_words
        or core in page.lexicon.seeds.generic
        or page.lexicon.is_industry(core)
    ):
        return False
    return any(
        brand_weight(page.lexicon, core[:size], traded=True) >= least and not page.straddled(start + size)
        for size in (2, 3)
        if size < len(core) or least < 1
    )
