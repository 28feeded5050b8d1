"""Finds names that end in a head: firms by legal form, institutions, government bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.lexicon import Cue
from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.anchors import behind_divisions, opens_with_place
from kg.extract.shape.edges import left_edge
from kg.extract.shape.firms import after_kind
from kg.extract.shape.generic import counted, is_generic
from kg.extract.shape.heads import outermost_heads
from kg.extract.shape.soft_starts import soft_start
from kg.extract.shape.walk import Walk
from kg.text.segment import words

_NUMBERED = re.compile(r"(?:\d+|[一二三四五六七八九十两])(?:个|家|条|座|大)")
_PARK_FIRST = re.compile(r".{1,8}?(?:高新区|经开区|开发区|工业园区?|产业园区?|片区|组团)(?=.{2,})")
_RUNS = re.compile("(?:管理|开发|建设|投资|运营|发展|服务|资产|实业|产业)*")
"""What runs a park and is called by it: 大通产业园·管理有限公司."""
_NOT_BY_ITSELF = ("注册", "一级", "二级", "三级", "透露", "集采", "分", "子", "总", "母", "该", "上市", "控")
"""子公司, 上市公司: what stands before the head makes it a word for any firm; not in 青禾电子公司."""
_COUNTED = re.compile(r"(?:共|达|约|超)?\d+(?:余|多)?[个家所]")
"""省级以上创新平台“412个”: a number of them, none by name."""
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
_BODY_WALK = Walk(longest=18)
_LAB_WALK = Walk(longest=22, joins=True)
_ACADEMY = re.compile(
    r"(?:中国科学院|中科院|农科院|社科院)[\u4e00-\u9fff]{2,12}?(?:研究所|所|研究院|分院|中心)"
)


def find_heads(page: Page) -> Iterator[Mention]:
    """Names ended by a head of the seeds, longest head first at each end."""
    for cue in outermost_heads(page):
        for head in page.lexicon.heads[cue.word]:
            found = None
            if head.kind == "Enterprise":
                found = _firm(page, cue, head.role)
            elif page.text.startswith("场", cue.end) and cue.word.endswith("会"):
                break  # 分会场
            elif head.kind in ("Institution", "GovernmentBody"):
                found = _body(page, cue, head.kind)
            if found is not None:
                yield found
                break
    for match in _ACADEMY.finditer(page.text):
        yield Mention(match.start(), match.end(), "Institution", match.group(), "institution.academy", 0.9)


def _firm(page: Page, cue: Cue, role: str) -> Mention | None:
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
    if len(core) < 2 or counted(page.text, edge) or _NUMBERED.match(core.removeprefix("第")):
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


_FIRST = re.compile(
    "(?:全国|全省|全市|全县|国内|全球|亚洲|世界|我国|[\u4e00-\u9fff]{2}地区)?(?:首家|首个|首座|第一家|第一个|唯一|最大)(?:一家|一个)?的?"
)
"""全国首家·尼龙新材料概念验证中心."""
_JOINED = re.compile(
    "(?:^|[，。；、：“的在由和建为\\n])(?P<name>(?![，。；、：“的])[\u4e00-\u9fff]{2,14})[及和与]$"
)
_WHOLE = re.compile("(?:大学|学院|公司|集团|政府|[委局院所会厅部园区]|中心|基地|企业|高校|学校|机构|平台)$")


_OF_FIELDS = ("研究所", "研究院", "实验室", "中心", "检验院", "检测院")
_ALSO = re.compile("[又还也再曾将已并了]|企业|公司")


def _with_first(page: Page, edge: int, floor: int) -> int:
    """Start of a name whose field is two that are joined: 先进激光材料与·器件研究所, 国家木制家具及·人造板检验中心."""
    if page.text[edge - 1 : edge] not in ("及", "和", "与"):
        return edge
    joined = _JOINED.search(page.text, max(floor, edge - 16), edge)
    if joined is None or _WHOLE.search(joined["name"]) or _ALSO.search(joined["name"]):
        return edge
    start, end = joined.span("name")
    known = any(
        m.end > start for m in page.mentions.touching(start, end) if m.kind != "District" or m.end == end
    )
    does = any(page.is_doing(span) for span in page.tokens_in(start, end))
    return edge if known or does else start


_BUILT = re.compile(
    r".{2,12}?(?:大学|学院|研究院|公司|集团|园区|开发区)(?:共同|联合)?(?:建设|共建|设立|组建|成立|建立|打造)(?:了)?"
)
_DATED = re.compile(r"\d|年$")
_OF_BODIES = re.compile("工作报告|工作部门|网站|门户|引导基金|补贴|采购|投资基金|债券|性基金|平台|主导")
"""政府·工作报告: what is the government's, not who it is."""


