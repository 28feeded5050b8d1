"""Finds firms by the sum of what the whole text shows of a name: its shape and its company wherever it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.shape.brands import is_loose, shape_score, trade_of
from kg.extract.shape.company import left_weight, right_weight

_ENOUGH_WITH_TRADE = 4.0
_ENOUGH = 4.5
_LONGEST = 8
_CLOSES = frozenset("、，。；：！？和与及等的（）“”\n")
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
    candidates = _candidates(page)
    accepted = {name: over for name, c in candidates.items() if (over := _over(page, c, 0)) > 0}
    accepted |= _accepted_beside(page, candidates, accepted)
    owners = _owners(page, accepted)
    for start, end, name in page.places_of(sorted(accepted)):
        if page.straddled(start) and page.straddled(end):
            continue
        sure = 0.78 if candidates[name].shape >= 3.5 else 0.68
        score = round(min(sure + 0.04 * accepted[name], 0.92), 2)
        full = owners.get(name)
        yield Mention(start, end, "Enterprise", name, "firm.evidence", score, (full,) if full else ())
    yield from _brands(page, {b: f for b, f in owners.items() if b not in accepted and f in accepted})


def _accepted_beside(
    page: Page, candidates: dict[str, _Candidate], accepted: dict[str, float]
) -> dict[str, float]:
    """Names that pass with what known firms add: one beside them in a list, one of the same brand."""
    firms = [(m.start, m.end) for m in page.mentions if m.kind == "Enterprise"]
    firms += [place for name in accepted for place in candidates[name].places]
    starts, ends = {s for s, _ in firms}, {e for _, e in firms}
    brands = _owners(page, accepted)
    more = {}
    for name, candidate in candidates.items():
        trade = trade_of(page.lexicon, name)
        weight = _BESIDE if _beside(page, candidate, starts, ends) else 0.0
        weight += _KIN if trade and name.removesuffix(trade) in brands else 0.0
        if name not in accepted and weight and (over := _over(page, candidate, weight)) > 0:
            more[name] = over
    return more


def _brands(page: Page, owners: dict[str, str]) -> Iterator[Mention]:
    """The brand of a firm by itself: 星跃 after 星跃汽车, where it is no word and nothing goes on with it."""
    made = [brand for brand in sorted(owners) if shape_score(page.lexicon, brand) >= 1.0]
    for start, end, brand in page.places_of(made):
        if page.straddled(start) or page.straddled(end) or _taken(page, start, end):
            continue
        if right_weight(page, end, loose=True) >= 0:
            yield Mention(start, end, "Enterprise", brand, "firm.brand", 0.8, (owners[brand],))


def _owners(page: Page, accepted: Iterable[str]) -> dict[str, str]:
    """Brand → the one longer name on the page that has it: 格森 of 格森电器."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for name in {*accepted, *(m.name for m in page.mentions if m.kind == "Enterprise")}:
        brand = page.lexicon.splitter.split(name).brand
        if 2 <= len(brand) < len(name):
            held[brand].add(name)
    return {brand: max(names, key=lambda n: (len(n), n)) for brand, names in held.items()}


def _over(page: Page, candidate: _Candidate, more: float) -> float:
    """By how much the evidence passes what is asked, counted from a half; zero where it does not."""
    if candidate.barred or not candidate.places:
        return 0
    traded = bool(trade_of(page.lexicon, candidate.name))
    again = (1.0 if candidate.shape >= 1 else 0.5) if page.repeats(candidate.name) else 0.0
    total = candidate.shape + candidate.left + candidate.right + again + more
    over = total - (_ENOUGH_WITH_TRADE if traded else _ENOUGH)
    return over + 0.5 if over >= 0 else 0


def _beside(page: Page, candidate: _Candidate, starts: set[int], ends: set[int]) -> bool:
    text = page.text
    return any(
        (text[s - 1 : s] in ("、", "和", "与", "及") and s - 1 in ends)
        or (text[e : e + 1] in ("、", "和", "与", "及") and e + 1 in starts)
        for s, e in candidate.places
    )


