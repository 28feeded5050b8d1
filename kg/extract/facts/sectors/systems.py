"""Coded systems of clusters: “246”, “3+3+X”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.facts.fact import Fact
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read
from kg.extract.things.things import Things

_CODED = re.compile(r"“?\d")


def is_coded(name: str) -> bool:
    """Whether a cluster's name is that of a coded system."""
    return _CODED.match(name) is not None


def system_facts(page: Page, things: Things, read: Read, before: Read | None) -> Iterator[Fact]:
    """The clusters of a coded system: those listed for it, named behind it, or said to make it up."""
    sectors = [r for r in read.references if r.kind in ("Industry", "IndustryCluster") and r.printed]
    coded = [r for r in sectors if is_coded(things.all[r.thing].name)]
    system = coded[0].thing if coded else read.coded
    if system is None:
        return
    whole = bool(coded) and _adds_up(things.all[system].name, [r for r in sectors if r not in coded])
    just_now = before is not None and any(r.thing == system for r in before.references)
    for sector in sectors:
        if things.all[sector.thing].kind != "IndustryCluster" or sector in coded:
            continue
        listed = any(
            m.start == sector.start and m.rule == "cluster.listed" for m in things.all[sector.thing].mentions
        )
        behind = listed or just_now if not coded else sector.start > coded[0].start
        makes_up = coded and _MAKES_UP.search(page.text, sector.end, coded[0].start)
        if behind or makes_up or whole:
            yield Fact(
                sector.thing, "partOf", system, 0.85, "section.partOf", read.sentence.start, read.sentence.end
            )


def _adds_up(code: str, sectors: list[Reference]) -> bool:
    """Whether a sentence names as many sectors as the numbers of a code make: two and four of “2+4”."""
    match = _NUMBERS.match(code)
    named = {r.thing for r in sectors}
    return match is not None and len(named) == sum(int(n) for n in match.group(1).split("+"))


_NUMBERS = re.compile(r"“?(\d(?:\+\d)+)(?![\d+])")
_MAKES_UP = re.compile("构成|组成|支撑起|撑起|列入|纳入")
