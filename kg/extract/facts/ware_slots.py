"""Wares by where they stand, whatever their last word: 主要生产“甲、乙和丙”, 年产“甲”5000吨, “甲”市场占有率."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from kg.extract.facts.product_edges import STAND
from kg.extract.page import Page
from kg.text.search import begun_by

_Span = tuple[int, int]
_UNIT = (
    r"(?:台（套）|台\(套\)|台套|套件|吨|台|套|件|只|双|辆|艘|支|片|块|条|瓶|盒|箱|平方米|立方米|米|GWh|GW|MW|吉瓦|兆瓦|张|把|枚|颗|桶|头|份|根|株"
    r"|羽|架|节|千升|升|公斤|千克|克|克拉|锭|匹|公里|芯公里|顶|款|部|包|罐|袋|副|粒|万剂|剂|公里)"
)
_COUNT = rf"\d[\d.,]*[余多]?[万亿千百]*{_UNIT}"
_KINDS = r"(?:各类|各种|各式|多种|系列|一系列|多款|全系列|新型|高端|高品质|优质|特色|以|等|的|了|出|着|的是)*"
_MAKING = (
    r"(?:(?<![的率能])(?:主要|专业|专门|专注于?|主要从事|从事|专业从事|集中|批量|规模化|自主|联合|成功|率先|已能|可|能|能够|并|也|还|都|则|只|一直|长期|已|将|，|；|。|、)+"
    r"(?:生产(?!线|性|力|设备|商|型)|制造(?!业|商)|研制|试制|加工|酿造|织造|供应|销售|做|产)"
    r"|(?<![的年月日])(?:生产(?=[^，。；]{2,14}?等(?:系列|多种|\d+余?[多个种款类]+)?产品)|研发生产|研发制造|生产销售|生产加工|量产|试制|组装|酿造|炼出|织出|纺出|造出|产出|提取|提炼)"
    r"|主营(?!业务|收入)|主打(?!产品)|主产(?!区|地|品)|主攻(?!方向)|专产|专做|专营|专攻|(?:设计|可|达|规划|预计|平均|每)?(?:年产|日产|月产|年销售?)(?!值|能|量|出|额|业|品|收)"
    r"|(?:主导|拳头|主要|核心|主打|明星|当家|王牌|代表性?)?产品(?:线|主要|目前|现|已|则|也|还|就是|从)*(?:包括|涵盖|覆盖|囊括|包含|有|为|是|以)(?!了))"
)
_LEFT = begun_by(
    "、。，；一专主也产从代则只可将已平年并当成批拳提日明月核每炼率王生研纺组织联能自规设试达还造都酿量长集预",
    rf"{_MAKING}{_KINDS}(?:{_COUNT}(?:的)?)?{_KINDS}(?=[\u4e00-\u9fffA-Z“])",
)
_MADE_IN = re.compile(
    rf"(?:年产|日产|月产|形成|新增|下线|交付|产出|出货|建设|生产)[^，。；、]{{0,6}}?{_COUNT}(?:的)?(?=[\u4e00-\u9fffA-Z])"
)
_FIGURE = (
    r"(?:的)?(?:国内|全球|国际|全国|世界|全省|海外)*(?:细分)?(?:设计|规划|年|月|日|总|单)?"
    r"(?:产能|产量|产销量|出货量|销量|出口量|市场占有率|市占率|占有率|市场份额|良品率)"
)
_LINES = (
    r"(?:的)?(?:自动化|智能化|智能|数字化|全自动|柔性|技改|建设)*"
    r"(?:生产线|产线|总装线|生产车间|生产基地|生产项目|制造基地)"
)
_LISTED = (
    r"等(?:[\d一二两三四五六七八九十几数多]+[余多]?[个种款类大])?"
    r"(?:系列|主打|主导|拳头|核心|特色|高端|各类|品类)*(?:产品|单品|新品)"
)
_RIGHT = begun_by(
    "世产全出制加单占国市年总日月海生的研等细良规设销",
    rf"(?<=[\u4e00-\u9fffA-Za-z”])(?:{_FIGURE}|{_LISTED}|(?:的)?(?:研发|生产|制造|加工|销售)[、和与及](?:研发|生产|制造|销售|加工|服务))",
)
_WEAK_RIGHT = begun_by(
    r"\d下主交产便做全出则刚制卖发取均多大将就已建总成打技投拿捧推数是智来柔正热率现生由畅的目自获装购走进远送都采量销首，",
    rf"(?<=[\u4e00-\u9fffA-Za-z”])(?:{_LINES}|(?:已|正|将|现已|目前|刚|首次|率先|成功)*(?:下线|量产|投产|出厂|畅销|远销|热销|走俏|装车|装船|发往|销往|卖到|打入|进入|获批|获评|拿下|捧回)"
    rf"|(?:则|全部|都|均|主要|大多|大半|多半|，则|，全部)*(?:[来出采购产取]自|由(?=[^，。；]{{2,20}}?(?:供应|提供|配套|供货|生产|制造|承制|包揽|研制|研发|加工)))"
    rf"|(?:是|便是|正是|就是|成了|成为)(?:它|其|公司|企业|他们|这家企业)的?(?:看家|拳头|主打|当家|主导|主力|明星|核心|王牌)|{_COUNT}|的，(?:还有|是|正是|就是)|[做卖送推](?:到|成|进|给|上|强|大|向)|交给|[的](?=[^，。；的]{{2,16}}?(?:公司|集团|厂|[，。；、（]|和|与)))",
)
_WEAK_LEFT = begun_by(
    "、为主代向将当把拳新明核爆独王给，",
    rf"(?:(?:[为给向][^，。；]{{1,24}}?(?:供应|提供|配套|配送|供货?|生产|制造|加工|做|研发|定制|代工|输送)|[，、](?:提供|供应|做|造|生产|产))(?:了|的是|着)?{_KINDS}"
    rf"|(?:主打|主导|拳头|核心|明星|独家|王牌|当家|爆款|新款|代表)(?:产品|品种|单品|新药)“?|[把将])(?=[\u4e00-\u9fffA-Z“])",
)
_JOINT = re.compile(rf"(?:{_COUNT})?(?:、|以及|和|及|与|，以及)(?:{_COUNT}(?:的)?)?")
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
    for cue in (*_LEFT.finditer(page.text, start, end), *_MADE_IN.finditer(page.text, start, end)):
        found.update(reader.row(cue.end()))
    for cue in _RIGHT.finditer(page.text, start, end):
        item = reader.before(cue.start())
        while item is not None and item[0] not in found:
            found[item[0]] = item[1]
            item = reader.before(item[0] - 1) if page.text[item[0] - 1] == "、" else None
    found.update(_weakly(reader, page, start, end))
    for first, last in (*known, *list(found.items())):
        joint = _JOINT.match(page.text, last, end)
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
    for cue in _WEAK_LEFT.finditer(page.text, start, end):
        for item in reader.row(cue.end()):
            if reader.concrete(item) and reader.clean_at(item[1]):
                yield item
    for cue in _WEAK_RIGHT.finditer(page.text, start, end):
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
            joint = _JOINT.match(self._page.text, item[1], self._end)
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
        while run and self._leads(run[0]):
            run = run[1:]
        for number, word in enumerate(run):
            if number and (word[2] in lists["ware_tails"] or word[2] in lexicon.seeds.metrics):
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
        return tail in lists["ware_tails"] or tail in self._page.lexicon.seeds.metrics

    def _leads(self, word: tuple[int, int, str, str]) -> bool:
        _, _, text, flag = word
        lexicon = self._page.lexicon
        if text in lexicon.lists["product_inside"]:
            return False
        if text == "级" or text in lexicon.lists["product_lead"] or lexicon.splitter.is_place(text):
            return True
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
        known = lexicon.ends("product_heads", text)
        if not known and (lexicon.ends("no_wares", text) or lexicon.is_industry(text)):
            return False
        inside = lists["product_inside"]
        doing = [
            w
            for *_, w, f in run
            if f in ("v", "d", "ad") and len(w) > 1 and w not in inside and w not in seeds.trade_words
        ]
        return not doing


_OPENED = re.compile(rf"(?:[，。；：、（“的\n]|其中|{_UNIT}|和|与|及|[把将])$")
_SHARE = re.compile("市场(?:占有率|份额)")
_ENDED = re.compile(r"[，。；：、！？（）()”》—\s\d]|等|的|和|与|及|以及")
_NEVER_AT_ALL = frozenset(("u", "uj", "ul", "uv", "uz", "ug", "ud", "c", "r", "y", "e", "o"))
_AMOUNT = re.compile(r"\d+|[\d.]*(?:GWh|MWh|kWh|GW|MW|KW)|[万亿千百][\u4e00-\u9fff]?")
_UNITS = re.compile(_UNIT)
_COUNTED = re.compile(r"[\d余多万亿千百]$")
_NEVER = frozenset(("r", "t", "c", "u", "uj", "ul", "p", "y", "m", "mq", "d", "f"))
