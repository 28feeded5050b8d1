"""Finds firms called by short names: evidence is added up, no single sign decides.

Signs: a full name in the same document, a nationally known group, a slot that only firms fill (“A、B等企业”),
a trade word at the end of something no dictionary joins, company in a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.lexicon import Cue
from kg.extract.page import Mention, Page, Sentence
from kg.text.segment import is_word, tagged, words

_ITEM = r"[^，。；：、！？“”（）等\s]{2,18}"
_LIST = rf"(?:{_ITEM}、)*{_ITEM}"
_COUNT = r"(?:等|这)?(?:一批|众多|一系列|多家|诸多)?(?:近|超|约|逾)?(?:\d+余?多?|[一二三四五六七八九十百两多数]+余?)?(?:家|户|个|大)?"
_CLASS = (
    r"[\u4e00-\u9fff“”A-Za-z]{0,12}?(?:企业|公司|厂商|配套商|供应商|车企|药企|巨头|翘楚|制造商|开发商|运营商|客商|厂家|集团|龙头|"
    r"单位|品牌商|独角兽|上市公司)"
)
_SLOT = re.compile(rf"(?P<list>{_LIST})(?P<tail>{_COUNT}{_CLASS})")
_APPOSED = re.compile(
    r"(?:龙头企业|头部企业|骨干企业|链主企业|“链主”企业|领军企业|核心企业|重点企业|上市公司|老牌企业|本土企业|知名企业|行业龙头|(?<!整)车企(?!业)|药企(?!业)|酒企(?!业)|独角兽企业)"
    rf"(?:——|—)?“?(?P<name>[\u4e00-\u9fffA-Za-z0-9]{{2,10}})”?"
)
_DECLARED = re.compile(r"（(?:以下)?(?:简称|下称)(?:为)?(?:[：:])?[“‘]?([^”’）]{2,12})[”’]?）")
_BRANCH = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:分行|支行|分公司)")
_ORDER = re.compile(r"[一二三四五六七八九十两几多]大|\d+家|\d+户")


def find_groups(page: Page) -> Iterator[Mention]:
    """Nationally known firms; one whose name is also a word needs a firm's company."""
    text = page.text
    for cue in page.cues:
        if cue.what != "group":
            continue
        if page.straddled(cue.start) or page.straddled(cue.end):
            continue
        name = page.lexicon.canonical["group", cue.word]
        labels = tuple({cue.word} - {name})
        common = cue.word in page.lexicon.common_groups or (len(cue.word) == 2 and is_word(cue.word))
        if common and not _firm_company(text, cue):
            continue
        if branch := _BRANCH.match(text, cue.end):
            yield Mention(
                cue.start, branch.end(), "Enterprise", text[cue.start : branch.end()], "firm.branch", 0.92
            )
        trade = _trade_at(page, cue.end)
        if trade and cue.word + trade not in page.lexicon.seeds.industries:
            whole = cue.word + trade
            yield Mention(cue.start, cue.end + len(trade), "Enterprise", whole, "firm.group", 0.9)
        yield Mention(
            cue.start, cue.end, "Enterprise", cue.word, "firm.group", 0.9 if not common else 0.7, labels
        )


def _trade_at(page: Page, at: int) -> str:
    """The trade word that goes on from a group's name: 晶澳太阳能; not one that is a thing it makes (比亚迪汽车零部件)."""
    found = [c.word for c in page.cues_in(at, at + 1) if c.what == "trade" and c.start == at]
    trade = max(found, key=len, default="")
    return "" if _THING.match(page.text, at + len(trade)) else trade


def _firm_company(text: str, cue: Cue) -> bool:
    after, before = text[cue.end : cue.end + 4], text[max(0, cue.start - 5) : cue.start]
    return after.startswith(("集团", "公司", "股份", "控股")) or before.endswith(
        ("龙头企业", "头部企业", "链主企业")
    )


