"""Finds single clusters: X产业集群, X产业基地."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.edges import left_edge
from kg.extract.shape.generic import counted, is_generic
from kg.extract.shape.walk import Walk

_TIME = re.compile(r"\d{4}年(?:度)?|\d+月|县域|市域|区域|全年|今年|去年")
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
        if page.text[cue.end : cue.end + 1] in "区园" or (
            cue.word == "集群" and page.text[cue.start - 2 : cue.start] == "产业"
        ):
            continue
        sentence = page.sentence_at(cue.start)
        edge = left_edge(page, sentence, cue.start, _CLUSTER_WALK)
        core = re.sub(r"(?:1个|一个)?(?:千亿|百亿|万亿|\d+亿)级?$", "", page.text[edge : cue.start])
        core = re.sub(r"^(?:即|以及|及|这个|这一|当地|本地)+", "", core)
        if cue.word == "产业基地" and page.text[cue.end : cue.end + 2] in ("项目", "建设"):
            continue
        if (
            len(core) < 2
            or counted(page.text, edge)
            or (is_generic(page, core) and core not in page.lexicon.seeds.industries)
            or core in page.lexicon.lists["class_nouns"]
            or core.startswith("”")
            or _TIME.fullmatch(core)
            or core.endswith(("县域", "市域", "区域"))
        ):
            continue
        core = re.sub(r"^(?:世界级|国家级|省级|市级|全国|全球|国内|千亿级?|百亿级?)(?:的)?", "", core)
        core = re.sub(r"^.*(?:\d+|N|[一二三四五六七八九十两])(?:个|大|条)", "", core)
        begin = page.text.rfind(core, edge, cue.start)
        if any(c.end == cue.end for c in page.cues_in("designation", max(cue.end - 24, 0), cue.end)):
            continue
        if (
            len(core) < 2
            or (len(core) < 3 and not _known_ware(page, core))
            or begin < 0
            or core in page.lexicon.lists["class_nouns"]
            or (is_generic(page, core) and core not in page.lexicon.seeds.industries)
        ):
            continue
        begin = _quoted_before(page.text, begin)
        name = page.text[begin : begin + page.text[begin : cue.start].rfind(core)] + core + cue.word
        labels = (page.text[begin : cue.end],) if page.text[begin : cue.end] != name else ()
        yield Mention(begin, cue.end, "IndustryCluster", name, "cluster.head", 0.88, labels)


def _known_ware(page: Page, core: str) -> bool:
    return core in page.lexicon.seeds.industries or page.lexicon.ends("product_heads", core)


def _quoted_before(text: str, begin: int) -> int:
    """Where a name begins that opens with a quoted region: “宁镇扬”汽车产业集群."""
    if text[begin - 1 : begin] != "”":
        return begin
    match = _QUOTED.search(text, max(0, begin - 9), begin)
    return match.start() if match else begin


_QUOTED = re.compile("“[\u4e00-\u9fff]{2,6}”$")
