"""Finds firms by the sum of what the whole text shows of a name: its shape and its company wherever it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.shape.brands import shape_score, trade_of
from kg.extract.shape.company import left_weight, right_weight

_ENOUGH_WITH_TRADE = 4.0
_ENOUGH = 4.5
_LONGEST = 8
_BESIDE = 2.0
"""Weight of a firm that stands beside a name in a list."""


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
        if left < 0 or right < 0:
            self.barred = True
        self.left, self.right = max(self.left, left), max(self.right, right)
        self.places.append((start, end))


def find_evident(page: Page) -> Iterator[Mention]:
    """Names whose shape and company speak for a firm: 引来骐电, 宣州区的骐电, 骐电一期; found again everywhere."""
    candidates = _candidates(page)
    accepted = {name: score for name, c in candidates.items() if (score := _score(page, c, 0)) > 0}
    known = {m.start for m in page.mentions if m.kind == "Enterprise"}
    known |= {s for name in accepted for s, _ in candidates[name].places}
    ends = {m.end for m in page.mentions if m.kind == "Enterprise"}
    ends |= {e for name in accepted for _, e in candidates[name].places}
    for name, candidate in candidates.items():
        if name not in accepted and _beside(page, candidate, known, ends):
            if (score := _score(page, candidate, _BESIDE)) > 0:
                accepted[name] = score
    for start, end, name in page.places_of(sorted(accepted)):
        if page.straddled(start) and page.straddled(end):
            continue
        score = min(0.66 + 0.04 * accepted[name], 0.9)
        yield Mention(start, end, "Enterprise", name, "firm.evidence", round(score, 2))


def _score(page: Page, candidate: _Candidate, more: float) -> float:
    """By how much the evidence passes what is asked, counted from a half; zero where it does not."""
    if candidate.barred:
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
    shapes: defaultdict[str, float] = defaultdict(float)
    for sentence in page.sentences:
        for start, end in _stretches(page, sentence):
            name = page.text[start:end]
            if name not in shapes:
                shapes[name] = shape_score(page.lexicon, name)
            if shapes[name] <= 0:
                continue
            left = left_weight(page, sentence.start, start)
            right = right_weight(page, end)
            found.setdefault(name, _Candidate(name, shapes[name])).see(start, end, left, right)
    return found


def _stretches(page: Page, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Stretches of words between two that cannot be in a name."""
    text = page.text
    run: list[tuple[int, int]] = []
    for span in page.tokens(sentence):
        word = text[span[0] : span[1]]
        if _stops(page, span, word):
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
    if word in lexicon.lists["before_firms"] or word in lexicon.lists["posts"]:
        return True
    return len(word) > 1 and page.is_doing(span) and word not in lexicon.seeds.trade_words


def _cut(page: Page, run: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Names that a run of words can hold: from its start or behind a place, to its end or what firms do."""
    if all(e - s > 1 for s, e in run) and len(run) < 2:
        return
    text, firms_do = page.text, page.lexicon.any_of["firms_do"]
    starts = [run[0][0]]
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
            if 2 <= end - start <= _LONGEST and not _taken(page, start, end):
                yield start, end


def _broken(page: Page, start: int, end: int) -> bool:
    """Whether words run across an edge of a trade word: 固定资产投资 has no 产投."""
    return page.straddled(start) or page.straddled(end)


def _taken(page: Page, start: int, end: int) -> bool:
    """Whether a name of another kind reaches into a stretch; a district may open it."""
    return any(
        not (m.kind == "District" and m.start == start and m.end < end)
        for m in page.mentions.touching(start, end)
    )
