"""Of whom a quoted sentence speaks as 我们: the firm or the park whose man is named behind the quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence

_WE = re.compile("我们|我司|我厂|咱们?|公司|企业|自家")
_MAN = re.compile(
    r"(?:[^，。；：“”]{0,8}?(?:负责人|董事长|总经理|经理|厂长|总裁|总监|主任|主管|工程师|创始人|掌门人|书记|副总|CEO|老板|部长|班长|技术员|员工|工人))"
    r"[^，。；：“”]{0,8}?(?:说|介绍|表示|告诉|透露|坦言|感慨|算起|直言|讲|称|回忆|解释|[。，])"
)


def speaker_behind(
    page: Page, sentence: Sentence, following: Sentence | None, mentions: Sequence[Mention]
) -> Mention | None:
    """The firm of the sentence that follows a quotation, where it tells who spoke. `mentions`: those behind it."""
    if following is None or following.paragraph != sentence.paragraph:
        return None
    if page.text[sentence.start] != "“" or not _WE.search(page.text, sentence.start, sentence.end):
        return None
    for mention in mentions[:4]:
        if mention.start >= following.end:
            return None
        if mention.kind == "Enterprise":
            said = _MAN.match(page.text, mention.end, following.end)
            return mention if said is not None else None
        if mention.kind not in ("District", "IndustrialPark"):
            return None
    return None


def park_behind(
    page: Page, sentence: Sentence, following: Sentence | None, mentions: Sequence[Mention]
) -> Mention | None:
    """The park with which the sentence behind a quotation opens, where it tells who spoke: “…。”某园有关负责人表示."""
    if following is None or following.paragraph != sentence.paragraph or page.text[sentence.start] != "“":
        return None
    park = next((m for m in mentions[:4] if m.start == following.start and m.kind == "IndustrialPark"), None)
    said = park is not None and _MAN.match(page.text, park.end, following.end)
    return park if said else None
