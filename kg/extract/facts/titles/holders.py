"""Who holds a title: whom the clause that gives it is about, whom it lists, before whose name it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.extract.facts.fact import Fact
from kg.extract.facts.stated.parties import says_nobody, tells_on
from kg.extract.facts.stated.subjects import row_from, spoken_of
from kg.extract.facts.titles.told import (
    HOLDERS,
    listed_before,
    listed_behind,
    next_holder,
    plated,
    told_behind,
)
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read
from kg.extract.things.things import Things

_FIRMS = ("Enterprise",)
_APPOSED = re.compile(r"”?(?:企业|公司|单位|称号获得者|得主)?(?:——)?“?")
_WITH_TITLE = re.compile(r"”?(?:称号|名单|奖?牌匾?|招牌|牌子|荣誉|认定|资格|行列)?的[^，。；的]{0,6}?")
_THIS = re.compile("(?:这家|这座|该)(?:[^，。；、]{1,8}的)?$")
_AS = re.compile(r"(?:作为|身为|贵为)[^，。；]{0,10}$")
_CLOSED = re.compile("”?(?:企业|公司)?(?:之一)?，")
_EACH = re.compile(r"分别|各自|分获|依次")
_SMALL = re.compile("企业|工厂|车间|冠军|小巨人|瞪羚|独角兽|老字号|品牌|商标|奖")
"""What is given to firms and their works, never to a district."""


def title_facts(
    page: Page, things: Things, reads: Sequence[Read], owners: Mapping[int, int]
) -> Iterator[Fact]:
    """The holders of the titles that the sentences of a page give."""
    counted = [mention for mention in page.mentions if mention.rule == "title.counted"]
    for read in reads:
        titles = [r for r in read.references if r.kind == "Designation" and r.printed]
        for row in _rows(page, titles):
            yield from _of_row(page, things, read, row, owners)
        for mention in counted:
            if read.sentence.start <= mention.start and mention.end <= read.sentence.end:
                holders = listed_behind(page, read, mention.end) or listed_before(page, read, mention.start)
                for holder in holders:
                    yield _fact(read, holder, things.add(mention), "title.list")


def _rows(page: Page, titles: Sequence[Reference]) -> Iterator[list[Reference]]:
    row: list[Reference] = []
    for title in titles:
        if row and not _JOINED.fullmatch(page.text, row[-1].end, title.start):
            yield row
            row = []
        row.append(title)
    if row:
        yield row


_JOINED = re.compile(r"[“”]*(?:第\d+位)?(?:、|和|及|以及|与|，|，?[再又]?到|，?[再又]?升级?为)?[“”]*")


def _of_row(
    page: Page, things: Things, read: Read, row: list[Reference], owners: Mapping[int, int]
) -> Iterator[Fact]:
    holders, rule = _holders(page, things, read, row, owners)
    clause = read.clauses.start(row[0].start)
    if len(row) == len(holders) > 1 and _EACH.search(page.text, clause, row[0].start):
        pairs = list(zip(holders, row, strict=True))
    else:
        pairs = [(holder, title) for title in row for holder in holders]
    for holder, title in pairs:
        small = _SMALL.search(things.all[title.thing].name)
        if not (small and things.all[holder].kind == "District"):
            yield _fact(read, holder, title.thing, rule)


def _holders(
    page: Page, things: Things, read: Read, row: list[Reference], owners: Mapping[int, int]
) -> tuple[list[int], str]:
    first, last = row[0], row[-1]
    clauses = read.clauses
    clause = clauses.start(first.start)
    before = page.text[clause : first.start]
    if _says_nothing(page, before, last.end):
        return [], ""
    if behind := listed_behind(page, read, last.end):
        return behind, "title.list"
    if beside := next_holder(page, read, last.end, _APPOSED):
        called = [beside.thing] if page.text.startswith("——", last.end) else []
        return row_from(page, read, beside) if beside.kind == "Enterprise" else called, "title.apposed"
    if told := told_behind(page, read, first, last.end):
        return told, "title.list"
    won = _verb(page, clause, first.start)
    named = next_holder(page, read, last.end, _WITH_TITLE)
    if named is not None and (won is not None or _AS.search(before)):
        return row_from(page, read, named) if named.kind == "Enterprise" else [named.thing], "title.of"
    if won is not None and _OF_ANOTHER.match(page.text, last.end):
        return [], ""  # 获评绿色工厂的某厂, whom the text does not know for a name
    if _THIS.search(before):
        spoken = spoken_of(page, read, first.start, _FIRMS, owners, alone=True)
        held = spoken or ([read.firm] if read.firm is not None else [])
        return held, "title.as"
    if _AS.search(before):
        if not _CLOSED.match(page.text, last.end):
            return [], ""
        following = [r.thing for r in read.references if r.kind in HOLDERS and r.start >= last.end]
        ahead = _subjects(page, read, first.start, first.start, things.all[first.thing].name, owners)
        return following[:1] or ahead, "title.as"
    if won is None:
        won = _is_one(page, clause, first.start, last.end)
        if won is None:
            return plated(page, read, first, last), "title.beside"
    return _subjects(page, read, won.start(), first.start, things.all[first.thing].name, owners), "title.won"


def _says_nothing(page: Page, before: str, end: int) -> bool:
    """Whether a title is not yet given, or the patterns of the seeds say to whom it is."""
    if page.lexicon.any_of["unreal"].search(before) or _NOT_YET.search(before) or _AIM.search(before):
        return True
    if _PENDING.match(page.text, end) or (before.endswith(_TO) and _SERVED.match(page.text, end)):
        return True
    return _GIVEN_TO.match(page.text, end) is not None or _FOR_WHOM.search(before) is not None


def _is_one(page: Page, clause: int, start: int, end: int) -> re.Match[str] | None:
    """By which words a clause says that somebody has a title without any verb of giving: is it, stands on the list."""
    if (found := _IS.search(page.text, clause, start)) is not None:
        return found
    if page.text.startswith("在", start - 1) or page.text.startswith("在“", start - 2):
        return _AT.search(page.text, clause, start) if _RANKS.match(page.text, end) else None
    return _OWNS.search(page.text, clause, start) if _OWNED.match(page.text, end) else None


_AT = re.compile("在“?$")


def _verb(page: Page, clause: int, title: int) -> re.Match[str] | None:
    """The last verb before a title in its clause by which somebody gets it; 把 only directly before it."""
    found = [
        m
        for m in page.lexicon.any_of["winning"].finditer(page.text, clause, title)
        if title - m.end() <= _NEAR and "、" not in page.text[m.end() : title]
    ]
    return (
        found[-1]
        if found
        else _HOLDS.search(page.text, clause, title) or _LISTED_AT.search(page.text, clause, title)
    )


_NEAR = 14
"""Characters between the verb and the title that it gives, at most."""
_HOLDS = re.compile("(?:[把将]|(?<![收捕俘])获)“?$")
_LISTED_AT = re.compile("(?:分列|列|居|排)“?$")
_IS = re.compile(
    r"(?:是|系|属于?|即|(?<![称视誉评认定列命名授选誉])为)(?:(?:[^，。；、]{0,24}?的)?(?:[^，。；、]{0,4}(?:一家|一个|唯一|首家|首个|首批|第一家|仅有|少有|老牌|同时也是|也是|[\d一两三四五六七八九十]+[家个户])、?){0,2}的?)[“]?$"
)
_RANKS = re.compile(
    r"”?(?:榜单|名单|榜)?(?:之?[中里内上])?，?(?:[^，。；]{0,6}?)(?:排名|位列|位居|列|排|居|占据|名列|榜上有名|上榜|在列)"
)
"""Behind a title in which one stands: 在中国企业500强中排名第87位."""
_OWNED = re.compile(
    r"”?(?:这一|这块|这个|的)*(?:金字|国字号|国家级|国家|烫金|闪亮)?(?:称号|招牌|牌子|牌匾|头衔|名头|桂冠|名号|美誉|光环|资质|殊荣|荣誉|名片|身份|证书)"
)
_OF_ANOTHER = re.compile(
    r"”?的(?!(?:金字|国字号|国家级|烫金|闪亮)?招牌|金字|产线|生产线|车间|工厂|基地|企业|公司|园区|称号|招牌|牌子|牌匾|头衔|名头|桂冠|名号|美誉|光环|资质|殊荣|荣誉|名片|身份|证书|第|行列|基础|同时|是|认定|名单|一员|成员|队伍|阵营|门槛|资格)[\u4e00-\u9fff]"
)
_OWNS = re.compile(
    r"(?:有|拥有|顶着|头顶|手握|握有|带着|挂着|戴着|捧着|坐拥|享有|扛着|打着|新添|又添|再添|喜添|摘下|保住|守住)(?:了|着|过)?(?:[^，。；、]{0,6}?)[“]?$"
)
_GIVEN_TO = re.compile(
    r"”?(?:的)?(?:称号|牌匾|牌子|荣誉|奖牌|证书|铜牌|奖杯)*(?:授予|颁给|颁发给|发给|授给|给了|颁授给|颁授予|送给|花落)"
)
_FOR_WHOM = re.compile("(?:为|给|向)[^，。；]{2,40}?(?:颁发|颁授|授予|授牌|颁|授)(?:了)?[^，。；]{0,3}$")
_PENDING = re.compile("”?的?(?:现场评审|初审|初评|预审|答辩|评审阶段|公示期)")
_AIM = re.compile("(?:力争|争取|争创|力求|有望|努力)(?:到|在|于|让|使|把|将|用|再)")
"""What a clause opens with that tells what is to be: 力争到2026年把园区升格为…."""
_NOT_YET = re.compile(
    r"(?:力争|争取|(?<!成功)申报|申请|争创|冲刺|瞄准|推荐|支持|鼓励|培育|计划|拟|目标|对标|参观|(?<!成功)创建|没能|未能|没有|未曾|尚未|暂未|无缘|错失|落选)[^，。；]{0,10}$"
    r"|(?:力争|争取|力求|有望|计划|拟)(?:到|于|在)?\d{4}年?[^，。；]{0,24}$"
)
_TO = ("为", "给", "向", "为“", "帮助", "支持")
_SERVED = re.compile("”?(?:企业|公司)?(?:们)?(?:提供|搭建|打造|赋能|护航|解决|送去|送上|量身|定制|争取|减)")
"""Behind a title whose bearers are helped: 为“高新技术企业”提供管家服务."""


def _subjects(
    page: Page, read: Read, position: int, title: int, name: str, owners: Mapping[int, int]
) -> list[int]:
    """Whom the clause at a position is about; of whom a sentence before spoke, where it names nobody."""
    kinds = _FIRMS if _FIRM_ONLY.search(name) else HOLDERS
    clause = read.clauses.start(position)
    here = [r for r in read.references if r.kind in kinds and clause <= r.start and r.end <= position]
    if len(here) > 1 and _EACH.search(page.text, clause, title):
        return [r.thing for r in here if r.kind == here[0].kind]
    both = [r for r in read.references if r.kind == "Enterprise" and r.printed and r.end <= position]
    if "双双" in page.text[clause:title] and len(both) > 1:
        return [r.thing for r in both[-2:]]
    counted_there = here[-1].kind != "Enterprise" if here else True
    if counted_there and _COUNTED.match(page.text, here[-1].end if here else clause, position):
        return []
    nobody = says_nobody(page, read, clause, position) or tells_on(page, clause, position)
    if not here and not (nobody or _WORK.fullmatch(page.text, clause, position)):
        return []
    if firms := [r for r in here if r.kind == "Enterprise" and r.start == clause]:
        counted = [r.thing for r in firms if not r.printed]  # 两家企业
        return (
            counted if len(counted) > 1 else row_from(page, read, firms[0], owners)
        )  # whom the clause opens with, whatever it says of him
    found = spoken_of(page, read, position, kinds, owners)
    if found:
        return [] if _only_there(page, read, here, found, position) else found
    return [read.firm] if read.firm is not None else []


_WORK = re.compile("“[^“”]{4,20}”(?:工作|改革|做法|经验)?")
"""What somebody did for which they are praised: 某区入选试点，“优化营商环境”获省级表彰."""
_COUNTED = re.compile(r"[^等，]{0,8}?[\d一二三四五六七八九十两]+余?[家个户](?!.*(?:车间|工厂|项目))")
_FIRM_ONLY = re.compile(
    "小巨人|瞪羚|独角兽|高新技术企业|单项冠军|专精特新|老字号|隐形冠军|绿色工厂|智能工厂|数字化车间"
)


def _only_there(page: Page, read: Read, here: list[Reference], found: list[int], position: int) -> bool:
    """Whether a district only tells where somebody is who has the title: 镇里的某庄园·入选…."""
    places = [r for r in here if r.kind == "District" and r.thing in found]
    if not places or _PASSIVE.match(page.text, places[-1].end):
        return False
    return not says_nobody(page, read, places[-1].end, position)


_PASSIVE = re.compile("(?:已|先后|又|还|近日|日前|去年|今年)*(?:被|获|经|由)")


def _fact(read: Read, holder: int, title: int, rule: str) -> Fact:
    return Fact(holder, "hasDesignation", title, _SURE[rule], rule, read.sentence.start, read.sentence.end)


_SURE = {
    "title.won": 0.86,
    "title.beside": 0.8,
    "title.list": 0.85,
    "title.apposed": 0.85,
    "title.of": 0.85,
    "title.as": 0.85,
}
