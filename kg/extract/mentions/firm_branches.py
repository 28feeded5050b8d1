"""Finds branches that bear their place in brackets: 某电池（绍兴）, 某集团（陕西安康）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page

_PLACE = re.compile(r"（([\u4e00-\u9fff]{2,8})）")


def find_branches(page: Page) -> Iterator[Mention]:
    """Firms and institutions followed by nothing but places in brackets."""
    for match in _PLACE.finditer(page.text):
        if not _only_places(page, match.group(1)):
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
    for named in page.mentions:
        if named.kind == "Institution" and (branch := _branch_of(page, named)) is not None:
            yield branch


def _with_trade(page: Page, named: Mention, end: int) -> int:
    """The end of a firm's name with what it makes behind its place: 普利司通（惠州）·合成橡胶."""
    if named.kind != "Enterprise" or named.rule == "firm.form":
        return end
    trades = [c.end for c in page.cues_in("trade", end, end + 5) if c.start == end or c.start == end + 2]
    last = max(trades, default=end)
    closed = re.match("[、，。；：）”的和与等]|[今去]年|$|\n", page.text[last:])
    return last if closed is not None and not page.straddled(last) else end


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
