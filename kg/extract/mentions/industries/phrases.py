"""Finds industries that a phrase names without a head of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.generic import is_generic
from kg.extract.shape.sector_rows import ends_known, sector_row
from kg.extract.shape.sectors import sector_like
from kg.text.search import matches_at, matches_before, openings

_NUMBERED = re.compile(
    r"^(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]+、|\d+[、.．]|【)(?P<name>[^，。；：】]{2,14}?)(?P<head>产业链|产业|行业)?(?=[。：】]|$)",
    re.M,
)


def find_numbered(page: Page) -> Iterator[Mention]:
    """Industries that head a numbered part: （二）智能制造。"""
    for match in _NUMBERED.finditer(page.text):
        if _is_class(page, match):
            yield from _behind_class(page, match.end())
        elif not match["head"] and (named := _heading(page, match)):
            yield from named
        elif (
            match["head"] or page.lexicon.is_industry(_CHAIN.sub("", match["name"])) or _is_ware(page, match)
        ):
            start, end = match.start("name"), match.end("head") if match["head"] else match.end("name")
            yield Mention(
                start, end, "Industry", page.text[start:end], "industry.numbered", 0.9, (match["name"],)
            )
    for match in _PLACED.finditer(page.text):
        row = sector_row(page, *match.span("list"), known=1, wares=False)
        known = all(page.lexicon.is_industry(item) for _, item in row)
        if row and known and any(m.start == match.start() for m in page.mentions.touching(*match.span())):
            for at, item in row:
                yield Mention(at, at + len(item), "Industry", item, "industry.numbered", 0.85)
    for match in _HEADING.finditer(page.text):
        name = match["name"]
        if sector_like(page, name) and not _tells(page, *match.span("name")):
            end = match.end("head")
            yield Mention(
                match.start("name"), end, "Industry", page.text[match.start("name") : end],
                "industry.numbered", 0.9, (name,),
            )  # fmt: skip


def _heading(page: Page, match: re.Match[str]) -> list[Mention]:
    """The industry, or two, that a whole line names: 三、食品与白酒, 四、精品钢材深加工."""
    start, end = match.span("name")
    if page.lexicon.is_industry(match["name"]) or match.end() < page.text.find("\n", start):
        return []
    joint = re.search("[与和、]", match["name"])
    if joint is None:
        known = ends_known(page, match["name"], wares=False) and sector_like(page, match["name"])
        ends = [(start, end)] if known and not _tells(page, start, end) else []
    else:
        at = start + joint.start()
        ends = [(s, e) for s, e in ((start, at), (at + 1, end)) if page.lexicon.is_industry(page.text[s:e])]
        ends = ends if len(ends) > 1 else []
    return [Mention(s, e, "Industry", page.text[s:e], "industry.numbered", 0.8) for s, e in ends]


_PLACED = re.compile(r"^[^，。；：\n]{2,16}：(?P<list>[^，。；：！？\n]{2,30})$", re.M)
"""A heading that names a place and what it lives on: 奉贤新城：生物医药."""
_HEADING = re.compile(
    r"(?:^\s*|(?<=：))(?P<name>[\u4e00-\u9fffA-Z]{2,12}?)(?P<head>全产业链|产业链|产业)(?=：|$)", re.M
)
_BEHIND_CLASS = re.compile(r"】\s*(?P<list>[\u4e00-\u9fffA-Z、]{2,40})(?=[。“，])")


def _tells(page: Page, start: int, end: int) -> bool:
    """Whether a line says something, rather than naming a trade: 花茶也能成产业."""
    first = next(iter(page.tokens_in(start, end)), None)
    return (first is not None and page.is_doing(first)) or _SAYS.search(page.text, start, end) is not None


_SAYS = re.compile(
    "[也让把被是向]|为(?!主)|(?<![智功性节储热核动效])能(?![源量耗效])|变成|成为|能成|成了|成就|(?<!稀)有(?![色机])|[两二三四五六七八九十几多][大个条]|加快|加速|不断|持续|正在"
)


def _is_class(page: Page, match: re.Match[str]) -> bool:
    """Whether a bracket heads a part by a class of industries: 【首位产业】."""
    whole = match["name"] + (match["head"] or "")
    if whole in page.lexicon.lists["class_nouns"]:
        return True
    bare = _CHAIN.sub("", match["name"])
    return is_generic(page, match["name"]) and not page.lexicon.is_industry(bare)


def _behind_class(page: Page, at: int) -> Iterator[Mention]:
    """The industry that such a heading introduces: 【首位产业】智能家电。"""
    match = _BEHIND_CLASS.match(page.text, at)
    if match is None:
        return
    items, span = re.split("(、)", match["list"]), match.span("list")
    named = any(m.kind in ("Enterprise", "Institution") for m in page.mentions.touching(*span))
    if named or _tells(page, *span) or any(not sector_like(page, item) for item in items[::2]):
        return
    at = match.start("list")
    for item in items:
        if item != "、" and (len(items) > 1 or page.text[match.end("list")] == "。"):
            yield Mention(at, at + len(item), "Industry", item, "industry.numbered", 0.88)
        at += len(item)


def _is_ware(page: Page, match: re.Match[str]) -> bool:
    """Whether a bracket heads a part by what is made in it: 【日用瓷】."""
    name = match["name"]
    return (
        match.group().startswith("【")
        and len(name) <= 6
        and page.lexicon.ends("product_heads", name)
        and sector_like(page, name)
    )


_MEMBERS = re.compile(
    r"等(?:一大批|一批|众多|多家|\d+[余多]?家)?(?P<name>[\u4e00-\u9fff]{2,10}?)(?:领域|产业|行业)?(?:龙头|骨干|头部|重点|领军|上市|知名)*(?:企业|厂商|厂家|公司)"
)
_PILLAR_IS = (
    r"(?:是|成为|成了)[^，。；]{1,10}?的?"
    r"(?:优势|支柱|主导|特色|标志性|首位|头号|第一|重要|传统|富民|当家|新兴|农业|主打)+产业"
)
_IS_PILLAR = rf"(?:已|早已|正|也|就)?{_PILLAR_IS}"
_JUDGED = re.compile(_PILLAR_IS)
_PILLAR_NAME = 10
_PILLAR_FAR = _PILLAR_NAME + 2
"""With the adverb behind it."""
_PILLAR = re.compile(rf"(?P<name>[\u4e00-\u9fffA-Z]{{2,{_PILLAR_NAME}}}?)(?={_IS_PILLAR})")
_FIRMS = re.compile(r"(?:生产|制造|加工)?(?:企业|公司|厂商|厂家)|(?:出口|生产|加工|制造)基地")
_OPENS_FIRMS = openings(
    "", {"生": "产", "制": "造", "加": "工", "企": "业", "公": "司", "厂": "[商家]", "出": "口"}
)
_COUNT_BEHIND = re.compile(
    r"(?:数量)?(?:已|现)?(?:达到?|有|近|约|超过?|超出|突破|增至|逾)?\d+(?:多|余)?[家户]"
)
_COUNT_AHEAD = re.compile(r"(?:\d|[一二三四五六七八九十百千几数])(?:多|余)?家$")
_IS_ITS = re.compile("是[^，。；]{0,8}$")
_LINE = re.compile(r"^[^，。；：\n]{2,12}?(?=也|则|更|，?是|正|从)", re.M)
_LONGEST = 8


def find_counted(page: Page) -> Iterator[Mention]:
    """Industries whose firms are counted, or with which a paragraph opens: 休闲食品企业78家, 绿色食品也不想掉队."""
    text = page.text
    headed: dict[str, bool] = {}
    for match in matches_at(_OPENS_FIRMS, _FIRMS, text, 0, len(text)):
        end = match.start()
        start = _known_before(page, end)
        if start is None:
            continue
        if not match.group().endswith("基地"):
            counted = _COUNT_BEHIND.match(text, match.end()) or _COUNT_AHEAD.search(
                text, max(0, start - 4), start
            )
        else:
            counted = _IS_ITS.search(text, max(0, start - 10), start)
        if not counted:
            continue
        name = text[start:end]
        if name not in headed:
            headed[name] = _headed_elsewhere(text, name)
        if not headed[name]:
            yield _said(page, start, end)
    for match in _LINE.finditer(text):
        if page.lexicon.is_industry(match.group()):
            yield _said(page, *match.span())


def _headed_elsewhere(text: str, name: str) -> bool:
    """Whether the text speaks of the trade as an industry or cluster anyway: 智能锁 beside 智能锁具产业集群."""
    at = text.find(name)
    while at >= 0:
        if _HEADED.match(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


_HEADED = re.compile("[^，。；、\n]{0,5}?(?:产业|集群|赛道)")


def _known_before(page: Page, end: int) -> int | None:
    """Where the longest industry of the gazetteer begins that ends at a position, with one more before it."""
    found = _longest_before(page, end, 3)
    if found is None:
        return None
    more = _longest_before(page, found, 2)  # 影视·文创企业
    return found if more is None or page.straddled(more) else more


def _longest_before(page: Page, end: int, least: int) -> int | None:
    starts = range(max(0, end - _LONGEST), end - least + 1)
    return next((at for at in starts if page.lexicon.is_industry(page.text[at:end])), None)


def _said(page: Page, start: int, end: int) -> Mention:
    return Mention(start, end, "Industry", page.text[start:end], "industry.said", 0.75)


_PURSUED = re.compile(
    r"(?<=[市县区镇旗乡])(?:则|也|还|更|重点|着力|正|将|全力)*(?:主攻|聚焦|主打|看重|看中了?|深耕|押注|瞄准|做强)(?P<name>[\u4e00-\u9fff]{2,10}?)(?=[，。；：])"
)


_LED = re.compile(
    r"为(?:“?(?P<by>链主|龙头|引领|领军|代表|骨干|支撑|主体)”?)(?:企业)?的(?P<name>[\u4e00-\u9fffA-Z]{2,12}?)(?:产业链|产业)?(?=[、和]以|等[\u4e00-\u9fff]{0,6}产业|，|。|；)"
)


_LEADING = ("链主", "龙头", "引领", "领军")
_CHAIN = re.compile("(?:全产业链|产业链|产业)")


def _led(page: Page) -> Iterator[Mention]:
    """The trades of a list that are told by who leads them: 以A为链主的肉食品加工、以B为链主的特种钢等优势产业."""
    for match in _LED.finditer(page.text):
        start, end = match.span("name")
        if head := _CHAIN.search(match["name"], 2):
            end = start + head.end()
        named = not match["name"].endswith(("集群", "园", "基地", "体系"))
        bare = _CHAIN.sub("", page.text[start:end])
        named = named and (match["by"] in _LEADING or ends_known(page, bare))
        if named and sector_like(page, bare) and not _tells(page, start, start + len(bare)):
            yield Mention(start, end, "Industry", page.text[start:end], "industry.made", 0.82, (bare,))


def find_said(page: Page) -> Iterator[Mention]:
    """Industries that a list's class word or a judgement names: “A、B等锂电池材料企业”, “汽车是广西的优势产业”."""
    pillars = matches_before(_JUDGED, _PILLAR_FAR, _PILLAR, page.text, 0, len(page.text))
    for match in (*_MEMBERS.finditer(page.text), *_PURSUED.finditer(page.text), *pillars):
        name = match["name"]
        known = page.lexicon.is_industry(name) if len(name) == 2 else ends_known(page, name)
        if known and sector_like(page, name) and name[:2] not in page.lexicon.seeds.edges:
            yield _said(page, *match.span("name"))
    yield from _led(page)
