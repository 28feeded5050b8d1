"""Nouns of a list that share their end: 城镇、农村居民人均可支配收入."""

from __future__ import annotations

import re

from kg.extract.lexicon import Lexicon
from kg.extract.numbers.phrases import known_from, trim, verb_in

_ITEMS = re.compile(r"、|和|与|及|以及")
_AGAINST = re.compile(r"(?P<base>[^，。；]{0,12}?)(?:比|较)(?P<than>[^，。；]{2,16})$")


def of_nouns(lexicon: Lexicon, head: str, count: int) -> list[str]:
    """“城镇、农村居民人均可支配收入” are 城镇居民人均可支配收入 and 农村居民人均可支配收入."""
    against = _AGAINST.search(head)
    words = against["than"] if against else head
    if not against and (made := _of_things(lexicon, words, count)):
        return made
    items = [item if against else trim(lexicon, item) or item for item in _ITEMS.split(words)]
    items = [
        _PLANNED.sub("", item) if known_from(lexicon, item) == len(item) else item for item in items if item
    ]
    if len(items) != count:
        return []
    if against:
        return [f"{trim(lexicon, against['base'])}高于{item}" for item in items]
    last = items[-1]
    done = _ACT.fullmatch(last)
    if done is not None and done["what"] and all(_ACT.fullmatch(item) for item in items[:-1]):
        return [item if item.endswith(done["what"]) else item + done["what"] for item in items]
    suffix = _shared_end(lexicon, last, items[0])
    if items[0].startswith("第") and not last.startswith("第"):
        items = [item if item.startswith("第") else "第" + item for item in items]
    bare = [i for i in items if known_from(lexicon, i) == len(i) and not i.endswith(_MEASURES)]
    return [item + suffix if item in bare else item for item in items]


def _of_things(lexicon: Lexicon, words: str, count: int) -> list[str]:
    """“加工再生铜、再生铝” are 再生铜加工量 and 再生铝加工量."""
    done = verb_in(lexicon, words[: words.find("、")] if "、" in words else words)
    row = lexicon.seeds.metric_verbs[done.group()] if done is not None else None
    if done is None or row is None or not row.amount or row.alone:
        return []
    things = [trim(lexicon, item) for item in _ITEMS.split(words[done.end() :])]
    new = len(things) == count and all(known_from(lexicon, one) == len(one) > 1 for one in things)
    return [one + row.amount for one in things] if new else []


def _shared_end(lexicon: Lexicon, last: str, first: str) -> str:
    """What the nouns of a list share that only the last one says: 新建、续建·项目."""
    known = known_from(lexicon, last)
    if known or len(last) < _TWO_NOUNS:
        return last[known:]
    ends = (last[at:] for at in range(len(last) - 2, 0, -1) if last[at:] in lexicon.seeds.metrics)
    return next(ends, "") if len(first) < _TWO_NOUNS else ""


_ACT = re.compile(
    "[^，。；、]{0,6}?(?:签约|开工|动工|竣工|投产|引进|招引|洽谈|储备|续建|新建|在建|落地|复工|完工|达产|入库|新签|拟建|前期)(?P<what>项目|企业|工程)?"
)
"""What is done with projects, the last of a list naming them: 签约、动工、竣工·项目."""
_PLANNED = re.compile("^(?:规划|设计|计划|预计)(?=..)")
_MEASURES = ("率", "额", "量", "值", "比")
_TWO_NOUNS = 4
"""Characters from which on a known metric may be a shared noun with its own word before it."""