def find_aliases(page: Page) -> Iterator[Mention]:
    """Short forms of the full names that the document itself gives, and those it declares (简称“中德园”)."""
    text = page.text
    for mention in page.mentions:
        declared = _DECLARED.match(text, mention.end)
        if declared and mention.kind in (
            "IndustrialPark",
            "Institution",
            "Enterprise",
            "Project",
            "IndustryCluster",
        ):
            form = declared.group(1)
            for match in re.finditer(re.escape(form), text):
                yield Mention(
                    match.start(), match.end(), mention.kind, form, "name.declared", 0.95, (mention.name,)
                )
    firms = [m for m in page.mentions if m.kind == "Enterprise" and m.rule in ("firm.form", "firm.head")]
    seen: dict[str, str] = {}
    for firm in sorted(firms, key=lambda m: (-len(m.name), m.name)):
        for form, safe in page.lexicon.splitter.short_forms(firm.name):
            if (
                form in seen
                or form == firm.name
                or form in page.lexicon.districts
                or form in page.lexicon.seeds.industries
            ):
                continue
            if safe and not (len(form) <= 3 and is_word(form)):
                seen[form] = firm.name
            elif len(form) == 2 and not is_word(form):
                seen[form] = firm.name
    for form in sorted(seen, key=lambda f: (-len(f), f)):
        for match in re.finditer(re.escape(form), text):
            start, end = match.span()
            if page.straddled(start) or (len(form) == 2 and page.straddled(end)):
                continue
            yield Mention(start, end, "Enterprise", form, "firm.alias", 0.9, (seen[form],))


def find_slots(page: Page) -> Iterator[Mention]:
    """Members of lists that close with a word for firms, and names apposed to one."""
    for sentence in page.sentences:
        body = page.text[sentence.start : sentence.end]
        if not any(
            w in body for w in ("企业", "公司", "商", "集团", "巨头", "翘楚", "龙头", "车企", "药企", "单位")
        ):
            continue
        at = 0
        while match := _SLOT.search(body, at):
            listed = match.group("list")
            tail = match.group("tail")
            at = match.end()
            if "、" not in listed and not tail.startswith(("等", "这")):
                continue
            yield from _members(page, sentence.start + match.start("list"), listed, tail)
        for match in _APPOSED.finditer(body):
            start = sentence.start + match.start("name")
            if any(m.start == start and m.kind == "Enterprise" for m in page.mentions):
                continue
            end = _name_end(page, start, sentence.start + match.end("name"))
            if end - start >= 2 and _name_like(page, page.text[start:end]):
                yield Mention(start, end, "Enterprise", page.text[start:end], "firm.apposed", 0.75)


def _members(page: Page, start: int, listed: str, tail: str) -> Iterator[Mention]:
    parts: list[tuple[int, str]] = []
    at = start
    for item in listed.split("、"):
        parts.append((at, item))
        at += len(item) + 1
    if _ORDER.match(tail) is None and not tail.startswith(("等", "这")) and len(parts) < 3:
        return
    first, item = parts[0]
    cut = _after_edge(page, first, first + len(item))
    parts[0] = (cut, page.text[cut : first + len(item)])
    last, item = parts[-1]
    item = re.split(r"[二两三四五六七八九十数多](?:大|家|个)|等|\d", item)[0]
    parts[-1] = (last, item)
    pieces = re.split(r"(和|以及|与|及)", item, maxsplit=1)
    if len(pieces) == 3 and len(pieces[0]) >= 2 and len(pieces[2]) >= 2:
        parts[-1] = (last, pieces[0])
        parts.append((last + len(pieces[0]) + len(pieces[1]), pieces[2]))
    members = [(s, i) for s, i in parts if _name_like(page, i)]
    if len(members) * 2 < len(parts):
        return
    for s, i in members:
        yield Mention(s, s + len(i), "Enterprise", i, "firm.listed", 0.8)


