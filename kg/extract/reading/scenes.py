"""Where a sentence takes place from some position on: 在伊金霍洛旗，…, 园内三家企业…, 达拉特旗则…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extract.page import Page, Sentence
from kg.extract.reading.reference import Reference, same_place


class Scene(NamedTuple):
    """From `start` on the text is in these places: one park, or a chain of districts."""

    start: int
    places: tuple[int, ...]
    park: bool
    printed: bool
    """Whether by name, not by 全市 or 园内."""
    lasting: bool
    """Whether it holds to the end of the paragraph."""
    inside: bool
    """Whether what follows is told as seen there (在…，, 走进…，, 园内…), not only under the place as topic."""


_BOUNDARY = re.compile(
    r"[，。；：！？“”【】（）—…\n①②③④⑤⑥⑦⑧⑨⑩▲△·]|(?:^|(?<=[\n，。；]))[（]?[一二三四五六七八九十\d]+[）.]"
)
_TIME = (
    r"(?:[\d一二三四五六七八九十]{1,4}(?:年|月|日|季度)(?:底|初|末|中旬|上旬|下旬|以来|来|前|后|起)?|今年|去年|前年|当年|明年|近年来?"
    r"|目前|如今|眼下|当前|近日|日前|同日|当天|随后|此后|同时|此外|其中|据悉|截至|连日来|上半年|下半年|清晨|早晨|傍晚|而|但|则|在|至|到|从|、|前\d+个?月)*"
)
_AT = re.compile(
    rf"{_TIME}(?:[把将])?(?:在|(?:走进|来到)位于|走进|走入|放眼|纵观|环顾|(?:放大|扩大|拓展|拉远|延伸)到|(?:目光|视线|镜头|视野)(?:投向|转向|拉向|移到|转到|放到|放大到|放在|投到)|放到|来到|步入|踏入|(?:驱车)?驶[入进]|驱车(?:进入|来到|抵达|前往)|漫步|置身|身处|行走在|穿行[在于]|站在|抵达|深入|走访|驶入|开进|钻进|进入|探访|探营|记者在|记者走进|记者来到|视线转向|再看|再到)$"
    r"|(?:走进|来到|走入|步入)[^，。；]{2,16}的$|(?:距|离)[^，。；]{2,12}公里(?:外|处|开外)?的$"
)
_TOPIC = re.compile(rf"{_TIME}(?:[\u4e00-\u9fff“”]{{0,12}}的)?(?:[\u4e00-\u9fff]{{2,8}}大?[市县区镇城])?$")
_BEHIND = re.compile(r"的|大?[市县区镇城]$")
_ADVERB = re.compile(
    r"则|也|更|还|又|正|已|却|同样|率先|没|不|有(?![的些限])|由(?![于此])|是(?!个)|占地|占(?!全)|以(?![东西南北及来外上下内])"
)
_WITHIN = re.compile(r"(?:（[^（）]{1,8}）)?里|(?:（[^（）]{1,8}）)?内|中(?![国心东西南北部])|境内")
_NO_TOPIC = re.compile(
    r"[的、和与及等至到—·）]|身后|背后|旁|脚下|门口|以外|周边|附近|人|籍|方面|造|产的|市场|客商|一带"
)
_OF = frozenset(("", "的", "“", "”", "·", "-"))
"""Between a place and the name of what is there: 某区的某公司."""
_FROM = re.compile(
    r"(?:与|和|同|由|从|向|往|对|比|为|给|自|及|销往|来自|成为|较|超过|仅次于|距|离|赴|去|派驻?)$"
)


_LEADS_IN = re.compile(r"(?:[进到入往]|集中[在于]|聚[在于])了?$")
"""What leads to a place of which a colon goes on to tell: 把上下游拉进某园：…."""
_ACTORS = ("Enterprise", "District", "IndustrialPark", "Project")


def places_told(page: Page, references: Sequence[Reference]) -> Iterator[tuple[Reference, ...]]:
    """Names of districts and parks, those that tell one place together."""
    group: list[Reference] = []
    for reference in references:
        if group and same_place(page.text, group[-1], reference):
            group.append(reference)
            continue
        if group:
            yield tuple(group)
        group = [reference] if reference.kind in ("District", "IndustrialPark") else []
    if group:
        yield tuple(group)


def scenes_in(page: Page, sentence: Sentence, references: Sequence[Reference]) -> Iterator[Scene]:
    """Scenes that a sentence sets, in order."""
    if sentence.role in ("title", "byline"):
        return
    for told in places_told(page, references):
        kind = _sets(page, sentence, told, references)
        if kind is None:
            continue
        parks = [r.thing for r in told if r.kind == "IndustrialPark"]
        places = tuple(parks[-1:] or [r.thing for r in told])
        yield Scene(told[0].start, places, bool(parks), told[-1].printed, *kind)


def _sets(
    page: Page, sentence: Sentence, told: tuple[Reference, ...], references: Sequence[Reference]
) -> tuple[bool, bool] | None:
    """Whether the scene that a place sets lasts, and whether one is inside it; None if it sets none."""
    text, start, end = page.text, told[0].start, told[-1].end
    bounds = [m.end() for m in _BOUNDARY.finditer(text, sentence.start, start)]
    lead = text[bounds[-1] if bounds else sentence.start : start].strip()
    if len(lead) > 30:
        return None
    end = _past_brackets(text, end, sentence.end)
    of = text.startswith("的", end)
    next_name = next((r for r in references if r.start >= end), None)
    of_name = (
        next_name is not None
        and text[end : next_name.start] in _OF
        and next_name.kind not in ("Industry", "IndustryCluster")
    )
    first = sentence.start == 0 or page.sentence_at(sentence.start - 1).paragraph != sentence.paragraph
    if (
        _AT.match(lead)
        or _trade_at(page, lead, start, references)
        or (lead == "以" and text.startswith("为例", end))
    ):
        return None if (of and of_name) or text.startswith(("、", "和"), end) else (first, True)
    if first and lead == "依托" and references[0].kind in ("Industry", "IndustryCluster"):
        return True, True
    if text.startswith("：", end) and _LEADS_IN.search(lead):
        return False, True
    within = told[-1].kind == "IndustrialPark" and (
        _WITHIN.match(text, end) or text[end - 1] in "内里" or text[start] == "同"
    )
    if _FROM.search(lead) and lead != "自":
        return None
    if within:
        return _TOPIC.fullmatch(lead) is not None and text[start] != "同", True
    if not _TOPIC.fullmatch(lead) or (
        _BEHIND.search(lead) and not text.startswith("，", end) and not _acts(page, sentence, end)
    ):
        return None
    park = told[-1].kind == "IndustrialPark"
    if of and first and not of_name:
        return True, True
    if of_name or _NO_TOPIC.match(text, end):
        return None
    if not park and told[-1].printed and not named_whole(page, sentence, end):
        return None
    clause = bounds[-1] if bounds else sentence.start
    if not park:
        return not any(r.kind == "District" and r.printed and r.end <= clause for r in references), False
    return first and not any(r.end <= clause for r in references if r.kind in _ACTORS), False


def _past_brackets(text: str, end: int, stop: int) -> int:
    """Where what is said of a place goes on behind brackets: 某高新区（国家级）内."""
    match = _BRACKETS.match(text, end, stop)
    return match.end() if match is not None else end


_BRACKETS = re.compile("[（(][^（）()。]{1,30}[）)]")


def _trade_at(page: Page, lead: str, start: int, references: Sequence[Reference]) -> bool:
    """Whether only a trade stands before 在 or 看: 光伏产业在某区从零起步：…, 不锈钢看某市。."""
    if not lead.endswith(("在", "看")):
        return False
    trade = next(
        (r for r in references if r.kind in ("Industry", "IndustryCluster") and r.end == start - 1), None
    )
    return trade is not None and start - trade.start >= len(lead)


_SUFFIXES = "市区县旗省镇乡道盟州"
_OPEN_AFTER = re.compile(r"[，：“今去以将为有现全把被在是按从用新共已出正各走则聚拥]|上半年|下半年|前\d|\d|$")


def named_whole(page: Page, sentence: Sentence, end: int) -> bool:
    """Whether the name of a district ends here: with its suffix, or before a verb; not in 广州双桥."""
    if page.text[end - 1] in _SUFFIXES:
        return True
    return bool(_OPEN_AFTER.match(page.text, end)) or _acts(page, sentence, end)


def _acts(page: Page, sentence: Sentence, end: int) -> bool:
    """Whether an adverb or a verb follows, so that what stands before is the subject."""
    if _ADVERB.match(page.text, end):
        return True
    return any(page.is_doing(span) for span in page.tokens_touching(sentence, end, end + 1) if span[0] == end)
