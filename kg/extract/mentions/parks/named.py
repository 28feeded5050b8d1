"""Finds parks, zones and areas: those of the gazetteer and those named by a head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.lexicon import Cue
from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.anchors import opens_with_place
from kg.extract.shape.edges import left_edge
from kg.extract.shape.generic import counted, is_generic
from kg.extract.shape.heads import outermost_heads
from kg.extract.shape.walk import Walk

_WALK = Walk(longest=24, joins=False)
_NUMBERED = re.compile(r"(?:\d+|[一二三四五六七八九十两])(?:个|家|条|座|大)")
_PART = re.compile(
    r"(?!位于|地处|坐落|落户|入驻|建设|设在|分为|包括|下辖)(?:(?![的是和由一二两三四五六七八九十])[\u4e00-\u9fff]){0,4}?(?:城区|港区|港城区|园区|组团|片区|[东西南北中]区|[东西南北]园|[\u4e00-\u9fff](?![开入进]园)[\u4e00-\u9fff]园(?=[，。、；：（）的在内建投新]))(?=[，。、；：（）的在内里]|建设|投资|新建|举行|落户|投产|开工|$)"
)
_BRACKET = re.compile(r"（(?:(?P<part>[\u4e00-\u9fff]{2,5}(?:片区|园|区))|(?P<place>[\u4e00-\u9fff]{2,5}))）")
_SHORT = ("经开区", "高新区", "综保区")
_LEAD = re.compile(
    r"(?:正在|正|将|继|下辖|辖|已|又|还|也|都|刚刚|刚|才|就|即将|不再|不建|不设|不搞|不|新设|新建|再建|年内|届时|目前|如今|就是|便是|正是|整个|放进|搬进|开进|建进|装进|放到|往|向|到|至|去|赴|由|从|于|跟着|推动|一侧|归|规划的?|全面|共同|创建|建成)+"
)
_PARTICLES = frozenset(("往", "正往", "正在", "即将", "不再", "已经", "刚刚", "纷纷", "陆续"))
_JOINED = re.compile("(?:片区|园区|园|新区|开发区|高新区|经开区|景区|度假区|组团|港)(?:和|与|及|以及)")
_OPENING = re.compile(
    r"(?:（[一二三四五六七八九十\d]+）)?(?:(?:新区|园区|高新区|经开区|开发区)(?=[\u4e00-\u9fff]{2}))?"
)
"""（一） of a heading, and the bare park before one of its parts: 新区·长东片区."""


def find_parks(page: Page) -> Iterator[Mention]:
    """Parks by head, and “X高新区Y片区” with the park it is part of."""
    for cue in page.cues_of("zone"):
        yield Mention(cue.start, cue.end, "IndustrialPark", cue.word, "park.gazetteer", 0.95)
    for cue in outermost_heads(page):
        head = page.lexicon.head(cue.word, "IndustrialPark")
        if head is not None:
            yield from _park(page, cue, head.role)


def _park(page: Page, cue: Cue, role: str) -> Iterator[Mention]:
    edge = _edge(page, cue)
    core = page.text[edge : cue.start]
    if (
        _RANKED.match(page.text, cue.end)
        or _EVERYWHERE.match(core)
        or _is_title(page, edge, core)
        or not _names(page, edge, core, cue)
        or (role == "weak" and not _park_like(page, edge, core))
    ):
        return
    begin = _behind_district(page, edge, cue)
    end = cue.end
    bracket = _BRACKET.match(page.text, end)
    if bracket and (called := _called(page, bracket)):
        yield Mention(
            *bracket.span("part"), "IndustrialPark", called, "name.declared", 0.95, (page.text[begin:end],)
        )
    elif bracket and role != "weak" and (bracket["part"] or page.lexicon.splitter.is_place(bracket["place"])):
        if bracket["part"]:
            yield _mention(page, edge, begin, end, "park.head", 0.92)  # the whole, in the name of its part
        end = bracket.end()
    name = page.text[begin:end]
    if name in page.lexicon.districts or _ends_district(page, cue):
        return
    score = 0.92 if role == "head" else 0.7
    yield _mention(page, edge, begin, end, "park.head", score)
    part = _PART.match(page.text, end)
    if part is not None and not counted(page.text, end) and not page.text.startswith(("园区", "等"), end):
        yield _mention(page, edge, begin, part.end(), "park.part", 0.85)


def _called(page: Page, bracket: re.Match[str]) -> str:
    """The shorter name in brackets that a park has behind its long one: （永康高新区）."""
    name = bracket["part"] or ""
    short = len(name) > 4 and name.endswith(("高新区", "经开区", "综保区", "开发区"))
    return name if short and opens_with_place(page, bracket.start("part")) else ""


_RANKED = re.compile(r"”?(?:\d+|百|十|五十)强|”?(?:百佳|排名|排行|榜)")
"""中国化工园区·30强: kinds of parks that are ranked."""


def _ends_district(page: Page, cue: Cue) -> bool:
    """Whether a head stands in a district's name, 广西贵·港, or opens another head: 太仓港·经济技术开发区."""
    return any(
        m.kind == "District" and m.start < cue.start < m.end and m.end >= cue.end
        for m in page.mentions.touching(cue.start, cue.end)
    ) or (cue.word.endswith("港") and _NO_PORT.match(page.text, cue.end) is not None)


