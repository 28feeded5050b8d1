"""A pattern tried only where it can match finds what it finds everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from re import _constants, _parser  # the only way to see what a pattern is made of

import pytest

from kg.extract.facts.wares import cues as ware_cues
from kg.extract.mentions.firms import foreign as firm_foreign
from kg.extract.mentions.firms import places as firm_places
from kg.extract.mentions.industries import coded as coded_clusters
from kg.extract.mentions.industries import named as industries
from kg.extract.mentions.industries import phrases as industry_phrases
from kg.extract.mentions.industries import slots as sector_slots
from kg.extract.mentions.parks import in_rows as parks_in_rows
from kg.extract.mentions.places import regions
from kg.extract.mentions.titles import named as titles
from kg.extract.numbers import quantities, ranks
from kg.extract.reading import anaphors, bare_heads, bare_parks, counted
from kg.seeds import load_seeds
from kg.text import anchors, dates
from kg.text.search import matches_at, matches_before

_TEXTS = [p.read_text("utf-8") for p in sorted((Path(__file__).parents[1] / "cases").glob("*/article.txt"))]
_AT = {
    "anaphors": (anaphors._OPENS, anaphors._ANY),
    "bare heads": (bare_heads._HEAD, bare_heads._BARE),
    "bare parks": (bare_parks._HEAD, bare_parks._BARE_PARK),
    "coded clusters": (coded_clusters._OPENS, coded_clusters._CODED),
    "bare years": (anchors._OPENS_YEAR, anchors._BARE_YEAR),
    "years": (anchors._OPENS_YEAR, anchors._EXPLICIT),
    "dates": (anchors._OPENS_WRITTEN, anchors._WRITTEN),
    "quantities": (quantities._OPENS, quantities.QuantityFinder(load_seeds().units)._pattern),
    "ranks": (ranks._OPENS, ranks._RANK),
    "counted places": (counted._COUNTS_PLACES, counted._COUNTED),
    "regions": (regions._OPENS_HEAD, regions._HEAD),
    "shared heads": (parks_in_rows._OPENS_SHARING, parks_in_rows._SHARING),
    "works": (firm_places._OPENS_WORKS, firm_places._WORKS),
    "trades": (industry_phrases._OPENS_FIRMS, industry_phrases._FIRMS),
    "times": (dates._OPENS_TIME, dates.TIME),
}
"""Patterns, and what they begin with."""
_BEFORE = {
    "counted regions": (regions._COUNTED, 2, regions._COUNTED_REGION),
    "glosses": (firm_foreign._LATIN_GLOSS, firm_foreign._LONGEST, firm_foreign._GLOSSED),
    "headed industries": (industries._AREA_HEAD, industries._LONGEST, industries._AREA),
    "months": (anchors._MONTH_TOLD, anchors._LONGEST, anchors._MONTH),
    "lists of the best": (titles._AMONG, titles._LONGEST, titles._BEST),
    "systems": (coded_clusters._CODE, coded_clusters._AHEAD, coded_clusters._SYSTEM),
    "roles": (sector_slots._SAID_SO, sector_slots._ROLE_LONGEST, sector_slots._SAID),
    "spans": (anchors._SPAN_NAMED, anchors._LONGEST, anchors._SPAN_TOLD),
    "pillars": (industry_phrases._JUDGED, industry_phrases._PILLAR_FAR, industry_phrases._PILLAR),
}
"""Patterns, what they hold, and at most how far behind their beginning."""


def spans(found: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in found]


@pytest.mark.parametrize("name", _AT)
def test_what_begins_a_pattern(name: str) -> None:
    first, pattern = _AT[name]
    assert first.match("") is None, "else nothing is gained"
    for text in _TEXTS:
        assert spans(matches_at(first, pattern, text, 0, len(text))) == spans(pattern.finditer(text))
    rest = {word[at:] for word in first.pattern.split("|") for at in range(len(word))}.union(_REST, ("",))
    for chars in (
        [] if name.endswith(("years", "dates")) else _openings(_parser.parse(pattern.pattern, pattern.flags))
    ):
        begun = [chars.removesuffix(_ANY) + more for more in rest]
        assert any(map(first.match, begun)), f"{name} may begin with {chars}"


def test_each_kind_of_anaphor_is_found_as_if_it_were_the_only_one() -> None:
    text = "".join(_TEXTS)
    alone = [(kind, match.span()) for kind, regex in anaphors._BY_KIND for match in regex.finditer(text)]
    assert [(kind, match.span()) for kind, match in anaphors.anaphors_in(text, 0, len(text))] == alone


@pytest.mark.parametrize("name", _BEFORE)
def test_what_a_pattern_holds(name: str) -> None:
    inner, longest, pattern = _BEFORE[name]
    assert inner.match("") is None, "else nothing is gained"
    for text in _TEXTS:
        found = matches_before(inner, longest, pattern, text, 0, len(text))
        assert spans(found) == spans(pattern.finditer(text))


@pytest.mark.parametrize("name", ["LEFT", "RIGHT", "WEAK_LEFT", "WEAK_RIGHT"])
def test_what_a_pattern_is_begun_by(name: str) -> None:
    pattern: re.Pattern[str] = getattr(ware_cues, name)
    ahead, bracket, rest = pattern.pattern.partition("])")
    begun, alone = re.compile(ahead + bracket), re.compile(rest)
    assert all(begun.match(chars) for chars in _openings(_parser.parse(rest)))
    for text in _TEXTS:
        assert spans(pattern.finditer(text)) == spans(alone.finditer(text))


def test_a_stretch() -> None:
    digits = re.compile(r"\d+")
    assert spans(matches_at(re.compile(r"\d"), digits, "12人34人56", 1, 7)) == [(1, 2), (3, 5), (6, 7)]
    chain = re.compile("[^，]{2,4}?产业链")
    assert spans(matches_before(re.compile("产业链"), 4, chain, "光伏产业链，光电产业链", 1, 11)) == [(6, 11)]


_REST = ("发区", "新区", "开区", "保区", "业园", "技园", "区", "究院", "究所", "究中心", "学", "盟", "会", "作社",
         "验室", "新中心", "测中心", "心", "台", "流园", "件园", "学城", "廊", "业集群", "群", "校", "合体", "院",
         "城", "园", "有", "中心", "年", "月", "7年", "77年", "77", "+7", "7月", "年产", "季度", "半年")  # fmt: skip
"""What follows the first characters of the heads of names, of times and of codes."""
_ANY = "\0"
"""Any character at all, or one of more than can be told one by one."""


def _openings(parsed: Iterable[tuple[object, object]], size: int = 2) -> set[str]:
    """The characters with which a match of a pattern can begin, two of each; of digits one stands for all."""
    found = {""}
    for op, value in parsed:
        if op in (_constants.ASSERT, _constants.ASSERT_NOT, _constants.AT):
            continue
        open_ = {begun for begun in found if len(begun) < size and not begun.endswith(_ANY)}
        found -= open_
        found |= {begun + more for begun in open_ for more in _first(op, value, size - len(begun))}
    return found


def _first(op: object, value: object, size: int) -> set[str]:
    """With what one part of a pattern can begin; the empty text where it can be left out."""
    if op is _constants.LITERAL:
        return {chr(value)}
    if op is _constants.IN:
        if any(kind not in (_constants.LITERAL, _constants.CATEGORY) for kind, _ in value):
            return {_ANY}
        return {chr(of) if kind is _constants.LITERAL else "7" for kind, of in value}
    if op in (_constants.NOT_LITERAL, _constants.ANY):
        return {_ANY}
    if op is _constants.SUBPATTERN:
        return _openings(value[3], size)
    if op is _constants.BRANCH:
        return set().union(*(_openings(branch, size) for branch in value[1]))
    assert op in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT), op
    least, most, part = value
    once = _openings(part, size)
    twice = {one + other for one in once for other in once} if most > 1 else set()
    return {begun[:size] for begun in (twice if least > 1 else once | twice)} | ({""} if not least else set())
