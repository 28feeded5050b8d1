"""Finds industries named with a head, and known ones after a word of building."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.edges import left_edge
from kg.extract.shape.generic import counted
from kg.extract.shape.sectors import CLASS_NOUNS, is_plain, known_suffix, sector_like
from kg.extract.shape.walk import Walk

_AREA = re.compile(
    r"(?P<name>[^，。；：、！？“”\s]{2,14}?)(?P<head>全产业链|产业链|产业|赛道)(?![园区基化研大结布政链业体]|集群|集聚区|集中区)"
)
_COUNTED = re.compile(
    r"^.*?(?:\d+|[一二三四五六七八九十两])(?:个|大|条)|^(?:做大做强|做强做优|做优做强|做大|做强|即|对|全市|全区|全县|全省|我区|我市|该区|该市)+"
)


def find_industries(page: Page) -> Iterator[Mention]:
    """Industries named with a head (光伏产业, LED产业链), and known ones after a word of building."""
    for cue in page.cues:
        if cue.what != "industry":
            continue
        after = page.text[cue.end : cue.end + 4]
        head = re.match(r"全产业链|产业链|产业(?![园区基化研大体]|集群|集聚区|集中区)|赛道|行业", after)
        word = page.lexicon.canonical["industry", cue.word]
        if head:
            end = cue.end + head.end()
            edge = left_edge(page, page.sentence_at(cue.start), cue.start, Walk(longest=8, anchored=False))
            start = (
                edge
                if edge < cue.start and is_plain(page, edge, cue.end) and not _placed(page, edge)
                else cue.start
            )
            whole = page.text[start : cue.end]
            if sector_like(page, whole):
                yield Mention(start, end, "Industry", page.text[start:end], "industry.headed", 0.88, (whole,))
        elif (
            page.lexicon.seeds.industries[word][1]
            and len(cue.word) >= 4
            and cue.word.endswith(("经济", "汽车", "储能"))
            and _built(page, cue.start)
        ):
            yield Mention(cue.start, cue.end, "Industry", cue.word, "industry.known", 0.75)
    for sentence in page.sentences:
        for match in _AREA.finditer(page.text, sentence.start, sentence.end):
            head = match.start("head")
            edge = left_edge(page, sentence, head, Walk(longest=14, anchored=False))
            core = page.text[edge:head]
            lead = _COUNTED.match(core)
            if lead:
                edge, core = edge + lead.end(), core[lead.end() :]
            if not is_plain(page, edge, head):
                known = known_suffix(page, core)
                if known is None:
                    continue
                edge, core = head - len(known), known
            if not sector_like(page, core) or counted(page.text, edge) or core + match["head"] in CLASS_NOUNS:
                continue
            yield Mention(
                edge, match.end("head"), "Industry", core + match["head"], "industry.walk", 0.7, (core,)
            )


def _placed(page: Page, at: int) -> bool:
    return any(page.lexicon.splitter.is_place(page.text[at : at + n]) for n in (2, 3, 4))


def _built(page: Page, start: int) -> bool:
    before = page.text[max(0, start - 6) : start]
    return bool(
        re.search(r"(?:发展|培育|聚焦|布局|打造|壮大|主攻|锚定|围绕|推进|“|、|和)(?:了)?(?:一批)?$", before)
    )
