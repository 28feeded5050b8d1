"""A name's last word alone: 研究院 after 岭南工业大学佛山研究院, 走廊 after 齐鲁氢能走廊."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.page import Page, Sentence
from kg.extract.reading.reference import Reference
from kg.extract.things.things import Thing, Things
from kg.text.search import matches_at

_KINDS = ("Institution", "IndustrialPark", "Region", "IndustryCluster", "Enterprise")
_HEADS = (
    "研究院|研究所|研究中心|学院|大学|联盟|协会|商会|合作社|实验室|创新中心|检测中心|中心|平台"
    "|物流园|软件园|科学城|片区|走廊|产业集群|集群|学校|联合体"
)
_HEAD = re.compile(_HEADS)
_BARE = re.compile(
    rf"(?:(?<![^，。；：！？“、\n（—】])|(?<=届时)|(?<=目前)|(?<=如今)|(?<=今年)|(?<=去年)|(?<=是)|(?<=围绕)|(?<=依托)|(?<=年)|(?<=确保))"
    rf"(?P<head>{_HEADS})(?![名们化型性级类长式城])"
)


def bare_heads(
    page: Page, things: Things, spoken: Sequence[int], sentence: Sentence, taken: Sequence[Reference]
) -> Iterator[Reference]:
    """References by a bare head to the last thing spoken of whose name ends with it."""
    if not spoken:
        return
    for match in matches_at(_HEAD, _BARE, page.text, sentence.start, sentence.end):
        start, end = match.span("head")
        if any(r.start < end and start < r.end for r in taken):
            continue
        before = [r.thing for r in taken if r.end <= start]
        thing = _last(things, (*spoken, *before), match["head"])
        if thing is not None:
            yield Reference(start, end, things.all[thing].kind, thing, False)


def _last(things: Things, spoken: Sequence[int], head: str) -> int | None:
    return next((t for t in reversed(spoken) if _ends_with(things.all[t], head)), None)


def _ends_with(thing: Thing, head: str) -> bool:
    if thing.kind not in _KINDS or (thing.kind == "Enterprise") != (head == "合作社"):
        return thing.kind == "Institution" and head == "合作社" and thing.name.endswith(head)
    return any(len(name) > len(head) and name.endswith(head) for name in (thing.name, *thing.names))
