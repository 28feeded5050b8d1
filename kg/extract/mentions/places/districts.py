"""Finds districts, and decides which of several namesakes is meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.lexicon import Cue
from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.headings import leads
from kg.seeds import District


def find_districts(page: Page) -> Iterator[Mention]:
    """Districts by full or short name; “X市Y区” names both, and X decides which Y."""
    chosen = _longest(page.cues_of("district"))
    full_codes = {d.code for cue in chosen for d in page.lexicon.districts[cue.word] if d.name == cue.word}
    called = {page.lexicon.seeds.districts[code].name[:-1]: code for code in sorted(full_codes)}
    votes = _votes(page, chosen)
    _chain_votes(page, chosen, votes)
    at = 0
    while at < len(chosen):
        chain = [chosen[at]]
        while at + 1 < len(chosen) and _follows(page, chain[-1], chosen[at + 1]):
            at += 1
            chain.append(chosen[at])
        at += 1
        for size in range(1, len(chain) + 1):
            mention = _mention(page, chain, size, votes, called)
            if mention is not None:
                yield mention


def _longest(cues: list[Cue]) -> list[Cue]:
    kept: list[Cue] = []
    for cue in sorted(cues, key=lambda c: (c.start, -c.end)):
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
        elif len(kept[-1].word) == 2 < len(cue.word) and cue.end > kept[-1].end:
            kept[-1] = cue  # 同·江苏省, not 同江·苏省
    return kept


def _follows(page: Page, first: Cue, second: Cue) -> bool:
    """Whether two names stand together as parent and child: 长治市上党区."""
    if second.start != first.end:
        return False
    above = {d.code for d in page.lexicon.districts[first.word]}
    return any(
        a.code in above
        for d in page.lexicon.districts[second.word]
        for a in page.lexicon.seeds.ancestors(d.code)
    )


def _votes(page: Page, cues: list[Cue]) -> Counter[str]:
    """How often each district, and everything above it, is named by an unambiguous name."""
    votes: Counter[str] = Counter()
    for cue in cues:
        candidates = page.lexicon.districts[cue.word]
        if len(candidates) == 1 and not (
            candidates[0].common and cue.word not in (candidates[0].name, *candidates[0].forms)
        ):
            votes[candidates[0].code] += 1
            for above in page.lexicon.seeds.ancestors(candidates[0].code):
                votes[above.code] += 1
    return votes


def _chain_votes(page: Page, cues: list[Cue], votes: Counter[str]) -> None:
    """A name that stands behind its parent decides for the same name elsewhere."""
    for first, second in pairwise(cues):
        if _follows(page, first, second):
            above = {d.code for d in page.lexicon.districts[first.word]}
            for district in page.lexicon.districts[second.word]:
                if any(a.code in above for a in page.lexicon.seeds.ancestors(district.code)):
                    votes[district.code] += 2


def _mention(
    page: Page, chain: list[Cue], size: int, votes: Counter[str], called: dict[str, str]
) -> Mention | None:
    """The district that the last of the first `size` names of a chain means."""
    last = chain[size - 1]
    candidates = page.lexicon.districts[last.word]
    if size > 1:
        above = {d.code for d in page.lexicon.districts[chain[size - 2].word]}
        candidates = tuple(d for d in candidates if _below(page, d, above))
    elif len(chain) > 1:
        over = [d for d in candidates if any(_below(page, n, {d.code}) for n in _next(page, chain))]
        candidates = tuple(over) or candidates
    elif last.word in called and not any(d.code in called.values() for d in candidates):
        candidates = (page.lexicon.seeds.districts[called[last.word]],)  # 甘南 where 甘南县 is on the page
    district = _choose(page, candidates, votes)
    is_full = last.word == district.name or last.word in district.forms
    if len(chain) == 1 and not _stands(page, last, district, is_full, set(called.values()), votes):
        return None
    sure = (
        len(candidates) == 1
        or len(chain) > 1
        or votes[district.code] > 0
        or _only_level(candidates, district)
    )
    return Mention(
        last.start,
        last.end,
        "District",
        district.name if sure else last.word,
        "district.gazetteer",
        0.98 if is_full or len(chain) > 1 else 0.9,
        (last.word,) if last.word != district.name else (),
        district.code if sure else None,
    )


def _next(page: Page, chain: list[Cue]) -> tuple[District, ...]:
    return page.lexicon.districts[chain[1].word]


def _below(page: Page, district: District, above: set[str]) -> bool:
    return any(a.code in above for a in page.lexicon.seeds.ancestors(district.code))


def _choose(page: Page, candidates: tuple[District, ...], votes: Counter[str]) -> District:
    level = {"province": 0, "prefecture": 1, "county": 2}

    if len(candidates) == 1:
        return candidates[0]

    def weight(district: District) -> tuple[int, int, str]:
        support = sum(votes[a.code] for a in page.lexicon.seeds.ancestors(district.code))
        return (-support if district.level == "county" else 0, level[district.level], district.code)

    return min(candidates, key=lambda d: (level[d.level] if votes[d.code] == 0 else -1, *weight(d)))


def _only_level(candidates: tuple[District, ...], chosen: District) -> bool:
    return sum(1 for d in candidates if d.level == chosen.level) == 1


def _stands(
    page: Page, cue: Cue, district: District, is_full: bool, full_codes: set[str], votes: Counter[str]
) -> bool:
    """Whether a single name is a district here: not a common word, not part of another word."""
    text = page.text
    if text.startswith("级", cue.end):
        return False  # 无锡市级项目: a level
    if _HILLS.search(text, max(cue.start - 1, 0), cue.end) or _with(page, cue):
        return False
    if is_full:
        if len(cue.word) == 2 and page.straddled(cue.start):
            return False  # 示范·县 is no 范县
        return not (
            len(cue.word) == 2 and cue.word.endswith("区") and not _parent_named(page, district, votes)
        )
    if _speaks(page, cue):
        return False
    after = text[cue.end : cue.end + 3]
    if page.lexicon.any_of["after_place_in_names"].match(after):
        return False
    if page.straddled(cue.start) or page.straddled(cue.end):
        return False
    if district.code in full_codes:
        return True
    known = _parent_named(page, district, votes)
    if district.common:
        return _is_heading_start(page, cue) and known
    if district.level == "county" and _told_elsewhere(page, district, votes):
        return False
    heading = _is_heading_start(page, cue) and page.sentence_at(cue.start).role != "caption"
    if district.level != "county" or known or heading:
        return True
    return votes[district.code] >= 3 and after[:2] not in page.lexicon.seeds.trade_words


_HILLS = re.compile("[皖浙闽赣湘鄂豫冀晋陕川滇黔桂粤琼鲁苏辽吉甘宁青藏新蒙渝京津沪台][东西南北中]山区$")
"""皖·南山区: hills, no district."""
_ADVERBS = ("还", "也", "又", "已", "先后", "相继", "分别", "将", "并", "再", "均", "都", "曾", "共")


def _with(page: Page, cue: Cue) -> bool:
    """Whether what opens a short name joins somebody: 先后·同·江汽集团."""
    return cue.word[0] in "同和与" and len(cue.word) == 2 and page.text.endswith(_ADVERBS, 0, cue.start)


def _told_elsewhere(page: Page, district: District, votes: Counter[str]) -> bool:
    """Whether the page is of another province: 鹤城 in an article of 齐齐哈尔 is a nickname, not 怀化市鹤城区."""
    seeds = page.lexicon.seeds
    own = {a.code for a in seeds.ancestors(district.code)}
    others = [n for code, n in votes.items() if seeds.districts[code].level == "province" and code not in own]
    itself = votes[district.code]
    return bool(others) and max(others) > itself + 1 and not any(votes[code] > itself for code in own)


def _speaks(page: Page, cue: Cue) -> bool:
    """Whether a short name is the end of a person's: 董事长助理蒋梁平说."""
    before = page.text[cue.start - 1 : cue.start]
    if not "\u4e00" <= before <= "\u9fff" or before in "在、的和与从":
        return False
    return page.lexicon.any_of["says"].match(page.text, cue.end) is not None


def _parent_named(page: Page, district: District, votes: Counter[str]) -> bool:
    return any(votes[a.code] for a in page.lexicon.seeds.ancestors(district.code))


def _is_heading_start(page: Page, cue: Cue) -> bool:
    sentence = page.sentence_at(cue.start)
    before = page.text[sentence.start : cue.start]
    return sentence.role in ("heading", "title", "caption") and (len(before) <= 2 or leads(before))
