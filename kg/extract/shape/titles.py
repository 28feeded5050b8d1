"""What names of titles are: how they end, what is left of them without year and batch."""

from __future__ import annotations

import re

from kg.extract.mention import Mention
from kg.extract.page import Page

CLOSING = re.compile(
    r"(?:”)?(?:的)?(?:称号|头衔|名号|奖牌|牌匾|(?:金字)?招牌|牌子|荣誉|桂冠|殊荣|认定|行列|之列|名单)+”?$"
)
"""What closes a title and is none of it; 名单 stays in a name of its own."""
AND = re.compile("和|以及|及|与")
LEADER = re.compile("链主[”’]?(?:企业|单位)?(?:名单)?$")


def headed(page: Page, name: str) -> bool:
    return page.lexicon.ends("title_heads", name.rstrip("”"))


_LISTED = re.compile("(?:名单|榜单|称号|清单|证书)$")
_BATCH = re.compile("（第[一二三四五六七八九十百\\d]+批）$")
_YEARS = re.compile(
    r"^(?:20\d\d年?度?|第[一二三四五六七八九十]+[批届]|首[批届]|（第[一二三四五六七八九十]+批）)+"
)


def title(page: Page, start: int, end: int, rule: str, score: float) -> Mention:
    text = page.text
    while start < end and text[start] in "“”了为":
        start += 1
    while end > start and text[end - 1] == "”" and "“" not in text[start:end]:
        end -= 1
    name = text[start:end]
    labels = []
    bare = _LISTED.sub("", name)
    if len(bare) > 3 and bare != name and not name.endswith("清单"):
        labels, name = [name], bare
    if batch := _BATCH.search(name):
        labels += [name[: batch.start()], _LISTED.sub("", name[: batch.start()])]
    core = _YEARS.sub("", name)
    if core != name:
        labels.append(core)
    return Mention(start, end, "Designation", name, rule, score, tuple(labels))
