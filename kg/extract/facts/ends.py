"""The two ends of a fact: whom and what the match of a rule names, or means without naming it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.extract.facts.masks import MASK, Masked
from kg.extract.facts.parties import acting, party_before, says_nobody
from kg.extract.facts.product_slots import split_products
from kg.extract.facts.products import product_at, product_phrases
from kg.extract.facts.rules import Rule
from kg.extract.facts.subjects import has_subject, spoken_of
from kg.extract.facts.those import those_firms
from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.reading.state import Read
from kg.extract.things.things import Things

_MOVE = ("Enterprise", "Project", "Institution")
_WITH_OTHERS = ("partnersWith", "undertakes")


def subjects_of(
    page: Page, read: Read, masked: Masked, rule: Rule, match: re.Match[str], owners: Mapping[int, int]
) -> list[int]:
    """Things that a match of a rule is about; none where it says nothing after all."""
    relation = rule.pattern.relation
    if rule.every:
        return [
            r.thing
            for at, group in masked.groups.items()
            if at >= match.end() and masked.text[at] in rule.every
            for r in group
        ]
    if "s" not in rule.regex.groupindex:
        at = match.start("o") if rule.pattern.here and relation not in _WITH_OTHERS else match.start()
        position = masked.clean(at) if at else read.sentence.start
        return _implied(page, read, relation, position, owners, rule.pattern.here)
    if relation == "hasDesignation" and _nearer(masked, match):
        return []
    subjects = _group(masked, match, "s")
    if relation == "partnersWith":
        subjects = _innermost_places(masked, match, "s")
    if relation == "locatedIn" and _SITED.search(match.group()):
        return _project_before(read, masked, match) or subjects
    if relation == "produces" and not _makes(masked, match, subjects):
        return []
    return subjects


def objects_of(
    page: Page,
    things: Things,
    read: Read,
    masked: Masked,
    relation: str,
    match: re.Match[str],
    owners: Mapping[int, int],
    subjects: list[int],
) -> list[int]:
    """Things that a match of a relation names or means beside its subjects."""
    if "o" not in match.re.groupindex and relation == "partnersWith":
        return subjects
    if "o" not in match.re.groupindex and relation == "supplies" and _THOSE.search(match.group()):
        return those_firms(page, things, read, masked.clean(match.start()), match.group())
    if "o" not in match.re.groupindex:
        implied = _implied_object(page, read, masked, relation, match, owners)
        return [implied] if implied is not None else []
    if relation == "locatedIn":
        return _innermost(masked, match)
    if relation == "partnersWith":
        return _innermost_places(masked, match, "o")
    if "\ue000" <= match.group("o")[:1] <= "\uf8ff":
        return _group(masked, match, "o")
    start, end = masked.clean(match.start("o")), masked.clean(match.end("o") - 1) + 1
    sentence = read.sentence
    phrases = product_phrases(page, sentence.start, sentence.end, read.references)
    return [things.add(_whole_ware(page, m, phrases)) for m in split_products(page, start, end)]


def _whole_ware(page: Page, found: Mention, phrases: Sequence[tuple[int, int]]) -> Mention:
    """A ware of a slot as the phrase names it of which it is the beginning: 尼龙 of 尼龙66工业丝."""
    around = ((a, b) for a, b in phrases if a <= found.start and found.end < b)
    return next((product_at(page, a, b) for a, b in around), found)


def _implied_object(
    page: Page,
    read: Read,
    masked: Masked,
    relation: str,
    match: re.Match[str],
    owners: Mapping[int, int],
) -> int | None:
    """What a match that names no object means: the place, title, firm or sector spoken of."""
    if relation == "partOf":
        return _whole(read, match, masked)
    if relation in ("supplies", "subsidiaryOf"):
        opener = _opener(page, read, masked.clean(match.start())) if _STUFF.match(match.group()) else None
        if opener is not None:
            return opener
        at = masked.clean(match.start())
        listed = (
            page.text[at - 1] == "、" and "s" in match.re.groupindex and match.start("s") == match.start()
        )
        at = read.clauses.start(at) if listed else at
        return _customer(page, read, at, owners, own=relation == "subsidiaryOf")
    if relation == "locatedIn":
        return _home(read, masked.clean(match.start("s")))
    return read.title if relation == "hasDesignation" else read.sector


def _home(read: Read, position: int) -> int | None:
    """Where those settle whose sentence has named a park before them, else the home of the passage."""
    parks = [r.thing for r in read.references if r.kind == "IndustrialPark" and r.end <= position]
    return parks[-1] if parks else read.home


def _makes(masked: Masked, match: re.Match[str], subjects: list[int]) -> bool:
    """Whether nobody else, and no place, stands between a firm and what it may make."""
    if "o" not in match.re.groupindex or match.start("o") < match.start("s"):
        return True
    between = masked.text[match.end("s") : match.start("o")]
    if _PLACE_OF.search(between):
        return False
    if "，" in between and masked.text[match.start("s") - 1] in "是系为用属供" and _OTHERS.match(between):
        return False
    if _DAUGHTER.match(between):
        return False
    others = {
        reference.thing
        for at in range(match.end("s"), match.start("o"))
        for reference in masked.groups.get(at, ())
        if reference.kind == "Enterprise" and masked.text[at - 1] not in "为给向"
    }
    return others <= set(subjects) and (len(subjects) == 1 or "，" not in between)


_OTHERS = re.compile("[^，]{0,10}的")
"""Behind the firm of which another is something: 是某集团“在沿海的”落子，生产…."""
_DAUGHTER = re.compile("(?:的|旗下的?)(?:全资|控股|参股)*(?:子公司|孙公司|分公司|兄弟企业)，")
_PLACE_OF = re.compile(f"[{MASK['District']}{MASK['IndustrialPark']}]的")


def _whole(read: Read, match: re.Match[str], masked: Masked) -> int | None:
    """The park of which a clause without subject names the parts."""
    before = [
        r.thing
        for r in read.references
        if r.kind == "IndustrialPark" and r.end <= masked.clean(match.start("s"))
    ]
    return before[0] if before else read.home


def _customer(
    page: Page, read: Read, position: int, owners: Mapping[int, int], own: bool = False
) -> int | None:
    """Who 其 is in 为其供货, 其旗下: the firm spoken of in the sentence so far, else before it."""
    firms = [r for r in read.references if r.kind == "Enterprise" and r.end <= position]
    firms = [r for r in firms if not _SOURCE.search(page.text, read.sentence.start, r.start)]
    if not firms and position > read.sentence.start and not own:
        return read.main if read.main is not None else read.firm
    before = [r.thing for r in firms]
    served = [r.thing for r in firms if _SERVED.search(page.text, read.sentence.start, r.start)]
    if served:
        return served[-1]
    named = spoken_of(page, read, position, ("Enterprise",), owners)
    if not named and own and read.main is not None:
        return read.main
    return before[0] if before and before[0] in named else named[0] if named else read.firm


def _opener(page: Page, read: Read, position: int) -> int | None:
    """Whose materials 面粉来自某公司 tells of: the firm with which its sentence, the paragraph or the text began."""
    at = read.sentence.start
    for name in read.references:
        if name.kind == "Enterprise" and name.end <= position and name.start == at:
            mother = _MOTHER.match(page.text, name.end)
            if mother is None:
                return None if page.text.startswith(("、", "和"), name.end) else name.thing
            at = mother.end()
    return read.main


_THOSE = re.compile("[给为向](?:[这那][两二三四五几]家|它们|他们|[两二三四]家|上述企业)")
_MOTHER = re.compile("(?:的|旗下|下属)*(?:全资|控股)*(?:子公司|的)")
_STUFF = re.compile("[^，。；、]{1,20}(?:由|[来出产采购取]自)")
_SOURCE = re.compile("(?:由|[来出产采购取]自|[供配厂][货应套]?[商方家]叫)[^，。；]{0,14}$")
"""Before a firm that itself is told of as a source: 釉料由某公司供应；天然气则来自…."""
_SERVED = re.compile(r"(?:供给|供应给?|供货给?|卖给|直供|专供|配套给)$")
"""Before the firm that 其 is, after another one sells to it."""


def _group(masked: Masked, match: re.Match[str], role: str) -> list[int]:
    if match.start(role) < 0:
        return []
    return [r.thing for r in masked.groups.get(match.start(role), ())]


def _innermost_places(masked: Masked, match: re.Match[str], role: str) -> list[int]:
    """The things of a slot, of districts named one in the other the inner one: 廊坊市·安次区."""
    if match.start(role) < 0:
        return []
    group = masked.groups.get(match.start(role), ())
    outer = {r.end for r in group if r.kind == "District"} & {r.start for r in group}
    return [r.thing for r in group if r.end not in outer]


def _innermost(masked: Masked, match: re.Match[str]) -> list[int]:
    """The park at the end of a chain: 醴陵经开区的·东富工业园, and what 依托 names before those who come."""
    at = match.start("o")
    while masked.text[at + 1 : at + 3] == "的" + _PARK:
        at += 2
    if "s" in match.re.groupindex:
        leant = _LEANT.search(masked.text, at, max(at, match.start("s")))
        at = leant.end() - 1 if leant else at
    return [r.thing for r in masked.groups.get(at, ())]


def _project_before(read: Read, masked: Masked, match: re.Match[str]) -> list[int]:
    """A site is chosen for the project that the sentence has named last, not for the firm."""
    named = [
        r.thing for r in read.references if r.kind == "Project" and r.end <= masked.clean(match.start("o"))
    ]
    return named[-1:]


_SITED = re.compile("选址|落址|落子|定址|落地")
_PARK = MASK["IndustrialPark"]
_LEANT = re.compile(f"(?:依托|借助|利用|凭借|以){_PARK}")


def _implied(
    page: Page, read: Read, relation: str, position: int, owners: Mapping[int, int], here: bool
) -> list[int]:
    """Subject of a clause that names none: what the sentence speaks of, else what the text speaks of."""
    if relation == "develops":
        return [read.area] if read.area is not None else []
    if relation == "locatedIn":
        movers = [r for r in read.references if r.kind in _MOVE and r.end <= position]
        if (
            movers
            and movers[-1].kind != "Enterprise"
            and _ENDS_CLAUSE.fullmatch(page.text, movers[-1].end, position)
        ):
            return [movers[-1].thing]
        implied = movers[0].thing if movers else read.firm if position <= read.sentence.start else None
        return [implied] if implied is not None else []
    if here and relation == "partnersWith":
        return party_before(page, read, position)
    if here and relation == "undertakes":
        return acting(page, read, position, read.clauses.start(position))
    kinds = _SUBJECTS.get(relation, ("Enterprise",))
    named = spoken_of(page, read, position, kinds, owners, alone=relation == "produces")
    if not named and relation == "produces" and has_subject(page, read, position):
        return []
    if not named and relation == "partnersWith":
        named = spoken_of(page, read, position, ("District",), owners)
    if not named and relation in ("supplies", "produces"):
        named = _agent(page, read, position)
    if named or here:
        return named
    if relation == "partnersWith" and not says_nobody(page, read, read.clauses.start(position), position):
        return []
    carried = read.firm if read.firm is not None or relation == "produces" else read.area
    return [carried] if carried is not None else []


def _agent(page: Page, read: Read, position: int) -> list[int]:
    """The firm by which a sentence says that something is made: 由某公司生产的饼干，搭上…."""
    firms = [r for r in read.references if r.kind == "Enterprise" and r.printed and r.end <= position]
    return [r.thing for r in firms[-1:] if page.text[r.start - 1 : r.start] == "由"]


_ENDS_CLAUSE = re.compile("[”）]?，")
_SUBJECTS = {
    "partnersWith": ("Enterprise", "IndustrialPark", "Institution"),
    "hasDesignation": ("Enterprise", "IndustrialPark", "IndustryCluster", "Institution"),
    "undertakes": ("Enterprise", "Institution"),
}


def _nearer(masked: Masked, match: re.Match[str]) -> bool:
    """Whether another firm or cluster stands between a title and the subject that a pattern reached back to."""
    if "o" not in match.re.groupindex or match.start("o") < match.start("s"):
        return False
    between = masked.text[match.end("s") : match.start("o")]
    return any(mark in between for mark in (MASK["Enterprise"], MASK["IndustryCluster"]))
