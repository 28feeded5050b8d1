"""Finds firms by what only firms do with each other, 给A供货, 被B收购, C旗下的D, and by ties to one that is known."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.shape.fillers import fills
from kg.extract.shape.firms import after_kind
from kg.extract.shape.rows import row_items
from kg.extract.slots import FIRM, Slot

_PLANTS = ("工厂", "基地", "总部", "公司", "车间", "分厂")
"""What a firm has in a place: 泛微·郑州工厂."""
_PART_IN_WORKS = re.compile("(?<=[\u4e00-\u9fff]{2})(?:总承包|承建|施工|代建|监理)$")
"""What a firm does in building, behind its name: 由骅锐·总承包."""
_MEMBER = re.compile("(?:^和)?[^和及以]+(?:以(?!及)[^和及]*)?")


def find_tied(page: Page) -> Iterator[Mention]:
    """Names in the slots of seeds/firm_slots.csv where none was found; those of a known firm after the others."""
    slots = page.lexicon.firm_slots
    cued: dict[int, set[int]] = defaultdict(set)
    for at, numbers in slots.cued(page.text):
        cued[page.sentence_at(at).start].update(numbers)
    found = [m for start, asked in cued.items() for m in _in_sentence(page, page.sentence_at(start), asked)]
    owners = _owners(page) if found else {}
    for mention in found:
        yield replace(mention, labels=owners.get(mention.name, ()))


def _in_sentence(page: Page, sentence: Sentence, asked: set[int]) -> Iterator[Mention]:
    if sentence.role == "byline":
        return
    firms = {
        (m.start, m.end) for m in page.mentions.within(sentence.start, sentence.end) if m.kind == "Enterprise"
    }
    slots = page.lexicon.firm_slots.slots
    for tied in (False, True):
        numbers = [number for number in sorted(asked) if slots[number].tied is tied]
        if numbers and (firms or not tied):
            named = list(_in_slots(_Masked(page, sentence, firms), [slots[number] for number in numbers]))
            yield from named
            firms.update((m.start, m.end) for m in named)


def _owners(page: Page) -> dict[str, tuple[str, ...]]:
    """Brand → the longest name on the page that has it: 青禾 of 青禾重工."""
    firms = sorted({m.name for m in page.mentions if m.kind == "Enterprise"}, key=lambda n: (len(n), n))
    return {page.lexicon.splitter.split(name).brand: (name,) for name in firms}


class _Masked:
    """A sentence with one character for each firm; where its stretches between them begin, in it and on the page."""

    def __init__(self, page: Page, sentence: Sentence, firms: Iterable[tuple[int, int]]) -> None:
        self.page = page
        parts: list[str] = []
        self._starts, self._origins = [0], [sentence.start]
        at, length = sentence.start, 0
        for start, end in sorted(firms, key=lambda span: (span[0], -span[1])):
            if start < at:
                continue
            parts += (page.text[at:start], FIRM)
            length += start - at + 1
            at = end
            self._starts.append(length)
            self._origins.append(at)
        parts.append(page.text[at : sentence.end])
        self.text = "".join(parts)

    def origin(self, at: int) -> int:
        """Where a character of it that stands for itself stands on the page."""
        place = bisect_right(self._starts, at) - 1
        return self._origins[place] + at - self._starts[place]


def _in_slots(masked: _Masked, slots: list[Slot]) -> Iterator[Mention]:
    page = masked.page
    for slot in slots:
        for match in slot.regex.finditer(masked.text):
            items = [
                (start + part.start(), part.group())
                for start, item in row_items(match.start("firms"), match["firms"])
                for part in _MEMBER.finditer(item)
            ]
            unknown = [_named(masked, start, item) for start, item in items if item != FIRM]
            plain = [fills(page, name, sure=slot.sure, joined=False) for _, name in unknown]
            joined = any(plain) or len(unknown) < len(items)
            for (start, name), fit in zip(unknown, plain, strict=True):
                fit = fit or (joined and fills(page, name, sure=slot.sure, joined=True))
                if fit and not _held(page, start, start + len(name)):
                    yield Mention(start, start + len(name), "Enterprise", name, "firm.tied", 0.78)


def _named(masked: _Masked, start: int, item: str) -> tuple[int, str]:
    """A member of a list, its place and name: no quotation marks, no kind of firm before it, no plant behind it."""
    page = masked.page
    at, name = after_kind(page, masked.origin(start + item.startswith("“")), item.strip("“”"))
    if "厂" in item[:-1] and not name.endswith(_PLANTS):
        return at, ""  # 印染厂·上色
    if name.endswith(_PLANTS):
        places = [m.start for m in page.mentions.touching(at + 2, at + len(name)) if m.kind == "District"]
        name = name[: min((place - at for place in places if place >= at + 2), default=len(name))]
    return at, _PART_IN_WORKS.sub("", name)


def _held(page: Page, start: int, end: int) -> bool:
    """Whether a name stands there already, or more than a place and a firm that it goes on from."""
    return any(
        not (m.kind == "District" and m.start == start and m.end < end)
        for m in page.mentions.touching(start, end)
    )
