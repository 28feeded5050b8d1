"""Finds firms in slots that only firms fill: “A、B等企业”, 龙头企业A."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.shape.brands import is_ware
from kg.extract.shape.firms import after_edge, after_kind, name_like
from kg.extract.shape.row_members import firm_shaped, may_join
from kg.extract.shape.rows import last_end, row_items

_ITEM = r"[^，。；：、！？“”（）等\s]{2,18}"
_LIST = rf"(?:{_ITEM}、)*{_ITEM}"
_COUNT = (
    r"(?:等|这)?(?:一批|众多|一系列|多家|诸多)?(?:近|超|约|逾)?"
    r"(?:\d{1,6}余?多?|[一二三四五六七八九十百两多数]{1,6}余?)?(?:家|户|个|大)?"
)
_FIRM_WORDS = (
    "企业", "公司", "厂商", "配套商", "供应商", "车企", "药企", "茶企", "酒企", "钢企", "乳企", "纸企", "鞋企",
    "服企", "矿企", "船企", "粮企", "煤企", "油企", "化企", "陶企", "民企", "国企", "央企", "外企", "台企",
    "港企", "名企", "巨头", "翘楚", "制造商", "开发商", "运营商", "客商", "厂家", "集团", "龙头", "单位",
    "品牌商", "整车厂", "主机厂", "独角兽", "上市公司", "对手", "同行",
)  # fmt: skip
_SLOT = re.compile(
    rf"(?P<list>{_LIST})(?P<tail>{_COUNT}[\u4e00-\u9fff“”A-Za-z]{{0,12}}?(?:{'|'.join(_FIRM_WORDS)}))"
)
_STRETCH = re.compile(r"[^，。；：！？（）\s]+")
"""What a slot cannot reach beyond."""
_GATHERS = re.compile("[、等这]|[两二]家")
_APPOSED = re.compile(
    r"(?:龙头企业|头部企业|骨干企业|链主企业|“链主”企业|领军企业|核心企业|重点企业|上市公司|老牌企业|本土企业|知名企业|行业龙头|(?<!整)车企(?!业)|药企(?!业)|酒企(?!业)|独角兽企业)"
    r"(?:——|—)?“?(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,10})”?"
)
_LED = re.compile(
    r"以(?P<list>[^，。；：的]{2,40}?)(?:等)?(?:企业|公司|[\d一二三四五六七八九十两几多]+家)*为(?P<role>“?链主”?|龙头|领军|核心企业)(?:企业)?(?=的|，|。|；|、|牵引|带动|引领)"
)
"""Who leads a chain: 以牧原为链主的肉食品加工."""
_GROUND = re.compile("(?:小镇|园区?|新城|基地|开发区|高新区|经开区|片区|港区?)$")
_ACT = re.compile("(?:招商|拉动|带动|引领|牵引|集聚|[延补强建固]链)$")
"""龙头企业·拉动: what is done with them."""
_SOUGHT = re.compile("招引|招商|招募|寻找|寻求")
_ORDER = re.compile(r"[一二三四五六七八九十两几多]大|(?:\d+|[一二三四五六七八九十两几多数]+)[家户]")
_SAID = re.compile(r"分别|位于|位列|列入|入选|入围|跻身|均为|都是|同为|成为|获评|等")
"""What is said of the firms listed, before the word for firms: A、B分别位于百强企业榜单."""
_DAUGHTER = re.compile(
    r"(?:系|是|为|属于?|隶属于?|作为)(?P<name>[\u4e00-\u9fffA-Za-z]{2,10}?)的?(?:全资|控股|参股|直属|下属|控股的)?(?:子公司|孙公司|全资企业|控股企业)"
)
_ORDERED = re.compile(
    r"(?:[二三四五六七八九十两几多]|\d+)余?[家户大](?:上市|本土|本地|老牌|龙头|重点|规上|知名|民营|行业|头部|骨干|核心)?$"
)
_MANY = re.compile(
    r"[二两三四五六七八九十数多](?:大|家|个|巨头|强|雄|方|企业|公司|集团|厂|车企|药企|$)|等|\d"
)
"""How many a list has named: 华友、吉利·三巨头, 甲、乙·三企业."""
_OF = re.compile("的[^、的]{0,6}$")
_LONGEST = 6
"""Characters of a member from which on it may hold what the others are told to do."""
_PAIR = re.compile(r"[^与和及]{2,10}[与和及][^与和及]{2,10}")


_OPENS = re.compile("企|公司|商|厂|集团|巨头|翘楚|龙头|单位|链主|对手|同行")


def find_slots(page: Page) -> Iterator[Mention]:
    """Members of lists that close with a word for firms, and names apposed to one."""
    for sentence in page.sentences:
        body = page.text[sentence.start : sentence.end]
        if not _OPENS.search(body):
            continue
        for match in _slots(body):
            yield from _members(page, sentence.start + match.start("list"), match["list"], match["tail"])
        for match in _DAUGHTER.finditer(body):
            start, end = sentence.start + match.start("name"), sentence.start + match.end("name")
            held = page.mentions.touching(start, end)
            inside = all(m.kind == "Enterprise" and start <= m.start and m.end <= end for m in held)
            if inside and (held or name_like(page, match["name"])):
                yield Mention(start, end, "Enterprise", match["name"], "firm.parent", 0.8)
        yield from _leaders(page, sentence)
        for match in _APPOSED.finditer(body):
            start = sentence.start + match.start("name")
            if any(
                m.start == start and m.kind == "Enterprise" for m in page.mentions.touching(start, start + 1)
            ):
                continue
            end = _name_end(page, start, sentence.start + match.end("name"))
            if (
                end - start >= 2
                and not _ACT.search(page.text, start, end)
                and name_like(page, page.text[start:end])
                and page.text[end : end + 1] != "了"
            ):
                yield Mention(start, end, "Enterprise", page.text[start:end], "firm.apposed", 0.75)


def _leaders(page: Page, sentence: Sentence) -> Iterator[Mention]:
    """The firms with which something has its leader; a trade may be the 龙头, a 链主 is always a firm."""
    for match in _LED.finditer(page.text, sentence.start, sentence.end):
        chain = "链主" in match["role"]
        for start, item in row_items(match.start("list"), match["list"]):
            if item.startswith("“") and item.endswith("”"):
                start, item = start + 1, item[1:-1]
            known = any(m.kind == "Enterprise" for m in page.mentions.touching(start, start + len(item)))
            if known or _GROUND.search(item):
                continue
            whole = chain and 2 <= len(item) <= 8 and item not in page.lexicon.seeds.generic
            brand = page.lexicon.splitter.split(item).brand
            named = name_like(page, item) and not page.lexicon.ends("product_heads", item)
            whole &= brand not in page.lexicon.lists["never_brand"]
            named &= brand not in page.lexicon.lists["never_brand"]
            if not page.lexicon.is_industry(item) and (whole or named) and item not in page.lexicon.districts:
                yield Mention(start, start + len(item), "Enterprise", item, "firm.leader", 0.85)


def _slots(body: str) -> Iterator[re.Match[str]]:
    """Lists before a word for firms, and what “等” or “这” gathers; looked for only where such a word stands."""
    for stretch in _STRETCH.finditer(body):
        at, end = stretch.span()
        if not _GATHERS.search(body, at, end):
            continue
        end = last_end(body, _FIRM_WORDS, at, end)
        while at < end and (match := _SLOT.search(body, at, end)):
            at = match.end()
            pair = _PAIR.search(match["list"]) and _ORDER.match(match["tail"])
            if "、" in match["list"] or match["tail"].startswith(("等", "这")) or pair:
                yield match


def _members(page: Page, start: int, listed: str, tail: str) -> Iterator[Mention]:
    parts = row_items(start, listed)
    if tail.startswith("的") or _OF.search(listed):
        return  # 做滚珠丝杆、行星减速机的优秀企业: what they do
    ordered = _ORDER.match(tail) or _ORDERED.search(listed)
    if not ordered and not tail.startswith(("等", "这")) and len(parts) < 3:
        return
    for place, (first, item) in enumerate(parts):
        if place == 0 or (
            len(item) > _LONGEST and place < len(parts) - 1
        ):  # 车架、后桥常年供应·甲、乙两大主机厂
            cut = after_edge(page, first, first + len(item))
            parts[place] = (cut, page.text[cut : first + len(item)])
    last, item = parts[-1]
    item = _MANY.split(item)[0]
    if said := _SAID.search(item, 2):
        item = item[: said.start()]
    parts[-1] = (last, item)
    pieces = re.split(r"(和|以及|与|及)", item, maxsplit=1)
    if len(pieces) == 3 and len(pieces[0]) >= 2 and len(pieces[2]) >= 2:
        parts[-1] = (last, pieces[0])
        parts.append((last + len(pieces[0]) + len(pieces[1]), pieces[2]))
    parts = [after_kind(page, s, i) for s, i in parts]
    if tail.startswith("等企业") and any(_is_trade(page, s, i) for s, i in parts):
        return
    members = [(s, i) for s, i in parts if name_like(page, i)]
    if any(firm_shaped(page, i) for _, i in members):
        members = [(s, i) for s, i in parts if name_like(page, i) or may_join(page, i)]
    bare = not ordered and not tail.startswith(("等", "这"))
    if bare and _SOUGHT.search(page.text, max(0, start - 4), parts[0][0]):
        return  # 招引镜片、镜架及贸易企业: kinds of firms
    if len(members) * 2 < len(parts):
        return
    for s, i in members:
        yield Mention(s, s + len(i), "Enterprise", i, "firm.listed", 0.8)


def _is_trade(page: Page, start: int, item: str) -> bool:
    """Whether a member is what firms make, so that all are: 光伏玻璃、银浆等企业27家."""
    if any(m.kind == "Enterprise" for m in page.mentions.touching(start, start + len(item))):
        return False
    return page.lexicon.is_industry(item) or (is_ware(page.lexicon, item) and not name_like(page, item))


def _name_end(page: Page, start: int, end: int) -> int:
    """Right edge of an apposed name: the first word that cannot belong to it."""
    edges = page.lexicon.seeds.edges
    for span in page.tokens_touching(page.sentence_at(start), start + 1, end):
        word = page.text[span[0] : span[1]]
        if span[0] > start and (
            word in edges
            or (len(word) >= 2 and (word in page.lexicon.lists["after_firm"] or page.is_doing(span)))
        ):
            return span[0]
    return end
