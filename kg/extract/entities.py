"""Joins the mentions of a page that name the same thing into the document's entities."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extract.page import Mention, Page

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
_SECTOR_HEADS = re.compile(r"(?:全产业链|产业链|产业集群|产业基地|产业|集群|行业|赛道)+$")
_LEVELS = re.compile(
    r"^(?:世界级|国家级|国家|省级|市级|全国|首批|千亿级?|百亿级?|现代|第[一二三四五六七八九十]+批|20\d\d年?度?|（[^）]+）)+"
)


@dataclass(slots=True)
class Thing:
    """One thing of the page: its kind, names and mentions, in order of first mention."""

    kind: str
    name: str
    names: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    code: str | None = None


class Things:
    """The things of a page, found by mention or by name."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.all: list[Thing] = []
        self._by_key: dict[tuple[str, str], int] = {}
        self._of_mention: dict[Mention, int] = {}

    def add(self, mention: Mention) -> int:
        """Index of the thing that a mention names, new if need be."""
        held = self._of_mention.get(mention)
        if held is not None:
            return held
        keys = [(_bucket(mention.kind), key) for key in self._keys(mention)]
        index = next((self._by_key[k] for k in keys if k in self._by_key), None)
        if index is None:
            index = len(self.all)
            self.all.append(Thing(mention.kind, mention.name, code=mention.code))
        thing = self.all[index]
        for key in keys:
            self._by_key.setdefault(key, index)
        thing.mentions.append(mention)
        thing.names.update({mention.name, *mention.labels})
        if mention.kind == "IndustryCluster":
            thing.kind = mention.kind
        if mention.code and not thing.code:
            thing.code = mention.code
        self._of_mention[mention] = index
        return index

    def join(self, one: int, other: int) -> None:
        """Make one thing part of another; its mentions and keys move."""
        thing, target = self.all[one], self.all[other]
        for mention in thing.mentions:
            self._of_mention[mention] = other
        target.mentions.extend(thing.mentions)
        target.names |= thing.names
        for key, held in self._by_key.items():
            if held == one:
                self._by_key[key] = other
        thing.mentions.clear()

    def find(self, kind: str, name: str) -> int | None:
        """Index of a thing by kind and one of its names."""
        return self._by_key.get((_bucket(kind), name))

    def named(self, mention: Mention) -> int | None:
        """Index of the thing a mention would join, without adding it."""
        held = self._of_mention.get(mention)
        if held is not None:
            return held
        return next(
            (
                i
                for k in self._keys(mention)
                if (i := self._by_key.get((_bucket(mention.kind), k))) is not None
            ),
            None,
        )

    def _keys(self, mention: Mention) -> Iterable[str]:
        if mention.kind == "District":
            return [mention.code or mention.name]
        names = list(dict.fromkeys((mention.name, *mention.labels)))
        if mention.kind == "IndustrialPark":
            return [k for n in names for k in self._park_keys(n)]
        if mention.kind in ("Industry", "IndustryCluster"):
            return [k for n in names for k in self._sector_keys(n)]
        if mention.kind == "Designation":
            return [k for n in names for k in dict.fromkeys((n, _LEVELS.sub("", n)))]
        return names

    def _park_keys(self, name: str) -> list[str]:
        keys = [name]
        bare = self.strip_places(name)
        if "·" in bare:
            keys.append(self.strip_places(bare.rpartition("·")[2]))
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

    def _sector_keys(self, name: str) -> list[str]:
        bare = _LEVELS.sub("", self.strip_places(name)) or name
        stem = _SECTOR_HEADS.sub("", bare)
        return list(dict.fromkeys((name, bare, stem if len(stem) >= 2 else bare)))

    def strip_places(self, name: str) -> str:
        """A name without the districts that stand before it."""
        splitter = self.page.lexicon.splitter
        at = 0
        while True:
            step = next(
                (
                    n
                    for n in range(min(10, len(name) - at - 2), 1, -1)
                    if splitter.is_place(name[at : at + n])
                ),
                0,
            )
            if not step:
                return name[at:]
            at += step


def _bucket(kind: str) -> str:
    return "Sector" if kind in ("Industry", "IndustryCluster") else kind


def build_things(page: Page, mentions: Iterable[Mention]) -> Things:
    """Things of the page; longer names first, so that short forms join the full ones."""
    things = Things(page)
    mentions = list(mentions)
    order = sorted(
        mentions,
        key=lambda m: (m.kind not in ("Enterprise", "Project", "IndustryCluster"), -len(m.name), m.start),
    )
    for mention in order:
        things.add(mention)
    _join_suffixes(things, "Project")
    _join_sectors(things)
    _choose_names(things)
    return things


def _join_suffixes(things: Things, kind: str) -> None:
    """煤矿整体智能化项目 after 众合科技煤矿整体智能化项目 is the same project."""
    by_length = sorted(
        (i for i, t in enumerate(things.all) if t.kind == kind), key=lambda i: -len(things.all[i].name)
    )
    for index in by_length:
        thing = things.all[index]
        for other in by_length:
            longer = things.all[other]
            if (
                other != index
                and longer.mentions
                and thing.mentions
                and len(longer.name) > len(thing.name)
                and longer.name.endswith(thing.name)
                and len(thing.name) >= 6
            ):
                things.join(index, other)
                break


def _join_sectors(things: Things) -> None:
    """光伏产业 in a text whose system lists one cluster 绿色硅光伏 is that cluster."""
    listed = [(i, t) for i, t in enumerate(things.all) if any(m.rule == "cluster.listed" for m in t.mentions)]
    for index, thing in enumerate(things.all):
        if thing.kind != "Industry" or not thing.mentions:
            continue
        stem = _SECTOR_HEADS.sub("", thing.name)
        fitting = [i for i, t in listed if i != index and _SECTOR_HEADS.sub("", t.name).endswith(stem)]
        if len(stem) >= 2 and len(fitting) == 1:
            things.join(index, fitting[0])


def _choose_names(things: Things) -> None:
    for thing in things.all:
        if thing.kind in ("District", "Region") or not thing.names:
            continue
        counts: dict[str, int] = defaultdict(int)
        for mention in thing.mentions:
            counts[mention.name] += 1
        named = [n for n in counts] or [thing.name]
        thing.name = max(named, key=lambda n: (len(n), n))
