"""The forms of a name under which its thing is found again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from kg.extract.mention import Mention
from kg.names import NameSplitter

_PARK_CLASSES = (
    (
        re.compile(r"(?:国家级?)?(?:高新技术产业开发区|高新技术产业园区|高新技术开发区|国家高新区|高新区)$"),
        "高新区",
    ),
    (re.compile(r"(?:国家级?)?(?:经济技术开发区|经济开发区|国家经开区|经开区)$"), "经开区"),
    (re.compile(r"(?:综合保税区|综保区)$"), "综保区"),
    (re.compile(r"(?:工业园区|工业园)$"), "工业园"),
    (re.compile(r"(?:产业园区|产业园)$"), "产业园"),
    (re.compile(r"(?:物流园区|物流园)$"), "物流园"),
)
_INNER_PARK = re.compile(r".{2,}?(?:高新区|经开区|开发区|科学城|新区|示范区)(?=.{4,})")
_SECTOR_HEADS = re.compile(
    r"(?:全产业链|产业链|产业集群|产业基地|特色产业集聚区|专业镇|产业|集群|行业|赛道)+$"
)
_LEVELS = re.compile(
    r"^(?:世界级|国家级|国家|省级|市级|全国|首批|千亿级?|百亿级?|现代|第[一二三四五六七八九十]+批|20\d\d年?度?|（[^）]+）)+"
)


def bucket(kind: str) -> str:
    """The namespace of a kind's keys: an industry and its cluster share one."""
    return "Sector" if kind in ("Industry", "IndustryCluster") else kind


def sector_stem(name: str) -> str:
    """A sector's name without its heads.

    >>> sector_stem("光伏产业集群")
    '光伏'
    """
    return _SECTOR_HEADS.sub("", name)


def keys_of(mention: Mention, splitter: NameSplitter) -> list[tuple[str, str]]:
    """Keys of the thing a mention names, surest first. A district has its code, else its name."""
    forms: Iterable[str]
    if mention.kind == "District":
        forms = (mention.code or mention.name,)
    else:
        names = dict.fromkeys((mention.name, *mention.labels))
        expand = _EXPAND.get(mention.kind)
        forms = names if expand is None else [key for name in names for key in expand(name, splitter)]
    return [(bucket(mention.kind), form) for form in forms]


def _park_keys(name: str, splitter: NameSplitter) -> list[str]:
    keys = [name]
    if within := _within(name, splitter):
        keys.append(within)
    bare = _strip_places(name, splitter)
    if "·" in bare:
        keys.append(_strip_places(bare.rpartition("·")[2], splitter))
    if len(bare) >= 4 and not any(p.fullmatch(bare) for p, _ in _PARK_CLASSES):
        keys.append(bare)
    if inside := _INNER_PARK.match(name):
        rest = name[inside.end() :]
        if len(rest) >= 4:
            keys.append(rest)
    for pattern, short in _PARK_CLASSES:
        for key in list(keys):
            if match := pattern.search(key):
                keys.append(key[: match.start()].removesuffix("国家") + short)
    if name.endswith("经济开发区"):
        keys.append(name.removesuffix("经济开发区") + "开发区")
    return list(dict.fromkeys(keys))


def _within(name: str, splitter: NameSplitter) -> str:
    """A park's name without the first of the two or more places that it opens with: 山西·太谷经济技术开发区."""
    for size in range(min(10, len(name) - 4), 1, -1):
        if name[:size] in splitter.places:
            rest = name[size:]
            nested = any(rest[:n] in splitter.places for n in range(min(10, len(rest) - 2), 1, -1))
            return rest if nested else ""
    return ""


def _sector_keys(name: str, splitter: NameSplitter) -> list[str]:
    bare = _LEVELS.sub("", _IN_PARK.sub("", _strip_places(name, splitter))) or name
    stem = sector_stem(bare)
    return list(dict.fromkeys((name, bare, stem if len(stem) >= 2 else bare)))


_IN_PARK = re.compile("^[\u4e00-\u9fff]{0,4}?(?:高新区|经开区|开发区|示范区|保税区)(?=[\u4e00-\u9fff]{4})")
"""The park that a cluster's name opens with."""


def _title_keys(name: str, splitter: NameSplitter) -> list[str]:
    return list(dict.fromkeys((name, _LEVELS.sub("", name))))


def _strip_places(name: str, splitter: NameSplitter) -> str:
    """A name without the districts that stand before it."""
    at = 0
    while True:
        longest = min(10, len(name) - at - 2)
        for size in range(longest, 1, -1):
            if name[at : at + size] in splitter.places:
                at += size
                break
        else:
            return name[at:]


_EXPAND: dict[str, Callable[[str, NameSplitter], list[str]]] = {
    "IndustrialPark": _park_keys,
    "Industry": _sector_keys,
    "IndustryCluster": _sector_keys,
    "Designation": _title_keys,
}
