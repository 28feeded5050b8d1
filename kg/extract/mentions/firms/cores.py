"""Finds registered firms by the beginning of their own name: 浦车储能 of 甘肃浦车储能电池技术有限公司."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.text.segment import is_word, words

_LEAST = 3


def find_core_forms(page: Page) -> Iterator[Mention]:
    """Where a text calls a registered firm by what its name begins with, its place left out.

    The name's own words may be any: what counts is that the text uses so much of it elsewhere, alone.
    """
    cores: dict[str, str] = {}
    for name in sorted({m.name for m in page.mentions if m.kind == "Enterprise" and m.rule == "firm.form"}):
        parts = page.lexicon.splitter.split(name)
        core = f"{parts.brand}{parts.trade}"
        for start in {0, core.rfind("集团") + 2} if "集团" in core[:-2] else {0}:
            if len(core) - start >= _LEAST:
                cores[core[start:]] = name
    forms: dict[str, set[str]] = {}
    for core, name in cores.items():
        for size in accumulate(map(len, words(core))):  # 骅岭复 of 骅岭复合材料 is no form
            if page.text.find(core[:size]) < 0:
                break
            if size >= _LEAST:
                forms.setdefault(core[:size], set()).add(name)
    for form, names in sorted(forms.items(), key=lambda pair: (-len(pair[0]), pair[0])):
        if len(names) == 1 and _is_name(page, form):
            yield from _alone(page, form, next(iter(names)))


def _is_name(page: Page, form: str) -> bool:
    """Whether a beginning can only be a name: it holds a brand, and is no word, place or industry."""
    lexicon = page.lexicon
    known = form in lexicon.districts or form in lexicon.seeds.industries or is_word(form)
    return not known and lexicon.splitter.has_brand(form)


def _alone(page: Page, form: str, name: str) -> Iterator[Mention]:
    """The places of a form that no longer name holds, and that cut no word."""
    rest = name.partition(form)[2]
    for start, end, _ in page.places_of([form]):
        goes_on = rest and page.text.startswith(rest[0], end)
        inside = any(
            m.start <= start and end <= m.end and m.kind != "District"
            for m in page.mentions.touching(start, end)
        )
        if not (goes_on or inside or page.straddled(start) or page.straddled(end)):
            yield Mention(start, end, "Enterprise", form, "firm.core", 0.85, (name,))
