"""Finds single clusters: X产业集群, X产业基地."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.anchors import opens_with_place
from kg.extract.shape.edges import left_edge
from kg.extract.shape.generic import counted, is_generic
from kg.extract.shape.sectors import known_suffix
from kg.extract.shape.walk import Walk

_TIME = re.compile(r"\d{4}年(?:度)?|\d+月|县域|市域|区域|全年|今年|去年")
_TITLE = re.compile("(?:培育|示范|试点|建设|起步|启动)区|地区")
_BATCH = re.compile("^(?:第[一二三四五六七八九十]+批|首批)(?:国家|[省市])?级?")
_WON = re.compile(
    r"(?:入选|获评为?|荣获|认定为|评为|命名为|列为|列入|跻身)(?:了|首批|第[一二三四五六七八九十]+批|20\d\d年?度?)*$"
)
_OF_STATE = re.compile(
    "(?:国家级?|全国|省级|[\u4e00-\u9fff]{2,3}(?:省|自治区))"
    "(?:中小企业|战略性新兴|先进制造业|特色|重点|优势|县域|创新型)"
)
_LEVEL = re.compile(
    r"^(?:世界级|国家级|省级|市级|全国|全球|国内|(?:产值)?(?:超|近)?(?:\d+(?:\.\d+)?|[一二三四五六七八九十百千万]+)亿(?:元)?级?(?:规模)?)(?:的)?"
)
_GROWING = re.compile("发展|培育|壮大|打造|形成|建设|做强|做优|做大")
_OPENS = frozenset("”，。；：、展育大成设强优")
"""What stands before a trade of one character: “昌宁红”·茶产业集群."""
_CLUSTER_WALK = Walk(
    longest=26,
    joins=True,
    through="inside_clusters",
)


def find_clusters(page: Page) -> Iterator[Mention]:
    """Single clusters: X产业集群, X产业基地, X千亿集群."""
    for cue in page.cues_of("head"):
        head = page.lexicon.head(cue.word, "IndustryCluster")
        if head is None or cue.word in ("产业体系", "现代产业体系", "产业格局", "现代化产业体系"):
            continue
        if (
            page.text[cue.end : cue.end + 1] in "区园"
            or _TITLE.match(page.text, cue.end)
            or (cue.word == "集群" and page.text[cue.start - 2 : cue.start] == "产业")
        ):
            continue
        edge = _edge(page, cue.start)
        core = re.sub(r"(?:1个|一个)?(?:千亿|百亿|万亿|\d+亿)级?$", "", page.text[edge : cue.start])
        core = re.sub(
            r"^(?:即|以及|及|继(?=.*(?:高新区|经开区|开发区|[市县区旗]))|(?:自治区|省|市|国家)级|这个|这一|当地|本地|[本全][市县区省]|该[市县区])+",
            "",
            core,
        )
        if cue.word == "产业基地" and page.text[cue.end : cue.end + 2] in ("项目", "建设"):
            continue
        edge, core = _ungrown(page, edge, cue.start, core)
        if core.startswith("地区") or (cue.word == "专业镇" and not _specialised(page, core)):
            continue  # 中西部等·地区纺织服装特色产业集聚区
        bare = core.removesuffix("产业链")
        if bare != core and all(page.is_doing(span) for span in page.tokens_in(edge, edge + len(bare))):
            continue  # 促进·产业链集群
        short = len(core) == 1 and core in page.lexicon.seeds.industries and page.text[edge - 1] in _OPENS
        if (
            (len(core) < 2 and not short)
            or counted(page.text, edge)
            or (not short and is_generic(page, core) and known_suffix(page, core) is None)
            or core in page.lexicon.lists["class_nouns"]
            or core.startswith("”")
            or page.lexicon.splitter.is_place(core)
            or _TIME.fullmatch(core)
            or core.endswith(("县域", "市域", "区域"))
        ):
            continue
        core = _LEVEL.sub("", core)
        core = re.sub(r"^.*(?:\d+|N|[一二三四五六七八九十两])(?:个|大|条)", "", core)
        core = _BATCH.sub("", core)
        begin = page.text.rfind(core, edge, cue.start)
        if _only_title(page, edge, cue.end):
            continue
        if (
            (len(core) < 2 and not short)
            or (core.endswith("型") and len(core) < 5)
            or (1 < len(core) < 3 and not _known_ware(page, core))
            or begin < 0
            or core in page.lexicon.lists["class_nouns"]
            or (not short and is_generic(page, core) and known_suffix(page, core) is None)
        ):
            continue
        if _WON.search(page.text, max(begin - 8, 0), begin) and _OF_STATE.match(page.text, begin):
            continue  # 入选·山东省特色产业集群: a title
        begin = _quoted_before(page.text, begin)
        name = page.text[begin : begin + page.text[begin : cue.start].rfind(core)] + core + cue.word
        labels = (page.text[begin : cue.end],) if page.text[begin : cue.end] != name else ()
        ground = cue.word == "产业基地" and _is_ground(page.text, begin, cue.end)
        kind, rule = ("IndustrialPark", "park.base") if ground else ("IndustryCluster", "cluster.head")
        yield Mention(begin, cue.end, kind, name, rule, 0.88, labels)
    yield from _bases(page)


def _ungrown(page: Page, edge: int, head: int, core: str) -> tuple[int, str]:
    """Where a name begins, and what it is, without the verb of building before it: 乌海市建设·材料产业基地."""
    if (lead := _GROWING.match(core)) and core[lead.end() :] in page.lexicon.seeds.industries:
        return edge + lead.end(), core[lead.end() :]
    placed = max((m.end for m in page.mentions.touching(edge, head) if m.start == edge), default=edge)
    lead = _GROWING.match(page.text, placed, head) if placed > edge else None
    if lead is None or head - lead.end() < 3:
        return edge, core
    return lead.end(), page.text[lead.end() : head]


_JOINED = re.compile(".*(?:集群|产业基地|专业镇)(?:以及|[与和及])")
"""Where a cluster ends that stands before another: 羊绒产业集群与·电缆产业集群."""


def _edge(page: Page, head: int) -> int:
    edge = left_edge(page, page.sentence_at(head), head, _CLUSTER_WALK)
    joined = _JOINED.search(page.text, edge, head)
    return joined.end() if joined else edge


def _only_title(page: Page, edge: int, end: int) -> bool:
    """Whether what ends here is a title alone, not one behind a trade: 智能语音·国家先进制造业集群."""
    starts = [c.start for c in page.cues_in("designation", max(end - 24, 0), end) if c.end == end]
    start = min(starts, default=end)
    if start <= edge or (starts and page.text[end - 2 : end] != "集群"):
        return True
    trade = page.text[edge:start]
    placed = len(trade) > 3 and opens_with_place(page, edge)
    named = placed and not any(page.is_doing(span) for span in page.tokens_in(edge, start))
    return bool(starts) and not named and known_suffix(page, trade) is None


_TO = re.compile(r"(?:走进|来到|位于|坐落于|坐落在|落户|入驻|进驻|落地|落子|选址于?|选在|在)$")
_GROUND = re.compile(
    r"(?:内|里|中|园区|总?占地|规划面积|规划占地|位于|坐落|核心区|起步区|[一二三]期|标准厂房)"
)


def _is_ground(text: str, begin: int, end: int) -> bool:
    """Whether 产业基地 is where one goes and builds rather than who works there: 走进…产业基地."""
    near = _TO.search(text, max(0, begin - 4), begin) or _GROUND.match(text, end)
    if text.find("简称“", end, end + 8) >= 0 and _SHORT.match(text, end):
        return True
    return bool(near or _GROUNDED.search(text, end, end + _NEXT))


_NEXT = 80
_SHORT = re.compile("（[^（）]{2,6}“[\u4e00-\u9fff]{1,6}(?:基地|园|谷|城|港|园区)”）")
_GROUNDED = re.compile("[。；，\n]基地(?:总)?(?:规划面积|规划占地|占地|内|里|已建成标准厂房|管委会)")
"""What the next sentences say of a base that is a place."""


_BASE = re.compile(
    r"基地(?=(?:早前|早已|已|先后|成功|再次|又|也)*(?:获批|获评|入选|被认定|被列为|被授予|被评为|聚集|集聚|汇聚|拥有企业|现有企业))"
)
_LED_BY = re.compile(
    r"为(?:“)?(?:龙头|链主|核心|主体|代表|引领|支撑|依托)”?(?:企业)?的(?P<name>[^，。；：、的]{4,20}?基地)"
)


def _bases(page: Page) -> Iterator[Mention]:
    """Bases of an industry that are spoken of as its cluster: 以A为龙头的宝鸡钛材料基地, …新材料基地获批."""
    found = {m.end("name") - 2: m.start("name") for m in _LED_BY.finditer(page.text)}
    for match in _BASE.finditer(page.text):
        edge = left_edge(page, page.sentence_at(match.start()), match.start(), _CLUSTER_WALK)
        found.setdefault(match.start(), edge)
    for head, edge in sorted(found.items()):
        core = page.text[edge:head]
        if len(core) > 3 and known_suffix(page, core) is not None and not core.endswith("产业"):
            yield Mention(edge, head + 2, "IndustryCluster", core + "基地", "cluster.base", 0.8)


def _known_ware(page: Page, core: str) -> bool:
    known = page.lexicon.is_industry(core) or page.lexicon.ends("product_heads", core)
    return known or (core[0] == "制" and core[1:] in page.lexicon.lists["stuff_signs"] | _MADE)


_MADE = frozenset("刷笔鞋伞糖茶药革冷帽衣袜镜香扇钉链锁砚墨陶盐种")
"""What 制 makes a trade of."""


def _quoted_before(text: str, begin: int) -> int:
    """Where a name begins that opens with a quoted region: “宁镇扬”汽车产业集群."""
    if text[begin - 1 : begin] != "”":
        return begin
    match = _QUOTED.search(text, max(0, begin - 9), begin)
    return match.start() if match else begin


_QUOTED = re.compile("“[\u4e00-\u9fff]{2,6}”$")


def _specialised(page: Page, core: str) -> bool:
    """Whether words before 专业镇 say in what: 杏花村汾酒."""
    return len(core) > 3 and (known_suffix(page, core) is not None or _known_ware(page, core))
