"""Finds coded systems of clusters: “246”产业体系."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.text.search import matches_at, openings

_CODED = re.compile(
    r"“?(?P<code>\d{1,4}(?:\+(?:\d{1,2}|[NXnx]))+|\d{3,5})”?"
    r"(?P<head>(?:现代化?)?(?:先进)?(?:制造业)?(?:产业集群体系|产业集群|产业体系|集群体系|产业格局|集群|产业布局|产业新体系|产业矩阵))?"
)
_OPENS = openings("", {"“": r"\d", r"\d": r"\d{0,3}\+|\d\d"})


def find_coded(page: Page) -> Iterator[Mention]:
    """Coded systems: “246”产业体系, 3+3+X现代产业集群. A bare number needs quotes and a head, once in the document."""
    named: dict[str, str] = {}
    found: list[tuple[int, int, str, str | None]] = []
    for match in matches_at(_OPENS, _CODED, page.text, 0, len(page.text)):
        code, head = match["code"], match["head"]
        quoted = match.group().startswith("“")
        if "+" not in code and not (quoted and (head or code in named)):
            continue
        if "+" in code and not (head or quoted or code in named):
            continue
        if head:
            named.setdefault(code, f"“{code}”{head}")
        found.append((match.start(), match.end(), code, head))
    for start, end, code, _ in found:
        if code not in named:
            continue
        printed = page.text[start:end]
        yield Mention(
            start,
            end,
            "IndustryCluster",
            named[code],
            "cluster.coded",
            0.95,
            tuple({printed, code, f"“{code}”"} - {named[code]}),
        )
