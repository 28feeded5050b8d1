"""Finds firms by what ties them to a firm that is known: 甲集团控股的B, B是甲集团的子公司, 甲集团与B签约."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.facts.masks import MASK
from kg.extract.mention import Mention
from kg.extract.mentions.firm_tied import class_noun, held
from kg.extract.page import Page, Sentence
from kg.extract.shape.brands import is_ware, shape_score, trade_of
from kg.extract.shape.firms import after_kind, name_like

_E = MASK["Enterprise"]
_NAME = rf"(?P<name>[^，。；：、！？“”（）《》的了和与及等在给为被由把将从到是{_E}\s\d]{{2,9}}?)"
_FROM = rf"(?:^|[，。；：、的“]|(?<=[县区市旗镇园]))(?:“)?{_NAME}(?:”)?"
_DO = r"(?:则|也|正|已|还|就|都|均|去年|今年|近日|日前|如今|目前|先后|早)*"
_OWN = r"(?:控股|全资|子公司|孙公司|旗下|收购|并购|兼并|持股|参股|上市平台|成员企业|下属企业|独资|收编|入主)"
_SELL = r"(?:供货|供应|配套|代工|贴牌|供应商|供货商|配套商|供方|送货|供(?![电热暖水气销需求地]))"
_JOIN = r"(?:签约|签署|签订|签下|签有|合作|共建|合建|合资|联合|共同|携手|联手|牵手|达成|结成|结为|成立|组建|共办|合办|研发|攻关)"
_END = r"(?=[，。；、的（”]|去年|今年|近日|日前|已|也|将|后|之后|以后|[\d一二三四五六七八九]成|\d)"
_GAP = rf"[^，。；{_E}]"
_SLOTS = tuple(
    re.compile(slot)
    for slot in (
        rf"{_FROM}{_DO}，?(?:是|为|系|属于?|隶属于?|由|被|归属?于?|作为){_E}{_GAP}{{0,16}}?(?:{_OWN}|{_SELL})",
        rf"{_FROM}的?(?:，)?(?:第一|控股|最大)?(?:大股东|股东|母公司|东家)(?:是|为|系){_GAP}{{0,6}}?{_E}",
        rf"{_FROM}{_DO}(?:为|给|向|替){_E}{_GAP}{{0,10}}?{_SELL}",
        rf"{_FROM}{_DO}(?:与|和|同|跟|携手|牵手|联手|联合){_E}{_GAP}{{0,12}}?{_JOIN}",
        rf"{_FROM}{_DO}(?:隶属于?|并入|划归|归属于?|加入|背靠|脱胎于){_E}",
        rf"{_E}{_GAP}{{0,20}}?(?:重整|收购|并购|兼并|入主|收下|接手|盘下|控股|参股|入股|持有|全资拥有|收编|孵化|全资设立|投资设立|独资建起|注册成立|出资设立)(?:了|的)?{_NAME}{_END}",
        rf"{_E}(?:的|旗下的?|麾下的?|名下的?|在{_GAP}{{1,8}}?的)?(?:全资|控股|[一二三]级|下属|直属)*(?:子公司|孙公司|成员企业|下属企业|控股企业)(?:叫|名叫|——|是|为)?{_NAME}{_END}",
        rf"{_E}(?:旗下|麾下|名下|系)的?(?:全资|控股)*的?{_NAME}{_END}",
        rf"(?:隶属于?|背靠|脱胎于){_E}的{_NAME}{_END}",
        rf"(?:作为|身为){_E}{_GAP}{{0,14}}?，{_NAME}{_END}",
        rf"{_E}(?:与|和|同|跟|携手|牵手|联手|联合){_NAME}(?:共同|联合|正式|再次|先后)*{_JOIN}",
        rf"{_E}{_GAP}{{0,14}}?(?:从|向|找){_NAME}(?:采购|订购|进货|拿货|下单|购买|购进|追加)",
        rf"{_E}[^。；{_E}]{{0,24}}?(?:[来出产采购取]自|供应商|配套商|供货商|代工厂)(?:——|是|叫)?{_NAME}{_END}",
        rf"{_E}[^。；{_E}]{{0,20}}?(?:股东|母公司|东家|控股方)(?:是|为|系){_NAME}{_END}",
    )
)
_CUE = re.compile(
    "控股|全资|公司|旗下|麾下|名下|收购|并购|兼并|持股|参股|平台|企业|独资|收编|入主|供|配套|代工|贴牌|签|合作|共建|合建|合资|联合|共同|携手|联手|牵手"
    "|达成|结|成立|组建|共办|合办|研发|攻关|股东|东家|隶属|并入|划归|归属|加入|背靠|脱胎|重整|收下|接手|盘下|入股|持有|拥有|孵化|设立|建起|系|身为|作为|采购|订购|货|下单|购|自"
)


def find_beside_known(page: Page) -> Iterator[Mention]:
    """Names at the other end of what ties a known firm, where none was found there."""
    for sentence in page.sentences:
        if sentence.role != "byline" and _CUE.search(page.text, sentence.start, sentence.end):
            yield from _in_sentence(page, sentence)


def _in_sentence(page: Page, sentence: Sentence) -> Iterator[Mention]:
    text, places = _masked(page, sentence)
    if _E not in text:
        return
    for slot in _SLOTS:
        for match in slot.finditer(text):
            start, name = after_kind(page, places[match.start("name")], match["name"])
            end = start + len(name)
            if page.text[start:end] == name and not held(page, start, end) and _could_be(page, name):
                yield Mention(start, end, "Enterprise", name, "firm.tied", 0.76)


def _masked(page: Page, sentence: Sentence) -> tuple[str, list[int]]:
    """A sentence with one character for each firm, and where each character stands on the page."""
    parts: list[str] = []
    places: list[int] = []
    at = sentence.start
    firms = {m.start: m.end for m in page.mentions.within(sentence.start, sentence.end) if m.kind == "Enterprise"}
    for start, end in sorted(firms.items()):
        if start < at:
            continue
        parts += (page.text[at:start], _E)
        places += (*range(at, start), start)
        at = end
    parts.append(page.text[at : sentence.end])
    return "".join(parts), [*places, *range(at, sentence.end + 1)]


def _could_be(page: Page, name: str) -> bool:
    """Whether a stretch may be a firm's name: made up, or a place or a brand with what only firms are in."""
    lexicon = page.lexicon
    if not 2 <= len(name) <= 8 or class_noun(name) or name in lexicon.lists["never_brand"]:
        return False
    if name in lexicon.districts or lexicon.is_industry(name) or is_ware(lexicon, name):
        return False
    if not name_like(page, name):
        return False
    if (shape := shape_score(lexicon, name)) > 0:
        return len(name) > 2 or shape >= 2
    placed = any(lexicon.splitter.is_place(name[:size]) for size in (2, 3)) and len(name) >= 4
    return placed or (len(name) >= 4 and bool(trade_of(lexicon, name)))
