"""Finds nationally known firms and groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.lexicon import Cue
from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.firms import THING
from kg.text.segment import is_word

_BRANCH = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:分行|支行|分公司)")


def find_groups(page: Page) -> Iterator[Mention]:
    """Nationally known firms; one whose name is also a word needs a firm's company."""
    text, reached = page.text, 0
    for cue in page.cues_of("group"):
        if cue.start < reached < cue.end:
            continue  # 通·威高·纯晶硅: the name before it reaches into it
        if page.straddled(cue.start) or page.straddled(cue.end):
            continue
        name = page.lexicon.canonical["group", cue.word]
        labels = tuple({cue.word} - {name})
        common = cue.word in page.lexicon.common_groups or (len(cue.word) == 2 and is_word(cue.word))
        if common and not _firm_company(text, cue):
            continue
        reached = cue.end
        if branch := _BRANCH.match(text, cue.end):
            yield Mention(
                cue.start, branch.end(), "Enterprise", text[cue.start : branch.end()], "firm.branch", 0.92
            )
        trade = _trade_at(page, cue.end)
        if trade and cue.word + trade not in page.lexicon.seeds.industries:
            whole = cue.word + trade
            yield Mention(cue.start, cue.end + len(trade), "Enterprise", whole, "firm.group", 0.9)
        yield Mention(
            cue.start, cue.end, "Enterprise", cue.word, "firm.group", 0.9 if not common else 0.7, labels
        )


def _trade_at(page: Page, at: int) -> str:
    """The trade word that goes on from a group's name (晶澳太阳能), not a thing it makes (比亚迪汽车零部件)."""
    found = [c.word for c in page.cues_in("trade", at, at + 1)]
    trade = max(found, key=len, default="")
    return "" if THING.match(page.text, at + len(trade)) else trade


def _firm_company(text: str, cue: Cue) -> bool:
    after, before = text[cue.end : cue.end + 4], text[max(0, cue.start - 5) : cue.start]
    return after.startswith(("集团", "公司", "股份", "控股")) or before.endswith(
        ("龙头企业", "头部企业", "链主企业")
    )
