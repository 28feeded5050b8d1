"""What a stretch of a sentence refers to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, unsafe_hash=True)
class Reference:
    """A name or an anaphor in a sentence: `[start, end)` of the clean text, and the thing it refers to."""

    start: int
    end: int
    kind: str
    thing: int
    printed: bool
    """False for 该企业, 园区, 全市 …"""


def same_place(text: str, first: Reference, second: Reference) -> bool:
    """Whether two names tell one place, the larger first: 江苏省·盐城市, 海门区的·临江产业园."""
    between = text[first.end : second.start]
    if first.kind != "District" or not (first.printed or between.endswith("的")):
        return False
    if second.kind == "District":
        return between == "" and first.printed and second.printed
    return second.kind == "IndustrialPark" and between in (
        "",
        "的",
        "·",
        "境内的",
        "内的",
        "里的",
        "上的",
        "东的",
        "西的",
        "南的",
        "北的",
    )
