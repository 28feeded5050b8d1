"""Finds wares that bear a name and a number, where a word for wares leads to them: 机型·白鹭200."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.text.segment import tagged

_CALLED = re.compile(
    r"(?:产品|新品|[机车船]型|新车|型号为?)[“‘]?(?P<name>(?P<words>[\u4e00-\u9fff]{2,4})(?:[A-Z]{1,2}|-)?\d{1,4}[A-Z]?)"
    r"(?![A-Za-z\d.,%％‰:：×*—\-~至到余多几半个万亿千百]|℃)"
)
_NOUNS = frozenset(("n", "nz", "nr", "nrt", "nrfg", "ns", "nt", "j", "ng", "g"))


def find_models(page: Page) -> Iterator[Mention]:
    """Models, found again wherever their name and number stand; no amounts: 产品销量600万辆."""
    found = {m["name"] for m in _CALLED.finditer(page.text) if _is_model(page, m)}
    for start, end, name in page.places_of(sorted(found)):
        if not page.text[end : end + 1].isdigit():
            yield Mention(start, end, "Product", name, "product.model", 0.8)


def _is_model(page: Page, match: re.Match[str]) -> bool:
    seeds, words = page.lexicon.seeds, match["words"]
    if page.text.startswith(_units(page), match.end("name")):
        return False
    if any(words[at:] in seeds.metrics or words[at:] in seeds.edges for at in range(len(words) - 1)):
        return False
    return all(flag in _NOUNS for _, flag in tagged(words))


def _units(page: Page) -> tuple[str, ...]:
    return tuple(unit for unit in page.lexicon.seeds.units if unit)
