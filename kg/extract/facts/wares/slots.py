"""Wares by where they stand, whatever their last word: 主要生产“甲、乙和丙”, 年产“甲”5000吨, “甲”市场占有率."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from kg.extract.facts.wares.cues import JOINT, LEFT, MADE_IN, RIGHT, UNIT, WEAK_LEFT, WEAK_RIGHT
from kg.extract.facts.wares.edges import STAND, TRADE
from kg.extract.page import Page

_Span = tuple[int, int]
_LONGEST = 14
_CODE = re.compile(r"[A-Z][A-Za-z]*[A-Z\d-][A-Za-z\d-]*|[A-Z]{2,}")
_MARKS = frozenset("，。；：、！？（）()“”《》— 　\n\t|")
_NO_CODE = re.compile("GDP|ESG|IPO|CNAS|ISO|CEO|AI|IT|APP|RCEP|FDI|GWh|GW|MW|EPC|OEM|ODM|KW|CE|FDA|GMP")


def slotted(page: Page, start: int, end: int, taken: Sequence[_Span], known: Sequence[_Span]) -> list[_Span]:
    """Stretches of `[start, end)` in slots that only wares fill.

    `known`: wares by their last words, whose siblings are looked for too.
    """
    found: dict[int, int] = {}
    reader = _Reader(page, start, end, taken)
    for cue in (*LEFT.finditer(page.text, start, end), *MADE_IN.finditer(page.text, start, end)):
        found.update(reader.row(cue.end()))
    for cue in RIGHT.finditer(page.text, start, end):
        item = reader.before(cue.start())
        while item is not None and item[0] not in found:
            found[item[0]] = item[1]
            item = reader.before(item[0] - 1) if page.text[item[0] - 1] == "、" else None
    found.update(_weakly(reader, page, start, end))
    for first, last in (*known, *list(found.items())):
        joint = JOINT.match(page.text, last, end)
        if joint is not None and joint.group()[0] == "、":
            found.update(reader.row(joint.end()))
        if first > start and page.text[first - 1] == "、" and (item := reader.before(first - 1)) is not None:
            found.setdefault(*item)
    wider = [(a, b) for a, b in known if a in found or any(a0 <= a and b < b0 for a0, b0 in found.items())]
    return sorted(
        i
        for i in found.items()
        if reader.clean_at(i[1]) or not any(i[0] <= a and b <= i[1] for a, b in wider)
    )


def _weakly(reader: _Reader, page: Page, start: int, end: int) -> Iterator[_Span]:
    """Stretches in slots that other nouns fill too, so that the last character has to be one that wares end in."""
    for behind in reader.owned():
        for item in reader.row(behind):
            if reader.concrete(item) and reader.clean_at(item[1]):
                yield item
    for cue in WEAK_LEFT.finditer(page.text, start, end):
        for item in reader.row(cue.end()):
            if reader.concrete(item) and reader.clean_at(item[1]):
                yield item
    for cue in WEAK_RIGHT.finditer(page.text, start, end):
        weak = reader.before(cue.start())
        while weak is not None and reader.concrete(weak) and reader.opens(weak[0]):
            yield weak
            weak = reader.before(weak[0] - 1) if page.text[weak[0] - 1] in "、和与及" else None


class _Reader:
    """Reads the words of one stretch of a page from or up to a place."""

    def __init__(self, page: Page, start: int, end: int, taken: Sequence[_Span]) -> None:
        self._page, self._start, self._end, self._taken = page, start, end, taken

    @cached_property
    def _numbers(self) -> slice:
        words, sentence = self._page.words, self._page.sentence_at(self._start)
        first, last = words.of[sentence.start]
        first = bisect_left(words.starts, self._start, first, last)
        return slice(first, bisect_left(words.starts, self._end, first, last))

    @cached_property
    def _words(self) -> list[tuple[int, int, str, str]]:
        spans, tagged = self._page.words.spans[self._numbers], self._page.words.tagged[self._numbers]
        return [(*span, *word) for span, word in zip(spans, tagged, strict=True)]

    @cached_property
    def _starts(self) -> list[int]:
        return self._page.words.starts[self._numbers]

    def row(self, at: int) -> Iterator[_Span]:
        """The wares of a list that begins at a place."""
        item = self._from(at)
        while item is not None:
            yield item
            joint = JOINT.match(self._page.text, item[1], self._end)
            item = self._from(joint.end()) if joint is not None else None

    def before(self, at: int) -> _Span | None:
        """The ware that ends at a place."""
        run: list[tuple[int, int, str, str]] = []
        for number in range(bisect_left(self._starts, at) - 1, -1, -1):
            word = self._words[number]
            if word[1] > at or self._stops(word):
                break
            run.insert(0, word)
        return self._ware(run) if run and run[-1][1] == at else None

    def _from(self, at: int) -> _Span | None:
        number = bisect_left(self._starts, at)
        if number == len(self._starts) or self._starts[number] != at:
            return None
        run: list[tuple[int, int, str, str]] = []
        for word in self._words[number:]:
            if self._stops(word):
                break
            run.append(word)
        return self._ware(run)

    def _stops(self, word: tuple[int, int, str, str]) -> bool:
        start, end, text, flag = word
        lists = self._page.lexicon.lists
        if text in _MARKS or not text[0].isalnum() or flag in _NEVER_AT_ALL or _AMOUNT.fullmatch(text):
            return True
        if _NUMBERED.match(text):
            return True
        if _UNITS.fullmatch(text) and _COUNTED.search(self._page.text, max(0, start - 2), start):
            return True
        if any(first < end and start < last for first, last in self._taken):
            return True
        if text in lists["product_inside"] or (len(text) == 1 and text in "前后中上下内外打成达要来"):
            return text in "要来达成"
        return text in lists["product_breaks"] or (flag in _NEVER and len(text) > 1)

    def _ware(self, run: list[tuple[int, int, str, str]]) -> _Span | None:
        """The name of a ware in a run of words, without what leads to it or tells of it."""
        lexicon = self._page.lexicon
        lists = lexicon.lists
        while run and self._leads(run[0]) and not (len(run) == 2 and len(run[1][2]) == 1):
            run = run[1:]
        for number, word in enumerate(run):
            told = word[2] in lists["ware_tails"] or word[2] in lexicon.seeds.metrics
            if number and (told or (self._does(word) and not self._attributive(run[number:]))):
                run = run[:number]
                break
        if not run or any(first == run[-1][1] for first, _ in self._taken):
            return None
        if STAND.match(self._page.text, run[-1][1]) and not _SHARE.match(self._page.text, run[-1][1]):
            return None
        start, end = run[0][0], run[-1][1]
        text = self._page.text[start:end]
        return (start, end) if self._fits(run, text) else None

    def owned(self) -> Iterator[int]:
        """Behind names with 的: 某公司的·."""
        for _, last in self._taken:
            if self._page.text.startswith("的", last) and last < self._end:
                yield last + 1 + self._page.text.startswith("“", last + 1)

    def concrete(self, item: _Span) -> bool:
        """Whether a stretch ends as names of wares do."""
        lexicon, text = self._page.lexicon, self._page.text[item[0] : item[1]]
        return lexicon.ends("product_heads", text) or (len(text) > 2 and lexicon.ends("ware_ends", text))

    def opens(self, start: int) -> bool:
        """Whether a name can begin at a place: behind a mark, a count, a name or what is done with it."""
        text, lists = self._page.text, self._page.lexicon.lists
        if start == self._start or _OPENED.search(text, max(self._start, start - 3), start):
            return True
        word = self._page.word_ending(start)
        return word in lists["making"] or any(last == start for _, last in self._taken)

    def clean_at(self, end: int) -> bool:
        """Whether what follows a place can not be a part of the name that ends there."""
        number = bisect_left(self._starts, end)
        if end == self._end or _ENDED.match(self._page.text, end):
            return True
        lists = self._page.lexicon.lists
        tail = self._words[number][2] if number < len(self._words) else ""
        return (
            (bool(tail) and self._does(self._words[number]))
            or tail in lists["ware_tails"]
            or tail in self._page.lexicon.seeds.metrics
        )

    def _leads(self, word: tuple[int, int, str, str]) -> bool:
        text, flag = word[2:]
        lexicon = self._page.lexicon
        if text in lexicon.lists["product_inside"]:
            return False
        if text == "级" or text in lexicon.lists["product_lead"] or lexicon.splitter.is_place(text):
            return True
        if self._page.text[word[0] - 1 : word[0]] == "的":  # 某公司的“割草”机器人
            return False
        return flag == "v" and len(text) > 1 and text not in lexicon.seeds.trade_words

    def _fits(self, run: list[tuple[int, int, str, str]], text: str) -> bool:
        """Whether words may name a ware: concrete, of fitting length, no verb among them."""
        lexicon = self._page.lexicon
        lists, seeds = lexicon.lists, lexicon.seeds
        if text.isascii():
            return _CODE.fullmatch(text) is not None and _NO_CODE.fullmatch(text) is None
        if not 2 <= len(text) <= _LONGEST or text in lists["no_products"] or text in lists["product_classes"]:
            return False
        if (
            text in lists["countries"]
            or text in seeds.metrics
            or text in seeds.generic
            or text in lists["class_nouns"]
        ):
            return False
        if TRADE.search(text):
            return False
        known = lexicon.ends("product_heads", text)
        if not known and (lexicon.ends("no_wares", text) or lexicon.is_industry(text)):
            return False
        return not self._does(run[-1])

    def _attributive(self, run: list[tuple[int, int, str, str]]) -> bool:
        """Whether a verb with what follows it ends a name: 石墨烯“发热袜”, 核酸“提取试剂”."""
        end = run[-1][1]
        named = len(run) > 1 and self.concrete((run[0][0], end)) and not self._does(run[-1])
        return named and (end == self._end or _ENDED.match(self._page.text, end) is not None)

    def _does(self, word: tuple[int, int, str, str]) -> bool:
        """Whether a word says what somebody does, and is none that the names of wares hold too."""
        lexicon, (_, _, text, flag) = self._page.lexicon, word
        if len(text) == 1 or not (flag in _DOES or (flag == "l" and len(text) > 3)):
            return False
        return text not in lexicon.lists["product_inside"] and text not in lexicon.seeds.trade_words


_OPENED = re.compile(rf"(?:[，。；：、（“的\n]|其中|{UNIT}|和|与|及|[把将])$")
_SHARE = re.compile("市场(?:占有率|份额)")
_ENDED = re.compile(
    r"[，。；：、！？（）()”》—\s\d]|[等的和与及以正已在由被将为则也都又是有均把从对去今可会]"
)
_NEVER_AT_ALL = frozenset(("u", "uj", "ul", "uv", "uz", "ug", "ud", "c", "r", "y", "e", "o"))
_DOES = frozenset(("v", "d", "ad", "i", "z", "vd"))
_AMOUNT = re.compile(r"\d+|[\d.]*(?:GWh|MWh|kWh|GW|MW|KW)|[万亿千百][\u4e00-\u9fff]?")
_NUMBERED = re.compile("[一二两三四五六七八九十几多][条大款类种个家批台套座]")
_UNITS = re.compile(UNIT)
_COUNTED = re.compile(r"[\d余多万亿千百]$")
_NEVER = frozenset(("r", "t", "c", "u", "uj", "ul", "p", "y", "m", "mq", "d", "f"))
