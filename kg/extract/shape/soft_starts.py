"""Where a registered name begins whose brand holds a character that ends other names: 恒·为·生物科技有限公司."""

from __future__ import annotations

from bisect import bisect_left

from kg.extract.page import Page

_SOFT = frozenset("都为是和同与由在将以及到从向对给有至中即朝")
"""Function words that brands hold: 润都, 恒为, 华是, 同和."""
_BOUNDS = frozenset("，。；：、！？“”‘’（）《》\n的了 　①②③④⑤⑥⑦⑧⑨⑩")
_NOT_FIRST = frozenset("图现原曾均皆系即仍还也又再后前其该此某各并且而则故被将已")
"""Characters that are said before 为 and 由 rather than with it: 原·为, 现·由."""
_PLAIN = ("n", "v", "j", "l", "b", "t")
_NOT_ODD = ("p", "c", "r", "u", "d", "f", "m", "q")


def soft_start(page: Page, edge: int, head: int) -> int:
    """Start of a name that would have no brand without what stands before: a character and a function word.

    `[edge, head)` is what was taken for its core: 生物科技 of 恒为生物科技有限公司; 惠钢管 of 天津同惠钢管集团有限公司.
    """
    text = page.text
    if text[edge - 1 : edge] not in _SOFT or not page.single_at(edge - 1):
        return edge
    bracket = text.find("（", edge + 1, head)
    head = bracket if bracket > 0 else head
    known = text[edge:head] in page.lexicon.seeds.trade_words
    words = [(edge, head)] if known else page.tokens_in(edge, head)
    first = words[0] if words else (edge, edge)
    if first[0] != edge or any(e - s < 2 for s, e in words[1:]) or not _plain(page, words[1:]):
        return edge
    if first[1] - first[0] == 1:
        at = edge - 1 if text[edge - 1] in "同和" and len(words) > 1 else edge
    else:
        at = edge - 2 if (known or _plain(page, words[:1])) and _opens(page, edge - 2) else edge
    return _with_place(page, at) if at < edge and _bounded(page, at) else edge


def _plain(page: Page, words: list[tuple[int, int]]) -> bool:
    """Whether words are what firms make or do, and no brand."""
    tags = (page.words.tagged[bisect_left(page.words.starts, s)] for s, _ in words)
    return all(
        flag in _PLAIN or word in page.lexicon.seeds.trade_words or flag == "vn" for word, flag in tags
    )


def _opens(page: Page, at: int) -> bool:
    """Whether the character at a position can open a brand: no part of a word, nothing said before a verb."""
    if not page.single_at(at) or page.text[at] in _NOT_FIRST:
        return False
    word, flag = page.words.tagged[bisect_left(page.words.starts, at)]
    if word == "同":
        return True
    return flag not in _NOT_ODD and word not in page.lexicon.lists["not_brand"]


def _bounded(page: Page, at: int) -> bool:
    """Whether a name can begin at a position: behind a mark, a place, a function word or what leads to firms."""
    if at <= page.sentence_at(at).start or page.text[at - 1] in _BOUNDS or _with_place(page, at) < at:
        return True
    before = page.word_ending(at)
    return before in page.lexicon.seeds.edges or before[-2:] in page.lexicon.lists["before_firms"]


def _with_place(page: Page, at: int) -> int:
    """Where the short name of a place begins that ends at a position; the position itself for none."""
    starts = (
        m.start
        for m in page.mentions.touching(at - 1, at)
        if m.kind == "District" and m.end == at and page.text[at - 1] not in "省市县区旗镇乡"
    )
    return min(starts, default=at)