def _quoted(text: str, edge: int, cue: Cue) -> int:
    """Where a name begins that stands whole in quotes: “马鞍山市多相反应与分离工程技术研究中心”."""
    if not text.startswith("”", cue.end):
        return edge
    opened = text.rfind("“", max(0, cue.start - 30), cue.start)
    whole = opened >= 0 and not re.search("[”，。；、]", text[opened:edge])
    return min(edge, opened + 1) if whole else edge


def _body(page: Page, cue: Cue, kind: str) -> Mention | None:
    sentence = page.sentence_at(cue.start)
    known = next(
        (c for c in page.cues_in("institution", sentence.start, cue.start + 1) if c.end == cue.end),
        None,
    )
    if known is not None:
        name = page.lexicon.canonical["institution", known.word]
        return Mention(
            known.start, known.end, "Institution", name, "institution.gazetteer", 0.95, (known.word,)
        )
    lab = cue.word.endswith("重点实验室")
    edge = left_edge(page, sentence, cue.start, _LAB_WALK if cue.word.endswith("实验室") else _BODY_WALK)
    edge = _quoted(page.text, edge, cue)
    if built := _BUILT.match(page.text, edge, cue.start):
        edge = built.end()  # 贵州大学建设·核电材料工程技术研究中心
    if cue.word.endswith(_OF_FIELDS):
        edge = _with_first(page, edge, sentence.start)
    if first := _FIRST.match(page.text, edge, cue.start):
        edge = first.end()
    core = page.text[edge : cue.start]
    if lab and (len(core) < 4 or page.lexicon.splitter.is_place(core)):
        return None  # a title, not one by name
    if counted(page.text, edge) or (cue.word in ("联盟", "学院", "协会") and len(core) < 2):
        return None
    if kind == "GovernmentBody":
        if _DATED.search(core) or _OF_BODIES.match(page.text, cue.end):
            return None
        if len(core) > 12 or (not core and len(cue.word) < 3):
            return None
        placed = page.lexicon.splitter.is_place(core) or page.lexicon.splitter.split(core + "有限公司").place
        if core and not placed and core not in ("国家", "全国"):
            edge = cue.start if len(cue.word) > 2 else -1
            return (
                None
                if edge < 0 or page.text[edge : cue.end] in page.lexicon.lists["loose_bodies"]
                else Mention(edge, cue.end, kind, cue.word, "government.head", 0.6)
            )
        name = page.text[edge : cue.end]
        return (
            None
            if name in page.lexicon.lists["loose_bodies"]
            else Mention(edge, cue.end, kind, name, "government.head", 0.85)
        )
    if (
        len(core) < 2
        or (is_generic(page, core) and not (len(cue.word) > 3 and opens_with_place(page, edge)))
        or _NUMBERED.search(core)
        or (page.tokens_in(edge, cue.start) == [(edge, cue.start)] and page.is_doing((edge, cue.start)))
        or _COUNTED.match(page.text, cue.end)
    ):
        return None
    return Mention(edge, cue.end, kind, page.text[edge : cue.end], "institution.head", 0.85)
