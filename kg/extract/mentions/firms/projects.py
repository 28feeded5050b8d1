"""Finds firms whose made-up name opens that of a project or plant: 榕远新材料·先进制造基地, 华风·三期项目."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.brands import NEVER, brand_weight
from kg.extract.shape.project_edges import project_edge
from kg.extract.shape.project_parts import goes_on, made_up, makes, phase_at
from kg.extract.shape.project_rows import project_rows
from kg.text.segment import is_word, tagged

_PLANT = re.compile(
    r"(?:基地|工厂|产线|生产线|厂区|总部)(?=(?:已|正式|全面|全线|建成|顺利|加快|正|即将|陆续)*"
    r"(?:试生产|投产|达产|开工|竣工|奠基|启用|落成|动工|点火|封顶))"
)
"""What firms build, where it is told what becomes of it."""
_GROUND = frozenset("东西南北溪河江湖山岭港湾岛村镇")
"""What places that no gazetteer has end in."""
_NO_END = _GROUND | frozenset("高低超多微五六七八九")
"""And what only says how a thing behind it is."""
_BRAND_CHARS = re.compile("[\u4e00-\u9fffA-Za-z]+")
_LONGEST = 6
_SURE = 0.8
"""Score from which on a firm in a project's name is one whatever else the text says."""
_NAMED = ("nr", "nrt", "nrfg", "nz", "ns")


def find_project_owners(page: Page) -> Iterator[Mention]:
    """Brands that no dictionary joins at the head of a project's name, with the trade word that closes them."""
    found: set[str] = set()
    heads = [c.start for c in page.cues_of("head") if c.word in ("项目", "工程")]
    heads += [m.start() for m in _PLANT.finditer(page.text)]
    spans = [(project_edge(page, page.sentence_at(head), head), head) for head in heads]
    spans += [span for row, _ in project_rows(page) for span in row]
    split = page.lexicon.splitter.split
    brands = frozenset(split(m.name).brand for m in page.mentions if m.kind == "Enterprise")
    for edge, head in spans:
        span = _owner(page, edge, head, brands)
        if span is not None:
            found.add(page.text[span[0] : span[1]])
    for start, end, name in page.places_of(sorted(found)):
        near = page.mentions.touching(start, end)
        if not any(m.kind == "Enterprise" and not _unsure(m, start, end) for m in near):
            yield Mention(start, end, "Enterprise", name, "firm.of_project", 0.8)


def _owner(page: Page, edge: int, head: int, brands: frozenset[str]) -> tuple[int, int] | None:
    if page.text[edge : edge + 1].isdigit():
        return None
    if page.text.startswith("年产", edge):
        return _before_output(page, edge)
    begins = _behind_place(page, edge, head)
    if begins is None:
        return None
    edge, start = begins
    if (group := _group(page, start, head)) is not None:
        return start, group
    if page.straddled(start):
        return None
    end = _brand_end(page, start, head, brands)
    return (edge, end) if end is not None else None


def _brand_end(page: Page, start: int, head: int, brands: frozenset[str]) -> int | None:
    """Where a brand at the head of a project's name ends, with its trade."""
    found: list[int] = []
    for end in range(start + 2, min(start + _LONGEST, head) + 1):
        if page.straddled(end) or _other(page, start, end):
            continue
        brand = page.text[start:end]
        if not _BRAND_CHARS.fullmatch(brand):
            break
        trade = _trade(page, end, head)
        if end + max(trade, 2) > head or brand[-1] in (_GROUND if trade else _NO_END):
            continue
        if not (_fits(page, brand, (start, end + trade, head), brands) or made_up(page, start, end)):
            continue
        if trade and not (found and len(brand) > 3):
            return end + trade
        if goes_on(page, end, head):
            return end
        if makes(page, end, head):
            found.append(end)
    return _best(page, found) if found else None


def _best(page: Page, ends: list[int]) -> int:
    """Where a brand ends that could end in several places: before a word of the dictionary rather than a character."""
    return next((end for end in ends if not page.single_at(end)), ends[0])


def _behind_place(page: Page, edge: int, head: int) -> tuple[int, int] | None:
    """Where a firm's name may begin, with its place and without; nowhere if another name stands there.

    A park in front is where the project is; a place may be part of the name, but not one that says what it is.
    """
    start = edge
    for mention in page.mentions.touching(edge, edge + 1):
        if mention.start != edge or (mention.kind == "IndustrialPark" and mention.end >= head - 2):
            continue
        if _unsure(mention, edge, head):
            continue
        if mention.kind == "IndustrialPark":
            edge = start = max(start, mention.end)
        elif mention.kind == "District":
            start = max(start, mention.end)
        else:
            return None
    if start > edge and page.text[start - 1] in "省市区县旗镇乡州盟":
        edge = start
    return edge, start


def _unsure(mention: Mention, start: int, end: int) -> bool:
    """Whether a firm was found there that its company alone did not make sure: what it builds may."""
    return mention.rule == "firm.evidence" and mention.score < _SURE and start <= mention.start <= end


