"""Puts annotated articles of several places below one another, as newspapers print the districts of a city on one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

Gold = dict[str, Any]
Heading = Callable[[int, str], str]
"""Number of a section from 0 and name of its place → what stands above the section."""
STYLES: dict[str, Heading] = {
    "name and slogan": lambda number, name: f"{short(name)}\n\n聚力项目建设 跑出加速度",
    "name alone": lambda number, name: short(name),
    "name and slogan in a line": lambda number, name: f"{short(name)} 聚力项目建设 跑出加速度",
    "name, colon, slogan": lambda number, name: f"{name}：聚力项目建设 跑出加速度",
    "numbered": lambda number, name: f"{'一二三四五六七八'[number]}、{name}",
    "in brackets": lambda number, name: f"【{name}】",
    "behind a mark": lambda number, name: f"■ {short(name)}",
}


def short(name: str) -> str:
    """海盐 of 海盐县."""
    return name[:-1] if len(name) > 2 else name


def place_of(gold: Gold) -> str | None:
    """The district or town that most facts are of; None if that is no county, district, city or town by its name."""
    names = {e["id"]: e["name"] for e in gold["entities"] if e["type"] == "District"}
    ends = [
        r["o"] if r["p"] == "locatedIn" else r["s"]
        for r in gold["relations"]
        if r["p"] in ("locatedIn", "develops")
    ]
    most = Counter(end for end in ends if end in names).most_common(1)
    return names[most[0][0]] if most and names[most[0][0]][-1] in "市县区旗镇" else None


def pages(
    articles: Iterable[tuple[Gold, str]], sections: int, heading: Heading
) -> Iterator[tuple[Gold, str]]:
    """Pages of so many articles each, without their titles; articles of no one place are left out."""
    placed = [(gold, text, place) for gold, text in articles if (place := place_of(gold))]
    for at in range(0, len(placed) - sections + 1, sections):
        some = placed[at : at + sections]
        if len({place for _, _, place in some}) == sections:
            yield _page(f"page{at}", some, heading)


def _page(name: str, parts: Sequence[tuple[Gold, str, str]], heading: Heading) -> tuple[Gold, str]:
    ids: dict[tuple[str, str], str] = {}
    entities: dict[str, Gold] = {}
    page: Gold = {
        "doc": name,
        "source": {"date": parts[0][0]["source"].get("date")},
        "relations": [],
        "observations": [],
    }
    text = "竞相发展开新局 奋楫扬帆谱新篇\n\n"
    for number, (gold, article, place) in enumerate(parts):
        body = article.strip().partition("\n")[2].strip()
        text += f"{heading(number, place)}\n\n{body}\n\n"
        own = {}
        for entity in gold["entities"]:
            one = ids.setdefault((entity["type"], entity["name"]), f"x{len(ids)}")
            known = entities.setdefault(one, {**entity, "id": one, "mentions": []})
            known["mentions"] += [m for m in entity["mentions"] if m not in known["mentions"]]
            own[entity["id"]] = one
        page["relations"] += [{**r, "s": own[r["s"]], "o": own[r["o"]]} for r in gold["relations"]]
        page["observations"] += [{**o, "s": own[o["s"]]} for o in gold["observations"]]
    return {**page, "entities": list(entities.values())}, text
