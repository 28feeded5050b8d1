"""A list that stands where a phrase wants industries: its items, each checked."""

from __future__ import annotations

import re

from kg.extract.page import Page
from kg.extract.shape.edges import left_edge
from kg.extract.shape.rows import row_items
from kg.extract.shape.sectors import sector_like
from kg.extract.shape.walk import Walk
from kg.text.numerals import parse_number

_JOINT = re.compile("以及|和|与|及|跟")
_COUNT = re.compile(r"等?(?P<n>\d+|[一二两三四五六七八九十]|多|数)(?:个|大|条|类|项|种|块)(?:.*)$|等.*$")
_LEADS = re.compile(
    r"^(?:(?:目前|现有|已有|拥有|包括|即|以及|及|和|其中|一批|一个|重点|着力|大力|全力|加快|发展|培育|打造|指|涉及|聚焦|围绕|布局|壮大|主攻|形成了?|做[强大优精好实]|"
    r"[该全本][省市县区旗镇乡州盟]|[我全][省市县区]|当地|园区|开发区|这里)[的以]?)+"
)
_HEAD = re.compile(r"(?:产业集群|全产业链|产业链|产业|集群|行业|领域|板块|赛道)$")
_WALK = Walk(longest=18, anchored=False, joins=True)
Row = list[tuple[int, str]]


def sector_row(
    page: Page, start: int, end: int, *, known: float, wares: bool = True, open_left: bool = False
) -> Row:
    """The items of a list of industries `[start, end)`, with their positions; none unless nearly all can be one.

    `known`: what part of them must end like an industry (`wares`: or a ware); all where the phrase says little.
    `open_left`: other words may stand before.
    """
    row = page.text[start:end]
    expected = None
    if count := _COUNT.search(row, 2):
        expected = int(parse_number(count["n"]) or 0) if count["n"] and count["n"] not in "多数" else None
        row = row[: count.start()]
    items = [(at, item) for at, item in row_items(start, row) if item]
    if not items:
        return []
    items[0] = _first(page, *items[0], walk=open_left)
    pairs = any(_JOINT.search(item, 1) for _, item in items[:-1])  # 新能源与新材料、生物医药与医疗器械
    if expected != len(items) and not pairs:
        items = [piece for item in items for piece in _pieces(page, *item)]
    items = [_behind_place(page, *item) for item in items]
    items = [(at, _DONE_TO.sub("", item)) for at, item in items]
    items = [(at + len(item) - len(bare), bare) for at, item in items if (bare := _unled(item))]
    good = [i for i in items if _fits(page, *i)]
    sure = sum(1 for _, item in good if _says_so(page, item, wares=wares))
    return good if len(good) * 3 >= len(items) * 2 and sure >= len(items) * known else []


def _behind_place(page: Page, at: int, item: str) -> tuple[int, str]:
    """An item without the district that it stands in: 晋江·鞋服、石狮·服装."""
    end = at + len(item)
    ends = (m.end for m in page.mentions.touching(at, end) if m.kind == "District" and m.start == at)
    at = max((e for e in ends if end - e > 1), default=at)
    return at, page.text[at:end]


_DONE_TO = re.compile("(?<=产业)(?:研发|发展|培育|招商)$")


def _unled(item: str) -> str:
    lead = _LEADS.match(item)
    return item[lead.end() :] if lead and len(item) - lead.end() > 1 else item


def _first(page: Page, at: int, item: str, *, walk: bool) -> tuple[int, str]:
    """The first item without what leads to the list: 诸暨市现有·袜业."""
    end = at + len(item)
    if lead := _LEADS.match(item):
        at += lead.end()
    while place := next(
        (m for m in page.mentions.touching(at, end) if m.kind in _PLACES and m.start == at), None
    ):
        at = min(place.end, end)
        at += page.text[at:end].startswith(("的", "以"))
    if lead := _LEADS.match(page.text[at:end]):
        at += lead.end()
    if walk and not page.lexicon.is_industry(page.text[at:end]):
        at = max(at, left_edge(page, page.sentence_at(at), end, _WALK))
    return at, page.text[at:end]


_PLACES = ("District", "IndustrialPark")


def _pieces(page: Page, at: int, item: str) -> Row:
    """An item as two if a word joins two in it: 轴承“和”链条; 钛“及”钛合金 is one of the gazetteer."""
    joint = _JOINT.search(item, 1)
    if joint is None or page.lexicon.is_industry(_HEAD.sub("", item)):
        return [(at, item)]
    one, other = item[: joint.start()], item[joint.end() :]
    known = one.endswith("产业") or any(ends_known(page, _HEAD.sub("", name)) for name in (one, other))
    if not (one and len(other) > 1 and known):
        return [(at, item)]
    return [(at, one), *_pieces(page, at + joint.end(), other)]


def _fits(page: Page, at: int, item: str) -> bool:
    if any(m.kind in _OTHERS for m in page.mentions.touching(at, at + len(item))):
        return False
    bare = _HEAD.sub("", item)
    if len(bare) == 1:
        return bare != item and page.lexicon.is_industry(bare)
    return sector_like(page, bare) and _SAYS.search(bare) is None


def _says_so(page: Page, item: str, *, wares: bool) -> bool:
    """Whether an item calls itself an industry or ends like one that is known."""
    return item.endswith(("产业", "产业链")) or ends_known(page, _HEAD.sub("", item), wares=wares)


_SAYS = re.compile("[为把将让]|产品|环节|需求|客户|品牌|需要|如何|怎么|什么|这[一个]|更|最")
_OTHERS = ("Enterprise", "Institution", "District", "GovernmentBody", "IndustrialPark")


def ends_known(page: Page, name: str, *, wares: bool = True) -> bool:
    """Whether a name ends with an industry that is known, or (`wares`) with what products end with."""
    if _TRADE_END.search(name) or any(page.lexicon.is_industry(name[n:]) for n in range(len(name))):
        return True
    return wares and page.lexicon.ends("product_heads", name)


_TRADE_END = re.compile(
    r"..(?:加工|萃取|提取|制造|养殖|种植|冶炼|酿造|编织|维修|回收|检测|设计|制品|用品|材料|装备|设备|器械|仪器|元件|元器件|部件|配件|经济|能源|工艺|医疗|机械|工业|电子|电器)$"
)
"""With what the names of trades end that no list knows."""
