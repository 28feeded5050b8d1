"""The firm with which a project's name opens: 雅客·功能糖果二期项目."""

from __future__ import annotations

from kg.extract.mention import Mention
from kg.extract.merge import Merged
from kg.extract.things.things import Things


def owners_by_name(things: Things, names: Merged) -> dict[int, int]:
    """Project → the firm with which its name opens. Places in the names are not yet things of the page by that."""
    owners: dict[int, int] = {}
    known = known_firms(things, names)
    for mention in names.outer:
        if mention.kind == "Project":
            inside = names.inside(mention)
            if (owner := known_owner(mention, inside, known)) is not None:
                owners[things.add(mention)] = owner
                continue
            for part in inside:
                if part.kind == "Enterprise" and sure(things, mention, part) and opens(mention, part, inside):
                    owners[things.add(mention)] = things.add(part)
    return owners


def known_firms(things: Things, names: Merged) -> dict[str, int]:
    """Names of firms that stand outside the names of projects → the firm; none that two firms share."""
    known: dict[str, int] = {}
    shared: set[str] = set()
    for mention in names.outer:
        if mention.kind == "Enterprise" and mention.score >= _SURE and len(mention.name) > 1:
            thing = things.named(mention)
            if thing is not None:
                shared.update(n for n in (mention.name,) if known.setdefault(n, thing) != thing)
    return {name: thing for name, thing in known.items() if name not in shared}


def known_owner(mention: Mention, inside: tuple[Mention, ...], known: dict[str, int]) -> int | None:
    """The firm of the page with whose name a project's opens, its place left out: 雅客·功能糖果二期项目.

    None where a registered name stands there.
    """
    if any(m.kind == "Enterprise" and m.name.endswith(_REGISTERED) for m in inside):
        return None
    starts = [
        0,
        *(m.end - mention.start for m in inside if m.kind == "District" and m.start == mention.start),
    ]
    for start in starts:
        rest = mention.name[start:]
        sizes = range(min(_LONGEST_FIRM, len(rest) - 2), 1, -1)
        found = next((known[rest[:size]] for size in sizes if rest[:size] in known), None)
        if found is not None:
            return found
    return None


_LONGEST_FIRM = 24
_REGISTERED = ("公司", "集团", "厂", "合作社", "研究院", "医院")


def sure(things: Things, mention: Mention, part: Mention) -> bool:
    """Whether a firm in a project's name is one by its own looks, or is named elsewhere too."""
    if part.score >= _SURE:
        return True
    thing = things.named(part)
    return thing is not None and any(
        m.score >= _SURE and not mention.start <= m.start < mention.end for m in things.all[thing].mentions
    )


_SURE = 0.8


def opens(mention: Mention, part: Mention, inside: tuple[Mention, ...]) -> bool:
    """Whether a name opens with a part, or with the districts above it: 信阳市·平桥区 in a cluster's name.

    Of several districts in a row the last is meant.
    """
    districts = {m.end: m.start for m in inside if m.kind == "District"}
    if part.kind == "District" and part.end in districts.values():
        return False
    at = part.start
    while at > mention.start and at in districts:
        at = districts[at]
    return at == mention.start
