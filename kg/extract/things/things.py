"""The things a page speaks of, found by mention or by name."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.mention import Mention
from kg.extract.things.keys import bucket, keys_of
from kg.names import NameSplitter

_PLACED = ("IndustrialPark", "IndustryCluster", "Industry")
"""Kinds of which several on a page differ in nothing but their place."""


@dataclass(slots=True)
class Thing:
    """One thing of the page: its kind, names and mentions, in order of first mention."""

    kind: str
    name: str
    names: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    code: str | None = None


def _ends(one: str, other: str) -> bool:
    """Whether one name only is the end of the other: 长沙经开区·汨罗飞地园."""
    return one.endswith(other) or other.endswith(one)


def _level(title: str) -> str:
    """Whose a title is: 国家级绿色工厂 is not 市级绿色工厂, 全国 is 国家级.

    >>> _level("市级绿色工厂"), _level("绿色工厂")
    ('市级', '')
    """
    if title.startswith("全国"):
        return "国家"
    return title[:2] if title.startswith(("国家", "省级", "市级", "区级", "县级")) else ""


class Things:
    """The things of a page. Facts and numbers name them by their index in `all`."""

    def __init__(self, splitter: NameSplitter) -> None:
        self.all: list[Thing] = []
        self.splitter = splitter
        self._by_key: dict[tuple[str, str], int] = {}
        self._of_mention: dict[Mention, int] = {}
        self._keys: dict[tuple[object, ...], list[tuple[str, str]]] = {}

    def add(self, mention: Mention) -> int:
        """Index of the thing that a mention names, new if need be."""
        held = self._of_mention.get(mention)
        if held is not None:
            return held
        keys = self._keys_of(mention)
        known = (self._by_key[k] for k in keys if k in self._by_key)
        index = next((i for i in known if not self._elsewhere(mention, self.all[i])), None)
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

    def _elsewhere(self, mention: Mention, thing: Thing) -> bool:
        """Whether a park or trade is of one place by its name and a thing of another: 麻山·石墨园, 恒山·石墨园."""
        if mention.kind == "Designation" and mention.name not in thing.names:
            return _level(mention.name) != _level(thing.name) and bool(
                _level(mention.name) and _level(thing.name)
            )
        if mention.kind not in _PLACED or mention.name in thing.names:
            return False
        if mention.kind == "IndustrialPark" and any(_ends(mention.name, name) for name in thing.names):
            return False
        place, other = self._place(mention.name), self._place(thing.name)
        return bool(place and other) and place not in other and other not in place

    def _place(self, name: str) -> str:
        """The places that a name opens with, without what they are: 平顶山 of 平顶山市尼龙产业集群."""
        place = self.splitter.split(name).place
        return place[:-1] if len(place) > 2 and place[-1] in "省市县区" else place

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
        return self._by_key.get((bucket(kind), name))

    def named(self, mention: Mention) -> int | None:
        """Index of the thing a mention would join, without adding it."""
        held = self._of_mention.get(mention)
        if held is not None:
            return held
        found = (self._by_key.get(key) for key in self._keys_of(mention))
        return next((index for index in found if index is not None), None)

    def _keys_of(self, mention: Mention) -> list[tuple[str, str]]:
        """A page names most things more than once."""
        named = (mention.kind, mention.name, mention.labels, mention.code)
        keys = self._keys.get(named)
        if keys is None:
            keys = self._keys[named] = keys_of(mention, self.splitter)
        return keys
