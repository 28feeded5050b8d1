"""Finds firms by the sum of what the whole text shows of a name: its shape and its company wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.brands import is_loose, is_strict, shape_score, trade_of
from kg.extract.shape.company import district_ends, left_weight, right_weight
from kg.extract.shape.project_parts import soft_brands
from kg.extract.shape.stretches import stretches, taken, tells_doing

_ENOUGH_WITH_TRADE = 4.0
_ENOUGH_STRICT = 3.0
"""With a trade that is nothing but a firm's: 宏源·药业."""
_ENOUGH = 4.5
_ENOUGH_PLACED = 3.5
"""For a made-up brand behind where its firm sits: 长沙的·湘瓷科艺, 隔壁的·锯力煌."""
_MADE_UP = 1.0
_OFTEN = 1.0
"""Most that it counts for that a made-up name stands in many places."""
_BESIDE = 2.5
"""Weight of a firm that stands beside a name in a list."""
_KIN = 1.5
"""Weight of a firm of the same brand: 锦帛物流 after 锦帛纺织."""


@dataclass(slots=True)
class _Candidate:
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


def find_evident(page: Page) -> Iterator[Mention]:
    """Names whose shape and company speak for a firm: 引来骐电, 宣州区的骐电, 骐电一期; found again everywhere."""
    owners = _owners(page, {m.name for m in page.mentions if m.kind == "Enterprise"}, {})
    candidates = _candidates(page, frozenset(owners))
    accepted = {name: over for name, c in candidates.items() if (over := _over(page, c, 0)) > 0}
    owners = _owners(page, accepted, owners)
    beside = _accepted_beside(page, candidates, accepted, owners)
    owners = _owners(page, beside, owners)
    accepted |= beside
    for start, end, name in page.places_of(sorted(accepted)):
        if page.straddled(start) and page.straddled(end):
            continue
        sure = 0.78 if candidates[name].shape >= 3.5 else 0.68
        score = round(min(sure + 0.04 * accepted[name], 0.92), 2)
        full = owners.get(name)
        yield Mention(start, end, "Enterprise", name, "firm.evidence", score, (full,) if full else ())
    yield from _brands(page, {b: f for b, f in owners.items() if b not in accepted and f in accepted})


def _accepted_beside(
    page: Page, candidates: dict[str, _Candidate], accepted: dict[str, float], owners: dict[str, str]
) -> dict[str, float]:
    """Names that pass with what known firms add: one beside them in a list, one of the same brand."""
    firms = [(m.start, m.end) for m in page.mentions if m.kind == "Enterprise"]
    firms += [place for name in accepted for place in candidates[name].places]
    starts, ends = {s for s, _ in firms}, {e for _, e in firms}
    more = {}
    for name, candidate in candidates.items():
        if name in accepted:
            continue
        trade = trade_of(page.lexicon, name)
        weight = _BESIDE if _beside(page, candidate, starts, ends) else 0.0
        weight += _KIN if trade and name.removesuffix(trade) in owners else 0.0
        if weight and (over := _over(page, candidate, weight)) > 0:
            more[name] = over
    return more


def _brands(page: Page, owners: dict[str, str]) -> Iterator[Mention]:
    """The brand of a firm by itself: 星跃 after 星跃汽车, where it is no word and nothing goes on with it."""
    made = [brand for brand in sorted(owners) if shape_score(page.lexicon, brand) >= 1.0]
    for start, end, brand in page.places_of(made):
        if page.straddled(start) or page.straddled(end) or taken(page, start, end):
            continue
        if right_weight(page, end, loose=True) >= 0:
            yield Mention(start, end, "Enterprise", brand, "firm.brand", 0.8, (owners[brand],))


def _owners(page: Page, names: Iterable[str], known: dict[str, str]) -> dict[str, str]:
    """Brand → the longest name on the page that has it, 格森 of 格森电器; with those already known."""
    owners = dict(known)
    for name in sorted(names):
        brand = page.lexicon.splitter.split(name).brand
        if 2 <= len(brand) < len(name):
            owners[brand] = max(owners.get(brand, ""), name, key=lambda n: (len(n), n))
    return owners


def _over(page: Page, candidate: _Candidate, more: float) -> float:
    """By how much the evidence passes what is asked, counted from a half; zero where it does not."""
    if candidate.barred or not candidate.places:
        return 0
    traded = bool(trade_of(page.lexicon, candidate.name))
    placed = candidate.placed and candidate.shape >= _MADE_UP
    enough = _ENOUGH_WITH_TRADE if traded else _ENOUGH_PLACED if placed else _ENOUGH
    strict = traded and is_strict(page.lexicon, trade_of(page.lexicon, candidate.name))
    if strict or (traded and candidate.placed):
        enough = _ENOUGH_STRICT
    again = (1.0 if candidate.shape >= 1 else 0.5) if page.repeats(candidate.name) else 0.0
    often = min(_OFTEN, 0.5 * (len(candidate.places) - 2)) if candidate.shape >= 1 else 0.0
    total = candidate.shape + candidate.left + candidate.right + again + max(often, 0.0) + more
    over = total - enough
    return over + 0.5 if over >= 0 else 0


def _beside(page: Page, candidate: _Candidate, starts: set[int], ends: set[int]) -> bool:
    text = page.text
    return any(
        (text[s - 1 : s] in ("、", "和", "与", "及") and s - 1 in ends)
        or (text[e : e + 1] in ("、", "和", "与", "及") and e + 1 in starts)
        for s, e in candidate.places
    )


