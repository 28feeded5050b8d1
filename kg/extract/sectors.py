"""Finds industries and clusters: single ones, coded systems, and lists under a shared head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.edges import Walk, left_edge
from kg.extract.page import Mention, Page, Sentence, counted
from kg.extract.organisations import is_generic

_CLUSTER_WALK = Walk(
    longest=26,
    joins=True,
    through=frozenset("工程 应用 服务 制造 生产 研发 出口 利用 加工 检测 设计 回收".split()),
)
_CODED = re.compile(
    r"“?(?P<code>\d{1,4}(?:\+(?:\d{1,2}|[NXnx]))+|\d{3,5})”?"
    r"(?P<head>(?:现代化?)?(?:先进)?(?:制造业)?(?:产业集群体系|产业集群|产业体系|集群体系|产业格局|集群|产业布局|产业新体系|产业矩阵))?"
)
_ITEM = r"[^，。；：、！？“”\s]{1,18}?"
_LEVEL = (
    r"(?:列为|作为|确定为|定为|纳入)?(?:(?:[一二三四五六七八九十两百千万]+|\d+)(?:个|大|条|类)|N个|等|[数多]个)*"
    r"(?:的)?(?:(?:千亿|百亿|十亿|万亿|\d+亿|[一二三四五六七八九十百]+亿)(?:级|元级)?)?"
    r"(?:具有[^，。；]{0,12}的)?(?:为代表的)?"
    r"(?:国家级?|省级|市级|自主|特色优势|特色|优势|支柱|主导|重点|新兴|战略性|未来|先进|制造业?|现代|传统|标志性|千百亿级|高端|绿色)*"
)
_CLUSTER = r"(?:产业集群|产业基地|集群)"
_INDUSTRY = r"(?:全产业链|产业链条|产业链|产业|行业|领域|赛道|板块|方向|经济形态)"
_SHARED = re.compile(
    rf"(?P<list>(?:{_ITEM}、)+[^，。；：、！？“”\s]{{1,18}}?)(?P<tail>”?{_LEVEL}(?:(?P<cluster>{_CLUSTER})|(?P<industry>{_INDUSTRY})))"
)
_COUNTED = re.compile(
    r"^.*?(?:\d+|[一二三四五六七八九十两])(?:个|大|条)|^(?:做大做强|做强做优|做优做强|做大|做强|即|对|全市|全区|全县|全省|我区|我市|该区|该市)+"
)
_COUNT = re.compile(r"(\d+|[一二三四五六七八九十两]+)(?:个|大|条)")
_BUILDS = re.compile(
    r"(?:重点)?(?:发展壮大|升级壮大|培育壮大|做大做强|做强做优|培育|发展|打造|聚焦|围绕|布局|壮大|主攻|锚定|瞄准|深耕|形成|构建|"
    r"涉及|主导产业为|主导产业是|推进|建设|抢占|做强|做大|做优|做精|提升|引进和培育了?|集聚了?|抓好|涵盖|以)"
    r"(?:了)?(?:一批|起|以)?"
)
_AREA = re.compile(
    r"(?P<name>[^，。；：、！？“”\s]{2,14}?)(?P<head>全产业链|产业链|产业|赛道)(?![园区基化研大结布政链业体]|集群|集聚区|集中区)"
)
_CLASS_NOUNS = frozenset(
    "制造业 先进制造业 战略性新兴产业 新兴产业 未来产业 传统产业 主导产业 支柱产业 优势产业 特色产业 重点产业 高新技术产业 现代产业 "
    "工业 农业 服务业 现代服务业 第一产业 第二产业 第三产业 基础产业 标志性产业 实体经济 绿色产业 新产业 数字产业 龙头产业 富民产业 "
    "高技术制造业 规上工业 战略性新兴 国家重点 六大 八大 四大 三大 五大 七大 全".split()
)


def find_coded(page: Page) -> Iterator[Mention]:
    """Coded systems: “246”产业体系, 3+3+X现代产业集群. A bare number needs quotes and a head, once in the document."""
    named: dict[str, str] = {}
    found: list[tuple[int, int, str, str | None]] = []
    for match in _CODED.finditer(page.text):
        code, head = match["code"], match["head"]
        quoted = match.group().startswith("“")
        if "+" not in code and not (quoted and (head or code in named)):
            continue
        if "+" in code and not (head or quoted or code in named):
            continue
        if head:
            named.setdefault(code, f"“{code}”{head}")
        found.append((match.start(), match.end(), code, head))
    for start, end, code, head in found:
        if code not in named:
            continue
        printed = page.text[start:end]
        yield Mention(
            start,
            end,
            "IndustryCluster",
            named[code],
            "cluster.coded",
            0.95,
            tuple({printed, code, f"“{code}”"} - {named[code]}),
        )


def find_shared_heads(page: Page) -> Iterator[Mention]:
    """Lists under one head: “A、B、C3个千亿级产业集群” are three clusters, “A、B等产业” two industries."""
    for sentence in page.sentences:
        body = page.text[sentence.start : sentence.end]
        if "、" not in body:
            continue
        at = 0
        while match := _SHARED.search(body, at):
            at = match.end()
            tail = match["tail"]
            if not (match["cluster"] or match["industry"]):
                continue
            items = _items(page, sentence, sentence.start + match.start("list"), match["list"], tail)
            if items:
                yield from _named_items(page, items, bool(match["cluster"]))


def _items(page: Page, sentence: Sentence, start: int, listed: str, tail: str) -> list[tuple[int, str]]:
    parts: list[tuple[int, str]] = []
    at = start
    for item in listed.split("、"):
        parts.append((at, item))
        at += len(item) + 1
    first, item = parts[0]
    built = bool(_BUILDS.search(item))
    while item.startswith(("即", "以及", "及", "和", "包括")):
        cut = 2 if item.startswith(("以及", "包括")) else 1
        parts[0] = first, item = first + cut, item[cut:]
    last_verb = None
    for verb in _BUILDS.finditer(item):
        if verb.end() < len(item):
            last_verb = verb.end()
    if last_verb:
        parts[0] = (first + last_verb, item[last_verb:])
    else:
        edge = left_edge(page, sentence, first + len(item), Walk(longest=18, anchored=False))
        parts[0] = (edge, page.text[edge : first + len(item)])
    expected = _expected(tail)
    last, item = parts[-1]
    pieces = re.split(r"(以及|和|与|及)", item, maxsplit=1)
    if len(pieces) == 3 and pieces[0] and pieces[2]:
        known = pieces[0] in page.lexicon.seeds.industries or pieces[2] in page.lexicon.seeds.industries
        whole = item in page.lexicon.seeds.industries
        if (expected == len(parts) + 1) or (expected is None and known and not whole):
            parts[-1] = (last, pieces[0])
            parts.append((last + len(pieces[0]) + len(pieces[1]), pieces[2]))
    good = [(s, i) for s, i in parts if _sector_like(page, i)]
    known_count = sum(1 for _, i in good if ("industry", i) in page.lexicon.canonical)
    if not built and re.search(r"(?:领域|方向|板块|行业)$", tail):
        return []
    if (
        len(good) < 2
        or (expected is None and known_count == 0 and not built)
        or len(good) * 3 < len(parts) * 2
    ):
        return []
    return good


def _expected(tail: str) -> int | None:
    from kg.text.numerals import parse_number

    match = _COUNT.search(tail)
    value = parse_number(match.group(1)) if match else None
    return int(value) if value is not None else None


def _sector_like(page: Page, item: str) -> bool:
    if re.match(r"[百千万]?[亿万]", item) or item in page.lexicon.seeds.edges or item.startswith(("产业", "企业", "市场", "项目")):
        return False
    if not 2 <= len(item) <= 18 or item in _CLASS_NOUNS or page.lexicon.splitter.is_place(item):
        return False
    if re.search(
        r"[的了是在可用于等]|\d|资金|研发$|试验|并购|支撑$|并举|发展$|体系$|治理$|改革|企业|公司|项目|我区|全区|全市|平台|人才|政策",
        item,
    ):
        return False
    return not is_generic(page, item)


_MADE = re.compile(
    r"(?:把|将)(?P<list>[^，。；：“”]{2,40}?)(?:作为|列为|确定为)[^，。；]{0,12}?(?:产业|领域|方向)"
)


def find_made(page: Page) -> Iterator[Mention]:
    """Industries that a place makes its own: 把A和B作为主导产业."""
    for match in _MADE.finditer(page.text):
        at = match.start("list")
        for item in re.split(r"(、|和|以及|及|与)", match["list"]):
            if item not in ("、", "和", "以及", "及", "与") and _sector_like(page, item):
                yield Mention(at, at + len(item), "Industry", item, "industry.made", 0.8)
            at += len(item)


_NUMBERED = re.compile(
    r"^(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]+、|\d+[、.．]|【)(?P<name>[^，。；：】]{2,14}?)(?P<head>产业链|产业|行业)?(?=[。：】]|$)",
    re.M,
)


def find_numbered(page: Page) -> Iterator[Mention]:
    """Industries that head a numbered part: （二）智能制造。"""
    for match in _NUMBERED.finditer(page.text):
        if match["head"] or ("industry", match["name"]) in page.lexicon.canonical:
            start, end = match.start("name"), match.end("head") if match["head"] else match.end("name")
            yield Mention(
                start, end, "Industry", page.text[start:end], "industry.numbered", 0.9, (match["name"],)
            )


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


def find_clusters(page: Page) -> Iterator[Mention]:
    """Single clusters: X产业集群, X产业基地, X千亿集群."""
    for cue in page.cues:
        if cue.what != "head":
            continue
        head = next((h for h in page.lexicon.heads[cue.word] if h.kind == "IndustryCluster"), None)
        if head is None or cue.word in ("产业体系", "现代产业体系", "产业格局", "现代化产业体系"):
            continue
        if page.text[cue.end : cue.end + 1] in "区园" or (
            cue.word == "集群" and page.text[cue.start - 2 : cue.start] == "产业"
        ):
            continue
        sentence = page.sentence_at(cue.start)
        edge = left_edge(page, sentence, cue.start, _CLUSTER_WALK)
        core = re.sub(r"(?:1个|一个)?(?:千亿|百亿|万亿|\d+亿)级?$", "", page.text[edge : cue.start])
        core = re.sub(r"^(?:即|以及|及)", "", core)
        if cue.word == "产业基地" and page.text[cue.end : cue.end + 2] in ("项目", "建设"):
            continue
        if (
            len(core) < 2
            or counted(page.text, edge)
            or (is_generic(page, core) and core not in page.lexicon.seeds.industries)
            or core in _CLASS_NOUNS
            or core.startswith("”")
        ):
            continue
        core = re.sub(r"^(?:世界级|国家级|省级|市级|全国|全球|国内|千亿级?|百亿级?)(?:的)?", "", core)
        core = re.sub(r"^.*(?:\d+|N|[一二三四五六七八九十两])(?:个|大|条)", "", core)
        begin = page.text.rfind(core, edge, cue.start)
        if any(
            c.what == "designation" and c.end == cue.end for c in page.cues_in(max(cue.end - 24, 0), cue.end)
        ):
            continue
        if (
            len(core) < 2
            or (len(core) < 3 and core not in page.lexicon.seeds.industries)
            or begin < 0
            or core in _CLASS_NOUNS
            or (is_generic(page, core) and core not in page.lexicon.seeds.industries)
        ):
            continue
        name = core + cue.word
        labels = (page.text[begin : cue.end],) if page.text[begin : cue.end] != name else ()
        yield Mention(begin, cue.end, "IndustryCluster", name, "cluster.head", 0.88, labels)


def find_industries(page: Page) -> Iterator[Mention]:
    """Industries named with a head (光伏产业, LED产业链), and known ones after a word of building."""
    for cue in page.cues:
        if cue.what != "industry":
            continue
        after = page.text[cue.end : cue.end + 4]
        head = re.match(r"全产业链|产业链|产业(?![园区基化研大体]|集群|集聚区|集中区)|赛道|行业", after)
        word = page.lexicon.canonical["industry", cue.word]
        if head:
            end = cue.end + head.end()
            edge = left_edge(page, page.sentence_at(cue.start), cue.start, Walk(longest=8, anchored=False))
            start = (
                edge
                if edge < cue.start and _plain(page, edge, cue.end) and not _placed(page, edge)
                else cue.start
            )
            whole = page.text[start : cue.end]
            if _sector_like(page, whole):
                yield Mention(start, end, "Industry", page.text[start:end], "industry.headed", 0.88, (whole,))
        elif (
            page.lexicon.seeds.industries[word][1]
            and len(cue.word) >= 4
            and cue.word.endswith(("经济", "汽车", "储能"))
            and _built(page, cue.start)
        ):
            yield Mention(cue.start, cue.end, "Industry", cue.word, "industry.known", 0.75)
    for sentence in page.sentences:
        for match in _AREA.finditer(page.text, sentence.start, sentence.end):
            head = match.start("head")
            edge = left_edge(page, sentence, head, Walk(longest=14, anchored=False))
            core = page.text[edge:head]
            lead = _COUNTED.match(core)
            if lead:
                edge, core = edge + lead.end(), core[lead.end() :]
            if not _plain(page, edge, head):
                known = _known_suffix(page, core)
                if known is None:
                    continue
                edge, core = head - len(known), known
            if (
                not _sector_like(page, core)
                or counted(page.text, edge)
                or core + match["head"] in _CLASS_NOUNS
            ):
                continue
            yield Mention(
                edge, match.end("head"), "Industry", core + match["head"], "industry.walk", 0.7, (core,)
            )


def _placed(page: Page, at: int) -> bool:
    return any(page.lexicon.splitter.is_place(page.text[at : at + n]) for n in (2, 3, 4))


_MEMBERS = re.compile(
    r"等(?:一批|众多|多家|\d+余?家)?(?P<name>[\u4e00-\u9fff]{3,10}?)(?:龙头|骨干|头部|重点)?企业"
)
_PILLAR = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Z]{2,10}?)(?=是[^，。；]{1,10}?的?(?:优势|支柱|主导|特色|标志性|首位)产业)"
)


def find_said(page: Page) -> Iterator[Mention]:
    """Industries that a list's class word or a judgement names: “A、B等锂电池材料企业”, “汽车是广西的优势产业”."""
    for pattern in (_MEMBERS, _PILLAR):
        for match in pattern.finditer(page.text):
            name = match["name"]
            known = any(("industry", name[n:]) in page.lexicon.canonical for n in range(len(name) - 1))
            if (
                known
                and _sector_like(page, name)
                and not any(w in page.lexicon.seeds.edges for w in (name[:2],))
            ):
                yield Mention(match.start("name"), match.end("name"), "Industry", name, "industry.said", 0.75)


