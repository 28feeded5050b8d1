"""Finds industries named with a head, and known ones after a word of building."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.lexicon import Cue
from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.shape.anchors import opens_with_place
from kg.extract.shape.edges import left_edge
from kg.extract.shape.generic import counted
from kg.extract.shape.sectors import is_plain, known_suffix, sector_like
from kg.extract.shape.walk import Walk

_AREA = re.compile(
    r"(?P<name>[^，。；：、！？“”\s]{2,14}?)(?P<head>全产业链|产业链|产业|赛道)(?![园区基化研大结布政链业体]|集群|集聚区|集中区)"
)
_COUNTED = re.compile(
    r"^.*?(?:\d+|[一二三四五六七八九十两])(?:个|大|条)|^(?:做大做强|做强做优|做优做强|做大|做强|即|对|全市|全区|全县|全省|我区|我市|该区|该市)+"
)


def find_industries(page: Page) -> Iterator[Mention]:
    """Industries named with a head (光伏产业, LED产业链), and known ones after a word of building."""
    for cue in page.cues_of("industry"):
        found = _known(page, cue)
        if found is not None:
            yield found
    for sentence in page.sentences:
        for match in _AREA.finditer(page.text, sentence.start, sentence.end):
            found = _walked(page, sentence, match)
            if found is not None:
                yield found


def _known(page: Page, cue: Cue) -> Mention | None:
    """An industry of the gazetteer with its head, or one safe without after 发展 and the like."""
    text = page.text
    head = _HEAD.match(text, cue.end, cue.end + 4)
    if head is None:
        _, safe = page.lexicon.seeds.industries[page.lexicon.canonical["industry", cue.word]]
        bare = safe and len(cue.word) >= 4 and cue.word.endswith(("经济", "汽车", "储能"))
        if bare and _BUILT.search(text, max(0, cue.start - 6), cue.start):
            return Mention(cue.start, cue.end, "Industry", cue.word, "industry.known", 0.75)
        return None
    start = left_edge(page, page.sentence_at(cue.start), cue.start, _SHORT_WALK)
    if start >= cue.start or not is_plain(page, start, cue.end) or opens_with_place(page, start):
        start = cue.start
    core = text[start : cue.end]
    if not sector_like(page, core):
        return None
    return Mention(start, head.end(), "Industry", text[start : head.end()], "industry.headed", 0.88, (core,))


def _walked(page: Page, sentence: Sentence, match: re.Match[str]) -> Mention | None:
    """An industry that no gazetteer knows, from its head to the left."""
    head = match.start("head")
    edge = left_edge(page, sentence, head, _LONG_WALK)
    core = page.text[edge:head]
    if lead := _COUNTED.match(core):
        edge, core = edge + lead.end(), core[lead.end() :]
    if not is_plain(page, edge, head):
        known = known_suffix(page, core)
        if known is None:
            return None
        edge, core = head - len(known), known
    name = core + match["head"]
    if not sector_like(page, core) or counted(page.text, edge) or name in page.lexicon.lists["class_nouns"]:
        return None
    return Mention(edge, match.end("head"), "Industry", name, "industry.walk", 0.7, (core,))


_HEAD = re.compile(r"全产业链|产业链|产业(?![园区基化研大体]|集群|集聚区|集中区)|赛道|行业")
_BUILT = re.compile(r"(?:发展|培育|聚焦|布局|打造|壮大|主攻|锚定|围绕|推进|“|、|和)(?:了)?(?:一批)?$")
_SHORT_WALK = Walk(longest=8, anchored=False)
_LONG_WALK = Walk(longest=14, anchored=False)
