"""The patterns of the seeds, compiled to regular expressions over masked sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from kg.errors import SeedError
from kg.extract.facts.stated.masks import LETTERS, MASK
from kg.extract.wording import Wording
from kg.seeds import Pattern

IMPLIED_OBJECTS = frozenset(
    (
        "chainLeaderOf",
        "operatesIn",
        "locatedIn",
        "partOf",
        "hasDesignation",
        "supplies",
        "subsidiaryOf",
        "partnersWith",
    )
)
"""Relations whose object the context can give: sector, title, park or firm spoken of, the others of a list."""
_SLOT = re.compile(r"\{(?:(?P<role>[so]):)?(?P<star>\*)?(?P<kinds>[A-Z|]+|text)\}")
_LIST = re.compile(r"(?<!\(\?)(?<!\(\?P)<(\w+)>")
_SHORTHAND = (("~~", "[^。；]{0,40}?"), ("~", "[^，。；]{0,16}?"))


_AS_WRITTEN = Wording(())


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled pattern."""

    pattern: Pattern
    regex: re.Pattern[str]
    every: str = ""
    """Masks of the kinds of `{s:*E}`: every such name after the match."""
    products: bool = False
    """Whether it asks for products, `{X}`, which are looked for in a sentence only then."""
    subject: bool = False
    """Whether it says which name is the subject, `{s:…}`."""
    needs: tuple[frozenset[str], ...] = ()
    """Masks, one of each of which every match holds."""

    def fits(self, masks: frozenset[str]) -> bool:
        """Whether a sentence with such masks can hold a match."""
        return not any(map(masks.isdisjoint, self.needs))


def compile_rule(
    pattern: Pattern, lists: Mapping[str, frozenset[str]], wording: Wording = _AS_WRITTEN
) -> Rule:
    """Compile a pattern of the seeds, `<name>` standing for any word of a list of `seeds/word_lists.csv`.

    Raises `SeedError` naming its file and line.
    """

    def slot(match: re.Match[str]) -> str:
        role = match["role"]
        if match["star"]:
            return f"(?P<{role}>)"
        if match["kinds"] == "text":
            body = "[^，。；：“”（）]{2,40}?"
        else:
            try:
                body = "[" + "".join(MASK[LETTERS[k]] for k in match["kinds"].split("|")) + "]"
            except KeyError as error:
                raise _fault(
                    pattern, f"占位符 {match.group()} 不认识", "可用 " + " ".join(LETTERS)
                ) from error
        return f"(?P<{role}>{body})" if role else body

    text = _LIST.sub(lambda match: _any_of(pattern, match[1], lists), wording.widened(pattern.pattern))
    for short, _ in _SHORTHAND:
        text = text.replace(short, "\x00" if short == "~~" else "\x01")
    text = _SLOT.sub(slot, text).replace("\x00", _SHORTHAND[0][1]).replace("\x01", _SHORTHAND[1][1])
    try:
        regex = re.compile(text)
    except re.error as error:
        raise _fault(pattern, f"正则表达式有误：{error}", "检查括号是否成对") from error
    if "o" not in regex.groupindex and pattern.relation not in IMPLIED_OBJECTS:
        raise _fault(pattern, "缺少 {o:…}", "写明宾语的位置")
    star = next((m for m in _SLOT.finditer(pattern.pattern) if m["star"]), None)
    every = "".join(MASK[LETTERS[k]] for k in star["kinds"].split("|")) if star else ""
    products, subject = MASK["Product"] in regex.pattern, "s" in regex.groupindex
    return Rule(pattern, regex, every, products, subject, _needs(pattern.pattern))


_PIECE = re.compile(
    rf"\\.|\[\^?\]?[^\]]*\]|(?P<slot>{_SLOT.pattern})(?P<maybe>[?*]|\{{\d)?|(?P<sign>[(|)])", re.DOTALL
)


def _needs(pattern: str) -> tuple[frozenset[str], ...]:
    """The masks of the slots of a pattern that stand in no group and can not be left out."""
    needs, depth = [], 0
    for piece in _PIECE.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(piece["sign"], 0)
        if piece["sign"] == "|" and depth == 0:
            return ()
        if piece["slot"] and depth == 0 and not (piece["maybe"] or piece["star"] or piece["kinds"] == "text"):
            needs.append(frozenset(MASK[LETTERS[kind]] for kind in piece["kinds"].split("|")))
    return tuple(needs)


def _any_of(pattern: Pattern, name: str, lists: Mapping[str, frozenset[str]]) -> str:
    if name not in lists:
        raise _fault(pattern, f"词表 <{name}> 不认识", "可用 " + " ".join(sorted(lists)))
    return "(?:" + "|".join(map(re.escape, sorted(lists[name], key=lambda word: (-len(word), word)))) + ")"


def _fault(pattern: Pattern, message: str, hint: str) -> SeedError:
    return SeedError(f"规则 {pattern.id}：{message}", file=pattern.file, line=pattern.line, hint=hint)


class Rules:
    """Compiled rules and an automaton over their triggers. Built once a process; cannot be pickled.

    A set of rules is a number: bit n stands for the nth.
    """

    def __init__(
        self,
        patterns: Iterable[Pattern],
        lists: Mapping[str, frozenset[str]],
        alike: Iterable[tuple[str, ...]] = (),
    ) -> None:
        """Compile patterns, each word of theirs standing for those alike; a faulty one raises `SeedError`."""
        wording = Wording(alike)
        lists = {name: wording.all_of(words) for name, words in lists.items()}
        self.all = tuple(compile_rule(pattern, lists, wording) for pattern in patterns)
        self._always = sum(1 << at for at, rule in enumerate(self.all) if not rule.pattern.triggers)
        wanted: dict[str, int] = {}
        for at, rule in enumerate(self.all):
            for trigger in rule.pattern.triggers:
                listed = _LIST.fullmatch(trigger)
                for word in lists[listed[1]] if listed else wording.all_of((trigger,)):
                    wanted[word] = wanted.get(word, 0) | 1 << at
        self._wanted = tuple(wanted.values())
        self._triggers = AhoCorasick(list(wanted))
        self._fitting: dict[frozenset[str], int] = {}

    def likely(self, masked: str, masks: frozenset[str]) -> list[Rule]:
        """Rules, in their order, one of whose triggers stands in a masked sentence with all that they need."""
        fitting = self._fitting.get(masks)
        if fitting is None:
            fitting = sum(1 << at for at, rule in enumerate(self.all) if rule.fits(masks))
            self._fitting[masks] = fitting
        likely = self._always
        for index, _, _ in self._triggers.find_matches_as_indexes(masked, overlapping=True):
            likely |= self._wanted[index]
        likely &= fitting
        rules = []
        while likely:
            rules.append(self.all[(likely & -likely).bit_length() - 1])
            likely &= likely - 1
        return rules
