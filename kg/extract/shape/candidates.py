"""Stretches that may be firms' names, with the best of what the whole text shows around each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extract.page import Page
from kg.extract.shape.bounded import bounded_names
from kg.extract.shape.brands import is_loose, is_strict, shape_score, trade_of
from kg.extract.shape.company import district_ends, left_weight, right_weight
from kg.extract.shape.project_parts import soft_brands
from kg.extract.shape.stretches import stretches, tells_doing


@dataclass(slots=True)
class Candidate:
    """A stretch that may be a firm's name, with the best of what was seen around it."""

    name: str
    shape: float
    left: float = 0.0
    right: float = 0.0
    barred: bool = False
    placed: bool = False
    places: list[tuple[int, int]] = field(default_factory=list)

    def see(self, start: int, end: int, left: float, right: float) -> None:
        """Take in one place where the name stands."""
        if left < -5 or right < -5:
            self.barred = True
        if right < 0:
            return
        self.left, self.right = max(self.left, left), max(self.right, right)
        self.places.append((start, end))


_BOUND = frozenset("的、：“（")
_ODD = frozenset("至同与向和对永由自从正招")


def _opens_oddly(page: Page, start: int) -> bool:
    """Whether the function word before a stretch can only be its first character: 深圳的·“同”兴达科技, 其中·“至”美."""
    if page.text[start - 1 : start] not in _ODD or start < 2:
        return False
    return page.text[start - 2] in _BOUND or page.text[max(0, start - 3) : start - 1] in (
        "其中",
        "包括",
        "例如",
    )


def _owned(page: Page, start: int) -> bool:
    """Whether a firm stands before, with 的 or without, whose ware this may be."""
    return _firm_ends(page, start) or _is_had(page, start)


def _is_had(page: Page, start: int) -> bool:
    return page.text[start - 1 : start] == "的" and _firm_ends(page, start - 1)


def _firm_ends(page: Page, at: int) -> bool:
    return any(m.end == at and m.kind == "Enterprise" for m in page.mentions.touching(at - 1, at))


_FIRST = ("", "。", "；", "\n")
_MARKS = ("", *"，。；：、\n")
_SEVERAL = re.compile("[两二三四五六七八九十百千万多几数]家")
_OPENS_CLAUSE = 2.5
"""Weight of a shape, a made-up brand with its trade, for which it counts that it opens a clause."""


def _opens_clause(page: Page, start: int, end: int) -> bool:
    """Whether a name opens a clause and is listed or owns something: ，高炉酒业、…, 。晨龙锯床的…."""
    return page.text[start - 1 : start] in ("", *"，。；\n") and page.text[end : end + 1] in ("、", "的")


_MADE_JOINED = 3.0


def candidates_of(page: Page, brands: frozenset[str]) -> dict[str, Candidate]:
    """All stretches of a page that may be firms' names, by name; `brands` are those that its firms have."""
    found: dict[str, Candidate] = {}
    shapes: dict[str, float] = {}
    _see_bounded(page, found, brands)
    for start, end in stretches(page, brands):
        name = page.text[start:end]
        if name not in shapes:
            shapes[name] = shape_score(page.lexicon, name, brands)
        if shapes[name] <= 0:
            continue
        if _opens_oddly(page, start):
            start, name = start - 1, page.text[start - 1 : end]
            shapes[name] = shapes[page.text[start + 1 : end]]
        trade = trade_of(page.lexicon, name)
        loose = is_loose(page.lexicon, trade)
        owned = (loose and (_owned(page, start) or _heads(page, start, end))) or (
            _is_had(page, start) and not is_strict(page.lexicon, trade)
        )
        if owned or _is_none(page, start, end) or (not trade and name[-1] in "上下"):
            continue  # 忠岭铝业的·全铝挂车; 企业·资格上（月）
        left = left_weight(page, page.sentence_at(start).start, start)
        right = right_weight(page, end, loose=loose) + _by_itself(page, start, end, shapes[name])
        candidate = found.setdefault(name, Candidate(name, shapes[name]))
        candidate.see(start, end, left, right)
        candidate.placed |= left >= 2 and page.text[start - 1] == "的"
        candidate.placed |= left >= 1.5 and district_ends(page, start)
    _see_soft(page, found)
    return found


