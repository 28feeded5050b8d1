"""Finds firms in rows that say what each of them makes or gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.mentions.firm_rows import lift, other_name
from kg.extract.page import Page
from kg.extract.shape.firms import name_like
from kg.extract.shape.row_members import may_join
from kg.extract.shape.rows import row_items

_OWNED = re.compile(
    r"(?P<owner>[^，。；：、！？“”（）的\s]{2,12})的(?P<ware>[^，。；：、！？（）的\s]{2,14})"
)


def find_owners(page: Page) -> Iterator[Mention]:
    """Makers in a list of wares with their makers, where another of them is known: 格菱动力的锅炉、中机国达的舱口盖."""
    for stretch in re.finditer(r"[^，。；：！？\n]+", page.text):
        if stretch.group().count("的") < 2 or "、" not in stretch.group():
            continue
        found = [
            (m.start("owner"), m["owner"], m["ware"])
            for s, piece in row_items(stretch.start(), stretch.group())
            if (m := _OWNED.match(page.text, s, s + len(piece)))
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
        wares = sum(page.lexicon.ends("product_heads", w) for _, _, w in found)
        if not any(known) or wares * 2 < len(found):
            continue
        for (s, o, _), firm in zip(found, known, strict=True):
            if not firm and (name_like(page, o) or may_join(page, o)) and not other_name(page, s, s + len(o)):
                yield Mention(s, s + len(o), "Enterprise", o, "firm.lifted", 0.78)


_HAS = re.compile(
    r"(?:^|(?<=[，；：。]))(?P<ware>[^，。；：、有\s]{2,8})有(?P<list>[^，。；：\s]{2,30})(?=[，；。])", re.M
)


def find_suppliers(page: Page) -> Iterator[Mention]:
    """Firms that a row of clauses names for each ware: 负极有甲科技，隔膜有乙新材，电解液有丙."""
    if page.text.count("有") < 2:
        return
    for sentence in page.sentences:
        if page.text.count("有", sentence.start, sentence.end) < 2:
            continue
        told = [
            m
            for m in _HAS.finditer(page.text, sentence.start, sentence.end)
            if page.lexicon.ends("product_heads", m["ware"]) or m["ware"] in page.lexicon.seeds.trade_words
        ]
        if len(told) < 2:
            continue
        items: list[tuple[int, str]] = []
        for match in told:
            items += row_items(match.start("list"), re.sub("[和与及]", "、", match["list"]))
        yield from lift(page, items, alone=False)
