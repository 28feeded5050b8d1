"""The references of a sentence: names and anaphors, in order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.reading.anaphors import anaphors_in, antecedent
from kg.extract.reading.bare_heads import bare_heads
from kg.extract.reading.bare_parks import bare_parks
from kg.extract.reading.counted import counted_parties, counted_places
from kg.extract.reading.near import WIDE, former_and_latter, wider_place
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import State
from kg.extract.things.things import Things

NOBODY: Mapping[int, int] = MappingProxyType({})


def references_of(
    page: Page,
    things: Things,
    state: State,
    sentence: Sentence,
    mentions: list[Mention],
    number: int,
    owners: Mapping[int, int] = NOBODY,
) -> list[Reference]:
    """Names and anaphors of a sentence with the things they refer to."""
    found = [
        Reference(m.start, m.end, things.all[thing].kind, thing, True)
        for m in mentions
        if m.rule != "title.counted"
        for thing in (things.add(m),)
    ]
    found = [r for r in found if not _is_venue(page, sentence, r)]
    found += bare_heads(page, things, state.spoken, sentence, found)
    found += bare_parks(page, things, state, sentence, found)
    found += [
        Reference(start, end, "IndustrialPark", park, False)
        for start, (end, park) in state.park_tails.items()
        if sentence.start <= start < sentence.end and not any(r.start < end and start < r.end for r in found)
    ]
    found += counted_places(page, things, state.spoken, sentence, found)
    found += counted_parties(page, things, state, sentence, found)
    for kind, match in anaphors_in(page.text, sentence.start, sentence.end):
        start, end = match.span()
        if any(r.start < end and start < r.end for r in found):
            continue
        thing = antecedent(page, things, state, kind, match.group(), number)
        thing = _in_sentence(page, things, found, kind, match.group(), start, thing)
        if match.group() in WIDE and (wider := wider_place(page, things, state, found, start)) is not None:
            thing = wider if things.all[wider].name.endswith(match.group()[-1]) else thing
        if match.group() == "项目" and _of_firm(page, sentence, found, owners, start, thing):
            continue
        if kind in ("Enterprise", "Project"):
            before = [r for r in found if r.printed and r.end <= start]
            if not match.group().startswith(("该", "这")):
                before = _without_objects(page, sentence, before)
            else:
                before = [r for r in before if not _NOT_ITSELF.fullmatch(page.text, r.end, start)]
            thing = _last_named(_without_leanings(page, sentence, before, thing), kind, owners, thing)
        if thing is not None:
            found.append(Reference(start, end, things.all[thing].kind, thing, False))
    found += former_and_latter(page, state, sentence, found)
    return sorted(found, key=lambda r: (r.start, r.end))


_LEANS = re.compile(
    "(?:作为|身为|背靠|依托|依靠|受益于|得益于|手握|手握来自|紧跟|跟随|随着|凭借|为给|为了给)$"
)
"""Before a firm on which the one spoken of leans: “作为”某车企的供应商，该公司…."""


def _without_leanings(
    page: Page, sentence: Sentence, names: list[Reference], spoken_of: int | None
) -> list[Reference]:
    """Names without the firms on which leans who was spoken of before."""
    if spoken_of is None:
        return names
    return [
        r for r in names if r.kind != "Enterprise" or not _LEANS.search(page.text, sentence.start, r.start)
    ]


def _of_firm(
    page: Page,
    sentence: Sentence,
    found: list[Reference],
    owners: Mapping[int, int],
    start: int,
    project: int | None,
) -> bool:
    """Whether 项目 alone is that of the firm which its sentence tells of, and not the one spoken of before."""
    before = [r for r in found if r.printed and r.end <= start]
    if project is None or any(r.kind == "Project" for r in before):
        return False
    firms = [r for r in before if r.kind == "Enterprise" and r.start - sentence.start <= _OPENING]
    return bool(firms) and all(owners.get(project) != r.thing for r in firms)


_NOT_ITSELF = re.compile(
    "[^，。；：的]{0,6}?(?:同?属于?|隶属于?|是|系|为|由|与|同|和|跟|向|给|被|从|归|并入|加入|供应|配套|服务|收购|并购|投资|控股|参股|入股|持有|拥有|增资|携手|牵手|联合|采购|看好|引进|代工)了?"
    "|(?:旗下|下属|所属|控股|参股|投资|全资|独资)+的?"
)
"""Between a firm and 该集团 that is another one: 某公司同属·该集团."""
_NO_SUBJECT = re.compile(
    r"(?:是|系|属于|隶属|隶属于|为|与|和|向|给|由|同|供应|配套|服务|收购|参股|控股)[^，。；的]{0,6}(?<![商业司厂伴])$"
)


def _without_objects(page: Page, sentence: Sentence, names: list[Reference]) -> list[Reference]:
    """The names of a sentence without firms that only say whose the first one is: 某公司是某集团的企业，公司…."""
    firms = [r for r in names if r.kind == "Enterprise"]
    if len(firms) < 2:
        return names
    first = firms[0]
    return [
        r
        for r in names
        if r.kind != "Enterprise" or r is first or not _NO_SUBJECT.search(page.text[sentence.start : r.start])
    ]


_OPENING = 6
"""Where a sentence's subject begins at the latest: 目前，某公司是…."""
_HELD = re.compile(r"[^，。；：]{0,12}?(?:成功|隆重|顺利|如期)?(?:举行|举办|召开|开幕|闭幕|落幕|启幕)")
_MEETING = re.compile(r"签约|推介|会议|大会|年会|峰会|论坛|洽谈|博览|展会|发布会|会暨|沙龙|大赛")
_SITE = re.compile(r"开工|动工|竣工|投产|奠基|揭牌|挂牌|点火|启用|投用|下线")


