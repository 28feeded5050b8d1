"""Stretches of words that could be a firm's name: between words that no name holds, up to what firms do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.lexicon import Cue
from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.brands import is_loose, shape_score, trade_of
from kg.extract.shape.company import has_plant
from kg.extract.words import DOING

_LONGEST = 8
_CLOSES = frozenset("、，。；：！？和与及等的（）“”\n")
_CUTS = frozenset("日年月都已也则将")
_DIVISIONS = frozenset("省市县区镇乡村旗州")
_MAY_FOLLOW = frozenset(("集团", "股份", "控股", "实业", "发展", "产业", "投资", "有限", "公司"))
"""What goes on with a firm's name behind 科技."""
Run = list[tuple[int, int]]
"""Words in a row, as spans of the text."""


def stretches(page: Page, brands: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Stretches between two words that cannot be in a name; a known brand can, even if it is also a verb."""
    reader = _Reader(page, brands)
    spans, groups = page.words.spans, page.lexicon.canonical
    for run in reader.runs():
        for first, last in reader.without_doing(*run):
            if last - first > 1 or ("group", page.words.tagged[first][0]) in groups:
                yield from _cut(page, spans[first:last])


@dataclass(frozen=True, slots=True)
class _Reader:
    """A page, and the brands that its firms are known to have, be they ordinary words; words are told by number."""

    page: Page
    brands: frozenset[str]

    def runs(self) -> Iterator[tuple[int, int]]:
        """Words of the page between those that no name holds and what is not Chinese, where they are worth a look.

        One of them is a character that no word takes in, a trade word or a known brand; a single word is a known name.
        """
        words, brands, parts = self.page.words.tagged, self.brands, self.page.lexicon.parts
        for begin, end in self.page.words.of.values():
            worth = False
            for at, (word, _) in enumerate(words[begin:end], begin):
                part = parts[word]
                if part == "never" or (part == "hardly" and word not in brands):
                    if worth if at - begin != 1 else self._is_group(begin):
                        yield begin, at
                    begin, worth = at + 1, False
                elif not worth:
                    worth = part == "worth" or word in brands
            if worth if end - begin != 1 else self._is_group(begin):
                yield begin, end

    def _is_group(self, at: int) -> bool:
        return ("group", self.page.words.tagged[at][0]) in self.page.lexicon.canonical

    def without_doing(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Parts of a run between verbs and adverbs; before a firm's trade word one may be a brand: 远航智造."""
        page, words, brands = self.page, self.page.words, self.brands
        trades = page.lexicon.seeds.trade_words
        for at in range(first, last):
            word, flag = words.tagged[at]
            if flag not in DOING or len(word) == 1:
                continue
            if not (word in trades or word in brands or _trade_follows(page, words.spans[at][1])):
                if first < at:
                    yield first, at
                first = at + 1
        if first < last:
            yield first, last


def _trade_follows(page: Page, at: int) -> bool:
    """Whether a trade word that is no thing begins at a position."""
    lists = page.lexicon.lists
    return any(
        cue.word not in lists["loose_trades"] and cue.word not in lists["thing_trades"]
        for cue in page.cues_in("trade", at, at + 1)
    )


def _cut(page: Page, run: Run) -> Iterator[tuple[int, int]]:
    """Names that a run of words can hold: from its start or behind a place, to its end or what firms do."""
    first, last = run[0][0], run[-1][1]
    near = page.mentions.touching(first, last)
    if any(m.start <= first and last <= m.end for m in near):
        return
    places = (m.start for m in near if m.kind == "District" and m.start > first + 1)
    ends = sorted({*_ends(page, run), *(at for at in places if has_plant(page, at))})
    for start in _starts(page, run, near):
        for end in ends:
            if (
                2 <= end - start <= _LONGEST
                and not _reached(page, near, start, end)
                and not _goes_on(page, end)
            ):
                yield start, end


def _starts(page: Page, run: Run, near: list[Mention]) -> list[int]:
    """Where a name in a run can begin; not with what a number counts."""
    text, (first, second) = page.text, run[0]
    starts = [] if first > 0 and text[first - 1].isdigit() else [_begin(page, first)]
    ours = first > 0 and text[first - 1] in "我该全本各" and text[first:second] in _DIVISIONS
    if len(run) > 1 and (ours or text[first:second] in page.lexicon.lists["light_acts"]):
        starts = [second]
    starts += [m.end for m in near if m.kind == "District" and first < m.end < run[-1][1]]
    return starts


def _begin(page: Page, first: int) -> int:
    """Past a word that ends every name but is cut up, and past where something is: “先建”骅岭生物, ”“上”骅岭纸业."""
    before = page.text[first - 1 : first]
    if (page.text[first] in "上里内中" and before == "”") or (page.text[first] == "中" and before == "其"):
        return first + 1  # 其“中”骅立硅业
    if page.text[first] == "上" and before and page.word_ending(first) in page.lexicon.lists["light_acts"]:
        return first + 1  # 拉“上”骅宇
    ends = [c.end for c in page.cues_in("edge", first, first + 1) if c.end - first > 1]
    return max((end for end in ends if not page.straddled(end)), default=first)


def _ends(page: Page, run: Run) -> set[int]:
    """Where a name in a run can end: with the run, before what firms do, with a trade word."""
    text, firms_do = page.text, page.lexicon.any_of["firms_do"]
    openings = page.lexicon.first_of["firms_do"]
    last = run[-1][1]
    last -= text[last - 1] == "则" and last - run[0][0] > 2
    ends = {last}
    for s, e in run[1:]:
        if says_how(page, s, e):
            return {end for end in ends if end <= s} - {last} | {s}
        if (
            text[s:e] in _CUTS
            or (text[s:e] == "外" and text[e] in "，、")
            or (text[s] in openings and firms_do.match(text, s))
        ):
            ends.add(s)
            break
    trades = [c for c in page.cues_in("trade", run[0][0], last) if not page.straddled(c.start)]
    ends.update(c.end for c in trades if c.end < last and not page.straddled(c.end))
    final = page.lexicon.lists["final_trades"]
    closing = [c for c in trades if c.word in final and run[0][0] + 2 <= c.start]
    return {end for end in ends if not (_past_final(page, closing, end) or _built(page, trades, run, end))}


def says_how(page: Page, start: int, end: int) -> bool:
    """Whether a word says how what follows it is done, and belongs to no name: 骅锐·全额·出资, 骅锐·同日·复工."""
    if page.text[start:end] not in page.lexicon.lists["manners"]:
        return False
    if page.lexicon.any_of["firms_do"].match(page.text, end):
        return True
    spans = page.tokens_touching(page.sentence_at(start), end, end + 1)
    return bool(spans) and (page.is_doing(spans[0]) or says_how(page, *spans[0]))


def _built(page: Page, trades: list[Cue], run: Run, end: int) -> bool:
    """Whether a name ends before what is built: 凯波电缆·特材（项目）."""
    if not page.text.startswith(("项目", "工程"), end):
        return False
    return any(run[0][0] + 2 <= c.start and c.end < end and c.end - c.start > 1 for c in trades)


def _past_final(page: Page, closing: list[Cue], end: int) -> bool:
    """Whether a firm's name ends before: 泰川科技·生命科学, but 泰川科技集团."""
    return any(c.end < end and page.text[c.end : end] not in _MAY_FOLLOW for c in closing)


def _goes_on(page: Page, end: int) -> bool:
    """Whether what closes a stretch is said of the name before it: 青川绿能投资88亿元."""
    if page.text[end : end + 1] in _CLOSES:
        return False
    return page.word_ending(end) in page.lexicon.lists["firms_do"]


def taken(page: Page, start: int, end: int) -> bool:
    """Whether another name reaches into a stretch; a district may open it, or the brand of another firm: 青禾·铜业."""
    return _reached(page, page.mentions.touching(start, end), start, end)


def _reached(page: Page, near: list[Mention], start: int, end: int) -> bool:
    return bool(near) and any(
        m.start < end and start < m.end and not (m.start == start and m.end < end and _opens(page, m, end))
        for m in near
    )


def _opens(page: Page, mention: Mention, end: int) -> bool:
    if mention.rule == "firm.alias":
        trade = page.text[mention.end : end]
        if trade in page.lexicon.lists["closing_trades"]:
            return True
        bare = trade in page.lexicon.seeds.trade_words and not trade_of(page.lexicon, mention.name)
        seen = page.lexicon.any_of["firms_do"].match(page.text, end + (page.text[end : end + 1] == "的"))
        return bare and (not is_loose(page.lexicon, trade) or seen is not None)
    return mention.kind == "District"


_SPENT = ("投资", "建设", "控股")
_MAKING = (*_SPENT, "制造", "运营", "开发")
_BY = re.compile(r"由[^，。；的由]{0,5}$")
_DONE = re.compile("[出了成好着]|(?<=投资|建设|控股|运营)的")


def tells_doing(page: Page, start: int, end: int) -> bool:
    """Whether what a stretch ends in is what the firm before it does, though others are called by it."""
    name = page.text[start:end]
    if name.endswith(_SPENT) and _BY.search(page.text, max(start - 6, 0), start):
        return True
    made = name.endswith(_MAKING) and len(name) > 4 and _DONE.match(page.text, end) is not None
    return made and shape_score(page.lexicon, name[:-2]) > 0