_NO_PORT = re.compile(
    "[口区城务股]|市(?![场值])|经济|开发|综合|保税|高新|产业|工业|科技城|新区|[\u4e00-\u9fff]{2}(?:经济区|开发区)"
)


def _mention(page: Page, edge: int, begin: int, end: int, rule: str, score: float) -> Mention:
    labels = (page.text[edge:end],) if edge < begin else ()
    return Mention(begin, end, "IndustrialPark", page.text[begin:end], rule, score, labels)


_WON = re.compile(
    r"(?:获批|获评为?|命名为|认定为|列为|列入|入选|入列|评为|授予|创成|创建为?|认定|升格为|升级为|跻身|摘得|荣获|荣膺|纳入|确定为)"
    r"(?:了|首批|第[一二三四五六七八九十]+批|\d{4}年度?)*$"
)
_OF_THE_STATE = re.compile(r"国家|全国|省级|自治区级|[\u4e00-\u9fff]{2,8}型国家")


def _is_title(page: Page, edge: int, core: str) -> bool:
    """Whether a park's name is a title that somebody wins: 被命名为国家级文化产业示范园区."""
    if core.startswith(("创建国家", "创建省级", "争创国家")):
        return True
    before = page.text[max(edge - 14, page.sentence_at(edge).start) : edge]
    won = _WON.search(before) or (
        before.endswith("、") and _WON_ROW.search(page.text[max(edge - 40, 0) : edge])
    )
    if not won:
        return False
    return _OF_THE_STATE.match(core) is not None or before.endswith(("首批", "批"))


_WON_ROW = re.compile(r"(?:获评|命名为|认定为|入选|荣获)(?:国家|全国|省级)[^，。；]{4,30}、$")
_EVERYWHERE = re.compile(
    r"全(?!国一体化)[国球省市区县]|这[个座一家]|那[个座]|该|此|国内|国内外|世界|各地|各类|同类|其他|其它|[\u4e00-\u9fff]{0,6}(?:首个|首家|第一个|唯一|最大)"
)


def _edge(page: Page, cue: Cue) -> int:
    """Where a park's name begins: what leads in, 正往 or 不再新设, is no part of it."""
    if page.text.startswith("”", cue.start - 1):
        return _quoted(page, cue.start)
    edge = left_edge(page, page.sentence_at(cue.start), cue.start, _WALK)
    for joined in _JOINED.finditer(page.text, edge, cue.start - 1):
        edge = joined.end()
    if numbered := _OPENING.match(page.text, edge, cue.start):
        edge = numbered.end()
    edge = _with_first(page, edge, cue.start)
    for firm in page.mentions.touching(edge, cue.start):
        named = firm.kind in ("Enterprise", "Institution") and edge < firm.end < cue.start
        if named and page.text[firm.end] in "与和同及":
            edge = firm.end + 1  # 中国电信荆门分公司与·高新区
        elif named and cue.word != "园区" and not page.text.startswith("项目", cue.end) and _met(page, firm):
            edge = firm.end  # 某某有限公司·楚雄高新区
    for start, end in page.tokens_in(edge, cue.start):
        if page.text[start:end] in _PARTICLES:
            edge = end
    lead = _LEAD.match(page.text, edge, cue.start)
    if lead is None or opens_with_place(page, edge) or (lead.end() - edge < 2 and page.straddled(lead.end())):
        return edge
    return lead.end()


def _met(page: Page, firm: Mention) -> bool:
    """Whether a park behind a firm is another thing: behind a registered name or before a place: 比亚迪·西宁某园区."""
    placed = any(
        m.kind == "District" and m.start == firm.end for m in page.mentions.touching(firm.end, firm.end + 1)
    )
    return firm.rule == "firm.form" or (placed and firm.rule == "firm.group")


