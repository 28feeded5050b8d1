"""Finds industries by what is done with them: A以B为主, 聚焦C、D, the leader in E."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.mentions.industry_phrases import ends_known, said, tells
from kg.extract.page import Page
from kg.extract.shape.sectors import sector_like


def find_aimed(page: Page) -> Iterator[Mention]:
    """Trades that are led by firms, mostly lived on, aimed at, or that somebody leads in."""
    yield from _mainly(page)
    yield from _led(page)
    yield from _aimed(page)
    for cue in page.cues_of("industry"):
        if cue.end - cue.start > 1 and _LEADER.match(page.text, cue.end) and _led_here(page, cue.start):
            yield said(page, cue.start, cue.end)


_LED = re.compile(
    r"为(?:“?链主”?|龙头|引领|领军)(?:企业)?的(?P<name>[\u4e00-\u9fffA-Z]{2,12}?)(?:产业链|产业)?(?=、以|等[\u4e00-\u9fff]{0,6}产业|，|。|；)"
)


def _led(page: Page) -> Iterator[Mention]:
    """The trades of a list that are told by who leads them: 以A为链主的肉食品加工、以B为链主的特种钢等优势产业."""
    for match in _LED.finditer(page.text):
        named = not match["name"].endswith(("集群", "园", "基地", "体系"))
        if named and sector_like(page, match["name"]) and not tells(page, *match.span("name")):
            yield Mention(*match.span("name"), "Industry", match["name"], "industry.made", 0.82)


_MAINLY = re.compile(
    r"(?:以|^|(?<=[，；：]))(?P<list>(?:(?!以)[\u4e00-\u9fff、]){2,30}?)(?:等)?"
    r"为(?:主导|主业|主攻方向|支柱|特色|两翼|支撑|辅|补充|主)(?=[，。；])",
    re.M,
)


def _mainly(page: Page) -> Iterator[Mention]:
    """The known trades that a place mostly lives on: 园区以石油化工、现代物流为主."""
    for match in _MAINLY.finditer(page.text):
        at = match.start("list")
        items = re.split("(、|和|与|及)", match["list"])
        if all(ends_known(page, item) and sector_like(page, item) for item in items[::2]):
            for item in items:
                if item not in ("、", "和", "与", "及"):
                    yield Mention(at, at + len(item), "Industry", item, "industry.made", 0.78)
                at += len(item)


_AIMED = re.compile(
    r"(?:重点发展|培育壮大|发展壮大|做大做强|大力发展|加快布局|前瞻布局|布局|培育|聚焦|主攻|抢占|抢滩|瞄准|深耕|围绕|锚定|主打)(?:了|于)?(?P<list>[\u4e00-\u9fffA-Z0-9]{2,12}(?:[、和与及][\u4e00-\u9fffA-Z0-9]{2,12}){1,9}?)(?:等)?(?=[，。；])"
)
_THRIVES = re.compile(
    r"(?:^|(?<=[，；：。]))(?P<list>[\u4e00-\u9fff]{2,8}(?:[、和与及][\u4e00-\u9fff]{2,8}){1,7}?)(?:等)?(?=齐头并进|并驾齐驱|多点开花|竞相发展|齐飞|共舞|交相辉映|并重|并举|同频共振)",
    re.M,
)


def _aimed(page: Page) -> Iterator[Mention]:
    """Lists of known trades that somebody builds up or that thrive, without a word for trades: 聚焦氢能、储能."""
    for match in (*_AIMED.finditer(page.text), *_THRIVES.finditer(page.text)):
        at = match.start("list")
        items = re.split("([、和与及])", match["list"])
        if all(page.lexicon.is_industry(item) for item in items[::2]):
            for item in items:
                if len(item) > 1:
                    yield Mention(at, at + len(item), "Industry", item, "industry.made", 0.78)
                at += len(item)


_LEADER = re.compile(
    "的?(?:龙头|老大|后起之秀|新秀|领头羊|领军者|领跑者|排头兵|佼佼者|主力军|黑马)(?!企业|公司|带动|引领|骨干)"
)


def _led_here(page: Page, start: int) -> bool:
    """Whether a place or 的 stands before a trade in which somebody leads: 永年区的·钢铁龙头."""
    before = page.text[start - 1 : start]
    return before in "的是" or any(
        m.kind == "District" and m.end == start for m in page.mentions.touching(start - 1, start)
    )
