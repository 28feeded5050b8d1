"""Every word that can matter, in one automaton built from the seeds, so that a page is read once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Literal, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation

from kg.extract.same_words import SameWords
from kg.extract.slots import FirmSlots
from kg.extract.sounds import Sounds
from kg.names import NameSplitter
from kg.seeds import District, Head, Seeds

_T = TypeVar("_T")


class _AnyOf(dict[str, re.Pattern[str]]):
    """Word list → a regular expression for any of its words, compiled when it is first asked for: many never are."""

    def __init__(self, lists: Mapping[str, frozenset[str]]) -> None:
        super().__init__()
        self._lists = lists

    def __missing__(self, name: str) -> re.Pattern[str]:
        pattern = self[name] = _one_of(self._lists[name])
        return pattern


Part = Literal["never", "hardly", "worth", "may"]
"""Whether a word can stand in a short name: never, only as a brand, as what makes it worth a look, or beside that."""


class _Parts(dict[str, Part]):
    """Word → what part it can play in a firm's short name, worked out when it is first met."""

    def __init__(self, seeds: Seeds) -> None:
        super().__init__()
        self._kinds = seeds.word_lists["before_firms"]
        self._closes = (seeds.edges - seeds.trade_words) | self._kinds | seeds.word_lists["posts"]
        self._trades, self._odd = seeds.trade_words, seeds.word_lists["not_brand"]

    def __missing__(self, word: str) -> Part:
        part = self._part(word)
        if len(word) == 1 or "\u4e00" <= word[0] <= "\u9fff":  # words of the dictionary; figures have no end
            self[word] = part
        return part

    def _part(self, word: str) -> Part:
        if not "\u4e00" <= word[0] <= "\u9fff" or (len(word) > 2 and word[-2:] in self._kinds):
            return "never"
        if word in self._closes:
            return "hardly"
        return "worth" if (word not in self._odd if len(word) == 1 else word in self._trades) else "may"


class Cue(NamedTuple):
    """One occurrence of a known word at `[start, end)` of a page's clean text."""

    start: int
    end: int
    what: str
    """district, region, group, institution, zone, industry, designation, head, metric, product_head, trade, edge."""
    word: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The seeds in the form that a scan needs. Built once a process; cannot be pickled."""

    seeds: Seeds
    automaton: AhoCorasick
    words: tuple[tuple[str, tuple[str, ...]], ...]
    districts: dict[str, tuple[District, ...]]
    towns: dict[str, tuple[str, ...]]
    """Town → codes of the districts that have one of that name."""
    heads: dict[str, tuple[Head, ...]]
    canonical: dict[tuple[str, str], str]
    """(what, alias) → name."""
    common_groups: frozenset[str]
    """Of firms whose name is a word as well, the shortest form; 统一 is one, 统一集团 is none."""
    splitter: NameSplitter
    longest_edge: int
    """Characters of the longest word in seeds/edges.csv."""
    lists: Mapping[str, frozenset[str]]
    """The word lists of seeds/word_lists.csv."""
    sizes: Mapping[str, tuple[int, ...]]
    """Word list → how long its words are."""
    last_of: Mapping[str, frozenset[str]]
    """Word list → the characters that its words end with."""
    first_of: Mapping[str, frozenset[str]]
    """Word list → the characters that its words begin with."""
    any_of: Mapping[str, re.Pattern[str]]
    """Word list → a regular expression for any of its words."""
    measuring: re.Pattern[str]
    """Any verb of seeds/metric_verbs.csv."""
    parts: Mapping[str, Part]
    """Any word → the part it can play in a firm's short name."""
    firm_slots: FirmSlots
    sounds: Sounds
    same_words: SameWords
    openings: frozenset[str]
    """The first two characters of metrics, industries and trade words: 上市, 在校, 中药 begin a noun."""

    def is_industry(self, text: str) -> bool:
        """Whether a text is the name of an industry of the gazetteer or another form of one."""
        return ("industry", text) in self.canonical

    def head(self, word: str, kind: str) -> Head | None:
        """The head of names of a kind that a word is."""
        for head in self.heads[word]:
            if head.kind == kind:
                return head
        return None

    def listed(self, name: str) -> frozenset[str]:
        """The words of a list; none for the empty name."""
        return self.lists[name] if name else frozenset()

    def ends(self, name: str, text: str) -> bool:
        """Whether a text ends in a word of a list."""
        if text[-1:] not in self.last_of[name]:
            return False
        listed = self.lists[name]
        for size in self.sizes[name]:  # noqa: SIM110 (asked thousands of times a page)
            if text[-size:] in listed:
                return True
        return False

    def scan(self, text: str) -> dict[str, list[Cue]]:
        """All known words of a text by their uses, longer ones and those inside them, in order."""
        words = self.words
        cues: dict[str, list[Cue]] = defaultdict(list)
        matches = self.automaton.find_matches_as_indexes(text, overlapping=True)
        matches.sort(
            key=itemgetter(1)
        )  # they come by their ends, so those that begin together stay in that order
        cue = tuple.__new__  # thousands a page
        for index, start, end in matches:
            word, uses = words[index]
            for what in uses:
                cues[what].append(cue(Cue, (start, end, what, word)))
        return cues


