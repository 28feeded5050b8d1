"""Finds trades called niches, 从事电梯部件制造细分领域, and those that are titled clusters, 小家电获评某集群."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.generic import is_generic
from kg.extract.shape.sector_rows import ends_known
from kg.extract.shape.sectors import sector_like

_NICHE = re.compile(
    r"(?:从事|深耕|专注于?|聚焦于?|主攻|专攻|发力|[在是为]|国内|全球|我国)(?P<list>[^，。；：“”（）、的\n]{2,20}?)(?:这一个?|这个|的|这条)?细分(?:领域|市场|赛道|行业)"
)


def find_niches(page: Page) -> Iterator[Mention]:
    """What is called a niche, whole: 从事电梯门机制造这一细分领域."""
    for match in _NICHE.finditer(page.text):
        start, end = match.span("list")
        edge = _without_lead(page, start, end)
        name = page.text[edge:end]
        if sector_like(page, name) and ends_known(page, name):
            yield Mention(edge, end, "Industry", name, "industry.made", 0.82)


def _without_lead(page: Page, start: int, end: int) -> int:
    """Where a name begins behind places and words that lead to it: 国内·传动轴."""
    while lead := _NICHE_LEAD.match(page.text, start, end):
        start = lead.end()
    ends = (
        m.end for m in page.mentions.touching(start, start + 1) if m.kind == "District" and m.start == start
    )
    return max((e for e in ends if end - e > 1), default=start)


_NICHE_LEAD = re.compile("全国|全球|国内|我国|行业|多个|[一两三几多]个|从事|深耕|专注于?|[在是为了]")


_AWARDED = re.compile(
    r"(?:(?<=[，。；：、\n])|^)(?P<name>[\u4e00-\u9fff]{2,10}?)(?:也|还|又|已|先后|成功|则)*"
    r"(?:获评为?|获批为?|入选|荣获|跻身|(?:获|被)?认定为|(?:被)?评为|(?:被)?列为)(?:了|首批|第[一二三四五六七八九十]+批)*"
    r"“?(?:国家|全国|[省市]级|自治区|[\u4e00-\u9fff]{2,3}[省市])[^，。；“”]{0,14}集群"
)


def find_awarded(page: Page) -> Iterator[Mention]:
    """Trades and wares that are titled clusters themselves: 休闲食品获评省级特色产业集群."""
    for match in _AWARDED.finditer(page.text):
        name = match["name"]
        known = page.lexicon.is_industry(name) or page.lexicon.ends("product_heads", name)
        if known and not is_generic(page, name) and not page.mentions.within(*match.span("name")):
            yield Mention(*match.span("name"), "IndustryCluster", name, "cluster.awarded", 0.85)
