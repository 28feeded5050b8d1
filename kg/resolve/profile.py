"""What a name says of the thing: its parts, the forms that may stand for it, the forms it may stand under."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kg.resolve.firm import FirmName, firm_forms, firm_name
from kg.resolve.keys import compatible, key, numbers, phase, readable, stem, without_phase
from kg.resolve.knowledge import Knowledge, tail_in

Share = Literal[
    "credit", "listed", "writing", "printed", "short", "legal", "trade", "brand", "place", "look", "slip"
]
"""What two names have in common: see `kg.resolve.features`."""

PLACED_KINDS = frozenset({"District", "IndustrialPark", "Project", "GovernmentBody"})
"""Two things of one name in two places are two, unless the name itself says where."""

_LONGEST_PLACE = 15
"""双江拉祜族佤族布朗族傣族自治县."""
_DIRECTION = re.compile(r"[东西南北中]区$")


@dataclass(frozen=True, slots=True)
class Profile:
    """How a name is compared. All strings are keys."""

    writing: str
    """What all spellings of one name share: legal form, rank words and the wider place do not count."""
    forms: Mapping[str, Share]
    """Shorter forms that others may call it by."""
    asks: tuple[str, ...]
    """Forms to look for others under."""
    level: int
    """0 for the fullest kind of name; a name is looked up among fuller ones."""
    bound: bool
    """Its place counts: the name itself tells none, and things of its kind have namesakes elsewhere."""
    place: str = ""
    """Place in the name itself, the narrowest, without suffix."""
    codes: frozenset[str] = frozenset()
    """Codes of the districts that the place in the name can stand for."""
    firm: FirmName | None = None
    numbers: tuple[str, ...] = ()
    phase: str = ""
    generic: bool = False
    """A word that names nothing by itself: 高新区."""


def profile(kind: str, name: str, place: str | None, knowledge: Knowledge) -> Profile:
    """Of a name as printed. `place`: code of the district that the document puts the thing in."""
    return _BY_KIND.get(kind, _plain)(name, place, knowledge)


def bound_to_place(kind: str, name: str, knowledge: Knowledge) -> bool:
    """Whether two of this name in two places are two."""
    if kind == "IndustryCluster":
        return any(c.isdigit() for c in name)
    if kind == "Enterprise":
        return firm_name(name, knowledge).bare and key(name) not in knowledge.groups
    text = _without_rank(key(name), knowledge) if kind == "IndustrialPark" else key(name)
    return kind in PLACED_KINDS and not _lead(text, knowledge)[0]


def _plain(name: str, place: str | None, knowledge: Knowledge) -> Profile:
    return Profile(key(name), {}, (), 0, False, numbers=numbers(key(name)))


def _sector(name: str, place: str | None, knowledge: Knowledge) -> Profile:
    """Industries and clusters: the size that a plan gives them comes and goes."""
    text, bound = _without_rank(key(name), knowledge), any(c.isdigit() for c in name)
    return Profile(text, {}, (), 0, bound, numbers=numbers(text))


def _firm(name: str, place: str | None, knowledge: Knowledge) -> Profile:
    firm = firm_name(name, knowledge)
    forms, asks = firm_forms(firm)
    bound = firm.bare and key(name) not in knowledge.groups
    return Profile(
        writing=firm.writing,
        forms=forms,
        asks=asks,
        level=firm.level,
        bound=bound,
        place=firm.place,
        codes=codes_of(firm.printed_place, knowledge),
        firm=firm,
        numbers=numbers(key(name)),
        generic=key(name) in knowledge.generic,
    )


def _park(name: str, place: str | None, knowledge: Knowledge) -> Profile:
    lead, rest = _lead(_without_rank(key(name), knowledge), knowledge)
    rest = without_phase(_without_rank(rest, knowledge))
    ending = tail_in(rest, knowledge.park_forms)
    if ending:
        rest = _without_rank(rest[: len(rest) - len(ending)], knowledge) + knowledge.park_forms[ending]
    return _placed(lead, rest, place, knowledge, rest in knowledge.generic or key(name) in knowledge.generic)


def _body(name: str, place: str | None, knowledge: Knowledge) -> Profile:
    lead, rest = _lead(key(name).removeprefix("中共"), knowledge)
    ending = tail_in(rest, knowledge.body_forms)
    if ending:
        rest = rest[: len(rest) - len(ending)] + knowledge.body_forms[ending]
    known = rest in knowledge.generic or rest in knowledge.body_forms.values()
    central = rest.endswith("部") or rest.startswith("国家")  # of those there is one
    return _placed(lead, rest, place, knowledge, known and not central)


def _project(name: str, place: str | None, knowledge: Knowledge) -> Profile:
    lead, rest = _lead(name, knowledge)
    core = without_phase(rest).removesuffix("项目").removesuffix("工程")
    made = _placed(lead, core, place, knowledge, core in knowledge.generic)
    forms: dict[str, Share] = dict(made.forms)
    whole = key(name)
    for short in _with_short_owner(name, knowledge):
        forms.setdefault(without_phase(short).removesuffix("项目").removesuffix("工程"), "short")
    shorter = list(_without_inner_place(core, knowledge))
    forms |= dict.fromkeys((one for one in shorter if one not in forms), "place")
    level = 0 if "公司" in name else 1 if lead or shorter else 2
    return Profile(
        made.writing, forms, (core,), level, made.bound, made.place, made.codes, None, numbers(whole),
        phase(whole), made.generic,
    )  # fmt: skip


def _district(name: str, place: str | None, knowledge: Knowledge) -> Profile:
    return Profile(key(name), {}, (), 0, True, place=stem(name), codes=district_codes(name, knowledge))


def _institution(name: str, place: str | None, knowledge: Knowledge) -> Profile:
    lead, rest = _lead(name, knowledge)
    return Profile(key(stem(lead)) + rest, {}, (), 0, False, codes=codes_of(lead, knowledge))


def _placed(lead: str, rest: str, place: str | None, knowledge: Knowledge, generic: bool) -> Profile:
    """A name in front of which its place stands, or may be put: 高新区 of 璧山 is 璧山高新区."""
    told = lead or knowledge.districts.get((place or "")[:6], "")
    short = key(stem(told))
    if not lead and short and rest.startswith(short) and len(rest) > len(short) + 1:
        rest = rest[len(short) :]  # a place whose short name is a word too: 长寿工业园
    forms: dict[str, Share] = {} if generic or _DIRECTION.search(rest) else {rest: "place"}
    return Profile(
        writing=short + rest,
        forms=forms,
        asks=() if lead else (rest,),
        level=0 if lead else 1 if place else 2,
        bound=not lead,
        place=short if lead else "",
        codes=codes_of(lead, knowledge),
        numbers=numbers(rest),
        generic=generic,
    )


def _lead(name: str, knowledge: Knowledge) -> tuple[str, str]:
    """The narrowest of the places in front, and the key of what follows: 重庆市璧山区高新区 → 璧山区, 高新区."""
    place, rest = "", key(name)
    while step := _step(rest, knowledge):
        place, rest = step, rest[len(step) :]
    return place, rest


def _step(text: str, knowledge: Knowledge) -> str:
    sizes = range(min(_LONGEST_PLACE, len(text) - 2), 1, -1)
    return next((text[:size] for size in sizes if knowledge.splitter.is_place(text[:size])), "")


def _without_rank(text: str, knowledge: Knowledge) -> str:
    """Without the words of rank that it begins or ends with."""
    for word in knowledge.levels:
        if text.startswith(word) and len(text) > len(word) + 1:
            return _without_rank(text[len(word) :], knowledge)
        if text.endswith(word) and len(text) > len(word):
            return _without_rank(text[: len(text) - len(word)], knowledge)
    return text


def _with_short_owner(name: str, knowledge: Knowledge) -> Iterator[str]:
    """A project under its owner's short name: 重庆远航科技有限公司轴承项目 → 远航科技轴承项目."""
    head, form, tail = name.partition("公司")
    if form and tail:
        forms, _ = firm_forms(firm_name(head + form, knowledge))
        yield from (short + key(tail) for short, share in forms.items() if share in ("short", "trade"))


