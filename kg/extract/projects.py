"""Finds named projects: …生产线项目, …基地项目, …工程; not those only counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.edges import Walk, left_edge
from kg.extract.organisations import is_generic
from kg.extract.page import Mention, Page, Sentence, counted

_PHASE = re.compile(r"（[一二三四五六\d]期）|[一二三四五]期(?:工程|项目)?")
_AFTER = re.compile(r"[经负申储清进库管落签现公建]")
_WALK = Walk(longest=34, quotes=True)
_OBJECT = re.compile(r"年产|生产线|基地|产业园|总部|工厂|二期|一期|三期|改造|综合|[“”]|[A-Za-z]{2,}|\d")
_STOP_TAILS = ("经理", "负责", "申报", "储备", "清单", "库", "管理", "业主", "落地", "签约", "化")


def find_projects(page: Page) -> Iterator[Mention]:
    """Projects by their head; the owner's name in front belongs to the name."""
    for cue in page.cues:
        if cue.what != "head" or cue.word not in ("项目", "工程"):
            continue
        if page.text[cue.end : cue.end + 2].startswith(_STOP_TAILS) or page.text[cue.end : cue.end + 1] in "师学院技机部局":
            continue
        sentence = page.sentence_at(cue.start)
        edge = _edge(page, sentence, cue.start)
        core = page.text[edge : cue.start]
        end = cue.end
        if phase := re.match(r"（[一二三四五六\d]期）", page.text[end:]):
            end += phase.end()
        if not _specific(page, sentence, edge, cue.start, core, cue.word):
            continue
        name = page.text[edge:end]
        yield Mention(edge, end, "Project", name, "project.head", 0.85)


def _edge(page: Page, sentence: Sentence, head: int) -> int:
    edge = left_edge(page, sentence, head, _WALK)
    owner = _owner(page, sentence, edge, head)
    if owner is not None:
        return owner
    # 原料药、制剂及中间体项目: a list that starts with a firm is one name
    at = edge
    while page.text[at - 1 : at] == "、" and at > sentence.start:
        before = left_edge(page, sentence, at - 1, _WALK)
        owner = _owner(page, sentence, before, at - 1)
        if owner is not None and "项目" not in page.text[owner : at - 1]:
            return owner
        if before >= at - 1:
            break
        at = before
    return edge


def _owner(page: Page, sentence: Sentence, edge: int, head: int) -> int | None:
    """Start of a firm that stands inside or right before the core, without a break between."""
    best = None
    for mention in page.mentions:
        if mention.kind == "Enterprise" and sentence.start <= mention.start and mention.end <= head:
            between = page.text[mention.end : edge] if mention.end < edge else ""
            if mention.end >= edge and not between and mention.start <= edge + 30:
                best = mention.start if best is None else min(best, mention.start)
    return best


def _specific(page: Page, sentence: Sentence, edge: int, head: int, core: str, word: str) -> bool:
    if len(core) < 2 or counted(page.text, edge) or is_generic(page, core):
        return False
    if re.search(r"(?:等|个|类|批|的)$|^(?:该|此|其|各|这)", core):
        return False
    if any(m.kind == "Enterprise" and m.start >= edge and m.end <= head for m in page.mentions):
        return True
    if core.startswith("“") and core.endswith("”"):
        return True
    if word == "工程" and not core.endswith(("期", "枢纽", "”")) and len(core) < 5:
        return False
    places = any(m.kind in ("District", "IndustrialPark") and m.start >= edge and m.end <= head for m in page.mentions)
    if _OBJECT.search(core) and len(core) >= 4:
        return True
    return places and len(core) >= 6 or len(core) >= 7 and not core.endswith(("化", "产业", "重点", "投资", "建设"))
