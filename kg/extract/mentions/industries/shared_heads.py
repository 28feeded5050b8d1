"""Finds industries and clusters listed under one head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.shape.edges import left_edge
from kg.extract.shape.rows import last_end, row_items
from kg.extract.shape.sectors import sector_like
from kg.extract.shape.walk import Walk
from kg.text.numerals import parse_number

_ITEM = r"[^，。；：、！？“”\s]{1,18}?"
_LEVEL = (
    r"(?:并列为|并列|并称为?|列为|作为|确定为|定为|纳入|为|成为)?(?:(?:[一二三四五六七八九十两百千万]+|\d+)(?:个|大|条|类)|N个|等|[数多]个)*"
    r"(?:的)?(?:(?:千亿|百亿|十亿|万亿|\d+亿|[一二三四五六七八九十百]+亿)(?:级|元级)?)?"
    r"(?:具有[^，。；]{0,12}的)?(?:为代表的)?"
    r"(?:[\u4e00-\u9fff]{2,3}型)?(?:国家级?|省级|市级|中小企业|县域|外贸|消费品|自主|新|首位|特色优势|特色|优势|潜力|前沿|支柱|主导|重点|新兴|战略性|未来|先进|制造业?|现代|传统|标志性|千百亿级|高端|绿色|接续|替代|接替|历史经典|富民|骨干|拳头|主打|主要|朝阳|核心|龙头|引领|基础|细分|关键|工业|农业)*"
)
_CLUSTERS = ("产业集群", "产业基地", "集群")
_INDUSTRIES = (
    "全产业链",
    "产业链条",
    "产业链",
    "产业",
    "行业",
    "领域",
    "赛道",
    "板块",
    "方向",
    "经济形态",
    "支柱",
    "主业",
    "增长极",
    "块状经济",
)
_HEADS = _CLUSTERS + _INDUSTRIES
_LONGEST = 18
"""Characters of the longest item of a list."""
_STRETCH = re.compile("[^，。；]+")
_MANY = r"(?:N|\d+|[一二三四五六七八九十两]+)个"
_SHARED = re.compile(
    rf"(?P<list>(?:{_ITEM}、)+?[^，。；：、！？“”\s]{{1,18}}?)(?P<tail>”?{_LEVEL}(?:(?P<cluster>{'|'.join(_CLUSTERS)})|(?P<industry>{'|'.join(_INDUSTRIES)})(?!等{_MANY}[^，。；、]{{0,12}}集群)))"
)
_ITEM_WALK = Walk(longest=18, anchored=False)
_JOINED_WALK = Walk(longest=18, anchored=False, joins=True)
_USED = re.compile(r"用于|用在|应用|服务|适用|面向|覆盖|涉足|供给|满足")
"""Before a list of trades: they are where a ware is used."""
_COUNTED = re.compile(
    r"(?:[两二三四五六七八九十]|\d+)大(?=[\u4e00-\u9fff]{2,})|为(?:主(?:导|体|攻)?|重点|特色|核心)$"
)
_JUDGED = re.compile(
    r"—+|(?:则|也|都|均|已|曾经?|原本|历来|一直|仍|分别|一道|共同|同)*(?:并列|并称|构成|组成|撑起|是|均为|都是|成为|同为|合称|列为)"
)
"""What is said of a list: 新材料“并列”三大主导产业."""
_COUNT = re.compile(r"(\d+|[一二三四五六七八九十两]+)(?:个|大|条)")
_BUILDS = re.compile(
    r"(?:重点)?(?:发展壮大|升级壮大|培育壮大|做大做强|做强做优|培育|发展|打造|聚焦|围绕|布局|壮大|主攻|锚定|瞄准|深耕|形成|构建|"
    r"手握|坐拥|握有|拥有|确立|明确|锁定|选定|发力|抢抓|紧盯|涉及|来自|覆盖|横跨|囊括|分布在|分布于|集中在|集中于|主导产业为|主导产业是|推进|建设|抢占|做强|做大|做优|做精|提升|引进和培育了?|集聚了?|抓好|涵盖|以)"
    r"(?:了|出|好)?(?:一批|起|以)?"
)


_PAIR = re.compile(
    r"[和与及](?=[^，。；：、和与及]{2,12}?[两二](?:个|大|条)[^，。；、]{0,8}?(?:产业(?!园)|行业(?!协|商)|集群|领域|赛道|方向))"
)
"""Two are a list as well: 电子信息“和”新材料两大产业."""


_TWICE = re.compile("(?<=产业|行业|集群)[和与及](?=[^，。；、和与及]{2,12}、)")
"""Where one list ends and another begins: 甲、乙两大主导产业“和”丙、丁三大新兴产业."""


def find_shared_heads(page: Page) -> Iterator[Mention]:
    """Lists under one head: “A、B、C3个千亿级产业集群” are three clusters, “A、B等产业” two industries."""
    for sentence in page.sentences:
        body = _PAIR.sub("、", page.text[sentence.start : sentence.end])
        body = _TWICE.sub("，", body)
        if "、" not in body:
            continue
        for match in _shared(body):
            items = _items(page, sentence, sentence.start + match.start("list"), match["list"], match["tail"])
            yield from _named_items(page, items, bool(match["cluster"]))


def _shared(body: str) -> Iterator[re.Match[str]]:
    """Lists with a head behind them, looked for only from an item before a 、 to the last head."""
    for stretch in _STRETCH.finditer(body):
        at = stretch.start()
        if body.find("、", at, stretch.end()) < 0:
            continue
        end = last_end(body, _HEADS, at, stretch.end())
        while (comma := body.find("、", at, end)) >= 0:
            match = _SHARED.search(body, max(at, comma - _LONGEST), end)
            if match is None:
                break
            at = match.end()
            if body[at : at + 1] not in ("园", "基") and not _STUDIED.match(body, at):  # 产业园, 产业基地
                yield match


_STUDIED = re.compile(
    "(?:大显身手|广泛应用|得到应用|大有可为)|(?:联合|共同|合作|协同|开展|展开|进行|开|上|创新|技术|科技|关键|核心|深度)*(?:攻关|攻坚|研究|研发|攻克|合作|实习|授课|培训)"
)
"""Behind a list of fields: they are what is studied, not what a place lives on."""
_SERVED = re.compile(
    "(?:的)?(?:客户|用户|企业|场景)?(?:[^，。；、]{0,6}?提供|[^，。；、]{0,8}?(?:应用|使用|落地)(?=[，。；]))|的?(?:客户|用户|应用|解决方案)"
)
"""Behind a list of fields: in them a ware is used or a service is offered."""


_Parts = list[tuple[int, str]]
"""Items of a list, each with the position where it begins."""


def _items(page: Page, sentence: Sentence, start: int, listed: str, tail: str) -> _Parts:
    parts, expected = row_items(start, listed), _expected(tail)
    built = bool(_BUILDS.search(parts[0][1]))
    parts[0] = _first(page, sentence, parts[0], whole=expected == len(parts))
    last, item = parts[-1]
    if counted := _COUNTED.search(item, 1):
        expected = expected or _expected(counted.group())
        parts[-1] = (last, item[: counted.start()])
    last, item = parts[-1]
    if judged := _JUDGED.search(item, 2):
        parts[-1] = (last, item[: judged.start()])
    parts = [_unbuilt(part) for part in _behind_clause(_parted(page, parts, expected))]
    stuff = page.lexicon.lists["stuff_signs"]
    good = [(s, i) for s, i in parts if sector_like(page, i) or (built and i in stuff)]
    if expected == len(parts) == len(good) + 1:
        good = [(s, i) for s, i in parts if (s, i) in good or _of_generic(page, i)]
    known = sum(1 for _, i in good if page.lexicon.is_industry(i))
    if not built and _FIELD.search(tail):
        clause = page.text.rfind("，", sentence.start, start + 1) + 1 or sentence.start
        counted_so = expected == len(parts) == len(good)
        used = _USED.search(page.text, clause, parts[0][0] + 2)
        served = _SERVED.match(page.text, start + len(listed) + len(tail))
        if used or served or not (counted_so or known * 2 >= len(parts)):
            return []
    enough = len(good) > 1 and len(good) * 3 >= len(parts) * 2
    return good if enough and (expected is not None or known or built) else []


def _of_generic(page: Page, item: str) -> bool:
    """Whether the one item left of a counted list can be one though its words say little: 先进制造."""
    return 3 < len(item) < 9 and item.isalpha() and item not in page.lexicon.lists["class_nouns"]


def _unbuilt(part: tuple[int, str]) -> tuple[int, str]:
    """An item without the verb that it repeats: 围绕做精水产品加工、做强·玻璃新材料."""
    start, item = part
    item = _ROLE.sub("", item)
    verb = _BUILDS.match(item)
    return (start + verb.end(), item[verb.end() :]) if verb and len(item) > verb.end() + 1 else (start, item)


_ROLE = re.compile(r"(?:传统|战略性新兴|新兴|未来|优势|特色|支柱|主导|先进|现代)*产业为[\u4e00-\u9fff]{2,4}$")
"""What an item is beside the others: 食品饮料“传统产业为基础”."""


_FIELD = re.compile(r"(?:领域|方向|板块|行业|支柱|主业|增长极)$")


def _first(page: Page, sentence: Sentence, part: tuple[int, str], *, whole: bool) -> tuple[int, str]:
    """The first item without what leads to the list. `whole`: the list is as long as its count says."""
    first, item = part
    while item.startswith(("即", "以及", "及", "和", "包括")):
        cut = 2 if item.startswith(("以及", "包括")) else 1
        first, item = first + cut, item[cut:]
    verbs = [verb.end() for verb in _BUILDS.finditer(item) if verb.end() < len(item)]
    if verbs and verbs[-1]:
        return first + verbs[-1], item[verbs[-1] :]
    if page.lexicon.is_industry(item):
        return first, item
    end = first + len(item)
    edge = left_edge(page, sentence, end, _JOINED_WALK if whole else _ITEM_WALK)
    edge = _behind_place(page, edge, end)
    return edge, page.text[edge:end]


def _parted(page: Page, parts: _Parts, expected: int | None) -> _Parts:
    """With the last item as two if 和 joins two of the list: 轴承、齿轮和链条."""
    last, item = parts[-1]
    pieces = re.split(r"(以及|和|与|及)", item, maxsplit=1)
    if len(pieces) != 3 or not pieces[0] or not pieces[2]:
        return parts
    industries = page.lexicon.seeds.industries
    known = pieces[0] in industries or pieces[2] in industries
    if expected == len(parts) + 1 or (expected is None and known and item not in industries):
        return [*parts[:-1], (last, pieces[0]), (last + len(pieces[0]) + len(pieces[1]), pieces[2])]
    return parts


def _behind_place(page: Page, start: int, end: int) -> int:
    """Where an item begins behind the district whose sectors are listed: 长丰县·汽车、智能制造、新材料三大产业."""
    places = (
        m.end
        for m in page.mentions.touching(start, end)
        if m.kind == "District" and m.start == start and page.text[m.end - 1] in "市县区旗镇乡州盟"
    )
    return next((place for place in places if end - place >= 2), start)


def _behind_clause(parts: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The items of a list that begins behind a clause: 甲、乙等加盟的·医药、器械."""
    for at in range(len(parts) - 1, -1, -1):
        start, item = parts[at]
        if match := _CLAUSE.match(item):
            return [(start + match.end(), item[match.end() :]), *parts[at + 1 :]]
    return parts


_CLAUSE = re.compile(".*(?:等[^，。；、的]{1,8}的|为[^，。；、的]{2,4}的)")


def _expected(tail: str) -> int | None:

    match = _COUNT.search(tail)
    value = parse_number(match.group(1)) if match else None
    return int(value) if value is not None else None


def _named_items(page: Page, items: list[tuple[int, str]], cluster: bool) -> Iterator[Mention]:
    for start, item in items:
        bare = re.sub(r"(?:产业链|产业|行业)$", "", item)
        if cluster:
            yield Mention(
                start,
                start + len(item),
                "IndustryCluster",
                _headed(item),
                "cluster.listed",
                0.88,
                tuple(dict.fromkeys((item, bare))),
            )
        else:
            yield Mention(
                start,
                start + len(item),
                "Industry",
                item,
                "industry.listed",
                0.82,
                (bare,) if bare != item else (),
            )


def _headed(item: str) -> str:
    return item + ("集群" if item.endswith("产业") else "产业集群")
