"""Where the name of a project begins: at its owner's, or behind what is done to it."""

from __future__ import annotations

import re

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.shape.edges import left_edge
from kg.extract.shape.project_rows import PROJECT_WALK

_DOING = re.compile(
    r"^(?:就|[前后]者的?|(?:再|又|另)?(?:投下?|斥资|砸下)(?=\d)|上马|(?:总?投资(?:约|超|近)?)?\d+(?:\.\d+)?(?:余|多)?[万亿]+元(?:的)?|总?投资|(?:合作|共同|联合)(?=建设|打造|投资)|引入|另有|新建|建设|实施|推进|启动|承建|打造|开工|签约|引进|落地|加快|组建|扩建|和|及|与|的)+(?=年产|.*[A-Za-z\d“]|.{4,})"
)
_BREAK = re.compile(
    r"[，。；：的将已把了则]|上马|携(?!手)|分别|带[来着]|敲定|在(?!线)|由(?!度)|正(?![极丁面弦品负])|被(?!动)|项目|投(?:资|下|入)(?:约|超|近)?\d|^(?:就|总?投资|建设|实施|承建|打造|推进|旗下|携手|计划|拟|等|与|和|及)"
)
_NEXT = re.compile(r"(?:项目|工程)(?:[和与及、]|以及)")
_PLACED = re.compile(
    r"(?:再次?|又|也|正|已|新|全力|全面|加快|积极|大力|集中|联合)?(?:推进|实施|引进|引入|启动|谋划|举行|召开|新建|建设|新开工|开工|签约|打造|投资|落地|建成|承建|上马|布局|新增|包装|策划|争取)(?:了|的)?"
)
"""What a place does to a project named behind it: 广州白云区“推进”旧村改造项目."""
_OPENING = frozenset("，。；：、！？“（\n的")
_FAR = 35
"""No description between an owner and its 项目 is that long."""


def project_edge(page: Page, sentence: Sentence, head: int) -> int:
    """Where the name of a project begins whose head stands there; asked twice, by two rounds of finders."""
    known = head, len(page.mentions.touching(sentence.start - 1, head + 1))
    edge = page.project_edges.get(known)
    if edge is None:
        edge = page.project_edges[known] = _edge(page, sentence, head)
    return edge


def _edge(page: Page, sentence: Sentence, head: int) -> int:
    owner = _owner(page, sentence, head)
    if owner is not None:
        return owner
    spent = _spent(page, sentence, head)
    if spent and any(
        m.start == spent and m.kind == "Enterprise" for m in page.mentions.touching(spent, spent + 1)
    ):
        return spent
    edge = spent or left_edge(page, sentence, head, PROJECT_WALK)
    firms = (m for m in _ending_before(page, sentence, head) if m.kind == "Enterprise" and m.end < head)
    firm = next(firms, None)
    edge = firm.end if firm is not None and firm.end > edge else edge
    if page.text[edge - 1 : edge] == "等" and page.text[edge - 2 : edge - 1] in "的，。；：":
        edge -= 1  # 等静压: nothing is listed before it
    edge = max([edge, *(m.end() for m in _NEXT.finditer(page.text, edge, head))])
    if edge == sentence.start and (numbering := _NUMBERING.match(page.text, edge, head)):
        edge = numbering.end()
    edge = _behind_places(page, edge, head)
    if page.text[edge - 1 : edge] == "在" and (built := _BUILT_AT.match(page.text, edge, head - 3)):
        edge = built.end()
    opens = edge == sentence.start and page.text[edge] in "和与"  # 和沄光能: it joins nothing
    if not opens and (doing := _DOING.match(page.text[edge:head])):
        edge += doing.end()
    first = _FIRST_OUTPUT.search(page.text, max(sentence.start, edge - 36), edge)
    if first is not None and page.text[edge : edge + 1].isdigit():
        return first.start()
    year = page.text.rfind("年产", edge, head)
    while year > edge and (first := _FIRST_OUTPUT.search(page.text, max(edge, year - 40), year)) is not None:
        year = first.start()
    return year if year > edge and not page.mentions.touching(edge, edge + 1) else edge


