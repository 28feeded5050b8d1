"""Joins the mentions of a page that name the same thing."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from kg.extract.merge import Merged
from kg.extract.page import Page
from kg.extract.things.keys import sector_stem
from kg.extract.things.short_names import join_short_firms, join_short_parks
from kg.extract.things.things import Things

_SEAT = re.compile(r"(?:市|区|县|省|旗|镇|党)?(?:委|工委|委员会|人民政府|政府)")


def build_things(page: Page, names: Merged) -> Things:
    """Things of the page; longer names first, so that short forms join the full ones.

    A district inside the name of its government counts, since the government need not be an entity itself;
    one inside the name of a ministry's branch does not.
    """
    things = Things(page.lexicon.splitter)
    mentions = [*names.outer]
    for body in names.outer:
        if body.kind == "GovernmentBody":
            inside = [m for m in names.inside(body) if m.kind == "District"]
            seats = [m for m in inside if _SEAT.fullmatch(page.text, m.end, body.end)]
            mentions += [m for m in inside if m in seats or any(m.end == seat.start for seat in seats)]
    order = sorted(
        mentions,
        key=lambda m: (m.kind not in ("Enterprise", "Project", "IndustryCluster"), -len(m.name), m.start),
    )
    for mention in order:
        things.add(mention)
    _join_suffixes(things, "Project")
    _join_owned(things, {m.name for m in (*names.outer, *names.inner) if m.kind == "Enterprise"})
    _join_suffixes(things, "IndustrialPark", _LONG)
    join_short_firms(things)
    join_short_parks(things)
    _join_bracketed(page, things)
    _join_sectors(page, things)
    _choose_names(things)
    return things


_LONG = 9
"""Characters of a park's name that no second park of a page ends in."""


def _join_suffixes(things: Things, kind: str, least: int = 6) -> None:
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
                and len(thing.name) >= least
            ):
                things.join(index, other)
                break


def _join_bracketed(page: Page, things: Things) -> None:
    """A park in brackets behind a park is the same by another name: 某配套产业园（某开发区某飞地园）."""
    parks = sorted((m for m in page.mentions if m.kind == "IndustrialPark"), key=lambda m: m.start)
    for outer, inner in pairwise(parks):
        alone = page.text[inner.end : inner.end + 1] in "）)"
        if alone and _ALSO.fullmatch(page.text, outer.end, inner.start):
            one, other = things.named(outer), things.named(inner)
            if one is not None and other is not None and one != other and things.all[other].mentions:
                things.join(other, one)


_ALSO = re.compile("[（(](?:以下)?(?:又[称名]|简称|即|原|也称|亦称|对外称)?[：“]?")


def _join_owned(things: Things, firms: set[str]) -> None:
    """骅康项目 is 骅康全产业链科技园项目, if nothing but its firm names it and the firm has no other on the page."""
    projects = [(i, t) for i, t in enumerate(things.all) if t.kind == "Project" and t.mentions]
    for index, project in projects:
        owner = project.name.removesuffix("项目")
        if owner == project.name or owner not in firms:
            continue
        others = [i for i, t in projects if i != index and t.mentions and t.name.startswith(owner)]
        if len(others) == 1:
            things.join(index, others[0])


def _join_sectors(page: Page, things: Things) -> None:
    """光伏产业 in a text whose system lists one cluster 绿色硅光伏 is that cluster, 烟花产业 is 浏阳花炮产业集群."""
    listed = [(i, t) for i, t in enumerate(things.all) if any(m.rule == "cluster.listed" for m in t.mentions)]
    called: dict[str, list[int]] = defaultdict(list)
    named: dict[str, list[int]] = defaultdict(list)
    stems = _stems(page, things)
    for index, stem in stems.items():
        kind = called if things.all[index].kind == "IndustryCluster" else named
        kind[stem].append(index)
    for index, stem in stems.items():
        thing = things.all[index]
        if thing.kind == "IndustryCluster":
            fitting = [i for i in called[stem] if i < index and things.all[i].mentions]
        else:
            bare = sector_stem(thing.name)
            fitting = [i for i, t in listed if i != index and _ends_in(sector_stem(t.name), bare)]
            fitting = fitting or [i for i in called[stem] if things.all[i].mentions]
            alike = [i for i in named[stem] if i < index and things.all[i].mentions]
            fitting = fitting or [i for i in alike if stem != bare or sector_stem(things.all[i].name) != stem]
        if len(stem) >= 2 and len(fitting) == 1:
            things.join(index, fitting[0])


def _ends_in(stem: str, bare: str) -> bool:
    """Whether a sector is called by the end of its name; one of two that it joins is another: 新能源及·新型储能."""
    return stem.endswith(bare) and not stem.removesuffix(bare).endswith(("及", "与", "和", "、"))


def _stems(page: Page, things: Things) -> dict[int, str]:
    """What each sector is called without the page's places, its heads and words of praise, in its usual form."""
    places = {
        form
        for t in things.all
        if t.kind in ("District", "IndustrialPark")
        for name in (t.name, *t.names)
        for form in (name, _SUFFIX.sub("", name))
        if len(form) > 1
    }
    stems = {}
    for index, thing in enumerate(things.all):
        if thing.kind not in ("Industry", "IndustryCluster") or not thing.mentions:
            continue
        stem = sector_stem(thing.name)
        place = max((p for p in places if stem.startswith(p)), key=len, default="")
        stem = stem[len(place) :] if len(stem) > len(place) + 1 else stem
        if thing.kind == "IndustryCluster":
            stem = _RANKED.sub("", stem)
        stems[index] = page.lexicon.canonical.get(("industry", stem), stem)
    known = set(stems.values())
    for index, stem in stems.items():
        made = _MADE.sub("", stem)  # 汽车零部件制造 beside 汽车零部件
        if made != stem and len(made) > 1 and made in known:
            stems[index] = made
    return stems


_MADE = re.compile("(?:制造|加工|生产)业?$")
_SUFFIX = re.compile("[省市县区旗镇乡]$")
_RANKED = re.compile("^(?:绿色|高端|现代|智能|先进|新型|特色|优质)+")
"""Words by which the cluster of an industry is called better than it: 石化产业 is 绿色石化产业集群."""


def _choose_names(things: Things) -> None:
    for thing in things.all:
        if thing.kind in ("District", "Region") or not thing.names:
            continue
        counts: dict[str, int] = defaultdict(int)
        for mention in thing.mentions:
            counts[mention.name] += 1
        named = list(counts) or [thing.name]
        thing.name = max(named, key=lambda n: (not n.startswith(_LEVELS), len(n), n))


_LEVELS = ("国家级", "省级")
"""What a name may be said with and does not hold: 国家级阿拉尔经济技术开发区."""