def _heads(page: Page, start: int, end: int) -> bool:
    """Whether a stretch is a heading that the text runs on from: 小粒咖啡：."""
    return page.text[end : end + 1] == "：" and page.text[start - 1 : start] in ("", "\n")


def _is_none(page: Page, start: int, end: int) -> bool:
    """Whether what a stretch ends in or stands before shows that it is no name."""
    name = page.text[start:end]
    if _SEVERAL.search(name):
        return True  # 新安·三家军工
    if page.text[start - 1 : start] == "“" and _IN_QUOTES.match(page.text, end):
        return True
    if page.text[start - 1 : start] == "做" and name[0] in "强大优精实":
        return True  # 做·强新材料
    if tells_doing(page, start, end):
        return True  # 由深圳骅韵达·投资, 骅岭机电·制造出的
    if len(name) > _SHORT and _MADE_NOW.match(page.text, end) and page.lexicon.ends("product_heads", name):
        return True  # 骅达·工业机器人实现量产
    return page.text.startswith("起家", end) and page.text[start - 1] in "以靠从凭"  # 以·磨球·起家


_SHORT = 4
"""Characters of a brand and its trade, which may be a ware's name too: 宏通·客车."""
_MADE_NOW = re.compile("(?:已|正式|成功|全面|顺利|首次|率先)*实现(?:了|规模化|批量|全面)*量产")
"""What becomes of a ware, not of its maker."""
_IN_QUOTES = re.compile(
    "(?:智慧|智能|未来|共享|数字)?(?:工厂|车间|基地|仓库|社区|家园|讲堂|小院|驿站|管家|课堂|模式|机制|平台|行动|工程|品牌|计划|先锋|服务)”"
)
"""With what a name goes on that is no firm's but a programme's: “沄心工厂”院落微治理."""


def _by_itself(page: Page, start: int, end: int, shape: float) -> float:
    """Weight of a name's standing alone in its clause, first in a sentence, before what it makes a year or owns."""
    alone = shape >= _OPENS_CLAUSE and _opens_clause(page, start, end)
    first = 1.0 <= shape < _OPENS_CLAUSE and page.text[start - 1 : start] in _FIRST
    yearly = page.text.startswith("年产", end) and page.text[start - 1 : start] in _MARKS
    return 0.5 if alone or yearly or first else 0.0


def _see_bounded(page: Page, found: dict[str, Candidate], brands: frozenset[str]) -> None:
    """Add brands with a character that says something elsewhere, before their trade: 同辉·新材."""
    for start, end in bounded_names(page):
        name = page.text[start:end]
        trade = trade_of(page.lexicon, name)
        if is_loose(page.lexicon, trade) and _owned(page, start):
            continue  # 远航制造的·中置电机
        loose = bool(trade) and not is_strict(page.lexicon, trade)
        left = left_weight(page, page.sentence_at(start).start, start)
        shape = max(shape_score(page.lexicon, name, brands), _MADE_JOINED)
        candidate = found.setdefault(name, Candidate(name, shape))
        candidate.see(start, end, left, right_weight(page, end, loose=loose))


def _see_soft(page: Page, found: dict[str, Candidate]) -> None:
    """Add brands with a character that is a word by itself: 中达·密封."""
    for start, end in soft_brands(page):
        left = left_weight(page, page.sentence_at(start).start, start)
        name = page.text[start:end]
        if name in found and found[name].shape != _MADE_JOINED:
            continue
        candidate = found.setdefault(name, Candidate(name, _MADE_JOINED))
        loose = is_loose(page.lexicon, trade_of(page.lexicon, name))
        candidate.see(start, end, left, right_weight(page, end, loose=loose))
