"""Joins firms and parks that a page calls by a shorter name with those that have the full one."""

from __future__ import annotations

import re

from kg.extract.things.things import Thing, Things
from kg.names import NameSplitter

_FORM = re.compile(r"(?:集团|控股|股份|有限|责任|公司|总公司|分公司)+$")
_CALLED = re.compile(r"(?:集团|股份|控股|公司)$")
_REGISTERED = ("firm.form",)


def join_short_firms(things: Things) -> None:
    """信德电力 is 河北信德电力配件有限公司, if no other registered firm of the page can be called so.

    A group that is known all over the country (比亚迪) is not its daughter.
    """
    full = [
        (index, thing.name, _core(thing.name, things.splitter))
        for index, thing in enumerate(things.all)
        if thing.kind == "Enterprise" and _registered(thing)
    ]
    for index, thing in enumerate(things.all):
        if thing.kind != "Enterprise" or not thing.mentions or _registered(thing):
            continue
        bare = _without_place(thing.name, things.splitter)
        place, known = thing.name.removesuffix(bare), any(m.rule == "firm.group" for m in thing.mentions)
        fits = [
            (len(core), core, at)
            for at, name, core in full
            if place in name
            and _is_short(bare, core, name)
            and not (known and (_CALLED.search(bare) or bare != core))
        ]
        if fits and all(core.startswith(min(fits)[1]) for _, core, _ in fits):
            things.join(index, min(fits)[2])


_PARK = re.compile(r"(?:国家级?)?(?:经济技术|高新技术产业|高新技术|经济)(?=开发区$)|经开(?=区$)")


def join_short_parks(things: Things) -> None:
    """准东开发区 is 准东经济技术开发区, if the page has no second of that name."""
    parks = [(i, t) for i, t in enumerate(things.all) if t.kind == "IndustrialPark" and t.mentions]
    for index, park in parks:
        if not park.name.endswith("开发区") or _PARK.search(park.name):
            continue
        own = park.name.removesuffix("开发区")
        fits = [
            at
            for at, other in parks
            if (found := _PARK.search(other.name)) and other.name[: found.start()].endswith(own)
        ]
        if own and len(fits) == 1 and things.all[fits[0]].mentions:
            things.join(index, fits[0])


def _registered(thing: Thing) -> bool:
    return any(mention.rule in _REGISTERED for mention in thing.mentions)


def _core(name: str, splitter: NameSplitter) -> str:
    """A registered name without its place and legal form: 信德电力配件."""
    bare = re.sub(r"（[^）]*）", "", name)
    head, form, _ = bare.partition("有限")
    return _FORM.sub("", _without_place(head if form else bare, splitter))


def _without_place(name: str, splitter: NameSplitter) -> str:
    place = splitter.split(name + "有限公司").place
    rest = name.removeprefix(place)
    return rest if len(rest) > 1 else name


def _is_short(short: str, core: str, name: str) -> bool:
    """Whether a firm of that core can be called so: its beginning, with what it is, or with some of what it makes."""
    if len(short) < 2 or short == core:
        return short == core
    called = _CALLED.search(short)
    if called is not None:
        base = short[: called.start()]
        if (
            called.group() == "集团"
            and short in name
            and _DAUGHTER.match(name, name.find(short) + len(short))
        ):
            return False  # 金川集团 of 金川集团铜业有限公司
        return len(base) > 1 and core.startswith(base) and called.group() in name
    if core.startswith(short):
        return True
    return len(short) > 3 and core.startswith(short[:2]) and _in_order(short[2:], core[2:])


_DAUGHTER = re.compile(r"(?!（|股份|有限|控股|公司)[\u4e00-\u9fff]{2}")


def _in_order(some: str, text: str) -> bool:
    rest = iter(text)
    return all(char in rest for char in some)
