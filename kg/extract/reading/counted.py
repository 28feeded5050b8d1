"""What counted words refer to: 两家企业, 两个项目, 两旗."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.page import Page, Sentence
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import State
from kg.extract.things.things import Things
from kg.text.search import matches_at, openings

_WORDS = {
    "Enterprise": r"家(?:企业|公司|药企|车企|单位|厂)?",
    "Project": r"(?:个|大|项)(?:重点|重大|新)?(?:项目|工程)",
}
_THERE = (
    r"(?=(?:都|均|也都|全都|同样|先后|相继|双双|同时|一起|一同|[去今前]年|\d+[年月日])*"
    r"[^，。；]{0,3}(?:在|落|位于|坐落|扎根|入驻|落户|搬))"
)
_BOTH = re.compile(
    r"(?<![\u4e00-\u9fff])(?:这|上述)?(?:(?P<count>[两二三四])"
    rf"(?:(?P<Project>{_WORDS['Project']})|{_WORDS['Enterprise']})|二者|两者|三者)" + _THERE
)
_COUNTS_THINGS = openings(
    "两二三四这上",
    {
        "两": "[家者个大项]",
        "二": "[家者]",
        "三": "[家者个大项]",
        "四": "[家个大项]",
        "这": "[两二三四]",
        "上": "述",
    },
)


def counted_things(
    page: Page, things: Things, state: State, sentence: Sentence, found: list[Reference]
) -> Iterator[Reference]:
    """两家企业都落在…, 两个项目同时在…开工: as many as were spoken of last, all of them at one stretch."""
    for match in matches_at(_COUNTS_THINGS, _BOTH, page.text, sentence.start, sentence.end):
        count = (
            _COUNTS.index(match["count"].replace("两", "二")) + 1
            if match["count"]
            else 2 + ("三" in match.group())
        )
        kind = "Project" if match["Project"] else "Enterprise"
        before = [r.thing for r in found if r.kind == kind and r.end <= match.start()]
        spoken = dict.fromkeys(reversed([*state.spoken, *before]))
        meant = [t for t in spoken if things.all[t].kind == kind][:count]
        if len(meant) == count:
            yield from (Reference(*match.span(), kind, t, False) for t in reversed(meant))


_COUNTED = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<count>[两二三四五六七八九])(?P<level>[市县区旗镇])"
    r"(?=[^，。；]{0,4}(?:签|联手|携手|共|合力|约定|缔结|结盟|一道|抱团|联合|协同))"
)
_COUNTS_PLACES = openings("", {"两二三四五六七八九": "[市县区旗镇]"})
_COUNTS = "一二三四五六七八九"


def counted_places(
    page: Page, things: Things, state: State, sentence: Sentence, found: list[Reference]
) -> Iterator[Reference]:
    """两旗联手, 五市签订: as many places of that level as were spoken of last, all of them at one stretch."""
    for match in matches_at(_COUNTS_PLACES, _COUNTED, page.text, sentence.start, sentence.end):
        count = _COUNTS.index(match["count"].replace("两", "二")) + 1
        before = [r.thing for r in found if r.kind == "District" and r.end <= match.start()]
        spoken = dict.fromkeys(reversed([*state.spoken, *before]))
        meant = [
            t
            for t in spoken
            if things.all[t].kind == "District" and things.all[t].name.endswith(match["level"])
        ][:count]
        if len(meant) == count:
            yield from (Reference(*match.span(), "District", t, False) for t in reversed(meant))
