"""Finds firms written in Latin letters: Hartmann GmbH, 德国Hartmann, 索维德（Sovide）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.company import left_weight, right_weight
from kg.text.search import matches_before

_LATIN = re.compile(
    r"[A-Z](?<![A-Za-z0-9].)[A-Za-z]*(?:[&.\-'][A-Za-z]+)*(?: (?:[A-Z&][A-Za-z&.\-]*|de|of|et|und))*(?![A-Za-z0-9])"
)
_FORMS = re.compile(
    r"[ ,]+(?:Co\.?,? ?(?:Ltd|LTD)?|CO\.?,? ?LTD|Ltd|LTD|Limited|Inc|INC|Corp|Corporation|Company|GmbH|GMBH|LLC|LLP|AG"
    r"|SE|SA|S\.A|SpA|SRL|PLC|plc|NV|BV|AB|ASA?|Oyj?|OY|KG|KK|Pty|Pte|(?:Sdn|SDN) (?:Bhd|BHD)|Bhd|JSC|OOO|Group|GROUP"
    r"|Holdings?)\.?(?: (?:Ltd|LTD|Bhd))?\.?$"
)
_PLAIN = re.compile(r"[A-Z][a-z]{3,}(?: [A-Z][A-Za-z]+)*|[A-Z][a-z]+[A-Z][a-z]+\w*")
_ENOUGH = 4.0
_LONGEST = 6
_LATIN_GLOSS = re.compile("（[A-Z][A-Za-z]{2}")
_GLOSSED = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{2,{_LONGEST}}})（(?P<latin>[A-Z][A-Za-z]{{2,}}[A-Za-z &.\-]*)）"
)


def find_foreign(page: Page) -> Iterator[Mention]:
    """Latin names with a legal form, or where firms stand; and Chinese names that one in brackets explains."""
    for match in _LATIN.finditer(page.text):
        name = match.group().rstrip(" .-&")
        end = match.start() + len(name)
        if _FORMS.search(name):
            if page.text.startswith(".", end):
                name, end = name + ".", end + 1
            yield Mention(match.start(), end, "Enterprise", name, "firm.foreign", 0.92)
        elif len(name) > 2 and (
            _weight(page, match.start(), end, name) >= _ENOUGH or _beside(page, match.start(), end)
        ):
            yield Mention(match.start(), end, "Enterprise", name, "firm.foreign", 0.8)
    for match in matches_before(_LATIN_GLOSS, _LONGEST, _GLOSSED, page.text, 0, len(page.text)):
        yield from _glossed(page, match)


def _beside(page: Page, start: int, end: int) -> bool:
    """Whether a firm stands beside a name in a list: 给YETI、星巴克代工."""
    if page.text[start - 1 : start] == "的":
        return False
    before, after = page.text[start - 1 : start] == "、", page.text[end : end + 1] == "、"
    near = page.mentions.touching(start - 2, end + 2) if before or after else ()
    return any(
        m.kind == "Enterprise" and ((before and m.end == start - 1) or (after and m.start == end + 1))
        for m in near
    )


def _weight(page: Page, start: int, end: int, name: str) -> float:
    shape = 1.5 if _PLAIN.fullmatch(name) else -2.5
    left = left_weight(page, page.sentence_at(start).start, start)
    return shape + left + max(right_weight(page, end, loose=False), -2.0) if left >= 1 else -9.0


def _glossed(page: Page, match: re.Match[str]) -> Iterator[Mention]:
    """法国索维德（Sovide）: the name begins where a country, a kind of firm or a function word ends."""
    floor = page.sentence_at(match.start()).start
    for at in range(match.start("name"), match.end("name") - 1):
        behind = at - (page.text[at - 1] in "了着过")
        if page.text[at] in "了着过的" or at <= floor or page.straddled(at):
            continue
        if left_weight(page, floor, behind) >= 2.0:
            name, whole = page.text[at : match.end("name")], page.text[at : match.end()]
            yield Mention(at, match.end(), "Enterprise", whole, "firm.glossed", 0.9, (name, match["latin"]))
            for start, end, _ in page.places_of([name]):
                yield Mention(start, end, "Enterprise", name, "firm.glossed", 0.85, (whole,))
            return