def _candidates(page: Page) -> dict[str, _Candidate]:
    found: dict[str, _Candidate] = {}
    shapes: dict[str, float] = {}
    brands = frozenset(_owners(page, ()))
    for sentence in page.sentences:
        for start, end in _stretches(page, sentence, brands):
            name = page.text[start:end]
            if name not in shapes:
                shapes[name] = shape_score(page.lexicon, name)
            if shapes[name] <= 0:
                continue
            left = left_weight(page, sentence.start, start)
            right = right_weight(page, end, loose=is_loose(page.lexicon, trade_of(page.lexicon, name)))
            found.setdefault(name, _Candidate(name, shapes[name])).see(start, end, left, right)
    return found


def _stretches(page: Page, sentence: Sentence, brands: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Stretches of words between two that cannot be in a name."""
    text = page.text
    run: list[tuple[int, int]] = []
    for span in page.tokens(sentence):
        word = text[span[0] : span[1]]
        if word not in brands and _stops(page, span, word):
            if run:
                yield from _cut(page, run)
            run = []
        else:
            run.append(span)
    if run:
        yield from _cut(page, run)


def _stops(page: Page, span: tuple[int, int], word: str) -> bool:
    lexicon = page.lexicon
    if not "\u4e00" <= word[0] <= "\u9fff" or word in lexicon.seeds.edges:
        return word not in lexicon.seeds.trade_words
    before_firms = lexicon.lists["before_firms"]
    if word in before_firms or word[-2:] in before_firms or word in lexicon.lists["posts"]:
        return True
    return len(word) > 1 and page.is_doing(span) and word not in lexicon.seeds.trade_words


def _cut(page: Page, run: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Names that a run of words can hold: from its start or behind a place, to its end or what firms do."""
    if all(e - s > 1 for s, e in run) and len(run) < 2 and not _is_group(page, run[0]):
        return
    text, firms_do = page.text, page.lexicon.any_of["firms_do"]
    starts = [] if text[max(run[0][0] - 1, 0)].isdigit() else [run[0][0]]
    if len(run) > 1 and text[run[0][0] : run[0][1]] in page.lexicon.lists["light_acts"]:
        starts = [run[1][0]]
    for mention in page.mentions.touching(run[0][0], run[-1][1]):
        if mention.kind == "District" and run[0][0] < mention.end < run[-1][1]:
            starts.append(mention.end)
    ends = {run[-1][1]}
    for s, e in run[1:]:
        if firms_do.match(text, s) or text[s:e] in "日年月都已也则将":
            ends.add(s)
            break
    for cue in page.cues_in(run[0][0], run[-1][1]):
        if cue.what == "trade" and cue.end <= run[-1][1] and not _broken(page, cue.start, cue.end):
            ends.add(cue.end)
    for start in starts:
        for end in sorted(ends):
            if 2 <= end - start <= _LONGEST and not _taken(page, start, end) and not _goes_on(page, end):
                yield start, end


def _is_group(page: Page, span: tuple[int, int]) -> bool:
    """Whether a single word is also the name of a known group: 安踏."""
    return ("group", page.text[span[0] : span[1]]) in page.lexicon.canonical


def _broken(page: Page, start: int, end: int) -> bool:
    """Whether words run across an edge of a trade word: 固定资产投资 has no 产投."""
    return page.straddled(start) or page.straddled(end)


def _goes_on(page: Page, end: int) -> bool:
    """Whether what closes a stretch is said of the name before it: 三川绿能投资88亿元."""
    word = page.word_ending(end)
    return word in page.lexicon.lists["firms_do"] and page.text[end : end + 1] not in _CLOSES


def _taken(page: Page, start: int, end: int) -> bool:
    """Whether a name of another kind reaches into a stretch; a district may open it."""
    return any(
        not (m.kind == "District" and m.start == start and m.end < end)
        for m in page.mentions.touching(start, end)
    )
