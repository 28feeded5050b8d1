"""Who acts in a clause that need not name him: one party of 与某大学共建, who builds in 投资5亿元建设某项目."""

from __future__ import annotations

import re

from kg.extract.facts.stated.makers import founded
from kg.extract.facts.stated.subjects import spoken_of
from kg.extract.numbers.clauses import placed
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.references import NOBODY
from kg.extract.reading.state import Read

_BODIES = ("Enterprise", "Institution", "GovernmentBody")
_PLACES = ("IndustrialPark", "District")
_JOINTS = ("、", "和", "及", "以及", "”、“", "、“")


def party_before(page: Page, read: Read, position: int) -> list[int]:
    """Who joins with whom stands at a position: the name before it in its clause, else of whom the sentence is."""
    start = read.clauses.start(position)
    here = [r for r in read.references if start <= r.start and r.end <= position]
    for kinds in (_BODIES, ("IndustrialPark",), ("District",)):
        names = [r for r in here if r.kind in kinds]
        if names and (kinds == _BODIES or _does(page, read, names[-1], position)):
            return _row(page, names)
    return acting(page, read, position, start)


def acting(page: Page, read: Read, position: int, start: int) -> list[int]:
    """Of whom a clause is that begins with nothing but words of time and manner; nobody where it names something."""
    if not says_nobody(page, read, start, position):
        return []
    everybody = spoken_of(page, read, position, (*_BODIES, *_PLACES), NOBODY)
    names = placed(page, read, read.clauses, (*_BODIES, *_PLACES))
    told = {
        n.reference.thing
        for n in names
        if n.reference.kind in _BODIES or n.reference.start == read.clauses.start(n.reference.start)
    }
    meant = [thing for thing in everybody if thing in told] or spoken_of(
        page, read, position, _BODIES, NOBODY
    )
    if not meant and read.firm is not None and _carries(page, read, start, position):
        return [read.firm]
    return meant


def builders(page: Page, read: Read, position: int) -> list[int]:
    """Who builds what is named at a position: a firm just founded, but its founders where they put money into it."""
    start = read.clauses.start(position)
    paid = _MONEY.search(page.text, start, read.clauses.stop(position)) is not None
    just = [] if paid else founded(page, read, position)
    return just or acting(page, read, position, start)


_MONEY = re.compile("投资|出资|斥资|[万亿]元")


def _carries(page: Page, read: Read, start: int, position: int) -> bool:
    """Whether a clause is about the firm spoken of before: 它正…, 董事长…，并…, or a sentence that names nobody."""
    if page.lexicon.any_of["posts"].match(page.text, read.sentence.start) or _IT.match(
        page.text, start, position
    ):
        return True
    return read.firm == read.main and says_nobody(page, read, read.sentence.start, position)


def says_nobody(page: Page, read: Read, start: int, position: int) -> bool:
    """Whether the words of a clause before a position name nobody: 近日又·与某大学签约."""
    words, at = "", start
    for reference in read.references:
        seat = reference.kind in _PLACES and (
            page.text[reference.start - 1] in "在于到入户" or (words and reference.start == at)
        )
        if seat and at <= reference.start and reference.end <= position:
            words += page.text[at : reference.start]
            at = reference.end
    return _EMPTY.fullmatch(words + page.text[at : max(at, position)]) is not None


def _does(page: Page, read: Read, place: Reference, position: int) -> bool:
    """Whether a place itself does what comes: 宁波市政府先后·与某集团签约, not 宁波市某局·与某大学签约."""
    end = place.end
    for body in ("人民政府", "政府", "管委会"):
        end += len(body) if page.text.startswith(body, end) else 0
    return says_nobody(page, read, end, position)


def _row(page: Page, names: list[Reference]) -> list[int]:
    """The last of some names with those listed before it."""
    row = [names[-1]]
    for name in reversed(names[:-1]):
        if name.kind != row[0].kind or page.text[name.end : row[0].start] not in _JOINTS:
            break
        row.insert(0, name)
    return [name.thing for name in row]


_IT = re.compile("[^，。；]{0,8}?(?:它|其)")
_WORDS = (
    r"(?:[\d—\-至]+[年月日]|[今去明当次同前近本上翌][年月日期]|[上下]半?[年月]|年?[初底末]|[上中下]旬|[一二三四]季度|[一二三首][期次]|首先|早[已就在]?|年内|连续[一二三四五六七八九十两多\d]+[年次届批]|多次|此[前后外番次]|另外|随[后即]|目前|眼[下前]|当[前下]|时下|现阶段|现今|现?如今|现[在已]|日前|"
    r"同时|同样|同步|刚刚?|才|新近|[当同翌次]日|当天|[会式动坛间]上|期间|其后|而后|后来|接着|紧接着|不久|很快|届时|其|它|(?:这家|该)?(?:公司|企业|厂[家商]?)|双方|并|还|又|再|也|正|已经?|将|拟|计划|预[计期]|准备|打算|筹划|力争|争取|有望|可|能|要|曾|先后|相继|陆续|接连|接续|连番|分别|各自|悉数|双双|业[已经]|再[度次]|首次|一举|"
    r"多年来?|长期|积极|主动|率先|正式|成功|持续|不断|继续|全面|深度|深化|加强|开展|专门|特意|一[道起边同]|不仅|不但|而且|从而|由此|为此|于是|因此|通过|共同|联合|携手|"
    r"联手|合力|抱团|用于|用来|用以|着手|动手|抓紧|加紧|各|"
    r"来|就地|落户后?|在(?:此|这里|当地|园区|本地|区内|园内|县里|市里|那里|国内|海外)?(?:[内里])?|内|里|(?:总?投资|斥资|出资|投入|投下|砸下|拿出|追加|携|投|耗资)?(?:约|超|近)?[\d.]+[余多]?[万亿]+(?:美|欧|港)?元(?:人民币|资金|巨资)?|巨资|重金|与|同|跟|和|，|即|便|就|则|却|更|都|均|于|了|“|”)*+"
)
_EMPTY = re.compile(_WORDS)
_GOES_ON = re.compile(
    "其|[旗麾]下|自主|自有|所产|所生产|产品|凭|靠|依靠|依托|借助?|仰仗|因|以|由于|经|从|被|是|为|作为|该|这|一举|最终|[“‘]"
)
"""What a clause may begin with that tells of whom was spoken before: 其生产线·获评…, 凭借…·入选…."""


def tells_on(page: Page, start: int, position: int) -> bool:
    """Whether a clause goes on telling of whom was spoken before: 去年又被某部·认定为…."""
    words = _EMPTY.match(page.text, start, max(start, position))
    passed = words.group() if words is not None else ""
    return (
        passed.endswith("“")
        or any(word in passed for word in ("其", "它", "公司", "企业"))
        or (_GOES_ON.match(page.text, start + len(passed), position) is not None)
    )
