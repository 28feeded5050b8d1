"""Finds industries named with a head, and known ones after a word of building."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.lexicon import Cue
from kg.extract.mention import Mention
from kg.extract.mentions.industries.bare_trades import OPENING, bare_trade, trade_forms
from kg.extract.page import Page, Sentence
from kg.extract.shape.anchors import opens_with_place
from kg.extract.shape.edges import left_edge
from kg.extract.shape.generic import counted, is_generic
from kg.extract.shape.sectors import is_plain, known_suffix, names_body, sector_like
from kg.extract.shape.walk import Walk
from kg.text.search import matches_before
from kg.text.segment import tagged

_LONGEST = 14
_AREA_HEAD = re.compile("产业|全产业链|赛道|行业")
_AREA = re.compile(
    rf"(?P<name>[^，。；：、！？“”\s]{{2,{_LONGEST}}}?)(?P<head>全产业链|产业链(?!主)|产业(?=链主)|产业(?![园区基化研大结布政链业体]|集群|集聚区|集中区)|赛道|行业(?![协标龙领内性]))"
)
_COUNTED = re.compile(
    r"^.*?(?:\d+|[一二三四五六七八九十两])(?:个|大|条)|^(?:发展|培育|壮大|布局|研究(?=未来|新兴)|推动|打造|聚焦|主攻|深耕|做大做强|做强做优|做优做强|做大|做强|即|对|全市|全区|全县|全省|我区|我市|该区|该市)+"
)


def find_industries(page: Page) -> Iterator[Mention]:
    """Industries named with a head (光伏产业, LED产业链), and known ones after a word of building."""
    headed: list[Mention] = []
    for cue in page.cues_of("industry"):
        found = _known(page, cue)
        if found is not None:
            headed.append(found)
    yield from headed
    yield from _statistical(page)
    yield from _beside(page, headed)
    for sentence in page.sentences:
        for match in matches_before(_AREA_HEAD, _LONGEST, _AREA, page.text, sentence.start, sentence.end):
            found = None if names_body(page.text, match.end()) else _walked(page, sentence, match)
            if found is not None:
                yield found


def _known(page: Page, cue: Cue) -> Mention | None:
    """An industry of the gazetteer with its head, or one safe without after 发展 and the like."""
    text = page.text
    head = _HEAD.match(text, cue.end, cue.end + 4)
    if head is None:
        return bare_trade(page, cue)
    if names_body(text, head.end()) or (head.group() == "业" and not _alone(page, cue)):
        return None
    if len(cue.word) > 1 and page.straddled(cue.start):
        return None  # 不锈·钢管产业 is found from its head
    start = left_edge(page, page.sentence_at(cue.start), cue.start, _SHORT_WALK)
    start = _behind_place(page, start, cue.start)
    start = _behind_doing(text, start, cue.start)
    if any(flag in _NO_SECTOR and word != "现代" for word, flag in tagged(text[start : cue.start])):
        start = cue.start
    if start >= cue.start or not is_plain(page, start, cue.end) or opens_with_place(page, start):
        start = cue.start
    if len(cue.word) == 1 and start == cue.start and page.straddled(start):
        return None  # 拖鞋产业 is no 鞋产业
    start = _with_first(page, start)
    core = text[start : cue.end]
    if not sector_like(page, core) and core not in page.lexicon.seeds.industries:
        return None
    forms = trade_forms(page, start, core, head.group())
    return Mention(start, head.end(), "Industry", text[start : head.end()], "industry.headed", 0.88, forms)


def _alone(page: Page, cue: Cue) -> bool:
    """Whether a trade begins here, not the end of a firm's name: 南康区的·家具业, not 天大铜业."""
    before = page.text[cue.start - 1 : cue.start]
    placed = (
        m.kind == "District" and m.end == cue.start for m in page.mentions.touching(cue.start - 1, cue.start)
    )
    return len(cue.word) > 1 and (before in OPENING or before in "的、和与" or any(placed))


def _behind_place(page: Page, start: int, end: int) -> int:
    """Where a name begins behind firms and places that it opens with: 海口市游艇产业 is an industry in 海口市."""
    if start >= end:
        return start
    if lead := _WHOLE_PLACE.match(page.text, start, end):
        start = lead.end()
    named = page.mentions.touching(start, end)
    firm = max(
        (
            m.end
            for m in named
            if m.kind in ("Enterprise", "IndustrialPark") and m.end <= end and m.score >= 0.8
        ),
        default=start,
    )
    start = max(start, firm)
    ends = {m.start: m.end for m in named if m.kind == "District"}
    while start in ends and ends[start] < end:
        start = ends[start]
    return start


def _behind_doing(text: str, edge: int, end: int) -> int:
    """Where a name begins behind words that no name begins with: 全年·玉米产业."""
    for word, flag in tagged(text[edge:end]):
        if flag not in _NO_SECTOR or word == "现代":
            break
        edge += len(word)
    return edge


def _in_noun(page: Page, sentence: Sentence, at: int) -> bool:
    """Whether a noun runs across a position."""
    start, end = page.tokens_touching(sentence, at, at + 1)[0]
    return start < at and all(flag[0] == "n" for _, flag in tagged(page.text[start:end]))


_WHOLE_PLACE = re.compile("(?:自治区|[全我本该][省市县区镇乡州旗]|全国|国内|我国|全球)(?!级)")


