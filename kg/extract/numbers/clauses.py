"""What part each name of a sentence plays in its clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from kg.extract.page import Page
from kg.extract.reading.clauses import Clauses
from kg.extract.reading.reference import Reference
from kg.extract.reading.state import Read

_JOINTS = ("、", "和", "与", "及", "以及")
_AGAINST = re.compile(r"(?:比|较|与|和)[^，。；]{1,5}、$")
_LEADER = re.compile(
    r"的[\u4e00-\u9fff]{1,6}"
    "|(?:的?(?:龙头|骨干|链主|重点|本土|代表性?|老牌|知名|头部|明星|标杆|领军|规上|配套|上市|民营))*"
    "(?:企业|公司|厂家|药企|车企|酒企|茶企)"
)
_COPULA = re.compile(r"(?:^|(?<=[\u4e00-\u9fff”）]))(?:系|是|属于|成为|成了|变成|当上|跻身)[^，。；：]*$")
"""What comes now only says what the subject is: 系全球十大供应商之一的某集团在华工厂."""
_ITS_FIRMS = re.compile(
    r"(?:头部|龙头|骨干|相关|领军|上下游|知名|配套|链主)+(?:企业|公司|厂商)(?!\d|[数已共达有近超])"
    r"|(?:发展)?(?:招商|推介|大会|论坛|博览|峰会|展会|年会|对接会)"
)
_ATTRIBUTE = re.compile(
    r"(?:[百千万]亿元?级|(?:国家|世界|省|市|自治区|国际)级|[一首]+[个批座家条]|新的?|现代化|特色|规模超?[\d百千万]*亿元?|全[国省市球]最大的?|高水平|一流)+的?$"
)
"""What stands between a verb and the name of its object: 建成·千亿级·某集群."""
_GAP = re.compile(r"[\u4e00-\u9fff“”]{0,14}")
_ENTERED = re.compile(r"(?:列入|纳入|入选|被列为)[^，。；]{0,8}$")
_AMONG = re.compile(r"、[^，。；]{2,30}等(?!级)")
Part = Literal["subject", "object", "modifier", "place", "oblique", "member"]


class Placed(NamedTuple):
    """A name of a sentence, the clause it stands in (counted from 0), and the part it plays there."""

    reference: Reference
    clause: int
    part: Part


def placed(page: Page, read: Read, clauses: Clauses, kinds: Sequence[str]) -> list[Placed]:
    """The names of some kinds in a sentence with the parts they play."""
    names = [r for r in read.references if r.kind in kinds]
    found: list[Placed] = []
    for at, name in enumerate(names):
        part = _part(page, clauses, names, at)
        listed = part == "member" and bool(found) and _joined(page, names[at - 1], name)
        if listed and found[-1].part in ("oblique", "place"):
            part = found[-1].part  # 赴江苏、湖北、广东等地
        near = name.kind != "Project" and page.text[names[at - 1].end : name.start] in ("", "的")
        if found and found[-1].part == "oblique" and near:
            part = "oblique"
        clause = clauses.number(name.start)
        if part == "subject" and page.text.startswith("的", name.start - 1):
            found = [_behind(one) if one.clause == clause else one for one in found]
        found.append(Placed(name, clause, part))
    return found


def _behind(one: Placed) -> Placed:
    """A name in the words before 的, whose head comes now: 与某园区共建的某基地."""
    return Placed(one.reference, one.clause, "modifier") if one.part in ("subject", "object") else one


def is_compound(page: Page, name: Reference) -> bool:
    """Whether a sector is only a part of the metric's name: 石化产业产值, not 石化产业实现产值."""
    if name.kind not in ("Industry", "IndustryCluster") or page.text[name.start : name.end].endswith("集群"):
        return False
    metrics = page.lexicon.seeds.metrics
    return any(page.text[name.end : name.end + size] in metrics for size in range(2, 9))


def _part(page: Page, clauses: Clauses, names: Sequence[Reference], at: int) -> Part:
    name = names[at]
    before = page.text[clauses.start(name.start) : name.start]
    if (
        page.text[name.start - 1] == "（"
        and page.text[name.end : name.end + 1] == "）"
        and name.kind != "Enterprise"
    ):
        return "oblique"
    if name.kind == "Enterprise" and _IS_ITS.fullmatch(before) and _DAUGHTER.match(page.text, name.end):
        return "oblique"
    if (
        before.startswith("随着")
        or _BACKDROP.match(page.text, name.end)
        or _ENTERED.search(before)
        or _is_agent(page, before, name.end)
    ):
        return "oblique"
    if name.kind == "Enterprise" and _MAKER.search(before) and _MADE_BY.match(page.text, name.end):
        return "object"
    ends = page.lexicon.ends
    following = names[at + 1] if at + 1 < len(names) else None
    if ends("oblique", before) or (before.endswith("、") and _AGAINST.search(before)):
        return "oblique"
    if (
        _modifies(page, name, following)
        or _is_plant(page, name)
        or (name.kind in ("Industry", "IndustryCluster") and _ITS_FIRMS.match(page.text, name.end))
    ):
        return "modifier"
    if name.kind in ("District", "IndustrialPark", "Region") and _is_seat(page, clauses, names, at):
        return "place"
    if _listed(page, names, at):
        return "member"
    if ends("acting", _ATTRIBUTE.sub("", before)) or (at and _COPULA.search(before)):
        return "object"
    return "subject"


_IS_ITS = re.compile("(?:则|也|同|均|都)?(?:系|是|为|属于?|隶属于?)?")