def _after_edge(page: Page, start: int, end: int) -> int:
    """Where the first member of a list begins: after the last verb or function word before it."""
    seeds = page.lexicon.seeds
    cut = start
    for s, e in page.tokens(page.sentence_at(start)):
        if s >= start and e < end and page.text[s:e] in seeds.edges:
            cut = e
    item = page.text[start:end]
    for word in seeds.edges:
        if (
            len(word) > 1
            and word not in seeds.trade_words
            and (at := item.rfind(word)) >= 0
            and start + at + len(word) < end
        ):
            cut = max(cut, start + at + len(word))
    while cut < end and page.text[cut] in "了的":
        cut += 1
    return cut


def _name_end(page: Page, start: int, end: int) -> int:
    """Right edge of an apposed name: the first word that cannot belong to it."""
    edges = page.lexicon.seeds.edges
    for s, e in page.tokens(page.sentence_at(start)):
        if (
            s >= start
            and s < end
            and s > start
            and (
                page.text[s:e] in edges or e - s >= 2 and (page.text[s:e] in _VERBS or page.is_doing((s, e)))
            )
        ):
            return s
    return end


_VERBS = frozenset(
    "生产 规模 年产 已经 负责 董事长 总经理 进入 具有 占 拥有 获得 计划 预计 创始人 成为 主要 相关 车间".split()
)


def _name_like(page: Page, text: str) -> bool:
    """Whether a text can be a firm's short name rather than a thing, a trade or a phrase."""
    lexicon = page.lexicon
    if not 2 <= len(text) <= 12 or text in lexicon.seeds.industries or text in lexicon.seeds.generic:
        return False
    if (
        text in lexicon.districts
        or text in lexicon.seeds.edges
        or re.search(r"[的了在是有不被把等个家项]|^[\d一两几]", text)
    ):
        return False
    first = words(text)[0]
    if len(first) > 1 and first in lexicon.seeds.edges and first not in lexicon.seeds.trade_words:
        return False
    if any(text == c for c in lexicon.heads) or text.endswith(
        (
            "企业",
            "产业",
            "行业",
            "项目",
            "技术",
            "人才",
            "政策",
            "服务",
            "专业",
            "领域",
            "环节",
            "市场",
            "高校",
            "院所",
            "机构",
        )
    ):
        return False
    if ("group", text) in lexicon.canonical:
        return True
    parts = words(text)
    if len(parts) == 1:
        return False
    if all(
        len(w) > 1
        and (w in lexicon.seeds.generic or w in lexicon.seeds.edges or w in lexicon.seeds.industries)
        for w in parts
    ):
        return False
    brandless = lexicon.splitter.split(text)
    return not (not brandless.brand and not brandless.place)


def find_trade_names(page: Page) -> Iterator[Mention]:
    """Brand and trade word: 盛泰光电, 武骏光能. The signs are added up; three make a firm."""
    longest: dict[int, Cue] = {}
    for cue in page.cues:
        if cue.what == "trade" and (cue.start not in longest or cue.end > longest[cue.start].end):
            longest[cue.start] = cue
    for cue in longest.values():
        if (
            cue.end - cue.start > 5
            or cue.word in _LOOSE_TRADES
            or _THING.match(page.text, cue.end)
            or page.straddled(cue.start)
        ):
            continue
        sentence = page.sentence_at(cue.start)
        spans = [span for span in page.tokens(sentence) if span[1] <= cue.start]
        found = _best_brand(page, sentence, spans, cue)
        if found is not None:
            yield found


