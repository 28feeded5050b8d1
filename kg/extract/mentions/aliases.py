"""Finds the short forms of full names that the document itself gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.text.segment import is_word

_DECLARED = re.compile(r"（(?:以下)?(?:简称|下称|称)(?:为)?(?:[：:])?[“‘]?([^”’）]{2,12})[”’]?）")


_SHORTENED = ("IndustrialPark", "Institution", "Enterprise", "Project", "IndustryCluster")
_BRACKETED = re.compile(r"（[“‘]?([^“”‘’（），。；：、]{2,10})[”’]?）")


_LETTERS = re.compile("[A-Z][A-Za-z&-]{1,9}")


def _given_in_brackets(page: Page, mention: Mention) -> str:
    """The short form in brackets behind a registered name: letters, or some of its characters in their order."""
    if mention.kind != "Enterprise" or not page.text.startswith("（", mention.end):
        return ""
    found = _BRACKETED.match(page.text, mention.end)
    if found is None or found.group(1) in page.lexicon.districts:
        return ""
    if _LETTERS.fullmatch(found.group(1)):
        return found.group(1)
    if mention.rule != "firm.form":
        return ""
    rest = iter(mention.name)
    return found.group(1) if all(char in rest for char in found.group(1)) else ""


_ALSO_CALLED = re.compile(
    r"(?:叫它|叫作|称它|称之为|称其为|称为|称作|简称|俗称|习惯称|又名|也叫|就叫|昵称)(?:为)?“(?P<name>[\u4e00-\u9fff]{2,6})”"
)


def _also_called(page: Page) -> Iterator[Mention]:
    """Short forms that a sentence tells of the firm it speaks of: …有限责任公司，人们叫它“昌飞”."""
    for match in _ALSO_CALLED.finditer(page.text):
        floor, form = page.sentence_at(match.start()).start, match["name"]
        before = page.mentions.within(floor, match.start())
        firms = (m for m in before if m.kind == "Enterprise")
        named = max(firms, key=lambda m: (m.end, m.end - m.start), default=None)
        if named is None or form == named.name:
            continue
        rest = iter(named.name)
        if all(char in rest for char in form):
            for start, end, _ in page.places_of([form]):
                yield Mention(start, end, "Enterprise", form, "name.declared", 0.95, (named.name,))


def _of_parent(form: str, name: str) -> bool:
    """Whether a group's name only opens that of its daughter: 金川集团 of 金川集团铜业有限公司."""
    at = name.find(form) + len(form)
    return form.endswith("集团") and form in name and _MORE.match(name, at) is not None


_MORE = re.compile("(?!股份|有限|控股|公司|总)[\u4e00-\u9fff]{2}")


def find_aliases(page: Page) -> Iterator[Mention]:
    """Short forms of the full names that the document itself gives, and those it declares (简称“中德园”)."""
    text = page.text
    yield from _also_called(page)
    for mention in page.mentions:
        declared = _DECLARED.match(text, mention.end) if mention.kind in _SHORTENED else None
        form = declared.group(1) if declared else _given_in_brackets(page, mention)
        if form:
            for start, end, _ in page.places_of([form]):
                yield Mention(start, end, mention.kind, form, "name.declared", 0.95, (mention.name,))
    firms = [m for m in page.mentions if m.kind == "Enterprise" and m.rule in ("firm.form", "firm.head")]
    seen: dict[str, str] = {}
    for firm in sorted(firms, key=lambda m: (-len(m.name), m.name)):
        for form, safe in page.lexicon.splitter.short_forms(firm.name):
            if (
                form in seen
                or form == firm.name
                or _of_parent(form, firm.name)
                or form in page.lexicon.districts
                or form in page.lexicon.seeds.industries
            ):
                continue
            if (safe and not (len(form) <= 3 and is_word(form))) or (len(form) == 2 and not is_word(form)):
                seen[form] = firm.name
    for start, end, form in page.places_of(sorted(seen, key=lambda f: (-len(f), f))):
        if not (page.straddled(start) or (len(form) == 2 and page.straddled(end))):
            yield Mention(start, end, "Enterprise", form, "firm.alias", 0.9, (seen[form],))
