"""Finds firms whose made-up name opens a clause as firms do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.text.segment import tagged

_OPENER = re.compile(
    r"(?:(?<=[，。；：“看 ])|^)(?P<name>[\u4e00-\u9fff]{3,5}?)"
    r"(?=将(?:与|同|在|继续|进一步|拓展)|(?:等)?企业|(?:智慧|智能)工厂|也没有闲着|则是|[。；，]$)",
    re.M,
)
_SAYS = frozenset(("d", "c", "p", "r", "u", "uj", "ul"))


def find_openers(page: Page) -> Iterator[Mention]:
    """Names no dictionary joins that open a clause as firms do: 潞安安易将与…合作; found again wherever they stand."""
    for match in _OPENER.finditer(page.text):
        start, end = match.span("name")
        parts = [page.text[s:e] for s, e in page.tokens_in(start, end)]
        flags = [flag for _, flag in tagged(match["name"])]
        made = sum(1 for w in parts if len(w) == 1) >= 2 or (
            len(parts) > 1 and any(f in ("nz", "nr", "nrt") for f in flags)
        )
        if (
            not made
            or not _SAYS.isdisjoint(flags)
            or match["name"].endswith(("工业", "产业", "商贸", "外贸", "民营"))
            or any(match["name"][n : n + 2] in page.lexicon.seeds.generic for n in range(end - start - 1))
            or any(w in page.lexicon.seeds.generic or page.lexicon.is_industry(w) for w in parts)
            or any(
                w in page.lexicon.seeds.edges
                or w in page.lexicon.lists["not_brand"]
                or w in "说记者们这那哪怎么"
                for w in parts
            )
        ):
            continue
        name = match["name"]
        if page.straddled(end) or page.mentions.touching(start, end):
            continue
        for at, to, _ in page.places_of([name]):
            yield Mention(at, to, "Enterprise", name, "firm.opener", 0.66)
