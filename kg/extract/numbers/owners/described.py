"""What a number describes or where what it counts has settled: 总投资20亿元的某项目, 9家企业落户某园区."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read

_BUILT = re.compile(
    r"(?:，(?:购置|购买|引进|租用|租赁|新上|占地|总占地|用地|征地|新增用地|利用|盘活)[^，。；]{1,26})?"
    r"(?:土地|用地|资金)?，?(?:计划|主要|用于|用来|拟)?(?:在[^，。；、\d]{1,16}?)?(?:建设|新建|打造|实施|兴建|扩建|改造|布局|开工|建成|投建|建起)(?:的|了)?"
    r"(?:(?:规划|总)?占地(?:面积)?[\d.]+(?:多|余)?亩的)?[^，。；]{0,8}"
)
_FOUNDED = re.compile("(?:资金)?，?(?:共同|联合)?(?:组建|设立|成立|创办|创建|共建|筹建)(?:的|了)?")
_GATHERED = re.compile(
    r"[^，。；、\d]{0,10}?(?:(?:落户|入驻|进驻|落地|扎根|搬进|搬入|迁入|落子|扎堆|集聚|聚集|云集)(?:于|在|到|了)?"
    r"|(?:组成|构成|组建|撑起|托起|支撑起|(?:共同)?发起成立)[的了]?)"
)


_THERE = re.compile(r"[^，。；、\d]{0,10}?在")
_SETTLE = re.compile("布局|设厂|建厂|投资|落户|落子|扎根|集聚|聚集|安家|汇聚|落地")


def gathered_in(page: Page, read: Read, end: int) -> tuple[int, str] | None:
    """Where counted firms have settled or what they make up: 9家企业随之落户某园区, 51户企业组成的某集群."""
    kinds = ("IndustrialPark", "District", "IndustryCluster", "Institution")
    gathered = _GATHERED.match(page.text, end, read.sentence.end)
    if gathered is not None:
        near = (r for r in read.references if 0 <= r.start - gathered.end() <= 1 and r.kind in kinds)
        return next(((r.thing, r.kind) for r in near), None)
    there = _THERE.match(page.text, end, read.sentence.end)
    places = (r for r in read.references if there is not None and r.start == there.end() and r.kind in kinds)
    return next(((r.thing, r.kind) for r in places if _SETTLE.match(page.text, r.end)), None)


def _project_of(read: Read, firm: Reference) -> Reference | None:
    """The project that a firm's name only stands before: 总投资35亿元的某汽车·发动机项目."""
    behind = (r for r in read.references if r.kind == "Project" and 0 <= r.start - firm.end <= 1)
    return next(behind, None) if firm.kind == "Enterprise" else None


def where_gathered(page: Page, read: Read, phrase: int, start: int) -> tuple[int, str] | None:
    """The park whose firms are counted: 玛湖工业园里的溢达纺织、舜泉新材料等16家企业."""
    begin = max(page.text.rfind(mark, read.sentence.start, start) for mark in "，。；：") + 1
    parks = (r for r in read.references if r.kind == "IndustrialPark" and begin <= r.start and r.end <= start)
    park = next(parks, None)
    inside = park is not None and _INSIDE.fullmatch(page.text[park.end : start])
    return (park.thing, park.kind) if park is not None and inside else None


_SETTLED = re.compile("(?:入驻|落户|进驻|扎根|落地|聚集在|集聚在|集聚于|落户在|落户于)$")


def settled_in(page: Page, read: Read, start: int) -> tuple[int, str] | None:
    """Where those have settled that are counted: 入驻某科技城的种业企业累计1300余家."""
    begin = max(page.text.rfind(mark, read.sentence.start, start) for mark in "，。；：") + 1
    for one in read.references:
        inside = one.kind in ("IndustrialPark", "District") and begin <= one.start and one.end < start
        if (
            inside
            and page.text.startswith("的", one.end)
            and _SETTLED.search(page.text, begin, one.start)
            and _THOSE.match(page.text, one.end, start)
        ):
            return one.thing, one.kind
    return None


_THOSE = re.compile(r"的[^，。；、的]{0,10}?(?:企业|项目|商户|机构|单位|平台|人才|公司)")
_INSIDE = re.compile(r"[里内]的[^，。；的]{2,40}等")


_AND_MORE = re.compile(r"、[^，。；、\d]{0,8}[\d.,]+[万亿千百]*[^\d，。；、]{1,4}?的")
"""Another number that describes the same: 投资30亿元、占地1500亩的某园."""


def described_by(page: Page, read: Read, end: int, kinds: Sequence[str]) -> tuple[int, str] | None:
    """What a number describes that stands before it: 总投资20亿元的某项目, 投资5亿元建设某项目."""
    if more := _AND_MORE.match(page.text, end, read.sentence.end):
        end = more.end() - 1
    if page.text.startswith("的", end):
        near = [r for r in read.references if 0 <= r.start - end <= 3 and r.kind in kinds]
        while len(near) > 1 and near[0].kind == "District" and near[1].start == near[0].end:
            near = near[1:]  # 占地1500亩的·涿州·某产业园
        if near and (whole := _project_of(read, near[0])) is not None:
            return whole.thing, whole.kind
        return (near[0].thing, near[0].kind) if near else None
    founded = _FOUNDED.match(page.text, end, read.sentence.end)
    if founded is not None:
        institutes = (r for r in read.references if r.kind == "Institution" and r.printed)
        return next(((r.thing, r.kind) for r in institutes if 0 <= r.start - founded.end() <= 1), None)
    built = _BUILT.match(page.text, end, read.sentence.end)
    if built is None:
        return None
    return next(
        (
            (r.thing, r.kind)
            for r in read.references
            if r.kind in ("Project", "IndustrialPark") and end <= r.start <= built.end()
        ),
        None,
    )
