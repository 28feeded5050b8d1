"""Finds regions of several districts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page

_COUNTED_REGION = re.compile(r"([\u4e00-\u9fff]{1,2}[东西南北中])([二两三四五六七八九十]+)(区县|区|市|县)")
_AREA = re.compile(
    r"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁][东西南北中]{1,2}地区"
    r"|[\u4e00-\u9fff]{2,4}(?:都市圈|城市群|经济圈|经济带|城镇群|科创走廊)"
)


def find_regions(page: Page) -> Iterator[Mention]:
    """Multi-district regions: those of the gazetteer, and counted ones such as 渝西八区."""
    for cue in page.cues_of("region"):
        name = page.lexicon.canonical["region", cue.word]
        yield Mention(cue.start, cue.end, "Region", name, "region.gazetteer", 0.95, (cue.word,))
    for match in _AREA.finditer(page.text):
        name = match.group()
        if name.endswith("地区") or page.lexicon.splitter.is_place(name[:2]):
            yield Mention(match.start(), match.end(), "Region", name, "region.named", 0.8)
    for match in _COUNTED_REGION.finditer(page.text):
        yield Mention(
            match.start(), match.end(), "Region", match.group(), "region.counted", 0.85, (match.group(1),)
        )
