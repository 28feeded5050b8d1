"""Finds named projects: …生产线项目, …基地项目, …工程; not those only counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.building import names_project
from kg.extract.shape.project_edges import project_edge
from kg.extract.shape.project_rows import listed_projects

_COUNTED_AFTER = re.compile(r"(?:已|现|共|总|累计)*(?:有|计|数|达到?|约|超过?|为)*\d+(?:余|多)?[个项家宗]")


def find_projects(page: Page) -> Iterator[Mention]:
    """Projects by their head; the owner's name in front belongs to the name."""
    for cue in page.cues_of("head"):
        if cue.word not in ("项目", "工程"):
            continue
        if _in_word(page, cue.word, cue.end):
            continue
        sentence = page.sentence_at(cue.start)
        edge = project_edge(page, sentence, cue.start)
        edge = _quoted(page.text, edge, cue.start, sentence.start)
        core = page.text[edge : cue.start]
        end = cue.end
        if phase := _PHASE.match(page.text, end):
            end = phase.end()
        if (
            _FIRST.match(core)
            or _GATHERS.search(core)
            or not names_project(page, edge, cue.start, core, cue.word)
        ):
            continue
        if _HONOUR.search(page.text, max(edge - 4, sentence.start), edge) and _LEVELLED.match(core):
            continue  # 列入国家智能制造新模式应用项目: a title
        name = page.text[edge:end]
        yield Mention(edge, end, "Project", name, "project.head", 0.85, _with_owner(page, edge, name))
    for match in _LINE.finditer(page.text):
        yield Mention(*match.span("name"), "Project", match["name"], "project.head", 0.9)
    for start, end in listed_projects(page):
        item = page.text[start:end]
        yield Mention(start, end, "Project", f"{item}项目", "project.listed", 0.93, (item,))


def _with_owner(page: Page, edge: int, name: str) -> tuple[str, ...]:
    """The name with the firm whose it is: 某某公司铝塑板项目 for 某某公司的·铝塑板项目."""
    if page.text[edge - 1 : edge] != "的":
        return ()
    firms = [
        m for m in page.mentions.touching(edge - 2, edge) if m.kind == "Enterprise" and m.end == edge - 1
    ]
    owner = max(firms, key=lambda m: len(m.name), default=None)
    return (owner.name + name,) if owner is not None else ()


_LINE = re.compile(
    r"^\s*(?:（?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）.．、])\s*(?P<name>(?!总?投资)[^，。；：、（）的\n]{5,40}?项目(?:（[一二三四五六\d]期）|[一二三四五六]期)?)(?=[（。：；，\n]|$)",
    re.M,
)
"""A line of a list that names a project whole: 1.某某钛及钛合金产业园项目（高新区）。"""
_HONOUR = re.compile("(?:列入|列为|入选|纳入|入列|入围)(?:了|为)?$")
_LEVELLED = re.compile("国家|全国|工信部|工业和信息化部|发改委|科技部|省|自治区|[\u4e00-\u9fff]{2,3}省")
_PHASE = re.compile(
    r"（[一二三四五六\d]期）|[二三四五六]期(?=[，。；、）]|近日|已|正|将|[去今明]年|\d+月|\d{4}年|开工|投产|封顶|竣工|在|$)"
)
_GATHERS = re.compile(r"、.*等(?:一批|\d|[两三四五六七八九十多])|[^第一二三]\d?[两三四五六七八九十]大$")
"""A list of projects, and how many of them: 甲原料药、乙试剂等一批绿色化工（项目）."""
_FIRST = re.compile(
    r"(?:全国|全省|全市|全区|全县|国内|世界|全球|亚洲)?(?:首个|首座|首条|首批|第一个|最大|唯一)"
)


def _quoted(text: str, edge: int, head: int, floor: int) -> int:
    """Where a name begins whose quotes open before it: “百亿·珍酒”项目."""
    if "”" not in text[edge:head] or "“" in text[edge:head]:
        return edge
    opening = text.rfind("“", max(floor, edge - 10), edge)
    return opening if opening >= 0 and "”" not in text[opening:edge] else edge


_PART_OF_ONE = ("主体", "基础", "土建", "桩基", "钢构", "钢结构", "配套", "收尾", "装修")
_STAGES = (
    "新开工",
    "开工",
    "新签约",
    "签约",
    "在建",
    "续建",
    "拟建",
    "新建",
    "重点",
    "重大",
    "竣工",
    "投产",
    "落地",
    "引进",
    "储备",
)
_GOES_ON_AS_LIST = re.compile("(?:主要|共)?(?:有|包括|包含|为|是|如下|分别)|[：:]")


def _in_word(page: Page, word: str, end: int) -> bool:
    """Whether a head only opens another word: 项目经理, 工程师; or what it heads is counted, or a part: 主体工程."""
    if word == "工程" and page.text.endswith(_PART_OF_ONE, 0, end - 2):
        return True
    if page.lexicon.any_of["after_project_in_words"].match(page.text, end):
        return True
    if page.text.endswith(_STAGES, 0, end - 2) and _GOES_ON_AS_LIST.match(page.text, end):
        return True  # 一季度新开工·项目有：…
    more = "师学院技机部局装研车塑中总有股公集咨协科大处专监造" if word == "工程" else "部组局"
    return page.text[end : end + 1] in more or _COUNTED_AFTER.match(page.text, end) is not None
