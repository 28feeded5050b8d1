"""Turns ranks into observations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg.extract.numbers.number import Carry, Number, Sentence, Told, amounts
from kg.extract.numbers.one_by_one.respective import last_run
from kg.extract.numbers.owners.choice import KINDS, subject_of
from kg.extract.numbers.owners.likely import owner_of
from kg.extract.numbers.periods.times import period_of
from kg.extract.numbers.phrases import phrase_before, trim
from kg.extract.numbers.quantities import Quantity
from kg.extract.numbers.ranks import Rank, find_ranks
from kg.extract.page import Page
from kg.extract.reading.state import Read
from kg.seeds import Unit
from kg.text.dates import Period, month_period

_TOTAL = (
    "增速", "增幅", "总量", "总数", "数量", "个数", "总额", "规模", "产量", "金额", "占比", "销量", "产能", "量",
)  # fmt: skip
_WHOLE = ("总量", "总数", "数量", "个数", "总额", "规模", "金额", "量")
"""What is no rate."""
_TRADES = ("行业", "领域", "同行", "赛道", "业界", "业内", "市场")
"""How a scope ends that tells by itself what is ranked: 国内齿轮行业."""
_LIST = re.compile(
    r"(?P<list>(?:中国|全国|全省|世界|全球|亚洲)?[^，。；第列居排在入登]{0,12}(?:百强|千强|\d+强)(?:县市|县区|城市|企业|县|市|区|镇)?)"
    r"[^，。；第]{0,5}第"
)
"""A list of the best that is ranked itself: 排在中国企业500强第265位."""
_IN_LIST = re.compile(
    r"(?P<list>(?:中国|全国|全省|世界|全球|亚洲)?[^，。；在列居入登]{0,12}(?:百强|千强|\d+强)(?:县市|县区|城市|企业|县|市|区|镇)?)(?:榜单|名单|榜)?[中里上]?$"
)
_UNIT = Unit("位", "位", Decimal(1), "rank", None)


def ranks_of(page: Page, read: Read) -> Iterator[list[Rank]]:
    """Ranks of a sentence that are no part of a name."""
    for together in find_ranks(page.text, read.sentence.start, read.sentence.end):
        start, end = together[0].start, together[0].end
        named = [r for r in read.references if r.printed and r.start <= start and end <= r.end]
        if not named or (together[0].ordinal and all(r.kind == "Designation" for r in named)):
            yield together


def rank_numbers(page: Page, sentence: Sentence, together: Sequence[Rank], carry: Carry) -> Iterator[Number]:
    """What is ranked is the noun before, else the number told before."""
    if _is_list(sentence, together[0]):
        return
    clause = sentence.clauses.start(together[0].start)
    listed = _LIST.search(together[0].text) or _IN_LIST.search(page.text, clause, together[0].start)
    if listed is None and not together[0].scope and not together[0].contest:
        listed = _listed_before(page, sentence, clause, together[0].start)
    nouns = (
        [_list_of(listed)] * len(together) if listed else _ranked(page, sentence, together[0], len(together))
    )
    if len(together) == 1 and (each := _all_of(page, sentence, together[0].start)):
        together, nouns = list(together) * len(each), each
    whose = _each_of(page, sentence, together)
    for at, (rank, noun) in enumerate(zip(together, nouns, strict=True)):
        yield from _number(page, sentence, carry, together[0], rank, noun, whose[at] if whose else None)


def _each_of(page: Page, sentence: Sentence, together: Sequence[Rank]) -> list[tuple[int, str]]:
    """Whom places told one by one are of: 甲集团、乙公司、丙公司分列第186、276和374位."""
    names = [r for r in sentence.read.references if r.end <= together[0].start and r.kind in KINDS]
    run = last_run(page, names, len(together)) if len(together) > 1 else []
    return [(r.thing, r.kind) for r in run] if len({r.thing for r in run}) == len(together) else []


def _all_of(page: Page, sentence: Sentence, start: int) -> list[str]:
    """The metrics of which one rank is told: 精品率、加工率分别达到40%和60%，均居全省第一."""
    clause = sentence.clauses.start(start)
    if page.text[clause:start] not in ("均", "都", "双双", "皆", "全部"):
        return []
    begin, metrics = sentence.clauses.start(clause - 1), list[Told]()
    for one in reversed(amounts(sentence.told)):
        alike = not metrics or one.quantity.unit.dimension == metrics[0].quantity.unit.dimension
        if one.quantity.start >= clause or not alike or one.quantity.start < begin:
            break
        metrics.append(one)
        begin = min(begin, sentence.clauses.start(sentence.clauses.start(one.quantity.start) - 1))
    return [t.metric for t in reversed(metrics[:_ALL])]


_ALL = 4
"""The most numbers that one rank is told of."""


def _listed_before(page: Page, sentence: Sentence, clause: int, start: int) -> re.Match[str] | None:
    """The list of the best that the clause before tells of: 连续三年入围西部百强区，去年列第64位."""
    words = "".join(page.text[clause:start].split())
    bare = all(char in "0123456789年今去前，较比上" for char in words) or len(words) <= _BARE
    begin = sentence.clauses.start(clause - 1)
    return _ENTERED.search(page.text, begin, clause) if bare and begin < clause else None


def _list_of(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return groups.get("list") or groups.get("on") or ""


_BARE = 5
"""Characters of a clause that says nothing of what is ranked: 2024年, 去年."""
_ENTERED = re.compile(
    r"在“?(?P<on>[^，。；“”在]{0,12}(?:百强|千强|\d+强)(?:县市|县（市）|县区|城市|企业|县|市|区|镇)?)”?(?:榜单|名单|排名|排行榜|榜|评价)?[上中里]"
    r"|(?:入围|入选|跻身|上榜|蝉联|进入|登上|位居|荣登)了?“?(?P<list>[^，。；“”]{0,10}(?:百强|千强|\d+强)(?:县市|县（市）|县区|城市|企业|县|市|区|镇)?)"
)


def _is_list(sentence: Sentence, rank: Rank) -> bool:
    """Whether a rank is that of a whole list: 甲市、乙区、丙县产值居前三位."""
    clause = sentence.clauses.start(rank.start)
    listed = [n for n in sentence.names if n.part == "member" and clause <= n.reference.start < rank.start]
    return len(listed) > 1 and rank.place == len(listed)


_PLACE_OF = re.compile(r"(?P<what>[^，。；\d]{2,14}?)在[^，。；]{2,24}?[中里内]?的?(?:位次|排名|名次|排位)$")
"""地区生产总值·在全国30个自治州中的位次·由第11位升至第7位."""


def _ranked(page: Page, sentence: Sentence, rank: Rank, count: int) -> list[str]:
    told = amounts(sentence.told)
    clause = sentence.clauses.start(rank.start)
    near = [t.quantity.end for t in told if clause <= t.quantity.end <= rank.start]
    words = phrase_before(page, sentence, max([clause, *near]), rank.start)
    noun = re.sub(r"^在|(?:在|中|里)$", "", words.noun).strip("“”、")
    if (seat := _PLACE_OF.search(page.text, clause, rank.start)) is not None:
        named = [
            r.end for r in sentence.read.references if seat.start() <= r.start and r.end <= seat.end("what")
        ]
        noun = trim(page.lexicon, page.text[max([seat.start(), *named]) : seat.end("what")])
    if rank.ordinal:
        noun = rank.ordinal
    elif not noun and rank.contest:
        noun = rank.contest.removeprefix(rank.scope)
    elif rank.contest.endswith((*_TOTAL, "占有率", "市占率", "份额")) and noun and rank.contest not in noun:
        noun += rank.contest
    noun = re.sub(r"(?:已?连续|持续)[一二三四五六七八九十\d]+个?(?:年|月|季度)$", "", noun)
    items = [trim(page.lexicon, item) for item in re.split(r"、|和|与", noun)]
    if count > 1 and len(items) == count:
        return items
    if count > 1 and len(told) >= count:
        return [t.metric for t in told[-count:]]
    rates = ("point", "ratio") if noun in _WHOLE or rank.scope.endswith(_TRADES) else ("point",)
    last = next((t.metric for t in reversed(told) if t.quantity.unit.dimension not in rates), "")
    if noun in _TOTAL and last:
        noun = last if last.endswith(noun) else last + noun
    return [noun or last] * count


def _number(
    page: Page,
    sentence: Sentence,
    carry: Carry,
    first: Rank,
    rank: Rank,
    noun: str,
    whose: tuple[int, str] | None,
) -> Iterator[Number]:
    read = sentence.read
    quantity = Quantity(first.start, first.end, rank.place, None, None, _UNIT, rank.text, "")
    owner = "" if noun.endswith("强") else owner_of(page, sentence, noun, first.start)
    whose = whose or subject_of(page, sentence, quantity, first.start, owner, carry)
    if whose is None:
        return
    period = _of_list(page, sentence, first) or period_of(page, quantity, sentence, carry)
    scope = _scope(page, read, first) if rank.scope == first.scope else rank.scope
    metric = f"{noun[-16:]}{'' if scope in noun else scope}排名"
    sentence.told.append(Told(quantity, metric, *whose, within=False))
    yield Number(
        whose[0], metric, rank.place, None, None, rank.unit, rank.text, "", period, "actual", 0.65,
        "quantity.rank", read.sentence.start, read.sentence.end,
    )  # fmt: skip


_BEST_OF = re.compile(r"(?<!\d)(?P<year>20\d{2})年?度?[^，。；\d]{2,16}(?:\d+强|[十百千]强|榜)")
"""A list of the best of a year: 2024中国民营企业500强."""


def _of_list(page: Page, sentence: Sentence, rank: Rank) -> Period | None:
    """The year of the list that names its places, which came out later."""
    lists = list(_BEST_OF.finditer(page.text, sentence.read.sentence.start, rank.end))
    return month_period(int(lists[-1]["year"]), 1, 12) if lists else None


def _scope(page: Page, read: Read, rank: Rank) -> str:
    """Among whom: as printed, a named district too: 居邢台市第6位."""
    within = (
        r for r in read.references if rank.start <= r.start and r.end <= rank.end and r.kind == "District"
    )
    named = next((page.text[r.start : r.end] for r in within), rank.scope)
    return "全省" if named.endswith("省") else "全区" if named.endswith("自治区") else named
