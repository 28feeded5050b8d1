"""Firms whose name ends in a head: a legal form, 公司, 集团, a kind of works."""

from __future__ import annotations

import re

from kg.extract.lexicon import Cue
from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.anchors import behind_divisions, opens_with_place
from kg.extract.shape.edges import left_edge
from kg.extract.shape.firms import after_kind
from kg.extract.shape.generic import NUMBERED, counted, is_generic
from kg.extract.shape.soft_starts import soft_start
from kg.extract.shape.walk import Walk
from kg.text.segment import words

_PARK_FIRST = re.compile(r".{1,8}?(?:高新区|经开区|开发区|工业园区?|产业园区?|片区|组团)(?=.{2,})")
_RUNS = re.compile("(?:管理|开发|建设|投资|运营|发展|服务|资产|实业|产业)*")
"""What runs a park and is called by it: 大通产业园·管理有限公司."""
_NOT_BY_ITSELF = ("注册", "一级", "二级", "三级", "透露", "集采", "分", "子", "总", "母", "该", "上市", "控")
"""子公司, 上市公司: what stands before the head makes it a word for any firm; not in 青禾电子公司."""
_GREW = re.compile(
    r"(?:累计)?(?:总数)?(?:达到?|发展到|增至|增加到|突破|超过?|共有?)(?:了)?\d+[余多]?[家个户]"
)
"""合作社“达到700家”: how many there are, none by name."""
_OF_BODY = re.compile("(?:研究[院所]|学院|大学|中心|协会|联盟|学会)$")
"""研究院·公司: a body and a firm, or any firm that one has."""
_PART = re.compile("(?:[成半%的]|全部|多数|少数|部分|剩余|国资|控股|相应|其余)$")
"""How many shares: 持有某公司八成·股份."""
_A_KIND = re.compile(
    r"(?:总数|数量)?(?:已|现|共|总数)*(?:达到?|有|近|约|超过?|超出|突破|冲破|增至|增加到|逾)*\d+[余多]?[家户]|之一|(?:一批|若干|众多)(?=[，。；、])"
)
"""Behind 公司, what tells that a kind of firms is meant: 木材加工公司·1100多家."""
_SHARES = re.compile(r"有限|公司|制|合作|转让|总额|占|比例|改革|回购|分红|持有")
_LONGER = re.compile(r"交易所|时报|市场|业(?!务)|(?<=厂)[区房长里商家址门内]")
"""深圳证券·交易所, 商业银行·业."""
_KIND_OF_WORKS = re.compile(
    r"[两二三四五六七八九十]大$|(?:数字|智能|智慧|规模|现代|标准|未来|灯塔|绿色|零碳|无人)(?:化)?$"
)
"""规模·牧场, 数字·化工厂: kinds of works, none by name."""
_AWARDED = re.compile(r"(?:入选|获评|评为|评定为|认定为|命名为|荣获|跻身)$")
"""入选·省级精品咖啡庄园: what somebody is called."""
_SEVERAL = re.compile(r"[两三四五六七八九十]家$")
"""农行、工行“两家”银行."""
_ANY = re.compile("(?:[一二三四五六七八九十百千几数多来余这那该]|\\d)家|某")
"""二十来家·酒厂, 某·铸造厂: any of them."""
_BRANCH = re.compile(r"[\u4e00-\u9fff]{2,6}?分公司")
_FIRM_WALK = Walk(longest=26, stop_at_place=True)


def headed_firm(page: Page, cue: Cue, role: str) -> Mention | None:
    sentence = page.sentence_at(cue.start)
    edge = left_edge(page, sentence, cue.start, _FIRM_WALK)
    core = page.text[edge : cue.start]
    if core.endswith(_NOT_BY_ITSELF) and role != "form" and core[-2:] not in page.lexicon.seeds.trade_words:
        return None
    if cue.word == "股份" and (_SHARES.match(page.text, cue.end) or _PART.search(core)):
        return None
    if role != "form" and (_LONGER.match(page.text, cue.end) or _GREW.match(page.text, cue.end)):
        return None
    ascii_core = re.search(r"[A-Za-z0-9&.\- ]+$", page.text[sentence.start : cue.start])
    if ascii_core and len(ascii_core.group().strip()) > 1:
        edge = cue.start - len(ascii_core.group().lstrip())
        core = page.text[edge : cue.start]
    inside = _PARK_FIRST.match(core)
    if inside is not None and not _RUNS.fullmatch(core, inside.end()):
        edge, core = edge + inside.end(), core[inside.end() :]
    edge = _from_group(page, edge, cue.start) if role == "form" else edge
    edge, core = after_kind(page, edge, page.text[edge : cue.start])
    edge = _with_brand(page, edge, cue.start) if role == "form" else edge
    edge = _said_before(page, edge, cue, role)
    edge = soft_start(page, edge, cue.start) if role == "form" or cue.word == "公司" else edge
    edge = _seated(page, edge, cue, role)
    core = page.text[edge : cue.start]
    if len(core) < 2 or counted(page.text, edge) or NUMBERED.match(core.removeprefix("第")):
        return None
    weak = role == "weak" and (
        _KIND_OF_WORKS.search(core)
        or _AWARDED.search(page.text, max(0, edge - 4), edge)
        or core in page.lexicon.lists["selling"]
        or core[0] in "和与及"
    )
    if weak or _SEVERAL.search(core) or (role != "form" and ("等" in core[1:] or _ANY.search(core))):
        return None
    end = cue.end
    if branch := _BRANCH.match(page.text, end):
        end = branch.end()
    name = page.text[edge:end]
    if role == "form":
        return Mention(edge, end, "Enterprise", name, "firm.form", 0.97)
    parts = page.lexicon.splitter.split(name)
    brand = parts.brand or parts.trade
    if len(brand) < 2 or is_generic(page, brand) or (cue.word == "公司" and len(core) < 2):
        return None
    if cue.word in ("公司", "集团", "股份") and _tells_kind(page, core, end):
        return None
    return Mention(edge, end, "Enterprise", name, "firm.head", 0.85 if role == "head" else 0.7)


