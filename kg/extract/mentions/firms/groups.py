"""Finds nationally known firms and groups."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.lexicon import Cue
from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.brands import is_ware
from kg.extract.shape.firms import THING
from kg.extract.words import DOING
from kg.text.segment import is_word

_BRANCH = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:分行|支行|分公司)")
_LOCAL = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,5}?)(?:省|市)?"
    r"(?:供电公司|供电|电力|移动|联通|电信|石油|石化|燃气|水务|热电|发电|新能源)"
)
"""What state firms are called in a place: 国网·湖北·电力."""
_BUREAU = re.compile(
    r"(?:中国)?(?:(?:中铁|中交|中建|中冶|中核|中水|水电|中铁建|铁建|中煤|中化|中电建|葛洲坝)第?(?:[一二三四五六七八九]|十[一二三四五六七八九]?|二十[一二三四五]?)"
    r"(?:局集团|工程局|航务局|局|冶|公司(?!里))|中铁(?:大桥|隧道|建工|电气化|上海|北京|广州|武汉)(?:工程)?局|(?:大桥|隧道)局(?=[、，。；的和与]))(?:集团)?(?!长|面)"
)
"""The bureaus that build: 中铁大桥局, 水电七局."""
_JOINTS = frozenset("、和与及")
_FOR = re.compile(r"(?:[为给供向与]|进入|打入|供应|专供|配套|服务|牵手|联手|携手|用于|用在|搭上|打进|走进)$")
_OWNED = re.compile("的?(?:全资|控股|参股|母公司|子公司)|旗下|董事长|总经理")
_OBJECT = re.compile(r"[\d了的]|建设|约|近|超")
_SERVED = re.compile(
    r"等?的?(?:供货|供应|配套|代工|贴牌|提供(?!动力)|供应链|供应商|合作商|合作伙伴|订单|货架|代工厂|定点|认证|整车|主机厂)"
)
"""Behind 为, 给 …: what makes the word between them a customer."""


def find_groups(page: Page) -> Iterator[Mention]:
    """Nationally known firms; one whose name is also a word needs a firm's company."""
    text = page.text
    cues = _apart(page)
    beside = _beside_known(page, cues)
    for one, other in pairwise(cues):
        apart = one.end != other.start or one.word.endswith("集团")  # 广药集团·王老吉
        if not apart and not _common(page, one) and other.word not in page.lexicon.common_groups:
            name = text[one.start : other.end]
            yield Mention(one.start, other.end, "Enterprise", name, "firm.joint", 0.92)
    for match in _BUREAU.finditer(text):
        yield Mention(*match.span(), "Enterprise", match.group(), "firm.group", 0.92)
    for cue in cues:
        common = _common(page, cue)
        if common and cue not in beside and not _firm_company(text, cue):
            continue
        if branch := _BRANCH.match(text, cue.end):
            yield Mention(
                cue.start, branch.end(), "Enterprise", text[cue.start : branch.end()], "firm.branch", 0.92
            )
        local = _LOCAL.match(text, cue.end)
        if local is not None and page.lexicon.splitter.is_place(local["place"]):
            name = text[cue.start : local.end()]
            yield Mention(cue.start, local.end(), "Enterprise", name, "firm.branch", 0.9)
        trade = _trade_at(page, cue.end)
        loose = trade in page.lexicon.lists["loose_trades"]
        made_by = loose and (
            text[cue.start - 1 : cue.start] == "由" or not _closed(text, cue.end + len(trade))
        )
        if trade and not made_by and cue.word + trade not in page.lexicon.seeds.industries:
            whole = cue.word + trade
            yield Mention(cue.start, cue.end + len(trade), "Enterprise", whole, "firm.group", 0.9)
        if not trade and (made := _made_behind(page, cue.end)):
            yield Mention(
                cue.start, cue.end + made, "Enterprise", text[cue.start : cue.end + made], "firm.joint", 0.9
            )
        score = 0.9 if not common else 0.7
        yield Mention(cue.start, cue.end, "Enterprise", cue.word, "firm.group", score)


def _closed(text: str, at: int) -> bool:
    """Whether no object follows what is a verb as well: 引进国药控股·建设物流园."""
    return (
        re.match("[、，。；：（）”的和与等都均也则将]|集团|公司|股份|控股|$|董事|[今去]年", text[at:])
        is not None
    )


_BEHIND = re.compile(
    r"(?!集团|公司|股份|控股)(?P<made>[\u4e00-\u9fff]{2,3}?)(?=[、，。；）”的和与等都均]|$)", re.M
)
_SAYS = re.compile(
    "[做造供产卖]|品牌|旗下|兄弟|巨头|[两三四五六七八]|[的了在是有和与等将已正也都为从每今去年月日家个项]"
)


def _made_behind(page: Page, at: int) -> int:
    """Characters of a brand that no dictionary joins directly behind a known one: 延华·彼科."""
    match = _BEHIND.match(page.text, at)
    if match is None or page.straddled(at) or page.straddled(match.end()):
        return 0
    made = match["made"]
    if (
        page.lexicon.ends("product_heads", made)
        or is_ware(page.lexicon, made)
        or page.lexicon.splitter.is_place(made)
    ):
        return 0
    if any(page.is_doing(span) for span in page.tokens_in(at, match.end())):
        return 0
    plain = is_word(made) or _SAYS.search(made) is not None or made in page.lexicon.seeds.edges
    return 0 if plain or page.lexicon.is_industry(made) else len(made)


