"""Masked sentences: each list of names becomes one character, so that relation patterns are short regular expressions."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from kg.errors import SeedError
from kg.seeds import Pattern

LETTERS = {
    "D": "District", "R": "Region", "P": "IndustrialPark", "E": "Enterprise", "C": "IndustryCluster", "I": "Industry",
    "J": "Project", "X": "Product", "T": "Designation", "S": "Institution", "G": "GovernmentBody",
}  # fmt: skip
MASK = {kind: chr(0xE000 + i) for i, kind in enumerate(LETTERS.values())}
IMPLIED_OBJECTS = frozenset(("chainLeaderOf", "operatesIn", "locatedIn", "hasDesignation"))
"""Relations whose object the context can give: the sector spoken of, the home of the section, the title spoken of."""
_SLOT = re.compile(r"\{(?:(?P<role>[so]):)?(?P<star>\*)?(?P<kinds>[A-Z|]+|text)\}")
_JOINER = re.compile(r"(?:、|和|及|以及|，以及|”、“|、“|”、|”和“|”)?")
_SHORTHAND = (("~~", "[^。；]{0,40}?"), ("~", "[^，。；]{0,16}?"))


@dataclass(frozen=True, slots=True)
class Reference:
    """A name or an anaphor in a sentence: `[start, end)` of the clean text, and the thing it refers to."""

    start: int
    end: int
    kind: str
    thing: int
    printed: bool
    """False for 该企业, 园区, 全市 …"""


@dataclass(frozen=True, slots=True)
class Masked:
    """A masked sentence and what stands behind each mask."""

    text: str
    start: int
    groups: dict[int, tuple[Reference, ...]]
    """Position of a mask in `text` → its references."""
    _positions: tuple[int, ...]
    _origins: tuple[int, ...]

    def clean(self, position: int) -> int:
        """Position in the clean text of a position in the masked text."""
        index = bisect_right(self._positions, position) - 1
        return self._origins[index] + position - self._positions[index]


def mask(text: str, start: int, end: int, references: list[Reference]) -> Masked:
    """Mask the references of a sentence, lists of one kind as one."""
    parts: list[str] = []
    positions, origins = [0], [start]
    groups: dict[int, tuple[Reference, ...]] = {}
    at, length, index = start, 0, 0
    while index < len(references):
        group = [references[index]]
        while index + 1 < len(references) and _joined(text, group[-1], references[index + 1]):
            index += 1
            group.append(references[index])
        index += 1
        gap = text[at : group[0].start]
        parts.append(gap)
        length += len(gap)
        groups[length] = tuple(group)
        positions.append(length)
        origins.append(group[0].start)
        parts.append(MASK[group[0].kind])
        length += 1
        at = group[-1].end
        positions.append(length)
        origins.append(at)
    parts.append(text[at:end])
    return Masked("".join(parts), start, groups, tuple(positions), tuple(origins))


def _joined(text: str, first: Reference, second: Reference) -> bool:
    between = text[first.end : second.start]
    return (
        first.kind == second.kind
        and 0 < len(between) <= 4
        and bool(_JOINER.fullmatch(between))
        and first.printed
        and second.printed
    )


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled pattern."""

    pattern: Pattern
    regex: re.Pattern[str]
    every: str = ""
    """Masks of the kinds of `{s:*E}`: every such name after the match."""


def compile_rule(pattern: Pattern) -> Rule:
    """Compile a pattern of the seeds; raises `SeedError` naming its file and line."""

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

    text = pattern.pattern
    for short, long in _SHORTHAND:
        text = text.replace(short, "\x00" if short == "~~" else "\x01")
    text = _SLOT.sub(slot, text).replace("\x00", _SHORTHAND[0][1]).replace("\x01", _SHORTHAND[1][1])
    try:
        regex = re.compile(text)
    except re.error as error:
        raise _fault(pattern, f"正则表达式有误：{error}", "检查括号是否成对") from error
    if "o" not in regex.groupindex and pattern.relation not in IMPLIED_OBJECTS:
        raise _fault(pattern, "缺少 {o:…}", "写明宾语的位置")
    star = next((m for m in _SLOT.finditer(pattern.pattern) if m["star"]), None)
    return Rule(pattern, regex, "".join(MASK[LETTERS[k]] for k in star["kinds"].split("|")) if star else "")


def _fault(pattern: Pattern, message: str, hint: str) -> SeedError:
    return SeedError(f"规则 {pattern.id}：{message}", file=pattern.file, line=pattern.line, hint=hint)
