"""Whether a stretch of text can name an industry."""

from __future__ import annotations

import re

from kg.extract.page import Page
from kg.extract.shape.generic import is_generic

CLASS_NOUNS = frozenset(
    "制造业 先进制造业 战略性新兴产业 新兴产业 未来产业 传统产业 主导产业 支柱产业 优势产业 特色产业 重点产业 高新技术产业 现代产业 "
    "工业 农业 服务业 现代服务业 第一产业 第二产业 第三产业 基础产业 标志性产业 实体经济 绿色产业 新产业 数字产业 龙头产业 富民产业 "
    "高技术制造业 规上工业 战略性新兴 国家重点 六大 八大 四大 三大 五大 七大 全".split()
)


def sector_like(page: Page, item: str) -> bool:
    if (
        re.match(r"[百千万]?[亿万]", item)
        or item in page.lexicon.seeds.edges
        or item.startswith(("产业", "企业", "市场", "项目"))
    ):
        return False
    if not 2 <= len(item) <= 18 or item in CLASS_NOUNS or page.lexicon.splitter.is_place(item):
        return False
    if re.search(
        r"[的了是在可用于等]|\d|资金|研发$|试验|并购|支撑$|并举|发展$|体系$|治理$|改革|企业|公司|项目|我区|全区|全市|平台|人才|政策",
        item,
    ):
        return False
    return not is_generic(page, item)


def known_suffix(page: Page, core: str) -> str | None:
    """The longest industry of the gazetteer at the end of a core."""
    return next(
        (core[n:] for n in range(len(core) - 1) if ("industry", core[n:]) in page.lexicon.canonical), None
    )


def is_plain(page: Page, edge: int, head: int) -> bool:
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
