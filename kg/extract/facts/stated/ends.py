"""The two ends of a fact: whom and what the match of a rule names, or means without naming it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.extract.facts.stated.customers import customer_of, opener_of, recipient_of
from kg.extract.facts.stated.makers import agent, founded, makes, someone_else
from kg.extract.facts.stated.masks import MASK, Masked
from kg.extract.facts.stated.parties import builders, party_before, says_nobody
from kg.extract.facts.stated.rules import Rule
from kg.extract.facts.stated.subjects import has_subject, spoken_of
from kg.extract.facts.stated.those import those_firms
from kg.extract.facts.wares.products import product_at, product_phrases
from kg.extract.facts.wares.rule_slots import split_products
from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
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
    if relation == "produces" and not makes(masked, match, subjects):
        return []
    if relation == "supplies" and someone_else(masked, match):
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
    """A ware of a slot as the phrase names it of which it is a part: 尼龙 of 尼龙66工业丝."""
    around = ((a, b) for a, b in phrases if a <= found.start and found.end <= b)
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
        opener = opener_of(page, read, masked.clean(match.start())) if _STUFF.match(match.group()) else None
        if opener is not None:
            return opener
        at = masked.clean(match.start())
        if _GOES_ON.match(match.group()) and (given := recipient_of(page, read, at)) is not None:
            return given
        listed = (
            page.text[at - 1] == "、" and "s" in match.re.groupindex and match.start("s") == match.start()
        )
        at = read.clauses.start(at) if listed else at
        return customer_of(page, read, at, owners, own=relation == "subsidiaryOf")
    if relation == "locatedIn":
        return _home(read, masked.clean(match.start("s")))
    return read.title if relation == "hasDesignation" else read.sector


def _home(read: Read, position: int) -> int | None:
    """Where those settle whose sentence has named a park before them, else the home of the passage."""
    parks = [r.thing for r in read.references if r.kind == "IndustrialPark" and r.end <= position]
    return parks[-1] if parks else read.home


_THOSE = re.compile("[给为向](?:[这那][两二三四五几]家|它们|他们|[两二三四]家|上述企业)")
_GOES_ON = re.compile("(?:供应|提供|生产|配套|供给|做|供)[^，。；]{1,10}?的，?(?:还|也|正|就|则)*[是有]")
_STUFF = re.compile("[^，。；、]{1,20}(?:由|[来出产采购取]自)")


def _whole(read: Read, match: re.Match[str], masked: Masked) -> int | None:
    """The park of which a clause without subject names the parts."""
    before = [
        r.thing
        for r in read.references
        if r.kind == "IndustrialPark" and r.end <= masked.clean(match.start("s"))
    ]
    return before[0] if before else read.home


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
        last = movers[-1] if movers and movers[-1].kind != "Enterprise" else None
        if last is not None and _ENDS_CLAUSE.fullmatch(page.text, last.end, position):
            return [last.thing]
        implied = (
            _first_mover(page, movers) if movers else read.firm if position <= read.sentence.start else None
        )
        return [implied] if implied is not None else []
    if here and relation == "partnersWith":
        return party_before(page, read, position)
    if here and relation == "undertakes":
        return builders(page, read, position)
    kinds = _SUBJECTS.get(relation, ("Enterprise",))
    if relation == "produces" and (just := founded(page, read, position)):
        return just
    named = spoken_of(page, read, position, kinds, owners, alone=relation == "produces")
    if not named and relation == "produces" and has_subject(page, read, position):
        return []
    if not named and relation == "partnersWith":
        named = spoken_of(page, read, position, ("District",), owners)
    if not named and relation in ("supplies", "produces"):
        named = agent(page, read, position)
    if named or here:
        return named
    if relation == "partnersWith" and not says_nobody(page, read, read.clauses.start(position), position):
        return []
    carried = read.firm if read.firm is not None or relation == "produces" else read.area
    return [carried] if carried is not None else []


def _first_mover(page: Page, movers: Sequence[Reference]) -> int:
    """The first name of a sentence, or the one behind whose it is: 原属某机床的·昆明某机床."""
    at = 0
    while at + 1 < len(movers) and _OWNED.fullmatch(page.text, movers[at].end, movers[at + 1].start):
        at += 1
    return movers[at].thing


_OWNED = re.compile(
    "”?(?:旗下|控股|投资|全资|所属|参股|创办|收购)?的(?:子公司|全资子公司|控股子公司|企业|公司)?“?"
)
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
