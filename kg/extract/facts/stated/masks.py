"""Masked sentences: each list of names becomes one character, so that patterns stay short."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from kg.extract.reading.reference import Reference, same_place

LETTERS = {
    "D": "District", "R": "Region", "P": "IndustrialPark", "E": "Enterprise", "C": "IndustryCluster", "I": "Industry",
    "J": "Project", "X": "Product", "T": "Designation", "S": "Institution", "G": "GovernmentBody",
}  # fmt: skip
MASK = {kind: chr(0xE000 + i) for i, kind in enumerate(LETTERS.values())}
_JOINER = re.compile(r"(?:、|和|及|以及|，以及|”、“|、“|”、|”和“|”)?")


class Masked(NamedTuple):
    """A masked sentence and what stands behind each mask."""

    text: str
    start: int
    groups: dict[int, tuple[Reference, ...]]
    """Position of a mask in `text` → its references."""
    masks: frozenset[str]
    """The kinds of masks in it."""
    positions: tuple[int, ...]
    """Where a mask begins or ends in `text`."""
    origins: tuple[int, ...]
    """The same places in the clean text."""

    def clean(self, position: int) -> int:
        """Position in the clean text of a position in the masked text."""
        index = bisect_right(self.positions, position) - 1
        return self.origins[index] + position - self.positions[index]


def mask(text: str, start: int, end: int, references: list[Reference]) -> Masked:
    """Mask the references of a sentence, lists of one kind as one."""
    references, ends = _without_short_forms(text, references)
    parts: list[str] = []
    positions, origins = [0], [start]
    groups: dict[int, tuple[Reference, ...]] = {}
    at, length, index = start, 0, 0
    while index < len(references):
        group = [references[index]]
        while index + 1 < len(references):
            following = references[index + 1]
            together = (following.start, following.end) == (group[-1].start, group[-1].end)
            if (
                together
                or _joined(text, group[-1], ends[index], following)
                or same_place(text, group[-1], following)
            ):
                index += 1
            elif index + 2 < len(references) and _placed(text, group[-1], *references[index + 1 : index + 3]):
                index += 2
            else:
                break
            group.append(references[index])
        index += 1
        gap = text[at : group[0].start]
        parts.append(gap)
        length += len(gap)
        # the park stands for the whole of 海门区临江产业园; of a chain of districts each does
        parks = [r for r in group if r.kind == "IndustrialPark"]
        groups[length] = tuple(parks if parks and group[0].kind == "District" else group)
        positions.append(length)
        origins.append(group[0].start)
        parts.append(MASK[groups[length][0].kind])
        length += 1
        at = ends[index - 1]
        positions.append(length)
        origins.append(at)
    parts.append(text[at:end])
    masks = frozenset(MASK[group[0].kind] for group in groups.values())
    return Masked("".join(parts), start, groups, masks, tuple(positions), tuple(origins))


def _without_short_forms(text: str, references: list[Reference]) -> tuple[list[Reference], list[int]]:
    """References but short forms in brackets behind their names; and where each ends, its bracket with it."""
    kept: list[Reference] = []
    ends: list[int] = []
    for reference in references:
        if kept and reference.start > kept[-1].end and reference.end < ends[-1]:
            if reference.thing == kept[-1].thing:
                continue
            ends[-1] = kept[-1].end  # the bracket tells of something else
        bracket = _SHORT_FORM.match(text, reference.end) if reference.printed else None
        kept.append(reference)
        ends.append(bracket.end() if bracket and reference.kind in _SHORTENED else reference.end)
    return kept, ends


_SHORT_FORM = re.compile(
    r"（(?:(?:以下)?(?:简称|下称|称)[^（）。；]{1,14}|[“]?[A-Za-z\u4e00-\u9fff]{2,8}[”]?)）"
)
_SHORTENED = ("Enterprise", "Institution", "IndustrialPark")


def _joined(text: str, first: Reference, end: int, second: Reference) -> bool:
    between = _COUNTRY.sub("", text[end : second.start])
    return (
        first.kind == second.kind
        and 0 < len(between) <= (4 if first.kind != "Product" else _FAR)
        and bool((_JOINER if first.kind != "Product" else _COUNTED).fullmatch(between))
        and first.printed
        and second.printed
    )


_FAR = 16
_AMOUNT = r"(?:\d[\d.,]*[余多]?[万亿千百]*(?:台（套）|[A-Za-z]{2,3}|[\u4e00-\u9fff]{1,3})?)"
_COUNTED = re.compile(rf"{_AMOUNT}?(?:、|和|与|及|以及|，以及|”、“|、“|”、|”和“){_AMOUNT}?")
"""Between the wares of a list, each perhaps with how much is made of it: 石墨电极“3万吨、”高纯石墨."""
_COUNTRY = re.compile(
    "(?:美|德|英|法|韩|泰|俄罗斯|日本|瑞典|瑞士|荷兰|丹麦|意大利|西班牙|芬兰|挪威|新加坡|印度|越南)国?的?$"
)
"""The country of the next name of a list: 瑞典斯凯孚和“德国”舍弗勒."""


def _placed(text: str, first: Reference, place: Reference, second: Reference) -> bool:
    """Whether the next of a list comes with its place: 诸城市的A、寿光市的B."""
    return (
        first.kind == second.kind == "Enterprise"
        and place.kind in ("District", "IndustrialPark")
        and text[first.end : place.start] in ("、", "和", "以及", "及")
        and text[place.end : second.start] in ("的", "")
    )
