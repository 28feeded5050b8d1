"""Finds firms whose made-up name opens that of a project or plant: 榕远新材料·先进制造基地, 华风·三期项目."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.mentions.projects import project_edge
from kg.extract.page import Page
from kg.extract.shape.brands import NEVER, brand_weight
from kg.extract.shape.project_rows import listed_projects
from kg.text.segment import is_word, tagged

_PLANT = re.compile(
    r"(?:基地|工厂|产线|生产线|厂区|总部)(?=(?:已|正式|全面|全线|建成|顺利|加快|正|即将|陆续)*"
    r"(?:试生产|投产|达产|开工|竣工|奠基|启用|落成|动工|点火|封顶))"
)
"""What firms build, where it is told what becomes of it."""
_PHASE = re.compile(r"[一二三四五六七八九\d]期")
_GROUND = frozenset("东西南北溪河江湖山岭港湾岛村镇")
"""What places that no gazetteer has end in."""
_LONGEST = 6
_NAMED = frozenset(("nr", "nrt", "nrfg", "nz", "ns"))


def find_project_owners(page: Page) -> Iterator[Mention]:
    """Brands that no dictionary joins at the head of a project's name, with the trade word that closes them."""
    found: set[str] = set()
    heads = [c.start for c in page.cues_of("head") if c.word in ("项目", "工程")]
    heads += [m.start() for m in _PLANT.finditer(page.text)]
    spans = [(project_edge(page, page.sentence_at(head), head), head) for head in heads]
    split = page.lexicon.splitter.split
    brands = frozenset(split(m.name).brand for m in page.mentions if m.kind == "Enterprise")
    for edge, head in (*spans, *listed_projects(page)):
        span = _owner(page, edge, head, brands)
        if span is not None:
            found.add(page.text[span[0] : span[1]])
    for start, end, name in page.places_of(sorted(found)):
        if not any(m.kind == "Enterprise" for m in page.mentions.touching(start, end)):
            yield Mention(start, end, "Enterprise", name, "firm.of_project", 0.8)


def _owner(page: Page, edge: int, head: int, brands: frozenset[str]) -> tuple[int, int] | None:
    start = edge
    if page.text[edge : edge + 1].isdigit():
        return None
    if page.text.startswith("年产", edge):
        return _before_output(page, edge)
    for mention in page.mentions.touching(edge, edge + 1):
        if mention.start != edge:
            continue
        if mention.kind != "District":
            return None
        start = max(start, mention.end)
    if start > edge and page.text[start - 1] in "省市区县旗镇乡州盟":
        edge = start
    if (group := _group(page, start, head)) is not None:
        return start, group
    for size in range(2, _LONGEST + 1):
        end = start + size
        if end + 2 > head or page.straddled(start) or page.straddled(end):
            continue
        brand = page.text[start:end]
        trade = _trade(page, end, head)
        weight = brand_weight(page.lexicon, brand, traded=bool(trade)) if size < _FROM_NAMES else NEVER
        least = 1.5 if size == 4 else _least(page, brand, end, end + trade, head)
        fits = weight >= least or (size >= 4 and _of_names(page, brand, brands))
        if not fits or brand[-1] in _GROUND or page.mentions.touching(start, end):
            continue
        if trade or _goes_on(page, end, head):
            return edge, end + trade
    return None


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
    return (start, edge) if not taken and (weight >= 1.0 or named) else None


_FROM_NAMES = 5
"""Characters from which on a brand must be made of names: 莱茵·科斯特."""


def _of_names(page: Page, brand: str, brands: frozenset[str]) -> bool:
    """Whether a longer brand is made of names only, or opens with one that a firm of the page has: 有研·亿金."""
    parts = tagged(brand)
    if all(flag in _NAMED for _, flag in parts) and not page.lexicon.splitter.is_place(parts[0][0]):
        return True
    return len(brand) == 4 and brand[:2] in brands and not is_word(brand[2:])


def _group(page: Page, start: int, head: int) -> int | None:
    """Where a known firm's name ends that is also a word and opens what it builds: 吉利·动力电池项目."""
    ends = [
        c.end
        for c in page.cues_in("group", start, start + 1)
        if c.end + 2 <= head and not page.straddled(c.end)
    ]
    return max((end for end in ends if _goes_on(page, end, head)), default=None)


def _least(page: Page, brand: str, at: int, after: int, head: int) -> float:
    """The weight asked of a brand: less where a trade that closes a name or a phase follows, and it is no place."""
    if any(flag == "ns" for _, flag in tagged(brand)):
        return 1.0
    trade = page.text[at:after]
    if trade in page.lexicon.lists["final_trades"] and not page.lexicon.is_industry(brand + trade):
        return 0.0
    return 0.5 if trade or _PHASE.match(page.text, at, head) else 1.0


def _trade(page: Page, at: int, head: int) -> int:
    """Characters of the trade word that closes a firm's name there, if something built follows it."""
    closing = page.lexicon.lists["closing_trades"]
    lengths = [
        cue.end - cue.start
        for cue in page.cues_in("trade", at, at + 1)
        if cue.end <= head - 2 and cue.word in closing and not page.straddled(cue.end)
    ]
    return max(lengths, default=0)


def _goes_on(page: Page, at: int, head: int) -> bool:
    """Whether what a project builds follows: a phase, a known thing or industry."""
    if page.text[at].isascii() and page.text[at].isalnum():
        return True  # 有研艾斯·12英寸硅片
    if _PHASE.match(page.text, at, head) or page.lexicon.any_of["project_openers"].match(page.text, at, head):
        return True
    spans = page.tokens_in(at, head)
    if not spans or spans[0][0] != at:
        return False
    known = page.text[at : spans[0][1]] in page.lexicon.lists["product_heads"]
    cues = [*page.cues_in("industry", at, at + 1), *page.cues_in("trade", at, at + 1)]
    return known or any(c.end - c.start > 1 for c in cues)