_BESIDE = re.compile("(?:旁边?|内|里|附近|境内|[东西南北]部?|[东南西北]郊|中心)?的?")
"""What stands between a place and a smaller one in it or near it: 陆港·旁的·某片区."""


_IN = re.compile("(?<![落设建位处于])在$")
"""位于某镇的某园 tells of the park, 在某镇的某园投产 of what went into production."""


def _is_seat(page: Page, clauses: Clauses, names: Sequence[Reference], at: int) -> bool:
    """Whether a place only tells where something is: 坐落在江苏省·盐城市·大丰区."""
    kinds, last = ("District", "IndustrialPark"), at
    while (
        at
        and names[at - 1].kind in kinds
        and _BESIDE.fullmatch(page.text, names[at - 1].end, names[at].start)
    ):
        at -= 1
    before = page.text[clauses.start(names[at].start) : names[at].start]
    if "的" in page.text[names[at].end : names[last].start]:
        return _IN.search(before) is not None
    return page.lexicon.ends("seated", before) or before.endswith("地处")


_BACKDROP = re.compile(
    r"[^，。；、\d]{0,16}?(?:背景|形势|环境|浪潮|大潮|热潮|风口|趋势|态势|格局|机遇|寒冬|压力|条件)之?[下中里](?=，)"
)
"""What follows a name that only tells of the times: 在某产业·快速发展的背景下，某公司产值20亿元."""
_BY = re.compile(r"(?:^|[^理自缘经])由[^，。；的]{0,24}$")
_DONE_BY = re.compile(
    r"[^，。；]{0,24}?(?:合建|共建|承建|建设|投资|牵头|运营|实施|研发|打造|兴建|组建|投建|建成|治理|举办|承办|发起|创办|设立|组成)"
)


_MAKER = re.compile("[由被]$")
_MADE_BY = re.compile(
    "(?:独家|专门|全程|负责|就近|直接|统一)?(?:供应|供给|供货|提供|生产|制造|加工|酿造|研制|制作|代工|包揽|出品|组装|配套|编织|种植|养殖|屠宰|冶炼)"
)
"""What the maker that 由 or 被 names does: a clause behind it without a subject tells of him."""


def _is_agent(page: Page, before: str, end: int) -> bool:
    """Whether a name tells by whom something was built or is run: 由某公司与某大学合建."""
    return _BY.search(before) is not None and _DONE_BY.match(page.text, end) is not None


def _modifies(page: Page, name: Reference, following: Reference | None) -> bool:
    """Whether a name only says whose or where the next one is: 来安县的皖晟光能, 位于德感工业园的某公司."""
    if following is None or following.start < name.end:
        return False
    gap = page.text[name.end : following.start]
    if name.kind == "Enterprise" and gap in ("", "的") and _is_plant(page, following):
        return False
    if name.kind == following.kind == "Enterprise" and _UNDER.fullmatch(gap):
        return True
    if not gap:
        whose = name.kind in ("District", "Region", "IndustrialPark", "Enterprise")
        said = following.kind in ("Industry", "IndustryCluster") and (
            not name.printed or is_compound(page, following)
        )
        nested = name.kind == "District" or name.kind != following.kind
        return whose and nested and not said
    if following.kind == "Enterprise" and name.kind != "Enterprise" and _LEADER.fullmatch(gap):
        return True
    return gap.endswith("的") and _GAP.fullmatch(gap) is not None and (gap == "的" or len(gap) > 2)


_UNDER = re.compile(
    "(?:旗下|下属|所属|控股|全资)(?:企业|公司|子公司|全资子公司|控股子公司)?的?|的?(?:全资|控股)?子公司"
)
"""What stands between a group and its daughter: 某集团旗下某公司."""
_DAUGHTER = re.compile(
    "(?:的?(?:全资|控股|参股)?(?:子公司|孙公司|分公司|成员企业)|的?(?:旗下|下属|全资|控股)+的?(?:子企业|企业|公司|品牌)?)(?=[，、。])"
)
"""What follows a firm that is only named as whose daughter another is: 某集团的全资子公司，日产空调1万套."""
_PLANT = re.compile(
    "(?:生产|制造|智能|新)?(?:工厂|厂区|分公司|分厂|总厂|基地(?!项目)|车间|产线|生产线|子公司)"
)


def _is_plant(page: Page, name: Reference) -> bool:
    """Whether a district only tells which plant of a firm is meant: 某公司·克东工厂."""
    return name.kind == "District" and _PLANT.match(page.text, name.end) is not None


def _joined(page: Page, one: Reference, other: Reference) -> bool:
    return page.text[one.end : other.start] in _JOINTS


def _listed(page: Page, names: Sequence[Reference], at: int) -> bool:
    """Whether a name is one of several named together, so that a number is nobody's alone."""
    name = names[at]
    after = names[at + 1] if at + 1 < len(names) else None
    if name.kind == "Enterprise" and page.text.startswith(("、", "等"), name.end):
        return True
    if name.kind in ("IndustrialPark", "Project") and _AMONG.match(page.text, name.end):
        return True
    if page.text[name.start - 1] == "、" and page.text.startswith(("、", "等"), name.end):
        return True
    if after is not None and _alike(after, name) and _joined(page, name, after):
        return True
    return at > 0 and _alike(names[at - 1], name) and _joined(page, names[at - 1], name)


def _alike(one: Reference, other: Reference) -> bool:
    """Whether two names may stand in one list; what a page calls a cluster is a sector too."""
    return one.kind == other.kind or {one.kind, other.kind} == {"Industry", "IndustryCluster"}
