"""Every word that can matter, in one automaton built from the seeds, so that a page is read once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from kg.names import NameSplitter
from kg.seeds import District, Head, Seeds

_QUOTED_WORDS = ("小巨人", "专精特新", "瞪羚", "独角兽", "单项冠军", "双百企业", "专精特新小巨人")
"""Words that papers put into quotation marks or not, as they please."""


class Cue(NamedTuple):
    """One occurrence of a known word at `[start, end)` of a page's clean text."""

    start: int
    end: int
    what: str
    """district, region, group, institution, zone, industry, designation, head, metric, trade."""
    word: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The seeds in the form that a scan needs. Built once a process; cannot be pickled."""

    seeds: Seeds
    automaton: AhoCorasick
    words: tuple[tuple[str, tuple[str, ...]], ...]
    districts: dict[str, tuple[District, ...]]
    heads: dict[str, tuple[Head, ...]]
    canonical: dict[tuple[str, str], str]
    """(what, alias) → name."""
    common_groups: frozenset[str]
    splitter: NameSplitter

    def scan(self, text: str) -> list[Cue]:
        """All known words of a text, longer ones and those inside them."""
        words = self.words
        return [
            Cue(start, end, what, words[index][0])
            for index, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True)
            for what in words[index][1]
        ]


def build_lexicon(seeds: Seeds) -> Lexicon:
    """Collect the words of all gazetteers under their uses and build the automaton."""
    uses: dict[str, set[str]] = defaultdict(set)
    canonical: dict[tuple[str, str], str] = {}
    districts: dict[str, list[District]] = defaultdict(list)
    for district in seeds.districts.values():
        for form in {district.name, district.short}:
            if len(form) > 1:
                districts[form].append(district)
                uses[form].add("district")
    for what, names in (
        ("region", seeds.regions),
        ("group", seeds.groups),
        ("institution", seeds.institutions),
    ):
        for name in names:
            for form in (name.name, *name.aliases):
                if len(form) > 1:
                    uses[form].add(what)
                    canonical.setdefault((what, form), name.name)
    for industry, (aliases, _) in seeds.industries.items():
        for form in (industry, *aliases):
            uses[form].add("industry")
            canonical.setdefault(("industry", form), industry)
    for title, aliases in seeds.designations.items():
        for form in (title, *aliases):
            bare = form.replace("“", "").replace("”", "")
            for printed in sorted({form, bare, *(bare.replace(w, f"“{w}”") for w in _QUOTED_WORDS)}):
                uses[printed].add("designation")
                canonical.setdefault(("designation", printed), title)
    for word in seeds.trade_words:
        uses[word].add("trade")
    for word in seeds.zones:
        uses[word].add("zone")
    heads: dict[str, list[Head]] = defaultdict(list)
    for head in seeds.heads:
        heads[head.word].append(head)
        uses[head.word].add("head")
    for word in seeds.metrics:
        uses[word].add("metric")
    words = tuple((word, tuple(sorted(kinds))) for word, kinds in sorted(uses.items()))
    return Lexicon(
        seeds=seeds,
        automaton=AhoCorasick([w for w, _ in words], implementation=Implementation.ContiguousNFA),
        words=words,
        districts={form: tuple(sorted(ds, key=lambda d: d.code)) for form, ds in districts.items()},
        heads={word: tuple(hs) for word, hs in heads.items()},
        canonical=canonical,
        common_groups=frozenset(f for g in seeds.groups if g.common for f in (g.name, *g.aliases)),
        splitter=NameSplitter(seeds),
    )
