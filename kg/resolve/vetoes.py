"""What forbids that two names are one thing, whatever else speaks for it. Each veto gives its reason."""

from __future__ import annotations

from collections.abc import Callable

from kg.resolve.features import Meeting
from kg.resolve.firm import FirmName, whole_forms
from kg.resolve.group import Apart, Group
from kg.resolve.keys import compatible
from kg.resolve.knowledge import Knowledge

Veto = Callable[[Group, Group], str | None]
"""Of two groups in any order."""


def _types(one: Group, other: Group) -> str | None:
    return "类型不同" if one.bucket != other.bucket else None


def _codes(one: Group, other: Group) -> str | None:
    return "行政区划代码不同" if one.code and other.code and one.code != other.code else None


def _named_places(one: Group, other: Group) -> str | None:
    """朝阳区 and 朝阳市: the places in the names."""
    fits = compatible(one.profile.codes, other.profile.codes)
    return None if fits else "名称里的地名不是一处"


def _placed(one: Group, other: Group) -> str | None:
    if not (one.profile.bound or other.profile.bound) or one.bucket == "Enterprise":
        return None
    return None if compatible(one.places, other.places) else "所在地不同"


def _unplaced_word(one: Group, other: Group) -> str | None:
    """高新区 with no place known."""
    lost = any(
        group.profile.generic and not group.profile.place and not group.places for group in (one, other)
    )
    return "只是通名，又不知在哪里" if lost else None


def _numbered(one: Group, other: Group) -> str | None:
    left, right = one.profile.numbers, other.profile.numbers
    return "编号、数字不同" if left and right and left != right else None


def _phases(one: Group, other: Group) -> str | None:
    return "期数不同" if one.profile.phase != other.profile.phase else None


def _branches(one: Group, other: Group) -> str | None:
    firms = _firms(one, other)
    return "一个是分支机构" if firms and firms[0].branch != firms[1].branch else None


def _registered(one: Group, other: Group) -> str | None:
    """Two names as a register has them: each part must agree."""
    firms = _firms(one, other)
    if not firms or not all(firm.registered for firm in firms):
        return None
    left, right = firms
    if left.form != right.form:
        return "集团与公司，或企业形式不同"
    if left.place and right.place and left.place != right.place:
        return "两个登记名称，地名不同"
    if left.form == "集团" and left.brand == right.brand and _short_of(left, right):
        return None
    if left.brand + left.trade != right.brand + right.trade:
        return "两个登记名称，字号或行业不同"
    if left.daughter != right.daughter and not (left.place and right.place):
        return "括号里有地名的是子公司"
    return None


def _short_of(left: FirmName, right: FirmName) -> bool:
    """A group is called by its brand alone: 南雁集团 of 重庆南雁实业集团."""
    return any(not (firm.place or firm.trade) for firm in (left, right))


def _firms(one: Group, other: Group) -> tuple[FirmName, FirmName] | None:
    left, right = one.profile.firm, other.profile.firm
    return (left, right) if left is not None and right is not None else None


VETOES: tuple[Veto, ...] = (
    _types,
    _codes,
    _named_places,
    _placed,
    _unplaced_word,
    _numbered,
    _phases,
    _branches,
    _registered,
)
_ALL_TRADES = ("科技", "技术")
"""Words that say nothing of a firm's trade."""
MISPRINTS: tuple[Veto, ...] = tuple(veto for veto in VETOES if veto is not _registered)
"""What still forbids where a misprint explains that two registered names differ."""


def veto(one: Group, other: Group, separate: Apart, *, misprint: bool = False) -> str | None:
    """Why two groups cannot be one thing; None where nothing forbids it. Credit codes stand above all rules."""
    if one.credit and other.credit and one.bucket == other.bucket:
        return None if one.credit == other.credit else "统一社会信用代码不同"
    if (min(one.id, other.id), max(one.id, other.id)) in separate:
        return "文中说二者有关系"
    if one.key in other.registered or other.key in one.registered:
        return None
    return next(
        (reason for rule in (MISPRINTS if misprint else VETOES) if (reason := rule(one, other))), None
    )


def national(meeting: Meeting, knowledge: Knowledge) -> str | None:
    """A national group's name is a firm's name only where it is all of it but place and legal form."""
    full = meeting.full.profile.firm
    if full is None or meeting.share == "credit":
        return None
    left, right = listed(meeting.vague, knowledge), listed(meeting.full, knowledge)
    if left and right and left != right:
        return "名录里是两条"
    known = meeting.form in knowledge.groups or meeting.vague.key in knowledge.groups
    if not known or meeting.share in ("listed", "writing", "look", "slip"):
        return None
    whole = whole_forms(full) | {meeting.full.key}
    if meeting.vague.key in whole or meeting.form in whole:
        return None
    own = meeting.share == "short" or (meeting.share == "brand" and full.form == "集团")
    if own and meeting.full.key.startswith(meeting.vague.key):
        return None
    if meeting.share == "short" and full.core.removeprefix(meeting.vague.key) in _ALL_TRADES:
        return None
    return "全国性集团的名称，不指它的一家公司"


def listed(group: Group, knowledge: Knowledge) -> str:
    """The listed name that a group's is a form of; of a firm also without its legal form. Empty where there is none."""
    firm = group.profile.firm
    forms = [group.key]
    if firm is not None and firm.registered and not (firm.daughter or firm.branch):
        whole = (firm.place + firm.core, firm.core)
        forms += [*(one + firm.form for one in whole if firm.form == "集团"), *whole]
    return next((known for form in forms if (known := knowledge.aliases.get((group.bucket, form)))), "")
