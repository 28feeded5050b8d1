"""The slots of seeds/firm_slots.csv, compiled: places in a sentence that firms fill, told by the words around them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from kg.errors import SeedError
from kg.extract.wording import Wording
from kg.seeds import FirmSlot

FIRM = "\ue000"
"""What stands for a known firm in a sentence that slots are looked for in."""
_STOPS = rf"，。；：、！？“”（）《》的了和与及等在向给为被由把将从到是{FIRM}\s\d"
_NAME = rf"(?:[^{_STOPS}]{{2,10}}?|和[^{_STOPS}]{{1,3}}?|“[^“”、，。；]{{2,8}}”|{FIRM})"
_ONE = rf"(?P<firms>{_NAME})"
_ALL = rf"(?P<firms>(?:{_NAME}、)*?{_NAME}(?:(?:和|与|及|以及){_NAME})?)"
_OF = rf"(?:[^，。；：、的{FIRM}]{{1,8}}的)?"
_SHORTHAND = (
    ("{L}", _OF + _ALL),
    ("{M}", _ALL),
    ("{N}", _ONE),
    ("{E}", FIRM),
    ("~", rf"[^，。；{FIRM}]{{0,14}}?"),
)
_LIST = re.compile(r"(?<!\(\?)(?<!\(\?P)<(\w+)>")


@dataclass(frozen=True, slots=True)
class Slot:
    """A compiled slot."""

    regex: re.Pattern[str]
    sure: bool
    """Whether only firms fill it, so that a name need not look like one."""
    tied: bool
    """Whether it is told by a known firm."""


class FirmSlots:
    """Compiled slots and an automaton over their cues. Built once a process; cannot be pickled."""

    def __init__(
        self,
        rows: tuple[FirmSlot, ...],
        lists: Mapping[str, frozenset[str]],
        alike: tuple[tuple[str, ...], ...] = (),
    ) -> None:
        wording = Wording(alike)
        lists = {name: wording.all_of(words) for name, words in lists.items()}
        self.slots = tuple(_compiled(row, lists, wording) for row in rows)
        of: dict[str, list[int]] = defaultdict(list)
        for at, row in enumerate(rows):
            for cue in row.cues:
                for word in _words(row, cue, lists, wording):
                    of[word].append(at)
        self._of = [tuple(slots) for slots in of.values()]
        self._cues = AhoCorasick(list(of))

    def cued(self, text: str) -> list[tuple[int, tuple[int, ...]]]:
        """Where cues begin in a text, with the numbers of their slots."""
        found = self._cues.find_matches_as_indexes(text, overlapping=True)
        return [(start, self._of[index]) for index, start, _ in found]


def _compiled(row: FirmSlot, lists: Mapping[str, frozenset[str]], wording: Wording) -> Slot:
    text = _LIST.sub(lambda match: _any_of(row, match[1], lists), wording.widened(row.slot))
    for short, full in _SHORTHAND:
        text = text.replace(short, full)
    try:
        regex = re.compile(text)
    except re.error as error:
        raise _fault(row, f"正则表达式有误：{error}", "检查括号是否成对，{L}、{M}、{N} 只写一个") from error
    if "firms" not in regex.groupindex:
        raise _fault(row, "缺少 {L}、{M} 或 {N}", "写明企业名的位置")
    return Slot(regex, row.sure, "{E}" in row.slot)


def _any_of(row: FirmSlot, name: str, lists: Mapping[str, frozenset[str]]) -> str:
    return (
        "(?:" + "|".join(map(re.escape, sorted(_listed(row, name, lists), key=lambda w: (-len(w), w)))) + ")"
    )


def _words(row: FirmSlot, cue: str, lists: Mapping[str, frozenset[str]], wording: Wording) -> list[str]:
    return sorted(_listed(row, cue[1:-1], lists) if cue.startswith("<") else wording.all_of((cue,)))


def _listed(row: FirmSlot, name: str, lists: Mapping[str, frozenset[str]]) -> frozenset[str]:
    if name not in lists:
        raise _fault(row, f"词表 <{name}> 不认识", "可用 " + " ".join(sorted(lists)))
    return lists[name]


def _fault(row: FirmSlot, message: str, hint: str) -> SeedError:
    return SeedError(f"空位 {row.id}：{message}", file=row.file, line=row.line, hint=hint)
