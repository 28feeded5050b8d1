"""Finds industries that a phrase names without a head of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.sectors import sector_like

_MADE = re.compile(
    r"(?:把|将)(?P<list>[^，。；：“”]{2,40}?)(?:作为|列为|确定为)[^，。；]{0,12}?(?:产业|领域|方向)"
)


def find_made(page: Page) -> Iterator[Mention]:
    """Industries that a place makes its own: 把A和B作为主导产业."""
    for match in _MADE.finditer(page.text):
        at = match.start("list")
        for item in re.split(r"(、|和|以及|及|与)", match["list"]):
            if item not in ("、", "和", "以及", "及", "与") and sector_like(page, item):
                yield Mention(at, at + len(item), "Industry", item, "industry.made", 0.8)
            at += len(item)


_COMPOSED = re.compile(
    r"(?:(?<=[，。；：])|^)(?P<list>(?:[^，。；：、“”]{2,14}、)+[^，。；：、“”]{2,14}?)"
    r"(?:共同|一道|合力)?(?:构成|组成|撑起|支撑起|构筑|形成)[^，。；]{0,12}(?:产业体系|工业体系|产业格局|产业版图|产业方阵)",
    re.M,
)


def find_composed(page: Page) -> Iterator[Mention]:
    """Industries that make up a place's system: A、B、C共同构成“3+3”产业体系."""
    for match in _COMPOSED.finditer(page.text):
        at = match.start("list")
        pieces = re.split(r"(、|和|以及|及|与)", match["list"])
        for item in pieces:
            if item not in ("、", "和", "以及", "及", "与") and sector_like(page, item):
                yield Mention(at, at + len(item), "Industry", item, "industry.composed", 0.8)
            at += len(item)


_NUMBERED = re.compile(
    r"^(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]+、|\d+[、.．]|【)(?P<name>[^，。；：】]{2,14}?)(?P<head>产业链|产业|行业)?(?=[。：】]|$)",
    re.M,
)


def find_numbered(page: Page) -> Iterator[Mention]:
    """Industries that head a numbered part: （二）智能制造。"""
    for match in _NUMBERED.finditer(page.text):
        if match["head"] or page.lexicon.is_industry(match["name"]) or _is_ware(page, match):
            start, end = match.start("name"), match.end("head") if match["head"] else match.end("name")
            yield Mention(
                start, end, "Industry", page.text[start:end], "industry.numbered", 0.9, (match["name"],)
            )
    for match in _HEADING.finditer(page.text):
        name = match["name"]
        if name not in page.lexicon.lists["class_nouns"] and not page.lexicon.splitter.is_place(name):
            end = match.end("head")
            yield Mention(
                match.start("name"), end, "Industry", page.text[match.start("name") : end],
                "industry.numbered", 0.9, (name,),
            )  # fmt: skip


_HEADING = re.compile(r"^\s*(?P<name>[\u4e00-\u9fffA-Z]{2,12}?)(?P<head>全产业链|产业链|产业)(?=：)", re.M)


def _is_ware(page: Page, match: re.Match[str]) -> bool:
    """Whether a bracket heads a part by what is made in it: 【日用瓷】."""
    name = match["name"]
    return (
        match.group().startswith("【")
        and len(name) <= 6
        and name.endswith(page.lexicon.endings["product_heads"])
        and sector_like(page, name)
    )


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
            known = any(page.lexicon.is_industry(name[n:]) for n in range(len(name) - 1)) or name.endswith(
                page.lexicon.endings["product_heads"]
            )
            if (
                known
                and sector_like(page, name)
                and not any(w in page.lexicon.seeds.edges for w in (name[:2],))
            ):
                yield Mention(match.start("name"), match.end("name"), "Industry", name, "industry.said", 0.75)
