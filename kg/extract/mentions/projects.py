"""Finds named projects: …生产线项目, …基地项目, …工程; not those only counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.shape.edges import left_edge
from kg.extract.shape.generic import counted, is_generic
from kg.extract.shape.walk import Walk

_WALK = Walk(
    longest=48,
    quotes=True,
    joins=True,
    through="inside_projects",
)
_DOING = re.compile(
    r"^(?:(?:总?投资(?:约|超|近)?)?\d+(?:\.\d+)?(?:余|多)?[万亿]+元(?:的)?|总?投资|新建|建设|实施|推进|启动|承建|打造|开工|签约|引进|落地|加快|组建|扩建|和|及|与|的)+(?=年产|.*[A-Za-z\d“]|.{6,})"
)
_NUMBERED = re.compile(r"(?:\d+|[一二三四五六七八九十两多])(?:余|多)?个|[两三四五六七八九十][区县市省]")
_BREAK = re.compile(
    r"[，。；：的将在由正已把被]|项目|^(?:总?投资|建设|实施|承建|打造|推进|旗下|携手|计划|拟|等|与|和|及)"
)
_OBJECT = re.compile(r"年产|生产线|基地|产业园|总部|工厂|二期|一期|三期|改造|综合|[“”]|[A-Za-z]{2,}|\d")
_FAR = 35
"""No description between an owner and its 项目 is that long."""


def find_projects(page: Page) -> Iterator[Mention]:
    """Projects by their head; the owner's name in front belongs to the name."""
    for cue in page.cues_of("head"):
        if cue.word not in ("项目", "工程"):
            continue
        if (
            page.text[cue.end : cue.end + 2].startswith(page.lexicon.endings["after_project_in_words"])
            or page.text[cue.end : cue.end + 1] in "师学院技机部局装研车塑中总"
        ):
            continue
        sentence = page.sentence_at(cue.start)
        edge = _edge(page, sentence, cue.start)
        core = page.text[edge : cue.start]
        end = cue.end
        if phase := re.match(r"（[一二三四五六\d]期）", page.text[end:]):
            end += phase.end()
        if not _specific(page, edge, cue.start, core, cue.word):
            continue
        name = page.text[edge:end]
        yield Mention(edge, end, "Project", name, "project.head", 0.85)


def _edge(page: Page, sentence: Sentence, head: int) -> int:
    owner = _owner(page, sentence, head)
    if owner is not None:
        return owner
    edge = left_edge(page, sentence, head, _WALK)
    firm = next((m for m in _ending_before(page, sentence, head) if m.kind == "Enterprise"), None)
    edge = firm.end if firm is not None and firm.end > edge else edge
    if doing := _DOING.match(page.text[edge:head]):
        edge += doing.end()
    year = page.text.rfind("年产", edge, head)
    return year if year > edge and not page.mentions.touching(edge, edge + 1) else edge


def _owner(page: Page, sentence: Sentence, head: int) -> int | None:
    """Start of the firm whose name opens the project's: nothing but a description between them.

    A list after a firm is one name: 某公司原料药、制剂及中间体项目.
    """
    for mention in _ending_before(page, sentence, head):
        if mention.kind != "Enterprise":
            continue
        between = page.text[mention.end : head]
        if len(between) >= _FAR or _BREAK.search(between):
            return None
        if "、" in between and len(between.split("、", 1)[0]) < 2:
            return None
        return mention.start
    return None


def _ending_before(page: Page, sentence: Sentence, head: int) -> list[Mention]:
    """Names that end near before a head, nearest first; the longest of those that end together."""
    near = page.mentions.touching(head - _FAR, head)
    inside = [m for m in near if m.start >= sentence.start and m.end <= head]
    longest = {m.end: m for m in sorted(inside, key=lambda m: -m.start)}
    return [longest[end] for end in sorted(longest, reverse=True)]


def _specific(page: Page, edge: int, head: int, core: str, word: str) -> bool:
    """Whether a core names one project rather than a kind of them: 众合科技煤矿智能化, not 重点产业."""
    bare = re.sub(r"\d{4}年(?:度)?", "", _without_places(page, core))
    if (
        len(core) < 2
        or counted(page.text, edge)
        or is_generic(page, core)
        or is_generic(page, bare)
        or _NUMBERED.search(core)
    ):
        return False
    tail = core.rpartition("”")[2]
    if (tail and tail != core and is_generic(page, tail)) or re.search(r"(?:以上|以下)$|亿元?级$", core):
        return False
    if re.search(r"(?:等|个|类|批|的)$|^(?:该|此|其|各|这)", core):
        return False
    inside = {m.kind for m in page.mentions.within(edge, head)}
    if "Enterprise" in inside:
        return True
    if core.startswith("“") and core.endswith("”"):
        return True
    if any(c.what == "group" for c in page.cues_in(edge, head)) or _unknown(page, edge, head):
        return len(core) >= 4
    if word == "工程" and not core.endswith(("期", "枢纽", "”")) and len(core) < 5:
        return False
    places = bool(inside & {"District", "IndustrialPark"})
    if _OBJECT.search(core) and len(core) >= 4:
        return True
    if (
        re.search(
            r"(?:生产|产品|生产基地|产业园|制造|工厂|加工|产业化|扩能|检测中心|研发中心|中心|总部|平台)$",
            core,
        )
        and len(core) >= 5
    ):
        return True
    if any(page.is_doing(span) for span in page.tokens_in(edge, head)):
        return False
    if places and len(core) >= 6:
        return True
    return len(core) >= 7 and not core.endswith(("化", "产业", "重点", "投资", "建设"))


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
