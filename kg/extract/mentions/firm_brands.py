"""Finds firms named by brand and trade word: 盛泰光电."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.lexicon import Cue
from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.shape.firms import NOT_BRAND, THING


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
            or THING.match(page.text, cue.end)
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
_THING_TRADES = frozenset(
    "芯片 无人机 机器人 电机 电池 动力电池 显示 软件 客车 汽车 电缆 线缆 光学 传动 模具 数据 卫星 电子 智能 工业 化工 能源 生物 医药 医疗".split()
)
"""Trade words that name a thing or a field as often: after a brand alone they prove nothing."""
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
    if any(c in NOT_BRAND for w in brand if len(w) == 1 for c in w[:1]) and len(brand) < 3:
        odd = sum(1 for w in brand if w in NOT_BRAND)
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