def _apart(page: Page) -> list[Cue]:
    """Known names as whole words: of two that begin together the longer, and none that the one before reaches into."""
    found: list[Cue] = []
    for cue in sorted(page.cues_of("group"), key=lambda c: (c.start, -c.end)):
        if found and cue.start < found[-1].end:
            continue  # 通·威高·纯晶硅, 一汽·解放
        if page.straddled(cue.start) or page.straddled(cue.end) or _ends_another(page, cue):
            continue
        if cue.word.startswith("中国") and _FIELD_AFTER.match(page.text, cue.end):
            continue
        found.append(cue)
    return found


_FIELD_AFTER = re.compile("园区|产业|行业|集群|协会|学会|工业|企业|百强|\\d+强|市场|制造业")
"""中国化工·园区, 中国软件·百强: of the country's trade, no firm."""
_NOT_OPENING = frozenset("省市区县镇乡村州旗盟港为给供向与和及是有由于在到了的")


def _ends_another(page: Page, cue: Cue) -> bool:
    """Whether one character that says nothing stands between a place and a name: 深圳·光·韵达 is another."""
    at = cue.start - 1
    char = page.text[at : cue.start]
    if not "\u4e00" <= char <= "\u9fff" or page.word_ending(cue.start) != char or char in _NOT_OPENING:
        return False
    if char in page.lexicon.seeds.edges or char in page.lexicon.lists["light_acts"]:
        return False
    if any(page.lexicon.splitter.is_place(page.text[at - size : at]) for size in (2, 3)):
        return True
    words = page.words
    says = words.tagged[bisect_left(words.starts, at)][1] in DOING
    alone = page.text[at - 1 : at] in ("", *"，。；：、\n") and not says
    after = next(iter(page.tokens_in(cue.end, cue.end + 1)), None)
    return alone and after is not None and page.text[slice(*after)] not in page.lexicon.seeds.edges


def _common(page: Page, cue: Cue) -> bool:
    """Whether a firm's name is an ordinary word as well."""
    return cue.word in page.lexicon.common_groups or cue.word in page.lexicon.lists["common_brands"]


def _beside_known(page: Page, cues: list[Cue]) -> set[Cue]:
    """Names in a list in which one stands that can be nothing else: “盒马”、“山姆”, “苹果”和微软.

    Between them others may stand that nobody knows: 盼盼、某某、海底捞.
    """
    rows: dict[int, list[Cue]] = {}
    for cue in cues:
        if _fills_item(page.text, cue):
            rows.setdefault(_row_of(page.text, cue.start), []).append(cue)
    listed = {cue for row in rows.values() if not all(_common(page, one) for one in row) for cue in row}
    runs: list[list[Cue]] = []
    for cue in cues:
        joined = runs and page.text[cue.start - 1] in _JOINTS and runs[-1][-1].end == cue.start - 1
        if joined:
            runs[-1].append(cue)
        else:
            runs.append([cue])
    return listed | {cue for run in runs if not all(_common(page, one) for one in run) for cue in run}


def _fills_item(text: str, cue: Cue) -> bool:
    """Whether a name is a whole item of a list joined by 、."""
    before, after = text[max(0, cue.start - 1) : cue.start], text[cue.end : cue.end + 1]
    return (
        "、" in (before, after)
        and before in ("", *"，。；：、\n和与及")
        and after in ("", *"、，。；和与及等都也")
    )


def _row_of(text: str, at: int) -> int:
    """Where the stretch without other marks than 、 begins in which a position lies."""
    return max(text.rfind(mark, max(0, at - 120), at) for mark in "，。；：\n")


def _trade_at(page: Page, at: int) -> str:
    """The trade word that goes on from a group's name (晶澳太阳能), not a thing it makes (比亚迪汽车零部件)."""
    found = [c.word for c in page.cues_in("trade", at, at + 1)]
    trade = max(found, key=len, default="")
    after = at + len(trade)
    if _OWNED.match(page.text, after):
        return trade
    if trade in page.lexicon.lists["thing_trades"] and (
        _PROJECTS.match(page.text, after) or not _goes_no_further(page, after)
    ):
        return ""
    acts = trade in page.lexicon.seeds.edges and _OBJECT.match(page.text, after)
    return "" if acts or THING.match(page.text, after) or _SERVED.match(page.text, at) else trade


_PROJECTS = re.compile(r"(?:、[^，。；：、]{2,20}){0,8}等(?:[^，。；、]{0,6})项目")
"""A list of projects: 比亚迪·电池、奇瑞未来工厂等重大项目."""


def _goes_no_further(page: Page, at: int) -> bool:
    """Whether a name ends here, and is not about to say what kind of thing it was: 风机·叶片, 电动·自行车."""
    return page.text[at : at + 1] in ("", *"，。、；：）”的等和与及从每也则将已正在由") or bool(
        page.lexicon.any_of["firms_do"].match(page.text, at)
    )


_OWN = re.compile(
    r"的?(?:工厂|总装厂|生产基地|供应商|供应链|配套商|配套厂|代工厂|董事长|总经理|整车厂|总部|经销商|门店|订单)"
    r"|在(?:这儿|这里|此地|此|当地|本地)(?=有|设|建|落|投|扩|布)"
)
"""What only firms have, behind a firm's name that is a word as well."""


def _firm_company(text: str, cue: Cue) -> bool:
    after, before = text[cue.end : cue.end + 4], text[max(0, cue.start - 5) : cue.start]
    return (
        after.startswith(("集团", "公司", "股份", "控股"))
        or _OWN.match(text, cue.end) is not None
        or before.endswith(("龙头企业", "头部企业", "链主企业"))
        or bool(_FOR.search(before) and _SERVED.match(text, cue.end))
    )