def _other(page: Page, start: int, end: int) -> bool:
    """Whether another name stands there; a park's may begin with its firm's: 甲科实业冷链产业园."""
    return any(
        m.kind != "IndustrialPark" or m.start > start
        for m in page.mentions.touching(start, end)
        if not _unsure(m, start, end)
    )


def _fits(page: Page, brand: str, at: tuple[int, int, int], brands: frozenset[str]) -> bool:
    """Whether a brand, with its trade and what is built behind it, weighs enough."""
    start, after, head = at
    end = start + len(brand)
    weight = brand_weight(page.lexicon, brand, traded=after > end) if len(brand) < _FROM_NAMES else NEVER
    whole = len(page.tokens_in(start, end)) == 1  # 集成电路
    long = 1.0 if page.lexicon.splitter.has_brand(brand[:2]) and _is_name(page, end) else 1.5
    least = long if len(brand) == 4 else _least(page, brand, end, after, head)
    return weight >= least or (len(brand) >= 4 and not whole and _of_names(page, brand, brands))


def _is_name(page: Page, end: int) -> bool:
    """Whether the word that ends there is a name that people bear: 中沄·通达."""
    word = page.word_ending(end)
    return (
        len(word) == 2
        and all(f in _NAMED[:3] for _, f in tagged(word))
        and not page.lexicon.splitter.is_place(word)
    )


_BRAND = re.compile("[\u4e00-\u9fff]{2,4}")
_MARK = re.compile("[，。；、：“的\n]")


def _before_output(page: Page, edge: int) -> tuple[int, int] | None:
    """The made-up name between a mark and what is made a year: ，楚江·年产30万吨铜导体项目."""
    floor = max(edge - 5, page.sentence_at(edge).start)
    marks = [m.end() for m in _MARK.finditer(page.text, floor, edge)]
    start = max(marks, default=floor)
    if not _BRAND.fullmatch(page.text, start, edge) or page.text[start - 1 : start] not in (
        "",
        *"，。；、：“的\n",
    ):
        return None
    weight = brand_weight(page.lexicon, page.text[start:edge], traded=False)
    named = all(flag in _NAMED for _, flag in tagged(page.text[start:edge]))
    taken = page.mentions.touching(start, edge)
    traded = page.text[start + 2 : edge] in page.lexicon.seeds.trade_words and made_up(page, start, start + 2)
    return (start, edge) if not taken and (weight >= 1.0 or named or traded) else None


_FROM_NAMES = 5
"""Characters from which on a brand must be made of names: 莱茵·科斯特."""


def _of_names(page: Page, brand: str, brands: frozenset[str]) -> bool:
    """Whether a longer brand is made of names only, or opens with one that a firm of the page has: 有研·亿金."""
    parts = tagged(brand)
    if all(flag in _NAMED for _, flag in parts) and not page.lexicon.splitter.is_place(parts[0][0]):
        return True
    return len(brand) == 4 and brand[:2] in brands and not is_word(brand[2:])


def _group(page: Page, start: int, head: int) -> int | None:
    """Where a known firm's name ends that opens what it builds: 吉利·动力电池项目, 延华彼科·外饰一期."""
    ends = [
        c.end
        for c in page.cues_in("group", start, start + 1)
        if c.end + 2 <= head and not page.straddled(c.end)
    ]
    made = [end + 2 for end in ends if end + 4 <= head and made_up(page, end, end + 2, joined=True)]
    made += [after for end in ends if (after := _named_on(page, end, head)) > end]
    return max((end for end in [*ends, *made] if goes_on(page, end, head)), default=None)


def _named_on(page: Page, at: int, head: int) -> int:
    """Where a name ends that goes on from a known firm's: 中集·来福士·海工基地."""
    spans = page.tokens_in(at, head)
    if not spans or spans[0][0] != at:
        return at
    end = spans[0][1]
    flags = [flag for _, flag in tagged(page.text[at:end])]
    known = page.text[at:end] in page.lexicon.seeds.trade_words or page.lexicon.splitter.is_place(
        page.text[at:end]
    )
    return end if 2 <= end - at <= 3 and flags[0] in _NAMED and not known and end + 2 <= head else at


def _least(page: Page, brand: str, at: int, after: int, head: int) -> float:
    """The weight asked of a brand: less where a trade that closes a name or a phase follows, and it is no place."""
    if any(flag == "ns" for _, flag in tagged(brand)):
        return 1.0
    trade = page.text[at:after]
    if trade in page.lexicon.lists["final_trades"] and not page.lexicon.is_industry(brand + trade):
        return 0.0
    return 0.5 if trade or phase_at(page, at, head) else 1.0


def _trade(page: Page, at: int, head: int) -> int:
    """Characters of the trade word that closes a firm's name there, if something built follows it."""
    lists = page.lexicon.lists
    lengths = [
        cue.end - cue.start
        for cue in page.cues_in("trade", at, at + 1)
        if not page.straddled(cue.end)
        and (
            (cue.word in lists["closing_trades"] and cue.end <= head - 2)
            or (cue.end == head and (cue.word in lists["final_trades"] or cue.word in lists["place_trades"]))
        )
    ]
    return max(lengths, default=0)
