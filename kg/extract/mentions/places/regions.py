"""Finds regions of several districts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.lexicon import Cue
from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.edges import left_edge
from kg.extract.shape.generic import is_generic
from kg.extract.shape.walk import Walk
from kg.text.search import matches_at, matches_before, openings

_COUNT = "([二两三四五六七八九十]+)(区县|区|市|县)"
_COUNTED = re.compile(f"[东西南北中]{_COUNT}")
_COUNTED_REGION = re.compile(rf"([\u4e00-\u9fff]{{1,2}}[东西南北中]){_COUNT}")
_AREA = re.compile(
    r"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁][东西南北中]{1,2}地区"
)
_HEAD = re.compile(
    r"都市圈|城市群|经济圈|经济带|城镇群|(?:科创|创新|经济|产业|氢能|发展|文化|旅游|制造|智造)+(?:大)?走廊"
)
_ENDS_HEAD = re.compile("都市圈|城市群|经济圈|经济带|城镇群|走廊")
_OPENS_HEAD = openings(
    "",
    {
        "都": "市",
        "城": "[市镇]",
        "经": "济",
        "科": "创",
        "创": "新",
        "产": "业",
        "氢": "能",
        "发": "展",
        "文": "化",
        "旅": "游",
    }
    | {"制智": "造"},
)
_SIDE = re.compile("[东西南北中]{1,2}部地区")
_SHORT = re.compile("(?:成渝|川渝|粤港澳|苏锡常|杭嘉湖|闽粤赣|陕甘宁|晋陕豫|湘鄂赣|京津)$")
"""What several places are called together."""
_WALK = Walk(longest=8, joins=False)
_CLASS = re.compile(
    r"(?:现代化|国际|世界级|国家级|首位|区域|各|该|本|大|新型|[\d一二三四五六七八九十两]+[个大])+$"
)


def find_regions(page: Page) -> Iterator[Mention]:
    """Multi-district regions: those of the gazetteer, named ones, and counted ones such as 渝西八区."""
    cues = page.cues_of("region")
    for cue in cues:
        if _SIDE.fullmatch(cue.word) and (start := _whole_before(page, cues, cue.start)) is not None:
            yield Mention(start, cue.end, "Region", page.text[start : cue.end], "region.named", 0.9)
            continue
        name = page.lexicon.canonical["region", cue.word]
        yield Mention(cue.start, cue.end, "Region", name, "region.gazetteer", 0.95, (cue.word,))
    for match in _AREA.finditer(page.text):
        short = match.group().removesuffix("地区")  # 苏北地区 is the 苏北五市 of the same page
        yield Mention(match.start(), match.end(), "Region", match.group(), "region.named", 0.8, (short,))
    headed = matches_at(_OPENS_HEAD, _HEAD, page.text, 0, len(page.text))
    for match in headed if _ENDS_HEAD.search(page.text) else ():
        sentence = page.sentence_at(match.start())
        edge = left_edge(page, sentence, match.start(), _WALK)
        core = page.text[edge : match.start()]
        if 2 <= len(core) <= 8 and not _CLASS.fullmatch(core) and not is_generic(page, core):
            yield Mention(edge, match.end(), "Region", page.text[edge : match.end()], "region.named", 0.8)
    for match in matches_before(_COUNTED, 2, _COUNTED_REGION, page.text, 0, len(page.text)):
        start, short = match.start(), match.group(1)
        if len(short) > 2 and (page.straddled(start) or short[0] in "是为在与和及的被把对向从至到"):
            start, short = start + 1, short[1:]  # 显示·渝西八区, 是·苏北五市
        yield Mention(
            start, match.end(), "Region", page.text[start : match.end()], "region.counted", 0.85, (short,)
        )


def _whole_before(page: Page, cues: Sequence[Cue], end: int) -> int | None:
    """Where the places begin of which 中部地区 is only a side: 成渝·中部地区, 江苏·北部地区."""
    if short := _SHORT.search(page.text, max(0, end - 3), end):
        return short.start()
    starts = [cue.start for cue in cues if cue.end == end]
    starts += [m.start for m in page.cues_in("district", max(0, end - 9), end) if m.end == end]
    return min(starts, default=None)
