"""Stretches of words that could be a firm's name: between words that no name holds, up to what firms do."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.page import Page

_LONGEST = 8
_CLOSES = frozenset("、，。；：！？和与及等的（）“”\n")
_CUTS = frozenset("日年月都已也则将")
_DIVISIONS = frozenset("省市县区镇乡村旗州")
Run = list[tuple[int, int]]


def stretches(page: Page, brands: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Stretches between two words that cannot be in a name; a known brand can, even if it is also a verb."""
    lexicon = page.lexicon
    before_firms, trades = lexicon.lists["before_firms"], lexicon.seeds.trade_words
    stops = (lexicon.seeds.edges - trades) | before_firms | lexicon.lists["posts"]
    for run in _runs(page, stops - brands, before_firms):
        if _worth(page, run, brands):
            for part in _without_doing(page, run, brands):
                yield from _cut(page, part)


def _runs(page: Page, stops: frozenset[str], kinds: frozenset[str]) -> Iterator[Run]:
    """Words of the page between stops and what is not Chinese."""
    text = page.text
    for sentence in page.sentences:
        run: Run = []
        for span in page.tokens(sentence):
            word = text[span[0] : span[1]]
            if (
                word not in stops
                and "\u4e00" <= word[0] <= "\u9fff"
                and (len(word) < 3 or word[-2:] not in kinds)
            ):
                run.append(span)
                continue
            if run:
                yield run
                run = []
        if run:
            yield run


def _worth(page: Page, run: Run, brands: frozenset[str]) -> bool:
    """Whether a run has a character that no word takes in, a trade word behind another, or a known name."""
    first, last = run[0][0], run[-1][1]
    if last - first < 2:
        return False
    text, lexicon = page.text, page.lexicon
    if len(run) == 1:
        return ("group", text[first:last]) in lexicon.canonical
    trades, odd = lexicon.seeds.trade_words, lexicon.lists["not_brand"]
    return any(
        word not in odd if len(word := text[s:e]) == 1 else word in trades or word in brands for s, e in run
    )


def _without_doing(page: Page, run: Run, brands: frozenset[str]) -> Iterator[Run]:
    """Parts of a run between verbs and adverbs; before a firm's trade word one may be a brand: 远航智造."""
    text, trades = page.text, page.lexicon.seeds.trade_words
    part: Run = []
    for span in run:
        word = text[span[0] : span[1]]
        kept = len(word) == 1 or word in trades or word in brands or not page.is_doing(span)
        if kept or _trade_follows(page, span[1]):
            part.append(span)
        else:
            if part:
                yield part
            part = []
    if part:
        yield part


def _trade_follows(page: Page, at: int) -> bool:
    """Whether a trade word that is no thing begins at a position."""
    lists = page.lexicon.lists
    return any(
        cue.what == "trade"
        and cue.word not in lists["loose_trades"]
        and cue.word not in lists["thing_trades"]
        for cue in page.cues_in(at, at + 1)
    )


def _cut(page: Page, run: Run) -> Iterator[tuple[int, int]]:
    """Names that a run of words can hold: from its start or behind a place, to its end or what firms do."""
    first, last = run[0][0], run[-1][1]
    if last - first < 2 or (len(run) == 1 and ("group", page.text[first:last]) not in page.lexicon.canonical):
        return
    ends = sorted(_ends(page, run))
    for start in _starts(page, run):
        for end in ends:
            if 2 <= end - start <= _LONGEST and not taken(page, start, end) and not _goes_on(page, end):
                yield start, end


def _starts(page: Page, run: Run) -> list[int]:
    """Where a name in a run can begin; not with what a number counts."""
    text, (first, second) = page.text, run[0]
    starts = [] if first > 0 and text[first - 1].isdigit() else [first]
    ours = first > 0 and text[first - 1] in "我该全本各" and text[first:second] in _DIVISIONS
    if len(run) > 1 and (ours or text[first:second] in page.lexicon.lists["light_acts"]):
        starts = [second]
    for mention in page.mentions.touching(first, run[-1][1]):
        if mention.kind == "District" and first < mention.end < run[-1][1]:
            starts.append(mention.end)
    return starts


def _ends(page: Page, run: Run) -> set[int]:
    """Where a name in a run can end: with the run, before what firms do, with a trade word."""
    text, firms_do = page.text, page.lexicon.any_of["firms_do"]
    last = run[-1][1]
    ends = {last}
    for s, e in run[1:]:
        if text[s:e] in _CUTS or firms_do.match(text, s):
            ends.add(s)
            break
    for cue in page.cues_in(run[0][0], last):
        if (
            cue.what == "trade"
            and cue.end < last
            and not page.straddled(cue.start)
            and not page.straddled(cue.end)
        ):
            ends.add(cue.end)
    return ends


def _goes_on(page: Page, end: int) -> bool:
    """Whether what closes a stretch is said of the name before it: 青川绿能投资88亿元."""
    if page.text[end : end + 1] in _CLOSES:
        return False
    return page.word_ending(end) in page.lexicon.lists["firms_do"]


def taken(page: Page, start: int, end: int) -> bool:
    """Whether a name of another kind reaches into a stretch; a district may open it."""
    return any(
        not (m.kind == "District" and m.start == start and m.end < end)
        for m in page.mentions.touching(start, end)
    )