def _known_suffix(page: Page, core: str) -> str | None:
    """The longest industry of the gazetteer at the end of a core."""
    return next(
        (core[n:] for n in range(len(core) - 1) if ("industry", core[n:]) in page.lexicon.canonical), None
    )


def _plain(page: Page, edge: int, head: int) -> bool:
    """Whether a core unknown to the gazetteer can be an industry: short, after a clear boundary, no verb inside."""
    before = page.text[edge - 1 : edge]
    if head - edge > 8 or (before and before not in "，。；：、“的 \n" and not _after_word(page, edge)):
        return False
    words = [page.text[s:e] for s, e in page.tokens(page.sentence_at(edge)) if s >= edge and e <= head]
    seeds = page.lexicon.seeds
    return (
        len(words) > 1
        and not any(w in seeds.edges or w in _VERBS for w in words)
        and any(w not in seeds.generic for w in words)
    )


_VERBS = frozenset(
    "促使 赋能 深化 助推 驱动 激活 更多 细分 转型 对接 链接 延长 拉长 强链 补链 扶持 做好".split()
)


def _after_word(page: Page, edge: int) -> bool:
    return any(
        e == edge and page.text[s:e] in page.lexicon.seeds.edges
        for s, e in page.tokens(page.sentence_at(edge))
    )


def _built(page: Page, start: int) -> bool:
    before = page.text[max(0, start - 6) : start]
    return bool(
        re.search(r"(?:发展|培育|聚焦|布局|打造|壮大|主攻|锚定|围绕|推进|“|、|和)(?:了)?(?:一批)?$", before)
    )