def _with_first(page: Page, start: int) -> int:
    """Where a name begins that two industries share: 新能源与智能网联汽车产业 is one."""
    joint = page.text[start - 1 : start]
    if joint not in ("与", "及"):
        return start
    known = [c.start for c in page.cues_in("industry", max(0, start - 9), start - 1) if c.end == start - 1]
    if known or joint == "与":
        return min(known, default=start)
    first = left_edge(page, page.sentence_at(start), start - 1, _SHORT_WALK)
    return first if first < start - 1 and is_plain(page, first, start - 1) else start  # 摩托车及零配件产业


_STATISTICAL = re.compile(
    r"(?:(?<=[，。；：、\n])|^)(?P<name>[\u4e00-\u9fff]{0,20}?(?:制造业|加工业|开采业|冶炼业|采选业|纺织业|供应业|制品业|延加工业|(?:科技|信息|商务|软件|技术|物流|健康|文化|生产性|专业)服务业))(?=增加值|营收|完成|实现|产值|只?增长|分?别?下降|营业收入|投资|[、和]|则)"
)


def _statistical(page: Page) -> Iterator[Mention]:
    """Industries by their names in statistics: 纺织业只增长1.3%, 化学原料和化学制品制造业增加值增长9.5%."""
    for match in _STATISTICAL.finditer(page.text):
        start, end = match.span("name")
        start = _behind_place(page, left_edge(page, page.sentence_at(start), end, _STATISTICAL_WALK), end)
        lead = _CLASS.match(page.text, start, end)
        start = lead.end() if lead else start
        name = page.text[start:end]
        known = page.lexicon.is_industry(name) or not is_generic(page, name)
        if len(name) > 2 and name not in page.lexicon.lists["class_nouns"] and known:
            yield Mention(start, end, "Industry", name, "industry.known", 0.8)


_CLASS = re.compile("规上|(?:主导|首位|支柱|优势|特色|重点|传统|新兴)产业")


def _beside(page: Page, headed: list[Mention]) -> Iterator[Mention]:
    """Known industries that are listed with one that has a head: 新能源和半导体产业, 低空经济、人形机器人."""
    cues = [c for c in page.cues_of("industry") if c.end - c.start > 1]
    cues.sort(key=lambda c: c.end - c.start)
    by_start, by_end = ({c.start: c for c in cues}, {c.end: c for c in cues})
    for mention in headed:
        for joint in _JOINTS:
            if page.text.startswith(joint, mention.end):
                follows = by_start.get(mention.end + len(joint))
                if follows is not None and _closed(page, follows.end):
                    yield _listed(follows)
            if page.text.endswith(joint, 0, mention.start):
                leads = by_end.get(mention.start - len(joint))
                if leads is not None and sector_like(page, leads.word):
                    yield _listed(leads)


def _listed(cue: Cue) -> Mention:
    return Mention(cue.start, cue.end, "Industry", cue.word, "industry.beside", 0.75)


def _closed(page: Page, end: int) -> bool:
    return end >= len(page.text) or page.text[end] in "、和与及等，。；\n"


_JOINTS = ("、", "和", "及", "以及")


def _walked(page: Page, sentence: Sentence, match: re.Match[str]) -> Mention | None:
    """An industry that no gazetteer knows, from its head to the left."""
    head = match.start("head")
    edge = _behind_place(page, left_edge(page, sentence, head, _LONG_WALK), head)
    edge = _behind_doing(page.text, edge, head)
    core = page.text[edge:head]
    if lead := _COUNTED.match(core):
        edge, core = edge + lead.end(), core[lead.end() :]
    known = known_suffix(page, core)
    clumsy = (
        known is not None
        and not _in_noun(page, sentence, head - len(known))  # 不锈·钢管
        and any(f[0] == "v" for _, f in tagged(core[: -len(known)]))
    )
    if clumsy or not is_plain(page, edge, head):
        if known is None:
            return None
        edge, core = head - len(known), known
    name = core + match["head"]
    if (
        match["head"] == "行业"
        and known_suffix(page, core) is None
        and not page.lexicon.ends("product_heads", core)
    ):
        return None
    if (
        core in ("大", "新", "全")
        or '"' in core
        or not sector_like(page, core)
        or counted(page.text, edge)
        or name in page.lexicon.lists["class_nouns"]
    ):
        return None
    first = _with_first(page, edge)
    if first < edge:
        name = page.text[first:edge] + name
        core, edge = page.text[first:head], first
    return Mention(
        edge,
        match.end("head"),
        "Industry",
        name,
        "industry.walk",
        0.7,
        trade_forms(page, edge, core, match["head"]),
    )


_NO_SECTOR = frozenset(["v", "p", "d", "r", "t", "m", "c", "u", "uj", "ul", "uv", "uz", "ug", "y", "f", "zg"])
"""Parts of speech that no name of an industry begins with: 顺着石化产业链, 全年专汽产业."""
_HEAD = re.compile(
    r"全产业链|产业链(?!主)|产业(?=链主)|产业(?![园区基化研大体]|集群|集聚区|集中区)|赛道|行业"
    r"|工业(?=总?产值|增加值|营业?收入|营收|规模|占|是|也|起步|基础|实力|体系)"
    r"|业(?=占|总?产值|增加值|实现|营收|营业收入|规模|也|已|起步|发达|兴旺|远近|闻名|从|快速|迅速|稳步|持续|增长|比重|[、和与][^，。；、]{2,8}业|，)"
)
_STATISTICAL_WALK = Walk(longest=20, joins=True, anchored=False)
_SHORT_WALK = Walk(longest=8, anchored=False)
_LONG_WALK = Walk(longest=14, anchored=False)
