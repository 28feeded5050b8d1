"""What stands around a name and makes it a firm's: 引来X, X董事长, 宣州区的X."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.extract.page import Page
from kg.extract.shape.clause import last_clause
from kg.extract.shape.firms import THING

_DOER = re.compile(
    r"(?:(?:提供|供应|生产|制造|研发|研制|专做|主营|专攻|做|配套|承接|加工|代工|主打)[^，。；的]{2,20}的$"
    r"|(?:起家|出身|落户|迁来|搬来|搬到|迁到|退城入园|退城进园|搬迁|来自|引进|投资"
    r"|旗下|参股|控股|收购|深耕|从事|转型|创办|成立|新建|建厂|在册|上市)"
    r"[^，。；的]{0,20}的$)"
)
_NEAR = re.compile(
    r"(?:一侧|对面|隔壁|邻近|毗邻|近旁|当地|本地|本土|县里|市里|镇上|区里|村里|园里|园内|同[区市县镇园村]|(?:同|远|地)[在处][^，。；的]{0,12}|墙之隔|街之隔|路之隔)的$"
)
"""Where somebody sits: 隔壁的·锯力煌."""
_MAKES = re.compile(
    r"(?:给|为|替)[^，。；的]{1,10}(?:做|供应|提供|生产|加工|配套)[^，。；的]{2,12}的$"
    r"|(?:^|[、和与及，]|专门|专业|主要|同样|同是|专)(?:做|生产|制造|经营|主营|主打|专攻|专注|从事)[\u4e00-\u9fff]{2,10}的$"
)
"""Who makes something: 给它们做床身铸件的·伟业机床, 做锯条的·利刃工具."""
_PLAIN = frozenset("，。；：！？“”‘’（）《》\n—…·")
_CALLED = re.compile(
    r"(?:供货商|供应商|厂家|厂商|企业|公司|客户|用户|主顾|买家|链主|龙头)(?:名单)?(?:名叫|名为|叫做|叫|就是|正是|是)$"
)
"""纸箱的供货商叫·天马包装."""
_DAY_WORK = re.compile(r"[日月年](?:产|均|处理|加工|提纯|销|供|出货|吞吐|消化|营收)")
_BUILDS = re.compile(r"[\u4e00-\u9fff“”A-Za-z0-9]{2,20}?(?:项目|生产线|产线)")
_NO_FIRM = re.compile(
    r"(?:产业|行业|集群)(?![园基集])|(?:成型|加工|处理|制备|合成|提纯|焊接|涂覆|封装)?(?:技术|工艺)(?!有限|公司|[学中总开])|对口(?:合作|协作|帮扶)|等[\d一二三四五六七八九十余几多数]*(?:[个大])?(?:系列|品种|品类|门类|规格|型号|种|类|款|型)"
)
"""What is said of a trade or of wares: 浦江绗缝家纺·产业, 桥门式起重机·等17个系列."""
_ROW_ON = re.compile(
    r"(?:[、和与及][^，。；：！？、和与及等\s]{1,16}){0,9}等(?:\d+[项个种款类]|[多数几][项个种款类]|一批|一系列|诸多|众多)?"
    r"(?:核心|关键|先进|特色|高端|新型|主要|系列|共性|重点|自主|前沿|卡脖子|配套|相关|主导|拳头)*"
)
"""The rest of a list, up to what its members are called: 倒装封装·、扇出封装等核心（技术）."""
_FIRMS_AFTER = re.compile(r"[\u4e00-\u9fff]{0,4}?(?:企业|公司|厂|商|巨头|龙头|项目|园)")
_WITH = frozenset("在与同和将正也")
_TOGETHER = re.compile(
    r"(?:将|正|也|则|已)*(?:[与同和][^，。；、]{2,14}?(?:签下|签订|签约|签署|达成|合作|共建|合资|携手)"
    r"|在[^，。；、]{2,10}?(?:布局|设厂|建厂|造|投产|建成|投资|设立|扎根|落子)"
    r"|在[^，。；、]{1,10}?有(?:一[座家个处]|了)?[^，。；、的]{0,4}?(?:工厂|基地|分厂|车间)"
    r"|(?:拓展|扩大|布局|追加|启动)[^，。；、]{0,6}?(?:业务|产能|投资|市场)|没有?闲着|看中|看好|看上)"
)
"""What firms do with others or somewhere: 甲·与某县签下, 甲·在某镇造发动机, 甲·也看中了某地."""
_GOES_ON = frozenset("也则已将都均正还在从把向为以因是有又就拿带要去刚至")
_ENDS = frozenset("、，。；：！？和与及等的（）“”\n")


def left_weight(page: Page, floor: int, start: int) -> float:
    """Weight of what stands before a name; zero where a name cannot begin, below it where a person or thing does."""
    text, lists = page.text, page.lexicon.lists
    char = text[start - 1 : start] if start > floor else ""
    if char == "的":
        return _after_of(page, floor, start)
    if char == "" or char in _PLAIN:
        return 0.5
    if char in "、和与及":
        return 0.5 if char == "、" else 1.0
    if char in "叫为是名" and _CALLED.search(text, max(floor, start - 8), start):
        return 2.5
    word = page.word_ending(start)
    if word in lists["posts"]:
        return -9.0
    if word[-2:] in lists["before_firms"] or word in lists["before_firms"]:
        return 2.5
    if word in lists["countries"]:
        return 2.0
    if word in lists["near_firms"]:
        return 1.0
    return _behind_place(page, floor, start) if district_ends(page, start) else 0.5


def _behind_place(page: Page, floor: int, start: int) -> float:
    """Weight of a place before a name: more where what stands before the place tells of a firm: 供给西安·铂力特."""
    at = min(m.start for m in page.mentions.touching(start - 1, start) if m.end == start)
    before = page.word_ending(at) if at > floor else ""
    return 2.5 if before in page.lexicon.lists["before_firms"] else 1.5 if before == "由" else 1.0


def _after_of(page: Page, floor: int, start: int) -> float:
    clause = last_clause(page.text, floor, start)
    doer = bool(_DOER.search(clause))
    placed = district_ends(page, start - 1) or page.word_ending(start - 1) in page.lexicon.lists["countries"]
    if doer:
        return 3.0 if placed or _MAKES.search(clause) else 2.0
    return 2.0 if placed or _NEAR.search(clause) else 0.5


def district_ends(page: Page, at: int) -> bool:
    return any(
        m.end == at and m.kind in ("District", "IndustrialPark") for m in page.mentions.touching(at - 1, at)
    )


def right_weight(page: Page, end: int, *, loose: bool) -> float:
    """Weight of what stands after a name; below zero for what a person says, and for kinds of things."""
    text, any_of = page.text, page.lexicon.any_of
    if any_of["says"].match(text, end):
        return -9.0
    if has_plant(page, end):
        return 2.5
    if (loose and THING.match(text, end)) or _NO_FIRM.match(text, end) or lists_things(page, end):
        return -3.0
    if _acts(page, end):
        return 2.5
    char = text[end : end + 1]
    if char == "的":
        if any_of["firms_do"].match(text, end + 1):
            return 2.0
        return 1.0 if owns_ware(page, end + 1) else 0.5
    if char == "等":
        return 1.0
    if char in _GOES_ON or _DAY_WORK.match(text, end):
        return 1.0
    if not loose and _BUILDS.match(text, end):
        return 1.0
    if char == "" or char in _ENDS or not loose:
        return 0.5
    return 0.0 if _word_ends_name(page, end) else -3.0


def _acts(page: Page, at: int) -> bool:
    """Whether something begins there that firms do, alone, in some manner, with others or somewhere."""
    text, any_of = page.text, page.lexicon.any_of
    if any_of["firms_do"].match(text, at) or any_of["after_firm"].match(text, at):
        return True
    how = any_of["manners"].match(text, at)
    if how and any_of["firms_do"].match(text, how.end()):
        return True
    return text[at : at + 1] in _WITH and _TOGETHER.match(text, at) is not None


_PLANT = re.compile(
    "的?(?:[一二三]期)?(?:生产|制造|研发|总装|整车|组装|智能)*(?:基地|工厂|公司|厂区|分厂|冶炼厂|总部)(?![园群])"
)


def has_plant(page: Page, at: int) -> bool:
    """Whether a plant in a place begins there, as firms have them: 骅锐·荆门基地, 骅锐汽车·四川工厂."""
    end = at
    while True:
        inside = [
            m.end
            for m in page.mentions.touching(end, end + 1)
            if m.start == end and m.kind in ("District", "IndustrialPark")
        ]
        if not inside:
            return end > at and _PLANT.match(page.text, end) is not None
        end = max(inside)


def owns_ware(page: Page, at: int) -> bool:
    """Whether what follows 的 is a product: 远航锯床的·数控带锯床."""
    cues = page.cues_in("product_head", at + 1, at + 8)
    return any(cue.end - cue.start > 1 for cue in cues) and not re.search(
        "[，。、；的]", page.text[at : cues[-1].start]
    )


def lists_things(page: Page, end: int) -> bool:
    """Whether a list goes on after a name whose members are called no firms: A·、B等关键技术."""
    if page.text[end : end + 1] not in ("、", "和", "与", "及", "等"):
        return False
    rest = _ROW_ON.match(page.text, end)
    kind = page.lexicon.any_of["row_kinds"].match(page.text, rest.end()) if rest else None
    return kind is not None and not _FIRMS_AFTER.match(page.text, kind.end())


def _word_ends_name(page: Page, end: int) -> bool:
    """Whether the word that begins at a position cannot go on with a name: a verb, a function word, a number."""
    if not "\u4e00" <= page.text[end] <= "\u9fff":
        return True
    spans = page.tokens_touching(page.sentence_at(end), end, end + 1)
    word = page.text[spans[0][0] : spans[0][1]] if spans else ""
    if not spans or word in page.lexicon.seeds.edges or page.is_doing(spans[0]):
        return True
    flag = page.words.tagged[bisect_left(page.words.starts, spans[0][0])][1]
    return len(word) == 1 and flag in ("v", "d", "p", "c")