_BOUND = frozenset("的、：“（")
_ODD = frozenset("至同与向和对永由自从正")


def _opens_oddly(page: Page, start: int) -> bool:
    """Whether the function word before a stretch can only be its first character: 深圳的·“同”兴达科技, 其中·“至”美."""
    if page.text[start - 1 : start] not in _ODD or start < 2:
        return False
    return page.text[start - 2] in _BOUND or page.text[max(0, start - 3) : start - 1] in (
        "其中",
        "包括",
        "例如",
    )


def _firm_ends(page: Page, at: int) -> bool:
    return any(m.end == at and m.kind == "Enterprise" for m in page.mentions.touching(at - 1, at))


_SEVERAL = re.compile("[两二三四五六七八九十百千万多几数]家")
_OPENS_CLAUSE = 2.5
"""Weight of a shape, a made-up brand with its trade, for which it counts that it opens a clause."""


def _opens_clause(page: Page, start: int, end: int) -> bool:
    """Whether a name opens a clause and is listed or owns something: ，高炉酒业、…, 。晨龙锯床的…."""
    return page.text[start - 1 : start] in ("", *"，。；\n") and page.text[end : end + 1] in ("、", "的")


_JOINED = re.compile(
    r"(?<![^，。；：、“\n的])(?:(?P<last>[\u4e00-\u9fff]{1,2})和|和(?P<first>[\u4e00-\u9fff]))"
)
_MADE_JOINED = 3.0


def _joined(page: Page) -> Iterator[tuple[int, int]]:
    """Brands with a 和 in them, before a trade: 众和·铝箔, 和氏·乳业."""
    for match in _JOINED.finditer(page.text):
        char = match["last"] or match["first"]
        if (
            char in page.lexicon.lists["stuff_signs"]
            or char in page.lexicon.lists["not_brand"]
            or char in _GOODS
        ):
            continue
        ends = [
            c.end for c in page.cues_in("trade", match.end(), match.end() + 1) if not page.straddled(c.end)
        ]
        ends = [end for end in ends if right_weight(page, end, loose=True) >= _SEEN_RIGHT]
        if ends and not page.mentions.touching(match.start(), max(ends)):
            yield match.start(), max(ends)


def _singles(page: Page, start: int, end: int) -> bool:
    """Whether no dictionary joins the characters of a stretch: 星·莱·和农业装备."""
    return all(e - s == 1 for s, e in page.tokens_in(start, end)) and not page.straddled(end)


_GOODS = frozenset("茶酒糖盐车船药菜果肉鱼水电气热粮棉麻丝毛布纸书花木竹石砂土米面油人他她它我你谁这那此")
_SEEN_RIGHT = 0.5


def _candidates(page: Page, brands: frozenset[str]) -> dict[str, _Candidate]:
    found: dict[str, _Candidate] = {}
    shapes: dict[str, float] = {}
    for start, end in _joined(page):
        left = left_weight(page, page.sentence_at(start).start, start)
        name = page.text[start:end]
        candidate = found.setdefault(name, _Candidate(name, _MADE_JOINED))
        candidate.see(start, end, left, right_weight(page, end, loose=True))
    for start, end in stretches(page, brands):
        name = page.text[start:end]
        if name not in shapes:
            shapes[name] = shape_score(page.lexicon, name, brands)
        if shapes[name] <= 0:
            continue
        if _opens_oddly(page, start):
            start, name = start - 1, page.text[start - 1 : end]
            shapes[name] = shapes[page.text[start + 1 : end]]
        left = left_weight(page, page.sentence_at(start).start, start)
        loose = is_loose(page.lexicon, trade_of(page.lexicon, name))
        owned = page.text[start - 1 : start] == "的" and _firm_ends(page, start - 1)
        sure = is_strict(page.lexicon, trade_of(page.lexicon, name))
        if (owned and not sure) or (loose and _firm_ends(page, start)):
            continue  # 忠岭铝业的·全铝挂车
        if _SEVERAL.search(name):
            continue  # 新安·三家军工
        if tells_doing(page, start, end):
            continue  # 由深圳骅韵达·投资, 骅岭机电·制造出的
        if page.text.startswith("起家", end) and page.text[start - 1] in "以靠从凭":
            continue  # 以·磨球·起家
        right = right_weight(page, end, loose=loose)
        if shapes[name] >= _OPENS_CLAUSE and _opens_clause(page, start, end):
            right += 0.5
        candidate = found.setdefault(name, _Candidate(name, shapes[name]))
        candidate.see(start, end, left, right)
        candidate.placed |= left >= 2 and page.text[start - 1] == "的"
        candidate.placed |= left >= 1.5 and district_ends(page, start)
    _see_soft(page, found)
    return found


def _see_soft(page: Page, found: dict[str, _Candidate]) -> None:
    """Add brands with a character that is a word by itself: 中达·密封."""
    for start, end in soft_brands(page):
        left = left_weight(page, page.sentence_at(start).start, start)
        name = page.text[start:end]
        if name in found and found[name].shape != _MADE_JOINED:
            continue
        candidate = found.setdefault(name, _Candidate(name, _MADE_JOINED))
        loose = is_loose(page.lexicon, trade_of(page.lexicon, name))
        candidate.see(start, end, left, right_weight(page, end, loose=loose))
