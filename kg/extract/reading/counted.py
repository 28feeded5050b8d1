"""What 两家企业, 双方, 二者, 两旗 refer to: as many as were spoken of last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.page import Page, Sentence
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import State
from kg.extract.things.things import Things
from kg.text.search import matches_at, openings

_PARTIES = re.compile(
    r"(?<![\u4e00-\u9fff])(?:这|上述|校企|政企|企地|校地|院企|(?P<side>[前后头末]))?"
    r"(?:(?P<count>[两二三四五六七八九])(?P<what>家(?:企业|公司|药企|车企|单位|厂)?|[个大项](?:重点|重大|新)?(?:项目|工程))|二者|两者|三者|双方|三方|它们)"
    r"(?=(?:都|均|也都|全都|同样|先后|相继|双双|同时|一起|一同|已|皆|全|[去今前]年|\d+[年月日])+[^，。；]{0,3}(?:在|落|位于|坐落|扎根|入驻|落户|搬|处于|属)"
    r"|(?:都|均|也|皆|同样|先后|相继|双双|还|又|将|已|正|拟|今后|随后|近日|今年|去年|曾)*"
    r"(?:同?属|同为|隶属|由|共同|联合|合作|合资|合力|携手|联手|共建|合建|合办|签|达成|结成|约定|牵手"
    r"|列入|列为|纳入|入选|入围|获|荣获|被|跻身|上榜|是(?=[^，。；]{0,24}(?:公司|企业|工厂|称号|冠军|小巨人)))"
    r"|的(?:合作|携手))"
)
_STARTS = openings(
    "两二三四五六七八九这上校政企院双前后头末它",
    {
        "两": "[家者个大项]", "二": "[家者]", "三": "[家者方个大项]", "四": "[家个大项]", "五六七八九": "[家个大项]",
        "这": "[两二三四五六七八九]", "上": "述", "前后头末": "[两二三四五六七八九]", "它": "们",
        "校": "[企地]", "政": "企", "企": "地", "院": "企", "双": "方",
    },
)  # fmt: skip
_FIRMS = ("Enterprise",)
_BODIES = ("Enterprise", "Institution")
_ANY = (*_BODIES, "IndustrialPark", "GovernmentBody", "District")
_COUNTS = "一二三四五六七八九"


def counted_parties(
    page: Page, things: Things, state: State, sentence: Sentence, found: Sequence[Reference]
) -> Iterator[Reference]:
    """两家企业都落在…, 双方联合…, 二者均列入…: as many as were spoken of last, all of them at one stretch."""
    told, again = state.spoken, _counted_before(state.last)
    for match in matches_at(_STARTS, _PARTIES, page.text, sentence.start, sentence.end):
        count = (
            _COUNTS.index(match["count"].replace("两", "二")) + 1
            if match["count"]
            else 2 + ("三" in match.group())
        )
        if match["side"] or match.group() == "它们":
            row = _row(page, state, match, found)
            for thing in _some(row, match["side"], count) if match["side"] else row:
                yield Reference(*match.span(), things.all[thing].kind, thing, False)
            continue
        before = [r.thing for r in sorted(found, key=lambda r: r.start) if r.end <= match.start()]
        if len(again) == count and not any(r.printed and r.end <= match.start() for r in found):
            meant: Sequence[int] = again
        else:
            meant = _meant(
                page, things, match, sentence, (before, [r.thing for r in state.last], told), count
            )
        if meant:
            kind = things.all[meant[0]].kind
            yield from (Reference(*match.span(), kind, t, False) for t in meant)


def _meant(
    page: Page,
    things: Things,
    match: re.Match[str],
    sentence: Sentence,
    spoken: tuple[Sequence[int], Sequence[int], Sequence[int]],
    count: int,
) -> Sequence[int]:
    """The last ones spoken of, in their order: of 双方 those of its own sentence or the one before it."""
    here, last, ever = spoken
    both = "方" in match.group()
    farther = () if here else ([*ever],)
    for among in (here, [*last, *here], *farther) if both else ([*ever, *here],):
        latest = list(dict.fromkeys(reversed(among)))
        for kinds in _kinds(page, match, sentence):
            found = [t for t in latest if things.all[t].kind in kinds][:count]
            if len(found) == count:
                return found[::-1]
    return ()


_JOINS = re.compile("”?(?:、|和|与|及|以及|，以及)?“?")
_MOVERS = ("Enterprise", "Project", "Institution", "IndustrialPark")


def _row(page: Page, state: State, match: re.Match[str], found: Sequence[Reference]) -> list[int]:
    """The list that a sentence, or else the one before it, has named last before a position."""
    for among in (found, state.last):
        row: list[Reference] = []
        for name in sorted(among, key=lambda r: r.start, reverse=True):
            if not name.printed or name.kind not in _MOVERS or name.end > match.start():
                continue
            if row and not _JOINS.fullmatch(page.text, name.end, row[-1].start):
                if len(row) > 1:
                    break
                row = []
            row.append(name)
        if len(row) > 1:
            return list(dict.fromkeys(name.thing for name in reversed(row)))
    return []


def _some(row: Sequence[int], side: str, count: int) -> Sequence[int]:
    """The first or last of a list: 前两家, 后两家; none where it has no more than that."""
    if len(row) <= count:
        return ()
    return row[:count] if side in "前头" else row[-count:]


def _counted_before(last: Sequence[Reference]) -> list[int]:
    """Those whom the sentence before counted: 两家同属某集团. 双方又…."""
    spans = [r.start for r in last if not r.printed]
    return [r.thing for r in last if not r.printed and spans.count(r.start) > 1]


def _kinds(page: Page, match: re.Match[str], sentence: Sentence) -> tuple[tuple[str, ...], ...]:
    """Of which kinds those are who are counted, the likeliest first."""
    if "方" in match.group():
        return _BODIES, _ANY
    clause = re.split("[，。；]", page.text[match.end() : sentence.end], maxsplit=1)[0]
    if "项目" in (match["what"] or "") or ("者" in match.group() and "项目" in clause):
        return (("Project",),)
    return (_FIRMS,)


_COUNTED = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<count>[两二三四五六七八九])(?P<level>[市县区旗镇])"
    r"(?=[^，。；]{0,4}(?:签|联手|携手|共|合力|约定|缔结|结盟|一道|抱团|联合|协同))"
)
_COUNTS_PLACES = openings("", {"两二三四五六七八九": "[市县区旗镇]"})


def counted_places(
    page: Page, things: Things, told: Sequence[int], sentence: Sentence, found: Sequence[Reference]
) -> Iterator[Reference]:
    """两旗联手, 五市签订: as many places of that level as were spoken of last, all of them at one stretch."""
    for match in matches_at(_COUNTS_PLACES, _COUNTED, page.text, sentence.start, sentence.end):
        count = _COUNTS.index(match["count"].replace("两", "二")) + 1
        before = [r.thing for r in found if r.kind == "District" and r.end <= match.start()]
        spoken = dict.fromkeys(reversed([*told, *before]))
        meant = [
            t
            for t in spoken
            if things.all[t].kind == "District" and things.all[t].name.endswith(match["level"])
        ][:count]
        if len(meant) == count:
            yield from (Reference(*match.span(), "District", t, False) for t in reversed(meant))