def _quoted(page: Page, head: int) -> int:
    """Where a park's name begins whose own name stands in quotes behind its place: 北岭“两江”产业园."""
    opening = page.text.rfind("“", max(0, head - 10), head)
    places = page.mentions.touching(opening - 1, opening) if opening > 0 else []
    starts = [m.start for m in places if m.end == opening and m.kind in ("District", "IndustrialPark")]
    return min(starts) if starts and not re.search("[，。、；]", page.text[opening:head]) else head


def _with_first(page: Page, edge: int, head: int) -> int:
    """Where a name begins that two of a kind share behind its district: 永安市·石墨和石墨烯产业园."""
    if page.text[edge - 1 : edge] not in ("和", "与", "及"):
        return edge
    places = (m for m in page.mentions.touching(edge - 8, edge - 1) if m.kind == "District" and m.end < edge)
    start = max((m.end for m in places), default=edge)
    first = page.text[start : edge - 1]
    alike = page.lexicon.is_industry(first) or page.text.startswith(first, edge)
    return start if 2 <= len(first) <= 6 and alike else edge


def _names(page: Page, edge: int, core: str, cue: Cue) -> bool:
    """Whether a core names one park rather than a kind of them."""
    if len(core) == 1:
        return cue.word in _SHORT and page.text[edge - 1 : edge] in "，。；、：“在\n"
    if len(core) < 2 or counted(page.text, edge) or _NUMBERED.search(core) or _SUMMED.search(core):
        return False
    if is_generic(page, core) and not page.lexicon.splitter.is_place(core):
        return _places_field(page, core) or _SIDE.fullmatch(core) is not None
    province = core.endswith(("省", "自治区")) and page.lexicon.splitter.is_place(core)
    return not (province and cue.word.endswith(("高新区", "经开区", "开发区", "产业园", "工业园", "园区")))


_SUMMED = re.compile(r"[园区城](?:[两二三四五六七八九十]|\d+)(?:大|个)[\u4e00-\u9fff]{0,2}$")
_SIDE = re.compile("城[东西南北中]|[东西南北]城")


def _places_field(page: Page, core: str) -> bool:
    """Whether a place and its field make a name of words that say nothing alone: 诸城市·高新技术产业园."""
    place = next(
        (n for n in range(min(11, len(core) - 1), 1, -1) if page.lexicon.splitter.is_place(core[:n])), 0
    )
    return bool(place) and core[place:].endswith(("技术", "科技", "农业", "食品", "创业", "商务"))


def _behind_district(page: Page, edge: int, cue: Cue) -> int:
    """Past the districts printed in full before a name that stands for itself: 荷塘区·金钻产业园, not 曲靖·经开区."""
    begin = edge
    inside = sorted(
        (m for m in page.mentions.within(edge, cue.start) if m.kind == "District"), key=lambda m: m.start
    )
    for district in inside:
        core = page.text[district.end : cue.start]
        if district.start == begin and any(
            d.start == district.end and page.text[d.end - 1] in "市区县旗" for d in inside
        ):
            begin = district.end  # 鹰潭·余江区眼镜产业园
            continue
        if district.start != begin or page.text[district.end - 1] not in "市区县旗省镇乡道盟州":
            break
        if (
            page.lexicon.splitter.is_place(page.text[district.end : district.end + 2])
            and cue.start - district.end == 2
        ):
            begin = district.end
            continue
        if len(core) < 2 or _plain(page, core) or page.text.startswith(("·", "（", "-"), district.end):
            break
        begin = district.end
    return begin


def _plain(page: Page, core: str) -> bool:
    """Whether a core only says what is made there, so that the place belongs to the name: 鄞州区新材料产业园."""
    seeds = page.lexicon.seeds
    return is_generic(page, core) or page.lexicon.is_industry(core) or core in seeds.trade_words


def _park_like(page: Page, edge: int, core: str) -> bool:
    """A weak ending needs a place in front, or what is made there, and nothing that somebody does."""
    splitter = page.lexicon.splitter
    has_place = any(splitter.is_place(core[:n]) for n in range(2, min(5, len(core)) + 1))
    made = (
        page.lexicon.is_industry(core) or core[-2:] in page.lexicon.seeds.trade_words or core.endswith("材料")
    )
    if (
        made
        and len(core) >= 4
        and not any(page.is_doing(span) for span in page.tokens_in(edge, edge + len(core)))
    ):
        return True
    has_place |= any(m.kind == "District" and m.start == edge for m in page.mentions.touching(edge, edge + 1))
    if not has_place or len(core) > 10 or any(w in core for w in "的了是在"):
        return False
    doing = (page.text[s:e] for s, e in page.tokens_in(edge, edge + len(core)) if page.is_doing((s, e)))
    return all(
        word.endswith(("加工", "制造", "孵化", "回收", "再生", "打印", "养殖", "种植")) for word in doing
    )
