"""What speaks for and against two names being one thing: each feature gives a score and says why.

The first list is about the names, and only the strongest of it counts; the second adds to it or takes away.
Weights are hundredths, so that sums are exact.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.resolve.group import Group
from kg.resolve.keys import compatible
from kg.resolve.profile import Share

SAME, UNSURE = 60, 30
"""From so many points on two names are one thing; from so many on somebody should look."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two groups that are compared: `vague` is the shorter name or, of equals, the one with the lesser id."""

    vague: Group
    full: Group
    share: Share
    """What their names share."""
    form: str
    """The form that they met under."""
    rivals: int = 0
    """Other things that the vague name fits as well."""


@dataclass(frozen=True, slots=True)
class Feature:
    """`weight` is what it adds where `speaks` gives a reason."""

    name: str
    weight: int
    speaks: Callable[[Meeting], str | None]


def _sharing(share: Share, reason: str) -> Callable[[Meeting], str | None]:
    return lambda meeting: f"{reason}：{meeting.form}" if meeting.share == share else None


NAME_FEATURES: tuple[Feature, ...] = (
    Feature("credit", 100, _sharing("credit", "统一社会信用代码相同")),
    Feature("listed", 95, _sharing("listed", "名录里同一条的两种叫法")),
    Feature("writing", 95, _sharing("writing", "同一名称的不同写法")),
    Feature("printed", 95, _sharing("printed", "文中就这样称呼")),
    Feature("short", 85, _sharing("short", "全称的简称")),
    Feature("legal", 85, _sharing("legal", "只少了地名")),
    Feature("place", 80, _sharing("place", "除地名外相同")),
    Feature("look", 80, _sharing("look", "只差形近字")),
    Feature("slip", 75, _sharing("slip", "尾部漏印、误印一字")),
    Feature("trade", 70, _sharing("trade", "字号加一部分行业词")),
    Feature("brand", 55, _sharing("brand", "只有字号相同")),
)


def _same_place(meeting: Meeting) -> str | None:
    both = meeting.vague.places and meeting.full.places
    return "所在地一致" if both and compatible(meeting.vague.places, meeting.full.places) else None


def _other_place(meeting: Meeting) -> str | None:
    return None if compatible(meeting.vague.places, meeting.full.places) else "所在地不同"


def _only_a_brand_elsewhere(meeting: Meeting) -> str | None:
    firm = meeting.vague.profile.firm
    return "单凭字号，又在别处" if firm and firm.bare and _other_place(meeting) else None


def _sole(meeting: Meeting) -> str | None:
    return None if meeting.rivals else "没有别的对象可指"


def _several(meeting: Meeting) -> str | None:
    return f"还可指另外 {meeting.rivals} 个" if meeting.rivals else None


def _named_together(meeting: Meeting) -> str | None:
    if meeting.share not in ("brand", "trade"):
        return None
    few, many = sorted((meeting.vague.documents, meeting.full.documents), key=len)
    return None if set(few).isdisjoint(many) else "同一篇里分开写"


def _daughter(meeting: Meeting) -> str | None:
    one, other = meeting.vague.profile.firm, meeting.full.profile.firm
    if one is None or other is None or one.place or one.daughter or not other.daughter:
        return None
    return "括号里的地名多是子公司"


CONTEXT_FEATURES: tuple[Feature, ...] = (
    Feature("same-place", 10, _same_place),
    Feature("sole", 5, _sole),
    Feature("other-place", -20, _other_place),
    Feature("named-together", -20, _named_together),
    Feature("only-a-brand", -25, _only_a_brand_elsewhere),
    Feature("daughter", -35, _daughter),
    Feature("several", -50, _several),
)


def score(meeting: Meeting) -> tuple[int, tuple[str, ...]]:
    """Points between 0 and 100, and the reasons with what each counts."""
    told = [(feature, reason) for feature in NAME_FEATURES if (reason := feature.speaks(meeting))]
    best = max(told, key=lambda one: one[0].weight, default=None)
    found = [] if best is None else [best]
    found += [(feature, reason) for feature in CONTEXT_FEATURES if (reason := feature.speaks(meeting))]
    points = sum(feature.weight for feature, _ in found)
    return min(max(points, 0), 100), tuple(f"{reason}（{feature.weight:+d}）" for feature, reason in found)