def _without_inner_place(text: str, knowledge: Knowledge) -> Iterator[str]:
    """远航重庆基地 → 远航基地."""
    for start in range(2, len(text)):
        step = _step(text[start:], knowledge)
        if step:
            yield text[:start] + text[start + len(step) :]


def district_codes(name: str, knowledge: Knowledge) -> frozenset[str]:
    """Codes of the districts that a name can be, with or without what it lies in: 重庆市璧山区, 延边州."""
    text = readable(name)
    if text in knowledge.codes:
        return knowledge.codes[text]
    if text[-1:] in "省市区县州盟" and text[:-1] in knowledge.codes:
        return knowledge.codes[text[:-1]]
    for cut in range(2, len(text) - 1):
        above, here = knowledge.codes.get(text[:cut]), district_codes(text[cut:], knowledge)
        within = {code for code in here if above and compatible([code], above)}
        if within:
            return frozenset(within)
    return frozenset()


def codes_of(place: str, knowledge: Knowledge) -> frozenset[str]:
    """Codes that a place's name can stand for."""
    return knowledge.codes.get(place, frozenset()) if place else frozenset()


_BY_KIND: Mapping[str, Callable[[str, str | None, Knowledge], Profile]] = {
    "District": _district,
    "Enterprise": _firm,
    "GovernmentBody": _body,
    "IndustrialPark": _park,
    "Industry": _sector,
    "IndustryCluster": _sector,
    "Institution": _institution,
    "Project": _project,
}


def looks(text: str, knowledge: Knowledge) -> str:
    """A key with every character as the one that stands for all that look like it."""
    return text.translate(knowledge.lookalikes)


def all_looks(texts: Iterable[str], knowledge: Knowledge) -> set[str]:
    return {looks(text, knowledge) for text in texts}