_LOOSE_TRADES = frozenset(
    "建设 发展 投资 开发 制造 设计 检测 服务 管理 置业 文化 农业 食品 玩具 工具 环境 装配 制造业 金属 零部件 包装 轮胎 玻璃 水泥 轴承 阀门 饲料 眼镜 珠宝".split()
)
"""Words of a firm's full name that by themselves end too many ordinary phrases."""
_THING_TRADES = frozenset("芯片 无人机 机器人 电机 电池 动力电池 显示 软件 客车 汽车 电缆 线缆 光学 传动 模具 数据 卫星 电子 智能 工业 化工 能源 生物 医药 医疗".split())
"""Trade words that name a thing or a field as often: after a brand alone they prove nothing."""
_THING = re.compile(
    r"(?:材料|产业|产品|生产线|技术|行业|领域|基地|市场|板块|设备|系统|零部件|制造|生产|研发|应用|出口|业$|化)"
)
_MAKING = re.compile(r"(?:主营|生产(?!总值)|研发|制造|研制|推出|出口|销售|年产|产品|供应)[^，。；]{0,30}$")
_FIRM_AFTER = re.compile(
    r"(?:集团)?(?:将|负责人|董事长|总经理|相关|有关|车间|生产车间|厂区|总部|入选|获评|荣获|投产|落户|入驻|则是|是该|自主|创始人|创办|旗下|有限|股份|的(?:研发|生产|员工|厂房)|今年|去年|拿下|牵头|计划|正在|已经|[\u4e00-\u9fff“”A-Za-z0-9]{2,24}项目|生产线|副总|项目|也没|引领|带动)"
)


def _best_brand(page: Page, sentence: Sentence, spans: list[tuple[int, int]], trade: Cue) -> Mention | None:
    text = page.text
    for back in (3, 2, 1):
        if len(spans) < back:
            continue
        start = spans[-back][0]
        brand = text[start : trade.start]
        if not 2 <= len(brand) <= 4 or not all("\u4e00" <= c <= "\u9fff" for c in brand):
            continue
        score = _brand_score(page, sentence, [text[s:e] for s, e in spans[-back:]], start, trade.end)
        if score >= 3:
            return Mention(
                start,
                trade.end,
                "Enterprise",
                text[start : trade.end],
                "firm.trade",
                0.66 + 0.04 * min(score, 6),
            )
    return None


def _brand_score(page: Page, sentence: Sentence, brand: list[str], start: int, end: int) -> int:
    """Signs that a brand and a trade word make a firm's name."""
    seeds, text = page.lexicon.seeds, page.text
    whole = text[start:end]
    if (
        whole in seeds.industries
        or ("industry", whole) in page.lexicon.canonical
        or "".join(brand) in seeds.generic
    ):
        return 0
    if any(
        w in seeds.edges
        or w in seeds.generic
        or ("industry", w) in page.lexicon.canonical
        or w in seeds.trade_words
        for w in brand
    ):
        return 0
    joined = "".join(brand)
    if any(joined[n : n + 2] in seeds.generic for n in range(len(joined) - 1)):
        return 0
    if any(c in _NOT_BRAND for w in brand if len(w) == 1 for c in w[:1]) and len(brand) < 3:
        odd = sum(1 for w in brand if w in _NOT_BRAND)
        if odd > 1 or brand[0] in _HARD_NOT:
            return 0
    if page.lexicon.splitter.is_place(joined) or (
        len(brand) > 1
        and any(
            page.is_doing(span)
            for span in page.tokens(sentence)
            if start <= span[0] and span[1] <= start + len(joined)
        )
    ):
        return 0
    clause = re.split(r"[，。；：]", text[sentence.start : start])[-1]
    if _MAKING.search(clause):
        return 0
    singles = sum(1 for w in brand if len(w) == 1)
    score = 2 if singles >= 2 else 0
    if len(brand) == 1 and page.lexicon.splitter.is_place(brand[0]):
        return 0
    before = text[start - 1 : start] if start > sentence.start else ""
    score += (
        1 if before in ("", "，", "。", "；", "：", "、", "“", "与", "和") or _edge_before(page, start) else 0
    )
    score += 2 if _FIRM_AFTER.match(text, end) else 1 if text[end : end + 1] in "、，等的" else 0
    score += 1 if text.count(whole) > 1 else 0
    if any(
        m.end == start - 1 or m.start == end + 1 for m in page.mentions if m.kind == "Enterprise"
    ) and "、" in (before, text[end : end + 1]):
        score += 1
    if (singles < 2 or text[start + len(joined) : end] in _THING_TRADES) and not _FIRM_AFTER.match(text, end):
        return 0
    return score


