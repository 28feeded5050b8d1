"""Finds firms in rows that say what each of them makes or gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.shape.firms import after_edge, name_like
from kg.extract.shape.lifting import lift, other_name
from kg.extract.shape.row_members import may_join
from kg.extract.shape.rows import row_items


def _pieces(start: int, row: str) -> Iterator[tuple[int, str]]:
    """Items of a list, the last of which may be joined by 和."""
    for at, piece in row_items(start, row):
        for part in re.finditer("(?:(?!和).)+", piece):
            yield at + part.start(), part.group()


_OWNED = re.compile(
    r"(?P<owner>[^，。；：、！？“”（）的\s]{2,12})的(?P<ware>[^，。；：、！？（）的\s]{2,14})"
)


def find_owners(page: Page) -> Iterator[Mention]:
    """Makers in a list of wares with their makers, where another of them is known: 格菱动力的锅炉、中机国达的舱口盖."""
    for stretch in re.finditer(r"[^，。；：！？\n]+", page.text):
        if stretch.group().count("的") < 2 or "、" not in stretch.group():
            continue
        found = [
            (cut, page.text[cut : m.end("owner")], m["ware"])
            for s, piece in _pieces(stretch.start(), stretch.group())
            if (m := _OWNED.match(page.text, s, s + len(piece)))
            for cut in [after_edge(page, *m.span("owner"))]
        ]
        if len(found) < 2:
            continue
        known = [
            any(
                m.kind == "Enterprise" and m.start <= s and m.end == s + len(o)
                for m in page.mentions.touching(s, s + len(o))
            )
            for s, o, _ in found
        ]
        wares = sum(page.lexicon.ends("product_heads", w) or w.endswith("项目") for _, _, w in found)
        if not any(known) or wares * 2 < len(found):
            continue
        for (s, o, _), firm in zip(found, known, strict=True):
            if not firm and (name_like(page, o) or may_join(page, o)) and not other_name(page, s, s + len(o)):
                yield Mention(s, s + len(o), "Enterprise", o, "firm.lifted", 0.78)


_CLAUSE = re.compile(
    r"(?:^|(?<=[，；：。]))(?P<left>[^，；：。、有看在\s]{2,8})(?P<verb>有|看)(?P<list>[^，；：。\s]{2,30}?)(?=[，；。]|$)",
    re.M,
)
_AT = re.compile(
    r"(?:^|(?<=[，；：。]))(?P<name>[\u4e00-\u9fff]{2,6})(?:则|却|就)?在(?=[\u4e00-\u9fff]{2})", re.M
)
_BARE = re.compile(
    "(?:经济|高新|技术|工业|产业)?(?:技术)?(?:开发区|产业开发区|高新区|经开区|工业园|产业园|保税区)"
)
_LEAST = 2
"""Clauses of one kind from which on they are a row."""


def find_suppliers(page: Page) -> Iterator[Mention]:
    """Firms that a row of clauses names.

    负极有甲科技，隔膜有乙; 寿光有甲，诸城有乙; 厨电看甲，文具看乙; 甲在开发区，乙在某镇.
    """
    for sentence in page.sentences:
        body = page.text[sentence.start : sentence.end]
        if body.count("有") >= _LEAST or body.count("看") >= _LEAST:
            yield from _told_of(page, sentence)
        if body.count("在") >= _LEAST:
            yield from _seated_apart(page, sentence)


def _told_of(page: Page, sentence: Sentence) -> Iterator[Mention]:
    found = list(_CLAUSE.finditer(page.text, sentence.start, sentence.end))
    for verb in ("有", "看"):
        told = [m for m in found if m["verb"] == verb and (_ware(page, m["left"]) or _placed(page, m))]
        if len(told) < _LEAST:
            continue
        items: list[tuple[int, str]] = []
        for match in told:
            items += row_items(match.start("list"), re.sub("[和与及]", "、", match["list"]))
        certain = len(told) > _LEAST and sum(_known(page, s, i) for s, i in items) > 0
        yield from lift(page, items, alone=certain, certain=certain)


_FIELD = re.compile("(?:领域|方面|环节|板块|赛道)$")


def _ware(page: Page, text: str) -> bool:
    trades, field = page.lexicon.seeds.trade_words, _FIELD.sub("", text)
    return page.lexicon.ends("product_heads", text) or field in trades or page.lexicon.is_industry(field)


def _placed(page: Page, match: re.Match[str]) -> bool:
    """Whether the left side of a clause is a place: 寿光·有甲."""
    start, end = match.span("left")
    return (
        any(m.kind == "District" and m.end == end for m in page.mentions.touching(end - 1, end))
        and end > start
    )


def _known(page: Page, start: int, name: str) -> bool:
    end = start + len(name)
    return any(m.kind == "Enterprise" and m.end == end for m in page.mentions.touching(start, end))


def _seated_apart(page: Page, sentence: Sentence) -> Iterator[Mention]:
    """Names that clauses put each into its own place: 甲在经济开发区，乙在飞云街道."""
    found = [
        (m.start("name"), m["name"])
        for m in _AT.finditer(page.text, sentence.start, sentence.end)
        if any(
            p.kind in ("District", "IndustrialPark") and p.start <= m.end() < p.end
            for p in page.mentions.touching(m.end(), m.end() + 1)
        )
        or _BARE.match(page.text, m.end())
    ]
    if len(found) >= _LEAST:
        yield from lift(page, found, alone=True)