def _is_venue(page: Page, sentence: Sentence, name: Reference) -> bool:
    """Whether a place is only where people met: 签约仪式在温岭市举行; what was begun or opened there is there."""
    hotel = name.kind == "Enterprise" and page.text[name.start : name.end].endswith(("酒店", "宾馆", "饭店"))
    if not (hotel or name.kind in ("District", "IndustrialPark")) or not _HELD.match(
        page.text, name.end, sentence.end
    ):
        return False
    before = page.text[sentence.start : name.start].rpartition("，")[2]
    at, _, _ = before.rpartition("在")
    return bool(at) and _MEETING.search(at) is not None and _SITE.search(at) is None


def _last_named(
    before: list[Reference], kind: str, owners: Mapping[int, int], otherwise: int | None
) -> int | None:
    """The last of a kind that the sentence has named; a project that bears its firm's name names the firm too."""
    for reference in sorted(before, key=lambda r: -r.start):
        if reference.kind == kind:
            return reference.thing
        if kind == "Enterprise" and reference.thing in owners:
            return owners[reference.thing]
    return otherwise


def _in_sentence(
    page: Page,
    things: Things,
    found: list[Reference],
    kind: str,
    printed: str,
    start: int,
    otherwise: int | None,
) -> int | None:
    """What 该区, 当地, 该园 mean where their own sentence has named one before."""
    before = [r.thing for r in found if r.kind == kind and r.printed and r.end <= start]
    there = printed in ("此", "那里", "那儿")
    if there and _seated_there(page, found, start):
        return otherwise
    if there:
        places = [
            r for r in found if r.kind in ("IndustrialPark", "District") and r.printed and r.end <= start
        ]
        subjects = [r for r in places if page.text[r.start - 1 : r.start] in _OPENS]
        return max(subjects or places, key=lambda r: r.start).thing if places else otherwise
    own = printed.startswith(_OWN_PARK) or (printed in ("园区", "园") and len(set(before)) == 1)
    if kind == "IndustrialPark" and own and before:
        return before[-1]
    if kind == "District" and (
        printed[0] in "该当" or printed in ("全镇", "全县", "全旗", "全盟", "全乡") or len(printed) == 1
    ):
        level = printed[-1]
        near = (t for t in reversed(before) if level == "地" or things.all[t].name.endswith(level))
        return next(near, otherwise)
    return otherwise


def _seated_there(page: Page, found: list[Reference], start: int) -> bool:
    """Whether 此 says where the place before it lies: 该园便坐落于此."""
    before = [r for r in found if r.printed and r.end <= start]
    return bool(before) and _SEATED.fullmatch(page.text, before[-1].end, start) is not None


_SEATED = re.compile("[便就也正则都均]*(?:坐落|位于|落户|落址|选址|布局|设|建)[在于]?")
_OPENS = ("", "，", "。", "；", "：", "\n", "在", "“")
_OWN_PARK = ("该", "园内", "园里", "园区内", "园区里")