def build_lexicon(seeds: Seeds) -> Lexicon:
    """Collect the words of all gazetteers under their uses and build the automaton."""
    uses: dict[str, tuple[str, ...]] = {}
    canonical: dict[tuple[str, str], str] = {}
    for what, name, forms in _named(seeds):
        for form in forms:
            _append(uses, form, what)
            canonical.setdefault((what, form), name)
    districts: dict[str, tuple[District, ...]] = {}
    for _, district in sorted(seeds.districts.items()):
        for form in {district.name, district.short, *district.forms}:
            if len(form) > 1:
                _append(districts, form, district)
    towns: dict[str, tuple[str, ...]] = {}
    for code, names in seeds.towns.items():
        here = (code,)  # forty thousand names
        for name in names:
            towns[name] = towns[name] + here if name in towns else here
    heads: dict[str, list[Head]] = defaultdict(list)
    for head in seeds.heads:
        heads[head.word].append(head)
    nouns = seeds.trade_words | seeds.generic
    plain: dict[str, Iterable[str]] = {
        "district": districts,
        "edge": (w for w in seeds.edges if len(w) > 1 and w not in nouns),
        "head": heads,
        "metric": seeds.metrics,
        "product_head": seeds.word_lists["product_heads"],
        "trade": seeds.trade_words,
        "zone": seeds.zones,
    }
    for what, listed in plain.items():
        for word in listed:
            _append(uses, word, what)
    words = tuple(sorted(uses.items()))
    splitter = NameSplitter(seeds)
    return Lexicon(
        seeds=seeds,
        automaton=AhoCorasick([w for w, _ in words], implementation=Implementation.ContiguousNFA),
        words=words,
        districts=districts,
        towns=towns,
        heads={word: tuple(hs) for word, hs in heads.items()},
        canonical=canonical,
        common_groups=frozenset(min((g.name, *g.aliases), key=len) for g in seeds.groups if g.common),
        splitter=splitter,
        longest_edge=max(map(len, seeds.edges), default=0),
        lists=seeds.word_lists,
        sizes={name: tuple(sorted(set(map(len, listed)))) for name, listed in seeds.word_lists.items()},
        last_of={name: frozenset(word[-1] for word in listed) for name, listed in seeds.word_lists.items()},
        first_of={name: frozenset(word[0] for word in listed) for name, listed in seeds.word_lists.items()},
        any_of=_AnyOf(seeds.word_lists),
        measuring=_one_of(frozenset(seeds.metric_verbs)),
        parts=_Parts(seeds),
        firm_slots=FirmSlots(seeds.firm_slots, seeds.word_lists, seeds.alike),
        sounds=Sounds([form for g in seeds.groups for form in (g.name, *g.aliases)], splitter),
        same_words=SameWords(seeds.same_words),
        openings=frozenset(
            w[:2]
            for words in (
                seeds.metrics,
                seeds.industries,
                seeds.trade_words,
                seeds.word_lists["noun_openings"],
            )
            for w in words
        ),
    )


def _append(found: dict[str, tuple[_T, ...]], word: str, one: _T) -> None:
    """Most words have one use, district or town, once: a tuple of one costs least, of some thousands."""
    before = found.get(word)
    if before is None:
        found[word] = (one,)
    elif one not in before:
        found[word] = (*before, one)


def _named(seeds: Seeds) -> Iterator[tuple[str, str, Iterable[str]]]:
    """Known names: (use, name, its forms)."""
    gazetteers = (("region", seeds.regions), ("group", seeds.groups), ("institution", seeds.institutions))
    for what, names in gazetteers:
        for name in names:
            yield what, name.name, [form for form in (name.name, *name.aliases) if len(form) > 1]
    for industry, (aliases, _) in seeds.industries.items():
        yield "industry", industry, (industry, *aliases)
    quoted = seeds.word_lists["quoted_titles"]
    for title, aliases in seeds.designations.items():
        for form in (title, *aliases):
            bare = form.replace("“", "").replace("”", "")
            yield "designation", title, sorted({form, bare, *(bare.replace(w, f"“{w}”") for w in quoted)})


def _one_of(words: frozenset[str]) -> re.Pattern[str]:
    """A regular expression for any of some words, the longest at a place; for none it never matches.

    The words are laid into a tree, so that a match costs the same for three words and for three hundred.
    """
    tree: dict[str, Any] = {}
    for word in sorted(words):
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    # where all branches begin with one character, and not with a set of them, `re` skips to those characters
    return re.compile("|".join(re.escape(char) + _branches(below) for char, below in tree.items()) or "(?!)")


def _branches(node: dict[str, Any]) -> str:
    """A tree of characters as a regular expression; the empty character ends a word."""
    leaves = "".join(re.escape(char) for char, below in node.items() if char and below.keys() == {""})
    parts = [f"[{leaves}]"] if leaves else []
    parts += [
        re.escape(char) + _branches(below) for char, below in node.items() if char and below.keys() != {""}
    ]
    if not parts:
        return ""
    return f"(?:{'|'.join(parts)})" + ("?" if "" in node else "")