_FIRST_OUTPUT = re.compile(r"年产\d[^，。；的]{2,30}[和与及、](?:配套)?$")
"""年产3000吨六氟磷酸锂和·1000吨新型锂盐项目 is one."""
_NUMBERING = re.compile(r"\s*(?:（?[一二三四五六七八九十\d]+[）.．、])\s*(?!\d)")
_BUILT_AT = re.compile(r"[^，。；、：]{2,24}?(?:兴建|新建|投建|修建|营建|建造|开建|筹建|建设|上马)")
_ITSELF = re.compile("(?:园|基地|中心|工厂|总部|项目|[一二三四]期)、")
"""A member of a list that is built by itself: 甲产业园“、”乙生产基地项目."""
_BUILDING = "建设|新建|兴建|修建|营建|建造|打造|实施|投建|上马|建起|开建|筹建|扩建"
_SPENT = re.compile(
    r"(?:投(?:资|下|入)|[出斥注耗增]资|砸下|豪掷)(?:约|超过?|超出|近|将近|接近|达|逾|大约)?\d[\d.]*[余多]?[万亿]+(?:元|美元|欧元|港元|元人民币)?"
    rf"(?:(?:{_BUILDING})(?:的|了)?|的)"
)
_LISTED = re.compile(r"[，。；：的]|项目|工程|[一二三四五六七八九十两几多\d]+(?:个|大|批|条)")


def _spent(page: Page, sentence: Sentence, head: int) -> int:
    """Where what money is spent on begins, if it is one up to the head: 投资2亿元的·传感器、变送器制造基地项目."""
    floor = max(sentence.start, head - 60)
    ends = [m.end() for m in _SPENT.finditer(page.text, floor, head)]
    if not ends or _LISTED.search(page.text, ends[-1], head) or head - ends[-1] < 2:
        return 0
    return ends[-1]


def _behind_places(page: Page, edge: int, head: int) -> int:
    """Past places that only do something to the project: 白云区推进·旧村改造项目."""
    at = edge
    places = [m for m in page.mentions.within(edge, head) if m.kind in ("District", "IndustrialPark")]
    for mention in sorted(places, key=lambda m: (m.start, -m.end)):
        if mention.start == at:
            at = mention.end
    doing = _PLACED.match(page.text, at, head) if at > edge else None
    return doing.end() if doing is not None else edge


def _owner(page: Page, sentence: Sentence, head: int) -> int | None:
    """Start of the firm whose name opens the project's: nothing but a description between them.

    A list after a firm is one name: 某公司原料药、制剂及中间体项目.
    """
    for mention in _ending_before(page, sentence, head):
        if mention.kind != "Enterprise" or (mention.end == head and mention.score < 0.8):
            continue  # a likely brand right before the head is what is built: 等静压石墨·项目
        between = page.text[mention.end : head]
        if len(between) >= _FAR or _BREAK.search(between):
            return None
        if (done := _DOES.match(between)) is not None and len(between) - done.end() > 1:
            return mention.end + done.end()
        if "、" in between and (len(between.split("、", 1)[0]) < 2 or _ITSELF.search(between)):
            return None
        return _with_place(page, sentence, mention.start)
    return None


_DOES = re.compile(
    r"(?:则|又|还|也|已|将|正|再|新|今年|去年|明年|近日|日前|首期|一期|二期|先后|相继|继续|同步|计划|拟|就|另|率先|同时|随后|成功|共同|联合|主要|独立|累计|全面|加快|正在|重点)*"
    r"(?:(?:另有|现有|还有|新上|上马|启动|兴建|投建|开建|承建|承接|承揽|中标|推进|布局|落子|谋划|筹建|参建|代建|操盘|参观|考察|签下|签约|追加|追加投资|斥资|砸下|拿下|引进|规划|开工建设|动工建设|参与|服务|负责|承担|牵头|主导|拥有|为)"
    r"(?:了|起|着)?|(?:建设|实施|新建|打造|建成|投资|运营)(?:了|起|着))(?:(?:约|超|近)?\d[\d.]*[余多]?[万亿]*(?:美|欧|港)?元(?:人民币)?)?"
    r"(?:建设|新建|兴建|修建|营建|建造|打造|实施|扩建|的)*"
)
"""What a firm does to a project named behind it: 某公司“今年新上”车灯项目."""


def _with_place(page: Page, sentence: Sentence, start: int) -> int:
    """Start of the place before an owner where it opens a clause and so the name: 天长某某石英制品项目."""
    for mention in page.mentions.touching(start - 1, start):
        opens = mention.start == sentence.start or page.text[mention.start - 1] in _OPENING
        if mention.kind == "District" and mention.end == start and opens:
            return mention.start
    return start


def _ending_before(page: Page, sentence: Sentence, head: int) -> list[Mention]:
    """Names that end near before a head, nearest first; the longest of those that end together."""
    near = page.mentions.touching(head - _FAR, head)
    inside = [m for m in near if m.start >= sentence.start and m.end <= head]
    longest = {m.end: m for m in sorted(inside, key=lambda m: -m.start)}
    return [longest[end] for end in sorted(longest, reverse=True)]