def _seated(page: Page, edge: int, cue: Cue, role: str) -> int:
    """Where a firm's name begins behind the divisions in which it sits; works and shops are called by theirs."""
    if role != "form" and cue.word not in ("公司", "集团", "股份"):
        return edge
    return behind_divisions(page, edge, cue.start, registered=role == "form")


_YEARS = re.compile("[那这同当]?[一二两三四五六七八九十]年(?=[\u4e00-\u9fff]{2})")


def _said_before(page: Page, edge: int, cue: Cue, role: str) -> int:
    """Past what is said before a name and taken into it: 那“一年”国营骅锐机械厂成立, “以”南国集团为龙头."""
    if years := _YEARS.match(page.text, edge, cue.start):
        edge = years.end()
    led = role != "form" and page.text[edge] == "以" and page.text.startswith(("为", "牵头"), cue.end)
    return edge + 1 if led else edge


_BRANDLIKE = re.compile(
    "(?:大力|拓展|开拓|腾飞|振兴|奋进|超越|领先|联合|共创|进取|开创|突破|兴盛|壮大|崛起|飞跃|跨越|创新|发展|长征|前进|胜利|信任|合力|同心|协力)$"
)
"""Verbs that are brands as well, where a place stands before them and a trade behind."""


def _with_brand(page: Page, edge: int, head: int) -> int:
    """Start of a registered name whose brand is also a verb: 威海·拓展·纤维有限公司, or 联合·动力有限公司 by itself."""
    if _BRANDLIKE.search(page.text, max(edge - 2, 0), edge) is None:
        return edge
    at = edge - 2
    starts = (m.start for m in page.mentions.touching(at - 1, at) if m.kind == "District" and m.end == at)
    start = min(starts, default=at if page.text[edge:head] in page.lexicon.seeds.trade_words else edge)
    bounded = page.text[start - 1 : start] in ("", *"，。、；：“\n的由与和")
    return start if bounded or page.word_ending(start)[-2:] in page.lexicon.lists["before_firms"] else edge


def _from_group(page: Page, edge: int, head: int) -> int:
    """Start of the known group that stands before the place in a firm's name: 特变电工衡阳变压器有限公司."""
    if (
        page.text[edge] in "系为"
        and head - edge > 4
        and page.lexicon.splitter.has_brand(page.text[edge + 1 : head])
    ):
        return edge + 1  # 系·梅岭生物科技集团股份有限公司旗下企业
    if not opens_with_place(page, edge):
        return edge
    ends = {
        edge - len(form)
        for form in ("", "集团", "股份", "控股", "集团公司")
        if page.text.endswith(form, 0, edge)
    }
    return min(
        (c.start for c in page.cues_in("group", max(edge - 12, 0), edge) if c.end in ends),
        default=edge,
    )


def _tells_kind(page: Page, core: str, end: int) -> bool:
    """Whether what stands before 公司, and behind it, makes a kind of firms of it."""
    return (
        _plain_words(page, core)
        or _OF_BODY.search(core) is not None
        or _A_KIND.match(page.text, end) is not None
    )


def _plain_words(page: Page, core: str) -> bool:
    """Whether a core is ordinary words only: 物流公司, 上市公司."""
    seeds = page.lexicon.seeds
    if page.lexicon.splitter.split(core + "公司").place:
        return False
    parts = words(core)
    return all(
        len(w) > 1
        and (
            w in seeds.generic
            or w in seeds.edges
            or w in seeds.trade_words
            or w in seeds.industries
            or w in page.lexicon.lists["vague_trades"]
        )
        for w in parts
    )