def _edge_before(page: Page, start: int) -> bool:
    return any(
        e == start and page.text[s:e] in page.lexicon.seeds.edges
        for s, e in page.tokens(page.sentence_at(start))
    )


_HARD_NOT = frozenset("业化性用好足年月日个家条项亿万元米吨套台件名位的")
_NOT_BRAND = frozenset(
    "年月日个家条项亿万元米吨套台件名位人区市县镇乡省国新大小多高低超约近余之内外中间均达至增占比率化型式性类种级首次能可会要需应所未无不很更最较越再只仅每双单独两一二三四五六七八九十百千户"
)
_OPENER = re.compile(
    r"(?:(?<=[，。；：“看 ])|^)(?P<name>[\u4e00-\u9fff]{3,5}?)(?=将(?:与|同|在|继续|进一步|拓展)|(?:等)?企业|(?:智慧|智能)工厂|也没有闲着|则是|[。；，]$)",
    re.M,
)


def find_openers(page: Page) -> Iterator[Mention]:
    """Names no dictionary joins that open a clause as firms do: 潞安安易将与…合作; found again wherever they stand."""
    for match in _OPENER.finditer(page.text):
        start, end = match.span("name")
        parts = [page.text[s:e] for s, e in page.tokens(page.sentence_at(start)) if s >= start and e <= end]
        flags = [flag for _, flag in tagged(match["name"])]
        made = sum(1 for w in parts if len(w) == 1) >= 2 or (
            len(parts) > 1 and any(f in ("nz", "nr", "nrt") for f in flags)
        )
        if (
            not made
            or any(
                w in page.lexicon.seeds.generic or ("industry", w) in page.lexicon.canonical for w in parts
            )
            or any(
                w in page.lexicon.seeds.edges or w in _NOT_BRAND or w in "说记者们这那哪怎么" for w in parts
            )
        ):
            continue
        name = match["name"]
        if page.straddled(end) or page.covered(start, end):
            continue
        for again in re.finditer(re.escape(name), page.text):
            yield Mention(again.start(), again.end(), "Enterprise", name, "firm.opener", 0.66)


_ROW = re.compile(r"[^，。；：、！？“”（）\s]{2,26}(?:、[^，。；：、！？“”（）\s]{2,26})+")


def find_lifted(page: Page) -> Iterator[Mention]:
    """In a list joined by 、 sure firms lift the others of compatible shape."""
    sure = {(m.start, m.end) for m in page.mentions if m.kind == "Enterprise" and m.score >= 0.75}
    starts, ends = {s for s, _ in sure}, {e for _, e in sure}
    for row in _ROW.finditer(page.text):
        items: list[tuple[int, str]] = []
        at = row.start()
        for item in row.group().split("、"):
            items.append((at, item))
            at += len(item) + 1
        items[0] = (
            cut := _after_edge(page, items[0][0], items[0][0] + len(items[0][1])),
            page.text[cut : items[0][0] + len(items[0][1])],
        )
        last, item = items[-1]
        item = re.split(r"等|和|及|以及|[二两三四五六七八九十数多](?:大|家|个)|\d", item)[0]
        items[-1] = (last, item)
        known = sum(1 for s, i in items if (s, s + len(i)) in sure or (s in starts and (s + len(i)) in ends))
        if known == 0 or known * 3 < len(items):
            continue
        for s, i in items:
            if (
                (s, s + len(i)) not in sure
                and not _other_name(page, s, s + len(i))
                and _name_like(page, i)
                and len(i) <= 8
            ):
                yield Mention(s, s + len(i), "Enterprise", i, "firm.lifted", 0.7)


def _other_name(page: Page, start: int, end: int) -> bool:
    """Whether another name stands there; a district that only opens the stretch does not count."""
    return any(
        m.start < end and start < m.end and not (m.kind == "District" and m.start == start and m.end < end)
        for m in page.mentions
    )
