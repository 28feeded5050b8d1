"""Whether words in front of 项目 or 工程 name one project or a kind of them."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.extract.page import Page
from kg.extract.shape.clause import last_clause
from kg.extract.shape.generic import counted, is_generic

_NUMBERED = re.compile(
    r"(?:\d+|[一二三四五六七八九十两多])(?:余|多)?(?:个|宗|条(?!.{0,8}线))|“.”|[两三四五六七八九十][区县市省]|^[\d一二三四五六七八九十两]+大(?!道|桥)|[元吨亩]以[上下]"
)
_OBJECT = re.compile(r"年产|生产线|基地|产业园|总部|工厂|二期|一期|三期|改造|综合|[“”]|[A-Za-z]{2,}|\d")
_BUILT = re.compile(
    r"(?:生产|产品|生产基地|产业园|制造|工厂|加工|产业化|扩能|检测中心|研发中心|中心|总部|平台)$"
)
_SPOKEN_OF = re.compile(
    r"(?:(?:投资|投入|投下|[出斥注耗]资|砸下)(?:约|超|近|达|逾)?\d[\d.]*[余多]?[万亿]+(?:元|美元|欧元)(?:建设|打造|兴建|修建|营建|建造|新建|实施|投建)?的"
    r"|(?:引[进入来]|招引|招来|实施|承建|投建|[建修兴营新]建|建设|建造|投资|[出斥]资|启动|签约|打造|落[户地]|[入进]驻)(?:建设|兴建|修建)?的"
    r"|(?:签约|投资|[出斥]资|合作|协作|共同|一同|联[合手])(?:建设|兴建|修建|建造|新建|投建)|其|(?:旗|麾)下的?|所属的?)$"
)
_STAGE = re.compile(
    r"(?:（[^）]{1,6}）|[一二三四]期|主体|正式|全面|顺利|一次性?|已|将|正|今年|去年|计划|预计|于|\d+年|\d+月(?:\d+日)?|[上下]旬|[底初末]|也|，){0,6}"
    r"(?:总投资|开工|动工|投产|点火|封顶|竣工|奠基|满产|达产|投用|试产|中交|并网|首期|选址|占地|落户|落地|落子|破土|在[^，。；]{2,12}(?:开工|动工|投产|点火|竣工)|完工|签约|获批|建成|投资方|由[^，。；]{2,20}(?:投资|承建|实施|建设)|加快建设|，(?:该|这个|这一)项目)"
)
_CLASS = re.compile(
    "(?:国家|省|市|县|区|级|部|本|年度|当年|首批|集中|集体|现场|重点|重大|优质|签约|开工|动工|竣工|投产|新建|续建|在建|储备|前期|拟建"
    "|招商|引资|产业|工业|民生|实事|建设|实施|推进|统筹|谋划|新|外资|内资|利用|和|、|类)+"
)
"""What classes of projects are called by: 省·集中·开工·项目."""
_ITEM = re.compile(r"(?:^|\n)\s*（?[一二三四五六七八九十\d]+[）.．、]\s*$")
"""The number of an item in a list of projects: 3.某旗再生铝循环利用项目。"""
_CARRIED_OUT = re.compile(r"实施|推进|开展|抓好|启动|推动")


def names_project(page: Page, edge: int, head: int, core: str, word: str) -> bool:
    """Whether a core names one project rather than a kind of them: 众合科技煤矿智能化, not 重点产业."""
    if _says_nothing(page, edge, core):
        return False
    inside = {m.kind for m in page.mentions.within(edge, head)}
    if "Enterprise" in inside or (core.startswith("“") and core.endswith("”")):
        return True
    if word == "工程" and not inside and not re.search(r"[期\d]", core) and _planned(page, edge):
        return False
    named = len(core) >= 3 or page.lexicon.ends("product_heads", core) or _owned(page, edge)
    told = named and _told(page, edge, head + len(word))
    if told and (word == "项目" or len(core) >= 4):
        return True
    if len(core) >= 4 and (page.cues_in("group", edge, head) or _unknown(page, edge, head)):
        return True
    if word == "工程" and not core.endswith(("期", "枢纽", "”")) and len(core) < 5:
        return False
    return _looks_built(page, edge, head, core, bool(inside & {"District", "IndustrialPark"}))


def _says_nothing(page: Page, edge: int, core: str) -> bool:
    """Whether a core is counted, generic, or cut off in the middle of something."""
    bare = re.sub(r"\d{4}年(?:度)?", "", _without_places(page, core))
    if len(core) < 2 or counted(page.text, edge) or is_generic(page, core) or is_generic(page, bare):
        return True
    if _CLASS.fullmatch(bare):
        return True
    tail = core.rpartition("”")[2]
    if (tail and tail != core and is_generic(page, tail)) or _NUMBERED.search(core):
        return True
    return bool(
        re.search(
            r"(?:等|个|类|批|的|抓|以上|以下|(?:重点|重大)(?:产业|工业|招商|建设|投资|民生|工程)?)$|(?:开工|竣工|续建|在建|签约|合作|落地|复工|储备|入库)$|各[区县市地镇]|亿元?级$|^(?:该|此|其|各|这)",
            core,
        )
    )


def _looks_built(page: Page, edge: int, head: int, core: str, placed: bool) -> bool:
    """Whether a core speaks of a plant, line or park, or is long and says nothing that somebody does."""
    if _OBJECT.search(core) and len(core) >= 4:
        return True
    if _BUILT.search(core) and len(core) >= 5:
        return True
    if any(page.is_doing(span) for span in page.tokens_in(edge, head)):
        return False
    if placed and len(core) >= 6:
        return True
    return len(core) >= 7 and not core.endswith(("化", "产业", "重点", "投资", "建设"))


def _told(page: Page, edge: int, end: int) -> bool:
    """Whether the text speaks of one project: what is invested in it, whose it is, how far it has come."""
    if _SPOKEN_OF.search(page.text, max(edge - 24, 0), edge):
        return True
    if _owned(page, edge):
        return True
    if end - edge < 6:
        return False
    if _STAGE.match(page.text, end):
        return True
    return (
        page.text[end : end + 1] in "。：\n" and _ITEM.search(page.text, max(edge - 6, 0), edge) is not None
    )


def _owned(page: Page, edge: int) -> bool:
    """Whether a firm's name and 的 stand before: 某公司的·铝塑板项目."""
    return page.text[edge - 1 : edge] == "的" and any(
        m.kind == "Enterprise" and m.end == edge - 1 for m in page.mentions.touching(edge - 2, edge)
    )


def _planned(page: Page, edge: int) -> bool:
    """Whether a clause lists what is to be done rather than built: 实施强链补链工程、人才引育工程."""
    clause = last_clause(page.text, max(edge - 40, page.sentence_at(edge).start), edge)
    return _CARRIED_OUT.search(clause) is not None


def _without_places(page: Page, core: str) -> str:
    splitter = page.lexicon.splitter
    while True:
        step = next((n for n in range(min(9, len(core)), 1, -1) if splitter.is_place(core[:n])), 0)
        if not step:
            return core
        core = core[step:]


def _unknown(page: Page, edge: int, head: int) -> bool:
    """Whether a core holds two characters in a row that no dictionary joins: a made name."""
    sizes = [e - s for s, e in page.tokens_in(edge, head) if "\u4e00" <= page.text[s] <= "\u9fff"]
    return any(a == b == 1 for a, b in pairwise(sizes))
