"""Finds firms by the sum of what the whole text shows of a name: its shape and its company wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.brands import is_strict, shape_score, trade_of
from kg.extract.shape.candidates import Candidate, candidates_of
from kg.extract.shape.company import right_weight
from kg.extract.shape.stretches import taken

_ENOUGH_WITH_TRADE = 4.0
_ENOUGH_STRICT = 3.0
"""With a trade that is nothing but a firm's: 宏源·药业."""
_ENOUGH = 3.8
_ENOUGH_PLACED = 2.6
"""For a made-up brand behind where its firm sits: 长沙的·湘瓷科艺, 隔壁的·锯力煌."""
_MADE_UP = 1.0
_SOUND, _WORST, _SO_SO, _BEST = 0.7, 1.5, 3.5, 7.0
"""Weight of how a brand sounds that stands alone; the least that counts, what counts for nothing, and the most."""
_KNOWN = -0.7
"""Weight of a name that is known, and may be a word, against one that sounds so so."""
_OFTEN = 1.0
"""Most that it counts for that a made-up name stands in many places."""
_BESIDE = 2.5
"""Weight of a firm that stands beside a name in a list."""
_PEER, _AUDIBLE = 1.0, 2.5
"""Weight of a brand that stands beside a name in a list, both sounding like one at least so much."""
_KIN = 1.5
"""Weight of a firm of the same brand: 锦帛物流 after 锦帛纺织."""


def find_evident(page: Page) -> Iterator[Mention]:
    """Names whose shape and company speak for a firm: 引来骐电, 宣州区的骐电, 骐电一期; found again everywhere."""
    owners = _owners(page, {m.name for m in page.mentions if m.kind == "Enterprise"}, {})
    candidates = candidates_of(page, frozenset(owners))
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
    page: Page, candidates: dict[str, Candidate], accepted: dict[str, float], owners: dict[str, str]
) -> dict[str, float]:
    """Names that pass with what known firms add: one beside them in a list, one of the same brand."""
    firms = [(m.start, m.end) for m in page.mentions if m.kind == "Enterprise"]
    firms += [place for name in accepted for place in candidates[name].places]
    starts, ends = {s for s, _ in firms}, {e for _, e in firms}
    peers = [place for c in candidates.values() if _sounds(page, c) for place in c.places]
    first_peers, last_peers = {s for s, _ in peers}, {e for _, e in peers}
    more = {}
    for name, candidate in candidates.items():
        if name in accepted:
            continue
        trade = trade_of(page.lexicon, name)
        weight = _BESIDE if _beside(page, candidate, starts, ends) else 0.0
        if not weight and _sounds(page, candidate) and _beside(page, candidate, first_peers, last_peers):
            weight = _PEER
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


def _over(page: Page, candidate: Candidate, more: float) -> float:
    """By how much the evidence passes what is asked, counted from a half; zero where it does not."""
    if candidate.barred or not candidate.places:
        return 0
    traded = bool(trade_of(page.lexicon, candidate.name)) or candidate.name.endswith("集团")
    placed = candidate.placed and candidate.shape >= _MADE_UP
    enough = _ENOUGH_WITH_TRADE if traded else _ENOUGH_PLACED if placed else _ENOUGH
    strict = traded and is_strict(page.lexicon, trade_of(page.lexicon, candidate.name))
    if strict or (traded and candidate.placed):
        enough = _ENOUGH_STRICT
    again = (1.0 if candidate.shape >= 1 else 0.5) if page.repeats(candidate.name) else 0.0
    often = min(_OFTEN, 0.5 * (len(candidate.places) - 2)) if candidate.shape >= 1 else 0.0
    total = candidate.shape + candidate.left + candidate.right + again + max(often, 0.0) + more
    if not traded:
        total += _sounding(page, candidate.name)
    over = total - enough
    return over + 0.5 if over >= 0 else 0


def _sounds(page: Page, candidate: Candidate) -> bool:
    """Whether a name is a brand made up of characters that brands are made of."""
    if candidate.barred or candidate.shape < _MADE_UP:
        return False
    return page.lexicon.sounds.of(candidate.name) >= _AUDIBLE


def _sounding(page: Page, name: str) -> float:
    """Weight of how a brand sounds; of a known firm's name, which is often a word, nothing."""
    if ("group", name) in page.lexicon.canonical:
        return _KNOWN
    return _SOUND * (max(min(page.lexicon.sounds.of(name), _BEST), _WORST) - _SO_SO)


def _beside(page: Page, candidate: Candidate, starts: set[int], ends: set[int]) -> bool:
    text = page.text
    return any(
        (text[s - 1 : s] in ("、", "和", "与", "及") and s - 1 in ends)
        or (text[e : e + 1] in ("、", "和", "与", "及") and e + 1 in starts)
        for s, e in candidate.places
    )
