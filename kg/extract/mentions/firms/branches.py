"""Finds branches that bear their place in brackets: 某电池（绍兴）, 某集团（陕西安康）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.brands import NEVER, shape_score
from kg.extract.shape.firms import name_like
from kg.extract.shape.project_parts import made_up
from kg.text.segment import tagged

_PLACE = re.compile(r"（([\u4e00-\u9fff]{2,8})）")


def find_branches(page: Page) -> Iterator[Mention]:
    """Firms and institutions followed by nothing but places in brackets."""
    for match in _PLACE.finditer(page.text):
        abroad = match.group(1) in _WIDE
        if not abroad and not _only_places(page, match.group(1)):
            continue
        before = (
            m
            for m in page.mentions.touching(match.start() - 1, match.start())
            if m.end == match.start() and m.kind in ("Enterprise", "Institution")
        )
        named = max(before, key=lambda m: (m.end - m.start, m.score), default=None)
        if named is not None:
            start, end = named.start, _with_trade(page, named, match.end())
            yield Mention(start, end, named.kind, page.text[start:end], "firm.placed", named.score)
        elif (at := _brand_before(page, match.start())) is not None:
            end = _trade_end(page, match.end())
            yield Mention(at, end, "Enterprise", page.text[at:end], "firm.placed", 0.8)
    for named in page.mentions:
        if named.kind == "Institution" and (branch := _branch_of(page, named)) is not None:
            yield branch


_WIDE = ("中国", "亚洲", "亚太", "全球")
_CORE = 8
"""Characters of the longest name before a place in brackets."""


def _brand_before(page: Page, end: int) -> int | None:
    """Where a name begins that only its place in brackets shows to be a firm's: 霍沄麦·（中国）."""
    sentence = page.sentence_at(end)
    taken = {m.end for m in page.mentions.touching(end - _CORE, end)}
    start, seeds = end, page.lexicon.seeds
    for s, e in reversed(page.tokens_touching(sentence, end - _CORE, end)):
        word = page.text[s:e]
        if s < end - _CORE:
            return None
        if not _CHINESE.fullmatch(word) or word in seeds.edges or e in taken:
            break
        if page.is_doing((s, e)) and word not in seeds.trade_words:
            break
        start = s
    core = page.text[start:end]
    if not 2 <= len(core) <= _CORE or page.mentions.touching(start, end):
        return None
    if any(len(core) > n and core[-n:] in page.lexicon.heads for n in (2, 3, 4)):
        return None
    known = core in seeds.generic or page.lexicon.is_industry(core) or page.lexicon.splitter.is_place(core)
    return None if known or core in seeds.trade_words or not _bears(page, start, end) else start


def _bears(page: Page, start: int, end: int) -> bool:
    """Whether a stretch can be a brand, with or without its trade."""
    core = page.text[start:end]
    if made_up(page, start, end) or (name_like(page, core) and shape_score(page.lexicon, core) > NEVER):
        return True
    return len(core) < 4 and all(flag in _NAMES for _, flag in tagged(core))


_NAMES = frozenset(("nr", "nrt", "nrfg", "nz"))


_CHINESE = re.compile("[\u4e00-\u9fff]+")


def _with_trade(page: Page, named: Mention, end: int) -> int:
    """The end of a firm's name with what it makes behind its place: 普利司通（惠州）·合成橡胶."""
    return end if named.kind != "Enterprise" or named.rule == "firm.form" else _trade_end(page, end)


def _trade_end(page: Page, end: int) -> int:
    trades = [c.end for c in page.cues_in("trade", end, end + 5) if c.start == end or c.start == end + 2]
    last = max(trades, default=end)
    closed = re.match("[、，。；：）”的和与同等也已将正则都]|[今去]年|$|\n", page.text[last:])
    done = page.text.startswith("的", last) and page.text[last - 2 : last] in page.lexicon.lists["acts"]
    return last if closed is not None and not done and not page.straddled(last) else end


_BRANCH = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,6}?)(?:分中心|分院|分所|分室|分部|分会|分站|分校|分公司|中心|工作站|研究院|研究所)"
)


def _branch_of(page: Page, named: Mention) -> Mention | None:
    """An institution's branch in a place named behind it: 国家增材制造创新中心·渭南分中心."""
    branch = _BRANCH.match(page.text, named.end)
    if branch is None or not page.lexicon.splitter.is_place(branch["place"]):
        return None
    whole = page.text[named.start : branch.end()]
    return Mention(named.start, branch.end(), "Institution", whole, "institution.branch", 0.9)


def _only_places(page: Page, text: str) -> bool:
    """Whether a text is the name of one place, or of one in another: 绍兴, 陕西安康."""
    is_place = page.lexicon.splitter.is_place
    return is_place(text) or any(is_place(text[:n]) and is_place(text[n:]) for n in range(2, len(text) - 1))
