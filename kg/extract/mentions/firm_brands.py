"""Finds firms named by brand and trade word: 盛泰光电."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.lexicon import Cue
from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.shape.clause import last_clause
from kg.extract.shape.firms import THING


def find_trade_names(page: Page) -> Iterator[Mention]:
    """Brand and trade word: 盛泰光电, 武骏光能. The signs are added up; three make a firm."""
    longest: dict[int, Cue] = {}
    for cue in page.cues_of("trade"):
        if cue.start not in longest or cue.end > longest[cue.start].end:
            longest[cue.start] = cue
    for cue in longest.values():
        if (
            cue.end - cue.start > 5
            or cue.word in page.lexicon.lists["loose_trades"]
            or THING.match(page.text, cue.end)
            or page.straddled(cue.start)
        ):
            continue
        sentence = page.sentence_at(cue.start)
        spans = page.tokens_in(sentence.start, cue.start)
        found = _best_brand(page, sentence, spans, cue)
        if found is not None:
            yield found


_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_BOUNDS = ("", "，", "。", "；", "：", "、", "“", "与", "和")
_MAKING = re.compile(r"(?:主营|生产(?!总值)|研发|制造|研制|推出|出口|销售|年产|产品|供应)[^，。；]{0,30}$")
_FIRM_AFTER = re.compile(
    r"(?:集团)?(?:将|负责人|董事长|总经理|相关|有关|车间|生产车间|厂区|总部|入选|获评|荣获|投产|落户|入驻|则是|是该|自主|创始人|创办|旗下|有限|股份|的(?:研发|生产|员工|厂房)|今年|去年|拿下|牵头|计划|正在|已经|[\u4e00-\u9fff“”A-Za-z0-9]{2,24}项目|生产线|副总|项目|也没|引领|带动)"
)


def _best_brand(page: Page, sentence: Sentence, spans: list[tuple[int, int]], trade: Cue) -> Mention | None:
    text = page.text
    for back in (3, 2, 1):
        if len(spans) < back:
            continue
        start = spans[-back][0]
        brand = text[start : trade.start]
        if not 2 <= len(brand) <= 4 or not _CHINESE.fullmatch(brand):
            continue
        score = _brand_score(page, sentence, [text[s:e] for s, e in spans[-back:]], start, trade.end)
        if score >= 3:
            return Mention(
                start,
                trade.end,
                "Enterprise",
                text[start : trade.end],
                "firm.trade",
                0.66 + 0.04 * min(score, 6),
            )
    return None


def _brand_score(page: Page, sentence: Sentence, brand: list[str], start: int, end: int) -> int:
    """Signs that a brand, cut into words, and a trade word make a firm's name at `[start, end)`; three are enough."""
    text = page.text
    whole, joined = text[start:end], "".join(brand)
    if not _can_be_brand(page, brand, joined, start) or page.lexicon.is_industry(whole):
        return 0
    if _MAKING.search(last_clause(text, sentence.start, start)):
        return 0
    singles = sum(1 for w in brand if len(w) == 1)
    acts = bool(_FIRM_AFTER.match(text, end))
    placed = text[start - 1 : start] == "的" and any(
        m.kind == "District" and m.end == start - 1 for m in page.mentions.touching(start - 2, start)
    )
    thing = whole[len(joined) :] in page.lexicon.lists["thing_trades"]
    ends = text[end : end + 1] in ("", *"、，。；和与等")
    if (singles < 2 or thing) and not acts and not (placed and ends):
        return 0
    before = text[start - 1 : start] if start > sentence.start else ""
    after = text[end : end + 1]
    edged = before in _BOUNDS or page.word_ending(start) in page.lexicon.seeds.edges
    beside = "、" in (before, after) and any(
        m.kind == "Enterprise" and (m.end == start - 1 or m.start == end + 1)
        for m in page.mentions.touching(start - 2, end + 2)
    )
    score = (2 if singles >= 2 else 0) + edged + beside + (2 if placed else 0)
    score += 2 if acts else after in ("", *"、，等的")
    return score + page.repeats(whole)


def _can_be_brand(page: Page, brand: list[str], joined: str, start: int) -> bool:
    """Whether words can be a brand: made up, no place, nothing said or done."""
    lexicon, seeds = page.lexicon, page.lexicon.seeds
    if joined in seeds.generic or lexicon.splitter.is_place(joined):
        return False
    if any(
        w in seeds.edges or w in seeds.generic or w in seeds.trade_words or lexicon.is_industry(w)
        for w in brand
    ):
        return False
    if any(joined[n : n + 2] in seeds.generic for n in range(len(joined) - 1)):
        return False
    odd = sum(1 for w in brand if w in lexicon.lists["not_brand"])
    if len(brand) < 3 and odd and (odd > 1 or brand[0] in lexicon.lists["never_brand"]):
        return False
    spans = page.tokens_in(start, start + len(joined)) if len(brand) > 1 else ()
    return not any(page.is_doing(span) for span in spans)
